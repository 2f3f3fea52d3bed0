"""Rounds: the plots of a grid that are to be looked at in a period, and how each was seen in it.

What is asked for is kept as it was when the round was made. How a plot was seen is derived from its
records and from paper (`server.rules.coverage`), and made again when one comes in, also late.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, BigId, Instant


class Round(Base):
    __tablename__ = "round"
    __table_args__ = (
        UniqueConstraint("grid_id", "first_on"),
        Index(None, "level", "first_on"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    grid_id: Mapped[str] = mapped_column(ForeignKey("grid.id"))
    level: Mapped[str] = mapped_column(String(10))
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    """Of the period, both in China and included."""
    pace: Mapped[int] = mapped_column(Integer)
    """Number of the pace by which it was made."""
    made_at: Mapped[datetime] = mapped_column(Instant)


class RoundPlot(Base):
    __tablename__ = "round_plot"
    __table_args__ = (
        Index(None, "plot_id"),
        Index(None, "round_id", "division_code", "seen", "late_on"),
    )
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"), primary_key=True)
    division_code: Mapped[str] = mapped_column(String(19))
    """The plot's, which never changes: lists ask for areas."""
    due_on: Mapped[date] = mapped_column(Date)
    late_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(String(20))
    day: Mapped[date | None] = mapped_column(Date)
    crop: Mapped[str | None] = mapped_column(String(40))
    seen: Mapped[str] = mapped_column(String(6), default="unseen")
    """`server.rules.coverage.SeenHow`."""
    seen_on: Mapped[date | None] = mapped_column(Date)
    inspection_id: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    """The record that it rests on; None for paper."""
    lacks: Mapped[str | None] = mapped_column(String(40))
    """What a poor one lacks."""
