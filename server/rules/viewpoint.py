"""Which earlier picture shows the plot from nearest to the same viewpoint, for before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import hypot, isfinite

from server.rules.claim import Fix, PhotoRole
from server.rules.limits import Limits
from server.rules.place import is_missing, place_of, plane_at

BESIDE_MAX_M = 60.0
"""Pictures from further apart show other ground [P]."""
HEADING_GAP_MAX_DEG = 60.0
"""Pictures turned further from each other have no subject in common [P]."""
METRES_PER_DEG = 1 / 3
"""45 degrees of turn weigh as 15 m of walk [P]."""
HEADING_UNKNOWN_DEG = 45.0
"""What a direction nobody knows counts as: it may fit, one that is known to fit goes first [P]."""


@dataclass(frozen=True, slots=True)
class View:
    """One picture and where it was taken from."""

    sha256: str
    inspection_id: str
    role: PhotoRole
    taken_at: datetime
    fix: Fix | None
    heading_deg: float | None


@dataclass(frozen=True, slots=True)
class Beside:
    view: View
    distance_m: float
    heading_gap_deg: float | None
    """0 to 180; None where either direction is not known."""


def nearest_view(view: View, earlier: Sequence[View], limits: Limits) -> Beside | None:
    """The best of `earlier` to lay beside `view`, the newest of equals; None where none fits.

    A close-up goes with a close-up only, and a picture never with itself.
    """
    fix = view.fix
    if fix is None or is_missing(fix, limits):
        return None
    plane = plane_at(fix.lon, fix.lat)
    east_m, north_m = place_of(fix, plane)
    found: list[tuple[float, float, str, Beside]] = []
    for other in earlier:
        if other.sha256 == view.sha256 or (other.role == "closeup") != (view.role == "closeup"):
            continue
        if other.fix is None or is_missing(other.fix, limits):
            continue
        there = place_of(other.fix, plane)
        distance_m = hypot(there[0] - east_m, there[1] - north_m)
        gap_deg = heading_gap_deg(view.heading_deg, other.heading_deg)
        turn_deg = HEADING_UNKNOWN_DEG if gap_deg is None else gap_deg
        if distance_m > BESIDE_MAX_M or turn_deg > HEADING_GAP_MAX_DEG:
            continue
        apart = distance_m + turn_deg * METRES_PER_DEG
        found.append(
            (apart, -other.taken_at.timestamp(), other.sha256, Beside(other, distance_m, gap_deg))
        )
    return min(found, key=lambda one: one[:3])[3] if found else None


def heading_gap_deg(one: float | None, other: float | None) -> float | None:
    """The smaller angle between two directions, 0 to 180; None where either is not known."""
    if one is None or other is None or not (isfinite(one) and isfinite(other)):
        return None
    turn = abs(one - other) % 360.0
    return min(turn, 360.0 - turn)
