"""The matters that a filter finds on a person's desk: for the list, its counts and its export."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from server.models.plot import Plot, lies_in
from server.models.problem import Problem
from server.models.tipoff import Matter, MatterEvent, Tipoff, TipoffPhoto, on_desk_of
from server.rules.problem import Grants
from server.rules.tipoff import OPEN_MATTERS

ROWS_AT_A_TIME = 500
Row = dict[str, Any]
OF_REPORTERS: frozenset[str | None] = frozenset({"answer", "photos", "revisit", "reopen"})
"""Steps after which it is the desk's turn to read."""


@dataclass(frozen=True, slots=True)
class MatterFilter:
    grants: Grants
    moment: datetime
    state: str = ""
    """One state, `open` for all that are not over, `reply` for those whose reporters wait; empty for any."""
    kind: str = ""
    against: str = ""
    area: str = ""
    late: bool = False


def is_over() -> ColumnElement[bool]:
    """Matters whose check has ended; in a query that has the check joined."""
    return and_(Matter.state == "dispatched", Problem.open.is_(False))


def waits_for_reply() -> ColumnElement[bool]:
    return and_(is_over(), Matter.replied_at.is_(None))


def is_late(moment: datetime) -> ColumnElement[bool]:
    return and_(Matter.state.in_(OPEN_MATTERS), Matter.decide_by <= moment)


def matching(wanted: MatterFilter, states: bool = True) -> ColumnElement[bool]:
    """`states` off leaves state and lateness out, for the counts of each."""
    clauses = [on_desk_of(wanted.grants), Matter.state != "merged"]
    if wanted.kind:
        clauses.append(Matter.kind == wanted.kind)
    if wanted.against:
        clauses.append(Matter.against == wanted.against)
    if wanted.area:
        clauses.append(lies_in(Matter.division_code, (wanted.area,)))
    if states and wanted.state == "open":
        clauses.append(is_open())
    elif states and wanted.state == "reply":
        clauses.append(waits_for_reply())
    elif states and wanted.state:
        clauses.append(Matter.state == wanted.state)
    if states and wanted.late:
        clauses.append(is_late(wanted.moment))
    return and_(*clauses)


def is_open() -> ColumnElement[bool]:
    """Something is still to be done: also where only the reply is owed."""
    return and_(
        Matter.state.in_(OPEN_MATTERS),
        or_(Matter.state != "dispatched", Matter.replied_at.is_(None)),
    )


TIPOFFS = (
    select(func.count()).where(Tipoff.matter_id == Matter.id).correlate(Matter).scalar_subquery()
)
PICTURES = (
    select(func.count())
    .select_from(TipoffPhoto)
    .join(Tipoff, Tipoff.id == TipoffPhoto.tipoff_id)
    .where(Tipoff.matter_id == Matter.id, TipoffPhoto.kept_sha256.is_not(None))
    .correlate(Matter)
    .scalar_subquery()
)
ORDER = (Matter.first_at.desc(), Matter.id.desc())


Selected = Select[Matter, Problem | None, str | None, str | None, str | None, int, int, str | None]


def _rows() -> Selected:
    """Matter, its check, its plot's number, village and place, how many tip-offs and pictures, last step."""
    last = and_(MatterEvent.matter_id == Matter.id, MatterEvent.place == Matter.last_place)
    columns = (Plot.number, Plot.village, Plot.place, TIPOFFS, PICTURES, MatterEvent.step)
    return (
        select(Matter, Problem, *columns)
        .outerjoin(Problem, Problem.id == Matter.problem_id)
        .outerjoin(Plot, Plot.id == Matter.plot_id)
        .outerjoin(MatterEvent, last)
    )


def listing(wanted: MatterFilter) -> Selected:
    return _rows().where(matching(wanted)).order_by(*ORDER)


def page(
    session: Session, wanted: MatterFilter, after: tuple[datetime, str] | None, limit: int
) -> list[tuple[Matter, Row]]:
    """One more than `limit` where there are more."""
    query = listing(wanted).limit(limit + 1)
    if after is not None:
        moment, last = after
        same = and_(Matter.first_at == moment, Matter.id < last)
        query = query.where(or_(Matter.first_at < moment, same))
    return [(row[0], as_row(wanted.moment, *row)) for row in session.execute(query)]


def row_of(session: Session, matter: Matter, moment: datetime) -> Row:
    """One matter as it stands in a list."""
    wanted = _rows().where(Matter.id == matter.id)
    return as_row(moment, *session.execute(wanted).one())


def as_row(
    moment: datetime,
    matter: Matter,
    check: Problem | None,
    number: str | None,
    village: str | None,
    place: str | None,
    tipoffs: int,
    pictures: int,
    last_step: str | None,
) -> Row:
    over = matter.state == "dispatched" and check is not None and not check.open
    running = matter.state in OPEN_MATTERS
    return {
        "id": matter.id,
        "kind": matter.kind,
        "against": matter.against,
        "level": matter.level,
        "state": matter.state,
        "check": check and check.state,
        "waits_for_reply": over and matter.replied_at is None,
        "late": bool(running and matter.decide_by and matter.decide_by <= moment),
        "decide_by": matter.decide_by if running else None,
        "release_at": matter.release_at if matter.state == "queued" else None,
        "replied_at": matter.replied_at,
        "first_at": matter.first_at,
        "plot_id": matter.plot_id,
        "number": number,
        "village": village,
        "place": place,
        "division_code": matter.division_code,
        "lon": matter.lon,
        "lat": matter.lat,
        "tipoffs": tipoffs,
        "pictures": pictures,
        "reopened": matter.reopened,
        "last_place": matter.last_place,
        "reporter_spoke": last_step in OF_REPORTERS,
    }


@dataclass(frozen=True, slots=True)
class Counts:
    states: dict[str, int]
    open: int
    reply: int
    late: int
    first_late_at: datetime | None
    """The earliest `decide_by` that has passed."""


def counts(session: Session, wanted: MatterFilter) -> Counts:
    """How many of each state the filter finds, whatever state it asks for."""

    def how_many(which: ColumnElement[bool]) -> Any:
        return func.coalesce(func.sum(case((which, 1), else_=0)), 0)

    late = is_late(wanted.moment)
    rows = session.execute(
        select(
            Matter.state,
            func.count(),
            how_many(is_open()),
            how_many(waits_for_reply()),
            how_many(late),
            func.min(case((late, Matter.decide_by))),
        )
        .select_from(Matter)
        .outerjoin(Problem, Problem.id == Matter.problem_id)
        .where(matching(wanted, states=False))
        .group_by(Matter.state)
    ).all()
    firsts = [row[5] for row in rows if row[5] is not None]
    return Counts(
        states={row[0]: row[1] for row in rows},
        open=sum(int(row[2]) for row in rows),
        reply=sum(int(row[3]) for row in rows),
        late=sum(int(row[4]) for row in rows),
        first_late_at=min(firsts, default=None),
    )


def count(session: Session, wanted: MatterFilter) -> int:
    found = (
        select(func.count())
        .select_from(Matter)
        .outerjoin(Problem, Problem.id == Matter.problem_id)
        .where(matching(wanted))
    )
    return session.scalar(found) or 0


def matters_listed(session: Session, wanted: MatterFilter) -> Generator[Row]:
    """Row by row, for a file of the desk: with what the first reporter wrote, without code or contact."""
    earliest = (
        select(Tipoff.words)
        .where(Tipoff.matter_id == Matter.id)
        .order_by(Tipoff.received_at, Tipoff.id)
        .limit(1)
        .correlate(Matter)
        .scalar_subquery()
    )
    query = listing(wanted).add_columns(earliest).execution_options(yield_per=ROWS_AT_A_TIME)
    with session.execute(query) as rows:
        for *row, words in rows:
            yield {**as_row(wanted.moment, *row), "text": words}
