"""The clerk's week: what there is to do is seen at once, each figure opens its list, and they go down."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from server.models.base import db
from server.models.plot import Plot
from server.models.problem import Problem
from tests.journeys.desk import Desk
from tests.journeys.week_tour import AT_RISK, LOOSE, with_duties
from tests.journeys.words import like
from tests.journeys.world import World

MOST_ACTIONS = 14
"""Clicks and fields that were filled, after signing in."""


class Clerk:
    """Counts what the hand does."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.actions = desk, 0

    def click(self, what: Locator) -> None:
        self.actions += 1
        what.click()

    def fill(self, what: Locator, words: str) -> None:
        self.actions += 1
        what.fill(words)

    def figure(self, duty: str) -> Locator:
        """The number of a row of the week, which opens its list."""
        row = self.desk.page.get_by_role("row").filter(has_text=self.desk.say(f"week.{duty}"))
        return row.get_by_role("link").first

    def week(self) -> None:
        self.click(self.desk.page.get_by_role("link", name=self.desk.say("desk.nav.week")))
        self.desk.page.get_by_role("table", name=self.desk.say("week.caption")).wait_for()


def test_the_figures_open_and_go_down(desk: Desk, world: World) -> None:
    problem_id = with_duties(world)
    desk.sign_in(world)
    page, clerk = desk.page, Clerk(desk)
    expect(page.get_by_role("heading", level=1)).to_have_text(desk.say("desk.nav.week"))
    expect(clerk.figure("at_risk")).to_have_text(desk.say("week.plots", count=AT_RISK))
    expect(clerk.figure("no_grid")).to_have_text(desk.say("week.plots", count=LOOSE))
    expect(clerk.figure("problems_late")).to_have_text(desk.say("week.cases", count=1))

    clerk.click(clerk.figure("at_risk"))
    rows = page.get_by_role("table", name=desk.say("desk.plots.caption")).get_by_role("row")
    expect(rows).to_have_count(1 + AT_RISK)
    clerk.click(desk.button("exports.open").first)
    dialog = page.get_by_role("dialog", name=desk.say("exports.title"))
    expect(dialog).to_contain_text(desk.say("exports.will", count=AT_RISK))
    with page.expect_download() as download:
        clerk.click(dialog.get_by_role("button", name=desk.say("exports.do"), exact=True))
    sheet = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).active
    assert sheet.max_row == 1 + AT_RISK
    expect(dialog).to_have_count(0)

    clerk.week()
    clerk.click(page.get_by_role("link", name=desk.say("week.no_grid_act")))
    clerk.click(desk.button("grids.take_all", count=LOOSE))
    desk.sees("grids.loose_none")

    clerk.week()
    expect(page.get_by_text(desk.say("week.no_grid"))).to_have_count(1)
    clerk.click(clerk.figure("problems_late"))
    problems = page.get_by_role("table", name=desk.say("problems.caption")).get_by_role("row")
    expect(problems).to_have_count(2)
    clerk.click(problems.nth(1).get_by_role("link").first)
    clerk.click(page.get_by_role("button", name="交办整改", exact=True))
    clerk.fill(page.get_by_role("textbox").last, "请村委督促十日内回填")
    clerk.click(desk.button("problems.confirm"))
    expect(page.get_by_text(like("problems.done", step="交办整改"))).to_be_visible()

    clerk.week()
    expect(page.get_by_role("row").filter(has_text=desk.say("week.at_risk"))).to_have_count(1)
    done = page.locator(".week-screen .nothing")
    for duty in ("no_grid", "problems_late"):
        expect(done).to_contain_text(desk.say(f"week.{duty}"))
    assert clerk.actions <= MOST_ACTIONS, clerk.actions
    _is_kept(world, problem_id)


def _is_kept(world: World, problem_id: str) -> None:
    app = world.app()
    with app.app_context():
        assert db.session.query(Plot).filter(Plot.grid_id.is_(None)).count() == 0
        assert db.session.get_one(Problem, problem_id).state == "dispatched"
        db.session.remove()
        db.engine.dispose()


def test_who_has_no_plots_is_told_why_there_is_nothing(desk: Desk, world: World) -> None:
    desk.sign_in(world, world.newcomer_officer_login)
    desk.sees("week.no_plots")
    expect(desk.button("week.print")).to_have_count(0)


def test_whose_work_is_to_walk_begins_with_the_plots(desk: Desk, world: World) -> None:
    desk.sign_in(world, world.login)
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(desk.say("desk.nav.plots"))


def test_every_place_is_seen_on_a_small_office_screen(desk: Desk, world: World) -> None:
    """1366 by 768: whichever group is open, nothing scrolls and signing out is whole."""
    desk.sign_in(world, world.head_login)
    for language in ("zh", "en"):
        desk.speak(language)
        for key in ("desk.nav.review", "desk.nav.plots", "desk.nav.people", "desk.nav.settings"):
            desk.go(key)
            heights = desk.page.evaluate(
                """() => ['.desk-nav', '.desk-nav nav'].map((name) => document.querySelector(name))
                  .map((one) => one.scrollHeight - one.clientHeight)"""
            )
            assert heights == [0, 0], (language, key)
            expect(desk.button("me.sign_out")).to_be_in_viewport(ratio=1)
