"""When plots are due as it is kept, and the rounds of grids: made once, seen by records and by paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.jobs.gridding import regrid
from server.jobs.planning import catch_up, plan_plots
from server.jobs.queue import queue
from server.jobs.rounds import make_rounds
from server.jobs.turning import turn_day
from server.models.base import db, now, writing
from server.models.division import SameArea
from server.models.log import LogLine
from server.models.pace import PaceRow
from server.models.plot_due import PlotDue
from server.models.round import Round, RoundPlot
from server.rules.rounds import Pace, pace_as_json
from tests.api.problems import found, make_problem
from tests.api.records import Inspector, inspector, new_id
from tests.api.reviewing import decided
from tests.clock import Clock, held_clock
from tests.makers import LAT, LON, jpeg, make_claim, make_fix, make_plot

A, B = "511703001001", "511703001002"


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = held_clock(monkeypatch)
    clock.is_on("2026-07-06")
    return clock


@pytest.fixture
def chief(clock: Clock, client: FlaskClient) -> Inspector:
    return inspector(client, "chief", ("inspector", "511703"))


@pytest.fixture
def officer(clock: Clock, client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"))


def grid(officer: Inspector, code: str = "G1", area: str = A, level: str = "grid") -> str:
    wish = {"code": code, "name": code, "level": level, "area_prefix": area, "whole_area": True}
    answer = officer.post("grids", wish)
    assert answer.status_code == 201, answer.text
    made: str = answer.json["id"]
    return made


def visit(chief: Inspector, plot_id: str, seed: int = 1, **told: Any) -> str:
    chief = Inspector(chief.client, chief.person_id)
    photo = jpeg(seed)
    chief.phone.send(photo)
    record = new_id()
    claim = make_claim(plot_id, chief.person_id, [photo], at=told.pop("at", now()), **told)
    assert chief.put(claim, record).status_code == 201
    return record


def due(plot_id: str) -> tuple[str, str, str]:
    db.session.rollback()
    row = db.session.get(PlotDue, plot_id, populate_existing=True)
    assert row is not None
    return row.due_on.isoformat(), row.late_on.isoformat(), row.reason


def on_round(plot_id: str) -> list[tuple[str, str, str]]:
    """(level, first day, how seen)."""
    db.session.rollback()
    rows = db.session.execute(
        select(Round.level, Round.first_on, RoundPlot.seen)
        .join(RoundPlot, RoundPlot.round_id == Round.id)
        .where(RoundPlot.plot_id == plot_id)
        .order_by(Round.level, Round.first_on)
    )
    return [(level, first.isoformat(), seen) for level, first, seen in rows]


def listed(who: Inspector, wanted: str) -> list[str]:
    return [plot["id"] for plot in who.get("plots", due=wanted).json["plots"]]


def test_a_plot_seen_just_now_is_not_due_any_more(chief: Inspector) -> None:
    plot_id = make_plot()
    turn_day()
    plan_plots()
    assert due(plot_id) == ("2026-07-01", "2026-07-15", "never")
    assert listed(chief, "due") == [plot_id]
    assert listed(chief, "overdue") == []
    visit(chief, plot_id)
    assert listed(chief, "due") == []
    assert due(plot_id) == ("2026-08-11", "2026-10-14", "harvest")


def test_a_visit_that_tells_nothing_leaves_it_due(chief: Inspector) -> None:
    plot_id = make_plot()
    far = make_fix(LON + 0.05, LAT)
    visit(chief, plot_id, fix=far)
    assert listed(chief, "due") == [plot_id]


def test_a_plot_becomes_late(chief: Inspector, clock: Clock) -> None:
    plot_id = make_plot()
    plan_plots()
    clock.is_on("2026-07-15")
    chief = Inspector(chief.client, chief.person_id)
    assert listed(chief, "overdue") == []
    clock.is_on("2026-07-16")
    assert listed(chief, "overdue") == [plot_id]


def test_days_move_what_is_due_though_nobody_comes(chief: Inspector, clock: Clock) -> None:
    plot_id = make_plot()
    make_rounds()
    clock.is_on("2026-08-21")
    make_rounds()
    assert due(plot_id) == ("2026-08-21", "2026-09-04", "last_chance")


def test_the_same_day_again_changes_nothing(chief: Inspector) -> None:
    make_plot()
    make_rounds()
    db.session.rollback()
    assert plan_plots().plots == 0
    assert make_rounds().rounds == 0
    assert queue().work_off() == 0


def test_rounds_of_each_level(officer: Inspector, chief: Inspector) -> None:
    for code, area, level in (
        ("G1", A, "grid"),
        ("V1", A, "village"),
        ("T1", "511703001", "township"),
        ("C1", "511703", "county"),
    ):
        grid(officer, code, area, level)
    here, there = make_plot("1", division_code=A), make_plot("2", division_code=B)
    with writing() as session:
        regrid(session)
    made = make_rounds()
    assert (made.rounds, made.plots) == (4, 6)
    assert on_round(here) == [
        ("county", "2026-07-01", "unseen"),
        ("grid", "2026-07-06", "unseen"),
        ("township", "2026-07-01", "unseen"),
        ("village", "2026-07-06", "unseen"),
    ]
    assert [level for level, *_ in on_round(there)] == ["county", "township"]
    [line] = db.session.scalars(select(LogLine).where(LogLine.action == "rounds_made"))
    assert line.facts["plots"] == 6


def test_a_round_by_another_code_of_the_area(officer: Inspector) -> None:
    with writing() as session:
        session.add_all(
            SameArea(code=code, family="511703001") for code in ("511703001", "511771001")
        )
    grid(officer, "T1", "511703001", "township")
    plot_id = make_plot(division_code="511771001009")
    make_rounds()
    assert on_round(plot_id) == [("township", "2026-07-01", "unseen")]


def test_a_round_without_plots_is_one(officer: Inspector, clock: Clock) -> None:
    clock.is_on("2026-01-12")
    grid(officer)
    make_plot(division_code=A)
    made = make_rounds()
    assert (made.rounds, made.plots) == (1, 0)
    assert make_rounds().rounds == 0


def test_the_next_week_has_a_round_of_its_own(officer: Inspector, clock: Clock) -> None:
    plot_id = make_plot(division_code=A)
    grid(officer)
    make_rounds()
    clock.is_on("2026-07-12")
    assert make_rounds().rounds == 0
    clock.is_on("2026-07-13")
    assert make_rounds().rounds == 1
    assert [first for _, first, _ in on_round(plot_id)] == ["2026-07-06", "2026-07-13"]


def test_another_pace_makes_no_second_round_of_the_running_period(
    officer: Inspector, clock: Clock
) -> None:
    plot_id = make_plot(division_code=A)
    grid(officer)
    make_rounds()
    with writing() as session:
        pace = pace_as_json(Pace(grid="month", late_after_days=3))
        session.add(PaceRow(body=pace, reason="试", set_by=officer.person_id, set_at=now()))
    assert make_rounds().rounds == 0
    assert due(plot_id)[1] == "2026-07-04"
    clock.is_on("2026-07-13")
    make_rounds()
    assert [first for _, first, _ in on_round(plot_id)] == ["2026-07-01", "2026-07-06"]


@pytest.fixture
def walked(officer: Inspector, chief: Inspector) -> str:
    """A plot on the running week's round."""
    plot_id = make_plot(division_code=A)
    grid(officer)
    make_rounds()
    return plot_id


def how(plot_id: str) -> str:
    catch_up()
    [(_, _, seen)] = on_round(plot_id)
    return seen


def test_seen_well(walked: str, chief: Inspector) -> None:
    record = visit(chief, walked)
    assert how(walked) == "good"
    row = db.session.scalars(select(RoundPlot)).one()
    assert (row.seen_on, row.inspection_id, row.lacks) == (date(2026, 7, 6), record, None)


def test_seen_poorly_and_then_well(walked: str, chief: Inspector) -> None:
    visit(chief, walked, 1, fix=make_fix(LON + 0.05, LAT))
    assert how(walked) == "poor"
    assert db.session.scalars(select(RoundPlot.lacks)).one() == "position_outside"
    visit(chief, walked, 2)
    assert how(walked) == "good"


def test_photos_that_arrive_later_make_it_good(walked: str, chief: Inspector) -> None:
    photo = jpeg(5)
    claim = make_claim(walked, chief.person_id, [photo], at=now())
    assert chief.put(claim, new_id()).status_code == 201
    assert how(walked) == "poor"
    chief.phone.send(photo)
    assert how(walked) == "good"


def test_a_record_of_last_week_that_comes_late_counts_for_last_week(
    walked: str, chief: Inspector, clock: Clock
) -> None:
    made_at = now()
    clock.is_on("2026-07-14")
    make_rounds()
    visit(chief, walked, at=made_at)
    catch_up()
    assert on_round(walked) == [
        ("grid", "2026-07-06", "good"),
        ("grid", "2026-07-13", "unseen"),
    ]


@pytest.mark.parametrize(
    ("kind", "seen", "lacks"),
    [
        ("void", "unseen", None),
        ("return", "poor", "returned"),
        ("accept", "good", None),
    ],
)
def test_what_an_officer_decides(
    walked: str,
    chief: Inspector,
    officer: Inspector,
    kind: str,
    seen: str,
    lacks: str | None,
) -> None:
    record = visit(chief, walked)
    assert how(walked) == "good"
    told = (
        {"requests": [{"role": "overview", "photo": None, "why": "too_far"}]}
        if kind == "return"
        else {}
    )
    decided(officer, record, kind, **told)
    assert how(walked) == seen
    assert db.session.scalars(select(RoundPlot.lacks)).one() == lacks


def test_on_paper(walked: str, officer: Inspector) -> None:
    sheet = {
        "id": new_id(),
        "walked_on": "2026-07-06",
        "walker_name": "罗田长",
        "sightings": [{"plot_id": walked, "cover": "crop", "note": ""}],
    }
    assert officer.post("paper-patrols", sheet).status_code == 201
    assert how(walked) == "paper"
    assert listed(officer, "due") == [walked]
    void = officer.post(f"paper-patrols/{sheet['id']}/void", {"reason": "写错"})
    assert void.status_code in (200, 201, 204), void.text
    assert how(walked) == "unseen"


def test_somebody_came_before_the_round_was_made(chief: Inspector, officer: Inspector) -> None:
    plot_id = make_plot(division_code=A)
    grid(officer)
    visit(chief, plot_id, fix=make_fix(LON + 0.05, LAT))
    make_rounds()
    assert on_round(plot_id) == [("grid", "2026-07-06", "poor")]


def test_an_open_problem_is_asked_for_sooner(chief: Inspector, clock: Clock) -> None:
    plot_id = make_plot()
    visit(chief, plot_id)
    catch_up()
    assert due(plot_id)[2] == "harvest"
    found(chief, make_problem(chief.person_id, plot_id, kind="dumping"))
    catch_up()
    assert due(plot_id) == ("2026-07-20", "2026-08-03", "problem")
