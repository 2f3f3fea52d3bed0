"""Where patrol tracks are switched on and by which law, only ever added to; and the tracks, until they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, ForeignKey, Index, String, Text, Uuid, and_, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, BigId, Instant, Json
from server.models.person import Person
from server.models.plot import lies_in
from server.rules.track import Basis


class TrackBasis(Base):
    """A switch for an area; the last one that covers an area decides."""

    __tablename__ = "track_basis"
    place: Mapped[int] = mapped_column(BigId, primary_key=True)
    """The order in which they were written down."""
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), unique=True)
    """Made by the client, so that what is sent twice is kept once."""
    area_prefix: Mapped[str] = mapped_column(String(12), index=True)
    on: Mapped[bool] = mapped_column(Boolean)
    purpose: Mapped[str] = mapped_column(Text)
    """What the tracks are for, as people are told before a patrol."""
    basis: Mapped[str] = mapped_column(Text)
    """The law or order that it rests on; when switched off, why."""
    document: Mapped[str] = mapped_column(String(100))
    from_day: Mapped[date] = mapped_column(Date)
    until_day: Mapped[date] = mapped_column(Date)
    set_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime] = mapped_column(Instant)


class Track(Base):
    __tablename__ = "track"
    __table_args__ = (Index(None, "person_id", "started_at"), Index(None, "started_at", "id"))
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """UUIDv7 made on the phone."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    basis_id: Mapped[str] = mapped_column(ForeignKey("track_basis.id"))
    area_prefix: Mapped[str] = mapped_column(String(12), index=True)
    """That of the basis: who may read tracks there may read this one."""
    started_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime] = mapped_column(Instant)
    ended_by: Mapped[str] = mapped_column(String(10))
    points: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    gaps: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the RFC 8785 form of the body as received."""
    received_at: Mapped[datetime] = mapped_column(Instant)


def bases_written(session: Session) -> list[TrackBasis]:
    """All switches, in the order written: a handful in a district's life."""
    return list(session.scalars(select(TrackBasis).order_by(TrackBasis.place)))


def rule_of(row: TrackBasis) -> Basis:
    return Basis(row.id, row.area_prefix, row.on, row.from_day, row.until_day)


def bases_page(
    session: Session, areas: Sequence[str], before: int | None, limit: int
) -> list[dict[str, Any]]:
    """Switches of the areas and of what lies around them, the last one first; one more than `limit`."""
    around = {area[:length] for area in areas for length in range(2, len(area))}
    query = (
        select(TrackBasis, Person.name)
        .join(Person, Person.id == TrackBasis.set_by)
        .where(or_(lies_in(TrackBasis.area_prefix, areas), TrackBasis.area_prefix.in_(around)))
        .order_by(TrackBasis.place.desc())
        .limit(limit + 1)
    )
    if before is not None:
        query = query.where(TrackBasis.place < before)
    return [basis_as_json(row, name) for row, name in session.execute(query)]


def basis_as_json(row: TrackBasis, set_by: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "place": row.place,
        "area_prefix": row.area_prefix,
        "on": row.on,
        "purpose": row.purpose,
        "basis": row.basis,
        "document": row.document,
        "from_day": row.from_day,
        "until_day": row.until_day,
        "set_by": set_by,
        "set_at": row.set_at,
    }


COLUMNS = (
    Track.id,
    Track.person_id,
    Track.area_prefix,
    Track.started_at,
    Track.ended_at,
    Track.ended_by,
    Person.name.label("person_name"),
    TrackBasis.document,
)
"""Of a list: nothing by which anybody's walks could be added up."""


def tracks_page(
    session: Session,
    found: Any,
    after: tuple[datetime, str] | None,
    limit: int,
) -> list[dict[str, Any]]:
    """The last begun first; one more than `limit` where there are more."""
    query = (
        select(*COLUMNS)
        .join(Person, Person.id == Track.person_id)
        .join(TrackBasis, TrackBasis.id == Track.basis_id)
        .where(found)
        .order_by(Track.started_at.desc(), Track.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        moment, last = after
        same = and_(Track.started_at == moment, Track.id < last)
        query = query.where(or_(Track.started_at < moment, same))
    return [dict(row._mapping) for row in session.execute(query)]


def visible_track(
    session: Session, track_id: str, person_id: str, areas: Iterable[str]
) -> dict[str, Any] | None:
    """One's own, or one of the areas; with its points and gaps. None where there is none."""
    may = or_(Track.person_id == person_id, lies_in(Track.area_prefix, areas))
    row = session.execute(
        select(*COLUMNS, Track.points, Track.gaps)
        .join(Person, Person.id == Track.person_id)
        .join(TrackBasis, TrackBasis.id == Track.basis_id)
        .where(Track.id == track_id, may)
    ).first()
    return dict(row._mapping) if row else None
