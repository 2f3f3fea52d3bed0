"""How often rounds are walked and plots looked at, as set here: one row a change, none is ever altered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, BigId, Instant, Json, Reader
from server.models.person import Person
from server.rules.rounds import DEFAULT_PACE, Pace, pace_from_json


class PaceRow(Base):
    __tablename__ = "pace"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    """`server.rules.rounds.Pace`."""
    reason: Mapped[str] = mapped_column(Text)
    set_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime] = mapped_column(Instant)


LAST = select(PaceRow.id, PaceRow.body).order_by(PaceRow.id.desc()).limit(1)


def pace_in_force(reader: Reader) -> tuple[int, Pace]:
    """With its number; 0 is what was shipped."""
    found = reader.execute(LAST).first()
    return (0, DEFAULT_PACE) if found is None else (found.id, pace_from_json(found.body))


def paces(session: Session) -> Sequence[tuple[PaceRow, str]]:
    """Every change with the name of who made it, the newest first."""
    rows = session.execute(
        select(PaceRow, Person.name)
        .join(Person, Person.id == PaceRow.set_by)
        .order_by(PaceRow.id.desc())
    )
    return [(row, name) for row, name in rows]
