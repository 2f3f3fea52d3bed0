"""What the desk asks of rounds: how the plots of a period were seen, by grid and one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from server.models.grid import Grid
from server.models.inspection import Inspection, VerdictRow
from server.models.paper import PaperPatrol, PaperSighting, PaperVoid
from server.models.person import Person
from server.models.plot import Plot, lies_in
from server.models.plot_list import ORDER, Place
from server.models.round import Round, RoundPlot
from server.rules.coverage import SEEN_HOW, SeenHow
from server.rules.grid import GridLevel

Counts = dict[str, int]
"""By how they were seen; "late": due for longer than is allowed, and not seen well."""


@dataclass(frozen=True, slots=True)
class CoverageFilter:
    areas: tuple[str, ...]
    """Division code prefixes that the person may see."""
    level: GridLevel
    on: date
    """A day of the period."""
    today: date
    area: tuple[str, ...] = ()
    """The codes of one area within the areas; empty for all of them."""
    grid: str | None = None
    seen: SeenHow | None = None
    late: bool = False


def is_late(today: date) -> ColumnElement[bool]:
    return and_(RoundPlot.late_on < today, RoundPlot.seen != "good")


def _rounds(wanted: CoverageFilter) -> ColumnElement[bool]:
    clauses = [
        Round.level == wanted.level,
        Round.first_on <= wanted.on,
        Round.last_on >= wanted.on,
    ]
    if wanted.grid:
        clauses.append(Round.grid_id == wanted.grid)
    return and_(*clauses)


def _plots(wanted: CoverageFilter) -> ColumnElement[bool]:
    clauses = [lies_in(RoundPlot.division_code, wanted.areas)]
    if wanted.area:
        clauses.append(lies_in(RoundPlot.division_code, wanted.area))
    if wanted.seen:
        clauses.append(RoundPlot.seen == wanted.seen)
    if wanted.late:
        clauses.append(is_late(wanted.today))
    return and_(*clauses)


def _counted(wanted: CoverageFilter) -> tuple[ColumnElement[int], ...]:
    return (func.count(), func.sum(case((is_late(wanted.today), 1), else_=0)))


def whole(session: Session, wanted: CoverageFilter) -> Counts:
    """Over all grids, whatever page is shown; not narrowed by `seen` and `late`."""
    every = replace(wanted, seen=None, late=False)
    rows = session.execute(
        select(RoundPlot.seen, *_counted(every))
        .join(Round, Round.id == RoundPlot.round_id)
        .where(_rounds(every), _plots(every))
        .group_by(RoundPlot.seen)
    )
    return _counts(tuple(row) for row in rows)


def _counts(rows: Iterable[tuple[str, int, int]]) -> Counts:
    found: Counts = {"late": 0}
    for how in SEEN_HOW:
        found[how] = 0
    for seen, count, late in rows:
        found[seen] += count
        found["late"] += int(late)
    return {**found, "plots": sum(found[how] for how in SEEN_HOW)}


def grids_page(
    session: Session, wanted: CoverageFilter, after: str, limit: int
) -> list[tuple[Round, Grid, Counts]]:
    """By code, never by a count; one more than `limit` where there are more."""
    mine = select(RoundPlot.plot_id).where(RoundPlot.round_id == Round.id, _plots(wanted)).exists()
    # a round without plots is one, of the grids that lie in the area
    empty = ~select(RoundPlot.plot_id).where(RoundPlot.round_id == Round.id).exists()
    lies = [
        or_(False, *(Grid.area_prefix.startswith(area, autoescape=True) for area in areas))
        for areas in (wanted.areas, wanted.area)
        if areas
    ]
    shown = or_(mine, and_(empty, *lies)) if not (wanted.seen or wanted.late) else mine
    query = (
        select(Round, Grid)
        .join(Grid, Grid.id == Round.grid_id)
        .where(_rounds(wanted), shown, Grid.code > after)
        .order_by(Grid.code)
        .limit(limit + 1)
    )
    rows = session.execute(query).all()
    counts: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    every = replace(wanted, seen=None, late=False)
    for round_id, *counted in session.execute(
        select(RoundPlot.round_id, RoundPlot.seen, *_counted(every))
        .where(RoundPlot.round_id.in_([one.id for one, _ in rows]), _plots(every))
        .group_by(RoundPlot.round_id, RoundPlot.seen)
    ):
        counts[round_id].append((counted[0], counted[1], counted[2]))
    return [(one, grid, _counts(counts[one.id])) for one, grid in rows]


def neighbours(session: Session, level: GridLevel, on: date) -> tuple[date | None, date | None]:
    """A day of the period before the day's, and of the one after it; None where no round was made."""
    before = select(func.max(Round.last_on)).where(Round.level == level, Round.last_on < on)
    after = select(func.min(Round.first_on)).where(Round.level == level, Round.first_on > on)
    return session.scalar(before), session.scalar(after)


def span(session: Session, level: GridLevel, on: date) -> tuple[date, date] | None:
    """First and last day of the rounds that run on the day; None where none was made."""
    found = session.execute(
        select(func.min(Round.first_on), func.max(Round.last_on)).where(
            Round.level == level, Round.first_on <= on, Round.last_on >= on
        )
    ).one()
    return None if found[0] is None else (found[0], found[1])


LISTED = (
    select(
        Plot.id,
        Plot.number,
        Plot.division_code,
        Plot.village,
        Plot.place,
        Grid.id.label("grid_id"),
        Grid.name.label("grid_name"),
        Round.first_on,
        Round.last_on,
        RoundPlot.due_on,
        RoundPlot.late_on,
        RoundPlot.reason,
        RoundPlot.day,
        RoundPlot.crop,
        RoundPlot.seen,
        RoundPlot.seen_on,
        RoundPlot.inspection_id,
        RoundPlot.lacks,
        Person.name.label("person_name"),
    )
    .select_from(Round)
    .join(RoundPlot, RoundPlot.round_id == Round.id)
    .join(Plot, Plot.id == RoundPlot.plot_id)
    .join(Grid, Grid.id == Round.grid_id)
    .outerjoin(Inspection, Inspection.id == RoundPlot.inspection_id)
    .outerjoin(Person, Person.id == Inspection.person_id)
)


def _listed(wanted: CoverageFilter) -> Select[*tuple[Any, ...]]:
    late = is_late(wanted.today).label("late")
    return LISTED.add_columns(late).where(_rounds(wanted), _plots(wanted)).order_by(*ORDER)


def plots_page(
    session: Session, wanted: CoverageFilter, after: Place | None, limit: int
) -> list[dict[str, Any]]:
    """By division and number; one more than `limit` where there are more."""
    query = _listed(wanted).limit(limit + 1)
    if after is not None:
        values = (after.division_code, after.number, after.id)
        place = [literal(value, column.type) for value, column in zip(values, ORDER, strict=True)]
        query = query.where(tuple_(*ORDER) > tuple_(*place))
    return _told(session, session.execute(query).all())


def coverage_count(session: Session, wanted: CoverageFilter) -> int:
    return (
        session.scalar(
            select(func.count())
            .select_from(RoundPlot)
            .join(Round, Round.id == RoundPlot.round_id)
            .where(_rounds(wanted), _plots(wanted))
        )
        or 0
    )


def coverage_listed(
    session: Session, wanted: CoverageFilter, at_a_time: int
) -> Generator[dict[str, Any]]:
    """For files, in the order of the list."""
    after = None
    while True:
        page = plots_page(session, wanted, after, at_a_time)
        yield from page[:at_a_time]
        if len(page) <= at_a_time:
            return
        last = page[at_a_time - 1]
        after = Place(last["division_code"], last["number"], last["id"])


def _told(session: Session, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[dict[str, Any]]:
    found = [dict(row._mapping) for row in rows]
    walkers = _walkers(session, [one for one in found if one["seen"] == "paper"])
    findings = _findings(session, [one["inspection_id"] for one in found if one["seen"] == "poor"])
    for one in found:
        one["findings"] = findings.get(one["inspection_id"], [])
        one["late"] = bool(one["late"])
        if one["seen"] == "paper":
            one["person_name"] = walkers.get((one["id"], one["seen_on"]))
    return found


def _findings(session: Session, inspection_ids: Sequence[str]) -> dict[str, Any]:
    """Of the verdicts in force; a record that was seen well needs no excuse."""
    asked = select(VerdictRow.inspection_id, VerdictRow.body["findings"]).where(
        VerdictRow.inspection_id.in_(inspection_ids), VerdictRow.current
    )
    return {row[0]: row[1] for row in session.execute(asked)} if inspection_ids else {}


def _walkers(session: Session, rows: Sequence[dict[str, Any]]) -> dict[tuple[str, date], str]:
    """Who walked, as the sheets say, by plot and day."""
    if not rows:
        return {}
    asked = (
        select(PaperSighting.plot_id, PaperPatrol.walked_on, PaperPatrol.walker_name)
        .join(PaperPatrol, PaperPatrol.id == PaperSighting.paper_patrol_id)
        .outerjoin(PaperVoid, PaperVoid.paper_patrol_id == PaperPatrol.id)
        .where(
            PaperSighting.plot_id.in_([row["id"] for row in rows]),
            PaperVoid.paper_patrol_id.is_(None),
        )
        .order_by(PaperPatrol.entered_at)
    )
    return {(plot_id, day): name for plot_id, day, name in session.execute(asked)}
