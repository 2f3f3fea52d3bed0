"""Filling an empty demo database with the county: what comes in is judged and kept as ever, by the village.

Only the waiting is left out that a real phone is owed: nothing here is synced to the disk one by one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import insert

from server.api.contract import setting
from server.api.corridor import read_record
from server.api.keeping import photo_row
from server.demo.claims import Ground, record_of
from server.demo.county import CountySize, inspectors, villages, visits_of
from server.demo.district import DemoPlot, plots
from server.demo.people import PEOPLE, DemoPerson
from server.demo.rounds import DAYS, UTC_OFFSET
from server.demo.seed import SEEDED, Seeded, add_people, grounds_of, import_plots, plot_ids
from server.demo.small_pictures import small_picture
from server.demo.stories import story_of
from server.evidence.vault import photo_key
from server.jobs.receiving import inspection_of, prepare, write_record
from server.jobs.sealing import look_at_seal
from server.jobs.signing import signer
from server.models.base import writing
from server.models.log import log
from server.models.photo import Photo
from server.models.plot import facts_of_plot

AHEAD = 3
"""Villages whose pictures are drawn while another one is judged: about six megabytes each."""
ADD_PHOTO = insert(Photo)


@dataclass(frozen=True, slots=True)
class Arrived:
    """One record with the rows of its photos, whose bytes are in the vault."""

    inspection_id: str
    claim: bytes
    received_at: datetime
    skew_s: float | None
    photos: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Walk:
    """All that one inspector did, to be drawn in another process."""

    person: DemoPerson
    person_id: str
    plots: tuple[tuple[DemoPlot, Ground, str], ...]
    now: datetime
    rounds: int
    vault: Path


def seed_county(
    now: datetime, size: CountySize, told: Callable[[int, int], None] | None = None
) -> Seeded:
    """Two years up to the day before `now`; `told` hears how many villages of how many are done."""
    known = villages(size)
    land = plots(size.plots, villages=known)
    people = add_people((*PEOPLE, *inspectors(known)), now)
    counts = import_plots(land, people["officer"])
    walks = _walks(now, size, land, people)
    records = photos = 0
    for place, arrived in enumerate(_drawn(walks), 1):
        _keep(arrived, walks[place - 1].person_id)
        records += len(arrived)
        photos += sum(len(one.photos) for one in arrived)
        if told is not None:
            told(place, len(walks))
    with writing() as session:
        log(session, None, SEEDED, "demo", records=records, photos=photos)
    return Seeded(counts["new"], counts["quarantined"], records, photos)


def _walks(
    now: datetime, size: CountySize, land: Sequence[DemoPlot], people: dict[str, str]
) -> list[Walk]:
    ids = plot_ids()
    by_village: dict[str, list[tuple[DemoPlot, Ground, str]]] = defaultdict(list)
    for plot, ground in zip(land, grounds_of(land), strict=True):
        key = plot.village.division_code, plot.number
        by_village[plot.village.division_code].append((plot, ground, ids[key]))
    known = villages(size)
    return [
        Walk(
            person,
            people[person.login],
            tuple(by_village[village.division_code]),
            now,
            size.rounds,
            setting().vault_dir,
        )
        for village, person in zip(known, inspectors(known), strict=True)
    ]


def _drawn(walks: Sequence[Walk]) -> Iterator[list[Arrived]]:
    """What arrives of each walk, drawn ahead on the other core."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        ahead: deque[Future[list[Arrived]]] = deque()
        for walk in walks:
            ahead.append(other.submit(draw, walk))
            if len(ahead) > AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def draw(walk: Walk) -> list[Arrived]:
    """Claims, sealed, and pictures in the vault; a plot's records one after another, oldest first."""
    today = (walk.now.astimezone(UTC) + UTC_OFFSET).date()
    first = today - timedelta(days=DAYS)
    grounds = {plot: (ground, plot_id) for plot, ground, plot_id in walk.plots}
    stories = {plot: story_of(plot, first, today) for plot in grounds}
    arrived: dict[str, list[Arrived]] = defaultdict(list)
    for visit in visits_of(tuple(grounds), walk.person, today, walk.rounds):
        ground, plot_id = grounds[visit.plot]
        record = record_of(visit, stories[visit.plot], ground, plot_id, walk.person_id, walk.now)
        pictures = [small_picture(shot) for shot in record.shots]
        there = pictures[: len(pictures) - record.behind]
        arrived[plot_id].append(
            Arrived(
                record.inspection_id,
                orjson.dumps(record.claim(pictures)),
                record.received_at,
                record.skew_s,
                [_kept(picture, walk, record.received_at) for picture in there],
            )
        )
    return [one for records in arrived.values() for one in records]


def _kept(picture: bytes, walk: Walk, received_at: datetime) -> dict[str, Any]:
    """Bytes first; the row of the photo."""
    sha256 = hashlib.sha256(picture).hexdigest()
    file = walk.vault / photo_key(sha256)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(picture)
    return photo_row(
        BytesIO(picture), sha256, len(picture), "image/jpeg", walk.person_id, received_at
    )


def _keep(arrived: Sequence[Arrived], person_id: str) -> None:
    """One village in one transaction."""
    # the server's key is made outside of it
    signer()
    with writing(lasting=False) as session:
        connection = session.connection()
        photos = [row for one in arrived for row in one.photos]
        connection.execute(ADD_PHOTO, photos)
        for one in arrived:
            claim_in, text, digest = read_record(one.claim)
            claim = claim_in.value(one.inspection_id)
            inspection = inspection_of(claim, text, digest, "sent", one.received_at, one.skew_s)
            if claim_in.seal is not None:
                look_at_seal(connection, inspection, claim_in.seal)
            plot = facts_of_plot(connection, claim.plot_id)
            assert plot is not None, "it was imported"
            prepared = prepare(connection, inspection, claim, plot)
            write_record(connection, inspection, claim, prepared)
            log(
                session,
                person_id,
                "inspection_sent",
                f"inspection:{inspection.id}",
                sha256=digest,
                plot=plot.id,
            )
