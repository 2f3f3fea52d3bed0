"""Second looks: a stored random sample of accepted records, and what other officers say of them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Instant, Json


class SecondLook(Base):
    __tablename__ = "second_look"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    seed: Mapped[str] = mapped_column(String(100))
    share_percent: Mapped[int] = mapped_column(Integer)
    area: Mapped[str] = mapped_column(String(12))
    """Division code prefix."""
    from_day: Mapped[date] = mapped_column(Date)
    to_day: Mapped[date] = mapped_column(Date)
    """Days of acceptance in China, both counted in."""
    accepted: Mapped[dict[str, int]] = mapped_column(Json)
    """Township (9 digits) → records it was drawn from."""
    created_at: Mapped[datetime] = mapped_column(Instant)
    created_by: Mapped[str] = mapped_column(ForeignKey("person.id"))


class SecondLookRecord(Base):
    """One record of the sample."""

    __tablename__ = "second_look_record"
    second_look_id: Mapped[str] = mapped_column(ForeignKey("second_look.id"), primary_key=True)
    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    place: Mapped[int] = mapped_column(Integer)
    township: Mapped[str] = mapped_column(String(9))
    accepted_by: Mapped[str] = mapped_column(ForeignKey("person.id"))


class Look(Base):
    """What another officer says of one record of a sample; the key lets one look through."""

    __tablename__ = "look"
    second_look_id: Mapped[str] = mapped_column(ForeignKey("second_look.id"), primary_key=True)
    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    agrees: Mapped[bool] = mapped_column(Boolean)
    note: Mapped[str] = mapped_column(Text)
