"""A list becomes a file: asked for, made here and now or by a worker, kept some days.

What may be in it is decided when it is made, by what who asked may see at that moment; and again
when it is fetched.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.documents.tables.column import words_for
from server.documents.tables.comma import write_csv
from server.documents.tables.workbook import write_xlsx
from server.documents.words import in_china
from server.evidence.vault import Vault
from server.jobs.listing import LISTINGS, RIGHT_OF, SHAPES, Asker, Row, plots_wanted
from server.jobs.plot_export import export_plots
from server.jobs.queue import Work, queue
from server.jobs.telling import tell
from server.models.base import db, now, refusal_of, writing
from server.models.division import widened
from server.models.export import Export, to_drop, to_make, under_way, waits
from server.models.log import log
from server.models.person import Grant, Person
from server.refusals import Refusal
from server.rules.roles import who_may

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "gpkg": "application/geopackage+sqlite3",
    "geojson": "application/geo+json",
}
MOST_AT_ONCE = 5
"""Of one person, waiting or running [P]."""
MOST_TRIES = 3
"""A list that took so many workers with it is left alone [P]."""
TELL_EVERY_S = 1.0


class Stopped(Exception):
    """Who asked does not want it any more, or another worker took it over."""


@contextmanager
def at_one_moment() -> Iterator[Session]:
    """A session of its own that sees everything as it stood at its first question."""
    with Session(db.engine) as session:
        if session.get_bind().dialect.name == "postgresql":
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield session


def ask_for(
    asker: Asker, kind: str, format_: str, language: str, filter_: dict[str, Any]
) -> Export:
    """Keeps the wish; a short list is made before this returns, a long one by a worker.

    Refuses with export_too_many, or as the list does that is of one thing.
    """
    count = LISTINGS[kind].count(db.session(), asker, filter_)
    row = Export(
        id=str(uuid.uuid4()),
        kind=kind,
        format=format_,
        language=language,
        filter=filter_,
        asked_by=asker.person_id,
        asked_at=now(),
        state="waiting",
        tries=0,
        done=0,
        total=count,
    )
    with writing() as session:
        if under_way(session, asker.person_id) >= MOST_AT_ONCE:
            raise Refusal("export_too_many", most=MOST_AT_ONCE)
        session.add(row)
        said = {"list": kind, "format": format_, "filter": filter_, "count": count}
        log(session, asker.person_id, "export_asked", f"export:{row.id}", **said)
    if is_short(count):
        make(row.id)
    else:
        queue().tell("export", row.id)
    return db.session().get_one(Export, row.id, populate_existing=True)


def is_short(count: int) -> bool:
    """Whether a list is made while who asked for it waits."""
    return bool(count <= _setting().export_at_once_rows)


def make(export_id: str) -> None:
    """Makes the file of one that waits, or whose worker is gone; nothing for any other."""
    mine = _claim(export_id)
    if mine is None:
        return
    spool: Path = _setting().spool_dir
    spool.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=spool) as folder:
            file = Path(folder) / f"list.{mine.format}"
            asker, count = _written(mine, file)
            _keep(mine, file, asker, count)
    except Stopped:
        return
    except Refusal as refusal:
        _fail(mine, refusal.code)
    except Exception as error:
        known = refusal_of(error)
        _fail(mine, "unexpected" if known is None else known.code)
        if known is None:
            raise


def take_back(row: Export, person_id: str) -> None:
    """Stops one that is not done; of one that is, the file goes."""
    with writing() as session:
        held = session.get_one(Export, row.id, with_for_update=True, populate_existing=True)
        was = held.state
        if was in ("waiting", "running"):
            held.state, held.finished_at = "cancelled", now()
        elif was == "done":
            held.state = "expired"
        else:
            return
        log(session, person_id, "export_taken_back", f"export:{row.id}", was=was)
    if was == "done":
        _vault().delete(key_of(held))


def drop(export_id: str) -> None:
    """Deletes the file of one that has been kept long enough."""
    with writing() as session:
        held = session.get(Export, export_id, with_for_update=True, populate_existing=True)
        if held is None or held.state != "done" or (held.expires_at or now()) > now():
            return
        held.state = "expired"
        log(session, None, "export_expired", f"export:{export_id}")
    _vault().delete(key_of(held))


def key_of(row: Export) -> str:
    """Where the vault has the file: under no hash, since two may have the same bytes."""
    return _key(row.id, row.tries)


def _key(export_id: str, tries: int) -> str:
    return f"exports/{export_id}-{tries}"


def file_name(row: Export) -> str:
    words = words_for(row.language)
    day = in_china(row.asked_at).date().isoformat()
    name = words.say("file", "name", list=words.say("list", row.kind), day=day)
    return f"{name}.{row.format}".replace(" ", "-")


WORK = (
    Work("export", make, lambda: to_make(db.session(), now())),
    Work("export_expiry", drop, lambda: to_drop(db.session(), now())),
)


@dataclass(frozen=True, slots=True)
class _Mine:
    """One that this worker took."""

    id: str
    kind: str
    format: str
    language: Any
    filter: dict[str, Any]
    asked_by: str
    tries: int


def _claim(export_id: str) -> _Mine | None:
    moment = now()
    with writing() as session:
        row = session.get(Export, export_id, with_for_update=True, populate_existing=True)
        if row is None or not waits(row, moment):
            return None
        if row.tries >= MOST_TRIES:
            row.state, row.error, row.finished_at = "failed", "unexpected", moment
            return None
        row.state, row.tries, row.beat_at, row.done = "running", row.tries + 1, moment, 0
        return _Mine(
            row.id, row.kind, row.format, row.language, row.filter, row.asked_by, row.tries
        )


def _held(session: Session, mine: _Mine) -> Export:
    row = session.get(Export, mine.id, with_for_update=True, populate_existing=True)
    if row is None or row.state != "running" or row.tries != mine.tries:
        raise Stopped
    return row


def _written(mine: _Mine, file: Path) -> tuple[Asker, int]:
    """Writes the list as it stands at one moment; who asked, as they were then, and how many rows."""
    with at_one_moment() as session:
        asker = Asker(mine.asked_by, _areas_now(session, mine))
        if not asker.areas:
            raise Refusal("role_not_allowed", needed=list(who_may(RIGHT_OF[mine.kind])))
        count = LISTINGS[mine.kind].count(session, asker, mine.filter)
        _tell(mine, 0, count)
        if mine.format in SHAPES:
            export_plots(session, file, mine.format, plots_wanted(session, asker, mine.filter))  # type: ignore[arg-type]
            return asker, count
        table = LISTINGS[mine.kind].table
        # the cursor of the database ends with it, also where somebody stops half way
        with closing(LISTINGS[mine.kind].rows(session, asker, mine.filter)) as found:
            rows = _telling(mine, count, found)
            if mine.format == "csv":
                write_csv(file, table, rows, mine.language)
            else:
                write_xlsx(file, table, rows, mine.language, now())
    return asker, count


def _areas_now(session: Session, mine: _Mine) -> tuple[str, ...]:
    areas = (
        select(Grant.area_prefix)
        .join(Person, Person.id == Grant.person_id)
        .where(
            Person.id == mine.asked_by,
            Person.active,
            Grant.role.in_(who_may(RIGHT_OF[mine.kind])),
        )
        .order_by(Grant.id)
    )
    return widened(session, session.scalars(areas))


def _telling(mine: _Mine, count: int, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, and now and then how far it is; stops where nobody wants them any more."""
    told = time.monotonic()
    for done, row in enumerate(rows):
        yield row
        if time.monotonic() - told >= TELL_EVERY_S:
            _tell(mine, done + 1, count)
            told = time.monotonic()


def _tell(mine: _Mine, done: int, count: int) -> None:
    with writing(lasting=False) as session:
        row = _held(session, mine)
        row.done, row.total, row.beat_at = done, count, now()


def _keep(mine: _Mine, file: Path, asker: Asker, count: int) -> None:
    """Bytes before the row."""
    with file.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    size = file.stat().st_size
    key = _key(mine.id, mine.tries)
    _vault().put(file, key, MEDIA_TYPES[mine.format])
    try:
        with writing() as session:
            row, moment = _held(session, mine), now()
            row.state, row.finished_at, row.beat_at = "done", moment, moment
            row.done = row.total = count
            row.areas, row.sha256, row.size_bytes = list(asker.areas), digest, size
            row.expires_at = moment + timedelta(days=_setting().export_keep_days)
            said = {"count": count, "sha256": digest, "areas": list(asker.areas)}
            log(session, mine.asked_by, "export_made", f"export:{mine.id}", **said)
            if not is_short(count):
                facts = {"export_id": mine.id, "count": count}
                tell(session, [mine.asked_by], "export_finished", facts, f"export:{mine.id}")
    except BaseException:
        _vault().delete(key)
        raise


def _fail(mine: _Mine, code: str) -> None:
    with writing() as session:
        row = session.get(Export, mine.id, with_for_update=True, populate_existing=True)
        if row is None or row.state != "running" or row.tries != mine.tries:
            return
        if code == "storage_busy":
            # the store was not to be had: a worker tries again
            row.state = "waiting"
            return
        row.state, row.error, row.finished_at = "failed", code, now()
        log(session, mine.asked_by, "export_failed", f"export:{mine.id}", code=code)
        if not is_short(row.total or 0):
            facts = {"export_id": mine.id}
            tell(session, [mine.asked_by], "export_failed", facts, f"export:{mine.id}")


def may_have(row: Export, areas: Sequence[str]) -> bool:
    """Whether all that can be in the file still lies in these areas."""
    return bool(areas) and all(area.startswith(tuple(areas)) for area in row.areas or ())


def _setting() -> Any:
    return current_app.extensions["xuntian.config"]


def _vault() -> Vault:
    found: Vault = current_app.extensions["xuntian.vault"]
    return found
