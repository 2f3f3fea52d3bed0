"""On whose land a problem lies: the plots that its outline or place touches."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models.base import dialect_of
from server.models.plot import Boundary, Box, Plot, box_meets, current_boundary, in_areas

NEAR_M = 300.0
"""A problem so near a plot belongs to that plot's division [P]."""
MOST_PLOTS = 200


@dataclass(frozen=True, slots=True)
class Touched:
    plot_id: str
    division_code: str
    inside: bool
    """False for a plot that is only near."""


def plots_touched(
    session: Session, here: shapely.Point | shapely.MultiPolygon, areas: Iterable[str]
) -> list[Touched]:
    """Plots of the areas that the shape or point (degrees) meets, the largest share first.

    Where it meets none: the nearest within `NEAR_M`.
    """
    west, south, east, north = here.bounds
    d_lat = NEAR_M / 110_574
    d_lon = NEAR_M / (111_320 * max(0.01, math.cos(math.radians(min(80.0, abs(north))))))
    box: Box = {"w": west - d_lon, "e": east + d_lon, "s": south - d_lat, "n": north + d_lat}
    query = (
        select(Plot.id, Plot.division_code, Boundary.shape)
        .join(Boundary, current_boundary())
        .where(box_meets(dialect_of(session)), in_areas(areas))
        .order_by(Plot.id)
        .limit(MOST_PLOTS)
    )
    rows = session.execute(query, box).all()
    met = [
        (-shapely.intersection(row.shape, here).area, row)
        for row in rows
        if shapely.intersects(row.shape, here)
    ]
    if met:
        met.sort(key=lambda one: (one[0], one[1].id))
        return [Touched(row.id, row.division_code, True) for _, row in met]
    # degrees of longitude are shorter than those of latitude, which orders plots nearly alike
    near = sorted((shapely.distance(row.shape, here), row.id, row) for row in rows)
    return [Touched(row.id, row.division_code, False) for *_, row in near[:1]]
