"""What a phone says it saw: the frozen value that the API reads and the rules judge.

Names and units are those of the wire (docs/protocol.md). Longitude comes before latitude,
degrees on the WGS 84 / CGCS2000 ellipsoid unless `datum` says otherwise; instants are aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Datum = Literal["WGS84", "GCJ02", "BD09", "unknown"]
FixSource = Literal["w3c", "wx", "exif", "map"]
PhotoRole = Literal["overview", "closeup", "opposite", "extra"]
PhotoSource = Literal["camera", "camera_app", "gallery"]
Cover = Literal[
    "crop",  # a sown crop stands
    "stubble",  # fresh stubble of the crops named
    "tilled",  # ploughed or levelled, nothing sown yet
    "weeds",
    "fruit_trees",  # fruit, tea, mulberry: perennial crops
    "timber_trees",  # timber or bamboo
    "shrubs",
    "nursery",  # nursery stock, turf, flowers, medicinal herbs
    "pond",
    "greenhouse",  # on the plough layer, nothing hardened
    "facility",  # livestock shed, factory greenhouse, hardened ground for farming
    "building",  # building, yard, road of 1.0 m and more, waste, mine
    "bare",  # bare soil or rubble
    "fallow",  # approved fallow with a document
    "mixed",  # several parts: the plot is to be split
    "unseen",  # cannot be seen or recognised
]
Stage = Literal[
    "sown", "emerged", "tillering", "vegetative", "heading", "ripening", "harvested", "failed"
]
Purpose = Literal["grain", "fresh", "silage", "vegetable"]
TreeKind = Literal["fruit", "tea", "mulberry", "timber", "bamboo", "shrub"]
CanopyMethod = Literal["visual", "drone", "transect"]
YesNo = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Fix:
    """One position as the device gave it; `accuracy_m` is the 95 % radius of the W3C interface."""

    lon: float
    lat: float
    accuracy_m: float | None
    datum: Datum
    source: FixSource
    taken_at: datetime
    age_ms: int | None = None
    altitude_m: float | None = None


@dataclass(frozen=True, slots=True)
class ClaimPhoto:
    """One picture of the visit; `sha256` is over the bytes kept on the phone, lower-case hex."""

    sha256: str
    size_bytes: int
    media_type: str
    role: PhotoRole
    source: PhotoSource
    taken_at: datetime
    fix: Fix | None
    heading_deg: float | None
    """True direction the camera looked to, 0 = north, clockwise; None where the phone has none."""


@dataclass(frozen=True, slots=True)
class CropSeen:
    crop: str
    """Code of the crop catalogue."""
    stage: Stage | None
    purpose: Purpose | None
    share_percent: int | None
    """Share of the plot's net area under this crop, 1 to 100."""


@dataclass(frozen=True, slots=True)
class Trees:
    kind: TreeKind
    species: str | None
    canopy_percent: int | None
    canopy_method: CanopyMethod | None
    plants_per_mu: int | None
    young_in_rows: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    cover: Cover
    crops: tuple[CropSeen, ...] = ()
    trees: Trees | None = None
    plough_layer: YesNo = "unknown"
    permanent_water: YesNo = "unknown"
    hardened: YesNo = "unknown"
    woody_regrowth: YesNo = "unknown"
    fallow_document: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    """UUIDv7 made on the phone."""
    plot_id: str
    person_id: str
    device_id: str
    app_version: str
    boundary_version: int | None
    """The boundary the phone showed; the server judges against the one of the day."""
    edition: str | None
    """The rules edition the phone hinted by."""
    started_at: datetime
    finished_at: datetime
    """Device clock."""
    utc_offset_min: int
    fix: Fix | None
    photos: tuple[ClaimPhoto, ...]
    observation: Observation
    reshoot_of: str | None = None
    """The returned record whose asked-for pictures these are; the other pictures stay with it."""
    matched_at: datetime | None = None
    """When the person said which plot the pictures show, device clock; None where that came first."""
