"""A check goes out at its hour: made from what the desk wrote for it, with nothing of the tip-off in it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.evidence.covered import cover
from server.evidence.media import HEAD_BYTES, media_type_of
from server.evidence.vault import Vault, tipoff_key
from server.jobs.check_pictures import keep_picture, name_pictures
from server.jobs.checks import Check, raise_check
from server.jobs.matter_clocks import AT_ONCE, released_as_of
from server.jobs.queue import Work
from server.models.base import db, now, writing
from server.models.log import log
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


Chosen = tuple[tuple[str, tuple[tuple[float, ...], ...]], ...]
"""Hashes of kept pictures, and what is covered in each."""


@dataclass(frozen=True, slots=True)
class _Plan:
    queued: MatterEvent
    chosen: Chosen


def release(matter_id: str, clock: Callable[[], datetime] = now) -> None:
    """Sends the check of a queued matter out; nothing where its hour has not come, or it went already.

    Its times are those of the hour, never of the worker or of the tip-off.
    """
    plan = _planned(matter_id)
    if plan is None:
        return
    painted = [covered_picture(kept, boxes) for kept, boxes in plan.chosen]
    pictures = [data for data in painted if data is not None]
    # bytes before rows: a picture of a check that is not there yet is seen by nobody
    hashes = [keep_picture(data) for data in pictures]
    with writing() as session:
        moment = clock()
        matter = hold(session, matter_id)
        if matter.state != "queued" or matter.release_at is None or matter.release_at > moment:
            return
        queued = _last_queued(session, matter_id)
        if queued is None or queued.id != plan.queued.id or _chosen(session, queued) != plan.chosen:
            # queued anew, covered otherwise or withdrawn meanwhile: the next round has it as it is now
            return
        at_once = bool(queued.facts["at_once"])
        slot = matter.release_at if at_once else released_as_of(matter.release_at, moment)
        name_pictures(session, hashes, pictures, str(queued.person_id), slot)
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
    plan = _Plan(queued, _chosen(session, queued))
    session.rollback()
    return plan


def _chosen(session: Session, queued: MatterEvent) -> Chosen:
    """The pictures that go along, as they are to be covered now."""
    covered = boxes_of(session, queued.matter_id)
    there = {one.id for one in tipoffs_of(session, queued.matter_id) if one.withdrawn_at is None}
    found = []
    for tipoff_id, sent_sha256 in queued.facts["photos"]:
        photo = session.get(TipoffPhoto, (tipoff_id, sent_sha256))
        boxes = covered.get((tipoff_id, sent_sha256))
        # whoever takes a tip-off back takes its pictures back; others were thought better of
        if tipoff_id in there and photo and photo.kept_sha256 and boxes and boxes.shown:
            found.append((photo.kept_sha256, tuple(tuple(box) for box in boxes.boxes)))
    return tuple(found)


def _vault() -> Vault:
    found: Vault = current_app.extensions["xuntian.vault"]
    return found


def _undone() -> Sequence[str]:
    wanted = select(Matter.id).where(Matter.state == "queued", Matter.release_at <= now())
    return db.session().scalars(wanted.order_by(Matter.release_at).limit(AT_ONCE)).all()


WORK = Work("matter_release", release, _undone)
