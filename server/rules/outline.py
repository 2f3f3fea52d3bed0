"""The outline of a problem, from corners that were walked or tapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import shapely

Corner = tuple[float, float]
"""Longitude and latitude, degrees."""
Box = tuple[float, float, float, float]
"""West, south, east, north."""
OutlineFinding = Literal["outline_crosses", "outline_empty", "outside_district", "no_plot"]


@dataclass(frozen=True, slots=True)
class Outline:
    shape: shapely.MultiPolygon | None
    """None where the corners enclose nothing."""
    findings: tuple[OutlineFinding, ...]


def outline_of(corners: Sequence[Corner]) -> Outline:
    """What the corners enclose, in their order; lines that cross are untangled and said."""
    drawn = shapely.Polygon(corners)
    crosses = not drawn.is_valid
    parts = shapely.get_parts(shapely.make_valid(drawn) if crosses else drawn)
    found = [
        polygon
        for part in parts
        for polygon in shapely.get_parts(part)
        if polygon.geom_type == "Polygon" and polygon.area > 0
    ]
    if not found:
        return Outline(None, ("outline_empty",))
    return Outline(shapely.MultiPolygon(found), ("outline_crosses",) if crosses else ())


def lies_outside(lon: float, lat: float, shape: shapely.MultiPolygon | None, box: Box) -> bool:
    """Whether the place, or any of the outline, lies outside the district's box."""
    west, south, east, north = box
    around = shapely.box(west, south, east, north)
    here = shapely.Point(lon, lat) if shape is None else shape
    return not bool(around.covers(here))
