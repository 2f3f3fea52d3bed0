"""The plot list's filters on the wire, shared by what lists, draws and exports plots."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from server.api.access import actor
from server.claims import Plain, Uuid
from server.jobs.planning import catch_up
from server.models.base import db, now
from server.models.division import widened
from server.models.edition import edition_in_force
from server.models.plot_due import Due
from server.models.plot_list import PlotFilter
from server.models.watch_alert import told_to
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.due import seen_until
from server.rules.grain_watch import Use, WatchState

State = Literal["yes", "no", "unknown"]
GridWanted = Uuid | Literal["none"]
Idle = Literal["warning", "abandoned", "severe"]


AlertName = Annotated[
    str, Field(pattern=r"^(last_chance|left_\d{1,3}|missed|warning|abandoned|severe)$")
]
"""What the watch told people (`server.rules.watch_alert.alerts`)."""


def _is_day(text: str) -> str:
    date.fromisoformat(text)
    return text


DayWord = Annotated[
    str,
    Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(_is_day),
]
"""A day that stays the word it is: filters are kept as they were said."""


class PlotFilterQuery(BaseModel):
    q: Plain = Field(default="", max_length=100)
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")
    year: int | None = Field(
        default=None, ge=2000, le=2100, description="whose state is meant; this one without it"
    )
    grain: State | None = None
    cultivated: State | None = None
    overdue: bool = False
    grid: GridWanted | None = Field(
        default=None, description="id of the grid they lie in; none for plots without one"
    )
    findings: bool = Field(
        default=False, description="a record waits for review with more than notes"
    )
    watch: WatchState | None = Field(default=None, description="state of the grain year watch")
    land_use: Use | None = Field(
        default=None, description="use of the land against rules 17 and 18"
    )
    abandonment: Idle | None = None
    relapsed: bool = Field(default=False, description="restored land that turned again")
    entrusted: bool | None = Field(
        default=None, description="whether somebody works them for the household"
    )
    reshoot: bool = Field(default=False, description="pictures were asked for again, and wait")
    fallow_ends: bool = Field(default=False, description="approved fallow ends within 30 days")
    alert: AlertName | None = Field(
        default=None, description="of which a message told who asks; needs its day"
    )
    alert_on: date | None = Field(default=None, description="day of that message, in China")
    due: Due | None = Field(
        default=None, description="by today a good inspection is due, or overdue"
    )


def plot_filter(query: PlotFilterQuery, *roles: str) -> PlotFilter:
    """Within the areas where the person holds one of `roles` (any role where none is named)."""
    moment = now()
    day = china_day(moment)
    limits = edition_in_force(db.session(), day).limits
    if (query.alert is None) != (query.alert_on is None):
        raise Refusal("body_invalid", fields={"alert": "needs alert_on"})
    told = None
    if query.alert and query.alert_on:
        told = told_to(db.session(), actor().person_id, query.alert, query.alert_on)
    if query.due:
        catch_up()
    return PlotFilter(
        areas=actor().areas(*roles),
        year=query.year or day.year,
        day=day,
        seen_until=seen_until(moment, limits.visit_interval_days),
        q=query.q,
        area=widened(db.session(), [query.area] if query.area else []),
        grain=query.grain,
        cultivated=query.cultivated,
        overdue=query.overdue,
        findings=query.findings,
        grid=query.grid,
        watch=query.watch,
        land_use=query.land_use,
        abandonment=query.abandonment,
        relapsed=query.relapsed,
        entrusted=query.entrusted,
        reshoot=query.reshoot,
        fallow_ends=query.fallow_ends,
        told=told,
        due=query.due,
    )
