"""People, their roles with an area, and their sessions."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Boolean,
    ForeignKey,
    Integer,
    Select,
    String,
    Uuid,
    bindparam,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from server.models.base import Base, Instant
from server.models.division import Inside, Other, begins_with
from server.rules.roles import who_may


def is_area(prefix: str) -> bool:
    """Whether it can begin a division code: 2 to 12 digits."""
    return prefix.isascii() and prefix.isdecimal() and 2 <= len(prefix) <= 12


LOGIN = r"^[^\s\x00-\x20\x7f]{2,60}$"
PHONE = r"^\+?[0-9]{5,19}$"


def is_login(text: str) -> bool:
    """2 to 60 characters without spaces."""
    return re.search(LOGIN, text) is not None


def is_phone(text: str) -> bool:
    return re.search(PHONE, text) is not None


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


def ids_in(areas: Iterable[str]) -> Select[str]:
    """Ids of people who hold a role inside one of the areas; no area, no people."""
    inside = [Grant.area_prefix.startswith(area, autoescape=True) for area in areas]
    return select(Grant.person_id).where(or_(*inside) if inside else false())


def search_people(areas: Iterable[str], words: str) -> Select[Person]:
    """People of the areas by login; every word must occur in the login, name or phone number."""
    query = select(Person).where(Person.id.in_(ids_in(areas)))
    for word in words.split():
        query = query.where(
            or_(
                *(
                    column.icontains(word, autoescape=True)
                    for column in (Person.login, Person.name, Person.phone)
                )
            )
        )
    return query.order_by(Person.login)


def hold_people(session: Session, person_id: str) -> Sequence[Person]:
    """This person and everybody who keeps people, as they stand now, held until the commit.

    Two who change one another at the same moment do so one after the other.
    """
    keepers = select(Grant.person_id).where(Grant.role.in_(who_may("people")))
    held = (
        select(Person)
        .where(or_(Person.id == person_id, Person.id.in_(keepers)))
        .order_by(Person.id)
        # not the stronger lock: records that name the person go on coming in
        .with_for_update(of=Person, key_share=True)
    )
    return session.scalars(held, execution_options={"populate_existing": True}).all()


@dataclass(frozen=True, slots=True)
class Use:
    """What a person's sign-ins tell."""

    last_sign_in_at: datetime | None
    open_sessions: int


def use_of(session: Session, person_ids: Iterable[str], moment: datetime) -> dict[str, Use]:
    """Of those of the people who ever signed in; an expired session is not open."""
    is_open = SignIn.ended_at.is_(None) & (SignIn.expires_at > moment)
    rows = session.execute(
        select(
            SignIn.person_id,
            func.max(SignIn.created_at, type_=Instant),
            func.count(SignIn.id).filter(is_open),
        )
        .where(SignIn.person_id.in_(list(person_ids)))
        .group_by(SignIn.person_id)
    )
    return {person_id: Use(last, count) for person_id, last, count in rows}


def end_open_sessions(
    session: Session, person_id: str, moment: datetime, but: str | None = None
) -> int:
    """Ends every session of the person but the one named; how many."""
    open_ = select(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    if but is not None:
        open_ = open_.where(SignIn.id != but)
    found = session.scalars(open_).all()
    for sign_in in found:
        sign_in.ended_at = moment
    return len(found)


def is_other_device(session: Session, person_id: str, device_id: str) -> bool:
    """Whether the person has signed in before, and never on this device."""
    known = select(SignIn.device_id).where(SignIn.person_id == person_id)
    on_this = session.scalar(known.where(SignIn.device_id == device_id).limit(1))
    return on_this is None and session.scalar(known.limit(1)) is not None


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
    same_areas: tuple[tuple[str, str], ...]
    """(area prefix of a grant, another code of it or of an area in it)."""


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
        Other.code.label("same_area"),
    )
    .join(Person, Person.id == SignIn.person_id)
    .outerjoin(Grant, Grant.person_id == Person.id)
    .outerjoin(Inside, begins_with(Inside.code, Grant.area_prefix))
    .outerjoin(Other, Other.family == Inside.family)
    .where(SignIn.token_sha256 == bindparam("token_sha256"))
    .order_by(Grant.id)
)
"""Columns, not rows of the model: every request asks this, and so it takes a third of the time."""


def known_by(session: Session, token: str) -> Known | None:
    rows = session.connection().execute(KNOWN, {"token_sha256": token_hash(token)}).all()
    if not rows:
        return None
    grants = {(row.role, row.area_prefix): None for row in rows if row.role is not None}
    same = {(row.area_prefix, row.same_area): None for row in rows if row.same_area is not None}
    return Known(*rows[0][:8], tuple(grants), tuple(same))
