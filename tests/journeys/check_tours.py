"""Checks that the office asks for, on phone and desk, as axe and `make shots` see them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from playwright.sync_api import expect
from sqlalchemy import select

from server.models.base import db
from server.models.person import Person
from tests.api.checks import ask_check, asked, make_check
from tests.api.problems import CORNERS, place, taken
from tests.api.records import Inspector
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.world import World
from tests.makers import LON, landscape

OUTLINE = {"how": "walked", "corners": [place(*one) for one in CORNERS]}
NOTES = (
    "卫星图上这块地新出现成行的点，请看是不是新栽了果树。",
    "电话里说地里在打地基，请看一看。",
    "请看撂荒没有，有庄稼就拍下来。",
)


def with_checks(world: World) -> str:
    """One that was found true, one kept from the field, and one that waits; the id of the first."""
    ids = [str(uuid.uuid4()) for _ in NOTES]
    app = world.app()
    with app.app_context():
        head = db.session.scalars(select(Person.id).where(Person.login == world.head_login)).one()
        county = Inspector(app.test_client(), head)
        chief = Inspector(app.test_client(), world.chief_id)
        picture = landscape(60)
        chief.phone.send(picture)
        plots = world.plot_ids
        asked(county, make_check(plots[0], note=NOTES[0]), ids[0])
        kept = make_check(plots[1], kind="new_building", sees_from="township", note=NOTES[1])
        asked(county, kept, ids[1])
        asked(county, make_check(plots[2], kind="abandonment", note=NOTES[2]), ids[2])
        waits = make_check(plots[3], kind="dumping", note=NOTES[0], at_once=False)
        assert ask_check(county, waits, str(uuid.uuid4())).status_code == 201
        taken(chief, "verify", [picture], ids[0], outcome="yes", outline=OUTLINE, place=place())
        db.session.remove()
        db.engine.dispose()
    return ids[0]


def check_tour(desk: Desk, world: World) -> Iterator[str]:
    """Signed in as an officer of the township before and after; the county asks."""
    seen = with_checks(world)
    desk.button("me.sign_out").click()
    desk.sign_in(world, world.head_login)
    desk.page.goto(f"{desk.url}/desk/problems?checks=1")
    desk.page.get_by_role("table", name=desk.say("problems.caption")).wait_for()
    yield "checks-full"
    desk.page.get_by_role("link", name=desk.say("checks.new")).click()
    desk.button("checks.do").click()
    desk.sees("checks.lack_plot")
    yield "check-form"
    search = desk.page.get_by_label(desk.say("checks.which_plot"))
    search.fill(world.number)
    search.press("Enter")
    desk.page.get_by_role("button", name=world.number).wait_for()
    yield "check-form-found"
    desk.page.get_by_label(desk.say("checks.at_point"), exact=True).check()
    expect(desk.page.locator(".point-map")).to_have_attribute("aria-busy", "false")
    desk.page.get_by_label(desk.say("checks.point")).fill(f"{LON + 0.1}, 31.3")
    desk.page.get_by_label(desk.say("checks.note")).fill(NOTES[1])
    desk.button("checks.do").click()
    desk.sees("checks.lack_division")
    yield "check-form-point"
    desk.page.goto(f"{desk.url}/desk/problems/{seen}")
    desk.sees("checks.verified")
    expect(desk.page.locator(".problem-timeline img")).to_have_count(1)
    yield "check-verified"
    desk.button("me.sign_out").click()
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/problems?checks=1&kind=new_building")
    desk.page.get_by_role("row").nth(1).get_by_role("link").click()
    verify = desk.page.get_by_role("group", name=desk.say("problems.steps")).locator(".do")
    verify.click()
    desk.button("problems.confirm").click()
    desk.sees("checks.lack_outcome")
    yield "check-verify"
    desk.go("desk.nav.problems")


def phone_check_tour(phone: Phone, world: World) -> Iterator[str]:
    with_checks(world)
    phone.page.goto(f"{phone.url}/today")
    phone.sees("check.tasks")
    yield "today-checks"
    phone.page.goto(f"{phone.url}/problems")
    phone.sees("check.tasks")
    yield "problems-checks"
    phone.tap(phone.button("check.go").first)
    phone.sees("check.outcome")
    expect(phone.page.get_by_role("img", name=phone.say("check.sketch"))).to_be_visible()
    phone.tap(phone.button("problem_form.save"))
    phone.sees("check.lack_outcome")
    yield "check-form"
    phone.choose({"zh": "属实", "en": "it is so"}[phone.language])
    phone.sees("check.no_outline")
    yield "check-form-true"
    phone.tap(phone.button("problem_form.discard"))
    phone.sees("check.tasks")
