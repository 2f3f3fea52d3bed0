"""A check from the desk that asks for it, over a look without signal, to the outcome on the desk."""

from __future__ import annotations

from decimal import Decimal

from playwright.sync_api import Playwright, expect

from server.models.base import db
from server.models.problem import Problem, ProblemEvent
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.served import JourneyServer
from tests.journeys.words import like
from tests.journeys.world import World
from tests.makers import LAT, LON, landscape

CORNERS = (
    (LON - 0.0002, LAT - 0.0002),
    (LON + 0.0002, LAT - 0.0002),
    (LON + 0.0002, LAT + 0.0002),
    (LON - 0.0001, LAT + 0.0002),
)
NOTE = "卫星图上新出现成行的点，请看是不是栽了果树"


def test_from_desk_to_field_and_back(
    world: World, server: JourneyServer, phone: Phone, playwright: Playwright
) -> None:
    with Desk(playwright, server.url) as county:
        county.sign_in(world, world.head_login)
        county.go("desk.nav.problems")
        _ask(county, world)
        expect(county.page.get_by_role("article")).to_contain_text("已上报，等交办")

        phone.stand(*world.here)
        phone.ready(world)
        phone.page.goto(f"{phone.url}/today")
        phone.sees("check.tasks")
        expect(phone.page.get_by_role("article")).to_contain_text(NOTE)
        phone.offline()
        _look(phone)
        phone.offline(False)
        phone.wait_for_rows("reports", 1, "(row) => row.state === 'received'")
        expect(phone.page.get_by_role("heading", name=phone.say("check.tasks"))).to_have_count(0)

        county.page.reload()
        seen = county.page.get_by_role("article")
        expect(seen).to_contain_text("核查属实")
        expect(seen.locator(".problem-timeline img")).to_have_count(1)
        mu = _kept_with_its_area(world)
        expect(seen).to_contain_text(county.say("checks.on_mu", outcome="属实", area=mu))
        _take(county, "交办整改", "请村委督促十日内移走")
    assert phone.errors == []


def test_what_is_kept_from_the_field_is_looked_at_by_the_township(
    world: World, server: JourneyServer, phone: Phone, desk: Desk, playwright: Playwright
) -> None:
    with Desk(playwright, server.url) as county:
        county.sign_in(world, world.head_login)
        county.go("desk.nav.problems")
        _ask(county, world, "township")
        expect(county.page.get_by_role("article")).to_contain_text(
            county.say("checks.kept_township")
        )
    phone.stand(*world.here)
    phone.ready(world)
    phone.page.goto(f"{phone.url}/problems")
    phone.sees("my_problems.none")
    assert phone.stored("problems") == []

    desk.sign_in(world)
    desk.go("desk.nav.problems")
    desk.page.get_by_role("link", name="新种果树、茶", exact=True).click()
    desk.page.get_by_role("button", name="现场核查", exact=True).click()
    desk.button("problems.confirm").click()
    desk.sees("checks.lack_outcome")
    desk.page.get_by_label("不属实", exact=True).check()
    desk.page.get_by_label(desk.say("checks.photos_needed")).set_input_files(
        {"name": "field.jpg", "mimeType": "image/jpeg", "buffer": landscape(7)}
    )
    desk.button("problems.confirm").click()
    expect(desk.page.get_by_text(like("problems.done", step="现场核查"))).to_be_visible()
    _take(desk, "认定不是问题", "没有新栽果树")
    expect(desk.page.get_by_role("article")).to_contain_text("不属实")


def _ask(desk: Desk, world: World, kept: str = "field") -> None:
    _fill(desk, world)
    desk.page.get_by_label(desk.say("checks.kept")).select_option(kept)
    desk.page.get_by_label(desk.say("checks.at_once")).check()
    desk.button("checks.do").click()
    expect(desk.page.get_by_role("heading", level=1).last).to_contain_text(world.number)


def _fill(desk: Desk, world: World) -> None:
    desk.page.get_by_role("link", name=desk.say("checks.new")).click()
    desk.button("checks.do").click()
    desk.sees("checks.lack_plot")
    search = desk.page.get_by_label(desk.say("checks.which_plot"))
    search.fill(world.number)
    search.press("Enter")
    desk.page.get_by_role("button", name=world.number).click()
    desk.page.get_by_label(desk.say("checks.note")).fill(NOTE)


def test_a_check_that_is_not_pressing_waits_and_is_taken_back(world: World, desk: Desk) -> None:
    desk.sign_in(world, world.head_login)
    desk.go("desk.nav.problems")
    _fill(desk, world)
    desk.button("checks.do").click()
    desk.sees("checks.asked_for")
    waiting = desk.page.get_by_role("region", name=desk.say("checks.waiting"))
    expect(waiting).to_contain_text(NOTE)
    waiting.get_by_role("button").click()
    expect(waiting).to_have_count(0)


def _look(phone: Phone) -> None:
    phone.tap(phone.button("check.go"))
    phone.tap(phone.button("problem_form.save"))
    phone.sees("check.lack_outcome")
    phone.choose("属实")
    phone.tap(phone.button("problem_form.take"))
    phone.shoot("extra")
    phone.tap(phone.button("problem_form.walk"))
    for number, (lon, lat) in enumerate(CORNERS, 1):
        # another accuracy each time: the status line tells that the place has come in
        phone.stand(lon, lat, accuracy_m=4.0 + number)
        good = phone.say("status.fix_good", accuracy_m=4 + number)
        expect(phone.status()).to_contain_text(good)
        phone.tap(phone.button("problem_form.mark", count=number))
    phone.tap(phone.button("problem_form.finish", count=len(CORNERS)))
    phone.sees("problem_form.corners", count=len(CORNERS))
    phone.tap(phone.button("problem_form.save"))
    phone.sees("my_problems.saved")


def _take(desk: Desk, step: str, note: str) -> None:
    desk.page.get_by_role("button", name=step, exact=True).click()
    desk.page.get_by_role("textbox").last.fill(note)
    desk.button("problems.confirm").click()
    expect(desk.page.get_by_text(like("problems.done", step=step))).to_be_visible()


def _kept_with_its_area(world: World) -> str:
    app = world.app()
    with app.app_context():
        (problem,) = db.session.query(Problem)
        assert (problem.plot_id, problem.state, problem.origin) == (
            world.plot_id,
            "verified",
            "office",
        )
        assert problem.verified_mu is not None
        assert problem.verified_mu > Decimal("1.5")
        steps = [
            event.step for event in db.session.query(ProblemEvent).order_by(ProblemEvent.place)
        ]
        assert steps == ["find", "verify"]
        mu = str(problem.verified_mu)
        db.session.remove()
        db.engine.dispose()
    return mu
