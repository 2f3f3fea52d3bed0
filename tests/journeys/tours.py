"""Walks through every screen of the phone and of the desk, in each state that a person may meet.

A tour yields the name of what stands on the screen: the axe test looks for violations there, the shots
take a picture. Names are screen-state.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Route, expect

from tests.journeys.check_tours import check_tour, phone_check_tour
from tests.journeys.desk import Desk
from tests.journeys.export_tour import empty_export_tour, export_tour
from tests.journeys.files import large_file
from tests.journeys.grid_tour import empty_grid_tour, grid_tour
from tests.journeys.map_tour import map_tour, plot_tour
from tests.journeys.message_tour import (
    empty_message_tour,
    message_tour,
    phone_message_tour,
)
from tests.journeys.operator_tour import empty_operator_tour, operator_tour
from tests.journeys.paper_tour import empty_paper_tour, paper_tour
from tests.journeys.phone import FULL_DISK, Phone
from tests.journeys.problem_tours import (
    empty_phone_problem_tour,
    empty_problem_tour,
    phone_problem_tour,
    problem_tour,
)
from tests.journeys.review_tours import empty_review_tour, reshoot_tour, review_tour
from tests.journeys.reward_tour import reward_tour
from tests.journeys.round_tour import empty_round_tour, phone_round_tour, round_tour
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.settings_tour import settings_tour
from tests.journeys.tipoff_tour import tipoff_tour
from tests.journeys.walk_tour import (
    empty_track_tour,
    phone_track_tour,
    photo_first_tour,
    track_tour,
)
from tests.journeys.watch_tour import watch_tour
from tests.journeys.week_tour import empty_week_tour, week_tour
from tests.journeys.world import World, end_sessions, with_keys


def phone_tour(phone: Phone, world: World, server: JourneyServer) -> Iterator[str]:
    """`phone` is not open yet. The screens are in the phone's language."""
    language, phone.language = phone.language, "zh"
    phone.init_scripts.append(FULL_DISK)
    phone.open()
    phone.sign_in(world, world.newcomer_login)
    phone.go("tab.me")
    phone.speak(language)
    phone.go("tab.plots")
    phone.sees("plots.none")
    yield "plots-empty"
    yield from empty_phone_problem_tour(phone)
    yield from _signing_out_and_in(phone, world)
    yield from _with_plots(phone, world)
    yield from phone_problem_tour(phone, world)
    yield from phone_check_tour(phone, world)
    yield from _capturing(phone, world)
    yield from _offline(phone, world)
    yield from _sending(phone, world)
    yield from reshoot_tour(phone, world)
    yield from phone_message_tour(phone, world)
    yield from photo_first_tour(phone, world)
    yield from phone_track_tour(phone, world)
    yield from _capture_refused(phone, world)


def _signing_out_and_in(phone: Phone, world: World) -> Iterator[str]:
    phone.go("tab.me")
    phone.tap(phone.button("me.sign_out"))
    phone.sees("me.sign_out_text")
    yield "me-signing-out"
    phone.tap(phone.button("me.sign_out_anyway"))
    phone.sees("signin.once")
    yield "signin-empty"
    password = phone.page.get_by_label(phone.say("signin.password"), exact=True)
    phone.page.get_by_label(phone.say("signin.login")).fill(world.login)
    password.fill("not the password")
    phone.tap(phone.button("signin.do"))
    expect(phone.page.get_by_role("alert")).not_to_be_empty()
    yield "signin-error"
    phone.offline()
    phone.tap(phone.button("signin.do"))
    phone.sees("signin.unreachable")
    yield "signin-offline"
    phone.offline(False)
    phone.sign_in(world)
    phone.wait_for_pack()
    phone.wait_for_shell()


def _with_plots(phone: Phone, world: World) -> Iterator[str]:
    phone.page.get_by_label(phone.say("plots.search")).wait_for()
    yield "plots-nowhere"
    phone.stand(*world.here)
    expect(phone.status()).to_contain_text(phone.say("status.fix_good", accuracy_m=4))
    expect(phone.nearest()).to_contain_text(world.number)
    yield "plots-full"
    yield from phone_round_tour(phone)
    phone.go("tab.map")
    phone.wait_for_map()
    yield "map-full"
    phone.tap(phone.button("map.paint_watch"))
    phone.wait_for_map()
    yield "map-watch-colours"
    phone.tap(phone.button("map.paint_watch"))
    phone.go("tab.outbox")
    phone.sees("outbox.empty")
    yield "outbox-empty"
    phone.go("tab.me")
    phone.sees("pack.made_at")
    yield "me-full"
    phone.page.goto(f"{phone.url}/plots/{world.plot_ids[0]}")
    phone.sees("verdict.position_inside")
    yield "plot-full"
    phone.page.goto(f"{phone.url}/plots/{world.plot_ids[5]}")
    phone.page.get_by_role("heading", level=1).wait_for()
    yield "plot-empty"


def _capturing(phone: Phone, world: World) -> Iterator[str]:
    phone.offline()
    phone.open_capture(world.plot_id)
    phone.sees("live.inside")
    expect(phone.button("camera.shutter", role=phone.say("photo.overview"))).to_be_enabled()
    yield "capture-full"
    phone.shoot("overview")
    phone.disk_is_full()
    phone.press_shutter("closeup")
    phone.sees("failure.title")
    yield "capture-error"
    phone.disk_is_full(False)
    phone.tap(phone.button("failure.again"))
    phone.wait_for_rows("photos", 2)
    phone.shoot("opposite")
    phone.sees("form.what")
    yield "form-empty"
    phone.answer(crop_of_the_season())
    yield "form-full"
    phone.save()
    yield "saved-full"
    phone.tap(phone.button("saved.next"))


def _offline(phone: Phone, world: World) -> Iterator[str]:
    phone.stand(*world.here)
    expect(phone.status()).to_contain_text(phone.say("status.unsent", count=1))
    yield "plots-offline"
    phone.go("tab.map")
    phone.wait_for_map()
    yield "map-offline"
    phone.open_capture(world.plot_ids[1])
    phone.shoot("overview")
    phone.page.goto(f"{phone.url}/outbox")
    phone.sees_state("draft")
    yield "outbox-offline"
    phone.page.goto(f"{phone.url}/plots/{world.plot_ids[0]}")
    phone.page.get_by_role("heading", level=1).wait_for()
    yield "plot-offline"


def _sending(phone: Phone, world: World) -> Iterator[str]:
    phone.stand(*world.here)
    phone.page.goto(f"{phone.url}/outbox")
    end_sessions(world)
    phone.offline(False)
    phone.tap(phone.sees("shell.sign_in_due"))
    sheet = phone.page.get_by_role("dialog", name=phone.say("signin.again"))
    expect(sheet).to_be_visible()
    yield "signin-again"
    assert phone.context is not None
    phone.context.route("**/api/v1/inspections/*", _refuse)
    sheet.get_by_label(phone.say("signin.password"), exact=True).fill(world.password)
    phone.tap(sheet.get_by_role("button", name=phone.say("signin.do")))
    phone.sees_state("refused")
    yield "outbox-error"
    phone.context.unroute("**/api/v1/inspections/*")
    phone.tap(phone.button("outbox.send_all"))
    phone.sees_state("received")
    yield "outbox-full"
    phone.tap(phone.button("receipt.title").first)
    phone.sees("receipt.same")
    yield "receipt-full"
    phone.tap(phone.button("sheet.close"))


def _capture_refused(phone: Phone, world: World) -> Iterator[str]:
    phone.stand(*world.here)
    phone.refuse_camera()
    phone.open_capture(world.plot_ids[2])
    phone.sees("camera.refused")
    yield "capture-refused"
    phone.pick("camera.use_gallery", large_file(phone.profile.parent))
    expect(phone.page.get_by_role("alert")).not_to_be_empty()
    yield "capture-large-file"
    phone.outgrow_store()
    phone.sees("failure.old_page")
    yield "capture-old-page"


def _refuse(route: Route) -> None:
    problem = (
        '{"type":"/problems/plot_unknown","title":"","status":404,"code":"plot_unknown","facts":{}}'
    )
    route.fulfill(status=404, content_type="application/problem+json", body=problem)


def office_tour(desk: Desk, world: World) -> Iterator[str]:
    """What becomes of tip-offs at the desks, in a world without any."""
    language, desk.language = desk.language, "zh"
    desk.speak(language)
    desk.sign_in(world, world.officer_login)
    yield from tipoff_tour(desk, world)
    yield from reward_tour(desk, world)


def desk_tour(desk: Desk, world: World, server: JourneyServer, files: Path) -> Iterator[str]:
    """`files` holds `question.zip`, a file whose coordinate system must be asked for, and `plots.zip`."""
    language, desk.language = desk.language, "zh"
    desk.speak(language)
    desk.sees("signin.login")
    yield "signin-empty"
    desk.page.get_by_label(desk.say("signin.login")).fill(world.officer_login)
    desk.page.get_by_label(desk.say("signin.password")).fill("not the password")
    desk.button("signin.do").click()
    expect(desk.page.get_by_role("alert")).not_to_be_empty()
    yield "signin-error"
    desk.sign_in(world, world.newcomer_officer_login)
    yield from empty_week_tour(desk)
    desk.go("desk.nav.plots")
    desk.sees("desk.plots.none")
    yield "plots-empty"
    desk.go("desk.nav.imports")
    desk.sees("desk.imports.none")
    yield "imports-empty"
    yield from empty_review_tour(desk)
    yield from empty_problem_tour(desk)
    yield from empty_export_tour(desk)
    yield from empty_paper_tour(desk)
    yield from empty_grid_tour(desk)
    yield from empty_round_tour(desk)
    yield from empty_message_tour(desk)
    yield from empty_operator_tour(desk)
    yield from empty_track_tour(desk)
    desk.button("me.sign_out").click()
    desk.sign_in(world)
    desk.go("desk.nav.plots")
    yield from review_tour(desk, world)
    desk.go("desk.nav.plots")
    yield from _desk_plots(desk, world)
    yield from paper_tour(desk, world)
    yield from watch_tour(desk, world)
    yield from problem_tour(desk, world)
    yield from check_tour(desk, world)
    yield from _desk_imports(desk, files)
    yield from _desk_people(desk, world)
    yield from export_tour(desk, world)
    yield from grid_tour(desk, world)
    yield from round_tour(desk, world)
    yield from message_tour(desk, world)
    yield from operator_tour(desk, world)
    yield from week_tour(desk)
    yield from track_tour(desk, world)
    yield from _desk_search(desk, world)
    yield from settings_tour(desk, world)
    desk.go("desk.nav.rescue")
    desk.sees("desk.rescue.text")
    yield "rescue-empty"
    desk.page.get_by_label(desk.say("desk.rescue.choose")).set_input_files(files / "rescue.zip")
    desk.button("desk.rescue.do").click()
    desk.page.get_by_role("heading", name="rescue.zip").wait_for()
    yield "rescue-full"
    end_sessions(world)
    desk.go("desk.nav.plots")
    desk.page.get_by_role("dialog").wait_for()
    yield "signin-again"
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label(desk.say("signin.password")).fill(world.password)
    dialog.get_by_role("button", name=desk.say("signin.do"), exact=True).click()
    expect(dialog).to_have_count(0)
    row = desk.page.get_by_role("table", name=desk.say("desk.plots.caption")).get_by_role("row")
    row.nth(2).wait_for()
    server.kill()
    row.nth(2).get_by_role("link").first.click()
    desk.sees("desk.unreachable")
    yield "plots-error"
    server.start()


def _desk_plots(desk: Desk, world: World) -> Iterator[str]:
    rows = desk.page.get_by_role("table", name=desk.say("desk.plots.caption")).get_by_role("row")
    rows.nth(1).wait_for()
    yield from map_tour(desk)
    desk.page.get_by_label(desk.say("desk.plots.search")).fill("no such plot")
    desk.button("desk.plots.do_search").click()
    desk.sees("desk.plots.none_found")
    yield "plots-none-found"
    yield from plot_tour(desk, world)
    desk.button("desk.package.make").click()
    desk.sees("desk.package.ready")
    yield "plot-package"
    desk.page.get_by_role("button", name=desk.say("photo.overview")).first.click()
    expect(desk.page.get_by_role("dialog").get_by_role("img")).to_be_visible()
    yield "photo-full"
    desk.page.keyboard.press("Escape")


def _desk_imports(desk: Desk, files: Path) -> Iterator[str]:
    desk.go("desk.nav.imports")
    desk.page.get_by_label(desk.say("desk.imports.choose")).set_input_files(files / "question.zip")
    desk.button("desk.imports.do").click()
    desk.sees("desk.ask.crs")
    yield "imports-question"
    desk.button("desk.ask.give_up").click()
    desk.page.get_by_label(desk.say("desk.imports.choose")).set_input_files(files / "wrong.zip")
    desk.button("desk.imports.do").click()
    expect(desk.page.get_by_role("alert")).not_to_be_empty()
    yield "imports-error"
    desk.page.get_by_label(desk.say("desk.imports.choose")).set_input_files(files / "plots.zip")
    desk.button("desk.imports.do").click()
    desk.page.get_by_role("heading", name="plots.zip").wait_for()
    yield "imports-full"


def _desk_people(desk: Desk, world: World) -> Iterator[str]:
    older, _ = with_keys(world)
    desk.go("desk.nav.people")
    desk.page.get_by_role("table", name=desk.say("desk.people.caption")).wait_for()
    yield "people-full"
    desk.page.get_by_label(desk.say("desk.people.search")).fill("nobody at all")
    desk.button("desk.plots.do_search").click()
    desk.sees("desk.people.none_found")
    yield "people-none-found"
    desk.page.goto(f"{desk.url}/desk/people/{world.officer_id}")
    desk.sees("desk.people.own")
    yield "person-own"
    desk.button("desk.password.short").click()
    desk.button("desk.password.do").click()
    desk.sees("desk.password.all_needed")
    yield "own-password"
    desk.page.keyboard.press("Escape")
    desk.page.goto(f"{desk.url}/desk/people/{world.chief_id}")
    desk.button("desk.people.revoke_which", key_id=older[:8]).click()
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("button", name=desk.say("desk.people.revoke"), exact=True).click()
    desk.sees("desk.people.reason_needed")
    yield "person-revoking"
    desk.page.get_by_label(desk.say("desk.people.reason")).fill("2026-11 手机丢失")
    dialog.get_by_role("button", name=desk.say("desk.people.revoke"), exact=True).click()
    desk.page.get_by_text(desk.say("desk.people.revoked"), exact=True).wait_for()
    desk.page.get_by_text(desk.say("desk.people.give"), exact=True).click()
    yield "person-full"
    desk.page.goto(f"{desk.url}/desk/people/new")
    desk.button("desk.people.do_add").click()
    desk.sees("desk.people.wrong_name")
    yield "person-new-error"
    desk.page.get_by_label(desk.say("desk.people.name"), exact=True).fill("周录青")
    desk.page.get_by_label(desk.say("desk.people.login"), exact=True).fill("clerk-2")
    desk.button("desk.people.do_add").click()
    desk.sees("desk.people.password_once")
    yield "person-password"


def _desk_search(desk: Desk, world: World) -> Iterator[str]:
    box = desk.page.get_by_role("combobox", name=desk.say("desk.search"))
    desk.page.get_by_role("heading", level=1).first.click()
    desk.page.keyboard.press("/")
    expect(box).to_be_focused()
    box.fill("no such thing")
    desk.sees("desk.search.none_text")
    yield "search-none-found"
    box.fill("王")
    desk.page.get_by_role("listbox").get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    yield "search-full"
    desk.page.route("**/api/v1/search?*", lambda route: route.abort())
    box.fill("陈")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "search-error"
    desk.page.unroute("**/api/v1/search?*")
    box.press("Escape")
