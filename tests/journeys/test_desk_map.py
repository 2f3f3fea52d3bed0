"""The plots on a map beside the list: each selects in the other, one filter holds for both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.journeys.desk import Desk
from tests.journeys.phone import PATIENCE_MS
from tests.journeys.world import World, with_visits

TILES = "**/api/v1/plots/tiles/**"
NEIGHBOUR_PX = 261
"""From a plot of the small world to the next one in the east, 133 m, at the zoom a plot is shown at."""


@pytest.fixture
def on_map(world: World, desk: Desk) -> Desk:
    with_visits(world)
    desk.sign_in(world)
    desk.go("desk.nav.plots")
    drawn(desk.page)
    return desk


def drawn(page: Page) -> Locator:
    """The map, once nothing is on its way."""
    expect(page.locator(".plots-map[aria-busy=false]")).to_be_visible(timeout=2 * PATIENCE_MS)
    return page.locator(".plots-map canvas")


def at(page: Page, right_px: int = 0) -> tuple[float, float]:
    """A place on the screen, from the middle of the map."""
    box = drawn(page).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2 + right_px, box["y"] + box["height"] / 2


def told(page: Page) -> Locator:
    """What the map says of what lies under the pointer."""
    return page.locator(".plots-map .told")


def selected(page: Page) -> Locator:
    return page.locator("tr.here th")


def address(desk: Desk, path: str) -> re.Pattern[str]:
    return re.compile(re.escape(f"{desk.url}/desk/{path}") + "$")


def test_a_click_on_the_map_selects_the_row_and_a_row_moves_the_map(
    world: World, on_map: Desk
) -> None:
    page = on_map.page
    page.goto(f"{on_map.url}/desk/plots/{world.plot_id}?q=乙湾")
    expect(selected(page)).to_have_text(world.number)
    page.mouse.click(*at(page, NEIGHBOUR_PX))
    expect(selected(page)).to_have_text("0048")
    expect(page).to_have_url(address(on_map, f"plots/{world.plot_ids[1]}?q=%E4%B9%99%E6%B9%BE"))
    expect(page.get_by_role("heading", name="0048")).to_be_visible()
    # far to the north-east: out of sight until its row is chosen
    page.get_by_role("link", name="0058", exact=True).click()
    expect(selected(page)).to_have_text("0058")
    expect(page.get_by_role("heading", name="0058")).to_be_visible()
    page.mouse.move(*at(page, 3))
    page.mouse.move(*at(page))
    expect(told(page)).to_contain_text("0058")


def test_keys_open_the_plot_in_the_middle(world: World, on_map: Desk) -> None:
    page = on_map.page
    page.goto(f"{on_map.url}/desk/plots/{world.plot_id}")
    canvas = drawn(page)
    page.get_by_role("link", name=on_map.say("desk.plots.close")).click()
    expect(page).to_have_url(address(on_map, "plots"))
    canvas.focus()
    expect(canvas).to_have_accessible_description(on_map.say("desk.map.how"))
    drawn(page)
    page.keyboard.press("Enter")
    expect(selected(page)).to_have_text(re.compile(r"00\d\d"))
    page.get_by_label(on_map.say("desk.plots.search")).focus()
    expect(canvas).not_to_be_focused()


def test_filters_hold_for_list_and_map_and_outlive_a_reload(world: World, on_map: Desk) -> None:
    page = on_map.page
    rows = page.locator("table.plots tbody tr")
    expect(rows).to_have_count(12)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if "/tiles/" in request.url else None)
    page.get_by_label(on_map.say("desk.filter.overdue")).check()
    drawn(page)
    page.get_by_label(on_map.say("desk.filter.findings")).check()
    expect(rows).to_have_count(2)
    drawn(page)
    assert "overdue=true&findings=true" in asked[-1].url
    cultivated = page.get_by_label(on_map.say("desk.filter.cultivated"))
    cultivated.select_option("no")
    on_map.sees("desk.plots.none_found")
    expect(page.locator(".plots-map")).to_be_visible()
    cultivated.select_option("")
    page.get_by_label(on_map.say("desk.filter.area")).select_option("511703001001")
    expect(rows).to_have_count(2)
    page.reload()
    expect(rows).to_have_count(2)
    expect(page).to_have_url(re.compile("area=511703001001&overdue=1&findings=1$"))
    expect(page.get_by_label(on_map.say("desk.filter.overdue"))).to_be_checked()
    drawn(page)
    assert "area=511703001001" in asked[-1].url
    page.get_by_role("link", name=on_map.say("desk.filter.none")).click()
    expect(rows).to_have_count(12)


def test_a_group_opens_into_its_plots(on_map: Desk) -> None:
    page = on_map.page
    for _ in range(4):
        on_map.button("desk.map.zoom_out").click()
        drawn(page)
    middle = at(page)
    page.mouse.move(middle[0] + 2, middle[1])
    page.mouse.move(*middle)
    told_of = on_map.say("desk.map.group_told", count=12, parts="")
    expect(told(page)).to_contain_text(told_of)
    page.mouse.click(*middle)
    drawn(page)
    page.mouse.click(*at(page))
    drawn(page)
    page.mouse.move(*at(page, 5))
    # a plot, or the ground between two
    expect(told(page).filter(has_text=told_of)).to_have_count(0)


def test_tiles_that_do_not_come_are_said_and_asked_for_again(on_map: Desk) -> None:
    page = on_map.page
    page.route(TILES, lambda route: route.abort())
    page.get_by_label(on_map.say("desk.filter.overdue")).check()
    on_map.sees("desk.plots.listed_all", count=12)
    alert = page.locator(".plots-map").get_by_role("alert")
    expect(alert).to_contain_text(on_map.say("desk.unreachable"))
    page.unroute(TILES)
    alert.get_by_role("button", name=on_map.say("desk.again")).click()
    expect(alert).to_have_count(0)
    drawn(page)


def test_the_map_can_be_put_away_for_good(on_map: Desk) -> None:
    page = on_map.page
    on_map.button("desk.map.hide").click()
    expect(page.locator(".plots-map")).to_have_count(0)
    asked: list[str] = []

    def count(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route(TILES, count)
    page.reload()
    expect(page.locator("table.plots tbody tr")).to_have_count(12)
    expect(page.locator(".plots-map")).to_have_count(0)
    assert asked == []
    on_map.button("desk.map.show").click()
    drawn(page)
    assert asked != []


def test_a_plot_takes_the_whole_window_and_gives_it_back(world: World, on_map: Desk) -> None:
    page = on_map.page
    page.goto(f"{on_map.url}/desk/plots/{world.plot_id}?overdue=1")
    page.get_by_role("link", name=on_map.say("desk.plot.wide")).click()
    expect(page).to_have_url(address(on_map, f"plots/{world.plot_id}/whole?overdue=1"))
    for heading in ("desk.years", "desk.plot.boundaries"):
        expect(page.get_by_role("heading", name=on_map.say(heading))).to_be_visible()
    marks = page.locator(".plot-sketch .mark.looked")
    newest = marks.count()
    visits = page.get_by_label(on_map.say("desk.sketch.visit")).get_by_role("option")
    expect(visits).to_have_count(2)
    page.get_by_label(on_map.say("desk.sketch.visit")).select_option(index=1)
    expect(marks).to_have_count(newest)
    page.get_by_role("link", name=on_map.say("desk.plot.narrow")).click()
    expect(page).to_have_url(address(on_map, f"plots/{world.plot_id}?overdue=1"))
    expect(selected(page)).to_have_text(world.number)


def test_without_webgl_the_list_remains(world: World, desk: Desk) -> None:
    desk.page.add_init_script(
        "HTMLCanvasElement.prototype.getContext = ((get) => function (kind, ...rest) {"
        " return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest); })"
        "(HTMLCanvasElement.prototype.getContext)"
    )
    desk.page.reload()
    desk.sign_in(world)
    desk.go("desk.nav.plots")
    desk.sees("desk.map.broken")
    expect(desk.page.locator("table.plots tbody tr")).to_have_count(12)
