"""Complaints and suggestions: kept, told to those who answer, answered, told to who wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.telling import tell
from server.models.base import db, now, writing
from server.models.log import log
from server.models.person import Person
from server.models.suggestion import (
    Suggestion,
    SuggestionAnswer,
    answer_as_json,
    officers_for,
    suggestion_as_json,
)
from server.refusals import Refusal

MOST_A_DAY = 20
"""Of one person [P]: far more than anybody means, few enough that a broken client fills no disk."""


def suggest(
    suggestion_id: str,
    kind: str,
    text: str,
    area_prefix: str,
    person_id: str,
    clock: Callable[[], datetime] = now,
) -> tuple[bool, dict[str, Any]]:
    """Whether it is new, and what is kept; the same once more is found again.

    Raises Refusal suggestion_differs, suggestion_too_many.
    """
    try:
        with writing() as session:
            known = session.get(Suggestion, suggestion_id, populate_existing=True)
            if known is not None:
                return False, _same(session, known, kind, text, area_prefix, person_id)
            moment = clock()
            since = select(func.count()).where(
                Suggestion.person_id == person_id,
                Suggestion.created_at > moment - timedelta(days=1),
            )
            if (session.scalar(since) or 0) >= MOST_A_DAY:
                raise Refusal("suggestion_too_many", most=MOST_A_DAY)
            row = Suggestion(
                id=suggestion_id,
                person_id=person_id,
                kind=kind,
                text=text,
                area_prefix=area_prefix,
                created_at=moment,
            )
            session.add(row)
            session.flush()
            said = {"kind": kind, "area": area_prefix}
            log(session, person_id, "suggestion_made", _subject(row.id), **said)
            others = [one for one in officers_for(session, area_prefix) if one != person_id]
            facts = {"suggestion_id": row.id}
            tell(session, others, "suggestion_waits", facts, _subject(row.id), at=moment)
            return True, suggestion_as_json(row, session.get_one(Person, person_id).name)
    except IntegrityError:
        # the same one came twice at once
        session = db.session()
        known = session.get(Suggestion, suggestion_id, populate_existing=True)
        if known is None:
            raise
        return False, _same(session, known, kind, text, area_prefix, person_id)


def _same(
    session: Session, known: Suggestion, kind: str, text: str, area_prefix: str, person_id: str
) -> dict[str, Any]:
    kept = (known.person_id, known.kind, known.text, known.area_prefix)
    if kept != (person_id, kind, text, area_prefix):
        raise Refusal("suggestion_differs")
    return suggestion_as_json(known, session.get_one(Person, person_id).name)


def visible_suggestion(
    session: Session, suggestion_id: str, person_id: str, areas: tuple[str, ...]
) -> Suggestion:
    """One's own, or one of the areas where one is an officer; raises Refusal suggestion_unknown."""
    row = session.get(Suggestion, suggestion_id, populate_existing=True)
    if row is None or not (row.person_id == person_id or row.area_prefix.startswith(areas)):
        raise Refusal("suggestion_unknown", id=suggestion_id)
    return row


def answer_to(
    suggestion_id: str,
    answer_id: str,
    text: str,
    officer_id: str,
    areas: tuple[str, ...],
    clock: Callable[[], datetime] = now,
) -> tuple[bool, dict[str, Any]]:
    """An officer's answer, which who wrote finds in the inbox; whether it is new, and the answer.

    Raises Refusal suggestion_unknown, suggestion_of_own, suggestion_differs.
    """
    try:
        with writing() as session:
            held = session.get(
                Suggestion, suggestion_id, with_for_update=True, populate_existing=True
            )
            if held is None or not held.area_prefix.startswith(areas):
                raise Refusal("suggestion_unknown", id=suggestion_id)
            if held.person_id == officer_id:
                raise Refusal("suggestion_of_own")
            known = session.get(SuggestionAnswer, answer_id)
            if known is not None:
                return False, _same_answer(session, known, suggestion_id, text, officer_id)
            moment = clock()
            row = SuggestionAnswer(
                id=answer_id,
                suggestion_id=suggestion_id,
                person_id=officer_id,
                text=text,
                at=moment,
            )
            session.add(row)
            held.answered_at = held.answered_at or moment
            session.flush()
            log(session, officer_id, "suggestion_answered", _subject(held.id), answer=row.id)
            facts = {"suggestion_id": held.id}
            subject = _subject(held.id)
            tell(session, [held.person_id], "suggestion_answered", facts, subject, at=moment)
            return True, answer_as_json(row, session.get_one(Person, officer_id).name)
    except IntegrityError:
        # the same answer came twice at once, under two suggestions
        session = db.session()
        known = session.get(SuggestionAnswer, answer_id)
        if known is None:
            raise
        return False, _same_answer(session, known, suggestion_id, text, officer_id)


def _same_answer(
    session: Session, known: SuggestionAnswer, suggestion_id: str, text: str, officer_id: str
) -> dict[str, Any]:
    if (known.suggestion_id, known.person_id, known.text) != (suggestion_id, officer_id, text):
        raise Refusal("suggestion_differs")
    return answer_as_json(known, session.get_one(Person, officer_id).name)


def _subject(suggestion_id: str) -> str:
    return f"suggestion:{suggestion_id}"
