"""Today's list on the phone, and the coverage of rounds on the desk, as axe and `make shots` see them."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from server.jobs.rounds import make_rounds
from server.models.base import db
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.world import World


def phone_round_tour(phone: Phone) -> Iterator[str]:
    """Plots that nobody has seen are on the list but for the winter, when they tell nothing."""
    phone.page.goto(f"{phone.url}/today")
    phone.page.get_by_role("heading", level=1, name=phone.say("today.title")).wait_for()
    yield "today-full"
    phone.go("tab.plots")


def empty_round_tour(desk: Desk) -> Iterator[str]:
    desk.go("coverage.title")
    none = desk.page.get_by_text(desk.say("coverage.none_made"))
    expect(none.or_(desk.page.get_by_text(desk.say("coverage.none_here")))).to_be_visible()
    yield "coverage-empty"


def round_tour(desk: Desk, world: World) -> Iterator[str]:
    """After the grids have been made."""
    app = world.app()
    with app.app_context():
        make_rounds()
        db.session.remove()
        db.engine.dispose()
    desk.go("coverage.title")
    desk.page.get_by_role("table", name=desk.say("coverage.caption")).wait_for()
    yield "coverage-full"
    desk.page.get_by_role("list", name=desk.say("coverage.whole")).get_by_role("link").first.click()
    desk.page.get_by_role("heading", level=2, name=desk.say("coverage.asked")).wait_for()
    yield "coverage-plots"
    desk.page.route("**/api/v1/rounds/plots?*", lambda route: route.abort())
    desk.page.get_by_role("list", name=desk.say("coverage.whole")).get_by_role("link").last.click()
    desk.page.get_by_role("alert").wait_for()
    yield "coverage-error"
    desk.page.unroute("**/api/v1/rounds/plots?*")
    desk.button("me.sign_out").click()
    desk.sign_in(world, world.clerk_login)
    desk.go("coverage.title")
    desk.page.get_by_role("link", name=desk.say("coverage.to_pace"), exact=True).click()
    desk.sees("pace.may_not")
    yield "pace-read"
    desk.button("me.sign_out").click()
    desk.sign_in(world, world.head_login)
    desk.page.goto(f"{desk.url}/desk/pace")
    desk.button("pace.change").click()
    desk.page.get_by_label(desk.say("pace.at_risk_days"), exact=True).fill("7")
    desk.button("pace.save").click()
    desk.sees("pace.reason_needed")
    yield "pace-error"
    desk.page.get_by_label(desk.say("pace.reason")).fill("高新田长办〔2026〕9号")
    desk.button("pace.save").click()
    expect(desk.button("pace.change")).to_be_visible()
    yield "pace-full"
    desk.button("me.sign_out").click()
    desk.sign_in(world)
