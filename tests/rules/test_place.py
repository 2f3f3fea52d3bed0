"""Metres against the ellipsoid, where a camera looks, and suspicions of a map shift."""

from __future__ import annotations

from datetime import UTC, datetime
from math import inf, nan

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.affinity import translate

from server.rules.claim import Datum, Fix
from server.rules.datum import (
    bd09_to_gcj02,
    from_bd09,
    from_gcj02,
    gcj02_to_bd09,
    to_bd09,
    to_gcj02,
)
from server.rules.limits import Limits
from server.rules.place import (
    class_of,
    direction_to_boundary_deg,
    edge_tolerance_m,
    is_missing,
    plane_at,
    position,
    shifted_datum,
    site,
)

LIMITS = Limits()
CGCS2000 = Geod(a=6378137, rf=298.257222101)
LON, LAT = 107.45, 31.12
SQUARE = shapely.MultiPolygon([shapely.box(LON - 0.0004, LAT - 0.0004, LON + 0.0004, LAT + 0.0004)])
AT = site(SQUARE)
places = st.tuples(st.floats(107.0, 108.0), st.floats(30.5, 31.7))


def fix_at(lon: float, lat: float, accuracy_m: float | None = 4.0, datum: Datum = "WGS84") -> Fix:
    return Fix(lon, lat, accuracy_m, datum, "w3c", datetime(2026, 7, 1, tzinfo=UTC))


@given(places, st.floats(0, 360), st.floats(0, 1000))
def test_the_plane_keeps_metres_near_the_plot(
    place: tuple[float, float], direction_deg: float, metres: float
) -> None:
    lon, lat, _ = CGCS2000.fwd(*place, direction_deg, metres)
    east_m, north_m = plane_at(*place).point(lon, lat)
    assert (east_m**2 + north_m**2) ** 0.5 == pytest.approx(metres, rel=2e-4, abs=1e-6)


def test_far_away_is_a_great_circle() -> None:
    found = position(fix_at(121.47, 31.23), AT, LIMITS)
    assert found.class_ == "outside"
    assert found.distance_m == pytest.approx(CGCS2000.inv(121.47, 31.23, LON, LAT)[2], rel=0.005)


def test_neighbours_are_ranked_and_only_three_named() -> None:
    others = [(f"plot-{n}", translate(SQUARE, 0.001 * n)) for n in (4, 2, 1, 3)]
    found = position(fix_at(LON, LAT), site(SQUARE, others), LIMITS)
    assert [near.plot_id for near in found.nearest] == ["plot-1", "plot-2", "plot-3"]
    assert [near.distance_m for near in found.nearest] == pytest.approx(
        [57.2, 152.6, 248.0], abs=0.1
    )


@given(st.floats(0, 200), st.floats(0, 50), st.floats(0, 50))
def test_a_poorer_fix_never_turns_the_edge_into_outside(
    distance_m: float, one_m: float, other_m: float
) -> None:
    good, poor = sorted((one_m, other_m))
    if class_of(distance_m, good, LIMITS) in ("inside", "edge"):
        assert class_of(distance_m, poor, LIMITS) == class_of(distance_m, good, LIMITS)


@given(st.floats(0, 1e6))
def test_the_edge_is_ten_to_thirty_metres_wide(accuracy_m: float) -> None:
    assert 10 <= edge_tolerance_m(accuracy_m, LIMITS) <= 30


@pytest.mark.parametrize(
    ("lon", "lat", "missing"),
    [
        (0.0, 0.0, True),
        (0.005, 0.0049, True),
        (0.005, 0.005, False),
        (nan, 31.12, True),
        (107.45, nan, True),
        (inf, 31.12, True),
        (180.01, 31.12, True),
        (107.45, 90.01, True),
        (31.12, 107.45, True),
        (107.45, 31.12, False),
        (-180.0, -90.0, False),
    ],
)
def test_missing_positions(lon: float, lat: float, missing: bool) -> None:
    assert is_missing(fix_at(lon, lat), LIMITS) is missing


@pytest.mark.parametrize("accuracy_m", [nan, inf, -1.0, None])
def test_an_accuracy_that_cannot_be_tells_nothing(accuracy_m: float | None) -> None:
    assert position(fix_at(LON, LAT, accuracy_m), AT, LIMITS).class_ == "unknown"


@pytest.mark.parametrize(
    ("fix", "datum"),
    [
        pytest.param(fix_at(*to_gcj02(LON, LAT)), "GCJ02", id="GCJ-02 not named"),
        pytest.param(fix_at(*to_bd09(LON, LAT)), "BD09", id="BD-09 not named"),
        pytest.param(fix_at(*to_gcj02(LON, LAT), datum="unknown"), "GCJ02", id="datum unknown"),
        pytest.param(fix_at(LON, LAT, datum="GCJ02"), "WGS84", id="WGS 84 named GCJ-02"),
        pytest.param(fix_at(*to_bd09(LON, LAT), datum="GCJ02"), "BD09", id="BD-09 named GCJ-02"),
        pytest.param(fix_at(LON + 0.0047, LAT + 0.0022), None, id="as far, another direction"),
        pytest.param(fix_at(*to_gcj02(LON, LAT), 51.0), None, id="poor fix"),
        pytest.param(fix_at(*to_gcj02(LON + 0.0005, LAT)), "GCJ02", id="at the edge once undone"),
        pytest.param(fix_at(*to_gcj02(LON + 0.00055, LAT)), None, id="outside once undone"),
        pytest.param(fix_at(2.35, 48.85), None, id="no shifted datum in use there"),
        pytest.param(fix_at(0.0, 0.0), None, id="no place"),
    ],
)
def test_suspected_map_shift(fix: Fix, datum: str | None) -> None:
    assert shifted_datum(fix, AT, LIMITS) == datum


def test_the_shift_of_the_district() -> None:
    bearing_deg, _, metres = CGCS2000.inv(LON, LAT, *to_gcj02(LON, LAT))
    assert 491 <= metres <= 513
    assert bearing_deg == pytest.approx(118, abs=1)
    _, _, metres = CGCS2000.inv(LON, LAT, *to_bd09(LON, LAT))
    assert metres == pytest.approx(1146, abs=2)


@given(st.floats(74, 135), st.floats(18, 53))
def test_datums_come_back(lon: float, lat: float) -> None:
    for there, back in (
        (to_gcj02, from_gcj02),
        (to_bd09, from_bd09),
        (gcj02_to_bd09, bd09_to_gcj02),
    ):
        assert back(*there(lon, lat)) == pytest.approx((lon, lat), abs=1e-8)


def test_direction_to_the_nearest_line() -> None:
    assert direction_to_boundary_deg(fix_at(LON, LAT - 0.001), AT) == pytest.approx(0, abs=1e-6)
    assert direction_to_boundary_deg(fix_at(LON + 0.001, LAT), AT) == pytest.approx(270)
