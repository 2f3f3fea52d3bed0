"""Areas on the CGCS2000 ellipsoid, in square metres."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from pyproj import Geod

A_M = 6_378_137.0
"""Half of the great axis, GB 22021 (CGCS2000)."""
INVERSE_FLATTENING = 298.257222101
E2 = 2 / INVERSE_FLATTENING - 1 / INVERSE_FLATTENING**2


@cache
def _geod() -> Geod:
    from pyproj import Geod

    return Geod(a=A_M, rf=INVERSE_FLATTENING)


def geodesic_area_m2(shape: shapely.MultiPolygon | shapely.Polygon) -> Decimal:
    """Area of a shape in EPSG:4490 degrees, holes taken off, to a square centimetre.

    Edges are geodesics; over the length of a plot's edge they differ from a map's straight line by
    less than a millimetre.
    """
    total = 0.0
    geod = _geod()
    for polygon in shapely.get_parts(shape):
        outer = np.asarray(polygon.exterior.coords)
        total += abs(geod.polygon_area_perimeter(outer[:, 0], outer[:, 1])[0])
        for ring in polygon.interiors:
            inner = np.asarray(ring.coords)
            total -= abs(geod.polygon_area_perimeter(inner[:, 0], inner[:, 1])[0])
    return Decimal(repr(total)).quantize(Decimal("0.0001"))


def m2_per_square_degree(lat: float) -> float:
    """What one square degree measures at `lat`, by the two radii of curvature of the ellipsoid.

    For shapes of a plot's size it is right to 0.01 %: good for comparing overlaps, not for areas.
    """
    sin2 = math.sin(math.radians(lat)) ** 2
    meridian = A_M * (1 - E2) / (1 - E2 * sin2) ** 1.5
    normal = A_M / math.sqrt(1 - E2 * sin2)
    return float(meridian * normal * math.cos(math.radians(lat)) * math.radians(1) ** 2)
