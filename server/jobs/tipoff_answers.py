"""What a reporter does after the tip-off: answers, adds, withdraws, says whether the answer satisfies."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.models.base import db, now, writing
from server.models.log import log
from server.models.tipoff import Matter, MatterEvent, Tipoff, TipoffPhoto, add_event, hold
from server.models.tipoff_page import Page, page_of
from server.refusals import Refusal
from server.rules.tipoff_report import ANSWERS_MAX, PHOTOS_IN_ALL_MAX
from server.tipoff_claim import AnswerIn, RevisitIn, WithdrawalIn


@dataclass(frozen=True, slots=True)
class Act:
    """One step of a reporter; sent again under its id it is known."""

    id: str
    step: Literal["answer", "withdraw", "revisit"]
    words: str
    facts: dict[str, Any]
    photos: tuple[str, ...] = ()


Change = Callable[[Session, Page, Act, datetime], None]


def add_answer(tipoff_id: str, body: AnswerIn) -> None:
    """Raises Refusal tell_not_now, tell_differs, tell_question_unknown, tell_enough."""
    facts = {"question_id": body.question_id, "photos": body.photos}
    act = Act(body.id, "answer", body.words, facts, tuple(body.photos))
    _take(tipoff_id, act, _answered)


def withdraw(tipoff_id: str, body: WithdrawalIn) -> None:
    """Raises Refusal tell_not_now, tell_differs."""
    _take(tipoff_id, Act(body.id, "withdraw", "", {}), _withdrawn)


def revisit(tipoff_id: str, body: RevisitIn) -> None:
    """Not satisfied, with a reason, opens the matter again, once. Raises tell_not_now, tell_differs."""
    act = Act(body.id, "revisit", body.reason, {"satisfied": body.satisfied})
    _take(tipoff_id, act, _revisited)


def held(session: Session, tipoff_id: str) -> tuple[Tipoff, Matter]:
    """The tip-off and its matter as they stand, the matter held until commit; merging may move the one."""
    tipoff = session.get_one(Tipoff, tipoff_id, populate_existing=True)
    while True:
        matter = hold(session, tipoff.matter_id)
        session.refresh(tipoff)
        if tipoff.matter_id == matter.id:
            return tipoff, matter


def _take(tipoff_id: str, act: Act, change: Change, clock: Callable[[], datetime] = now) -> None:
    try:
        with writing() as session:
            tipoff, matter = held(session, tipoff_id)
            if not _is_known(session, tipoff_id, act):
                change(session, page_of(session, tipoff, matter), act, clock())
    except IntegrityError:
        # the id is that of a step on another matter, which came at the same time
        if not _is_known(db.session(), tipoff_id, act):
            raise


def _is_known(session: Session, tipoff_id: str, act: Act) -> bool:
    event = session.get(MatterEvent, act.id, populate_existing=True)
    if event is None:
        return False
    kept = (event.tipoff_id, event.step, event.words, event.facts)
    if kept != (tipoff_id, act.step, act.words, act.facts):
        raise Refusal("tell_differs")
    return True


def _answered(session: Session, page: Page, act: Act, moment: datetime) -> None:
    if not page.may.answer:
        raise Refusal("tell_not_now")
    asked = {event.id for event in page.of("ask")}
    if act.facts["question_id"] is not None and act.facts["question_id"] not in asked:
        raise Refusal("tell_question_unknown")
    if len(page.of("answer")) >= ANSWERS_MAX:
        raise Refusal("tell_enough", most=ANSWERS_MAX)
    _name_photos(session, page.tipoff.id, act.photos)
    _add(session, page, act, moment)


def _name_photos(session: Session, tipoff_id: str, hashes: tuple[str, ...]) -> None:
    """Those that were named before keep their place."""
    known = select(TipoffPhoto.sent_sha256).where(TipoffPhoto.tipoff_id == tipoff_id)
    named = set(session.scalars(known))
    fresh = [sha256 for sha256 in hashes if sha256 not in named]
    if len(named) + len(fresh) > PHOTOS_IN_ALL_MAX:
        raise Refusal("tell_enough", most=PHOTOS_IN_ALL_MAX)
    for place, sha256 in enumerate(fresh, len(named)):
        session.add(TipoffPhoto(tipoff_id=tipoff_id, sent_sha256=sha256, place=place))


def _withdrawn(session: Session, page: Page, act: Act, moment: datetime) -> None:
    """The matter ends with its last reporter, unless its check is out: what is true stays true."""
    if not page.may.withdraw:
        raise Refusal("tell_not_now")
    tipoff, matter = page.tipoff, page.matter
    tipoff.withdrawn_at = moment
    session.flush()
    others = select(func.count()).where(
        Tipoff.matter_id == matter.id, Tipoff.withdrawn_at.is_(None)
    )
    if not session.scalar(others) and matter.state != "dispatched":
        matter.state = "withdrawn"
        matter.decide_by = matter.release_at = None
    _add(session, page, act, moment)


def _revisited(session: Session, page: Page, act: Act, moment: datetime) -> None:
    if not page.may.revisit:
        raise Refusal("tell_not_now")
    reopens = not act.facts["satisfied"] and bool(act.words.strip()) and page.may.reopen
    _add(session, page, act, moment)
    if not reopens:
        return
    matter = page.matter
    matter.state = "new"
    matter.replied_at = matter.decide_by = matter.told_late_at = None
    matter.reopened += 1
    opened = MatterEvent(
        id=str(uuid.uuid4()),
        step="reopen",
        tipoff_id=page.tipoff.id,
        at=moment,
        words=act.words,
        facts={"problem_id": matter.problem_id},
    )
    add_event(session, matter, opened)
    log(session, None, "tipoff_reopen", f"matter:{matter.id}")


def _add(session: Session, page: Page, act: Act, moment: datetime) -> None:
    event = MatterEvent(
        id=act.id,
        step=act.step,
        tipoff_id=page.tipoff.id,
        at=moment,
        words=act.words,
        facts=act.facts,
    )
    add_event(session, page.matter, event)
    log(session, None, f"tipoff_{act.step}", f"matter:{page.matter.id}")
