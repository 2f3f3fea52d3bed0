"""Photos that look like another one: hashed in the background, looked up among all, and told to the records.

Decoding a picture takes longer than receiving it, so no upload and no record waits for it. What was
found stands in the database; a record that comes later reads it there, one that is there is judged again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from flask import current_app
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from server.claims import stored_claim
from server.evidence.near_index import Near, NearIndex
from server.evidence.picture_hash import PictureHash, picture_hash
from server.evidence.vault import Vault, photo_key
from server.jobs.judging import judge_again
from server.jobs.queue import Work
from server.models.base import Reader, db, now, writing
from server.models.edition import edition_in_force
from server.models.elsewhere import elsewhere_of
from server.models.inspection import Inspection
from server.models.log import log
from server.models.photo import hold_photos
from server.models.picture import (
    Pair,
    add_hash,
    add_pairs,
    hashes_since,
    mark_compared,
    next_place,
    photos_at,
    records_beside,
    uncompared,
    waiting_type,
)
from server.rules.day import china_day
from server.rules.elsewhere import alike_findings
from server.rules.limit_facts import MOST_NEAR_BITS
from server.rules.verdict import Cause

CAUSE: Cause = "pictures_compared"
MOST_PAIRS = 20
"""Of one photo: enough to find one that counts."""
AT_ONCE = 2_000
"""Photos told to the workers at a time."""


class KnownPictures:
    """The hashes of the database in this process's memory, read on from where it stopped."""

    def __init__(self) -> None:
        self._index = NearIndex()
        self._one_at_a_time = threading.Lock()

    def near(self, reader: Reader, hash_: PictureHash, since: int = 0) -> tuple[list[Near], int]:
        """What is near among all but the oldest `since`, and how many were looked at with those."""
        with self._one_at_a_time:
            self._index.extend(*hashes_since(reader, self._index.last_place))
            known = len(self._index)
            return self._index.near(hash_, MOST_NEAR_BITS, MOST_PAIRS, since), known


def compare_photo(sha256: str) -> None:
    """Hashes a kept photo and has the records judged again that it, or what it looks like, speaks against."""
    reading = db.session()
    media_type = waiting_type(reading.connection(), sha256)
    # decoding takes a while: no transaction is open meanwhile
    reading.rollback()
    if media_type is None:
        return
    hash_ = _hash_of(sha256, media_type)
    if hash_ is None:
        with writing(lasting=False) as session:
            mark_compared(session.connection(), sha256)
        return
    known = _known()
    near, looked_at = known.near(reading.connection(), hash_)
    reading.rollback()
    # what a power cut takes back is looked at again
    with writing(lasting=False) as session:
        connection = session.connection()
        place = next_place(connection)
        if not mark_compared(connection, sha256):
            return
        # what another worker found since: from here on none of them can be missed
        near += known.near(connection, hash_, since=looked_at)[0]
        pairs = _pairs(connection, near)
        hold_photos(session, [sha256, *(pair.other for pair in pairs)])
        add_hash(connection, place, sha256, hash_.across, hash_.down)
        add_pairs(connection, sha256, pairs)
        if pairs:
            _tell_records(session, sha256)


def _hash_of(sha256: str, media_type: str) -> PictureHash | None:
    vault: Vault = current_app.extensions["xuntian.vault"]
    try:
        with vault.open(photo_key(sha256)) as file:
            return picture_hash(file, media_type)
    except FileNotFoundError:
        # `flask evidence reconcile` and `verify` name it
        return None


def _pairs(connection: Connection, near: Iterable[Near]) -> list[Pair]:
    nearest = sorted(near, key=lambda one: one.bits)[:MOST_PAIRS]
    photos = photos_at(connection, [one.place for one in nearest]) if nearest else {}
    return [Pair(photos[one.place], one.bits, one.mirrored) for one in nearest]


def _tell_records(session: Session, sha256: str) -> None:
    for inspection in records_beside(session, sha256):
        if _speaks_against(session, inspection):
            judge_again(session, inspection, CAUSE)
            log(session, None, "inspection_rejudged", f"inspection:{inspection.id}", cause=CAUSE)


def _speaks_against(session: Session, inspection: Inspection) -> bool:
    claim = stored_claim(inspection.claim, inspection.id)
    limits = edition_in_force(session, china_day(now())).limits
    elsewhere = elsewhere_of(session.connection(), claim, None, inspection.received_at, limits)
    return any(True for _ in alike_findings(claim, elsewhere, limits))


def _known() -> KnownPictures:
    found: KnownPictures = current_app.extensions["xuntian.pictures"]
    return found


def compare_waiting() -> int:
    """Compares every photo that was not yet, here and now; how many those were."""
    count = 0
    while waiting := uncompared(db.session(), AT_ONCE):
        for sha256 in waiting:
            compare_photo(sha256)
        count += len(waiting)
    return count


COMPARING = Work("picture", compare_photo, lambda: uncompared(db.session(), AT_ONCE))
