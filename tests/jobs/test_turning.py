"""The turn of the day: states follow the calendar though nobody comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from server.jobs import turning
from server.jobs.queue import queue
from server.jobs.turning import WORK, turn_day
from server.models.base import db, now, writing
from server.models.inspection import PlotYear
from server.models.log import LogLine
from server.models.plot import Plot
from server.models.watch import WatchTurn, turn_again
from tests.api.records import Inspector, inspector, new_id
from tests.clock import Clock, held_clock
from tests.makers import jpeg, make_claim, make_plot


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return held_clock(monkeypatch)


@pytest.fixture
def chief(clock: Clock, client: FlaskClient) -> Inspector:
    clock.is_on("2024-01-10")
    return inspector(client)


WEEDS = {"cover": "weeds", "crops": []}
OTHER = {
    "cover": "crop",
    "crops": [{"crop": "rapeseed", "stage": "heading", "purpose": "grain", "share_percent": 100}],
}


def state(plot_id: str, year: int = 2024) -> Any:
    db.session.rollback()
    return db.session.get(PlotYear, (plot_id, year), populate_existing=True)


def turns(plot_id: str) -> list[tuple[str, str | None, str, str]]:
    rows = db.session.scalars(
        select(WatchTurn).where(WatchTurn.plot_id == plot_id).order_by(WatchTurn.id)
    )
    return [(row.day.isoformat(), row.before, row.state, row.cause) for row in rows]


def visit(chief: Inspector, plot_id: str, observation: dict[str, Any] | None, seed: int) -> None:
    chief = Inspector(chief.client, chief.person_id)
    photo = jpeg(seed)
    chief.phone.send(photo)
    told = {} if observation is None else {"observation": observation}
    claim = make_claim(plot_id, chief.person_id, [photo], at=now(), **told)
    assert chief.put(claim, new_id()).status_code == 201


def test_a_plot_that_nobody_visits_has_its_states_all_the_same(
    chief: Inspector, clock: Clock
) -> None:
    plot_id = make_plot()
    for day in ("2024-01-10", "2024-06-30", "2024-07-01", "2024-08-21", "2024-10-06", "2025-01-01"):
        clock.is_on(day)
        turn_day()
    assert turns(plot_id) == [
        ("2024-07-01", "on_course", "cannot_tell", "day"),
        ("2024-08-21", "cannot_tell", "last_chance", "day"),
        ("2024-10-06", "last_chance", "cannot_tell", "day"),
    ]
    assert state(plot_id, 2025).watch == "on_course"


def test_the_same_day_again_changes_nothing(chief: Inspector, clock: Clock) -> None:
    make_plot()
    clock.is_on("2024-07-01")
    assert turn_day().rows == 1
    lines = len(db.session.scalars(select(LogLine.seq)).all())
    assert (turn_day().rows, list(WORK.undone())) == (0, [])
    assert len(db.session.scalars(select(LogLine.seq)).all()) == lines


def test_after_days_off_it_is_today_and_says_so(chief: Inspector, clock: Clock) -> None:
    plot_id = make_plot()
    turn_day()
    clock.is_on("2024-09-01")
    turn_day()
    assert turns(plot_id) == [("2024-09-01", "on_course", "last_chance", "day")]


def test_the_day_begins_in_china(chief: Inspector, clock: Clock) -> None:
    plot_id = make_plot()
    turn_day()
    clock.is_on("2024-06-30", hour=23)
    queue().work_off()
    assert (list(WORK.undone()), len(turns(plot_id))) == ([], 0)
    clock.is_on("2024-07-01", hour=0)
    queue().work_off()
    assert state(plot_id).watch == "cannot_tell"


def test_a_record_turns_its_plot_at_once(chief: Inspector, clock: Clock) -> None:
    plot_id = make_plot(division_code="511703001001")
    clock.is_on("2024-07-05")
    turn_day()
    visit(chief, plot_id, WEEDS, 1)
    assert state(plot_id).watch == "at_risk"
    clock.is_on("2024-07-25")
    visit(chief, plot_id, None, 2)
    assert (state(plot_id).watch, state(plot_id).turns_on) == ("met_planted", date(2024, 8, 21))
    assert turns(plot_id) == [
        ("2024-07-05", None, "cannot_tell", "day"),
        ("2024-07-05", "cannot_tell", "at_risk", "record"),
        ("2024-07-25", "at_risk", "met_planted", "record"),
    ]


def test_the_year_ends_with_the_fold_of_its_records(chief: Inspector, clock: Clock) -> None:
    plot_id = make_plot(basic_farmland=True)
    for seed, (day, seen) in enumerate(
        [("2024-03-10", OTHER), ("2024-07-10", WEEDS), ("2024-10-20", WEEDS)]
    ):
        clock.is_on(day)
        visit(chief, plot_id, seen, seed)
    assert (state(plot_id).watch, state(plot_id).land_use) == ("missed", "red")
    assert state(plot_id).grain == "unknown"
    clock.is_on("2025-01-01")
    turn_day()
    assert (state(plot_id).grain, state(plot_id).watch) == ("no", "missed")
    assert state(plot_id).watch_clause == "year_no_grain"


def test_the_next_year_remembers_since_when_nothing_grew(chief: Inspector, clock: Clock) -> None:
    plot_id = make_plot()
    for seed, (day, seen) in enumerate(
        [("2024-03-10", OTHER), ("2024-07-10", WEEDS), ("2024-11-01", WEEDS)]
    ):
        clock.is_on(day)
        visit(chief, plot_id, seen, seed)
    assert state(plot_id).abandonment == "warning"
    clock.is_on("2025-03-09")
    turn_day()
    assert state(plot_id, 2025).abandonment == "warning"
    visit(chief, plot_id, WEEDS, 9)
    assert state(plot_id, 2025).abandonment == "warning"
    clock.is_on("2025-03-10")
    turn_day()
    assert state(plot_id, 2025).abandonment == "abandoned"


def test_another_day_of_acceptance_is_looked_at(chief: Inspector, clock: Clock) -> None:
    visited, unseen = make_plot(number="1"), make_plot(number="2")
    clock.is_on("2024-08-25")
    visit(chief, visited, WEEDS, 1)
    turn_day()
    with writing() as session:
        session.execute(update(Plot).values(accepted_on=date(2024, 7, 1)))
        turn_again(session, [visited, unseen])
    turn_day()
    assert [state(one).watch for one in (visited, unseen)] == ["not_owed", "not_owed"]
    assert turns(visited)[-1] == ("2024-08-25", "last_chance", "not_owed", "plot")
    assert turn_day().rows == 0


def test_rows_of_another_edition_are_folded_anew(chief: Inspector, clock: Clock) -> None:
    visited, unseen = make_plot(number="1"), make_plot(number="2")
    clock.is_on("2024-08-25")
    visit(chief, visited, WEEDS, 1)
    turn_day()
    with writing() as session:
        session.execute(update(PlotYear).values(edition="before"))
        turn_again(session)
    assert turn_day().rows == 2
    assert [state(one).edition for one in (visited, unseen)] == ["2023.1", "2023.1"]


def test_it_goes_on_a_few_rows_at_a_time(
    chief: Inspector, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turning, "ROWS_AT_A_TIME", 2)
    for number in range(5):
        make_plot(number=str(number))
    assert turn_day().rows == 5
    clock.is_at(now() + timedelta(days=200))
    assert (turn_day().rows, turn_day().rows) == (5, 0)
    lines = db.session.scalars(select(LogLine.facts).where(LogLine.action == "watch_turned"))
    assert [line["rows"] for line in lines] == [2, 2, 1, 2, 2, 1]
