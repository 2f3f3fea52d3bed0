"""What phones send, and what other officers decide, appears on an open desk without a reload."""

from __future__ import annotations

from playwright.sync_api import Page, Playwright, expect

from server.models.base import db
from server.models.decision import Decision
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.queue import with_queue
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.words import like
from tests.journeys.world import World, with_visits
from tests.makers import make_person

LOADED_ONCE = "window.loadedOnce === true"


def remember(page: Page) -> None:
    """A reload would forget it."""
    page.evaluate("window.loadedOnce = true")


def send_from(phone: Phone, world: World) -> None:
    phone.ready(world)
    phone.visit(world.plot_id, crop_of_the_season())


def rows(desk: Desk) -> int:
    table = desk.page.get_by_role("table", name=desk.say("review.caption"))
    return table.get_by_role("row").count() - 1


def test_what_a_phone_sends_comes_into_the_queue_and_onto_the_plot(
    world: World, server: JourneyServer, desk: Desk, phone: Phone, playwright: Playwright
) -> None:
    desk.sign_in(world)
    desk.go("desk.nav.review")
    desk.sees("review.none_open")
    remember(desk.page)
    with Desk(playwright, server.url) as other:
        other.sign_in(world)
        other.page.goto(f"{other.url}/desk/plots/{world.plot_id}")
        other.page.get_by_role("heading", name=other.say("desk.years")).wait_for()
        remember(other.page)

        send_from(phone, world)

        table = desk.page.get_by_role("table", name=desk.say("review.caption"))
        expect(table.get_by_role("row")).to_have_count(2)
        expect(table).to_contain_text(world.number)
        expect(other.page.locator("[id^='inspection-']")).to_have_count(1)
        for page in (desk.page, other.page):
            assert page.evaluate(LOADED_ONCE)


def test_the_list_of_plots_follows(
    world: World, server: JourneyServer, desk: Desk, phone: Phone
) -> None:
    desk.sign_in(world)
    desk.go("desk.nav.plots")
    table = desk.page.get_by_role("table", name=desk.say("desk.plots.caption"))
    row = table.get_by_role("row").filter(has_text=world.number)
    expect(row).not_to_contain_text(desk.say("desk.plots.findings"))
    remember(desk.page)
    send_from(phone, world)
    # the phone did not know where it stood
    expect(row).to_contain_text(desk.say("desk.plots.findings"))
    assert desk.page.evaluate(LOADED_ONCE)


def test_no_row_moves_under_the_hand(
    world: World, server: JourneyServer, desk: Desk, phone: Phone
) -> None:
    doubtful, *_ = with_queue(world)
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/review/{doubtful}")
    desk.page.get_by_role("button", name=desk.say("review.do_return")).click()
    form = desk.page.get_by_role("form", name=desk.say("review.do_return"))
    note = form.get_by_role("textbox")
    note.fill("看不清，")
    before = rows(desk)
    remember(desk.page)

    send_from(phone, world)

    more = desk.page.get_by_role("button", name=like("live.fresh_records", count=1))
    expect(more).to_be_visible()
    assert rows(desk) == before
    expect(note).to_be_focused()
    desk.page.keyboard.type("请补拍")
    expect(note).to_have_value("看不清，请补拍")
    more.click()
    table = desk.page.get_by_role("table", name=desk.say("review.caption"))
    expect(table.get_by_role("row")).to_have_count(before + 2)
    expect(more).to_have_count(0)
    expect(note).to_have_value("看不清，请补拍")
    assert desk.page.evaluate(LOADED_ONCE)


def test_what_another_officer_decides_is_seen_and_not_overwritten(
    world: World, server: JourneyServer, desk: Desk, playwright: Playwright
) -> None:
    doubtful, *_ = with_queue(world)
    with world.app().app_context():
        make_person("second", (("officer", "511703001"),), "周复核")
        db.session.remove()
        db.engine.dispose()
    with Desk(playwright, server.url) as other:
        for one, login in ((desk, None), (other, "second")):
            one.sign_in(world, login)
            one.page.goto(f"{server.url}/desk/review/{doubtful}")
            one.page.get_by_role("button", name=one.say("review.do_return")).wait_for()
        other.page.get_by_role("button", name=other.say("review.do_return")).click()
        for key in ("x", "7", "Enter"):
            desk.page.keyboard.press(key)
        told = other.page.get_by_role("alert")
        expect(told).to_contain_text("李管理")
        expect(other.page.locator(".record-panel")).to_contain_text(
            other.say("review.state_voided")
        )
        other.page.keyboard.press("3")
        with other.page.expect_response("**/decisions") as answer:
            other.page.keyboard.press("Enter")
        assert answer.value.status == 409, "it was begun before the other one was decided"
    app = world.app()
    with app.app_context():
        assert [row.kind for row in db.session.query(Decision)] == ["void"]
        db.session.remove()
        db.engine.dispose()


def test_what_the_page_asks_on_its_own_says_so(
    world: World, server: JourneyServer, desk: Desk
) -> None:
    """A desk that nobody sits at must run out, however much comes in."""
    with_visits(world)
    desk.sign_in(world)
    with desk.page.expect_request("**/api/v1/live*") as first:
        desk.go("desk.nav.review")
    assert first.value.headers["xuntian-quiet"] == "1"
