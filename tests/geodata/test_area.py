"""Areas on the ellipsoid against the figures of domain E and an independent sum."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

from server.geodata.area import geodesic_area_m2, m2_per_square_degree
from server.geodata.crs import to_degrees
from tests.geodata.files import GEOD, box
from tests.makers import LAT, LON


def grid_square(epsg: int, east: float) -> shapely.Polygon:
    """Ten mu on the grid: 100 by 66.6667 m."""
    drawn = shapely.box(east, 3444408.92, east + 100, 3444408.92 + 200 / 3)
    return to_degrees(np.array([drawn]), epsg)[0]


def test_ten_mu_on_the_grid() -> None:
    assert float(geodesic_area_m2(grid_square(4545, 447538.17))) == pytest.approx(6666.22, abs=0.01)


def test_the_wrong_zone_shows() -> None:
    """Drawn in zone 35, where this place lies far from the meridian: 0.135 % (domain E)."""
    area = float(geodesic_area_m2(grid_square(4544, 733725.35)))
    assert (20000 / 3 / area - 1) * 100 == pytest.approx(0.135, abs=0.003)


def test_holes_and_parts() -> None:
    hole = shapely.box(LON + 1e-4, LAT + 1e-4, LON + 3e-4, LAT + 3e-4)
    shape = shapely.MultiPolygon([box().difference(hole), box(2)])
    expected = 2 * abs(GEOD.geometry_area_perimeter(box())[0])
    expected -= abs(GEOD.geometry_area_perimeter(hole)[0])
    assert float(geodesic_area_m2(shape)) == pytest.approx(expected, rel=1e-4)


def test_direction_of_rings_does_not_matter() -> None:
    assert geodesic_area_m2(box().reverse()) == geodesic_area_m2(box())


def test_a_square_degree() -> None:
    """A hundredth of a ten-thousandth: the scale that overlaps are measured by."""
    exact = float(geodesic_area_m2(box()))
    scaled = box().area * m2_per_square_degree(LAT)
    assert math.isclose(scaled, exact, rel_tol=1e-4)
