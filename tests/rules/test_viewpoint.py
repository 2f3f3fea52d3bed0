"""The earlier picture to lay beside one: near, turned the same way, of the same kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from server.rules.datum import to_gcj02
from server.rules.limits import Limits
from server.rules.viewpoint import View, heading_gap_deg, nearest_view
from tests.makers import LAT, LON
from tests.rules.usual_visit import FIX, MOMENT, at_place, metres_off

LIMITS = Limits()
HERE = View("a" * 64, "now", "overview", MOMENT, FIX, 90.0)


def earlier(name: str, east_m: float = 0, north_m: float = 0, **changed: Any) -> View:
    there = at_place(*metres_off(east_m, north_m))
    usual = View(name * 64, f"visit {name}", "overview", MOMENT - timedelta(30), there, 90.0)
    return replace(usual, **changed)


def found(*others: View, view: View = HERE) -> str | None:
    best = nearest_view(view, others, LIMITS)
    return best and best.view.sha256[0]


@pytest.mark.parametrize(
    ("others", "expect"),
    [
        ([], None),
        ([earlier("b", 12, -5)], "b"),
        ([earlier("b", 12), earlier("c", 4)], "c"),
        # 30 degrees of turn weigh as 10 m of walk
        ([earlier("b", 0, heading_deg=120.0), earlier("c", 9)], "c"),
        ([earlier("b", 0, heading_deg=120.0), earlier("c", 11)], "b"),
        # a direction nobody knows may fit, one that is known to fit goes first
        ([earlier("b", 0, heading_deg=None), earlier("c", 14)], "c"),
        ([earlier("b", 3, heading_deg=None)], "b"),
        ([earlier("b", 0, heading_deg=151.0)], None),
        ([earlier("b", 0, heading_deg=270.0)], None),
        ([earlier("b", 59.9)], "b"),
        ([earlier("b", 60.1)], None),
        ([earlier("b", fix=None)], None),
        ([earlier("b", fix=at_place(0.0, 0.0))], None),
        ([earlier("b", role="closeup")], None),
        ([earlier("b", role="opposite")], "b"),
        ([earlier("a")], None),
        # of equals the newest
        ([earlier("b"), earlier("c", taken_at=MOMENT - timedelta(3))], "c"),
    ],
)
def test_what_is_laid_beside(others: list[View], expect: str | None) -> None:
    assert found(*others) == expect
    assert found(*reversed(others)) == expect


def test_a_close_up_goes_with_a_close_up() -> None:
    view = replace(HERE, role="closeup")
    assert found(earlier("b"), earlier("c", 20, role="closeup"), view=view) == "c"


def test_distance_and_turn_are_told() -> None:
    best = nearest_view(HERE, [earlier("b", 3, 4, heading_deg=70.0)], LIMITS)
    assert best is not None
    assert best.distance_m == pytest.approx(5, abs=0.01)
    assert best.heading_gap_deg == pytest.approx(20)
    assert best.view.inspection_id == "visit b"


def test_a_turn_nobody_knows_is_not_told() -> None:
    best = nearest_view(HERE, [earlier("b", heading_deg=None)], LIMITS)
    assert best is not None
    assert best.heading_gap_deg is None


def test_without_a_place_nothing_is_near() -> None:
    assert found(earlier("b"), view=replace(HERE, fix=None)) is None
    assert found(earlier("b"), view=replace(HERE, fix=at_place(0.0, 0.0))) is None


def test_fixes_in_another_datum_are_where_they_say() -> None:
    shifted = at_place(*to_gcj02(LON, LAT), datum="GCJ02")
    best = nearest_view(HERE, [earlier("b", fix=shifted)], LIMITS)
    assert best is not None
    assert best.distance_m < 1


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        (0, 0, 0),
        (350, 10, 20),
        (10, 350, 20),
        (0, 180, 180),
        (0, 360, 0),
        (None, 3, None),
        (3, None, None),
        (float("nan"), 3, None),
    ],
)
def test_the_smaller_angle(one: float | None, other: float | None, gap: float | None) -> None:
    assert heading_gap_deg(one, other) == gap
