"""Making one read geometry into a MultiPolygon, or saying why not.

A repair is done only where there is one way to do it; everything else is a person's to mend.
Outer rings are turned anticlockwise without a word: formats disagree on it, files do not err.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

from server.geodata.area import m2_per_square_degree

REPAIR_TOLERANCE_M2 = 1.0
REPAIR_TOLERANCE_SHARE = 0.001
"""Mending a crossing may change the area by the larger of a square metre and a thousandth [P]."""
SAME_DEGREES = 1e-9
"""A tenth of a millimetre: what a way out and in again through a file may move a corner."""


@dataclass(frozen=True, slots=True)
class Reason:
    code: str
    """A key of server/words/*.json under "import"."""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mended:
    shape: shapely.MultiPolygon | None
    """None where it was refused; then the last reason says why."""
    reasons: tuple[Reason, ...]


def mended(shape: shapely.Geometry | None) -> Mended:
    """The shape in degrees as valid, flat MultiPolygon with what was done to it.

    Repairs: height_dropped, points_removed, ring_mended. Refusals: geometry_empty,
    geometry_not_polygon, coordinates_unreadable, ring_self_crossing.
    """
    if shape is None or shape.is_empty:
        return Mended(None, (Reason("geometry_empty"),))
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        return Mended(None, (Reason("geometry_not_polygon", {"kind": shape.geom_type}),))
    done: list[Reason] = []
    if shape.has_z or shapely.has_m(shape):
        shape = shapely.force_2d(shape)
        done.append(Reason("height_dropped"))
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return Mended(None, (Reason("coordinates_unreadable"),))
    points = shapely.get_num_coordinates(shape)
    shape = shapely.remove_repeated_points(shape)
    removed = int(points - shapely.get_num_coordinates(shape))
    if removed:
        done.append(Reason("points_removed", {"count": removed}))
    if not shape.is_valid:
        repaired = _uncrossed(shape)
        if repaired is None:
            return Mended(None, (*done, _crossing(shape)))
        shape, change_m2 = repaired
        if shape.area:
            done.append(Reason("ring_mended", {"change_m2": change_m2}))
    if shape.area == 0:
        return Mended(None, (*done, Reason("geometry_empty")))
    whole = shapely.MultiPolygon(shapely.get_parts(shape).tolist())
    return Mended(shapely.orient_polygons(whole), tuple(done))


def _uncrossed(shape: shapely.Geometry) -> tuple[shapely.Geometry, float] | None:
    """The one valid shape with the same area, or None where mending would add or lose ground.

    Compared with the sum that the rings enclose by their own corners: the two halves of a true
    bow-tie cancel in it, a ring that only touches itself loses nothing.
    """
    polygons = shapely.get_parts(shape)
    as_drawn = sum(
        abs(_signed(polygon.exterior)) - sum(abs(_signed(hole)) for hole in polygon.interiors)
        for polygon in polygons
    )
    valid = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    parts = [part for part in shapely.get_parts(valid) if part.geom_type == "Polygon"]
    if not parts:
        return None
    lat = float(shapely.get_coordinates(shape)[0, 1])
    scale = m2_per_square_degree(lat)
    change_m2 = abs(sum(part.area for part in parts) - as_drawn) * scale
    if change_m2 > max(REPAIR_TOLERANCE_M2, REPAIR_TOLERANCE_SHARE * abs(as_drawn) * scale):
        return None
    return shapely.MultiPolygon(parts), round(change_m2, 2)


def _signed(ring: shapely.LinearRing) -> float:
    corners = shapely.get_coordinates(ring)
    x, y = (corners - corners[0]).T
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2


def _crossing(shape: shapely.Geometry) -> Reason:
    """Where it crosses, from the library's own words: "Self-intersection[107.45 31.12]"."""
    why, _, place = shapely.is_valid_reason(shape).partition("[")
    lon, _, lat = place.rstrip("]").partition(" ")
    where = f"{float(lon):.7f}, {float(lat):.7f}" if lat else "—"
    return Reason("ring_self_crossing", {"why": why, "where": where})


def same_corners(one: shapely.MultiPolygon, other: shapely.MultiPolygon) -> bool:
    """Whether the corners are the same, wherever the rings begin and whichever part comes first."""
    if shapely.get_num_coordinates(one) != shapely.get_num_coordinates(other):
        return False
    if shapely.equals_exact(one, other, tolerance=SAME_DEGREES):
        return True
    # not by `normalize`: it sorts, and two corners a hair apart may change places
    apart = shapely.hausdorff_distance(shapely.boundary(one), shapely.boundary(other))
    return bool(apart <= SAME_DEGREES)
