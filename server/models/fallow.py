"""Approved fallow of plots: what was entered with its document, and how an approval ended; only added to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Date, ForeignKey, Integer, Select, String, Text, Uuid, case, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, BigId, Instant
from server.models.person import Person


class Fallow(Base):
    __tablename__ = "fallow"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made on the desk."""
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"), index=True)
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    """Both included."""
    authority: Mapped[str] = mapped_column(String(100))
    document: Mapped[str] = mapped_column(String(100))
    """Its number."""
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the document's file in the vault."""
    media_type: Mapped[str] = mapped_column(String(40))
    size_bytes: Mapped[int] = mapped_column(Integer)
    entered_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime] = mapped_column(Instant)


class FallowEnd(Base):
    """The end of an approval before its last day, or its withdrawal."""

    __tablename__ = "fallow_end"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    fallow_id: Mapped[str] = mapped_column(ForeignKey("fallow.id"), unique=True)
    last_on: Mapped[date | None] = mapped_column(Date)
    """The last day that counts; None where it was withdrawn and no day does."""
    reason: Mapped[str] = mapped_column(Text)
    ended_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime] = mapped_column(Instant)


ENDING_DAYS = 30
"""So long before its end an approval counts as ending: grain is to be sown for afterwards [P]."""


def ending_on(day: date) -> Select[str, date]:
    """(plot_id, last_on) of approvals whose last day is that day or one of the next `ENDING_DAYS`."""
    last_on = case((FallowEnd.id.is_(None), Fallow.last_on), else_=FallowEnd.last_on)
    return (
        select(Fallow.plot_id, last_on.label("last_on"))
        .outerjoin(FallowEnd, FallowEnd.fallow_id == Fallow.id)
        .where(last_on.between(day, day + timedelta(ENDING_DAYS)))
    )


@dataclass(frozen=True, slots=True)
class Approved:
    fallow: Fallow
    entered_by: str
    """Name of the person."""
    end: FallowEnd | None
    ended_by: str | None

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day that count; None where it was withdrawn."""
        if self.end is None:
            return self.fallow.first_on, self.fallow.last_on
        return None if self.end.last_on is None else (self.fallow.first_on, self.end.last_on)


def fallows_of(session: Session, plot_id: str) -> Sequence[Approved]:
    """Newest first, by their first day."""
    names = dict(
        session.execute(
            select(Person.id, Person.name).where(
                Person.id.in_(
                    select(Fallow.entered_by)
                    .where(Fallow.plot_id == plot_id)
                    .union(
                        select(FallowEnd.ended_by)
                        .join(Fallow, Fallow.id == FallowEnd.fallow_id)
                        .where(Fallow.plot_id == plot_id)
                    )
                )
            )
        ).all()
    )
    rows = session.execute(
        select(Fallow, FallowEnd)
        .outerjoin(FallowEnd, FallowEnd.fallow_id == Fallow.id)
        .where(Fallow.plot_id == plot_id)
        .order_by(Fallow.first_on.desc(), Fallow.id)
    ).all()
    return [
        Approved(fallow, names[fallow.entered_by], end, names[end.ended_by] if end else None)
        for fallow, end in rows
    ]
