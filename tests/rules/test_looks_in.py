"""Whether the camera looks into the plot: a hint from heading and place, never more than the two allow."""

from __future__ import annotations

from dataclasses import replace
from math import inf, nan

import pytest

from server.rules.claim import Fix
from server.rules.limits import Limits
from server.rules.place import looks_in, site
from tests.makers import LAT, LON, square
from tests.rules.usual_visit import FIX, at_place, metres_off

SITE = site(square())
"""76 m wide and 89 m high: its southern line runs 44.35 m south of the middle."""
LIMITS = Limits()


def from_south(metres: float, accuracy_m: float = 4.0) -> Fix:
    return at_place(*metres_off(0, -44.35 - metres), accuracy_m=accuracy_m)


@pytest.mark.parametrize(
    ("metres", "heading_deg", "expected"),
    [
        (30, 0, "yes"),
        (30, 360, "yes"),
        (30, 20, "yes"),
        (30, 90, "unknown"),  # only the compass's error brings the plot into the picture
        (30, 100, "no"),
        (30, 180, "no"),
        (96, 0, "yes"),  # the line of sight ends 100 m away: 4 m of it lie in the plot
        (98, 0, "unknown"),  # 2 m of it do
        (101, 0, "no"),
        (1, 180, "unknown"),  # the fix may lie in the plot
    ],
)
def test_from_the_south(metres: float, heading_deg: float, expected: str) -> None:
    assert looks_in(from_south(metres), heading_deg, SITE, LIMITS) == expected


@pytest.mark.parametrize("heading_deg", [0, 90, 180, 270])
def test_from_within_every_direction_looks_in(heading_deg: float) -> None:
    assert looks_in(FIX, heading_deg, SITE, LIMITS) == "yes"


@pytest.mark.parametrize("heading_deg", [None, nan, inf])
def test_without_a_heading_nobody_can_tell(heading_deg: float | None) -> None:
    assert looks_in(FIX, heading_deg, SITE, LIMITS) == "unknown"


@pytest.mark.parametrize(
    "fix",
    [
        None,
        at_place(0, 0),
        replace(FIX, accuracy_m=None),
        replace(FIX, accuracy_m=50.1),
        replace(FIX, accuracy_m=nan),
    ],
)
def test_without_a_usable_place_nobody_can_tell(fix: Fix | None) -> None:
    assert looks_in(fix, 0, SITE, LIMITS) == "unknown"


@pytest.mark.parametrize(("accuracy_m", "expected"), [(29.9, "no"), (30.1, "unknown")])
def test_a_fix_that_may_lie_in_the_plot_excludes_nothing(accuracy_m: float, expected: str) -> None:
    assert looks_in(from_south(30, accuracy_m), 180, SITE, LIMITS) == expected


def test_from_another_district_it_cannot() -> None:
    assert looks_in(at_place(LON + 1, LAT), 270, SITE, LIMITS) == "no"
