"""The grain year on the desk, for axe and for pictures: counts, the plots behind one, a plot's history."""

from __future__ import annotations

from collections.abc import Iterator

from server.jobs.turning import turn_day
from tests.journeys.desk import Desk
from tests.journeys.world import World


def watch_tour(desk: Desk, world: World) -> Iterator[str]:
    with world.app().app_context():
        turn_day()
    desk.go("desk.nav.watch")
    desk.page.get_by_role("table", name=desk.say("desk.watch.caption")).wait_for()
    yield "watch-full"
    cells = desk.page.locator(".standings .whole td a")
    cells.nth(1).click()
    desk.page.get_by_role("table", name=desk.say("desk.plots.caption")).wait_for()
    yield "watch-plots"
    desk.page.goto(f"{desk.url}/desk/plots/{world.plot_id}")
    desk.page.get_by_role("heading", name=desk.say("desk.watch.title")).wait_for()
    desk.page.get_by_text(desk.say("desk.watch.history"), exact=True).click()
    yield "plot-watch"
    desk.page.route("**/api/v1/watch?*", lambda route: route.abort())
    desk.go("desk.nav.watch")
    desk.page.get_by_role("alert").wait_for()
    yield "watch-error"
    desk.page.unroute("**/api/v1/watch?*")
