"""A small demo through the real import, vault and corridor; and the command that makes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from sqlalchemy import func, select

from server.api.keeping import vault
from server.commands.demo import demo
from server.demo.people import PASSWORD, PEOPLE
from server.demo.rounds import Pace
from server.demo.seed import SEEDED, Size, is_empty, is_seeded, seed
from server.evidence.vault import photo_key
from server.models.base import Base, db, now
from server.models.inspection import Inspection, InspectionPhoto, PlotYear, VerdictRow
from server.models.log import LogLine
from server.models.person import Person
from server.models.photo import Photo
from server.models.plot import Boundary, Plot
from server.models.plot_import import PlotImport
from tests.makers import make_person

SMALL = Size(per_village=8, pace=Pace((45, 60), (12, 16), (4, 7)), picture_scale=0.2)


@pytest.fixture
def small(app: APIFlask) -> APIFlask:
    seed(now(), SMALL)
    return app


def _counts() -> dict[str, int]:
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }


def test_a_small_demo_goes_through_every_door(small: APIFlask) -> None:
    counts = _counts()
    assert counts["plot"] == 48
    assert counts["person"] == len(PEOPLE)
    assert is_seeded()
    report = db.session.scalars(select(PlotImport)).one()
    assert (report.state, report.filename) == ("applied", "DLTB_恢复耕地_2024.zip")
    assert (report.report["encoding"], report.report["crs"]) == ("GB18030", "EPSG:4524")
    assert report.report["counts"]["quarantined"] == 4
    reasons = {reason["code"] for row in report.report["rows"] for reason in row["reasons"]}
    assert reasons == {"ring_self_crossing", "key_duplicate", "area_differs", "points_removed"}
    _photos_are_in_the_vault()
    _records_arrived_when_they_should()
    _verdicts_cover_all_answers()
    _years_tell_a_story()


def _photos_are_in_the_vault() -> None:
    kept = set(db.session.scalars(select(Photo.sha256)))
    assert all(vault().size(photo_key(sha256)) for sha256 in kept)
    named = set(db.session.scalars(select(InspectionPhoto.sha256)))
    assert kept < named, "some photos are still owed"
    assert len(named - kept) < len(named) / 20


def _records_arrived_when_they_should() -> None:
    moments = db.session.execute(
        select(Inspection.finished_at, Inspection.received_at, Inspection.late)
    ).all()
    # a device clock may be an hour and a half wrong
    assert all(-timedelta(hours=2) < received - finished for finished, received, _ in moments)
    assert all(received <= now() for _, received, _ in moments)
    assert max(received for _, received, _ in moments) > now() - timedelta(days=40)
    assert min(received for _, received, _ in moments) < now() - timedelta(days=600)
    assert {late for _, _, late in moments} == {False, True}


def _verdicts_cover_all_answers() -> None:
    bodies: list[dict[str, Any]] = list(
        db.session.scalars(select(VerdictRow.body).where(VerdictRow.current))
    )
    for name in ("cultivated", "farmable", "grain"):
        assert {body[name]["answer"] for body in bodies} == {"yes", "no", "unknown"}
    positions = Counter(body["position"]["class"] for body in bodies)
    assert set(positions) == {"inside", "edge", "outside", "unknown"}
    assert positions["inside"] + positions["edge"] > len(bodies) * 0.8
    findings = {finding["code"] for body in bodies for finding in body["findings"]}
    assert findings >= {"late", "outside", "accuracy_poor", "datum_shift"}


def _years_tell_a_story() -> None:
    grains = set(db.session.scalars(select(PlotYear.grain)))
    assert grains >= {"yes", "unknown"}
    levels = set(db.session.scalars(select(PlotYear.level)))
    assert levels == {"none", "standing", "harvested"}


def test_outlines_have_holes_and_parts(small: APIFlask) -> None:
    shapes = list(db.session.scalars(select(Boundary.shape)))
    assert all(shape.is_valid for shape in shapes)
    assert any(len(shape.geoms) > 1 for shape in shapes)


def test_the_demo_people_can_sign_in(small: APIFlask) -> None:
    client = small.test_client()
    for one in PEOPLE:
        answer = client.post(
            "/api/v1/sessions",
            json={
                "login": one.login,
                "password": PASSWORD,
                "device": {"id": "d", "name": "d", "kind": "phone"},
            },
        )
        assert answer.status_code == 201, one.login


def test_everybody_sees_plots_of_their_area(small: APIFlask) -> None:
    for one in PEOPLE:
        for _, area in one.roles:
            assert db.session.scalar(
                select(func.count()).select_from(Plot).where(Plot.division_code.startswith(area))
            )


def test_the_command_refuses_a_database_that_is_no_demo(app: APIFlask) -> None:
    before = _counts()
    result = app.test_cli_runner().invoke(demo)
    assert result.exit_code != 0
    assert "XUNTIAN_DEMO=1" in result.output
    assert _counts() == before


def _demo_setting(app: APIFlask) -> None:
    app.extensions["xuntian.config"] = replace(app.extensions["xuntian.config"], demo=True)


def test_the_command_refuses_a_database_with_other_people(app: APIFlask) -> None:
    _demo_setting(app)
    make_person("somebody")
    before = _counts()
    result = app.test_cli_runner().invoke(demo)
    assert result.exit_code != 0
    assert "make demo" in result.output
    assert PASSWORD not in result.output
    assert _counts() == before


def test_the_command_refuses_a_demo_that_was_broken_off(small: APIFlask) -> None:
    _demo_setting(small)
    db.session.execute(LogLine.__table__.delete().where(LogLine.action == SEEDED))
    db.session.commit()
    assert not is_empty()
    result = small.test_cli_runner().invoke(demo)
    assert result.exit_code != 0


def test_the_second_run_only_prints(small: APIFlask) -> None:
    _demo_setting(small)
    before = _counts()
    result = small.test_cli_runner().invoke(demo)
    assert result.exit_code == 0
    for one in PEOPLE:
        assert one.login in result.output
    assert PASSWORD in result.output
    assert _counts() == before


def test_the_first_run_makes_the_demo_and_prints(
    app: APIFlask, monkeypatch: pytest.MonkeyPatch
) -> None:
    _demo_setting(app)
    monkeypatch.setattr("server.commands.demo.Size", lambda: SMALL)
    result = app.test_cli_runner().invoke(demo)
    assert result.exit_code == 0, result.output
    assert "48" in result.output
    assert PASSWORD in result.output
    assert db.session.scalar(select(func.count()).select_from(Person)) == len(PEOPLE)
