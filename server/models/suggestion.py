"""Complaints and suggestions of the app's own users, and what was answered."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    Uuid,
    and_,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant
from server.models.person import Grant, Person
from server.models.plot import lies_in
from server.rules.roles import who_may

ROWS_AT_A_TIME = 500
SuggestionKind = Literal["complaint", "suggestion", "data_mistake"]
SuggestionState = Literal["open", "answered"]


class Suggestion(Base):
    __tablename__ = "suggestion"
    __table_args__ = (Index(None, "person_id", "created_at"), Index(None, "created_at", "id"))
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client, so that what is sent twice is kept once."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20))
    """`SuggestionKind`."""
    text: Mapped[str] = mapped_column(Text)
    area_prefix: Mapped[str] = mapped_column(String(12))
    """The writer's area that it concerns: officers of it and of what lies around it answer."""
    created_at: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    """When it was first answered; None is open."""


class SuggestionAnswer(Base):
    """Only ever added."""

    __tablename__ = "suggestion_answer"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    suggestion_id: Mapped[str] = mapped_column(ForeignKey("suggestion.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which suggestions; what is empty does not filter."""

    areas: tuple[str, ...]
    """Where the person who asks is an officer."""
    state: str = ""
    kind: str = ""
    area: str = ""


def matching(wanted: Wanted) -> ColumnElement[bool]:
    found = lies_in(Suggestion.area_prefix, wanted.areas)
    if wanted.state:
        is_open = Suggestion.answered_at.is_(None)
        found = found & (is_open if wanted.state == "open" else ~is_open)
    if wanted.kind:
        found = found & (Suggestion.kind == wanted.kind)
    if wanted.area:
        found = found & lies_in(Suggestion.area_prefix, [wanted.area])
    return found


def listing() -> Select[Suggestion, str]:
    """With the writer's name, newest first."""
    return (
        select(Suggestion, Person.name)
        .join(Person, Person.id == Suggestion.person_id)
        .order_by(Suggestion.created_at.desc(), Suggestion.id.desc())
    )


def page(
    session: Session,
    found: ColumnElement[bool],
    after: tuple[datetime, str] | None,
    limit: int,
) -> list[dict[str, Any]]:
    """One more than `limit` where there are more."""
    wanted = listing().where(found).limit(limit + 1)
    if after is not None:
        moment, last = after
        same = and_(Suggestion.created_at == moment, Suggestion.id < last)
        wanted = wanted.where(or_(Suggestion.created_at < moment, same))
    return [suggestion_as_json(row, name) for row, name in session.execute(wanted).all()]


def counts(session: Session, wanted: Wanted) -> dict[str, int]:
    """Open and answered ones of the same kind and area."""
    either = Wanted(wanted.areas, "", wanted.kind, wanted.area)
    open_, all_ = session.execute(
        select(func.count().filter(Suggestion.answered_at.is_(None)), func.count())
        .select_from(Suggestion)
        .where(matching(either))
    ).one()
    return {"open": open_, "answered": all_ - open_}


def answers_of(session: Session, suggestion_ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """By suggestion, oldest first."""
    rows = session.execute(
        select(SuggestionAnswer, Person.name)
        .join(Person, Person.id == SuggestionAnswer.person_id)
        .where(SuggestionAnswer.suggestion_id.in_(list(suggestion_ids)))
        .order_by(SuggestionAnswer.at, SuggestionAnswer.id)
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row, name in rows:
        found.setdefault(row.suggestion_id, []).append(answer_as_json(row, name))
    return found


def suggestion_count(session: Session, wanted: Wanted) -> int:
    found = select(func.count()).select_from(Suggestion).where(matching(wanted))
    return session.scalar(found) or 0


def suggestions_listed(session: Session, wanted: Wanted) -> Generator[dict[str, Any]]:
    """Newest first, with the answers, a page at a time."""
    after: tuple[datetime, str] | None = None
    while True:
        rows = page(session, matching(wanted), after, ROWS_AT_A_TIME)
        shown = rows[:ROWS_AT_A_TIME]
        answers = answers_of(session, [row["id"] for row in shown])
        for row in shown:
            yield {**row, "answers": answers.get(row["id"], [])}
        if len(rows) <= ROWS_AT_A_TIME:
            return
        after = shown[-1]["created_at"], shown[-1]["id"]


def officers_for(session: Session, area_prefix: str) -> Sequence[str]:
    """Ids of who may answer: officers of the area or of one around it."""
    around = [area_prefix[:length] for length in range(2, len(area_prefix) + 1)]
    return session.scalars(
        select(Person.id)
        .join(Grant, Grant.person_id == Person.id)
        .where(Person.active, Grant.role.in_(who_may("people")), Grant.area_prefix.in_(around))
        .distinct()
        .order_by(Person.id)
    ).all()


def suggestion_as_json(row: Suggestion, person_name: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "text": row.text,
        "area_prefix": row.area_prefix,
        "state": "open" if row.answered_at is None else "answered",
        "created_at": row.created_at,
        "answered_at": row.answered_at,
        "person_id": row.person_id,
        "person_name": person_name,
    }


def answer_as_json(row: SuggestionAnswer, person_name: str) -> dict[str, Any]:
    return {"id": row.id, "text": row.text, "at": row.at, "person_name": person_name}
