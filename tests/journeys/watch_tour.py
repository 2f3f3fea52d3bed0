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
    yield from _fallow(desk)
    desk.page.route("**/api/v1/watch?*", lambda route: route.abort())
    desk.go("desk.nav.watch")
    desk.page.get_by_role("alert").wait_for()
    yield "watch-error"
    desk.page.unroute("**/api/v1/watch?*")


def _fallow(desk: Desk) -> Iterator[str]:
    """An approval is entered with its paper; withdrawing it is asked for a reason."""
    page = desk.page
    desk.button("desk.fallow.enter").click()
    desk.button("desk.fallow.save").click()
    desk.sees("desk.fallow.all_needed")
    yield "plot-fallow-error"
    page.get_by_label(desk.say("desk.fallow.first"), exact=True).fill("2026-01-01")
    page.get_by_label(desk.say("desk.fallow.last"), exact=True).fill("2026-12-31")
    page.get_by_label(desk.say("desk.fallow.authority"), exact=True).fill("达州高新区农业农村局")
    page.get_by_label(desk.say("desk.fallow.number"), exact=True).fill("高新农休〔2026〕3号")
    paper = {"name": "approval.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    page.get_by_label(desk.say("desk.fallow.choose")).set_input_files(paper)
    desk.button("desk.fallow.save").click()
    page.get_by_text(desk.say("desk.fallow.in_force"), exact=True).wait_for()
    yield "plot-fallow"
    desk.button("desk.fallow.end_which", document="高新农休〔2026〕3号").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=desk.say("desk.fallow.end"), exact=True).click()
    desk.sees("desk.fallow.reason_needed")
    yield "plot-fallow-ending"
    dialog.get_by_label(desk.say("desk.fallow.reason"), exact=True).fill("文件撤销")
    dialog.get_by_role("button", name=desk.say("desk.fallow.end"), exact=True).click()
    page.get_by_text(desk.say("desk.fallow.withdrawn"), exact=True).wait_for()
