"""The problems that a filter finds: for the list, its counts and its export."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from server.models.person import Person
from server.models.plot import Plot, lies_in
from server.models.problem import (
    Problem,
    ProblemEvent,
    is_late,
    may_name,
    standing_of,
    visible_to,
)
from server.rules.problem import Grants, Step, refused

ROWS_AT_A_TIME = 500
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ProblemFilter:
    person_id: str
    grants: Grants
    moment: datetime
    kind: str = ""
    state: str = ""
    """One state, `open` for all that are not closed; empty for any."""
    area: str = ""
    late: bool = False
    plot_id: str = ""
    mine: bool = False
    """Found by this person alone."""
    checks: bool = False
    """Asked for by the office alone."""


def matching(wanted: ProblemFilter, states: bool = True) -> ColumnElement[bool]:
    """`states` off leaves the state out, for the counts of each."""
    clauses = [visible_to(wanted.person_id, wanted.grants)]
    if wanted.kind:
        clauses.append(Problem.kind == wanted.kind)
    if wanted.area:
        clauses.append(lies_in(Problem.division_code, (wanted.area,)))
    if wanted.plot_id:
        clauses.append(Problem.plot_id == wanted.plot_id)
    if wanted.mine:
        clauses.append(Problem.person_id == wanted.person_id)
    if wanted.checks:
        clauses.append(Problem.origin == "office")
    if states and wanted.state == "open":
        clauses.append(Problem.open.is_(True))
    elif states and wanted.state:
        clauses.append(Problem.state == wanted.state)
    if states and wanted.late:
        clauses.append(is_late(wanted.moment))
    return and_(*clauses)


ORDER = (Problem.found_at.desc(), Problem.id.desc())


ASKED = and_(
    ProblemEvent.problem_id == Problem.id, ProblemEvent.place == 1, Problem.origin == "office"
)
"""The event by which the office asked for a check."""


def asked_of(session: Session, problem: Problem) -> str | None:
    """What a check is to look at; None of a problem of a patrol."""
    if problem.origin != "office":
        return None
    first = (ProblemEvent.problem_id == problem.id, ProblemEvent.place == 1)
    return session.scalar(select(ProblemEvent.note).where(*first))


def listing(
    wanted: ProblemFilter,
) -> Select[Problem, str, str | None, str | None, str | None, str | None]:
    """Problem, who found it, its plot's number, village and place, what a check asks; the newest first."""
    return (
        select(Problem, Person.name, Plot.number, Plot.village, Plot.place, ProblemEvent.note)
        .join(Person, Person.id == Problem.person_id)
        .outerjoin(Plot, Plot.id == Problem.plot_id)
        .outerjoin(ProblemEvent, ASKED)
        .where(matching(wanted))
        .order_by(*ORDER)
    )


def page(
    session: Session, wanted: ProblemFilter, after: tuple[datetime, str] | None, limit: int
) -> list[tuple[Problem, Row]]:
    """One more than `limit` where there are more."""
    query = listing(wanted).limit(limit + 1)
    if after is not None:
        moment, last = after
        same = and_(Problem.found_at == moment, Problem.id < last)
        query = query.where(or_(Problem.found_at < moment, same))
    return [(row[0], as_row(wanted, *row)) for row in session.execute(query)]


def as_row(
    wanted: ProblemFilter,
    problem: Problem,
    name: str,
    number: str | None,
    village: str | None,
    place: str | None,
    asked: str | None,
) -> Row:
    standing = standing_of(problem)

    def may(step: Step) -> bool:
        return refused(step, standing, wanted.person_id, wanted.grants, 0) is None

    waits = problem.origin == "office" and problem.verified is None
    return {
        "id": problem.id,
        "kind": problem.kind,
        "confidential": problem.confidential,
        "origin": problem.origin,
        "sees_from": problem.sees_from,
        "asked": asked,
        "verified": problem.verified,
        "verified_mu": None if problem.verified_mu is None else str(problem.verified_mu),
        "state": problem.state,
        "level": problem.level,
        "late": bool(problem.open and problem.due_at and problem.due_at <= wanted.moment),
        "due_at": problem.due_at if problem.open else None,
        "plot_id": problem.plot_id,
        "number": number,
        "village": village,
        "place": place,
        "division_code": problem.division_code,
        "found_at": problem.found_at,
        "received_at": problem.received_at,
        "person_name": name if may_name(problem, wanted.person_id, wanted.grants) else None,
        "lon": problem.lon,
        "lat": problem.lat,
        "last_place": problem.last_place,
        "may_recheck": may("recheck"),
        "may_verify": waits and may("verify"),
    }


@dataclass(frozen=True, slots=True)
class Counts:
    states: dict[str, int]
    late: int


def counts(session: Session, wanted: ProblemFilter) -> Counts:
    """How many of each state the filter finds, whatever state it asks for; and how many are late."""
    late = func.sum(case((is_late(wanted.moment), 1), else_=0))
    rows = session.execute(
        select(Problem.state, func.count(), late)
        .where(matching(wanted, states=False))
        .group_by(Problem.state)
    ).all()
    return Counts({state: count for state, count, _ in rows}, sum(int(row[2]) for row in rows))


def count(session: Session, wanted: ProblemFilter) -> int:
    found = select(func.count()).select_from(Problem).where(matching(wanted))
    return session.scalar(found) or 0


def problems_listed(session: Session, wanted: ProblemFilter) -> Generator[Row]:
    """Row by row, for a file."""
    query = listing(wanted).execution_options(yield_per=ROWS_AT_A_TIME)
    with session.execute(query) as rows:
        for row in rows:
            yield as_row(wanted, *row)
