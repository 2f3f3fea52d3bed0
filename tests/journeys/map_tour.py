"""The plots map and the plot's own page, for axe and for pictures."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.phone import PATIENCE_MS
from tests.journeys.world import World

TILES = "**/api/v1/plots/tiles/**"


def map_drawn(desk: Desk) -> None:
    """Waits until nothing of the map is on its way."""
    expect(desk.page.locator(".plots-map[aria-busy=false]")).to_be_visible(timeout=2 * PATIENCE_MS)


def map_tour(desk: Desk) -> Iterator[str]:
    """From the full list of plots, and back to it."""
    map_drawn(desk)
    yield "plots-full"
    desk.button("desk.map.paint_watch").click()
    map_drawn(desk)
    yield "plots-watch-colours"
    desk.button("desk.map.paint_grain").click()
    map_drawn(desk)
    desk.page.get_by_label(desk.say("desk.filter.overdue")).check()
    map_drawn(desk)
    yield "plots-filtered"
    for _ in range(3):
        desk.button("desk.map.zoom_out").click()
        map_drawn(desk)
    box = desk.page.locator(".plots-map canvas").bounding_box()
    assert box is not None
    desk.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    yield "plots-groups"
    desk.page.route(TILES, lambda route: route.abort())
    desk.page.get_by_label(desk.say("desk.filter.overdue")).uncheck()
    expect(desk.page.locator(".plots-map").get_by_role("alert")).to_be_visible()
    yield "plots-map-error"
    desk.page.unroute(TILES)
    desk.button("desk.map.hide").click()
    expect(desk.page.locator(".plots-map")).to_have_count(0)
    yield "plots-without-map"
    desk.button("desk.map.show").click()
    map_drawn(desk)


def plot_tour(desk: Desk, world: World) -> Iterator[str]:
    """A plot beside the list, then over the whole window."""
    desk.page.goto(f"{desk.url}/desk/plots/{world.plot_id}")
    desk.page.get_by_role("heading", name=desk.say("desk.years")).wait_for()
    map_drawn(desk)
    yield "plot-full"
    desk.page.get_by_role("link", name=desk.say("desk.plot.wide")).click()
    desk.page.get_by_role("link", name=desk.say("desk.plot.narrow")).wait_for()
    desk.page.get_by_role("heading", name=desk.say("desk.years")).wait_for()
    yield "plot-whole"
    desk.page.get_by_role("link", name=desk.say("desk.plot.narrow")).click()
    map_drawn(desk)
