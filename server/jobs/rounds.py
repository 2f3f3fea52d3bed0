"""Makes the rounds of every grid for the period that runs: which of its plots are to be looked at.

A grid gets a round where none of it reaches to today, so that the same day again, or another pace in
the middle of a period, makes none twice. What is on it is kept as it was then; a round without plots
is one, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_args

from sqlalchemy import func, insert, literal, select
from sqlalchemy.orm import Session

from server.jobs.covering import cover, visited_since
from server.jobs.planning import Planning, is_planned, plan_plots
from server.jobs.queue import Work, queue
from server.jobs.turning import turn_day
from server.models.base import Clock, db, now, writing
from server.models.division import families
from server.models.grid import Grid
from server.models.log import log
from server.models.plot import Plot, in_areas
from server.models.plot_due import PlotDue, hold_due
from server.models.round import Round, RoundPlot
from server.models.watch import is_undone
from server.rules.day import china_day
from server.rules.grid import GridLevel
from server.rules.rounds import Pace, period_of

GRIDS_AT_A_TIME = 500
"""A record that comes in meanwhile waits for these at most."""
NAME = "rounds"
HAS_ROUND = select(Round.id).where(Round.grid_id == Grid.id)


@dataclass(slots=True)
class Made:
    rounds: int = 0
    plots: int = 0
    """On them."""


def make_rounds() -> Made:
    """Brings the plots to today first; ends when every open grid has its round."""
    turn_day()
    return make_rounds_of(now)


def make_rounds_of(clock: Clock) -> Made:
    """The same where states are those of the clock's day already."""
    plan_plots(clock)
    made = Made()
    while _make_some(made, clock()):
        pass
    return made


def _make_some(made: Made, moment: datetime) -> bool:
    with writing() as session:
        hold_due(session)
        planning = Planning(session, moment)
        grids = _without_round(session, planning.today, GRIDS_AT_A_TIME)
        if not grids:
            return False
        rounds = _add(session, grids, planning, moment)
        plots = _fill(session, rounds, grids)
        since = min(row.first_on for row in rounds)
        # somebody may have come before the round was made, and not seen enough
        visited = visited_since(session, [row.id for row in rounds], since)
        for start in range(0, len(visited), GRIDS_AT_A_TIME):
            cover(session, visited[start : start + GRIDS_AT_A_TIME], planning.edition)
        told = {"rounds": len(rounds), "plots": plots, "pace": planning.pace_id}
        log(session, None, "rounds_made", f"day:{planning.today}", **told)
        made.rounds += len(rounds)
        made.plots += plots
    return True


def _without_round(session: Session, today: date, limit: int) -> Sequence[Grid]:
    covered = HAS_ROUND.where(Round.last_on >= today).exists()
    open_ones = select(Grid).where(Grid.closed_at.is_(None), ~covered)
    return session.scalars(open_ones.order_by(Grid.code).limit(limit)).all()


def _add(
    session: Session, grids: Sequence[Grid], planning: Planning, moment: datetime
) -> Sequence[Any]:
    """Rows of (id, grid_id, level, first_on, last_on)."""
    periods = {
        level: _period(planning.pace, level, planning.today) for level in get_args(GridLevel)
    }
    session.connection().execute(
        insert(Round),
        [
            {
                "grid_id": grid.id,
                "level": grid.level,
                "first_on": periods[grid.level][0],
                "last_on": periods[grid.level][1],
                "pace": planning.pace_id,
                "made_at": moment,
            }
            for grid in grids
        ],
    )
    made = select(Round.id, Round.grid_id, Round.level, Round.first_on, Round.last_on).where(
        Round.grid_id.in_([grid.id for grid in grids]), Round.last_on >= planning.today
    )
    return session.execute(made).all()


def _period(pace: Pace, level: GridLevel, today: date) -> tuple[date, date]:
    return period_of(pace.of_level(level), today)


ON_IT = ("due_on", "late_on", "reason", "day", "crop")
COLUMNS = ("round_id", "plot_id", "division_code", *ON_IT, "seen")


def _fill(session: Session, rounds: Sequence[Any], grids: Sequence[Grid]) -> int:
    """Plots that are due by each round's last day; how many."""
    wanted = (
        select(
            Round.id,
            Plot.id,
            Plot.division_code,
            *(getattr(PlotDue, name) for name in ON_IT),
            literal("unseen"),
        )
        .select_from(Round)
        .join(Plot, literal(True))
        .join(PlotDue, PlotDue.plot_id == Plot.id)
        .where(PlotDue.due_on <= Round.last_on)
    )
    lowest = [row.id for row in rounds if row.level == "grid"]
    wishes = []
    if lowest:
        wishes.append(wanted.where(Round.id.in_(lowest), Plot.grid_id == Round.grid_id))
    for round_id, areas in _higher(session, rounds, grids):
        wishes.append(wanted.where(Round.id == round_id, in_areas(areas)))
    for rows in wishes:
        session.connection().execute(insert(RoundPlot).from_select(COLUMNS, rows))
    mine = RoundPlot.round_id.in_([row.id for row in rounds])
    return session.scalar(select(func.count()).select_from(RoundPlot).where(mine)) or 0


def _higher(
    session: Session, rounds: Iterable[Any], grids: Iterable[Grid]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(round, every code of the area that its grid takes whole)."""
    higher = {grid.id: grid for grid in grids if grid.level != "grid" and grid.whole_area}
    same = families(session, {grid.area_prefix for grid in higher.values()})
    for row in rounds:
        grid = higher.get(row.grid_id)
        if grid is not None:
            yield row.id, (grid.area_prefix, *same.get(grid.area_prefix, ()))


def is_made(session: Session) -> bool:
    """Whether every open grid has its round of today, of plots that were looked at today."""
    return is_planned(session) and not _without_round(session, china_day(now()), 1)


def _undone() -> list[str]:
    today = china_day(now())
    session = db.session()
    # the states of the day come first
    if is_undone(session, today) or is_made(session):
        return []
    return [today.isoformat()]


def _do(_: str) -> None:
    """Whatever day it was told for: what counts is today."""
    make_rounds()


def tell_rounds() -> None:
    """Says that the pace changed; after the commit."""
    queue().tell(NAME, china_day(now()).isoformat())


WORK = Work(NAME, _do, _undone)
