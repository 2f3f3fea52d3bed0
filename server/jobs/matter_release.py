"""A check goes out at its hour: made from what the desk wrote for it, with nothing of the tip-off in it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO

from flask import current_app
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from server.evidence.covered import cover
from server.evidence.exif import read_facts
from server.evidence.media import HEAD_BYTES, media_type_of
from server.evidence.vault import Vault, photo_key, tipoff_key
from server.jobs.checks import Check, raise_check
from server.jobs.matter_clocks import AT_ONCE, released_as_of
from server.jobs.queue import Work
from server.models.base import db, now, writing
from server.models.log import log
from server.models.photo import Photo, facts_as_json, hold_photos
from server.models.tipoff import Matter, MatterEvent, TipoffPhoto, add_event, hold, tipoffs_of
from server.models.tipoff_boxes import boxes_of
from server.rules.tipoff import sees_from


def open_picture(kept_sha256: str) -> tuple[BinaryIO, str]:
    """The kept bytes, and what kind of picture they are; raises FileNotFoundError."""
    file = _vault().open(tipoff_key(kept_sha256))
    media_type = media_type_of(file.read(HEAD_BYTES)) or "application/octet-stream"
    file.seek(0)
    return file, media_type


def covered_picture(kept_sha256: str, boxes: Sequence[Sequence[float]]) -> bytes | None:
    """None where the picture cannot be read."""
    file, media_type = open_picture(kept_sha256)
    with file:
        return cover(file, media_type, boxes)


@dataclass(frozen=True, slots=True)
class _Plan:
    queued: MatterEvent
    pictures: tuple[bytes, ...]


def release(matter_id: str, clock: Callable[[], datetime] = now) -> None:
    """Sends the check of a queued matter out; nothing where its hour has not come, or it went already.

    Its times are those of the hour, never of the worker or of the tip-off.
    """
    plan = _planned(matter_id)
    if plan is None:
        return
    # bytes before rows: a picture of a check that is not there yet is seen by nobody
    hashes = [_kept(data) for data in plan.pictures]
    with writing() as session:
        moment = clock()
        matter = hold(session, matter_id)
        if matter.state != "queued" or matter.release_at is None or matter.release_at > moment:
            return
        queued = _last_queued(session, matter_id)
        if queued is None or queued.id != plan.queued.id:
            # taken back and queued anew meanwhile
            return
        at_once = bool(queued.facts["at_once"])
        slot = matter.release_at if at_once else released_as_of(matter.release_at, moment)
        _name(session, hashes, plan.pictures, str(queued.person_id), slot)
        kind: Any = matter.kind
        against: Any = matter.against
        check = Check(
            kind=kind,
            plot_id=queued.facts["plot_id"],
            division_code=queued.facts["division_code"],
            lon=queued.facts["lon"],
            lat=queued.facts["lat"],
            sees_from=sees_from(kind, against),
            note=queued.words,
            person_id=str(queued.person_id),
            photos=hashes,
        )
        matter.problem_id = raise_check(session, check, slot)
        matter.state, matter.release_at, matter.decide_by = "dispatched", slot, None
        matter.replied_at = None
        event = MatterEvent(
            id=str(uuid.uuid4()),
            step="release",
            tipoff_id=None,
            person_id=None,
            at=moment,
            words="",
            facts={"problem": matter.problem_id, "pictures": len(hashes)},
        )
        add_event(session, matter, event)
        # not which check it became: the two are linked in the matter's own row alone
        log(session, None, "matter_release", f"matter:{matter.id}", pictures=len(hashes))


def _last_queued(session: Session, matter_id: str) -> MatterEvent | None:
    wanted = select(MatterEvent).where(
        MatterEvent.matter_id == matter_id, MatterEvent.step == "queue"
    )
    return session.scalars(wanted.order_by(MatterEvent.place.desc()).limit(1)).first()


def _planned(matter_id: str) -> _Plan | None:
    session = db.session()
    session.rollback()
    matter = session.get(Matter, matter_id, populate_existing=True)
    if matter is None or matter.state != "queued":
        return None
    queued = _last_queued(session, matter_id)
    if queued is None:
        return None
    covered = boxes_of(session, matter_id)
    gone = {one.id for one in tipoffs_of(session, matter_id) if one.withdrawn_at is not None}
    wanted: list[tuple[str, list[list[float]]]] = []
    for tipoff_id, sent_sha256 in queued.facts["photos"]:
        if tipoff_id in gone:
            # whoever takes a tip-off back takes its pictures back
            continue
        photo = session.get(TipoffPhoto, (tipoff_id, sent_sha256))
        boxes = covered.get((tipoff_id, sent_sha256))
        # looked at once more since it was queued, and found not to go along
        if photo is not None and photo.kept_sha256 and boxes is not None and boxes.shown:
            wanted.append((photo.kept_sha256, boxes.boxes))
    session.rollback()
    painted = [covered_picture(kept, boxes) for kept, boxes in wanted]
    return _Plan(queued, tuple(data for data in painted if data is not None))


def _kept(data: bytes) -> str:
    """Puts a covered picture where photos lie; its hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    spool: Path = current_app.extensions["xuntian.config"].spool_dir
    spool.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=spool, delete=False) as fresh:
        fresh.write(data)
    try:
        _vault().put(Path(fresh.name), photo_key(sha256), "image/jpeg")
    finally:
        Path(fresh.name).unlink(missing_ok=True)
    return sha256


def _name(
    session: Session, hashes: list[str], pictures: Sequence[bytes], person_id: str, at: datetime
) -> None:
    """The rows of the pictures, as of the hour.

    They count as compared: what a citizen's picture looks like must not become a finding of an
    inspector's record, which would tell that there was one.
    """
    hold_photos(session, hashes)
    known = set(session.scalars(select(Photo.sha256).where(Photo.sha256.in_(hashes))))
    rows = []
    for sha256, data in dict(zip(hashes, pictures, strict=True)).items():
        if sha256 in known:
            continue
        with _vault().open(photo_key(sha256)) as picture:
            facts = read_facts(picture, sha256, "image/jpeg")
        rows.append(
            {
                "sha256": sha256,
                "size_bytes": len(data),
                "media_type": "image/jpeg",
                "width_px": facts.width_px,
                "height_px": facts.height_px,
                "facts": facts_as_json(facts),
                "received_at": at,
                "received_by": person_id,
                "compared": True,
            }
        )
    if rows:
        session.execute(insert(Photo), rows)


def _vault() -> Vault:
    found: Vault = current_app.extensions["xuntian.vault"]
    return found


def _undone() -> Sequence[str]:
    wanted = select(Matter.id).where(Matter.state == "queued", Matter.release_at <= now())
    return db.session().scalars(wanted.order_by(Matter.release_at).limit(AT_ONCE)).all()


WORK = Work("matter_release", release, _undone)
