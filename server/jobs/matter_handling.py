"""A step that the desk takes with a matter: what the table lets, written beside the others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.matter_merging import beside, held_both, take_in
from server.jobs.matter_release import release
from server.jobs.matter_steps import STEPS, Desk, Facts, named_tipoff
from server.matter_step import DeskStepIn
from server.models.base import db, now, writing
from server.models.log import log
from server.models.problem import Problem
from server.models.tipoff import (
    Matter,
    MatterEvent,
    Tipoff,
    TipoffPhoto,
    add_event,
    desk_matter,
    hold,
    tipoffs_of,
)
from server.refusals import Refusal
from server.rules.matter import Said, Standing, may_take, shortcomings


def standing_of(session: Session, matter: Matter) -> Standing:
    state: Any = matter.state
    check: Any = matter.problem_id and session.scalar(
        select(Problem.state).where(Problem.id == matter.problem_id)
    )
    tipoffs = select(func.count()).where(Tipoff.matter_id == matter.id)
    pictures = (
        select(func.count())
        .select_from(TipoffPhoto)
        .join(Tipoff, Tipoff.id == TipoffPhoto.tipoff_id)
        .where(Tipoff.matter_id == matter.id, TipoffPhoto.kept_sha256.is_not(None))
    )
    return Standing(
        state,
        matter.replied_at is not None,
        check,
        session.scalar(tipoffs) or 0,
        session.scalar(pictures) or 0,
    )


def take_step(
    matter_id: str, wish: DeskStepIn, desk: Desk, clock: Callable[[], datetime] = now
) -> Literal[200, 201]:
    """Keeps the step; 200 where this very one is kept. A check that goes out at once is out then.

    Raises Refusal matter_unknown, matter_step_differs, matter_moved (somebody else took a step that was
    not seen), matter_step_not_now, body_invalid, and those of the step.
    """
    status = _take(matter_id, wish, desk, clock)
    if wish.step == "queue" and wish.at_once:
        release(matter_id, clock)
    return status


def _take(
    matter_id: str, wish: DeskStepIn, desk: Desk, clock: Callable[[], datetime]
) -> Literal[200, 201]:
    digest = hashlib.sha256(wish.model_dump_json().encode()).hexdigest()
    try:
        with writing() as session:
            matter, other = _held(session, matter_id, wish, desk)
            if _known(session, matter_id, wish, digest, desk):
                return 200
            _check(session, matter, wish)
            moment = clock()
            facts = {"sha256": digest, **STEPS[wish.step](session, matter, wish, desk, moment)}
            if wish.step == "merge" and other is not None:
                take_in(session, matter, other, wish.id, desk.person_id, moment)
            _write(session, matter, wish, desk, moment, facts)
            told = {"event": wish.id, "state": matter.state}
            log(session, desk.person_id, f"matter_{wish.step}", f"matter:{matter.id}", **told)
            return 201
    except IntegrityError:
        # the same id came twice at once
        if not _known(db.session(), matter_id, wish, digest, desk):
            raise
        return 200


def _held(
    session: Session, matter_id: str, wish: DeskStepIn, desk: Desk
) -> tuple[Matter, Matter | None]:
    """The matter, and the one that is merged into it; both of this person's desk once they are held."""
    if wish.step != "merge" or wish.other_id is None:
        if desk_matter(session, matter_id, desk.grants) is None:
            raise Refusal("matter_unknown", id=matter_id)
        matter, other = hold(session, matter_id), None
    else:
        if wish.other_id == matter_id:
            raise Refusal("body_invalid", fields={"other_id": "itself"})
        for one in (matter_id, wish.other_id):
            if desk_matter(session, one, desk.grants) is None:
                raise Refusal("matter_unknown", id=one)
        matter, other = held_both(session, matter_id, wish.other_id)
    for held in (matter, other):
        # it may have gone to another desk before it was held
        if held is not None and desk_matter(session, held.id, desk.grants) is None:
            raise Refusal("matter_unknown", id=held.id)
    return matter, other


def _known(session: Session, matter_id: str, wish: DeskStepIn, digest: str, desk: Desk) -> bool:
    kept = session.get(MatterEvent, wish.id, populate_existing=True)
    if kept is None:
        return False
    said = (kept.matter_id, kept.person_id, kept.facts.get("sha256"))
    if said != (matter_id, desk.person_id, digest):
        raise Refusal("matter_step_differs")
    return True


def _check(session: Session, matter: Matter, wish: DeskStepIn) -> None:
    if wish.seen != matter.last_place:
        raise Refusal("matter_moved", state=matter.state, last=matter.last_place)
    if not may_take(wish.step, standing_of(session, matter)):
        raise Refusal("matter_step_not_now", state=matter.state, step=wish.step)
    wrong = shortcomings(
        wish.step,
        Said(
            words=bool(wish.words.strip()),
            reply=bool(wish.reply.strip()),
            tipoff=wish.tipoff_id is not None,
            other=wish.other_id is not None,
            judgement=any((wish.kind, wish.against, wish.plot_id, wish.place)),
            ground=wish.plot_id is not None or wish.place is not None,
            at_once=wish.at_once,
            reason=bool(wish.reason.strip()),
            boxes=wish.boxes,
            shown=wish.shown,
        ),
    )
    if wish.step == "redact" and wish.sha256 is None:
        wrong["sha256"] = "missing"
    if wrong:
        raise Refusal("body_invalid", fields=wrong)


def _write(
    session: Session, matter: Matter, wish: DeskStepIn, desk: Desk, moment: datetime, facts: Facts
) -> None:
    event = _event(wish.id, wish.step, desk, moment, wish.words, facts)
    event.tipoff_id = wish.tipoff_id
    if wish.step == "ask":
        # one question a reporter: it stays theirs whatever matter the tip-off is moved to
        asked = (
            [named_tipoff(session, matter, wish)]
            if wish.tipoff_id
            else tipoffs_of(session, matter.id)
        )
        first, *rest = [one.id for one in asked if one.withdrawn_at is None]
        event.tipoff_id = first
        for tipoff_id in rest:
            more = _event(beside(wish.id, tipoff_id), "ask", desk, moment, wish.words, {})
            more.tipoff_id = tipoff_id
            add_event(session, matter, more)
    add_event(session, matter, event)
    if wish.step == "dismiss":
        told = _event(beside(wish.id, "reply"), "reply", desk, moment, wish.reply, {})
        add_event(session, matter, told)


def _event(
    id_: str, step: str, desk: Desk, moment: datetime, words: str, facts: Facts
) -> MatterEvent:
    return MatterEvent(
        id=id_,
        step=step,
        tipoff_id=None,
        person_id=desk.person_id,
        at=moment,
        words=words.strip(),
        facts=facts,
    )
