"""Somebody changes their own password at the desk; the other desk they had left open is put out."""

from __future__ import annotations

from playwright.sync_api import Playwright, expect

from tests.journeys.desk import Desk
from tests.journeys.served import JourneyServer
from tests.journeys.world import World

NEW = "golden-terrace-2027"


def _fill(desk: Desk, old: str, new: str, again: str) -> None:
    for name, value in (("old", old), ("new", new), ("again", again)):
        desk.page.locator(f"dialog input[name={name}]").fill(value)
    desk.button("desk.password.do").click()


def test_ones_own_password(
    world: World, server: JourneyServer, desk: Desk, playwright: Playwright
) -> None:
    with Desk(playwright, server.url) as left_open:
        left_open.sign_in(world)
        desk.sign_in(world)
        desk.button("desk.password.short").click()
        _fill(desk, world.password, NEW, NEW + "x")
        desk.sees("desk.password.differ")
        _fill(desk, "not the old one", NEW, NEW)
        dialog = desk.page.get_by_role("dialog")
        expect(dialog.get_by_text("原来的密码不对。")).to_be_visible()
        _fill(desk, world.password, "short", "short")
        expect(dialog.get_by_text("新密码至少要 10 个字符。")).to_be_visible()
        _fill(desk, world.password, NEW, NEW)
        desk.sees("desk.password.done_ended", count=1)
        desk.button("desk.password.close").click()
        expect(dialog).to_have_count(0)
        desk.go("desk.nav.plots")
        left_open.page.reload()
        left_open.sees("desk.signin.again")
        left_open.page.get_by_label(left_open.say("signin.password")).fill(NEW)
        left_open.button("signin.do").click()
        expect(left_open.page.get_by_role("dialog")).to_have_count(0)
