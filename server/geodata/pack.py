"""The boundary as the phone gets it (docs/protocol.md): integers of 1e-7 degree, differences."""

from __future__ import annotations

import numpy as np
import shapely

UNITS_PER_DEGREE = 10_000_000
"""1e-7 degree is about 11 mm of latitude."""

Packed = list[list[list[int]]]


def packed(shape: shapely.MultiPolygon) -> Packed:
    """Polygons → rings, outer first → flat integers; the closing point is left out.

    Points that fall together at 1e-7 degree are sent once, as long as three are left.
    """
    return [
        [_flat(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in shape.geoms
    ]


def _flat(ring: shapely.LinearRing) -> list[int]:
    degrees = shapely.get_coordinates(ring)[:-1]
    points = np.rint(degrees * UNITS_PER_DEGREE).astype(np.int64)
    steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), np.int64))
    kept = np.any(steps != 0, axis=1)
    if kept.sum() >= 3:
        steps = steps[kept]
    flat: list[int] = steps.ravel().tolist()
    return flat


def unpacked(boundary: Packed) -> shapely.MultiPolygon:
    """The shape in degrees, rings closed again."""
    polygons = []
    for rings in boundary:
        outer, *holes = [
            np.cumsum(np.asarray(flat, np.int64).reshape(-1, 2), axis=0) / UNITS_PER_DEGREE
            for flat in rings
        ]
        polygons.append(shapely.Polygon(outer, holes))
    return shapely.MultiPolygon(polygons)
