"""Editions of the rules that were adopted here; without one, the shipped default holds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, String, Text, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Instant, Json, Reader
from server.rules.edition import DEFAULT_EDITION, Edition, adopted_edition


class EditionRow(Base):
    __tablename__ = "edition"
    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    effective_from: Mapped[date] = mapped_column(Date)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(Text)
    adopted_at: Mapped[datetime] = mapped_column(Instant)
    adopted_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


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
