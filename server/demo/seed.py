"""Filling an empty demo database through the doors that real data uses: import, vault, corridor."""

from __future__ import annotations

import hashlib
import tempfile
import uuid
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import orjson
from sqlalchemy import select

from server.api.contract import setting
from server.api.corridor import Sender, receive
from server.api.keeping import keep_photo
from server.demo.claims import ROLES, Ground, Record, ground_of, record_of
from server.demo.district import PLOTS_PER_VILLAGE, DemoPlot, plots
from server.demo.divisions import add_divisions
from server.demo.fallow import approve_some
from server.demo.grids import add_grids
from server.demo.operators import write_operators
from server.demo.papers import enter_papers
from server.demo.people import PASSWORD, PEOPLE, DemoPerson
from server.demo.phones import phone_of
from server.demo.pictures import demo_photos, taken_again
from server.demo.problems import report
from server.demo.reviews import RESTS, review
from server.demo.rewards import reward
from server.demo.round_of_week import WeeksRounds
from server.demo.rounds import DAYS, USUAL, UTC_OFFSET, Pace, visits
from server.demo.stories import story_of
from server.demo.suggestions import speak_up
from server.demo.survey import EPSG, FILENAME, write_survey
from server.demo.tipoffs import tell
from server.geodata.crs import to_degrees
from server.jobs.comparing import compare_waiting
from server.jobs.operating import Officer as Operating
from server.jobs.paper_patrols import Clerk
from server.jobs.plot_import import apply, dry_run
from server.jobs.reviewing import Officer
from server.models.base import db, writing
from server.models.log import LogLine, log
from server.models.person import Grant, Person
from server.models.plot import Plot
from server.passwords import HASHER
from server.rules.day import china_day

SEEDED = "demo_seeded"
DRAWN_AHEAD = 48
"""Records whose photos wait in memory: about five megabytes."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much demo there is; tests take less."""

    per_village: int = PLOTS_PER_VILLAGE
    pace: Pace = USUAL
    picture_scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Seeded:
    plots: int
    quarantined: int
    records: int
    photos: int


def is_empty() -> bool:
    return db.session.scalar(select(Person.id).limit(1)) is None


def is_seeded() -> bool:
    """Whether a whole demo is here, not one that was broken off."""
    return (
        db.session.scalar(select(LogLine.seq).where(LogLine.action == SEEDED).limit(1)) is not None
    )


def seed(now: datetime, size: Size) -> Seeded:
    """Two years up to the day before `now`; the same plots, visits and pictures for the same day."""
    people = add_people(PEOPLE, now)
    with writing() as session:
        add_divisions(session)
    counts = import_plots(plots(size.per_village), people["officer"])
    with writing() as session:
        add_grids(session, people, (now.astimezone(UTC) + UTC_OFFSET).date())
    records = _records(now, size, people)
    arrived = 0
    copied = _copied(now, records)
    kept: list[bytes] = []
    rounds = WeeksRounds(now)
    for (person_id, record), photos in zip(records, _drawn(records, size), strict=True):
        rounds.made_before(record.received_at)
        if not kept and _is_whole(record):
            kept = photos
        sent = _with_copies(record, kept, photos) if record is copied else photos
        arrived += _send(record, sent, person_id)
    rounds.made_before(now)
    report(now, people, _keep, size.picture_scale)
    tell(now, people, _keep, size.picture_scale)
    reward(now, people, _keep, size.picture_scale)
    # before the reviews: no officer decides without knowing
    compare_waiting()
    officer = _officer(people)
    review(now, officer)
    enter_papers(now, Clerk(officer.person_id, officer.areas))
    approve_some(china_day(now).year, people["officer"])
    speak_up(now, people)
    write_operators(now, Operating(officer.person_id, officer.areas))
    seeded = Seeded(counts["new"], counts["quarantined"], len(records), arrived)
    with writing() as session:
        log(session, None, SEEDED, "demo", records=seeded.records, photos=seeded.photos)
    return seeded


def _copied(now: datetime, records: Sequence[tuple[str, Record]]) -> Record:
    """The newest record that no officer has decided yet, whose inspector sent old pictures again."""
    young = [record for _, record in records if record.received_at > now - RESTS]
    fallback = [record for _, record in records]
    return next(record for record in reversed(young or fallback) if _is_whole(record))


def _is_whole(record: Record) -> bool:
    return not record.behind and [shot.role for shot in record.shots] == list(ROLES)


def _with_copies(record: Record, kept: list[bytes], photos: list[bytes]) -> list[bytes]:
    """The overview is that of `kept`, two years old and of another plot."""
    return [taken_again(kept[0], record.shots[0]), *photos[1:]]


def add_people(people: Sequence[DemoPerson], now: datetime) -> dict[str, str]:
    """Stores the people and their phones; login → id."""
    password_hash = HASHER.hash(PASSWORD)
    ids = {one.login: str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{one.login}")) for one in people}
    with writing() as session:
        for one in people:
            session.add(
                Person(
                    id=ids[one.login],
                    login=one.login,
                    name=one.name,
                    password_hash=password_hash,
                    active=True,
                    failed_tries=0,
                    created_at=now - timedelta(days=DAYS + 20),
                    grants=[Grant(role=role, area_prefix=area) for role, area in one.roles],
                )
            )
            log(session, None, "person_added", f"person:{ids[one.login]}", demo=True)
        session.flush()
        for one in people:
            if one.walks:
                phone = phone_of(one.login)
                session.add(phone.registered(ids[one.login], now - timedelta(days=DAYS + 19)))
                log(
                    session,
                    ids[one.login],
                    "device_registered",
                    f"device:{phone.key_id}",
                    device=phone.device_id,
                )
    return ids


def _officer(people: dict[str, str]) -> Officer:
    [one] = [one for one in PEOPLE if one.login == "officer"]
    return Officer(people["officer"], tuple(area for _, area in one.roles))


def import_plots(known: Sequence[DemoPlot], officer_id: str) -> dict[str, int]:
    """The survey's file through the import; the counts of its report."""
    areas = setting().district_codes
    with tempfile.TemporaryDirectory(dir=setting().data_dir) as folder:
        file = Path(folder) / "survey.zip"
        write_survey(known, file)
        checked = dry_run(db.session(), file, FILENAME, {}, officer_id, areas)
    return apply(db.session(), checked.id, officer_id, areas).counts


def _records(now: datetime, size: Size, people: dict[str, str]) -> list[tuple[str, Record]]:
    """(person id, record) in the order in which they arrive."""
    known = plots(size.per_village)
    today = (now.astimezone(UTC) + UTC_OFFSET).date()
    first = today - timedelta(days=DAYS)
    ids = plot_ids()
    grounds = dict(zip(known, grounds_of(known), strict=True))
    stories = {plot: story_of(plot, first, today) for plot in known}
    found = [
        (
            people[visit.person.login],
            record_of(
                visit,
                stories[visit.plot],
                grounds[visit.plot],
                ids[visit.plot.village.division_code, visit.plot.number],
                people[visit.person.login],
                now,
            ),
        )
        for visit in visits(known, PEOPLE, today, size.pace)
    ]
    return sorted(found, key=lambda item: item[1].received_at)


def plot_ids() -> dict[tuple[str, str], str]:
    rows = db.session.execute(select(Plot.division_code, Plot.number, Plot.id))
    return {(code, number): plot_id for code, number, plot_id in rows}


def grounds_of(known: Sequence[DemoPlot]) -> list[Ground]:
    shapes = to_degrees(np.array([plot.shape for plot in known], dtype=object), EPSG)
    return [ground_of(shape) for shape in shapes]


def _drawn(records: Sequence[tuple[str, Record]], size: Size) -> Iterator[list[bytes]]:
    """The photos of each record, drawn ahead on the other core."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        ahead: deque[Future[list[bytes]]] = deque()
        for _, record in records:
            ahead.append(other.submit(demo_photos, record.shots, size.picture_scale))
            if len(ahead) > DRAWN_AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _send(record: Record, photos: list[bytes], person_id: str) -> int:
    """Photos first, then the record, as the phone does; answers how many photos arrived."""
    there = len(photos) - record.behind
    for photo in photos[:there]:
        _keep(photo, person_id, record.received_at)
    areas = tuple(area for one in PEOPLE for role, area in one.roles if role == "inspector")
    receive(
        record.inspection_id,
        orjson.dumps(record.claim(photos)),
        Sender(person_id, areas, frozenset({person_id}), "sent"),
        record.skew_s,
        lambda: record.received_at,
    )
    if record.caught_up_at is None:
        return there
    for photo in photos[there:]:
        _keep(photo, person_id, record.caught_up_at)
    return len(photos)


def _keep(photo: bytes, person_id: str, arrived_at: datetime) -> None:
    with tempfile.NamedTemporaryFile(dir=setting().spool_dir, delete=False) as file:
        file.write(photo)
    sha256 = hashlib.sha256(photo).hexdigest()
    keep_photo(
        Path(file.name), sha256, len(photo), "image/jpeg", person_id, clock=lambda: arrived_at
    )
