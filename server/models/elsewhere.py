"""What other records know of a record's photos, coordinates and the person's way."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Boolean, Integer, bindparam, cast, null, select, union_all

from server.models.base import Instant, Reader
from server.models.inspection import Inspection, InspectionPhoto
from server.models.picture import PhotoNear
from server.rules.claim import Claim
from server.rules.elsewhere import Alike, Elsewhere, Repeat, Reuse, Stand
from server.rules.limits import Limits

REPEATS_READ = 10
REUSES_READ = 100
"""Enough to find one that counts; a photo named a thousand times is marked all the same."""
AT = bindparam("at", type_=Instant)
CAME_BEFORE = (
    Inspection.id != bindparam("id"),
    Inspection.received_at <= bindparam("received_at", type_=Instant),
)
OWN = (
    select(Inspection.lon, Inspection.lat, Inspection.accuracy_m, Inspection.fix_at)
    .where(
        Inspection.person_id == bindparam("person_id"),
        Inspection.id != bindparam("id"),
        Inspection.accuracy_m <= bindparam("rough_m"),
    )
    .limit(1)
)
# SQLite takes an ordered part of a union only as a query of its own
WAY = union_all(
    *(
        select(*part.subquery().columns)
        for part in (
            OWN.where(Inspection.fix_at <= AT).order_by(Inspection.fix_at.desc()),
            OWN.where(Inspection.fix_at > AT).order_by(Inspection.fix_at),
        )
    )
)
"""Statements made once, as every record asks them: making them takes longer than answering them."""
REPEATS = (
    select(Inspection.id, Inspection.person_id, Inspection.fix_at)
    .where(
        Inspection.lon == bindparam("lon"),
        Inspection.lat == bindparam("lat"),
        Inspection.plot_id != bindparam("plot_id"),
        Inspection.fix_at.between(
            bindparam("begin", type_=Instant), bindparam("end", type_=Instant)
        ),
        *CAME_BEFORE,
    )
    .order_by(Inspection.received_at.desc())
    .limit(REPEATS_READ)
)
HASHES: BindParameter[Any] = bindparam("hashes", expanding=True)
SAME_BYTES = (
    select(
        InspectionPhoto.sha256,
        Inspection.id,
        Inspection.plot_id,
        Inspection.person_id,
        Inspection.finished_at,
        Inspection.reshoot_of,
        cast(null(), Integer).label("bits"),
        cast(null(), Boolean).label("mirrored"),
    )
    .join(Inspection, Inspection.id == InspectionPhoto.inspection_id)
    .where(InspectionPhoto.sha256.in_(HASHES), *CAME_BEFORE)
    .order_by(Inspection.received_at)
    .limit(REUSES_READ)
)
LOOKING_ALIKE = (
    select(
        PhotoNear.sha256,
        Inspection.id,
        Inspection.plot_id,
        Inspection.person_id,
        Inspection.finished_at,
        Inspection.reshoot_of,
        PhotoNear.bits,
        PhotoNear.mirrored,
    )
    .join(InspectionPhoto, InspectionPhoto.sha256 == PhotoNear.other)
    .join(Inspection, Inspection.id == InspectionPhoto.inspection_id)
    .where(PhotoNear.sha256.in_(HASHES), *CAME_BEFORE)
    .order_by(PhotoNear.bits, Inspection.received_at)
    .limit(REUSES_READ)
)
PICTURES = union_all(*(select(*part.subquery().columns) for part in (SAME_BYTES, LOOKING_ALIKE)))
"""Photos that other records name too, then those that look like one of theirs; one question, for its cost."""


def elsewhere_of(
    reader: Reader, claim: Claim, here: Stand | None, received_at: datetime, limits: Limits
) -> Elsewhere:
    """`here`: where the record's fix stands. Photos and coordinates count against the later record."""
    known: dict[str, Any] = {"id": claim.id, "received_at": received_at}
    reuses, alike = _pictures(reader, claim, known)
    if here is None:
        return Elsewhere(reuses=reuses, alike=alike)
    person = {
        "id": claim.id,
        "person_id": claim.person_id,
        "rough_m": limits.accuracy_unknown_above_m,
    }
    stands = [Stand(*row) for row in reader.execute(WAY, {**person, "at": here.at})]
    days = timedelta(days=limits.repeat_within_days)
    place = {
        "lon": here.lon,
        "lat": here.lat,
        "plot_id": claim.plot_id,
        "begin": here.at - days,
        "end": here.at + days,
    }
    same_place = reader.execute(REPEATS, {**known, **place})
    repeats = tuple(
        Repeat(id_, person_id, at) for id_, person_id, at in same_place if at is not None
    )
    return Elsewhere(
        next((stand for stand in stands if stand.at <= here.at), None),
        next((stand for stand in stands if stand.at > here.at), None),
        repeats,
        reuses,
        alike,
    )


def _pictures(
    reader: Reader, claim: Claim, known: dict[str, Any]
) -> tuple[tuple[Reuse, ...], tuple[Alike, ...]]:
    if not claim.photos:
        return (), ()
    hashes = [photo.sha256 for photo in claim.photos]
    rows = reader.execute(PICTURES, {**known, "hashes": hashes}).all()
    reuses = tuple(Reuse(*row[:5]) for row in rows if row.bits is None)
    alike = tuple(Alike(*row) for row in rows if row.bits is not None)
    return reuses, alike
