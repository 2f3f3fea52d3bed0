"""Coverage by plot on the desk, who sees which of it, and how often rounds are walked."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.jobs.gridding import regrid
from server.jobs.rounds import make_rounds
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.rules.rounds import DEFAULT_PACE, pace_as_json
from tests.api.records import Inspector, code_of, inspector, new_id
from tests.clock import Clock, held_clock
from tests.makers import LAT, LON, jpeg, make_claim, make_fix, make_plot

A, B = "511703001001", "511703001002"


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = held_clock(monkeypatch)
    clock.is_on("2026-07-06")
    return clock


@pytest.fixture
def officer(clock: Clock, client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"), ("officer", "511771"))


@pytest.fixture
def chief(clock: Clock, client: FlaskClient) -> Inspector:
    return inspector(client, "chief", ("inspector", A))


@pytest.fixture
def plots(officer: Inspector) -> list[str]:
    """Three of the first grid, one of the second; their rounds are made."""
    for code, area in (("G1", A), ("G2", B)):
        wish = {"code": code, "name": f"{code} 网格", "level": "grid", "area_prefix": area}
        assert officer.post("grids", {**wish, "whole_area": True}).status_code == 201
    made = [make_plot(str(n), division_code=A) for n in (1, 2, 3)]
    made.append(make_plot("4", division_code=B))
    with writing() as session:
        regrid(session)
    make_rounds()
    return made


def visit(who: Inspector, plot_id: str, seed: int, **told: Any) -> str:
    photo = jpeg(seed)
    who.phone.send(photo)
    record = new_id()
    claim = make_claim(plot_id, who.person_id, [photo], at=now(), **told)
    assert who.put(claim, record).status_code == 201
    return record


def coverage(who: Inspector, **query: Any) -> Any:
    response = who.get("rounds", **query)
    assert response.status_code == 200, response.json
    return response.json


def numbers(who: Inspector, **query: Any) -> list[str]:
    response = who.get("rounds/plots", **query)
    assert response.status_code == 200, response.json
    return [plot["number"] for plot in response.json["plots"]]


def counts(told: Any) -> tuple[int, int, int, int, int]:
    return told["plots"], told["good"], told["poor"], told["paper"], told["unseen"]


@pytest.fixture
def walked(plots: list[str], chief: Inspector, officer: Inspector) -> list[str]:
    """The first seen well, the second poorly, the third on paper."""
    visit(chief, plots[0], 1)
    visit(chief, plots[1], 2, fix=make_fix(LON + 0.05, LAT))
    sheet = {
        "id": new_id(),
        "walked_on": "2026-07-06",
        "walker_name": "罗田长",
        "sightings": [{"plot_id": plots[2], "cover": "crop", "note": ""}],
    }
    assert officer.post("paper-patrols", sheet).status_code == 201
    return plots


def test_each_number_opens_its_plots(walked: list[str], officer: Inspector) -> None:
    told = coverage(officer)
    assert (told["first_on"], told["last_on"]) == ("2026-07-06", "2026-07-12")
    assert counts(told["whole"]) == (4, 1, 1, 1, 1)
    assert [(one["code"], counts(one)) for one in told["grids"]] == [
        ("G1", (3, 1, 1, 1, 0)),
        ("G2", (1, 0, 0, 0, 1)),
    ]
    for seen, wanted in (("good", ["1"]), ("poor", ["2"]), ("paper", ["3"]), ("unseen", ["4"])):
        assert numbers(officer, seen=seen) == wanted
    assert numbers(officer, grid=told["grids"][0]["grid_id"]) == ["1", "2", "3"]
    assert numbers(officer, area=B) == ["4"]


def test_a_plot_says_when_by_whom_and_how_good(walked: list[str], officer: Inspector) -> None:
    good, poor, paper, unseen = officer.get("rounds/plots").json["plots"]
    assert (good["seen_on"], good["person_name"], good["lacks"]) == ("2026-07-06", "王田长", None)
    assert poor["lacks"] == "position_outside"
    assert "outside" in {finding["code"] for finding in poor["findings"]}
    assert (paper["person_name"], paper["inspection_id"]) == ("罗田长", None)
    assert (unseen["seen_on"], unseen["person_name"], unseen["reason"]) == (None, None, "never")


def test_nobody_sees_plots_of_other_areas(
    walked: list[str], chief: Inspector, client: FlaskClient
) -> None:
    assert counts(coverage(chief)["whole"]) == (3, 1, 1, 1, 0)
    assert [one["code"] for one in coverage(chief)["grids"]] == ["G1"]
    assert numbers(chief, area=B) == []
    far = inspector(client, "far", ("officer", "511702"))
    assert counts(coverage(far)["whole"]) == (0, 0, 0, 0, 0)
    assert (coverage(far)["grids"], numbers(far)) == ([], [])


def test_what_is_late(plots: list[str], officer: Inspector, clock: Clock) -> None:
    assert coverage(officer)["whole"]["late"] == 0
    clock.is_on("2026-07-20")
    make_rounds()
    officer = Inspector(officer.client, officer.person_id)
    visit(officer, plots[0], 1)
    assert coverage(officer)["whole"]["late"] == 3
    assert numbers(officer, late="true") == ["2", "3", "4"]


def test_other_periods(plots: list[str], officer: Inspector, clock: Clock) -> None:
    assert (coverage(officer)["earlier"], coverage(officer)["later"]) == (None, None)
    clock.is_on("2026-07-13")
    make_rounds()
    officer = Inspector(officer.client, officer.person_id)
    told = coverage(officer, on="2026-07-08")
    assert (told["first_on"], told["earlier"], told["later"]) == ("2026-07-06", None, "2026-07-13")
    assert coverage(officer)["earlier"] == "2026-07-12"
    none = coverage(officer, on="2026-06-01")
    assert (none["first_on"], counts(none["whole"])) == (None, (0, 0, 0, 0, 0))
    assert coverage(officer, level="county")["first_on"] is None


def test_a_round_without_plots_is_shown(officer: Inspector) -> None:
    wish = {"code": "G9", "name": "空", "level": "grid", "area_prefix": A, "whole_area": True}
    assert officer.post("grids", wish).status_code == 201
    make_rounds()
    [one] = coverage(officer)["grids"]
    assert (one["code"], counts(one)) == ("G9", (0, 0, 0, 0, 0))


def test_pages(walked: list[str], officer: Inspector) -> None:
    first = officer.get("rounds/plots", limit=3).json
    rest = officer.get("rounds/plots", limit=3, after=first["next"]).json
    assert [one["number"] for one in first["plots"] + rest["plots"]] == ["1", "2", "3", "4"]
    assert rest["next"] is None
    grids = coverage(officer, limit=1)
    assert coverage(officer, limit=1, after=grids["next"])["grids"][0]["code"] == "G2"
    assert code_of(officer.get("rounds/plots", after="x"))[1] == "body_invalid"


def test_the_list_as_a_file(walked: list[str], officer: Inspector) -> None:
    wish = {
        "list": "coverage",
        "format": "csv",
        "filter": {"level": "grid", "on": "2026-07-06", "seen": "poor"},
    }
    made = officer.post("exports", wish)
    assert made.status_code == 201, made.json
    with officer.get(f"exports/{made.json['id']}/file") as response:
        head, row = csv.reader(response.data.decode("utf-8-sig").splitlines())
    told = dict(zip(head, row, strict=True))
    assert (told["看得怎样"], told["谁看的"]) == ("看过，看不清", "王田长")


# how often


def wish(officer: Inspector, **changed: Any) -> dict[str, Any]:
    now_ = officer.get("pace").json
    return {"seen": now_["number"], "pace": {**now_["pace"], **changed}, "reason": "县里通知"}


def test_another_pace_keeps_the_one_before(officer: Inspector) -> None:
    told = officer.get("pace").json
    assert (told["number"], told["pace"]) == (0, pace_as_json(DEFAULT_PACE))
    assert told["may_set"] is True
    answer = officer.post("pace", wish(officer, grid="fortnight", at_risk_days=7))
    assert answer.status_code == 200, answer.json
    assert answer.json["pace"]["grid"] == "fortnight"
    [then] = answer.json["history"]
    assert (then["reason"], then["set_by"]) == ("县里通知", "王田长")
    [line] = db.session.scalars(select(LogLine).where(LogLine.action == "pace_set"))
    assert line.facts["changed"] == {"grid": ["week", "fortnight"], "at_risk_days": [14, 7]}


def test_who_has_not_seen_the_newest_pace_sets_none(officer: Inspector) -> None:
    old = wish(officer, grid="month")
    assert officer.post("pace", wish(officer, grid="fortnight")).status_code == 200
    assert code_of(officer.post("pace", old)) == (409, "pace_changed")


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"grid": "day"}, "pace.grid"), ({"at_risk_days": 0}, "pace.at_risk_days")],
)
def test_what_is_no_pace_is_refused(officer: Inspector, changed: Any, field: str) -> None:
    response = officer.post("pace", wish(officer, **changed))
    assert code_of(response) == (422, "body_invalid")
    assert field in response.json["facts"]["fields"]


def test_only_who_keeps_the_whole_district_sets_it(client: FlaskClient, officer: Inspector) -> None:
    part = inspector(client, "part", ("officer", "511703001"))
    assert part.get("pace").json["may_set"] is False
    assert code_of(part.post("pace", wish(officer)))[0] == 403
    chief = inspector(client, "walker", ("inspector", "511703"))
    assert code_of(chief.post("pace", wish(officer))) == (403, "role_not_allowed")


def test_the_pack_says_whose_plots_and_how_often(plots: list[str], client: FlaskClient) -> None:
    who = inspector(client, "keeper", ("inspector", "511703001"))
    pack = who.get("pack").json
    assert (pack["round_level"], pack["pace"]["grid"]) == (None, "week")
    assert not any("mine" in plot for plot in pack["plots"])
    boss = inspector(client, "boss", ("officer", "511703"))
    grid = next(one for one in boss.get("grids").json["grids"] if one["code"] == "G1")
    handed = boss.post(
        f"grids/{grid['id']}/posts",
        {"post": "main", "person_id": who.person_id, "since": "2026-07-01", "reason": "首任"},
    )
    assert handed.status_code in (200, 201), handed.json
    again = who.get("pack", since=pack["cursor"]).json
    assert (again["full"], again["round_level"]) == (True, "grid")
    mine = sorted(plot["number"] for plot in again["plots"] if plot.get("mine"))
    assert mine == ["1", "2", "3"]
