"""A step of a problem: taken by whom the table lets, written beside the others, clocks set anew."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.geodata.area import geodesic_area_m2
from server.jobs.problem_case import add_event, begin_again, hold, look_anew
from server.jobs.problem_clocks import clocks_of, keep_clocks, terms
from server.jobs.problem_intake import Doer, touch_plot
from server.jobs.queue import Work
from server.jobs.relapsing import look_for_relapse
from server.models.base import db, now, writing
from server.models.inspection import Inspection
from server.models.log import log
from server.models.photo import kept_of
from server.models.plot import to_mu
from server.models.problem import (
    Problem,
    ProblemEvent,
    late_untold,
    standing_of,
    visible_problem,
)
from server.problem_claim import StepIn
from server.refusals import Refusal
from server.rules.outline import outline_of
from server.rules.problem import (
    next_level,
    refused,
    shortcomings,
    state_after,
)

REFUSALS = {
    "not_now": "problem_step_not_now",
    "not_yours": "problem_step_not_yours",
    "own_recheck": "problem_own_recheck",
    "own_find": "problem_own_find",
    "extended_enough": "problem_extended_enough",
}


def take_step(
    problem_id: str, wish: StepIn, doer: Doer, clock: Callable[[], datetime] = now
) -> Literal[200, 201]:
    """Keeps the step; 200 where this very one is kept.

    Raises Refusal problem_unknown, problem_step_differs, problem_moved (somebody else took a step
    that was not seen), body_invalid, problem_photos_owed, and those of `REFUSALS`.
    """
    try:
        with writing() as session:
            if visible_problem(session, problem_id, doer.person_id, doer.grants) is None:
                raise Refusal("problem_unknown", id=problem_id)
            problem = hold(session, problem_id)
            if _known(session, problem_id, wish, doer):
                return 200
            _check(session, problem, wish, doer)
            _write(session, problem, wish, doer.person_id, clock())
            return 201
    except IntegrityError:
        # the same id came twice at once, over two problems
        if not _known(db.session(), problem_id, wish, doer):
            raise
        return 200


def _known(session: Session, problem_id: str, wish: StepIn, doer: Doer) -> bool:
    kept = session.get(ProblemEvent, wish.id, populate_existing=True)
    if kept is None:
        return False
    same = (kept.problem_id, kept.person_id, kept.step, kept.note, kept.photos) == (
        problem_id,
        doer.person_id,
        wish.step,
        wish.note,
        wish.photos,
    )
    facts = _facts(wish)
    if not same or any(kept.facts.get(name) != facts.get(name) for name in SAID):
        raise Refusal("problem_step_differs")
    return True


SAID = ("days", "outcome", "inspection", "corners")
"""Of a step's facts, what tells one from another under the same id."""


def _facts(wish: StepIn) -> dict[str, Any]:
    """What the step says beside its note, pictures and place; of a look also its area in mu."""
    facts: dict[str, Any] = {} if wish.days is None else {"days": wish.days}
    if wish.outcome is None:
        return facts
    facts["outcome"] = wish.outcome
    if wish.inspection_id is not None:
        facts["inspection"] = wish.inspection_id
    if wish.fix is not None:
        facts["fix"] = wish.fix.model_dump(mode="json")
    if wish.outline is not None:
        corners = [(one.lon, one.lat) for one in wish.outline.corners]
        drawn = outline_of(corners)
        facts |= {"how": wish.outline.how, "corners": [list(one) for one in corners]}
        if drawn.shape is not None:
            facts["area_mu"] = str(to_mu(geodesic_area_m2(drawn.shape)))
        if drawn.findings:
            facts["findings"] = list(drawn.findings)
    return facts


def _check(session: Session, problem: Problem, wish: StepIn, doer: Doer) -> None:
    limits = terms()
    if wish.seen != problem.last_place:
        raise Refusal("problem_moved", state=problem.state, last=problem.last_place)
    why = refused(wish.step, standing_of(problem), doer.person_id, doer.grants, limits.extensions)
    if why is not None:
        raise Refusal(REFUSALS[why], state=problem.state, step=wish.step)
    wrong = shortcomings(
        wish.step,
        wish.note,
        len(wish.photos),
        wish.days,
        limits.extension_working_days,
        outcome=wish.outcome,
        outlined=wish.outline is not None,
        inspected=wish.inspection_id is not None,
    )
    if wish.inspection_id is not None and not _shows(session, problem, wish.inspection_id):
        wrong.setdefault("inspection_id", "not_of_plot_since")
    if len(set(wish.photos)) < len(wish.photos):
        wrong["photos"] = "named_twice"
    if wrong:
        raise Refusal("body_invalid", fields=wrong)
    owed: frozenset[str] = frozenset()
    if wish.step == "accept":
        owed = _owed_of_recheck(session, problem)
    elif wish.step == "verify":
        # what a look said may be paid for: nothing is taken on trust
        owed = frozenset(wish.photos) - kept_of(session, wish.photos)
    if owed:
        raise Refusal("problem_photos_owed", count=len(owed))


def _shows(session: Session, problem: Problem, inspection_id: str) -> bool:
    """Whether it is a record of this plot that is not voided and was made since the problem was found."""
    record = session.get(Inspection, inspection_id)
    return (
        record is not None
        and problem.plot_id is not None
        and record.plot_id == problem.plot_id
        and record.review_state != "voided"
        and min(record.finished_at, record.received_at) >= problem.found_at
    )


def _owed_of_recheck(session: Session, problem: Problem) -> frozenset[str]:
    last = session.scalars(
        select(ProblemEvent)
        .where(ProblemEvent.problem_id == problem.id, ProblemEvent.step == "recheck")
        .order_by(ProblemEvent.place.desc())
        .limit(1)
    ).one()
    return frozenset(last.photos) - kept_of(session, last.photos)


def _write(
    session: Session, problem: Problem, wish: StepIn, person_id: str, moment: datetime
) -> None:
    facts = _facts(wish)
    add_event(
        session,
        problem,
        ProblemEvent(
            id=wish.id,
            step=wish.step,
            person_id=person_id,
            at=moment,
            note=wish.note,
            photos=wish.photos,
            lon=wish.place.lon if wish.place else None,
            lat=wish.place.lat if wish.place else None,
            facts=facts,
        ),
    )
    state: Any = problem.state
    problem.state = state_after(wish.step, state, wish.outcome)
    if wish.step == "verify":
        mu = facts.get("area_mu")
        problem.verified, problem.verified_mu = wish.outcome, None if mu is None else Decimal(mu)
    _remember(problem, wish, person_id, moment)
    keep_clocks(problem)
    touch_plot(session, problem)
    session.flush()
    if problem.plot_id is not None:
        look_for_relapse(session, problem.plot_id, moment)
    said: dict[str, Any] = {"event": wish.id, "state": problem.state, "photos": wish.photos}
    said |= {name: facts[name] for name in ("outcome", "inspection", "area_mu") if name in facts}
    log(session, person_id, f"problem_{wish.step}", f"problem:{problem.id}", **said)


def _remember(problem: Problem, wish: StepIn, person_id: str, moment: datetime) -> None:
    if wish.step == "report":
        problem.reported_at = moment
    elif wish.step in ("dispatch", "dismiss", "verify"):
        problem.reported_at = problem.reported_at or moment
        problem.acted_at = problem.acted_at or moment
        if wish.step == "dispatch":
            look_anew(problem)
    elif wish.step == "recheck":
        problem.rechecked_by = person_id
    elif wish.step == "extend":
        problem.extensions += 1
        problem.extra_working_days += wish.days or 0
    elif wish.step == "reopen":
        begin_again(problem, moment)


def pass_on(problem_id: str, clock: Callable[[], datetime] = now) -> None:
    """Gives a late problem to the next level, once for each clock that was missed."""
    with writing() as session:
        moment = clock()
        if session.get(Problem, problem_id) is None:
            return
        problem = hold(session, problem_id)
        if not problem.open or problem.due_at is None:
            return
        told = problem.told_late_at
        if problem.due_at > moment or (told is not None and told >= problem.due_at):
            return
        due = clocks_of(problem)[0]
        if due.at > moment:
            # the table of holidays, or the terms, have changed since it was kept
            problem.due_at = due.at
            return
        level: Any = problem.level
        to = next_level(level)
        facts = {"clock": due.clock, "from": level, "to": to, "day": due.day.isoformat()}
        event = ProblemEvent(
            id=str(uuid.uuid4()),
            step="escalate",
            person_id=None,
            at=moment,
            note="",
            photos=[],
            facts=facts,
        )
        add_event(session, problem, event)
        problem.level, problem.told_late_at = to, problem.due_at
        touch_plot(session, problem)
        log(session, None, "problem_escalate", f"problem:{problem.id}", **facts)


WORK = Work("problem_late", pass_on, lambda: late_untold(db.session(), now()))
