"""The claim as it stands on the wire and in the database, and the way from there to the rules' value.

The bounds here keep out what cannot be an observation at all; what is merely poor is judged, not refused.
"""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Any

import orjson
import rfc8785
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from server.refusals import Refusal
from server.rules import claim as rules

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Uuid = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
]
Percent = Annotated[int, Field(ge=0, le=100)]
EXACT_MAX = 2**53 - 1
"""The largest whole number that JSON carries exactly (RFC 8785)."""
Whole = Annotated[int, Field(ge=0, le=EXACT_MAX)]
Plain = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
"""PostgreSQL keeps no NUL in text."""
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC) for year in (2, 9999))
"""Outside them a day in another zone is not on the calendar; wrong clocks inside are judged."""


def _on_the_calendar(moment: datetime) -> datetime:
    if not FIRST <= moment < LAST:
        raise ValueError("not on the calendar")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_on_the_calendar)]
NOTE_MAX = 2_000
PHOTOS_MAX = 30


class Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class FixIn(Part):
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False)
    lat: float = Field(ge=-90, le=90, allow_inf_nan=False)
    accuracy_m: float | None = Field(ge=0, allow_inf_nan=False)
    datum: rules.Datum
    source: rules.FixSource
    taken_at: Moment
    age_ms: Whole | None = None
    altitude_m: float | None = Field(default=None, allow_inf_nan=False)


class PhotoIn(Part):
    sha256: Sha256
    size_bytes: int = Field(ge=1, le=EXACT_MAX)
    media_type: Plain = Field(max_length=40)
    role: rules.PhotoRole
    source: rules.PhotoSource
    taken_at: Moment
    fix: FixIn | None
    heading_deg: float | None = Field(ge=0, le=360, allow_inf_nan=False)


class CropIn(Part):
    crop: Plain = Field(min_length=1, max_length=40)
    stage: rules.Stage | None
    purpose: rules.Purpose | None
    share_percent: int | None = Field(ge=1, le=100)


class TreesIn(Part):
    kind: rules.TreeKind
    species: Plain | None = Field(default=None, max_length=40)
    canopy_percent: Percent | None
    canopy_method: rules.CanopyMethod | None
    plants_per_mu: int | None = Field(ge=0, le=10_000)
    young_in_rows: bool = False


class ObservationIn(Part):
    cover: rules.Cover
    crops: list[CropIn] = Field(max_length=6)
    trees: TreesIn | None = None
    plough_layer: rules.YesNo = "unknown"
    permanent_water: rules.YesNo = "unknown"
    hardened: rules.YesNo = "unknown"
    woody_regrowth: rules.YesNo = "unknown"
    fallow_document: Plain | None = Field(default=None, max_length=200)
    note: str = Field(default="", max_length=NOTE_MAX)


class DeviceIn(Part):
    id: Plain = Field(min_length=1, max_length=60)
    app_version: Plain = Field(max_length=40)


class SealIn(Part):
    """A signature that does not hold is judged, not refused: only its shape is bounded here."""

    key_id: Plain = Field(max_length=64)
    nonce: Plain | None = Field(max_length=64)
    signed_at: Moment
    signature: Plain = Field(max_length=200)


def _may_be_left_out(schema: dict[str, Any]) -> None:
    """Types made from the contract take a field with a default for one that is always sent."""
    del schema["default"]


class ClaimIn(Part):
    plot_id: Uuid
    person_id: Uuid
    device: DeviceIn
    boundary_version: Whole | None
    edition: Plain | None = Field(max_length=20)
    started_at: Moment
    finished_at: Moment
    utc_offset_min: int = Field(ge=-840, le=840)
    fix: FixIn | None
    photos: list[PhotoIn] = Field(max_length=PHOTOS_MAX)
    observation: ObservationIn
    seal: SealIn | None = None
    reshoot_of: Uuid | None = Field(default=None, json_schema_extra=_may_be_left_out)
    matched_at: Moment | None = Field(default=None, json_schema_extra=_may_be_left_out)

    @model_validator(mode="after")
    def photos_differ(self) -> ClaimIn:
        if len({photo.sha256 for photo in self.photos}) != len(self.photos):
            raise ValueError("one photo is named twice")
        return self

    def value(self, inspection_id: str) -> rules.Claim:
        seen = self.observation
        return rules.Claim(
            id=inspection_id,
            plot_id=self.plot_id,
            person_id=self.person_id,
            device_id=self.device.id,
            app_version=self.device.app_version,
            boundary_version=self.boundary_version,
            edition=self.edition,
            started_at=self.started_at,
            finished_at=self.finished_at,
            utc_offset_min=self.utc_offset_min,
            fix=_fix(self.fix),
            photos=tuple(
                rules.ClaimPhoto(**{**photo.__dict__, "fix": _fix(photo.fix)})
                for photo in self.photos
            ),
            reshoot_of=self.reshoot_of,
            matched_at=self.matched_at,
            observation=rules.Observation(
                **{
                    **seen.__dict__,
                    "crops": tuple(rules.CropSeen(**crop.__dict__) for crop in seen.crops),
                    "trees": rules.Trees(**seen.trees.__dict__) if seen.trees else None,
                }
            ),
        )


def _fix(fix: FixIn | None) -> rules.Fix | None:
    return rules.Fix(**fix.__dict__) if fix else None


def canonical(data: bytes) -> tuple[str, str]:
    """The RFC 8785 form of a JSON body and the SHA-256 of its UTF-8 bytes.

    Raises ValueError where the body has no such form (not JSON, integers beyond 2^53, lone surrogates).
    """
    try:
        text = rfc8785.dumps(orjson.loads(data))
    except (orjson.JSONDecodeError, rfc8785.CanonicalizationError, UnicodeError) as error:
        raise ValueError("no canonical form") from error
    return text.decode(), hashlib.sha256(text).hexdigest()


def unsealed(text: str) -> tuple[str, dict[str, Any] | None]:
    """A canonical body as it was signed, and its seal as sent; the seal is a member of it alone."""
    seal: dict[str, Any] | None = orjson.loads(text).get("seal")
    member = ',"seal":' + rfc8785.dumps(seal).decode()
    return text.replace(member, "", 1), seal


def canonical_id(text: str) -> str:
    """An id made on a phone, in lower case; raises Refusal inspection_id_invalid."""
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise Refusal("inspection_id_invalid") from error


def is_id(text: str) -> bool:
    """Whether it may be asked for in a column of ids: PostgreSQL refuses other text."""
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


CLAIMS_AT_HAND = 1_000
"""About 10 MB a process; a plot's other records are read again with each new one [P]."""


@lru_cache(CLAIMS_AT_HAND)
def stored_claim(text: str, inspection_id: str) -> rules.Claim:
    """The claim of a kept record."""
    return ClaimIn.model_validate_json(text).value(inspection_id)
