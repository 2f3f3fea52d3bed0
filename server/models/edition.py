"""Editions of the rules that were adopted here; without one, the shipped default holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, String, Text, bindparam, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Json, Reader, dialect_of
from server.models.person import Person
from server.rules.edition import DEFAULT_EDITION, Edition, adopted_edition


class EditionRow(Base):
    __tablename__ = "edition"
    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    effective_from: Mapped[date] = mapped_column(Date)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(Text)
    adopted_at: Mapped[datetime] = mapped_column(Instant)
    adopted_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    judged_at: Mapped[datetime | None] = mapped_column(Instant)
    """When every plot had been judged by it; None while some may still stand as the one before said."""


IN_FORCE = (
    select(EditionRow.id)
    .where(EditionRow.effective_from <= bindparam("day"))
    .order_by(EditionRow.adopted_at.desc())
    .limit(1)
)


def edition_in_force(reader: Reader, day: date) -> Edition:
    """The edition adopted last among those effective on `day`."""
    found = reader.execute(IN_FORCE, {"day": day}).scalar()
    return DEFAULT_EDITION if found is None else _loaded(reader, found)


_seen: dict[str, Edition] = {}


def _loaded(reader: Reader, edition_id: str) -> Edition:
    """An adopted edition never changes, so a process reads each one once."""
    if edition_id not in _seen:
        body = reader.execute(select(EditionRow.body).where(EditionRow.id == edition_id))
        _seen[edition_id] = adopted_edition(body.scalar_one())
    return _seen[edition_id]


@dataclass(frozen=True, slots=True)
class Adopted:
    """One entry of the history; the shipped edition was adopted by nobody."""

    edition: Edition
    reason: str
    at: datetime | None
    by: str | None
    """Name of the person; None for the command line."""
    judged_at: datetime | None


HISTORY = (
    select(
        EditionRow.body,
        EditionRow.reason,
        EditionRow.adopted_at,
        Person.name,
        EditionRow.judged_at,
    )
    .outerjoin(Person, Person.id == EditionRow.adopted_by)
    .order_by(EditionRow.adopted_at)
)


def history(reader: Reader) -> Sequence[Adopted]:
    """Every edition that was ever in force here, the shipped one first, the newest last."""
    shipped = Adopted(DEFAULT_EDITION, "", None, None, None)
    rows = reader.execute(HISTORY)
    return [shipped, *(Adopted(adopted_edition(row[0]), *row[1:]) for row in rows)]


WAIT_FOR_EDITIONS = "5s"


def hold_editions(session: Session) -> None:
    """Until commit nobody else adopts, and no record that was judged by the edition before is on its way.

    Whoever judges has read this table and keeps it until commit, so this waits for them, and those
    who come later wait for it; too long, and it is refused as storage_busy. SQLite lets one write at
    a time anyway.
    """
    if dialect_of(session) == "postgresql":
        session.execute(text(f"SET LOCAL lock_timeout = '{WAIT_FOR_EDITIONS}'"))
        session.execute(text("LOCK TABLE edition IN ACCESS EXCLUSIVE MODE"))
