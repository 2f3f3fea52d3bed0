"""What is to be done this week, counted: each figure by the conditions of the list that it opens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from server.models.fallow import ending_on
from server.models.inspection import PlotYear
from server.models.matter_list import MatterFilter
from server.models.matter_list import counts as of_desk
from server.models.payment import PaymentsWanted, payment_count
from server.models.plot import Plot
from server.models.plot_list import PlotFilter, matching, of_year, watch_then
from server.models.problem import Problem
from server.models.problem_list import ProblemFilter
from server.models.problem_list import matching as of_problems
from server.models.reward import Wanted as RewardsWanted
from server.models.reward import reward_counts
from server.rules.problem import Grants
from server.rules.reward import areas_with


@dataclass(frozen=True, slots=True)
class Figure:
    count: int
    nearest_on: date | datetime | None = None
    """The first of their dates, where the figure has any."""


def of_plots(session: Session, areas: PlotFilter) -> tuple[int, dict[str, Figure]]:
    """How many plots there are in the areas, and of how many something is asked.

    `areas` names no state: all is counted in one pass over the year.
    """

    def how_many(which: ColumnElement[bool]) -> Any:
        return func.coalesce(func.sum(case((which, 1), else_=0)), 0)

    def first(which: ColumnElement[bool]) -> Any:
        return func.min(case((which, PlotYear.last_chance_on)))

    last, risk = watch_then == "last_chance", watch_then == "at_risk"
    row = session.execute(
        select(
            func.count().label("plots"),
            how_many(last).label("last_chance"),
            first(last).label("last_chance_on"),
            how_many(risk).label("at_risk"),
            first(risk).label("at_risk_on"),
            how_many(Plot.grid_id.is_(None)).label("no_grid"),
        )
        .select_from(Plot)
        .outerjoin(PlotYear, of_year(areas))
        .where(matching(areas))
    ).one()
    return row.plots, {
        "last_chance": Figure(row.last_chance, row.last_chance_on),
        "at_risk": Figure(row.at_risk, row.at_risk_on),
        "overdue": Figure(_count(session, replace(areas, due="overdue"))),
        "reshoot": Figure(_count(session, replace(areas, reshoot=True))),
        "no_grid": Figure(row.no_grid),
        "fallow_ends": _fallow_ends(session, areas),
    }


def _count(session: Session, wanted: PlotFilter) -> int:
    return session.scalar(select(func.count()).select_from(Plot).where(matching(wanted))) or 0


def _fallow_ends(session: Session, areas: PlotFilter) -> Figure:
    ends = ending_on(areas.day).subquery()
    row = session.execute(
        select(func.count(ends.c.plot_id.distinct()), func.min(ends.c.last_on))
        .join(Plot, Plot.id == ends.c.plot_id)
        .where(matching(areas))
    ).one()
    return Figure(row[0], row[1])


def late_problems(session: Session, wanted: ProblemFilter) -> Figure:
    row = session.execute(
        select(func.count(), func.min(Problem.due_at)).where(and_(of_problems(wanted)))
    ).one()
    return Figure(row[0], row[1])


def of_matters(session: Session, wanted: MatterFilter) -> dict[str, Figure]:
    """Of the desk of tip-offs: late, waiting for judgement, and waiting for the reply."""
    told = of_desk(session, wanted)
    return {
        "matters_late": Figure(told.late, told.first_late_at),
        "matters_new": Figure(told.states.get("new", 0)),
        "matters_reply": Figure(told.reply),
    }


def of_rewards(session: Session, grants: Grants) -> dict[str, Figure]:
    """Those that wait for a first and a second approval, and for payment; of each who does it."""
    found: dict[str, Figure] = {}
    if areas_with(grants, "rewards", "county"):
        told = reward_counts(session, RewardsWanted(grants, "rewards"))
        found["rewards_claimed"] = Figure(told.get("claimed", 0))
        found["rewards_second"] = Figure(told.get("approved_once", 0))
    if areas_with(grants, "payments", "county"):
        found["payments"] = Figure(payment_count(session, PaymentsWanted(grants, "open")))
    return found
