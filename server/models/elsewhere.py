"""What other records know of a record's photos, coordinates and the person's way."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, union_all
from sqlalchemy.orm import Session

from server.models.inspection import Inspection, InspectionPhoto
from server.rules.claim import Claim
from server.rules.elsewhere import Elsewhere, Repeat, Reuse, Stand
from server.rules.limits import Limits

REPEATS_READ = 10
REUSES_READ = 100
"""Enough to find one that counts; a photo named a thousand times is marked all the same."""


def elsewhere_of(
    session: Session, claim: Claim, here: Stand | None, received_at: datetime, limits: Limits
) -> Elsewhere:
    """`here`: where the record's fix stands. Photos and coordinates count against the later record."""
    reuses = _reuses(session, claim, received_at)
    if here is None:
        return Elsewhere(reuses=reuses)
    before, after = _way(session, claim, here, limits)
    repeats = _repeats(session, claim, here, received_at, limits)
    return Elsewhere(before, after, repeats, reuses)


def _way(
    session: Session, claim: Claim, here: Stand, limits: Limits
) -> tuple[Stand | None, Stand | None]:
    """The same person's records next to this one that tell a place."""
    own = (
        select(Inspection.lon, Inspection.lat, Inspection.accuracy_m, Inspection.fix_at)
        .where(
            Inspection.person_id == claim.person_id,
            Inspection.id != claim.id,
            Inspection.accuracy_m <= limits.accuracy_unknown_above_m,
        )
        .limit(1)
    )
    before = own.where(Inspection.fix_at <= here.at).order_by(Inspection.fix_at.desc())
    after = own.where(Inspection.fix_at > here.at).order_by(Inspection.fix_at)
    # SQLite takes an ordered part of a union only as a query of its own
    parts = (select(*part.subquery().columns) for part in (before, after))
    stands = [Stand(*row) for row in session.execute(union_all(*parts))]
    earlier = [stand for stand in stands if stand.at <= here.at]
    later = [stand for stand in stands if stand.at > here.at]
    return next(iter(earlier), None), next(iter(later), None)


def _repeats(
    session: Session, claim: Claim, here: Stand, received_at: datetime, limits: Limits
) -> tuple[Repeat, ...]:
    days = timedelta(days=limits.repeat_within_days)
    rows = session.execute(
        select(Inspection.id, Inspection.person_id, Inspection.fix_at)
        .where(
            Inspection.lon == here.lon,
            Inspection.lat == here.lat,
            Inspection.plot_id != claim.plot_id,
            Inspection.fix_at.between(here.at - days, here.at + days),
            *_came_before(claim, received_at),
        )
        .order_by(Inspection.received_at.desc())
        .limit(REPEATS_READ)
    )
    return tuple(Repeat(id_, person_id, at) for id_, person_id, at in rows if at is not None)


def _reuses(session: Session, claim: Claim, received_at: datetime) -> tuple[Reuse, ...]:
    if not claim.photos:
        return ()
    rows = session.execute(
        select(
            InspectionPhoto.sha256,
            Inspection.id,
            Inspection.plot_id,
            Inspection.person_id,
            Inspection.finished_at,
        )
        .join(Inspection, Inspection.id == InspectionPhoto.inspection_id)
        .where(
            InspectionPhoto.sha256.in_([photo.sha256 for photo in claim.photos]),
            *_came_before(claim, received_at),
        )
        .order_by(Inspection.received_at)
        .limit(REUSES_READ)
    )
    return tuple(Reuse(*row) for row in rows)


def _came_before(claim: Claim, received_at: datetime) -> tuple[ColumnElement[bool], ...]:
    return Inspection.id != claim.id, Inspection.received_at <= received_at
