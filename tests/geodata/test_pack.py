"""The boundary as the phone gets it, against a packing made independently."""

from __future__ import annotations

import pytest
import shapely

from server.geodata.pack import packed, unpacked
from tests import makers
from tests.geodata.files import box
from tests.makers import LAT, LON

HOLED = shapely.MultiPolygon(
    [box().difference(shapely.box(LON + 1e-4, LAT + 1e-4, LON + 3e-4, LAT + 3e-4)), box(2)]
)


@pytest.mark.parametrize(
    "shape", [makers.square(), HOLED, shapely.MultiPolygon([box(1).simplify(0)])]
)
def test_there_and_back(shape: shapely.MultiPolygon) -> None:
    told = packed(shape)
    assert told == makers.packed(shape)
    assert shapely.hausdorff_distance(unpacked(told), shape) <= 0.5e-7 * 2**0.5


def test_differences_do_not_add_up_to_an_error() -> None:
    """2,000 corners, each rounded for itself: the last one is as exact as the first."""
    shape = shapely.MultiPolygon([shapely.Point(LON, LAT).buffer(0.01, quad_segs=500)])
    assert shapely.hausdorff_distance(unpacked(packed(shape)), shape) <= 0.5e-7 * 2**0.5


def test_corners_that_fall_together_are_sent_once() -> None:
    shape = shapely.MultiPolygon(
        [shapely.Polygon([(LON, LAT), (LON + 1e-9, LAT), (LON + 1e-3, LAT), (LON, LAT + 1e-3)])]
    )
    assert len(packed(shape)[0][0]) == 6


def test_a_plot_smaller_than_the_grid_keeps_three_corners() -> None:
    tiny = shapely.MultiPolygon([shapely.box(LON, LAT, LON + 1e-9, LAT + 1e-9)])
    assert len(packed(tiny)[0][0]) >= 6
