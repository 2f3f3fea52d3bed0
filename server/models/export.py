"""Lists that somebody asked for as a file: what, by whom, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Uuid, and_, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Json

WITHOUT_A_SIGN = timedelta(minutes=2)
"""A worker says every second how far it is; one that was silent that long is taken for dead [P]."""
AT_ONCE = 100
"""Ids that a worker is told of at a time."""


class Export(Base):
    __tablename__ = "export"
    __table_args__ = (Index(None, "asked_by", "asked_at"), Index(None, "state", "beat_at"))
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    """Which list, `server.documents.tables.columns`."""
    format: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(2))
    filter: Mapped[dict[str, Any]] = mapped_column(Json)
    """As it was asked for: what is not named is not filtered by."""
    asked_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[str] = mapped_column(String(10))
    """waiting, running, done, failed, cancelled (by who asked), expired (the file is gone)."""
    areas: Mapped[list[str] | None] = mapped_column(Json)
    """Where who asked was officer when it was made; what is in the file lies in these."""
    tries: Mapped[int] = mapped_column(Integer)
    """How often a worker began; also names the file, so that two of them never share one."""
    beat_at: Mapped[datetime | None] = mapped_column(Instant)
    """The last sign of the worker."""
    done: Mapped[int] = mapped_column(Integer)
    total: Mapped[int | None] = mapped_column(Integer)
    """Rows written, and how many there are; None before they were counted."""
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    expires_at: Mapped[datetime | None] = mapped_column(Instant)
    sha256: Mapped[str | None] = mapped_column(String(64))
    size_bytes: Mapped[int | None] = mapped_column(BigInteger)
    error: Mapped[str | None] = mapped_column(String(40))
    """Code of the refusal, of a failed one."""


def exports_of(
    session: Session, person_id: str, after: tuple[datetime, str] | None, limit: int
) -> Sequence[Export]:
    """Newest first; one more than `limit` where there are more."""
    wanted = (
        select(Export)
        .where(Export.asked_by == person_id)
        .order_by(Export.asked_at.desc(), Export.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        moment, last = after
        same = and_(Export.asked_at == moment, Export.id < last)
        wanted = wanted.where(or_(Export.asked_at < moment, same))
    return session.scalars(wanted).all()


def under_way(session: Session, person_id: str) -> int:
    """How many of this person's are waiting or running."""
    mine = select(func.count()).where(
        Export.asked_by == person_id, Export.state.in_(("waiting", "running"))
    )
    return session.scalar(mine) or 0


def waits(row: Export, moment: datetime) -> bool:
    """Whether a worker may take it: it waits, or the worker that had it is gone."""
    silent = row.beat_at is not None and row.beat_at < moment - WITHOUT_A_SIGN
    return row.state == "waiting" or (row.state == "running" and silent)


def to_make(session: Session, moment: datetime) -> Sequence[str]:
    """Ids of those that `waits` is true of, the oldest first."""
    silent = and_(Export.state == "running", Export.beat_at < moment - WITHOUT_A_SIGN)
    wanted = select(Export.id).where(or_(Export.state == "waiting", silent))
    return session.scalars(wanted.order_by(Export.asked_at).limit(AT_ONCE)).all()


def to_drop(session: Session, moment: datetime) -> Sequence[str]:
    """Ids of those whose file has been kept long enough."""
    wanted = select(Export.id).where(Export.state == "done", Export.expires_at <= moment)
    return session.scalars(wanted.order_by(Export.expires_at).limit(AT_ONCE)).all()
