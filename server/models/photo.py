"""Photos that are in the vault, with what their bytes say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Boolean, Index, Integer, String, Uuid, bindparam, false, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Json, Reader
from server.rules.verdict import PhotoFacts


class Photo(Base):
    __tablename__ = "photo"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size_bytes: Mapped[int] = mapped_column(Integer)
    media_type: Mapped[str] = mapped_column(String(40))
    width_px: Mapped[int | None] = mapped_column(Integer)
    height_px: Mapped[int | None] = mapped_column(Integer)
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    """`server.rules.verdict.PhotoFacts` as JSON."""
    received_at: Mapped[datetime] = mapped_column(Instant)
    received_by: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    """None where a crash left the file without its row and the row was made again."""
    compared: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    """Whether it was looked at beside the others (`server.models.picture`)."""


Index(None, Photo.received_at, sqlite_where=~Photo.compared, postgresql_where=~Photo.compared)


_FACTS = TypeAdapter(PhotoFacts)


def facts_as_json(facts: PhotoFacts) -> dict[str, Any]:
    dumped: dict[str, Any] = _FACTS.dump_python(facts, mode="json")
    return dumped


def hold_photos(session: Session, hashes: Iterable[str]) -> None:
    """Until commit, nobody else writes what names these photos, or the photos themselves.

    Without it a record could look for its photo just before that lands, and the photo for records
    just before that one is there: each would miss the other for ever. So would two records that name
    the same photo. Taken before any plot's lock. SQLite lets one write at a time anyway.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    lock = text("SELECT pg_advisory_xact_lock(:key)")
    for sha256 in sorted(set(hashes)):
        key = int.from_bytes(bytes.fromhex(sha256[:16]), "big", signed=True)
        session.execute(lock, {"key": key})


KEPT = select(Photo.sha256).where(Photo.sha256.in_(bindparam("hashes", expanding=True)))


def kept_of(reader: Reader, hashes: list[str]) -> frozenset[str]:
    """Those of the photos that have arrived."""
    return frozenset(reader.execute(KEPT, {"hashes": hashes}).scalars())


FACTS = select(Photo.sha256, Photo.facts).where(
    Photo.sha256.in_(bindparam("hashes", expanding=True))
)


def facts_of(reader: Reader, hashes: list[str]) -> dict[str, PhotoFacts]:
    """What is known of those of the photos that have arrived."""
    rows = reader.execute(FACTS, {"hashes": hashes})
    return {sha256: _FACTS.validate_python(facts) for sha256, facts in rows}
