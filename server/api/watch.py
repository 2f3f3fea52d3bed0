"""The grain year watch: how many plots stand where, and what it says of one plot."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import answer
from server.api.plot_filter import PlotFilterQuery, plot_filter
from server.models.area_names import villages_of
from server.models.base import db, now
from server.models.edition import edition_in_force
from server.models.inspection import PlotYear
from server.models.plot import Plot, visible_plot
from server.models.watch import WatchTurn, counts, counts_entrusted, turns_of, years_watched
from server.refusals import Refusal
from server.rules.chance import Calendar, calendar_of, may_be_wet
from server.rules.day import china_day

watch = APIBlueprint("watch", __name__, url_prefix="/api/v1")


class Chances(BaseModel):
    main_on: date | None = Field(description="last day of the main sowing time")
    last_on: date | None = Field(description="last day on which grain can be sown for the year")
    sowable: list[str] = Field(description="crops that can still be sown, the soonest gone first")


class Standing(BaseModel):
    plots: int
    states: dict[str, int]
    use: dict[str, int] = Field(description="plots whose use is red or amber")
    abandonment: dict[str, int] = Field(description="plots left to themselves, by level")


class TownshipStanding(Standing):
    township: str = Field(description="first nine digits of the division code")
    villages: list[str]


class WatchOut(BaseModel):
    year: int
    day: date = Field(description="in China")
    chances: Chances = Field(description="of any land, paddy included")
    whole: Standing
    entrusted: Standing = Field(description="of the whole, those worked for their household")
    townships: list[TownshipStanding]


class YearWatch(BaseModel):
    year: int
    state: str
    clause: str
    use: str | None
    use_clause: str | None
    abandonment: str
    last_chance_on: date | None
    sowable: list[str]


class TurnOut(BaseModel):
    year: int
    before: str | None
    state: str
    clause: str
    use: str | None
    abandonment: str
    day: date
    at: datetime
    cause: str


class PlotWatch(BaseModel):
    years: list[YearWatch]
    turns: list[TurnOut]


@watch.get("/watch")
@watch.input(PlotFilterQuery, location="query", arg_name="query")
@watch.output(WatchOut)
@signed_in()
def standings(query: PlotFilterQuery) -> Response:
    """Plots of the person's areas that the filter finds, counted by township and state."""
    wanted, session = plot_filter(query), db.session()
    rows = counts(session, wanted)
    of_township: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        of_township[row.township].append(row)
    named = villages_of(session, of_township)
    day = china_day(now())
    return answer(
        {
            "year": wanted.year,
            "day": day,
            "chances": _chances(_calendar(wanted.year, None, day), day),
            "whole": _standing(rows),
            "entrusted": _standing(counts_entrusted(session, wanted)),
            "townships": [
                {"township": code, "villages": named.get(code, []), **_standing(those)}
                for code, those in of_township.items()
            ],
        }
    )


@watch.get("/plots/<uuid:plot_id>/watch")
@watch.output(PlotWatch)
@signed_in()
def plot_watch(plot_id: Any) -> Response:
    """The watch over each year of a plot, and every turn it took, newest first."""
    session = db.session()
    plot = visible_plot(session, str(plot_id), actor().areas())
    if plot is None:
        raise Refusal("plot_unknown", plot_id=str(plot_id))
    day = china_day(now())
    years = years_watched(session, plot.id)
    return answer(
        {
            "years": [_year(one, plot, day) for one in years],
            "turns": [_turn(turn) for turn in turns_of(session, plot.id)],
        }
    )


def _standing(rows: list[Any] | Any) -> dict[str, Any]:
    states: Counter[str] = Counter()
    use: Counter[str] = Counter()
    idle: Counter[str] = Counter()
    for row in rows:
        states[row.watch] += row.plots
        if row.land_use is not None:
            use[row.land_use] += row.plots
        if row.abandonment != "none":
            idle[row.abandonment] += row.plots
    return {"plots": states.total(), "states": states, "use": use, "abandonment": idle}


def _calendar(year: int, land_class: str | None, day: date) -> Calendar:
    edition = edition_in_force(db.session(), day)
    return calendar_of(year, edition.crops, edition.limits, may_be_wet(land_class))


def _chances(calendar: Calendar, day: date) -> dict[str, Any]:
    return {
        "main_on": calendar.main_on,
        "last_on": calendar.last_on,
        "sowable": calendar.sowable(day),
    }


def _year(one: PlotYear, plot: Plot, day: date) -> dict[str, Any]:
    """What can still be sown is told where grain is still to come."""
    calendar = _calendar(one.year, plot.land_class, day)
    return {
        "year": one.year,
        "state": one.watch,
        "clause": one.watch_clause,
        "use": one.land_use,
        "use_clause": one.land_use_clause,
        "abandonment": one.abandonment,
        "last_chance_on": one.last_chance_on,
        "sowable": calendar.sowable(day) if one.last_chance_on is not None else (),
    }


def _turn(turn: WatchTurn) -> dict[str, Any]:
    return {
        "year": turn.year,
        "before": turn.before,
        "state": turn.state,
        "clause": turn.clause,
        "use": turn.land_use,
        "abandonment": turn.abandonment,
        "day": turn.day,
        "at": turn.at,
        "cause": turn.cause,
    }
