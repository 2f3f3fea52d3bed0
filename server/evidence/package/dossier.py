"""All that is on record of one plot, as the package and its report are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import shapely

from server.evidence.vault import document_key, photo_key
from server.rules.decided import ReviewState
from server.rules.seal import NonceState, SealState

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BoundaryVersion:
    version: int
    valid_from: datetime
    area_m2: Decimal
    """Geodesic on the CGCS2000 ellipsoid."""
    shape: shapely.MultiPolygon
    """EPSG:4490, longitude before latitude."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Other content that came under the id of a kept record."""

    claim_sha256: str
    claim: str


@dataclass(frozen=True, slots=True)
class Record:
    """One inspection with everything that was said of it."""

    id: str
    claim: str
    """RFC 8785 form of the body as received."""
    claim_sha256: str
    person_name: str
    finished_at: datetime
    """Device clock."""
    received_at: datetime
    device_skew_s: float | None
    late: bool
    channel: str
    seal: SealState
    nonce: NonceState
    manifest: str | None
    """What was signed, RFC 8785 form."""
    signature: str | None
    """As received: base64 of r||s where it is in order."""
    device_key: str | None
    """PEM of the key that the seal names; None where it is not known."""
    receipts: tuple[Json, ...]
    """Signed by the server: one that says all that is kept now, and the first one where it says less."""
    verdicts: tuple[Json, ...]
    """Oldest first; the last one with `current` is in force."""
    rivals: tuple[Rival, ...]
    state: ReviewState
    """After the last decision."""
    decisions: tuple[Json, ...]
    """Of officers, oldest first, each with what the rules had answered by then (`computed`)."""
    comments: tuple[Json, ...]
    """Of officers, oldest first."""

    @property
    def verdict(self) -> Json:
        """The body of the verdict in force."""
        body: Json = next(one for one in reversed(self.verdicts) if one["current"])["body"]
        return body


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """An original in the vault."""

    sha256: str
    size_bytes: int
    media_type: str

    @property
    def key(self) -> str:
        return photo_key(self.sha256)


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A paper in the vault that an approval of fallow rests on."""

    sha256: str
    size_bytes: int
    media_type: str

    @property
    def key(self) -> str:
        return document_key(self.sha256)


@dataclass(frozen=True, slots=True)
class LogHead:
    """The last line of the log that changed something of the plot or its records."""

    seq: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Dossier:
    plot: Json
    """The plot as the API tells it, with `attributes` of the survey and `years`."""
    boundaries: tuple[BoundaryVersion, ...]
    """First version first."""
    records: tuple[Record, ...]
    """As they were received."""
    photos: tuple[PhotoFile, ...]
    """By hash."""
    fallows: tuple[Json, ...]
    """Approvals of fallow by their first day, with how each ended."""
    documents: tuple[DocumentFile, ...]
    """By hash."""
    editions: Mapping[str, Json]
    """Every edition of the rules that a verdict or a year names, by id."""
    server_keys: Mapping[str, str]
    """Key id → PEM."""
    log_head: LogHead | None
    """None where those lines were pruned."""
    as_of: datetime
    """The last moment at which anything in here came to be."""


def stamp(moment: datetime) -> str:
    """UTC in microseconds, with Z."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
