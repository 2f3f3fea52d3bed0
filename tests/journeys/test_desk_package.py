"""An officer takes the evidence package of a plot from its page; a stranger checks it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Route, expect

from tests.api.packages import check, unpacked
from tests.journeys.desk import Desk
from tests.journeys.served import JourneyServer
from tests.journeys.world import World


def test_package_from_the_page_to_the_stranger(
    world: World, server: JourneyServer, desk: Desk, tmp_path: Path
) -> None:
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/plots/{world.plot_id}")
    with desk.page.expect_download() as download:
        desk.button("desk.package.make").click()
    name = download.value.suggested_filename
    desk.sees("desk.package.ready", file=name)
    download.value.save_as(tmp_path / name)
    package = unpacked((tmp_path / name).read_bytes(), tmp_path / "package")
    ran = check(package, tmp_path / "tools")
    assert ran.returncode == 0, ran.stdout


def test_a_package_that_fails_is_said_and_asked_for_again(
    world: World, server: JourneyServer, desk: Desk
) -> None:
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/plots/{world.plot_id}")
    held: list[Route] = []
    desk.page.route("**/package?*", lambda route: held.append(route))
    desk.button("desk.package.make").click()
    desk.sees("desk.package.wait")
    expect(desk.button("desk.package.making")).to_have_attribute("aria-disabled", "true")
    held[0].abort()
    expect(desk.page.get_by_role("alert")).to_be_visible()
    desk.page.unroute("**/package?*")
    with desk.page.expect_download():
        desk.button("desk.again").click()
    expect(desk.page.get_by_role("alert")).to_have_count(0)
