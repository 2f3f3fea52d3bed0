"""The week on the desk, for axe and for pictures: nothing yet, nothing to do, much to do, no answer."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import Route

from server.models.base import db, now, writing
from server.models.inspection import PlotYear
from server.models.problem import Problem
from server.rules.day import china_day
from tests.api.problems import found, make_problem
from tests.api.records import Inspector
from tests.journeys.desk import Desk
from tests.journeys.world import World, with_grids
from tests.makers import text

AT_RISK = 2
LOOSE = 3
"""Plots of `with_grids` that lie in none."""


def with_duties(world: World) -> str:
    """Two plots at risk, three without a grid, and a problem that its township let lie; its id."""
    with_grids(world)
    problem_id = str(uuid.uuid4())
    app = world.app()
    with app.app_context():
        moment = now()
        with writing() as session:
            for at, plot_id in enumerate(world.plot_ids[2 : 2 + AT_RISK]):
                session.merge(
                    PlotYear(
                        plot_id=plot_id,
                        year=china_day(moment).year,
                        cultivated="unknown",
                        grain="unknown",
                        level="none",
                        edition="2023.1",
                        computed_at=moment,
                        body={"grain": {"clause": "grain_none_seen"}},
                        watch="at_risk",
                        watch_clause="watch_no_grain",
                        abandonment="none",
                        last_chance_on=china_day(moment) + timedelta(20 + at),
                    )
                )
        chief = Inspector(app.test_client(), world.chief_id)
        ago = moment - timedelta(days=9)
        body = make_problem(chief.person_id, found_at=text(ago), corners=None)
        found(chief, body, problem_id)
        with writing() as session:
            problem = session.get_one(Problem, problem_id)
            problem.reported_at, problem.due_at = ago, moment - timedelta(days=4)
        db.session.remove()
        db.engine.dispose()
    return problem_id


def empty_week_tour(desk: Desk) -> Iterator[str]:
    """After the sign-in of who has no plots."""
    desk.sees("week.no_plots")
    yield "week-empty"


def week_tour(desk: Desk) -> Iterator[str]:
    """Of a world with duties, from any page."""
    desk.go("desk.nav.week")
    desk.page.get_by_role("table", name=desk.say("week.caption")).wait_for()
    yield "week-full"

    def nothing(route: Route) -> None:
        answer = route.fetch()
        told = answer.json()
        for figure in told["figures"]:
            figure.update(count=0, nearest_on=None)
        route.fulfill(response=answer, json=told)

    desk.page.route("**/api/v1/week", nothing)
    desk.button("week.again").click()
    desk.sees("week.none")
    yield "week-none"
    desk.page.unroute("**/api/v1/week")
    desk.page.route("**/api/v1/week", lambda route: route.abort())
    desk.button("week.again").click()
    desk.page.get_by_role("alert").wait_for()
    yield "week-error"
    desk.page.unroute("**/api/v1/week")
