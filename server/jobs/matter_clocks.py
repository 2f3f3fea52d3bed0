"""The clocks of a matter: until when the desk decides, until when it replies, when a check goes out.

No source gives such terms: the defaults are ours [P] and settings (docs/configuration.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from flask import current_app
from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from server.config import PREFIX, Config
from server.jobs.queue import Work
from server.jobs.telling import tell
from server.jobs.working_days import known_workday
from server.models.base import db, now, writing
from server.models.log import log
from server.models.matter_list import is_late, is_over
from server.models.person import Grant, Person
from server.models.problem import Problem, ProblemEvent
from server.models.tipoff import Matter, MatterEvent, Tipoff, hold
from server.rules.day import china_day
from server.rules.problem_clock import until_day_ends, working_day_after
from server.rules.release import next_slot, slot_before
from server.rules.roles import who_may
from server.rules.tipoff import triage_levels

AT_ONCE = 200
"""Ids that a worker is told of at a time."""


def release_hours_of(config: Config) -> tuple[int, ...]:
    """Raises ValueError naming the setting that holds no hours of a day."""
    hours = config.tipoff_release_hours
    if not hours or not all(0 <= hour < 24 for hour in hours):
        raise ValueError(f"{PREFIX}TIPOFF_RELEASE_HOURS: expected hours such as 9,15")
    return hours


def triage_due(begun_at: datetime) -> datetime:
    """Until when the desk dispatches or dismisses what came at that moment."""
    return _due(begun_at, _config().tipoff_triage_working_days)


def reply_due(ended_at: datetime) -> datetime:
    """Until when the reporters are told how a check ended."""
    return _due(ended_at, _config().tipoff_reply_working_days)


def _due(begun_at: datetime, working_days: int) -> datetime:
    return until_day_ends(working_day_after(china_day(begun_at), working_days, known_workday)[0])


def release_slot(session: Session, matter: Matter, moment: datetime) -> datetime:
    """The hour at which its check goes out; the matter must be held."""
    last = session.scalar(select(func.max(Tipoff.received_at)).where(Tipoff.matter_id == matter.id))
    config = _config()
    hours = config.tipoff_release_hours
    return next_slot(
        moment, last or matter.first_at, hours, config.tipoff_hold_hours, known_workday
    )


def released_as_of(release_at: datetime, moment: datetime) -> datetime:
    """The slot that a check released now is of, where the worker comes late."""
    return slot_before(moment, release_at, _config().tipoff_release_hours, known_workday)


def begun_at(session: Session, matter: Matter) -> datetime:
    """From when the term of triage runs: the first tip-off, or the last time its reporters reopened it."""
    again = session.scalar(
        select(func.max(MatterEvent.at)).where(
            MatterEvent.matter_id == matter.id, MatterEvent.step == "reopen"
        )
    )
    return again or matter.first_at


def _config() -> Config:
    config: Config = current_app.extensions["xuntian.config"]
    return config


def desk_people(session: Session, matter: Matter) -> Sequence[str]:
    """Ids of the active persons on whose desk the matter lies."""
    grants: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person_id, role, area in session.execute(
        select(Grant.person_id, Grant.role, Grant.area_prefix)
        .join(Person, Person.id == Grant.person_id)
        .where(Grant.role.in_(who_may("tipoffs")), Person.active)
        .order_by(Grant.person_id)
    ):
        grants[person_id].append((role, area))
    return [
        person_id
        for person_id, held in grants.items()
        if matter.level in triage_levels(held, matter.division_code)
    ]


def _untold(moment: datetime) -> Sequence[str]:
    untold = or_(Matter.told_late_at.is_(None), Matter.told_late_at < Matter.decide_by)
    wanted = select(Matter.id).where(is_late(moment), untold)
    return db.session().scalars(wanted.order_by(Matter.decide_by).limit(AT_ONCE)).all()


def tell_late(matter_id: str, clock: Callable[[], datetime] = now) -> None:
    """Tells the desk that a matter is late, once for each term that was missed.

    The message says nothing of the tip-off: it leaves the house by the ways that people chose.
    """
    with writing() as session:
        moment = clock()
        if session.get(Matter, matter_id) is None:
            return
        matter = hold(session, matter_id)
        late = session.scalar(select(is_late(moment)).where(Matter.id == matter_id))
        told = matter.told_late_at
        if not late or (told is not None and matter.decide_by and told >= matter.decide_by):
            return
        matter.told_late_at = matter.decide_by
        facts = {"matter_id": matter.id}
        people = desk_people(session, matter)
        tell(session, people, "matter_late", facts, f"matter:{matter.id}", at=moment)
        log(session, None, "matter_late", f"matter:{matter.id}", people=len(people))


def _clocks_off() -> Sequence[str]:
    """Ids of matters without the term that they should have, or with one that they should not."""
    fresh = and_(Matter.state.in_(("new", "set_aside")), Matter.decide_by.is_(None))
    ended = and_(is_over(), Matter.replied_at.is_(None), Matter.decide_by.is_(None))
    again = and_(
        Matter.state == "dispatched", Problem.open.is_(True), Matter.decide_by.is_not(None)
    )
    wanted = (
        select(Matter.id)
        .outerjoin(Problem, Problem.id == Matter.problem_id)
        .where(or_(fresh, ended, again))
        .order_by(Matter.id)
        .limit(AT_ONCE)
    )
    return db.session().scalars(wanted).all()


def keep_clock(matter_id: str) -> None:
    """Begins the term of triage with what came in, that of the reply with the end of the check."""
    with writing() as session:
        if session.get(Matter, matter_id) is None:
            return
        matter = hold(session, matter_id)
        if matter.state in ("new", "set_aside"):
            matter.decide_by = matter.decide_by or triage_due(begun_at(session, matter))
            return
        if matter.state != "dispatched" or matter.problem_id is None or matter.replied_at:
            return
        check = session.get_one(Problem, matter.problem_id, populate_existing=True)
        if check.open:
            matter.decide_by = None
        elif matter.decide_by is None:
            ended = session.scalar(
                select(func.max(ProblemEvent.at)).where(ProblemEvent.problem_id == check.id)
            )
            matter.decide_by = reply_due(ended or check.received_at)


LATE = Work("matter_late", tell_late, lambda: _untold(now()))
CLOCK = Work("matter_clock", keep_clock, _clocks_off)
