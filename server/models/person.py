"""People, their roles with an area, and their sessions."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Boolean, ForeignKey, Integer, String, Uuid, bindparam, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from server.models.base import Base, Instant

Role = Literal["inspector", "officer"]
ROLES: tuple[Role, ...] = ("inspector", "officer")


class Person(Base):
    __tablename__ = "person"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    login: Mapped[str] = mapped_column(String(60), unique=True)
    phone: Mapped[str | None] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    password_hash: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    failed_tries: Mapped[int] = mapped_column(Integer, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)
    grants: Mapped[list[Grant]] = relationship(lazy="selectin", cascade="all, delete-orphan")


class Grant(Base):
    """One role in one area: every plot whose division code begins with `area_prefix`."""

    __tablename__ = "grant"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    area_prefix: Mapped[str] = mapped_column(String(12))


class SignIn(Base):
    """A session; the token itself is never stored, only its SHA-256."""

    __tablename__ = "sign_in"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    device_id: Mapped[str] = mapped_column(String(60))
    device_name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    person: Mapped[Person] = relationship(lazy="joined")


def new_token() -> tuple[str, str]:
    """A fresh bearer token and the hash to store."""
    token = secrets.token_urlsafe(32)
    return token, token_hash(token)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def by_login(session: Session, login: str) -> Person | None:
    """Finds by user name (case folded) or phone number."""
    wanted = login.strip()
    return session.scalars(
        select(Person).where(
            or_(func.lower(Person.login) == wanted.lower(), Person.phone == wanted)
        )
    ).first()


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a token stands for, as far as every request asks."""

    sign_in_id: str
    person_id: str
    name: str
    kind: str
    active: bool
    used_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    grants: tuple[tuple[str, str], ...]
    """(role, area prefix)."""


KNOWN = (
    select(
        SignIn.id,
        SignIn.person_id,
        Person.name,
        SignIn.kind,
        Person.active,
        SignIn.used_at,
        SignIn.expires_at,
        SignIn.ended_at,
        Grant.role,
        Grant.area_prefix,
    )
    .join(Person, Person.id == SignIn.person_id)
    .outerjoin(Grant, Grant.person_id == Person.id)
    .where(SignIn.token_sha256 == bindparam("token_sha256"))
    .order_by(Grant.id)
)
"""Columns, not rows of the model: every request asks this, and so it takes a third of the time."""


def known_by(session: Session, token: str) -> Known | None:
    rows = session.connection().execute(KNOWN, {"token_sha256": token_hash(token)}).all()
    if not rows:
        return None
    grants = tuple((row.role, row.area_prefix) for row in rows if row.role is not None)
    return Known(*rows[0][:8], grants)
