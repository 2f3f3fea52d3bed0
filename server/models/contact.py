"""Sealed contacts of reporters: who opened one and why, and which bytes were deleted, only ever added."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, Uuid, and_, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant
from server.models.person import Person
from server.models.reward import ROWS_AT_A_TIME, Reward, reachable, short_code
from server.rules.problem import Grants

Row = dict[str, Any]


class ContactOpening(Base):
    """One look at a contact, written down before it was answered."""

    __tablename__ = "contact_opening"
    __table_args__ = (Index(None, "at", "id"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client."""
    reward_id: Mapped[str] = mapped_column(ForeignKey("reward.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class ContactDeletion(Base):
    """Proof that a sealed contact went: the hash of its bytes, when, and when no page held them any more."""

    __tablename__ = "contact_deletion"
    tipoff_id: Mapped[str] = mapped_column(ForeignKey("tipoff.id"), primary_key=True)
    sealed_sha256: Mapped[str] = mapped_column(String(64))
    why: Mapped[str] = mapped_column(String(10))
    """asked, withdrawn, kept (long enough)."""
    at: Mapped[datetime] = mapped_column(Instant)
    erased_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    """When the database's own files were rid of them too."""


def openings_page(
    session: Session, grants: Grants, after: tuple[datetime, str] | None, limit: int
) -> list[Row]:
    """Newest first; one more than `limit` where there are more."""
    query = (
        select(ContactOpening, Reward.payment_code, Reward.state, Person.name)
        .join(Reward, Reward.id == ContactOpening.reward_id)
        .join(Person, Person.id == ContactOpening.person_id)
        .where(reachable(grants, "openings"))
        .order_by(ContactOpening.at.desc(), ContactOpening.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        moment, last = after
        same = and_(ContactOpening.at == moment, ContactOpening.id < last)
        query = query.where(or_(ContactOpening.at < moment, same))
    return [
        {
            "id": opening.id,
            "at": opening.at,
            "person_name": name,
            "payment_code": short_code(code),
            "state": state,
            "reason": opening.reason,
        }
        for opening, code, state, name in session.execute(query)
    ]


def opening_count(session: Session, grants: Grants) -> int:
    query = (
        select(func.count())
        .select_from(ContactOpening)
        .join(Reward, Reward.id == ContactOpening.reward_id)
        .where(reachable(grants, "openings"))
    )
    return session.scalar(query) or 0


def openings_listed(session: Session, grants: Grants) -> Generator[Row]:
    after: tuple[datetime, str] | None = None
    while True:
        rows = openings_page(session, grants, after, ROWS_AT_A_TIME)
        yield from rows[:ROWS_AT_A_TIME]
        if len(rows) <= ROWS_AT_A_TIME:
            return
        after = rows[ROWS_AT_A_TIME - 1]["at"], rows[ROWS_AT_A_TIME - 1]["id"]
