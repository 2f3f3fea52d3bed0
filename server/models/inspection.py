"""What people observed (append-only), and what the rules said of it (one verdict after another)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, BigId, Instant, Json


class Inspection(Base):
    __tablename__ = "inspection"
    __table_args__ = (
        Index(None, "plot_id", "finished_at"),
        Index(None, "person_id", "fix_at"),
        Index(None, "lon", "lat"),
        Index(
            "ix_inspection_queue",
            "review_state",
            "risk",
            "received_at",
            "id",
            "division_code",
            "findings",
        ),
        Index(None, "plot_id", "review_state", "risk"),
    )
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made on the phone."""
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"))
    division_code: Mapped[str] = mapped_column(String(19), default="")
    """The plot's, which never changes: the queue asks for areas."""
    boundary_id: Mapped[int] = mapped_column(ForeignKey("boundary.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    device_id: Mapped[str] = mapped_column(String(60))
    finished_at: Mapped[datetime] = mapped_column(Instant)
    """Device clock."""
    received_at: Mapped[datetime] = mapped_column(Instant)
    device_skew_s: Mapped[float | None] = mapped_column(Double)
    """Device clock minus server clock when it was sent; None where the device did not tell."""
    late: Mapped[bool] = mapped_column(Boolean)
    cover: Mapped[str] = mapped_column(String(20))
    """Of the claim, for finding when a crop was last seen."""
    channel: Mapped[str] = mapped_column(String(10))
    """sent (by the phone) or rescue (from an exported zip)."""
    claim_sha256: Mapped[str] = mapped_column(String(64))
    claim: Mapped[str] = mapped_column(Text)
    """RFC 8785 form of the body as received; `claim_sha256` is over its UTF-8 bytes."""
    lon: Mapped[float | None] = mapped_column(Double)
    lat: Mapped[float | None] = mapped_column(Double)
    """Where the fix that stands for the record lies, WGS 84; of the claim, like the next two."""
    accuracy_m: Mapped[float | None] = mapped_column(Double)
    fix_at: Mapped[datetime | None] = mapped_column(Instant)
    """Device clock."""
    key_id: Mapped[str | None] = mapped_column(String(64))
    """The key that the seal names, whether or not it is known."""
    manifest: Mapped[str | None] = mapped_column(Text)
    """What was signed: RFC 8785 form, to be checked over its UTF-8 bytes."""
    signature: Mapped[str | None] = mapped_column(Text)
    """As received."""
    seal_state: Mapped[str] = mapped_column(String(20))
    """`server.rules.seal.SealState`, as it was found when the record came in."""
    nonce_state: Mapped[str] = mapped_column(String(10))
    receipt: Mapped[str | None] = mapped_column(Text)
    """The first receipt given, signed, as JSON; None where the record came before receipts were signed."""
    reshoot_of: Mapped[str | None] = mapped_column(Uuid(as_uuid=False), index=True)
    """The record whose asked-for pictures these are, as the claim says; it may name none that is here."""
    review_state: Mapped[str] = mapped_column(String(10), default="open")
    """open, accepted, returned or voided: of the last decision."""
    decision_id: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    """The last decision; None while there is none."""
    risk: Mapped[int] = mapped_column(Integer, default=0)
    """`server.rules.risk` of the current verdict."""
    findings: Mapped[str] = mapped_column(Text, default="")
    """Codes of the current verdict's findings, each between spaces, for the filter of the queue."""


class InspectionPhoto(Base):
    __tablename__ = "inspection_photo"
    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(Integer)
    role: Mapped[str] = mapped_column(String(10))


class Rival(Base):
    """Other content that came under the id of a kept record: kept beside it for the officer."""

    __tablename__ = "rival"
    __table_args__ = (UniqueConstraint("inspection_id", "claim_sha256"),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"))
    claim_sha256: Mapped[str] = mapped_column(String(64))
    claim: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    received_at: Mapped[datetime] = mapped_column(Instant)


class VerdictRow(Base):
    __tablename__ = "verdict"
    __table_args__ = (Index(None, "inspection_id", "current"),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"))
    current: Mapped[bool] = mapped_column(Boolean)
    judged_at: Mapped[datetime] = mapped_column(Instant)
    cause: Mapped[str] = mapped_column(String(20))
    """`Cause`."""
    edition: Mapped[str] = mapped_column(String(20))
    boundary_version: Mapped[int] = mapped_column(Integer)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    """`server.rules.verdict.Verdict` as JSON."""


class PlotYear(Base):
    """The year state of a plot: derived from its records, stored with the edition of the rules."""

    __tablename__ = "plot_year"
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    cultivated: Mapped[str] = mapped_column(String(10))
    grain: Mapped[str] = mapped_column(String(10))
    level: Mapped[str] = mapped_column(String(10))
    edition: Mapped[str] = mapped_column(String(20))
    computed_at: Mapped[datetime] = mapped_column(Instant)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    watch: Mapped[str] = mapped_column(String(20), server_default="cannot_tell")
    """`server.rules.grain_watch.WatchState` of the day; from here on it turns with the day."""
    watch_clause: Mapped[str] = mapped_column(String(40), server_default="watch_unseen")
    land_use: Mapped[str | None] = mapped_column(String(10))
    """red, amber, or None where no fault is known."""
    land_use_clause: Mapped[str | None] = mapped_column(String(40))
    abandonment: Mapped[str] = mapped_column(String(10), server_default="none")
    last_chance_on: Mapped[date | None] = mapped_column(Date)
    turns_on: Mapped[date | None] = mapped_column(Date, index=True)
    """The next day on which the watch may change though no record comes; None: never."""
    watch_facts: Mapped[dict[str, Any] | None] = mapped_column(Json)
    """`server.rules.watch_facts` as JSON; None where the plot's records have to be folded anew."""
