"""One usual visit as values of the rules: a rice field, three pictures, a good fix in the plot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from server.rules.claim import Claim, ClaimPhoto, CropSeen, Fix, Observation
from server.rules.inspection import Ground
from server.rules.place import plane_at
from server.rules.verdict import PhotoFacts
from tests.makers import LAT, LON, square

MOMENT = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
ROLES = ("overview", "closeup", "opposite")
FIX = Fix(LON, LAT, 4.0, "WGS84", "w3c", MOMENT, 800)
RICE = Observation("crop", (CropSeen("rice", "heading", "grain", 100),), plough_layer="yes")


def photo_of(role: Any = "overview", **changed: Any) -> ClaimPhoto:
    sha256 = str(ROLES.index(role) if role in ROLES else 9) * 64
    usual = ClaimPhoto(sha256, 900_000, "image/jpeg", role, "camera", MOMENT, FIX, None)
    return replace(usual, **changed)


PHOTOS = tuple(photo_of(role) for role in ROLES)
CLAIM = Claim(
    id="018f0000-0000-7000-8000-000000000001",
    plot_id="018f0000-0000-7000-8000-000000000002",
    person_id="018f0000-0000-7000-8000-000000000003",
    device_id="device-1",
    app_version="test",
    boundary_version=1,
    edition="2023.1",
    started_at=MOMENT - timedelta(minutes=2),
    finished_at=MOMENT,
    utc_offset_min=480,
    fix=FIX,
    photos=PHOTOS,
    observation=RICE,
)
GROUND = Ground(
    plot_id=CLAIM.plot_id,
    boundary=square(),
    boundary_version=1,
    land_class="0101",
    basic_farmland=True,
    net_area_mu=Decimal("8.61"),
    neighbours=(),
    slope_deg=None,
    excluded_by=(),
    accepted_on=None,
)


def facts_of(photo: ClaimPhoto, **changed: Any) -> PhotoFacts:
    """A picture that opens and says nothing of place or time, as most browsers hand it over."""
    return replace(PhotoFacts(photo.sha256, photo.media_type, 2560, 1920, True), **changed)


def at_place(lon: float, lat: float, **changed: Any) -> Fix:
    return replace(FIX, lon=lon, lat=lat, **changed)


def metres_off(east_m: float, north_m: float) -> tuple[float, float]:
    """Longitude and latitude so far from the middle of the plot."""
    plane = plane_at(LON, LAT)
    return LON + east_m / plane.east_m_per_deg, LAT + north_m / plane.north_m_per_deg
