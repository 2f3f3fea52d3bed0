"""An officer adds a person, revokes a lost phone's key, and puts somebody out."""

from __future__ import annotations

from playwright.sync_api import Playwright, expect

from tests.journeys.desk import Desk
from tests.journeys.served import JourneyServer
from tests.journeys.world import World, with_keys


def _add(desk: Desk, login: str, name: str) -> str:
    """Adds an officer of the usual area; the password that is shown."""
    desk.go("desk.nav.people")
    desk.page.get_by_role("link", name=desk.say("desk.people.add")).click()
    desk.page.get_by_label(desk.say("desk.people.name"), exact=True).fill(name)
    desk.page.get_by_label(desk.say("desk.people.login"), exact=True).fill(login)
    desk.page.get_by_label(desk.say("desk.people.role"), exact=True).select_option("officer")
    desk.button("desk.people.do_add").click()
    desk.sees("desk.people.password_once")
    return desk.page.locator(".once-password code").inner_text()


def _sign_in(desk: Desk, login: str, password: str) -> None:
    desk.page.get_by_label(desk.say("signin.login")).fill(login)
    desk.page.get_by_label(desk.say("signin.password")).fill(password)
    desk.button("signin.do").click()


def _confirm(desk: Desk, key: str) -> None:
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("button", name=desk.say(key), exact=True).click()
    expect(dialog).to_have_count(0)


def test_a_person_from_the_first_password_to_the_last_day(
    world: World, server: JourneyServer, desk: Desk, playwright: Playwright
) -> None:
    desk.sign_in(world)
    password = _add(desk, "clerk", "周录青")
    row = desk.page.get_by_role("row").filter(has_text="周录青")
    expect(row).to_be_visible()
    desk.page.reload()
    expect(desk.page.get_by_role("heading", name="周录青")).to_be_visible()
    expect(desk.page.locator(".once-password")).to_have_count(0)
    browser = desk.context.browser
    assert browser is not None
    other = browser.new_context(locale="zh-CN").new_page()
    clerk = Desk(playwright, server.url)
    clerk.page = other
    other.goto(server.url + "/desk")
    _sign_in(clerk, "clerk", password)
    clerk.go("desk.nav.plots")

    desk.button("desk.people.password").click()
    _confirm(desk, "desk.people.password")
    second = desk.page.locator(".once-password code").inner_text()
    assert second != password
    # the open list asks for what is new, and so the page knows by itself
    again = other.get_by_role("dialog")
    again.get_by_label(clerk.say("signin.password")).fill(second)
    again.get_by_role("button", name=clerk.say("signin.do"), exact=True).click()
    expect(again).to_have_count(0)
    clerk.go("desk.nav.people")
    expect(other.get_by_role("table", name=clerk.say("desk.people.caption"))).to_be_visible()

    desk.button("desk.people.deactivate").click()
    _confirm(desk, "desk.people.deactivate")
    expect(row.get_by_text(desk.say("desk.people.inactive"))).to_be_visible()
    clerk.go("desk.nav.plots")
    expect(again).to_be_visible()
    again.get_by_label(clerk.say("signin.password")).fill(second)
    again.get_by_role("button", name=clerk.say("signin.do"), exact=True).click()
    expect(again.get_by_role("alert")).to_be_visible()

    desk.button("desk.people.reactivate").click()
    _confirm(desk, "desk.people.reactivate")
    again.get_by_label(clerk.say("signin.password")).fill(second)
    again.get_by_role("button", name=clerk.say("signin.do"), exact=True).click()
    expect(again).to_have_count(0)


def test_a_login_that_is_taken_keeps_what_was_typed(
    world: World, server: JourneyServer, desk: Desk
) -> None:
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/people/new")
    name = desk.page.get_by_label(desk.say("desk.people.name"), exact=True)
    name.fill("又一个田长")
    desk.page.get_by_label(desk.say("desk.people.login"), exact=True).fill(world.login)
    desk.button("desk.people.do_add").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("person_login_taken")
    expect(name).to_have_value("又一个田长")


def test_roles_are_given_and_taken(world: World, server: JourneyServer, desk: Desk) -> None:
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/people/{world.chief_id}")
    desk.page.get_by_text(desk.say("desk.people.give"), exact=True).click()
    area = desk.page.get_by_label(desk.say("desk.people.area"))
    area.fill("511771")
    desk.button("desk.people.do_give").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("person_area_outside")
    area.fill("511703001002")
    desk.button("desk.people.do_give").click()
    given = f"{desk.say('role.inspector')} · {desk.say('me.area', prefix='511703001002')}"
    take = desk.button("desk.people.take_which", role=given)
    take.click()
    _confirm(desk, "desk.people.take")
    expect(take).to_have_count(0)
    expect(desk.page.locator(".person-roles li")).to_have_count(1)


def test_a_lost_phones_key_is_revoked_with_a_reason(
    world: World, server: JourneyServer, desk: Desk
) -> None:
    older, newer = with_keys(world)
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/people/{world.chief_id}")
    desk.button("desk.people.revoke_which", key_id=older[:8]).click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text(desk.say("desk.people.revoke_means"))
    dialog.get_by_role("button", name=desk.say("desk.people.revoke"), exact=True).click()
    desk.sees("desk.people.reason_needed")
    desk.page.get_by_label(desk.say("desk.people.reason")).fill("手机掉进水库")
    _confirm(desk, "desk.people.revoke")
    row = desk.page.get_by_role("row").filter(has_text=older[:8])
    expect(row).to_contain_text("手机掉进水库")
    expect(desk.button("desk.people.revoke_which", key_id=newer[:8])).to_be_visible()
    expect(desk.button("desk.people.revoke_which", key_id=older[:8])).to_have_count(0)


def test_nobody_finds_a_button_on_their_own_account(
    world: World, server: JourneyServer, desk: Desk
) -> None:
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/people/{world.officer_id}")
    desk.sees("desk.people.own")
    for key in ("password", "deactivate", "take"):
        expect(desk.button(f"desk.people.{key}")).to_have_count(0)
