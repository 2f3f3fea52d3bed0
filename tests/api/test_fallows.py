"""Approved fallow: entered with its document, ended or withdrawn, and what the year makes of it."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.jobs.turning import turn_day
from server.models.base import db
from server.models.inspection import PlotYear
from server.models.log import LogLine
from server.models.watch import WatchTurn
from tests.api.records import Inspector, code_of, inspector, new_id
from tests.clock import Clock, held_clock
from tests.makers import make_plot

PDF = b"%PDF-1.7\n% approved\n"
ID = "01926f00-0000-4000-8000-0000000000aa"


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = held_clock(monkeypatch)
    clock.is_on("2024-08-25")
    return clock


@pytest.fixture
def officer(clock: Clock, client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"))


def approval(**told: Any) -> dict[str, Any]:
    return {
        "first_on": "2024-01-01",
        "last_on": "2024-12-31",
        "authority": "达州高新区农业农村局",
        "document": "高新农休〔2024〕3号",
        "file": base64.b64encode(PDF).decode(),
        **told,
    }


def put(who: Inspector, plot_id: str, body: Any, fallow_id: str = ID, end: bool = False) -> Any:
    path = f"/api/v1/plots/{plot_id}/fallows/{fallow_id}{'/end' if end else ''}"
    return who.client.put(path, json=body, headers=who.headers)


def watched(plot_id: str) -> tuple[str, str]:
    db.session.rollback()
    row = db.session.get(PlotYear, (plot_id, 2024), populate_existing=True)
    assert row is not None
    return row.watch, row.watch_clause


def test_an_approval_frees_the_year_and_its_withdrawal_does_not(officer: Inspector) -> None:
    plot_id = make_plot()
    turn_day()
    assert watched(plot_id)[0] == "last_chance"
    told = put(officer, plot_id, approval())
    assert told.status_code == 200, told.json
    assert watched(plot_id) == ("not_owed", "year_fallow")
    ended = put(officer, plot_id, {"reason": "文件撤销"}, end=True)
    assert ended.json["fallows"][0]["end"]["reason"] == "文件撤销"
    assert watched(plot_id)[0] == "last_chance"
    turns = db.session.scalars(select(WatchTurn.cause).order_by(WatchTurn.id)).all()
    assert turns == ["day", "fallow", "fallow"]
    actions = db.session.scalars(select(LogLine.action).order_by(LogLine.seq)).all()
    assert [one for one in actions if one.startswith("fallow")] == [
        "fallow_approved",
        "fallow_ended",
    ]


def test_a_year_that_begins_later_knows_it(officer: Inspector, clock: Clock) -> None:
    plot_id = make_plot()
    assert put(officer, plot_id, approval()).status_code == 200
    turn_day()
    assert watched(plot_id) == ("not_owed", "year_fallow")


def test_ended_before_the_main_season_is_over_it_frees_nothing(officer: Inspector) -> None:
    plot_id = make_plot()
    turn_day()
    put(officer, plot_id, approval())
    assert (
        put(officer, plot_id, {"reason": "复耕", "last_on": "2024-05-31"}, end=True).status_code
        == 200
    )
    assert watched(plot_id)[0] == "last_chance"


def test_the_same_again_changes_nothing_and_another_is_refused(officer: Inspector) -> None:
    plot_id = make_plot()
    for _ in range(2):
        assert len(put(officer, plot_id, approval()).json["fallows"]) == 1
    assert code_of(put(officer, plot_id, approval(document="另一份"))) == (409, "fallow_differs")
    put(officer, plot_id, {"reason": "x"}, end=True)
    assert code_of(put(officer, plot_id, {"reason": "y"}, end=True)) == (409, "fallow_ended")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"last_on": "2023-12-31"}, "fallow_days_wrong"),
        ({"last_on": "2034-12-31"}, "fallow_days_wrong"),
        ({"file": base64.b64encode(b"<html>not a paper").decode()}, "fallow_document_wrong"),
        ({"file": "no base64!"}, "fallow_document_wrong"),
        ({"authority": ""}, "body_invalid"),
    ],
)
def test_what_is_no_approval_is_refused(
    officer: Inspector, told: dict[str, Any], code: str
) -> None:
    assert code_of(put(officer, make_plot(), approval(**told))) == (422, code)


def test_the_document_is_given_out_as_it_was(officer: Inspector) -> None:
    plot_id = make_plot()
    put(officer, plot_id, approval())
    with officer.get(f"plots/{plot_id}/fallows/{ID}/document") as file:
        assert (file.data, file.mimetype) == (PDF, "application/pdf")
        assert file.headers["Content-Disposition"].startswith("attachment")


def test_only_officers_of_the_area_enter_it(client: FlaskClient, officer: Inspector) -> None:
    plot_id = make_plot()
    chief = inspector(client, "chief")
    assert code_of(put(chief, plot_id, approval())) == (403, "role_not_allowed")
    far = inspector(client, "far", ("officer", "511722"))
    assert code_of(put(far, plot_id, approval())) == (404, "plot_unknown")
    assert code_of(put(officer, plot_id, {"reason": "x"}, new_id(), end=True)) == (
        404,
        "fallow_unknown",
    )
    assert chief.get(f"plots/{plot_id}/fallows").json == {"fallows": []}
