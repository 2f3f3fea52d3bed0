"""Where the desk says that a matter lies: a plot of its areas, or a place beside all plots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.matter_step import DeskStepIn
from server.models.plot import Boundary, Plot, current_boundary, visible_plot
from server.models.problem_ground import plots_touched
from server.models.tipoff import Matter, Tipoff
from server.refusals import Refusal
from server.rules.place import great_circle_m

STANDPOINT_M = 15.0
"""Nearer than this a place tells the field where a reporter stood [P]: three times a phone's error."""


@dataclass(frozen=True, slots=True)
class Ground:
    plot_id: str | None
    division_code: str
    """Empty where no plot is near and the matter's own is not known."""
    lon: float
    lat: float


def ground_of(
    session: Session, wish: DeskStepIn, matter: Matter, areas: Sequence[str]
) -> Ground | None:
    """None where the step names neither plot nor place. Raises Refusal plot_unknown."""
    if wish.plot_id is not None:
        plot = visible_plot(session, wish.plot_id, areas)
        if plot is None:
            raise Refusal("plot_unknown", plot_id=wish.plot_id)
        lon, lat = (wish.place.lon, wish.place.lat) if wish.place else middle(session, plot.id)
        return Ground(plot.id, plot.division_code, lon, lat)
    if wish.place is None:
        return None
    lon, lat = wish.place.lon, wish.place.lat
    touched = plots_touched(session, shapely.Point(lon, lat), areas)
    if not touched:
        return Ground(None, matter.division_code, lon, lat)
    nearest = touched[0]
    return Ground(nearest.plot_id if nearest.inside else None, nearest.division_code, lon, lat)


def middle(session: Session, plot_id: str) -> tuple[float, float]:
    """A place well inside the plot, longitude and latitude."""
    shape = session.scalars(
        select(Boundary.shape).join(Plot, current_boundary()).where(Plot.id == plot_id)
    ).one()
    point = shape.representative_point()
    return float(point.x), float(point.y)


def is_standpoint(session: Session, matter: Matter, ground: Ground) -> bool:
    """Whether the place is where one of its reporters stood."""
    places = session.execute(
        select(Tipoff.lon, Tipoff.lat).where(
            Tipoff.matter_id == matter.id,
            Tipoff.lon.is_not(None),
            Tipoff.place_how.in_(("position", "photo")),
        )
    )
    return any(
        great_circle_m(lon, lat, ground.lon, ground.lat) < STANDPOINT_M
        for lon, lat in places
        if lon is not None and lat is not None
    )
