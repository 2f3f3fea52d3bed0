"""Imports at once, in the middle of records, on a full disk: all or nothing, nothing twice."""

from __future__ import annotations

import errno
import sqlite3
from functools import partial
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from server import create_app
from server.config import Config
from server.jobs import plot_import, plot_writing
from server.models.base import db
from server.models.inspection import Inspection, PlotYear, VerdictRow
from server.models.plot import Boundary, Plot
from tests.api.plot_files import Officer, kept, officer
from tests.api.records import inspector
from tests.api.test_inspections_storage import at_once
from tests.geodata.files import a_row, box, geojson, rows_of
from tests.makers import LAT, LON, make_claim, make_fix


@pytest.fixture
def me(client: FlaskClient) -> Officer:
    return officer(client)


def twin(app: APIFlask, me: Officer) -> Officer:
    return Officer(app.test_client(), me.person_id, me.headers)


def test_two_applies_of_one_import_write_once(app: APIFlask, me: Officer) -> None:
    report = me.looked(geojson(rows_of(20)))
    answers = at_once(partial(me.apply, report["id"]), partial(twin(app, me).apply, report["id"]))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json["code"] == "import_already_applied"
    left = kept(app)
    assert (left["plot"], left["boundary"]) == (20, 20)


def test_two_imports_of_the_same_ground_do_not_both_win(app: APIFlask, me: Officer) -> None:
    """Other numbers on the same ground: whichever comes second sees the first."""
    first = me.looked(geojson(rows_of(5)))
    second = me.looked(geojson([a_row(f"9{n:03d}", box(n)) for n in range(5)]))
    answers = at_once(partial(me.apply, first["id"]), partial(twin(app, me).apply, second["id"]))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert kept(app)["plot"] == 5


def test_two_imports_of_the_same_plots_write_them_once(app: APIFlask, me: Officer) -> None:
    reports = [me.looked(geojson(rows_of(5))) for _ in range(2)]
    answers = at_once(
        partial(me.apply, reports[0]["id"]), partial(twin(app, me).apply, reports[1]["id"])
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert kept(app)["plot"] == 5


def test_old_inspections_keep_the_old_boundary_and_years_stay(
    client: FlaskClient, me: Officer
) -> None:
    me.imported(geojson(rows_of(1)))
    plot_id = db.session.scalars(select(Plot.id)).one()
    chief = inspector(client)
    fix = make_fix(LON + 3e-4, LAT + 3e-4)
    sent = chief.put(make_claim(plot_id, chief.person_id, fix=fix))
    assert sent.status_code == 201
    before = chief.record()
    assert before["verdict"]["position"]["boundary_version"] == 1
    assert before["verdict"]["position"]["class"] == "inside"
    cursor = chief.get("pack").json["cursor"]
    me.imported(geojson([a_row("0001", box(4))]))
    after = chief.record()
    assert after["verdict"] == before["verdict"]
    assert after["years"] == before["years"]
    record = db.session.scalars(select(Inspection)).one()
    assert db.session.get_one(Boundary, record.boundary_id).version == 1
    assert len(db.session.scalars(select(VerdictRow)).all()) == 1
    assert db.session.scalars(select(PlotYear)).first() is not None
    delta = chief.get("pack", since=cursor).json
    assert delta["full"] is False
    assert [(plot["id"], plot["boundary_version"]) for plot in delta["plots"]] == [(plot_id, 2)]


def test_a_fault_in_the_middle_of_an_apply_leaves_nothing(
    app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    me.imported(geojson(rows_of(2)))
    report = me.looked(geojson([a_row("0001", box(0, 3)), *rows_of(4)[2:]]))
    before = kept(app)
    plain, done = plot_writing._boundary, []

    def breaks(*given: Any) -> Any:
        done.append(given)
        if len(done) == 3:
            raise RuntimeError("power")
        return plain(*given)

    with monkeypatch.context() as crash:
        crash.setattr(plot_writing, "_boundary", breaks)
        with pytest.raises(RuntimeError, match="power"):
            me.apply(report["id"])
    assert kept(app) == before
    assert me.get(f"imports/{report['id']}").json["state"] == "dry_run"
    assert me.apply(report["id"]).status_code == 200


def test_a_full_disk_refuses_the_file_and_keeps_nothing(
    app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(app)

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(plot_import.shutil, "copyfile", full)
        response = me.look(geojson(rows_of(1)))
    assert (response.status_code, response.json["code"]) == (507, "storage_full")
    assert kept(app) == before


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_a_locked_database_refuses_for_now(app: APIFlask, me: Officer, config: Config) -> None:
    report = me.looked(geojson(rows_of(1)))
    other = create_app(config, busy_timeout_ms=1)
    other.testing = True
    impatient = twin(other, me)
    lock = sqlite3.connect(config.data_dir / "xuntian.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    for response in (impatient.apply(report["id"]), impatient.look(geojson(rows_of(2)))):
        assert (response.status_code, response.json["code"]) == (503, "storage_busy")
        assert response.json["facts"]["retry"] is True
    lock.execute("ROLLBACK")
    lock.close()
    assert impatient.apply(report["id"]).status_code == 200
    with other.app_context():
        db.engine.dispose()
