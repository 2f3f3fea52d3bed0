"""Full disks, locked databases and races: a record is whole and told, or refused and sent again."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Barrier, Event
from typing import Any

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server import create_app
from server.config import Config
from server.evidence.vault import photo_key
from server.jobs import receiving
from server.models.base import db, writing
from server.models.inspection import Inspection, Rival, VerdictRow
from server.models.log import LogLine
from server.models.photo import Photo
from tests.api.records import RECORD, Inspector, code_of, inspector, records_kept
from tests.api.tus import metadata
from tests.makers import jpeg, make_claim, make_plot, sha256

PHOTO = jpeg(1)


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def claim(chief: Inspector) -> dict[str, Any]:
    return make_claim(make_plot(), chief.person_id, [PHOTO])


@pytest.fixture
def impatient(app: APIFlask, config: Config, chief: Inspector) -> Iterator[Inspector]:
    """The same phone at a server that does not wait for locks."""
    other = create_app(config, busy_timeout_ms=1)
    other.testing = True
    twin = Inspector(other.test_client(), chief.person_id)
    yield twin
    with other.app_context():
        db.engine.dispose()


def at_once(*requests: Callable[[], TestResponse]) -> list[TestResponse]:
    """Runs the requests in threads that start together; answers in the same order."""
    gate = Barrier(len(requests))

    def run(request: Callable[[], TestResponse]) -> TestResponse:
        gate.wait()
        return request()

    with ThreadPoolExecutor(len(requests)) as pool:
        return [future.result() for future in [pool.submit(run, one) for one in requests]]


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """The operating system lets no file of this process grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# locked


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_a_locked_database_refuses_for_now(
    chief: Inspector, impatient: Inspector, claim: dict[str, Any], config: Config
) -> None:
    other = sqlite3.connect(config.data_dir / "xuntian.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    response = impatient.put(claim)
    assert code_of(response) == (503, "storage_busy")
    assert response.json["facts"]["retry"] is True
    assert records_kept() == 0
    assert impatient.get(f"plots/{claim['plot_id']}").status_code == 200, "reading goes on"
    other.execute("ROLLBACK")
    other.close()
    assert impatient.put(claim).status_code == 201
    waited = list(config.waiting_dir.glob("*.json"))
    assert len(waited) == 1, "the line of that read is durable before the answer"
    assert impatient.get(f"plots/{claim['plot_id']}").status_code == 200
    db.session.rollback()
    lines = db.session.query(LogLine).filter_by(action="plot_read").order_by(LogLine.seq).all()
    assert [line.person_id for line in lines] == [impatient.person_id] * 2
    assert lines[0].facts["waited"] == waited[0].stem
    assert not waited[0].exists()


@pytest.mark.parametrize("config", ["postgis"], indirect=True)
def test_a_lost_database_refuses_for_now(
    chief: Inspector, claim: dict[str, Any], app: APIFlask, config: Config
) -> None:
    admin = sa.create_engine(config.database, isolation_level="AUTOCOMMIT")

    def cut(*_: Any) -> Any:
        with admin.connect() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        return {}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(receiving, "kept_of", cut)
        response = chief.put(claim)
    assert code_of(response) == (503, "storage_busy")
    admin.dispose()
    assert chief.put(claim).status_code == 201
    assert records_kept() == 1


# full


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_a_database_that_cannot_grow_refuses(
    chief: Inspector, claim: dict[str, Any], config: Config
) -> None:
    claim["observation"]["note"] = "田" * 2_000
    with db.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with files_end_at(8_192):
        response = chief.put(claim)
        assert code_of(response) == (507, "storage_full")
        assert response.json["facts"]["retry"] is True
    assert records_kept() == 0
    assert chief.put(claim).status_code == 201
    assert chief.record()["claim"] == claim


def test_a_spool_that_cannot_grow_keeps_what_came(
    chief: Inspector, app: APIFlask, claim: dict[str, Any]
) -> None:
    photo = jpeg(7, 1600, 1200)
    limit = 200_000
    assert len(photo) > limit
    begun = chief.phone.create(photo)
    place = begun.headers["Location"]
    with files_end_at(limit):
        response = chief.phone.patch(place, 0, photo)
        assert code_of(response) == (507, "storage_full")
    reached = int(chief.phone.head(place).headers["Upload-Offset"])
    assert 0 < reached <= limit
    done = chief.phone.patch(place, reached, photo[reached:])
    assert done.headers["Upload-Sha256"] == sha256(photo)
    with app.extensions["xuntian.vault"].open(photo_key(sha256(photo))) as kept:
        assert kept.read() == photo


def test_a_full_disk_at_the_sidecar_is_said(chief: Inspector) -> None:
    with files_end_at(10):
        response = chief.client.post(
            "/api/v1/uploads",
            headers={
                **chief.phone.headers,
                "Upload-Length": str(len(PHOTO)),
                "Upload-Metadata": metadata(sha256(PHOTO)),
            },
        )
    assert code_of(response) == (507, "storage_full")
    chief.phone.send(PHOTO)


# races


def test_the_same_record_twice_at_once_is_one(
    chief: Inspector, claim: dict[str, Any], app: APIFlask
) -> None:
    twins = [Inspector(app.test_client(), chief.person_id) for _ in range(4)]
    answers = at_once(*(partial(twin.put, claim) for twin in twins))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert all(answer.json == answers[0].json for answer in answers)
    assert records_kept() == 1
    assert db.session.query(VerdictRow).count() == 1


def test_other_content_at_once_is_kept_as_a_rival(
    chief: Inspector, claim: dict[str, Any], app: APIFlask
) -> None:
    other = {**claim, "observation": {**claim["observation"], "note": "b"}}
    one, two = (Inspector(app.test_client(), chief.person_id) for _ in range(2))
    answers = at_once(partial(one.put, claim), partial(two.put, other))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    db.session.rollback()
    kept = db.session.get_one(Inspection, RECORD)
    rival = db.session.query(Rival).one()
    assert kept.claim_sha256 != rival.claim_sha256


def test_many_records_of_one_plot_at_once_all_count(
    chief: Inspector, claim: dict[str, Any], app: APIFlask
) -> None:
    chief.phone.send(PHOTO)
    twins = [Inspector(app.test_client(), chief.person_id) for _ in range(4)]
    ids = [f"01926f00-0000-7000-8000-{n:012d}" for n in range(4)]
    requests = (partial(twin.put, claim, id_) for twin, id_ in zip(twins, ids, strict=True))
    answers = at_once(*requests)
    assert [answer.status_code for answer in answers] == [201] * 4
    years = chief.get(f"plots/{claim['plot_id']}").json["years"]
    assert set(years[0]["grain"]["inspections"]) == set(ids)


@pytest.mark.parametrize("config", ["postgis"], indirect=True)
def test_a_photo_that_lands_while_its_record_is_looked_over_is_not_owed_for_ever(
    chief: Inspector, claim: dict[str, Any], app: APIFlask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite the write lock already lets one wait for the other."""
    looked, landing = Event(), Event()
    plain = receiving.kept_of

    def slowly(*given: Any) -> Any:
        arrived = plain(*given)
        if not looked.is_set():
            looked.set()
            landing.wait()
        return arrived

    monkeypatch.setattr(receiving, "kept_of", slowly)
    twin = Inspector(app.test_client(), chief.person_id)

    def land() -> TestResponse:
        looked.wait()
        with ThreadPoolExecutor(1) as pool:
            sent = pool.submit(twin.phone.create, PHOTO, PHOTO)
            while not sent.done() and not waits_for_a_lock(app):
                pass
            landing.set()
            return sent.result()

    record, photo = at_once(partial(chief.put, claim), land)
    assert (record.status_code, photo.status_code) == (201, 201)
    after = chief.record()
    assert after["verdict"]["owed_photos"] == []
    assert after["receipt"]["photos"] == [sha256(PHOTO)]


def waits_for_a_lock(app: APIFlask) -> bool:
    with app.app_context(), db.engine.connect() as connection:
        return bool(
            connection.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar()
        )


def test_a_fault_in_the_middle_leaves_nothing(
    chief: Inspector, claim: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: Any) -> None:
        raise RuntimeError("power")

    with monkeypatch.context() as crash:
        crash.setattr(receiving, "write_folded", fault)
        with pytest.raises(RuntimeError, match="power"):
            chief.put(claim)
    assert records_kept() == 0
    assert db.session.query(VerdictRow).count() == 0
    with writing():
        pass
    assert chief.put(claim).status_code == 201
    assert db.session.query(Photo).count() == 0
