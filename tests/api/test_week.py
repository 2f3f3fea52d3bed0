"""The week: every figure is the number of what the list that it opens finds, for whoever asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import true, update

from server.api.week import OPENS
from server.jobs.planning import plan_plots
from server.models.base import now, writing
from server.models.fallow import Fallow, FallowEnd
from server.models.grid import Grid
from server.models.inspection import PlotYear
from server.models.operator import OperatorCase
from server.models.plot import Plot
from server.models.plot_due import PlotDue
from server.models.problem import Problem
from server.rules.day import china_day
from tests.api.problems import PROBLEM, found, make_problem
from tests.api.records import Inspector, inspector, new_id
from tests.api.reviewing import Desk, decided, desk_of
from tests.api.rewarding import adopted, budgeted, claimed, decide, noticed, office_of
from tests.clock import Clock, held_clock
from tests.makers import AREA, make_plot

TODAY = date(2024, 8, 25)
"""In the rice: a visit of the day has grain."""
VILLAGE = AREA + "001"


def week(who: Inspector) -> Any:
    response = who.get("week")
    assert response.status_code == 200, response.json
    return response.json


def listed(who: Inspector, figure: dict[str, Any]) -> int:
    """How many the list of a figure says that it finds."""
    response = who.get(figure["list"], **figure["filter"])
    assert response.status_code == 200, response.json
    said = response.json
    if figure["list"] == "problems":
        count = said["counts"]["late"]
        assert len(said["problems"]) == count
    elif figure["list"] == "matters":
        count = len(said["matters"])
    elif figure["list"] == "rewards":
        count = said["counts"].get(figure["filter"]["state"], 0)
        assert len(said["rewards"]) == count
    elif figure["list"] == "payments":
        count = said["open"]["count"]
        assert len(said["payments"]) == count
    elif figure["list"] == "reviews":
        count = said["counts"]["open"]
        assert len(said["records"]) == count
    else:
        count = said["count"]
        assert len(said[figure["list"].removeprefix("operator-")]) == count
    return int(count)


def figures(who: Inspector) -> dict[str, int]:
    """Those that are not nothing, each held against its list."""
    told = week(who)["figures"]
    for figure in told:
        assert listed(who, figure) == figure["count"], figure
    return {figure["duty"]: figure["count"] for figure in told if figure["count"]}


def year(plot_id: str, **columns: Any) -> None:
    with writing() as session:
        usual = {"cultivated": "unknown", "grain": "unknown", "level": "none", "edition": "x"}
        place = {"plot_id": plot_id, "year": TODAY.year, "computed_at": now(), "body": {}}
        session.merge(PlotYear(**{**usual, **place, **columns}))


def fallow(plot_id: str, person_id: str, last_on: date, ended: date | bool | None = False) -> None:
    """Approved up to a day; `ended`: before that, None for withdrawn."""
    with writing() as session:
        row = Fallow(
            id=new_id(),
            plot_id=plot_id,
            first_on=date(2020, 1, 1),
            last_on=last_on,
            authority="农业农村局",
            document="1号",
            sha256="0" * 64,
            media_type="application/pdf",
            size_bytes=1,
            entered_by=person_id,
            entered_at=now(),
        )
        session.add(row)
        session.flush()
        if ended is not False:
            session.add(
                FallowEnd(
                    fallow_id=row.id,
                    last_on=ended,
                    reason="x",
                    ended_by=person_id,
                    ended_at=now(),
                )
            )


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = held_clock(monkeypatch)
    clock.is_on(TODAY)
    return clock


@pytest.fixture
def desk(clock: Clock, client: FlaskClient) -> Desk:
    """One plot that was visited today, in a grid; nothing is to be done."""
    desk = desk_of(client)
    decided(desk.officer, desk.visit())
    in_grids()
    return desk


def in_grids() -> None:
    """Any will do: nothing is asked of the grid itself."""
    with writing() as session:
        if session.get(Grid, GRID) is None:
            session.add(
                Grid(
                    id=GRID,
                    code="G1",
                    name="甲",
                    level="grid",
                    area_prefix=VILLAGE,
                    whole_area=True,
                    created_at=now(),
                )
            )
            session.flush()
        session.execute(update(Plot).values(grid_id=GRID))


GRID = "01926f00-0000-7000-8000-00000000000a"


def seen() -> None:
    """Every plot, today."""
    in_grids()
    visits(late_on=TODAY + timedelta(30))


def visits(late_on: date, *plot_ids: str) -> None:
    """By when those plots, or all, are to be seen again; `server.rules.next_visit` has its own tests."""
    plan_plots()
    with writing() as session:
        those = PlotDue.plot_id.in_(plot_ids) if plot_ids else true()
        session.execute(update(PlotDue).where(those).values(late_on=late_on))


def test_an_empty_week(desk: Desk) -> None:
    assert figures(desk.officer) == {}
    told = week(desk.officer)
    assert told["plots"] == 1
    # finance alone pays
    assert [one["duty"] for one in told["figures"]] == [one for one in OPENS if one != "payments"]
    monday = date.fromisoformat(told["monday"])
    assert (monday.weekday(), told["sunday"]) == (0, (monday + timedelta(6)).isoformat())
    assert monday <= date.fromisoformat(told["day"]) <= monday + timedelta(6)


def test_rewards_wait_for_two_who_approve_and_for_who_pays(client: FlaskClient) -> None:
    def of_rewards(who: Inspector) -> dict[str, int]:
        found = figures(who)
        return {duty: found[duty] for duty in found if duty[:7] in ("rewards", "payment")}

    office = office_of(client)
    budgeted(office.first)
    adopted(office.first.person_id)
    told, reward_id = noticed(office)
    claimed(client, told.first)
    assert of_rewards(office.first) == {"rewards_claimed": 1}
    assert decide(office.first, reward_id).status_code == 201
    assert of_rewards(office.second) == {"rewards_second": 1}
    assert of_rewards(office.finance) == {}
    assert decide(office.second, reward_id).status_code == 201
    assert (of_rewards(office.second), of_rewards(office.finance)) == ({}, {"payments": 1})
    for other in (office.handler, office.auditor):
        assert not {"rewards_claimed", "payments"} & {one["duty"] for one in week(other)["figures"]}


def test_plots_at_their_last_chance_and_at_risk_with_the_nearest_day(desk: Desk) -> None:
    for number, (state, last) in enumerate(
        (("last_chance", 20), ("last_chance", 10), ("at_risk", 5), ("missed", 1), ("on_course", 2))
    ):
        plot_id = make_plot(f"9{number}")
        year(plot_id, watch=state, last_chance_on=TODAY + timedelta(last))
    seen()
    assert figures(desk.officer) == {"last_chance": 2, "at_risk": 1}
    nearest = {one["duty"]: one["nearest_on"] for one in week(desk.officer)["figures"]}
    assert nearest["last_chance"] == (TODAY + timedelta(10)).isoformat()
    assert nearest["at_risk"] == (TODAY + timedelta(5)).isoformat()
    assert nearest["overdue"] is None


def test_plots_whose_visit_is_overdue_and_that_lie_in_no_grid(desk: Desk) -> None:
    visits(TODAY - timedelta(1), make_plot("2"))
    assert figures(desk.officer) == {"overdue": 1, "no_grid": 1}
    seen()
    assert figures(desk.officer) == {}


def test_what_was_returned_until_it_is_answered(desk: Desk) -> None:
    records = [desk.visit(), desk.visit()]
    assert figures(desk.officer) == {"review": 2}
    decided(desk.officer, records[0], "return")
    assert figures(desk.officer) == {"reshoot": 1, "review": 1}
    decided(desk.officer, records[1], "return")
    # one plot, however many records
    assert figures(desk.officer)["reshoot"] == 1
    answer = desk.visit(reshoot_of=records[0])
    assert figures(desk.officer) == {"reshoot": 1, "review": 1}
    desk.visit(reshoot_of=records[1])
    assert figures(desk.officer) == {"review": 2}
    decided(desk.officer, answer, "void")
    assert figures(desk.officer) == {"reshoot": 1, "review": 1}


def test_problems_that_are_late(desk: Desk) -> None:
    found(desk.chief, make_problem(desk.chief.person_id, desk.plot_id))
    assert figures(desk.officer) == {}
    late_at = now() - timedelta(days=3)
    with writing() as session:
        mine = update(Problem).where(Problem.id == PROBLEM)
        session.execute(mine.values(due_at=late_at))
    assert figures(desk.officer) == {"problems_late": 1}
    [one] = [one for one in week(desk.officer)["figures"] if one["duty"] == "problems_late"]
    assert one["nearest_on"] == china_day(late_at).isoformat()


def test_cases_that_wait(desk: Desk) -> None:
    with writing() as session:
        for state in ("left", "signed", "followed", "dropped"):
            session.add(
                OperatorCase(id=new_id(), plot_id=desk.plot_id, state=state, opened_at=now())
            )
    [told] = [one for one in week(desk.officer)["figures"] if one["duty"] == "cases"]
    assert told == {
        "duty": "cases",
        "count": 2,
        "nearest_on": None,
        "list": "operator-cases",
        "filter": {"state": "open"},
    }


@pytest.mark.parametrize(
    ("last", "ended", "ends"),
    [
        (0, False, True),
        (30, False, True),
        (31, False, False),
        (-1, False, False),
        (400, 10, True),
        (10, None, False),
        (10, -1, False),
    ],
)
def test_approvals_of_fallow_that_end(
    desk: Desk, last: int, ended: int | bool | None, ends: bool
) -> None:
    day = TODAY + timedelta(ended) if type(ended) is int else ended
    fallow(desk.plot_id, desk.officer.person_id, TODAY + timedelta(last), day)
    assert figures(desk.officer) == ({"fallow_ends": 1} if ends else {})
    [told] = [one for one in week(desk.officer)["figures"] if one["duty"] == "fallow_ends"]
    first = TODAY + timedelta(ended if type(ended) is int else last)
    assert told["nearest_on"] == (first.isoformat() if ends else None)


def test_two_approvals_of_one_plot_are_one_plot(desk: Desk) -> None:
    for days in (5, 9):
        fallow(desk.plot_id, desk.officer.person_id, TODAY + timedelta(days))
    assert figures(desk.officer) == {"fallow_ends": 1}


def test_each_sees_their_own_areas_and_what_they_may_open(client: FlaskClient, desk: Desk) -> None:
    others = [
        make_plot("2", division_code="511703002001"),
        make_plot("3", division_code="511703001002"),
    ]
    desk.visit()
    visits(TODAY - timedelta(1), *others)
    town = inspector(client, "town", ("township", AREA))
    assert figures(town) == {"overdue": 1, "no_grid": 1}
    assert not {"review", "cases"} & {one["duty"] for one in week(town)["figures"]}
    assert week(town)["plots"] == 2
    far = inspector(client, "far", ("township", "511703009"))
    assert (figures(far), week(far)["plots"]) == ({}, 0)
    county = inspector(client, "county", ("committee", "511703"))
    assert figures(county) == {"overdue": 2, "no_grid": 2}


def test_a_complaint_of_a_township_is_not_counted_for_it(client: FlaskClient, desk: Desk) -> None:
    complaint = make_problem(desk.chief.person_id, desk.plot_id, kind="forced_clearing")
    found(desk.chief, complaint)
    with writing() as session:
        mine = update(Problem).where(Problem.id == PROBLEM)
        session.execute(mine.values(due_at=now() - timedelta(days=1)))
    town = inspector(client, "town", ("township", AREA))
    assert figures(town) == {}
    board = inspector(client, "board", ("committee", "511703"))
    assert figures(board) == {"problems_late": 1}
