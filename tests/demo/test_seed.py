"""A small demo through the real import, vault and corridor; and the command that makes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from apiflask import APIFlask
from sqlalchemy import delete, func, select

from server.api.keeping import vault
from server.commands.demo import demo
from server.demo.people import PASSWORD, PEOPLE
from server.demo.rewards import WAYS
from server.demo.rounds import Pace
from server.demo.seed import SEEDED, Size
from server.demo.suggestions import SAID
from server.evidence.vault import photo_key
from server.jobs import alerting, turning
from server.models.base import Base, db, writing
from server.models.decision import Decision
from server.models.inspection import Inspection, InspectionPhoto, PlotYear, VerdictRow
from server.models.log import LogLine
from server.models.matter_list import MatterFilter
from server.models.matter_list import counts as counts_of
from server.models.matter_near import candidates
from server.models.message import Message
from server.models.operator import OperatorCase
from server.models.photo import Photo
from server.models.plot import Boundary, Plot
from server.models.plot_import import PlotImport
from server.models.problem import Problem, ProblemPhoto
from server.models.reward import Reward
from server.models.tipoff import Matter, TipoffContact
from server.rules.problem import STATES
from tests.api.packages import check, unpacked
from tests.makers import make_person

SMALL = Size(per_village=4, pace=Pace((60, 80), (14, 18), (2, 4)), picture_scale=0.2)
NOW = datetime(2026, 8, 9, 2, tzinfo=UTC)
"""A fixed day: another one would have other visits."""


def _counts() -> dict[str, int]:
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }


def test_a_small_demo_from_nothing_to_sign_in(
    app: APIFlask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One seeding, looked at from all sides: it is what takes the time."""
    _demo_setting(app)
    # by name the package holds the command, not its module
    module = import_module("server.commands.demo")
    monkeypatch.setattr(module, "Size", lambda: SMALL)
    for that in (module, turning, alerting):
        monkeypatch.setattr(that, "now", lambda: NOW)
    first = app.test_cli_runner().invoke(demo)
    assert first.exit_code == 0, first.output
    assert "24" in first.output
    _everything_was_imported()
    _photos_are_in_the_vault()
    _records_arrived_when_they_should()
    _verdicts_cover_all_answers()
    _years_tell_a_story()
    _some_records_are_reviewed()
    _people_were_told_and_spoke_up()
    _everybody_sees_plots_and_can_sign_in(app)
    _records_are_sealed()
    _problems_stand_in_every_state()
    _tipoffs_stand_in_every_state()
    _rewards_stand_on_their_way()
    _one_picture_was_sent_again()
    _a_package_holds(app, tmp_path)
    _second_run_only_prints(app)
    _broken_off_is_refused(app)


def _people_were_told_and_spoke_up() -> None:
    counts = _counts()
    assert counts["suggestion"] == len(SAID)
    assert counts["suggestion_answer"] == sum(1 for one in SAID if one.answer)
    kinds = set(db.session.scalars(select(Message.kind)))
    assert {"record_returned", "suggestion_waits", "suggestion_answered"} <= kinds
    late = Message.created_at > NOW
    assert db.session.scalar(select(func.count()).where(late)) == 0
    unread = select(func.count()).where(Message.read_at.is_(None))
    assert 0 < (db.session.scalar(unread) or 0) < 30
    assert counts["watch_telling"] == 1
    assert counts["delivery"] == 0
    assert counts["plot_operator"] >= 3
    states = set(db.session.scalars(select(OperatorCase.state)))
    assert {"left", "proposed"} <= states


def _everything_was_imported() -> None:
    assert _counts()["plot"] == 24
    assert _counts()["person"] == len(PEOPLE)
    report = db.session.scalars(select(PlotImport)).one()
    assert (report.state, report.filename) == ("applied", "DLTB_恢复耕地_2024.zip")
    assert (report.report["encoding"], report.report["crs"]) == ("GB18030", "EPSG:4524")
    assert report.counts["quarantined"] == 4
    reasons = {reason["code"] for row in report.report["rows"] for reason in row["reasons"]}
    assert reasons == {"ring_self_crossing", "key_duplicate", "area_differs", "points_removed"}
    assert all(shape.is_valid for shape in db.session.scalars(select(Boundary.shape)))


def _records_are_sealed() -> None:
    counts = Counter(db.session.scalars(select(Inspection.seal_state)))
    assert set(counts) <= {"good", "none"}, "old phones cannot sign"
    assert counts["none"] < counts["good"] / 10


def _tipoffs_stand_in_every_state() -> None:
    states = Counter(db.session.scalars(select(Matter.state)))
    assert states == {
        "new": 4,
        "set_aside": 1,
        "queued": 1,
        "dispatched": 2 + len(WAYS),
        "dismissed": 1,
        "withdrawn": 1,
    }
    levels = Counter(db.session.scalars(select(Matter.level)))
    assert levels["committee"] == 1
    grants = [("resources_bureau", "511703")]
    wanted = MatterFilter(grants, NOW)
    assert (told := counts_of(db.session(), wanted)).reply == 1
    assert told.late == 1
    first = db.session.scalars(select(Matter).order_by(Matter.first_at.desc())).first()
    assert first is not None
    candidate, *_ = candidates(db.session(), first, grants)
    assert {said.reason for said in candidate.speaks} >= {"alike_photo", "near"}


def _rewards_stand_on_their_way() -> None:
    states = Counter(db.session.scalars(select(Reward.state)))
    assert states == {
        "expired": 1,
        "paid": 1,
        "approved": 1,
        "approved_once": 1,
        "claimed": 1,
        "refused": 1,
        "noticed": 1,
    }
    assert _counts()["contact_opening"] == 1
    assert _counts()["tipoff_bulletin"] == 1
    kept = select(func.count()).where(TipoffContact.sealed.is_not(None))
    assert db.session.scalar(kept) == 2


def _problems_stand_in_every_state() -> None:
    assert set(db.session.scalars(select(Problem.state))) == set(STATES)
    late = db.session.scalars(
        select(Problem).where(Problem.level == "county", Problem.sees_from != "county")
    ).all()
    assert [problem.state for problem in late] == ["reported"]
    secret = db.session.scalars(select(Problem).where(Problem.confidential)).all()
    assert [problem.level for problem in secret] == ["committee"]
    photos = db.session.scalars(select(ProblemPhoto.sha256))
    assert all(vault().size(photo_key(sha256)) for sha256 in photos)


def _one_picture_was_sent_again() -> None:
    assert all(db.session.scalars(select(Photo.compared)))
    found = db.session.scalars(
        select(Inspection).where(Inspection.findings.contains(" photo_nearly_same "))
    ).all()
    assert len(found) == 1
    assert found[0].received_at > NOW - timedelta(days=40)


def _a_package_holds(app: APIFlask, folder: Path) -> None:
    plot_id, visits = db.session.execute(
        select(Inspection.plot_id, func.count())
        .group_by(Inspection.plot_id)
        .order_by(func.count().desc())
        .limit(1)
    ).one()
    signed = db.session.scalar(
        select(func.count()).where(Inspection.plot_id == plot_id, Inspection.seal_state == "good")
    )
    db.session.rollback()
    file = folder / "demo.zip"
    command = ["evidence", "package", plot_id, "--out", str(file)]
    made = app.test_cli_runner().invoke(args=command)
    assert made.exit_code == 0, made.output
    ran = check(unpacked(file.read_bytes(), folder / "package"), folder / "tools", "en")
    assert ran.returncode == 0, ran.stdout
    assert f"unsigned: {visits - signed}\n" in ran.stdout
    assert ran.stdout.count("Note: unsigned") == visits - signed


def _photos_are_in_the_vault() -> None:
    kept = set(db.session.scalars(select(Photo.sha256)))
    assert all(vault().size(photo_key(sha256)) for sha256 in kept)
    named = set(db.session.scalars(select(InspectionPhoto.sha256)))
    named |= set(db.session.scalars(select(ProblemPhoto.sha256)))
    assert kept < named, "some photos are still owed"
    assert len(named - kept) < len(named) / 20
    causes = set(db.session.scalars(select(VerdictRow.cause)))
    assert causes == {"received", "photo_landed", "reviewed", "pictures_compared"}


def _records_arrived_when_they_should() -> None:
    moments = db.session.execute(
        select(Inspection.finished_at, Inspection.received_at, Inspection.late)
    ).all()
    # a device clock may be an hour and a half wrong
    assert all(-timedelta(hours=2) < received - finished for finished, received, _ in moments)
    assert all(received <= NOW for _, received, _ in moments)
    assert max(received for _, received, _ in moments) > NOW - timedelta(days=40)
    assert min(received for _, received, _ in moments) < NOW - timedelta(days=600)
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


def _some_records_are_reviewed() -> None:
    states = Counter(db.session.scalars(select(Inspection.review_state)))
    assert set(states) == {"open", "accepted", "returned", "voided"}
    kinds = Counter(db.session.scalars(select(Decision.kind)))
    assert set(kinds) == {"accept", "override", "return", "void"}
    assert all(at <= NOW for at in db.session.scalars(select(Decision.at)))
    asked = db.session.scalars(select(Decision.requests).where(Decision.kind == "return")).all()
    assert all(asked)


def _everybody_sees_plots_and_can_sign_in(app: APIFlask) -> None:
    for one in PEOPLE:
        for _, area in one.roles:
            inside = Plot.division_code.startswith(area)
            assert db.session.scalar(select(Plot.id).where(inside).limit(1)), area
        body = {
            "login": one.login,
            "password": PASSWORD,
            "device": {"id": "d", "name": "d", "kind": "phone"},
        }
        assert app.test_client().post("/api/v1/sessions", json=body).status_code == 201


def _second_run_only_prints(app: APIFlask) -> None:
    before = _counts()
    second = app.test_cli_runner().invoke(demo)
    assert second.exit_code == 0
    assert PASSWORD in second.output
    assert all(one.login in second.output for one in PEOPLE)
    assert _counts() == before


def _broken_off_is_refused(app: APIFlask) -> None:
    """A demo without its last log line was not made to the end."""
    with writing() as session:
        session.execute(delete(LogLine).where(LogLine.action == SEEDED))
    before = _counts()
    third = app.test_cli_runner().invoke(demo)
    assert third.exit_code != 0
    assert "make demo" in third.output
    assert _counts() == before


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
