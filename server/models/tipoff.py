"""Citizens' tip-offs: what was told, the matters they are about, and what was done, only ever added.

Nothing here tells who a reporter is. A contact that was left lies sealed in `tipoff_contact`, whose
key no door but the reward handler's reads (docs/tipoffs.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Json
from server.models.plot import lies_in
from server.rules.problem import Grants
from server.rules.tipoff import triage_areas


class Matter(Base):
    """One fact that tip-offs are about; each begins with one of its own."""

    __tablename__ = "matter"
    __table_args__ = (
        Index(None, "division_code", "first_at", "id"),
        Index(None, "state", "first_at"),
        Index(None, "release_at"),
    )
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    """`server.rules.problem.Kind`; the desk's own once it has judged."""
    against: Mapped[str] = mapped_column(String(10))
    """`server.rules.tipoff.Against`; the desk's own once it has judged."""
    level: Mapped[str] = mapped_column(String(12))
    """`triage_level`: whose desk it lies on."""
    plot_id: Mapped[str | None] = mapped_column(ForeignKey("plot.id"), index=True)
    division_code: Mapped[str] = mapped_column(String(19))
    """Empty where nobody could tell the place yet."""
    lon: Mapped[float | None] = mapped_column(Double)
    lat: Mapped[float | None] = mapped_column(Double)
    state: Mapped[str] = mapped_column(String(12))
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("matter.id"))
    first_at: Mapped[datetime] = mapped_column(Instant)
    """When its first tip-off came, by the server's clock."""
    decide_by: Mapped[datetime | None] = mapped_column(Instant, index=True)
    """Until when the desk dispatches or dismisses it, or replies once its check has ended."""
    told_late_at: Mapped[datetime | None] = mapped_column(Instant)
    """The `decide_by` that was missed and told already."""
    release_at: Mapped[datetime | None] = mapped_column(Instant)
    """The hour at which its check goes out."""
    problem_id: Mapped[str | None] = mapped_column(ForeignKey("problem.id"), unique=True)
    """The check that went out; it names neither tip-off nor matter."""
    replied_at: Mapped[datetime | None] = mapped_column(Instant)
    reopened: Mapped[int] = mapped_column(Integer)
    """How often its reporters had it opened again."""
    last_place: Mapped[int] = mapped_column(Integer)
    """Of the last event."""


class Tipoff(Base):
    """What one reporter told, as it came."""

    __tablename__ = "tipoff"
    __table_args__ = (Index(None, "matter_id", "received_at"), Index(None, "received_at", "id"))
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made at random by the reporter's page."""
    code: Mapped[str] = mapped_column(String(10), unique=True)
    """The receipt's code, ten digits, made by the page."""
    key_sha256: Mapped[str] = mapped_column(String(64))
    """Of the key that the page derives from code and secret; the server never sees the secret."""
    body_sha256: Mapped[str] = mapped_column(String(64))
    """Of the RFC 8785 form of what was sent, without contact and proof of work."""
    matter_id: Mapped[str] = mapped_column(ForeignKey("matter.id"))
    kind: Mapped[str] = mapped_column(String(30))
    against: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(Text)
    where_words: Mapped[str] = mapped_column(Text)
    lon: Mapped[float | None] = mapped_column(Double)
    lat: Mapped[float | None] = mapped_column(Double)
    accuracy_m: Mapped[float | None] = mapped_column(Double)
    place_how: Mapped[str] = mapped_column(String(10))
    """`server.rules.tipoff.PlaceHow`."""
    chain_id: Mapped[str] = mapped_column(Uuid(as_uuid=False), index=True)
    """Shared by tip-offs that were sent with the ticket of an earlier one, and by nothing else."""
    blocked: Mapped[list[str]] = mapped_column(Json)
    """Words found in it that ask for a look first."""
    received_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)


class TipoffPhoto(Base):
    """A picture of a tip-off; bytes lie in the vault apart from records' photos, without metadata."""

    __tablename__ = "tipoff_photo"
    __table_args__ = (UniqueConstraint("tipoff_id", "place"),)
    tipoff_id: Mapped[str] = mapped_column(ForeignKey("tipoff.id"), primary_key=True)
    sent_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Of the bytes as the page sends them."""
    place: Mapped[int] = mapped_column(Integer)
    kept_sha256: Mapped[str | None] = mapped_column(String(64))
    """Of the bytes as kept, metadata taken off; None while they are owed."""
    width_px: Mapped[int | None] = mapped_column(Integer)
    height_px: Mapped[int | None] = mapped_column(Integer)
    hash_across: Mapped[int | None] = mapped_column(BigInteger)
    """`server.evidence.picture_hash`, as signed 64 bits; None where it cannot be told from others."""
    hash_down: Mapped[int | None] = mapped_column(BigInteger)
    received_at: Mapped[datetime | None] = mapped_column(Instant)


class TipoffBoxes(Base):
    """What is covered in a picture before anybody beyond the desk sees it; the last row holds."""

    __tablename__ = "tipoff_boxes"
    __table_args__ = (Index(None, "tipoff_id", "sent_sha256", "at"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client."""
    tipoff_id: Mapped[str] = mapped_column(ForeignKey("tipoff.id"))
    sent_sha256: Mapped[str] = mapped_column(String(64))
    boxes: Mapped[list[list[float]]] = mapped_column(Json)
    """[left, top, right, bottom] as shares of width and height; empty says: looked at, nothing to cover."""
    shown: Mapped[bool] = mapped_column(Boolean)
    """Whether the covered picture may go along with the check."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)


class MatterEvent(Base):
    """One step."""

    __tablename__ = "matter_event"
    __table_args__ = (UniqueConstraint("matter_id", "place"), Index(None, "tipoff_id"))
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client, so that the same step sent again is known."""
    matter_id: Mapped[str] = mapped_column(ForeignKey("matter.id"))
    place: Mapped[int] = mapped_column(Integer)
    step: Mapped[str] = mapped_column(String(12))
    tipoff_id: Mapped[str | None] = mapped_column(ForeignKey("tipoff.id"))
    """Whose reporter took it or is meant; None where it is of the matter."""
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None for a reporter, and for the worker."""
    at: Mapped[datetime] = mapped_column(Instant)
    words: Mapped[str] = mapped_column(Text)
    facts: Mapped[dict[str, Any]] = mapped_column(Json)


class TipoffContact(Base):
    """How to reach a reporter who wished it: sealed to a key that the intake does not have."""

    __tablename__ = "tipoff_contact"
    tipoff_id: Mapped[str] = mapped_column(ForeignKey("tipoff.id"), primary_key=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """HPKE (RFC 9180) over {"name", "phone"}; None once deleted."""
    sealed_sha256: Mapped[str] = mapped_column(String(64))
    """Stays after the deletion, so that it can be proved which bytes went."""
    deleted_at: Mapped[datetime | None] = mapped_column(Instant)


class MutedChain(Base):
    """A chain of receipts whose tip-offs are set aside; the last row of a chain holds."""

    __tablename__ = "muted_chain"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    chain_id: Mapped[str] = mapped_column(Uuid(as_uuid=False), index=True)
    muted: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)


def on_desk_of(grants: Grants) -> ColumnElement[bool]:
    """Matters that lie on a desk of this person; places that nobody could tell are every desk's."""
    desks = []
    for level in ("county", "committee"):
        areas = triage_areas(grants, level)
        if areas:
            here = or_(lies_in(Matter.division_code, areas), Matter.division_code == "")
            desks.append(and_(Matter.level == level, here))
    return or_(*desks) if desks else Matter.id.is_(None)


def desk_matter(session: Session, matter_id: str, grants: Grants) -> Matter | None:
    query = select(Matter).where(Matter.id == matter_id, on_desk_of(grants))
    return session.scalars(query).first()


def events_of(session: Session, matter_id: str) -> Sequence[MatterEvent]:
    """In the order in which they came."""
    wanted = select(MatterEvent).where(MatterEvent.matter_id == matter_id)
    return session.scalars(wanted.order_by(MatterEvent.place)).all()


def tipoffs_of(session: Session, matter_id: str) -> Sequence[Tipoff]:
    """The first reporter first, by the server's clock."""
    wanted = select(Tipoff).where(Tipoff.matter_id == matter_id)
    return session.scalars(wanted.order_by(Tipoff.received_at, Tipoff.id)).all()


def kept_pictures(session: Session) -> Sequence[str]:
    """Hashes of the citizens' pictures that the vault must hold, each once."""
    wanted = select(TipoffPhoto.kept_sha256).where(TipoffPhoto.kept_sha256.is_not(None))
    return [
        sha256 for sha256 in session.scalars(wanted.distinct().order_by("kept_sha256")) if sha256
    ]


def add_event(session: Session, matter: Matter, event: MatterEvent) -> None:
    """Gives the event the next place of its matter, which must be held."""
    event.matter_id = matter.id
    event.place = matter.last_place = matter.last_place + 1
    session.add(event)
    session.flush()


def hold(session: Session, matter_id: str) -> Matter:
    """The matter as it stands now, held until commit; before any problem, plot or tip-off of it."""
    return session.get_one(Matter, matter_id, with_for_update=True, populate_existing=True)


def muted_of(session: Session, chains: Iterable[str]) -> frozenset[str]:
    """Those of the chains that are muted now."""
    rows = session.execute(
        select(MutedChain.chain_id, MutedChain.muted)
        .where(MutedChain.chain_id.in_(list(chains)))
        .order_by(MutedChain.at, MutedChain.id)
    )
    last = {row.chain_id: row.muted for row in rows}
    return frozenset(chain for chain, muted in last.items() if muted)
