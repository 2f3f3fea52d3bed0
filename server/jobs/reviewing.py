"""An officer's decision over a record: written beside the others, and the plot's years folded anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.claims import stored_claim
from server.jobs.folding import fold_years
from server.jobs.judging import judge_again
from server.jobs.relapsing import look_for_relapse
from server.jobs.review_file import comment_form, decision_form, form_sha256
from server.jobs.telling import tell
from server.models.base import db, now, writing
from server.models.decision import Comment, Decision
from server.models.edition import edition_in_force
from server.models.inspection import Inspection, InspectionPhoto
from server.models.log import log
from server.models.person import Person
from server.models.plot import Plot, PlotFacts, facts_of_plot
from server.models.reviews import comment_as_json, decision_as_json
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.decided import STATE, DecisionKind, Override, Reason, shortcomings
from server.rules.idle import asks_earlier
from server.rules.message import Kind


@dataclass(frozen=True, slots=True)
class Officer:
    person_id: str
    areas: tuple[str, ...]
    """Where they are an officer."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision as the client sends it."""

    id: str
    seen: str | None
    """The last decision that the officer saw when deciding."""
    kind: DecisionKind
    reason: Reason | None
    note: str
    requests: Sequence[dict[str, Any]]
    override: Override | None


def decide(
    inspection_id: str, wish: Wish, officer: Officer, clock: Callable[[], datetime] = now
) -> tuple[bool, dict[str, Any]]:
    """Whether the decision is new, and the decision as stored; the same one again is found again.

    Raises Refusal inspection_unknown, review_of_own, body_invalid, decision_taken, decision_differs.
    """
    try:
        with writing() as session:
            inspection, plot = _held(session, inspection_id, officer)
            if inspection.person_id == officer.person_id:
                raise Refusal("review_of_own")
            known = _known(session, inspection_id, wish, officer)
            if known is not None:
                return False, known
            _check(session, inspection, wish)
            last = _last(session, inspection)
            if wish.seen != inspection.decision_id:
                raise Refusal("decision_taken", decision=_told(session, last) if last else None)
            decision = Decision(
                id=wish.id,
                inspection_id=inspection.id,
                place=last.place + 1 if last else 1,
                person_id=officer.person_id,
                at=clock(),
                kind=wish.kind,
                reason=wish.reason,
                note=wish.note,
                requests=list(wish.requests),
                override=dict(wish.override) if wish.override else None,
            )
            _put_down(session, inspection, plot, decision, wish.kind)
            return True, _told(session, decision)
    except IntegrityError:
        # the same id came twice at once, over two records
        known = _known(db.session(), inspection_id, wish, officer)
        if known is None:
            raise
        return False, known


def comment(inspection_id: str, text: str, officer: Officer) -> dict[str, Any]:
    """Keeps what an officer says of a record, also of one's own; raises Refusal inspection_unknown."""
    with writing() as session:
        inspection, _ = _held(session, inspection_id, officer)
        said = Comment(
            inspection_id=inspection.id, person_id=officer.person_id, at=now(), text=text
        )
        session.add(said)
        session.flush()
        log(
            session,
            officer.person_id,
            "inspection_comment",
            f"inspection:{inspection.id}",
            comment=said.id,
            sha256=form_sha256(comment_form(said)),
        )
        return comment_as_json(said, session.get_one(Person, officer.person_id).name)


def _held(session: Session, inspection_id: str, officer: Officer) -> tuple[Inspection, PlotFacts]:
    """The record with its plot, which is held until commit."""
    plot_id = session.scalar(select(Inspection.plot_id).where(Inspection.id == inspection_id))
    plot = facts_of_plot(session, plot_id, lock=True) if plot_id else None
    if plot is None or not plot.lies_in(officer.areas):
        raise Refusal("inspection_unknown", id=inspection_id)
    # after the lock: whoever held it may have decided
    return session.get_one(Inspection, inspection_id, populate_existing=True), plot


def _known(
    session: Session, inspection_id: str, wish: Wish, officer: Officer
) -> dict[str, Any] | None:
    """The stored decision where this very one is kept; refused where the id stands for another."""
    kept = session.get(Decision, wish.id)
    if kept is None:
        return None
    same = (
        kept.inspection_id == inspection_id
        and kept.person_id == officer.person_id
        and (kept.kind, kept.reason, kept.note) == (wish.kind, wish.reason, wish.note)
        and kept.requests == list(wish.requests)
        and (kept.override or None) == (dict(wish.override) if wish.override else None)
    )
    if not same:
        raise Refusal("decision_differs")
    return _told(session, kept)


def _check(session: Session, inspection: Inspection, wish: Wish) -> None:
    wrong = shortcomings(wish.kind, wish.reason, wish.note, len(wish.requests), wish.override)
    hashes = set(
        session.scalars(
            select(InspectionPhoto.sha256).where(InspectionPhoto.inspection_id == inspection.id)
        )
    )
    for place, request in enumerate(wish.requests):
        if request["photo"] is not None and request["photo"] not in hashes:
            wrong[f"requests.{place}.photo"] = "not_of_record"
        if request["why"] == "other" and not wish.note.strip():
            wrong["note"] = "missing"
    if wrong:
        raise Refusal("body_invalid", fields=wrong)


def _last(session: Session, inspection: Inspection) -> Decision | None:
    return session.get(Decision, inspection.decision_id) if inspection.decision_id else None


def _told(session: Session, decision: Decision) -> dict[str, Any]:
    return decision_as_json(decision, session.get_one(Person, decision.person_id).name)


def _put_down(
    session: Session,
    inspection: Inspection,
    plot: PlotFacts,
    decision: Decision,
    kind: DecisionKind,
) -> None:
    session.add(decision)
    was_voided = inspection.review_state == "voided"
    inspection.review_state = STATE[kind]
    inspection.decision_id = decision.id
    session.flush()
    if was_voided != (inspection.review_state == "voided"):
        _judge_later(session, inspection)
    moment = now()
    edition = edition_in_force(session, china_day(moment))
    fold_years(session.connection(), plot, edition, moment)
    look_for_relapse(session, plot.id, moment)
    log(
        session,
        decision.person_id,
        f"inspection_{kind}",
        f"inspection:{inspection.id}",
        decision=decision.id,
        sha256=form_sha256(decision_form(decision)),
        reason=decision.reason,
        plot=plot.id,
    )
    _tell_inspector(session, inspection, decision, kind)


TOLD: Mapping[DecisionKind, Kind] = {
    "return": "record_returned",
    "void": "record_voided",
    "override": "record_overridden",
}


def _tell_inspector(
    session: Session, inspection: Inspection, decision: Decision, kind: DecisionKind
) -> None:
    """Who made the record learns of what they have to do, or what was held against it."""
    if kind not in TOLD:
        return
    plot = session.get_one(Plot, inspection.plot_id)
    facts = {
        "plot_id": plot.id,
        "inspection_id": inspection.id,
        "number": plot.number,
        "village": plot.village,
        "place": plot.place,
        "reason": decision.reason,
    }
    subject = f"inspection:{inspection.id}"
    tell(session, [inspection.person_id], TOLD[kind], facts, subject, at=decision.at)


def _judge_later(session: Session, inspection: Inspection) -> None:
    """Judges again what rests on the crop this record saw, or no longer does."""
    later = session.scalars(
        select(Inspection)
        .where(
            Inspection.plot_id == inspection.plot_id,
            Inspection.finished_at > inspection.finished_at,
        )
        .order_by(Inspection.finished_at)
    ).all()
    for one in later:
        if asks_earlier(stored_claim(one.claim, one.id).observation):
            judge_again(session, one, "reviewed")
