"""What kept photos look like, and which of them look alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Integer,
    Select,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from server.models.base import Base, Counter, Reader
from server.models.inspection import Inspection, InspectionPhoto
from server.models.photo import Photo
from server.models.plot import Plot, in_areas

COUNTER = "picture"
UNSIGNED = 1 << 64
ROWS_AT_A_TIME = 20_000
"""A million rows held as Python values would take hundreds of megabytes."""


class PhotoHash(Base):
    """`server.evidence.picture_hash` of a photo that says something; 64 bits as a signed number."""

    __tablename__ = "photo_hash"
    place: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """From a counter that is held until the commit, so that no reader of newer ones skips one."""
    sha256: Mapped[str] = mapped_column(ForeignKey("photo.sha256"), unique=True)
    across: Mapped[int] = mapped_column(BigInteger)
    down: Mapped[int] = mapped_column(BigInteger)


class PhotoNear(Base):
    """Two photos that look alike; each pair stands here both ways round."""

    __tablename__ = "photo_near"
    sha256: Mapped[str] = mapped_column(ForeignKey("photo.sha256"), primary_key=True)
    other: Mapped[str] = mapped_column(ForeignKey("photo.sha256"), primary_key=True)
    bits: Mapped[int] = mapped_column(Integer)
    """`server.evidence.near_index.Near`."""
    mirrored: Mapped[bool] = mapped_column(Boolean)


class Pair(NamedTuple):
    other: str
    bits: int
    mirrored: bool


def uncompared(reader: Reader, most: int) -> Sequence[str]:
    """SHA-256 of photos that were not looked at yet, those that came first at the beginning."""
    return reader.execute(uncompared_first(most)).scalars().all()


def uncompared_first(most: int) -> Select[str]:
    return select(Photo.sha256).where(~Photo.compared).order_by(Photo.received_at).limit(most)


WAITING = select(Photo.media_type).where(Photo.sha256 == bindparam("sha256"), ~Photo.compared)


def waiting_type(reader: Reader, sha256: str) -> str | None:
    """Media type of a photo that was not looked at yet; None where it was, or is not there."""
    found: str | None = reader.execute(WAITING, {"sha256": sha256}).scalar()
    return found


def forget_flat(session: Session) -> int:
    """Has photos that no hash was made of looked at again; how many those are."""
    hashed = select(PhotoHash.sha256).where(PhotoHash.sha256 == Photo.sha256)
    again = update(Photo).where(Photo.compared, ~hashed.exists()).values(compared=False)
    return session.connection().execute(again).rowcount


ADD_HASH = insert(PhotoHash)
MARK = (
    update(Photo)
    .where(Photo.sha256 == bindparam("of_photo"), ~Photo.compared)
    .values(compared=True)
)
NEXT_PLACE = (
    update(Counter)
    .where(Counter.name == COUNTER)
    .values(value=Counter.value + 1)
    .returning(Counter.value)
)
SINCE = (
    select(PhotoHash.place, PhotoHash.across, PhotoHash.down)
    .where(PhotoHash.place > bindparam("place"))
    .order_by(PhotoHash.place)
)
"""What is read where a million rows are: columns, not models."""


def next_place(connection: Connection) -> int:
    """Who compares pictures does so one after another, until commit."""
    return int(connection.execute(NEXT_PLACE).scalar_one())


def hashes_since(
    reader: Reader, place: int
) -> tuple[NDArray[np.int64], NDArray[np.uint64], NDArray[np.uint64]]:
    """Places, and both halves of the hashes, of those after `place`."""
    rows = reader.execute(SINCE, {"place": place}, execution_options={"yield_per": ROWS_AT_A_TIME})
    parts = [np.array([tuple(row) for row in some], np.int64) for some in rows.partitions()]
    columns = np.concatenate([np.empty((0, 3), np.int64), *parts]).T
    places, across, down = (np.ascontiguousarray(column) for column in columns)
    return places, across.view(np.uint64), down.view(np.uint64)


def photos_at(reader: Reader, places: Iterable[int]) -> dict[int, str]:
    """Place → SHA-256."""
    found = select(PhotoHash.place, PhotoHash.sha256).where(PhotoHash.place.in_(list(places)))
    return {row.place: row.sha256 for row in reader.execute(found)}


def add_hash(connection: Connection, place: int, sha256: str, across: int, down: int) -> None:
    row = {"place": place, "sha256": sha256, "across": signed(across), "down": signed(down)}
    connection.execute(ADD_HASH, row)


def signed(number: int) -> int:
    """64 bits as the databases keep them."""
    return number - UNSIGNED if number >= UNSIGNED // 2 else number


def add_pairs(connection: Connection, sha256: str, pairs: Sequence[Pair]) -> None:
    rows: list[dict[str, Any]] = []
    for pair in pairs:
        how = {"bits": pair.bits, "mirrored": pair.mirrored}
        rows.append({"sha256": sha256, "other": pair.other, **how})
        rows.append({"sha256": pair.other, "other": sha256, **how})
    if rows:
        connection.execute(insert(PhotoNear), rows)


def mark_compared(connection: Connection, sha256: str) -> bool:
    """False where it was already, or is not there."""
    return connection.execute(MARK, {"of_photo": sha256}).rowcount == 1


def records_beside(session: Session, sha256: str) -> list[Inspection]:
    """Records that name the photo or one that looks like it, where another one names the other.

    In the order in which plots are locked.
    """
    mine, theirs = aliased(InspectionPhoto), aliased(InspectionPhoto)
    named = (
        select(mine.inspection_id)
        .join(PhotoNear, PhotoNear.sha256 == mine.sha256)
        .join(theirs, theirs.sha256 == PhotoNear.other)
        .where(
            (PhotoNear.sha256 == sha256) | (PhotoNear.other == sha256),
            mine.inspection_id != theirs.inspection_id,
        )
    )
    return list(
        session.scalars(
            select(Inspection)
            .where(Inspection.id.in_(named))
            .order_by(Inspection.plot_id, Inspection.finished_at)
        )
    )


def alike_in(
    session: Session, sha256: str, inspection_id: str, areas: tuple[str, ...]
) -> dict[str, Any] | None:
    """The picture of that record that looks like this photo, where its plot lies in the areas."""
    row = session.execute(
        select(
            PhotoNear.other,
            PhotoNear.bits,
            PhotoNear.mirrored,
            Inspection.finished_at,
            Plot.number,
            Plot.village,
        )
        .join(InspectionPhoto, InspectionPhoto.sha256 == PhotoNear.other)
        .join(Inspection, Inspection.id == InspectionPhoto.inspection_id)
        .join(Plot, Plot.id == Inspection.plot_id)
        .where(PhotoNear.sha256 == sha256, Inspection.id == inspection_id, in_areas(areas))
        .order_by(PhotoNear.bits, PhotoNear.other)
        .limit(1)
    ).first()
    if row is None:
        return None
    return {
        "sha256": row.other,
        "inspection_id": inspection_id,
        "taken_at": row.finished_at,
        "plot_number": row.number,
        "village": row.village,
        "bits": row.bits,
        "mirrored": row.mirrored,
    }
