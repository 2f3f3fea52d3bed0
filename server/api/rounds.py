"""Rounds on the desk: how the plots of a period were seen; and how often rounds are walked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, reads, setting
from server.api.cursor import plot_cursor_of, plot_place_of
from server.claims import Plain, Uuid
from server.jobs.pacing import set_pace
from server.jobs.planning import catch_up
from server.models.base import db, now
from server.models.coverage import (
    CoverageFilter,
    grids_page,
    neighbours,
    plots_page,
    span,
    whole,
)
from server.models.division import widened
from server.models.pace import pace_in_force, paces
from server.refusals import Refusal
from server.rules.coverage import SeenHow
from server.rules.day import china_day
from server.rules.grid import GridLevel
from server.rules.next_visit import Reason
from server.rules.roles import who_may
from server.rules.rounds import MOST_DAYS, Pace, Period, pace_as_json

rounds = APIBlueprint("rounds", __name__, url_prefix="/api/v1")

LIMITS = who_may("limits")


class CoverageQuery(BaseModel):
    level: GridLevel = "grid"
    on: date | None = Field(default=None, description="a day of the period; today without it")
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")
    grid: Uuid | None = None
    seen: SeenHow | None = None
    late: bool = Field(default=False, description="late, and not seen well")
    after: Plain = Field(default="", max_length=120, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class CountsOut(BaseModel):
    plots: int
    good: int
    poor: int
    paper: int
    unseen: int
    late: int = Field(description="of all but those that were seen well")


class GridCoverage(CountsOut):
    grid_id: str
    code: str
    name: str
    first_on: date
    last_on: date


class CoverageOut(BaseModel):
    level: GridLevel
    on: date
    first_on: date | None = Field(description="of the period; null where no round was made")
    last_on: date | None
    earlier: date | None = Field(description="a day of the period before")
    later: date | None
    whole: CountsOut
    grids: list[GridCoverage] = Field(description="by code")
    next: str | None


class FindingOut(BaseModel):
    code: str
    weight: str
    facts: dict[str, Any]


class CoveredPlot(BaseModel):
    id: str
    number: str
    division_code: str
    village: str
    place: str
    grid_id: str
    grid_name: str
    due_on: date
    late_on: date
    late: bool
    reason: Reason
    day: date | None
    crop: str | None
    seen: SeenHow
    seen_on: date | None
    person_name: str | None
    inspection_id: str | None = Field(description="null for paper")
    lacks: str | None = Field(description="clause of evidence that is lacking, or returned")
    findings: list[FindingOut] = Field(description="of a record that was not good enough")


class CoveredPage(BaseModel):
    plots: list[CoveredPlot]
    next: str | None


Days = Field(ge=1, le=MOST_DAYS)


class PaceIn(Strict):
    """`server.rules.rounds.Pace`, whole."""

    grid: Period
    village: Period
    township: Period
    county: Period
    last_chance_days: int = Days
    at_risk_days: int = Days
    cannot_tell_days: int = Days
    on_course_days: int = Days
    sown_days: int = Days
    met_planted_days: int = Days
    met_harvested_days: int = Days
    missed_days: int = Days
    not_owed_days: int = Days
    problem_days: int = Days
    late_after_days: int = Days


class SetPace(Strict):
    seen: int = Field(ge=0, description="number of the pace that this one takes the place of")
    pace: PaceIn
    reason: Plain = Field(min_length=1, max_length=500)


class PaceThen(BaseModel):
    number: int
    pace: dict[str, Any]
    reason: str
    set_by: str
    set_at: datetime


class PaceOut(BaseModel):
    number: int = Field(description="0 for what is shipped")
    pace: PaceIn
    shipped: PaceIn
    may_set: bool
    history: list[PaceThen] = Field(description="the newest first")


@rounds.get("/rounds")
@rounds.input(CoverageQuery, location="query", arg_name="query")
@rounds.output(CoverageOut)
@signed_in()
def coverage(query: CoverageQuery) -> Response:
    """How the plots of the person's areas were seen in a period, whole and by grid."""
    catch_up()
    session, wanted = db.session(), _wanted(query)
    found = grids_page(session, wanted, query.after, query.limit)
    shown = found[: query.limit]
    period = span(session, wanted.level, wanted.on)
    earlier, later = neighbours(session, wanted.level, wanted.on)
    return answer(
        {
            "level": wanted.level,
            "on": wanted.on,
            "first_on": period and period[0],
            "last_on": period and period[1],
            "earlier": earlier,
            "later": later,
            "whole": whole(session, wanted),
            "grids": [
                {
                    "grid_id": grid.id,
                    "code": grid.code,
                    "name": grid.name,
                    "first_on": one.first_on,
                    "last_on": one.last_on,
                    **counts,
                }
                for one, grid, counts in shown
            ],
            "next": shown[-1][1].code if len(found) > query.limit else None,
        }
    )


@rounds.get("/rounds/plots")
@rounds.input(CoverageQuery, location="query", arg_name="query")
@rounds.output(CoveredPage)
@signed_in()
def covered_plots(query: CoverageQuery) -> Response:
    """The plots of a period's rounds one by one: why they were on it, seen when, by whom, how well."""
    catch_up()
    found = plots_page(db.session(), _wanted(query), plot_place_of(query.after), query.limit)
    shown = found[: query.limit]
    last = shown[-1] if len(found) > query.limit else None
    return answer(
        {
            "plots": shown,
            "next": last and plot_cursor_of(last["division_code"], last["number"], last["id"]),
        }
    )


@rounds.get("/pace")
@rounds.output(PaceOut)
@signed_in()
def pace() -> Response:
    """How often rounds are walked and plots looked at, and every change of it."""
    return _pace()


@rounds.post("/pace")
@rounds.doc(responses={409: "somebody else set another one meanwhile"})
@rounds.output(PaceOut)
@signed_in(*LIMITS)
@reads(SetPace, max_bytes=4_000)
def put_pace(body: SetPace) -> Response:
    """Sets another one, for the whole district."""
    if not _of_the_whole_district():
        raise Refusal("whole_district_needed", areas=list(setting().district_codes))
    if not body.reason.strip():
        raise Refusal("body_invalid", fields={"reason": "missing"})
    set_pace(Pace(**body.pace.model_dump()), body.reason.strip(), actor().person_id, body.seen)
    return _pace()


def _pace() -> Response:
    session = db.session()
    number, found = pace_in_force(session)
    return answer(
        {
            "number": number,
            "pace": pace_as_json(found),
            "shipped": pace_as_json(Pace()),
            "may_set": bool(actor().areas(*LIMITS)) and _of_the_whole_district(),
            "history": [
                {
                    "number": row.id,
                    "pace": row.body,
                    "reason": row.reason,
                    "set_by": name,
                    "set_at": row.set_at,
                }
                for row, name in paces(session)
            ],
        }
    )


def _of_the_whole_district() -> bool:
    mine = actor().areas(*LIMITS)
    return all(code.startswith(mine) for code in setting().district_codes) if mine else False


def _wanted(query: CoverageQuery) -> CoverageFilter:
    today = china_day(now())
    return CoverageFilter(
        areas=actor().areas(),
        level=query.level,
        on=query.on or today,
        today=today,
        area=widened(db.session(), [query.area] if query.area else []),
        grid=query.grid,
        seen=query.seen,
        late=query.late,
    )
