"""A stored problem held and changed: what every step does, whoever takes it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models.plot import Plot
from server.models.problem import Problem, ProblemEvent, ProblemPhoto
from server.rules.problem import first_level


def hold(session: Session, problem_id: str) -> Problem:
    """The problem as it stands now, held until commit; its plot before it, as decisions over records do."""
    plot_id = session.scalar(select(Problem.plot_id).where(Problem.id == problem_id))
    if plot_id is not None:
        session.get_one(Plot, plot_id, with_for_update=True, populate_existing=True)
    return session.get_one(Problem, problem_id, with_for_update=True, populate_existing=True)


def begin_again(problem: Problem, moment: datetime) -> None:
    """The clocks of a case that is opened once more; what was done before stays in its events."""
    kind: Any = problem.kind
    sees_from: Any = problem.sees_from
    problem.level = first_level(kind, sees_from)
    problem.reported_at, problem.acted_at, problem.rechecked_by = moment, None, None
    problem.extensions = problem.extra_working_days = 0
    look_anew(problem)


def look_anew(problem: Problem) -> None:
    """What was not found true waits for another look; what was stays so."""
    if problem.verified != "yes":
        problem.verified, problem.verified_mu = None, None


def add_event(session: Session, problem: Problem, event: ProblemEvent) -> None:
    """Gives the event the next place of its problem, which must be held."""
    event.problem_id = problem.id
    event.place = problem.last_place = problem.last_place + 1
    session.add(event)
    session.flush()
    for sha256 in event.photos:
        if session.get(ProblemPhoto, (problem.id, sha256)) is None:
            session.add(ProblemPhoto(problem_id=problem.id, sha256=sha256))
