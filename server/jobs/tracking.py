"""Patrol tracks: switched on by law for an area, taken in where they are, and deleted after their year."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.queue import Work
from server.models.base import db, now, writing
from server.models.log import log
from server.models.track import Track, TrackBasis, bases_written, rule_of
from server.refusals import Refusal
from server.rules.day import CHINA, china_day
from server.rules.track import basis_for, kept_from, may_hold, wrong_track

NAME = "track_age"
AT_A_TIME = 500
FIELD = {"end": "ended_at", "points": "points", "gaps": "gaps"}


@dataclass(frozen=True, slots=True)
class BasisWish:
    id: str
    area_prefix: str
    on: bool
    purpose: str
    basis: str
    document: str
    from_day: date
    until_day: date


@dataclass(frozen=True, slots=True)
class Walked:
    """A track as a phone tells it."""

    id: str
    basis_id: str
    started_at: datetime
    ended_at: datetime
    ended_by: str
    points: list[dict[str, Any]]
    gaps: list[dict[str, Any]]
    moments: list[datetime]
    """Of the points."""
    away: list[tuple[datetime, datetime]]
    """The gaps."""
    sha256: str
    """Of the body's RFC 8785 form."""


def set_basis(wish: BasisWish, person_id: str, areas: tuple[str, ...]) -> Literal[200, 201]:
    """Switches tracks on or off for an area; the same switch once more changes nothing.

    Raises Refusal person_area_outside, track_basis_days_wrong, track_basis_differs.
    """
    if not wish.area_prefix.startswith(areas):
        raise Refusal("person_area_outside", area_prefix=wish.area_prefix)
    if not may_hold(wish.from_day, wish.until_day):
        raise Refusal("track_basis_days_wrong")
    try:
        with writing() as session:
            if _same_basis(session, wish):
                return 200
            session.add(
                TrackBasis(
                    id=wish.id,
                    area_prefix=wish.area_prefix,
                    on=wish.on,
                    purpose=wish.purpose,
                    basis=wish.basis,
                    document=wish.document,
                    from_day=wish.from_day,
                    until_day=wish.until_day,
                    set_by=person_id,
                    set_at=now(),
                )
            )
            session.flush()
            log(
                session,
                person_id,
                "track_basis_set",
                f"area:{wish.area_prefix}",
                on=wish.on,
                basis_id=wish.id,
                document=wish.document,
                from_day=wish.from_day.isoformat(),
                until_day=wish.until_day.isoformat(),
            )
            return 201
    except IntegrityError:
        # the same switch came twice at once
        if not _same_basis(db.session(), wish):
            raise
        return 200


def _same_basis(session: Session, wish: BasisWish) -> bool:
    row = session.scalars(
        select(TrackBasis).where(TrackBasis.id == wish.id),
        execution_options={"populate_existing": True},
    ).first()
    if row is None:
        return False
    kept = BasisWish(
        row.id,
        row.area_prefix,
        row.on,
        row.purpose,
        row.basis,
        row.document,
        row.from_day,
        row.until_day,
    )
    if kept != wish:
        raise Refusal("track_basis_differs")
    return True


def basis_now(
    session: Session, areas: Iterable[str], clock: Callable[[], datetime] = now
) -> TrackBasis | None:
    """What allows somebody of these areas to record a track today."""
    rows = bases_written(session)
    found = basis_for([rule_of(row) for row in rows], areas, china_day(clock()))
    return next((row for row in rows if found and row.id == found.id), None)


def keep_track(
    walked: Walked,
    person_id: str,
    areas: tuple[str, ...],
    clock: Callable[[], datetime] = now,
) -> Literal[200, 201]:
    """Keeps a track where the law allowed it when it began, and still does; 200 where it is kept already.

    Raises Refusal track_not_allowed, track_differs, and body_invalid with the field that cannot be.
    """
    moment = clock()
    wrong = wrong_track(walked.started_at, walked.ended_at, walked.moments, walked.away, moment)
    if wrong is not None:
        raise Refusal("body_invalid", fields={FIELD[wrong]: "impossible"})
    try:
        with writing() as session:
            if _same_track(session, walked, person_id):
                return 200
            rows = {row.id: row for row in bases_written(session)}
            rules = [rule_of(row) for row in rows.values()]
            today = basis_for(rules, areas, china_day(moment))
            began = basis_for(rules, areas, china_day(walked.started_at))
            if today is None or began is None or walked.basis_id not in (today.id, began.id):
                raise Refusal("track_not_allowed")
            if china_day(walked.started_at) < kept_from(china_day(moment)):
                raise Refusal("track_not_allowed")
            session.add(
                Track(
                    id=walked.id,
                    person_id=person_id,
                    basis_id=walked.basis_id,
                    area_prefix=rows[walked.basis_id].area_prefix,
                    started_at=walked.started_at,
                    ended_at=walked.ended_at,
                    ended_by=walked.ended_by,
                    points=walked.points,
                    gaps=walked.gaps,
                    sha256=walked.sha256,
                    received_at=moment,
                )
            )
            session.flush()
            told = {"sha256": walked.sha256, "basis_id": walked.basis_id}
            log(session, person_id, "track_received", f"track:{walked.id}", **told)
            return 201
    except IntegrityError:
        # the same track came twice at once
        if not _same_track(db.session(), walked, person_id):
            raise
        return 200


def _same_track(session: Session, walked: Walked, person_id: str) -> bool:
    kept = session.execute(
        select(Track.person_id, Track.sha256).where(Track.id == walked.id)
    ).first()
    if kept is None:
        return False
    if kept.person_id != person_id:
        # whose, is not for a stranger who hit upon the id
        raise Refusal("track_unknown")
    if kept.sha256 != walked.sha256:
        raise Refusal("track_differs")
    return True


def _first_kept(moment: datetime) -> datetime:
    return datetime.combine(kept_from(china_day(moment)), time(), CHINA)


def delete_old(_: str = "", clock: Callable[[], datetime] = now) -> int:
    """Deletes tracks that are older than a year; how many. The log says how many and which hashes went.

    The hash in the line is SHA-256 over the hashes of the tracks, one a line, in the order of their ids:
    whoever kept a copy can tell that it was among them.
    """
    gone = 0
    while True:
        with writing() as session:
            first_kept = _first_kept(clock())
            old = session.execute(
                select(Track.id, Track.sha256)
                .where(Track.started_at < first_kept)
                .order_by(Track.id)
                .limit(AT_A_TIME)
            ).all()
            if not old:
                return gone
            session.execute(delete(Track).where(Track.id.in_([row.id for row in old])))
            hashes = "".join(f"{row.sha256}\n" for row in old)
            told = {
                "count": len(old),
                "sha256": hashlib.sha256(hashes.encode()).hexdigest(),
                "before": first_kept.date().isoformat(),
            }
            log(session, None, "tracks_deleted", f"day:{china_day(clock())}", **told)
            gone += len(old)


def _undone() -> Iterable[str]:
    moment = now()
    old = select(Track.id).where(Track.started_at < _first_kept(moment)).limit(1)
    return [china_day(moment).isoformat()] if db.session().scalar(old) else []


def _do(day: str) -> None:
    delete_old(day)


WORK = Work(NAME, _do, _undone)
