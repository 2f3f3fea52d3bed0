"""What officers decided of records, and said of them; both append-only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, BigId, Instant, Json


class Decision(Base):
    """The last one of a record gives its state (`server.rules.decided`)."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("inspection_id", "place"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client, so that the same decision sent again is known."""
    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"))
    place: Mapped[int] = mapped_column(Integer)
    """1 for the first decision of a record; the unique pair lets one officer through at a time."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    kind: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(30))
    note: Mapped[str] = mapped_column(Text)
    requests: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    """[{"role", "photo": SHA-256 or null, "why": reason code}], of a return alone."""
    override: Mapped[dict[str, str] | None] = mapped_column(Json)
    """{"cultivated"?, "farmable"?, "grain"?}, of an override alone."""


class Comment(Base):
    __tablename__ = "comment"
    __table_args__ = (Index(None, "inspection_id"),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    text: Mapped[str] = mapped_column(Text)
