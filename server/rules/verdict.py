"""What the rules answer: three-valued answers, each with the clause it rests on, and findings.

An answer that lacks information is "unknown"; missing information is never held against anybody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Answer = Literal["yes", "no", "unknown"]
PositionClass = Literal["inside", "edge", "outside", "unknown"]
Weight = Literal["note", "question", "review"]
"""note: for the file; question: ask the inspector; review: an officer should look."""
GrainLevel = Literal["none", "standing", "harvested"]
Cause = Literal["received", "photo_landed", "rejudged", "reviewed", "pictures_compared"]
"""Why a verdict was given; reviewed: an earlier record was voided or stands again; pictures_compared:
one of its photos looks like another record's."""


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    """A key of server/words/*.json under "finding"."""
    weight: Weight
    facts: dict[str, Any] = field(default_factory=dict)
    photo: str | None = None
    """SHA-256 of the photo it speaks of."""


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What the bytes of one photo say; nothing here is trusted over the fix."""

    sha256: str
    media_type: str
    width_px: int | None
    height_px: int | None
    readable: bool
    """False where the picture could not be opened (truncated, too many pixels)."""
    exif_lon: float | None = None
    exif_lat: float | None = None
    exif_datum: str | None = None
    exif_taken_at: datetime | None = None
    """From the GPS time stamp, or DateTimeOriginal with its offset; None where no offset is told."""
    exif_local_time: str | None = None
    """DateTimeOriginal as written, ISO without zone."""
    exif_heading_deg: float | None = None
    exif_accuracy_m: float | None = None
    exif_altitude_m: float | None = None
    camera: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    plot_id: str
    distance_m: float


@dataclass(frozen=True, slots=True)
class Position:
    class_: PositionClass
    distance_m: float | None
    """Metres from the fix to the plot: 0 inside it."""
    edge_m: float | None
    """Metres from the fix to the nearest boundary line, from either side."""
    boundary_version: int
    nearest: tuple[Near, ...] = ()
    looks_in: Answer = "unknown"
    """Whether the camera's heading looks into the plot; indicative."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer with its clause, a key of server/words/*.json under "clause"."""

    answer: Answer
    clause: str
    row: int | None = None
    """Row of the decision table (domain B4) for the cultivated and the farmable answer."""


@dataclass(frozen=True, slots=True)
class Grain:
    answer: Answer
    """Whether this record shows grain that counts for `year`."""
    clause: str
    level: GrainLevel
    year: int | None
    crops: tuple[str, ...] = ()
    share_percent: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    edition: str
    position: Position
    cultivated: Judged
    farmable: Judged
    grain: Grain
    land_class: str | None
    """Suggested class code of GB/T 21010-2017."""
    attribute: str | None
    """Suggested planting attribute: LS, FLS, LYFL, LLJZ, XG, WG."""
    findings: tuple[Finding, ...]
    owed_photos: tuple[str, ...]
    """SHA-256 of photos named by the record that have not arrived."""
    late: bool


def verdict_as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as docs/protocol.md writes it; metres are rounded to centimetres.

    `judged_at` and the numbers of the nearest plots are the caller's to add, `late` stands beside it.
    """
    where = verdict.position
    return {
        "edition": verdict.edition,
        "position": {
            **position_as_json(where),
            "edge_m": _centimetres(where.edge_m),
            "boundary_version": where.boundary_version,
            "nearest": [
                {"plot_id": near.plot_id, "distance_m": _centimetres(near.distance_m)}
                for near in where.nearest
            ],
            "looks_in": where.looks_in,
        },
        "cultivated": judged_as_json(verdict.cultivated),
        "farmable": judged_as_json(verdict.farmable),
        "grain": {
            "answer": verdict.grain.answer,
            "clause": verdict.grain.clause,
            "level": verdict.grain.level,
            "year": verdict.grain.year,
            "crops": list(verdict.grain.crops),
            "share_percent": verdict.grain.share_percent,
        },
        "land_class": verdict.land_class,
        "attribute": verdict.attribute,
        "findings": [
            {
                "code": finding.code,
                "weight": finding.weight,
                "facts": finding.facts,
                "photo": finding.photo,
            }
            for finding in verdict.findings
        ],
        "owed_photos": list(verdict.owed_photos),
    }


def position_as_json(position: Position) -> dict[str, Any]:
    """Class and distance, as each photo of a record carries them."""
    return {"class": position.class_, "distance_m": _centimetres(position.distance_m)}


def judged_as_json(judged: Judged) -> dict[str, Any]:
    return {"answer": judged.answer, "clause": judged.clause, "row": judged.row}


def _centimetres(metres: float | None) -> float | None:
    return None if metres is None else round(metres, 2)
