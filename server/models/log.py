"""Who did what, when, with what result; written in the transaction that does it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, Uuid
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, BigId, Instant, Json, now


class LogLine(Base):
    __tablename__ = "log_line"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    person_id: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(100), index=True)
    facts: Mapped[dict[str, Any]] = mapped_column(Json)


def log(
    session: Session, person_id: str | None, action: str, subject: str, **facts: Any
) -> LogLine:
    line = LogLine(at=now(), person_id=person_id, action=action, subject=subject, facts=facts)
    session.add(line)
    return line
