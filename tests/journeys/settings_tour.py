"""The rules on the desk: those in force, a draft with slips, what it would alter, and after it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from server.rules.crop import CROPS
from server.words import limit_catalogue
from tests.journeys.desk import Desk
from tests.journeys.world import World


def limit(desk: Desk, name: str) -> Locator:
    """The field of a limit."""
    sentence = limit_catalogue(desk.language)["limit"][name]
    return desk.page.get_by_label(sentence, exact=True)


def settings_tour(desk: Desk, world: World) -> Iterator[str]:
    """Begins and ends with the usual officer signed in, and no rule changed."""
    desk.button("me.sign_out").click()
    desk.sign_in(world, world.head_login)
    desk.go("desk.nav.settings")
    desk.page.get_by_role(
        "heading", name=desk.say("desk.settings.rules_of", id="2023.1")
    ).wait_for()
    yield "settings-full"
    desk.page.get_by_role("link", name="2023.1", exact=True).click()
    yield "settings-edition"
    desk.page.get_by_text(desk.say("desk.crops.title", count=len(CROPS))).click()
    desk.page.get_by_role("table", name=desk.say("desk.crops.caption")).wait_for()
    yield "settings-crops"
    desk.button("desk.settings.do_change").click()
    desk.sees("desk.settings.changes_none")
    yield "settings-draft"
    limit(desk, "edge_min_m").fill("-4")
    desk.sees("desk.settings.wrong_too_small", low=0)
    yield "settings-draft-wrong"
    limit(desk, "edge_min_m").fill("10")
    limit(desk, "first_year_cutoff").fill("02-30")
    desk.button("desk.settings.look").click()
    desk.sees("desk.settings.wrong_no_day")
    yield "settings-draft-refused"
    limit(desk, "first_year_cutoff").fill("06-30")
    limit(desk, "edge_cap_m").fill("15")
    limit(desk, "grain_share_percent").fill("100")
    desk.button("desk.settings.look").click()
    expect(desk.page.locator("#preview-title")).to_be_visible()
    for part in desk.page.locator("summary").all():
        part.click()
    yield "settings-preview"
    desk.page.get_by_label(desk.say("desk.settings.reason_needed")).fill("2026")
    desk.button("desk.settings.adopt").click()
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    yield "settings-sure"
    desk.button("desk.settings.sure_no").click()
    desk.button("desk.settings.give_up").click()
    desk.button("me.sign_out").click()
    desk.sign_in(world, world.newcomer_officer_login)
    desk.go("desk.nav.settings")
    desk.sees("desk.settings.may_not")
    yield "settings-not-mine"
    desk.button("me.sign_out").click()
    desk.sign_in(world)
