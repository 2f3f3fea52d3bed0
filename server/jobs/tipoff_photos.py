"""A citizen's picture into the vault: written anew without metadata, apart from records' photos.

The bytes that came are never on a disk. Bytes before rows, commit last; decoding holds no lock.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import current_app
from sqlalchemy.orm import Session

from server.evidence.media import media_type_of
from server.evidence.picture_hash import picture_hash
from server.evidence.stripped import Stripped, stripped
from server.evidence.vault import Vault, tipoff_key
from server.jobs.tipoff_answers import held
from server.models.base import db, now, writing
from server.models.log import log
from server.models.picture import signed
from server.models.tipoff import Matter, MatterEvent, Tipoff, TipoffPhoto, add_event
from server.models.tipoff_page import owed_photos
from server.refusals import Refusal
from server.rules.tipoff_report import LONG_SIDE_PX

KEPT_TYPE = "image/jpeg"


@dataclass(frozen=True, slots=True)
class _Picture:
    stripped: Stripped
    sha256: str
    across: int | None
    down: int | None


def is_owed(tipoff_id: str, sent_sha256: str) -> bool:
    """Raises Refusal photo_unknown where the reporter never named it, tell_not_now once withdrawn."""
    session = db.session()
    session.rollback()
    row = session.get(TipoffPhoto, (tipoff_id, sent_sha256), populate_existing=True)
    if row is None:
        raise Refusal("photo_unknown")
    if row.kept_sha256 is not None:
        return False
    if session.get_one(Tipoff, tipoff_id, populate_existing=True).withdrawn_at is not None:
        raise Refusal("tell_not_now")
    return True


def keep(
    tipoff_id: str, sent_sha256: str, data: bytes, clock: Callable[[], datetime] = now
) -> None:
    """Keeps the picture that is owed. Raises Refusal photo_not_an_image, photo_unreadable."""
    picture = _picture(data)
    _into_vault(picture)
    with writing() as session:
        _, matter = held(session, tipoff_id)
        row = session.get_one(TipoffPhoto, (tipoff_id, sent_sha256), populate_existing=True)
        if row.kept_sha256 is not None:
            # another request brought it just now
            return
        row.kept_sha256 = picture.sha256
        row.width_px, row.height_px = picture.stripped.width_px, picture.stripped.height_px
        row.hash_across, row.hash_down = picture.across, picture.down
        row.received_at = moment = clock()
        session.flush()
        if not owed_photos(session, tipoff_id):
            _add_step(session, matter, tipoff_id, moment)
        log(session, None, "tipoff_photo", f"matter:{matter.id}")


def _picture(data: bytes) -> _Picture:
    media_type = media_type_of(data)
    if media_type not in ("image/jpeg", "image/png", "image/webp"):
        raise Refusal("photo_not_an_image")
    made = stripped(io.BytesIO(data), media_type, LONG_SIDE_PX)
    if made is None:
        raise Refusal("photo_unreadable")
    looks = picture_hash(io.BytesIO(made.data), KEPT_TYPE)
    return _Picture(
        made,
        hashlib.sha256(made.data).hexdigest(),
        None if looks is None else signed(looks.across),
        None if looks is None else signed(looks.down),
    )


def _into_vault(picture: _Picture) -> None:
    vault: Vault = current_app.extensions["xuntian.vault"]
    folder = current_app.extensions["xuntian.config"].spool_dir
    with NamedTemporaryFile(dir=folder, delete=False) as fresh:
        fresh.write(picture.stripped.data)
    try:
        vault.put(Path(fresh.name), tipoff_key(picture.sha256), KEPT_TYPE)
    finally:
        Path(fresh.name).unlink(missing_ok=True)


def _add_step(session: Session, matter: Matter, tipoff_id: str, moment: datetime) -> None:
    """One step once all have come, not one a picture."""
    event = MatterEvent(
        id=str(uuid.uuid4()),
        step="photos",
        tipoff_id=tipoff_id,
        at=moment,
        words="",
        facts={},
    )
    add_event(session, matter, event)
