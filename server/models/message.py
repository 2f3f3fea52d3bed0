"""What people are told: one row a person and message, and one for each way it goes out by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ForeignKey,
    Index,
    Integer,
    String,
    Uuid,
    and_,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Json
from server.models.person import Person, SignIn

AT_ONCE = 100
"""Ids that a worker is told of at a time."""


class Message(Base):
    __tablename__ = "message"
    __table_args__ = (Index(None, "person_id", "created_at", "id"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(40))
    """`server.rules.message.Kind`; the sentence is made of it and the facts, in words/*.json."""
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    subject: Mapped[str] = mapped_column(String(100))
    """What it is about, as the log names it: `inspection:…`."""
    created_at: Mapped[datetime] = mapped_column(Instant)
    read_at: Mapped[datetime | None] = mapped_column(Instant)


class PushSubscription(Base):
    """Where one browser takes messages; the browser's maker hands them on and cannot read them."""

    __tablename__ = "push_subscription"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    sign_in_id: Mapped[str] = mapped_column(ForeignKey("sign_in.id"))
    """Nothing is sent once that session was ended: somebody else may hold the phone."""
    endpoint: Mapped[str] = mapped_column(String(2_000))
    endpoint_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    p256dh: Mapped[str] = mapped_column(String(120))
    """The browser's public key, and below its secret, both base64url (RFC 8291)."""
    auth: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(Instant)


class Delivery(Base):
    """One message by one way."""

    __tablename__ = "delivery"
    __table_args__ = (Index(None, "state", "due_at"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("message.id"), index=True)
    channel: Mapped[str] = mapped_column(String(10))
    """`server.rules.message.Channel`."""
    subscription_id: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    """Of a push; no foreign key, since subscriptions go."""
    urgent: Mapped[bool] = mapped_column(Boolean)
    """Also in the quiet hours."""
    state: Mapped[str] = mapped_column(String(10))
    """waiting, sent, dropped (nowhere to send it to any more), failed (given up)."""
    due_at: Mapped[datetime] = mapped_column(Instant)
    """Not before; while a worker has it, when that worker is taken for dead."""
    tries: Mapped[int] = mapped_column(Integer)
    error: Mapped[str | None] = mapped_column(String(100))
    """Of the last try."""
    finished_at: Mapped[datetime | None] = mapped_column(Instant)


class MessageSettings(Base):
    """What one person chose; without a row everything is as usual."""

    __tablename__ = "message_settings"
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2))
    """Of what is sent outside the app."""
    choices: Mapped[dict[str, dict[str, bool]]] = mapped_column(Json)
    changed_at: Mapped[datetime] = mapped_column(Instant)


def messages_of(
    session: Session, person_id: str, after: tuple[datetime, str] | None, limit: int
) -> Sequence[Message]:
    """Newest first; one more than `limit` where there are more."""
    wanted = (
        select(Message)
        .where(Message.person_id == person_id)
        .order_by(Message.created_at.desc(), Message.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        moment, last = after
        same = and_(Message.created_at == moment, Message.id < last)
        wanted = wanted.where(or_(Message.created_at < moment, same))
    return session.scalars(wanted).all()


def unread(session: Session, person_id: str) -> int:
    mine = select(func.count()).where(Message.person_id == person_id, Message.read_at.is_(None))
    return session.scalar(mine) or 0


def mark_read(
    session: Session, person_id: str, ids: Sequence[str] | None, until: datetime, moment: datetime
) -> int:
    """Marks these, or all where `ids` is None, that came until then; how many were unread."""
    wanted = (
        update(Message)
        .where(Message.person_id == person_id, Message.read_at.is_(None))
        .where(Message.created_at <= until)
        .values(read_at=moment)
        .returning(Message.id)
    )
    if ids is not None:
        wanted = wanted.where(Message.id.in_(ids))
    return len(session.execute(wanted, execution_options={"synchronize_session": False}).all())


def settings_of(session: Session, person_ids: Iterable[str]) -> dict[str, MessageSettings]:
    wanted = select(MessageSettings).where(MessageSettings.person_id.in_(list(person_ids)))
    return {row.person_id: row for row in session.scalars(wanted)}


def reached(session: Session, person_ids: Iterable[str]) -> Sequence[Person]:
    """Those of them who can sign in, by id."""
    wanted = select(Person).where(Person.id.in_(list(person_ids)), Person.active)
    return session.scalars(wanted.order_by(Person.id)).all()


def subscriptions_of(session: Session, person_ids: Iterable[str]) -> Sequence[PushSubscription]:
    """Of sessions that nobody ended; one that ran out is still that person's phone."""
    wanted = (
        select(PushSubscription)
        .join(SignIn, SignIn.id == PushSubscription.sign_in_id)
        .where(PushSubscription.person_id.in_(list(person_ids)), SignIn.ended_at.is_(None))
        .order_by(PushSubscription.created_at, PushSubscription.id)
    )
    return session.scalars(wanted).all()


def still_takes(session: Session, subscription_id: str | None, person_id: str) -> bool:
    """Whether that browser is still to show messages of this person."""
    return any(one.id == subscription_id for one in subscriptions_of(session, [person_id]))


def to_deliver(session: Session, moment: datetime) -> Sequence[str]:
    """Ids of what is due, the longest waiting first."""
    wanted = select(Delivery.id).where(Delivery.state == "waiting", Delivery.due_at <= moment)
    return session.scalars(wanted.order_by(Delivery.due_at).limit(AT_ONCE)).all()
