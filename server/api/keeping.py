"""A whole photo into the vault and its row: bytes first, commit last, with what owed it judged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from flask import current_app
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from server.evidence.exif import read_facts
from server.evidence.media import HEAD_BYTES, media_type_of
from server.evidence.vault import Vault, photo_key
from server.jobs.judging import is_awaited, photo_landed
from server.models.base import db, now, writing
from server.models.photo import Photo, facts_as_json, hold_photos

Row = dict[str, Any]
"""Columns of `server.models.photo.Photo`: an insert of them takes half of what the model's does."""


INSERT = insert(Photo)
SIZE = select(Photo.size_bytes).where(Photo.sha256 == bindparam("sha256"))


def vault() -> Vault:
    found: Vault = current_app.extensions["xuntian.vault"]
    return found


def keep_photo(
    file: Path,
    sha256: str,
    size_bytes: int,
    media_type: str,
    person_id: str | None,
    clock: Callable[[], datetime] = now,
) -> None:
    """Takes `file` over; when this returns its bytes and its row are durable."""
    with file.open("rb") as picture:
        row = photo_row(picture, sha256, size_bytes, media_type, person_id, clock())
    vault().put(file, photo_key(sha256), media_type)
    add_row(row)


def add_row(row: Row) -> None:
    """Stores the row, unless another request just did, and judges again what owed the photo."""
    try:
        try:
            # it may be lost with the power: the vault has the bytes, `kept_already` makes it again
            _write(row, lasting=False)
        except _Awaited:
            _write(row, lasting=True)
    except IntegrityError:
        # the same photo came twice at once
        if _size_told(row["sha256"]) is None:
            raise


class _Awaited(Exception):
    """Records owe this photo: the phone is told that they do not any more, and that must last."""


def _write(row: Row, lasting: bool) -> None:
    sha256 = row["sha256"]
    with writing(lasting) as session:
        hold_photos(session, [sha256])
        session.connection().execute(INSERT, row)
        if lasting:
            photo_landed(session, sha256)
        elif is_awaited(session.connection(), sha256):
            raise _Awaited


def row_from_vault(sha256: str, person_id: str | None) -> Row | None:
    """The row a crash left unwritten, made from the kept bytes; None where there are none."""
    key = photo_key(sha256)
    size = vault().size(key)
    if size is None:
        return None
    with vault().open(key) as picture:
        media_type = media_type_of(picture.read(HEAD_BYTES)) or "application/octet-stream"
        picture.seek(0)
        return photo_row(picture, sha256, size, media_type, person_id, now())


def photo_row(
    picture: BinaryIO,
    sha256: str,
    size_bytes: int,
    media_type: str,
    person_id: str | None,
    received_at: datetime,
) -> Row:
    """The row of a photo, with what its bytes say."""
    facts = read_facts(picture, sha256, media_type)
    return {
        "sha256": sha256,
        "size_bytes": size_bytes,
        "media_type": media_type,
        "width_px": facts.width_px,
        "height_px": facts.height_px,
        "facts": facts_as_json(facts),
        "received_at": received_at,
        "received_by": person_id,
    }


def kept_already(sha256: str, size_bytes: int, person_id: str) -> bool:
    """Whether the vault has this very photo; makes the row good where a crash left it unwritten."""
    told = _size_told(sha256)
    if told is not None:
        return told == size_bytes
    if vault().size(photo_key(sha256)) != size_bytes:
        return False
    made = row_from_vault(sha256, person_id)
    if made is not None:
        add_row(made)
    return made is not None


def _size_told(sha256: str) -> int | None:
    return db.session.connection().execute(SIZE, {"sha256": sha256}).scalar()
