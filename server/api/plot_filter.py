"""The plot list's filters on the wire, shared by what lists, draws and exports plots."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from server.api.access import actor
from server.claims import Plain
from server.models.base import db, now
from server.models.edition import edition_in_force
from server.models.plot_list import PlotFilter
from server.rules.day import china_day
from server.rules.due import seen_until

State = Literal["yes", "no", "unknown"]


class PlotFilterQuery(BaseModel):
    q: Plain = Field(default="", max_length=100)
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")
    year: int | None = Field(
        default=None, ge=2000, le=2100, description="whose state is meant; this one without it"
    )
    grain: State | None = None
    cultivated: State | None = None
    overdue: bool = False
    findings: bool = Field(
        default=False, description="a record waits for review with more than notes"
    )
    relapsed: bool = Field(default=False, description="restored land that turned again")


def plot_filter(query: PlotFilterQuery, *roles: str) -> PlotFilter:
    """Within the areas where the person holds one of `roles` (any role where none is named)."""
    moment = now()
    day = china_day(moment)
    limits = edition_in_force(db.session(), day).limits
    return PlotFilter(
        areas=actor().areas(*roles),
        year=query.year or day.year,
        seen_until=seen_until(moment, limits.visit_interval_days),
        q=query.q,
        area=query.area,
        grain=query.grain,
        cultivated=query.cultivated,
        overdue=query.overdue,
        findings=query.findings,
        relapsed=query.relapsed,
    )
