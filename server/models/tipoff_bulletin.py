"""Published figures of tip-offs, as they stood when they were published; none is ever altered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Json
from server.models.person import Person


class TipoffBulletin(Base):
    __tablename__ = "tipoff_bulletin"
    period: Mapped[str] = mapped_column(String(7), primary_key=True)
    """`server.rules.figures.Period.name`: each period once, so that no two of them overlap."""
    threshold: Mapped[int] = mapped_column(Integer)
    figures: Mapped[dict[str, Any]] = mapped_column(Json)
    """{"count", "below": [{"name", "count", "below"}]}: townships, kinds, outcomes; null is hidden."""
    names: Mapped[dict[str, str]] = mapped_column(Json)
    """Of the townships, as they were called then."""
    note: Mapped[str] = mapped_column(Text)
    published_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    published_at: Mapped[datetime] = mapped_column(Instant)


def bulletins_published(session: Session) -> Sequence[tuple[TipoffBulletin, str]]:
    """With who published each, the newest period first."""
    wanted = (
        select(TipoffBulletin, Person.name)
        .join(Person, Person.id == TipoffBulletin.published_by)
        .order_by(TipoffBulletin.period.desc())
    )
    return [(row, name) for row, name in session.execute(wanted)]
