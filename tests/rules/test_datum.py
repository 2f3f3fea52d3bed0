"""The shifts of the district in metres (domain E2), and that undoing one brings the place back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules.datum import from_bd09, from_gcj02, to_bd09, to_gcj02, to_wgs84
from server.rules.place import bearing_deg, plane_at
from tests.makers import LAT, LON

Shift = Callable[[float, float], tuple[float, float]]


@pytest.mark.parametrize(
    ("shift", "east_m", "north_m"), [(to_gcj02, 447, -238), (to_bd09, 1077, 393)]
)
def test_a_shift_here_is_as_long_as_published(shift: Shift, east_m: float, north_m: float) -> None:
    east, north = plane_at(LON, LAT).point(*shift(LON, LAT))
    assert (east, north) == pytest.approx((east_m, north_m), abs=1.5)


def test_gcj02_lies_to_the_east_south_east() -> None:
    assert bearing_deg(*plane_at(LON, LAT).point(*to_gcj02(LON, LAT))) == pytest.approx(118, abs=1)


@pytest.mark.parametrize(("there", "back"), [(to_gcj02, from_gcj02), (to_bd09, from_bd09)])
@given(lon=st.floats(73, 135), lat=st.floats(18, 54))
def test_a_shift_undone_is_the_place_to_a_centimetre(
    there: Shift, back: Shift, lon: float, lat: float
) -> None:
    assert back(*there(lon, lat)) == pytest.approx((lon, lat), abs=1e-7)


@given(lon=st.floats(-180, 180), lat=st.floats(-90, 90))
def test_wgs84_and_an_unknown_datum_are_never_moved(lon: float, lat: float) -> None:
    assert to_wgs84(lon, lat, "WGS84") == (lon, lat) == to_wgs84(lon, lat, "unknown")
