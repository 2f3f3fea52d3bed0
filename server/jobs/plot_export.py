"""Plots as they leave for a file."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.geodata.write import Outgoing
from server.models.plot import Boundary, Plot, current_boundary, in_areas

VALUES = tuple(name for name in Outgoing.__dataclass_fields__ if name != "shape")


def outgoing(session: Session, areas: Iterable[str]) -> list[Outgoing]:
    """Plots of these areas by division and number, with their current boundaries."""
    query = (
        select(Plot, Boundary.shape)
        .join(Boundary, current_boundary())
        .where(in_areas(areas))
        .order_by(Plot.division_code, Plot.number, Plot.id)
    )
    return [
        Outgoing(**{name: getattr(plot, name) for name in VALUES}, shape=shape)
        for plot, shape in session.execute(query)
    ]
