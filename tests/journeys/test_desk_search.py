"""The one box of the desk, by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.journeys.desk import Desk
from tests.journeys.served import JourneyServer
from tests.journeys.world import World, record_of, with_visits


@pytest.fixture
def box(world: World, server: JourneyServer, desk: Desk) -> Locator:
    """The box, reached from the page by its key."""
    with_visits(world)
    desk.sign_in(world)
    desk.page.get_by_role("heading", level=1).wait_for()
    desk.page.keyboard.press("/")
    found = desk.page.get_by_role("combobox", name=desk.say("desk.search"))
    expect(found).to_be_focused()
    expect(found).to_have_value("")
    return found


def test_arrows_choose_and_enter_opens(world: World, desk: Desk, box: Locator) -> None:
    box.press_sequentially("王")
    options = desk.page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_be_visible()
    groups = desk.page.get_by_role("listbox").get_by_role("group")
    expect(groups).to_have_count(2)
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(options.last).to_contain_text("王田长")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    box.press("Enter")
    expect(desk.page).to_have_url(f"{desk.url}/desk/people/{world.chief_id}")
    expect(desk.page.get_by_role("heading", name="王田长")).to_be_visible()
    expect(box).to_have_value("")


def test_enter_before_the_answer_opens_the_first(world: World, desk: Desk, box: Locator) -> None:
    box.press_sequentially(world.number)
    box.press("Enter")
    expect(desk.page).to_have_url(f"{desk.url}/desk/plots/{world.plot_id}")


def test_a_record_by_the_beginning_of_its_id(world: World, desk: Desk, box: Locator) -> None:
    record = record_of(world)
    box.press_sequentially(record[:10])
    expect(desk.page.get_by_role("listbox").get_by_role("option")).to_have_count(1)
    box.press("Enter")
    expect(desk.page).to_have_url(re.compile(f"{world.plot_id}#inspection-{record}|/{record}"))


def test_more_leads_to_the_whole_list(desk: Desk, box: Locator) -> None:
    box.press_sequentially("乙湾")
    desk.page.get_by_role("listbox").get_by_role(
        "option", name=desk.say("desk.search.all_plots")
    ).click()
    expect(desk.page.get_by_label(desk.say("desk.plots.search"))).to_have_value("乙湾")


def test_nothing_found_and_nothing_answered_are_said(desk: Desk, box: Locator) -> None:
    box.press_sequentially("no such thing")
    desk.sees("desk.search.none_text")
    cut: list[Route] = []

    def cut_off(route: Route) -> None:
        cut.append(route)
        route.abort()

    desk.page.route("**/api/v1/search?*", cut_off)
    box.fill("王家坡")
    expect(desk.page.get_by_role("alert")).to_contain_text(desk.say("desk.unreachable"))
    assert len(cut) == 1
    desk.page.unroute("**/api/v1/search?*")
    desk.button("desk.again").click()
    expect(desk.page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(desk.page.get_by_role("listbox")).to_have_count(0)


def test_a_word_typed_fast_is_asked_once(desk: Desk, box: Locator) -> None:
    asked: list[str] = []
    desk.page.on(
        "request", lambda request: asked.append(request.url) if "/search?" in request.url else None
    )
    box.press_sequentially("wangjiapo")
    desk.sees("desk.search.none_text")
    assert len(asked) == 1


def test_the_key_writes_a_stroke_where_one_types(desk: Desk, box: Locator) -> None:
    desk.go("desk.nav.plots")
    plots = desk.page.get_by_label(desk.say("desk.plots.search"))
    plots.fill("")
    plots.press_sequentially("47/2")
    expect(plots).to_have_value("47/2")
