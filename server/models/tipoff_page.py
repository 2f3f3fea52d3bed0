"""What the reporter of one tip-off reads: only what concerns it, nothing of others on the same matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from server.models.problem import Problem
from server.models.tipoff import Matter, MatterEvent, Tipoff, TipoffContact, TipoffPhoto
from server.rules.tipoff import plain_state
from server.rules.tipoff_report import Open, open_to


@dataclass(frozen=True, slots=True)
class Page:
    tipoff: Tipoff
    matter: Matter
    check: str | None
    """State of the problem that was sent out."""
    events: Sequence[MatterEvent]
    """That concern this reporter, in the order in which they came."""

    @property
    def reply(self) -> MatterEvent | None:
        """The answer that holds: none once the matter was opened again."""
        last = self._last("reply")
        return last if last is not None and self.matter.replied_at is not None else None

    @property
    def revisit(self) -> MatterEvent | None:
        """What the reporter said of the last answer."""
        reply, said = self._last("reply"), self._last("revisit")
        return said if reply and said and said.at >= reply.at else None

    @property
    def may(self) -> Open:
        return open_to(
            self.matter.state,  # type: ignore[arg-type]  # the column holds nothing else
            withdrawn=self.tipoff.withdrawn_at is not None,
            replied=self.matter.replied_at is not None,
            revisited=self.revisit is not None,
            reopened=self._last("reopen") is not None,
        )

    def of(self, step: str) -> list[MatterEvent]:
        return [event for event in self.events if event.step == step]

    def _last(self, step: str) -> MatterEvent | None:
        return next((event for event in reversed(self.events) if event.step == step), None)


def page_of(session: Session, tipoff: Tipoff, matter: Matter | None = None) -> Page:
    """`matter`: where the caller holds it already."""
    matter = matter or session.get_one(Matter, tipoff.matter_id, populate_existing=True)
    # one that was given before the tip-off was joined to the matter answers it, too
    to_all = and_(
        MatterEvent.matter_id == matter.id,
        MatterEvent.tipoff_id.is_(None),
        MatterEvent.step == "reply",
    )
    wanted = (
        select(MatterEvent)
        .where(or_(MatterEvent.tipoff_id == tipoff.id, to_all))
        .order_by(MatterEvent.at, MatterEvent.place, MatterEvent.id)
    )
    check = select(Problem.state).where(Problem.id == matter.problem_id)
    state = session.scalar(check) if matter.problem_id else None
    return Page(tipoff, matter, state, session.scalars(wanted).all())


def page_as_json(session: Session, page: Page) -> dict[str, Any]:
    tipoff, may = page.tipoff, page.may
    state = "withdrawn" if tipoff.withdrawn_at else page.matter.state
    answers = {event.facts["question_id"]: event for event in page.of("answer")}
    photos = select(TipoffPhoto.sent_sha256, TipoffPhoto.kept_sha256).where(
        TipoffPhoto.tipoff_id == tipoff.id
    )
    return {
        "code": tipoff.code,
        "kind": tipoff.kind,
        "received_at": tipoff.received_at,
        "state": plain_state(state, page.check, page.matter.replied_at is not None),  # type: ignore[arg-type]
        "withdrawn_at": tipoff.withdrawn_at,
        "words": tipoff.words,
        "where_words": tipoff.where_words,
        "questions": [
            {
                "id": asked.id,
                "words": asked.words,
                "at": asked.at,
                "answer": _said(answers.get(asked.id)),
            }
            for asked in page.of("ask")
        ],
        "added": [_said(event) for event in page.of("answer") if not event.facts["question_id"]],
        "photos": [
            {"sha256": row.sent_sha256, "state": "kept" if row.kept_sha256 else "owed"}
            for row in session.execute(photos.order_by(TipoffPhoto.place))
        ],
        "reply": _replied(page),
        "may_answer": may.answer,
        "may_withdraw": may.withdraw,
        "may_revisit": may.revisit,
        "may_reopen": may.reopen,
        "satisfied": page.revisit.facts["satisfied"] if page.revisit else None,
        "contact": _contact(session, tipoff.id),
    }


def owed_photos(session: Session, tipoff_id: str) -> list[str]:
    """As the page named them, in its order."""
    wanted = select(TipoffPhoto.sent_sha256).where(
        TipoffPhoto.tipoff_id == tipoff_id, TipoffPhoto.kept_sha256.is_(None)
    )
    return list(session.scalars(wanted.order_by(TipoffPhoto.place)))


def _replied(page: Page) -> dict[str, str | datetime] | None:
    """Never older than the tip-off: that would tell of an earlier reporter."""
    reply = page.reply
    if reply is None:
        return None
    return {"words": reply.words, "at": max(reply.at, page.tipoff.received_at)}


def _said(event: MatterEvent | None) -> dict[str, str | datetime] | None:
    return None if event is None else {"words": event.words, "at": event.at}


def _contact(session: Session, tipoff_id: str) -> Literal["none", "kept", "deleted"]:
    wanted = select(TipoffContact.deleted_at).where(TipoffContact.tipoff_id == tipoff_id)
    row = session.execute(wanted).first()
    if row is None:
        return "none"
    return "kept" if row.deleted_at is None else "deleted"
