"""The week: what is to be done, as figures that each open the list of just these."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import answer
from server.api.plot_filter import PlotFilterQuery, plot_filter
from server.jobs.planning import catch_up
from server.models.base import db, now
from server.models.listed import record_count
from server.models.matter_list import MatterFilter
from server.models.operator import Wanted as CasesWanted
from server.models.operator import case_count
from server.models.problem_list import ProblemFilter
from server.models.reviews import Wanted as RecordsWanted
from server.models.week import Figure, late_problems, of_matters, of_plots, of_rewards
from server.rules.day import china_day
from server.rules.roles import who_may
from server.rules.tipoff import has_desk

week = APIBlueprint("week", __name__, url_prefix="/api/v1")

Duty = Literal[
    "last_chance",
    "at_risk",
    "problems_late",
    "matters_late",
    "matters_new",
    "matters_reply",
    "rewards_claimed",
    "rewards_second",
    "payments",
    "overdue",
    "reshoot",
    "review",
    "no_grid",
    "cases",
    "fallow_ends",
]
ListOf = Literal["plots", "problems", "matters", "rewards", "payments", "reviews", "operator-cases"]
OPENS: dict[Duty, tuple[ListOf, dict[str, str]]] = {
    "last_chance": ("plots", {"watch": "last_chance"}),
    "at_risk": ("plots", {"watch": "at_risk"}),
    "problems_late": ("problems", {"late": "true"}),
    "matters_late": ("matters", {"late": "true"}),
    "matters_new": ("matters", {"state": "new"}),
    "matters_reply": ("matters", {"state": "reply"}),
    "rewards_claimed": ("rewards", {"state": "claimed"}),
    "rewards_second": ("rewards", {"state": "approved_once"}),
    "payments": ("payments", {"state": "open"}),
    "overdue": ("plots", {"due": "overdue"}),
    "reshoot": ("plots", {"reshoot": "true"}),
    "review": ("reviews", {"state": "open"}),
    "no_grid": ("plots", {"grid": "none"}),
    "cases": ("operator-cases", {"state": "open"}),
    "fallow_ends": ("plots", {"fallow_ends": "true"}),
}
"""In the order of urgency: what cannot be made good first."""


class FigureOut(BaseModel):
    duty: Duty
    count: int
    nearest_on: date | None = Field(
        description="the first last sowing day, term or end of them, in China"
    )
    list: ListOf = Field(description="address of the list, under /api/v1")
    filter: dict[str, str] = Field(description="its query, by which it finds just as many")


class WeekOut(BaseModel):
    day: date = Field(description="in China")
    monday: date
    sunday: date
    plots: int = Field(description="of the person's areas")
    figures: list[FigureOut] = Field(
        description="the most urgent first, and those alone that the person may open"
    )


@week.get("/week")
@week.output(WeekOut)
@signed_in()
def this_week() -> Response:
    """What there is to do for the person's areas."""
    session = db.session()
    catch_up()
    plots, found = of_plots(session, plot_filter(PlotFilterQuery()))
    late = ProblemFilter(actor().person_id, actor().grants, now(), late=True)
    found["problems_late"] = late_problems(session, late)
    if has_desk(actor().grants):
        found |= of_matters(session, MatterFilter(actor().grants, now()))
    found |= of_rewards(session, actor().grants)
    reviewed = actor().areas(*who_may("review"))
    if reviewed:
        found["review"] = Figure(record_count(session, RecordsWanted(reviewed, (), "", 0), "open"))
        found["cases"] = Figure(case_count(session, CasesWanted(reviewed, "open")))
    day = china_day(now())
    monday = day - timedelta(day.weekday())
    return answer(
        {
            "day": day,
            "monday": monday,
            "sunday": monday + timedelta(6),
            "plots": plots,
            "figures": [_told(duty, found[duty]) for duty in OPENS if duty in found],
        }
    )


def _told(duty: Duty, figure: Figure) -> dict[str, Any]:
    where, asked = OPENS[duty]
    nearest = figure.nearest_on
    return {
        "duty": duty,
        "count": figure.count,
        "nearest_on": china_day(nearest) if isinstance(nearest, datetime) else nearest,
        "list": where,
        "filter": asked,
    }
