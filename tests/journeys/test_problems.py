"""A problem from the walk round it, without signal, to its closure on the desk."""

from __future__ import annotations

from playwright.sync_api import Playwright, expect

from server.models.base import db
from server.models.problem import Problem, ProblemEvent
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.served import JourneyServer
from tests.journeys.words import like
from tests.journeys.world import World
from tests.makers import LAT, LON

CORNERS = (
    (LON - 0.0002, LAT - 0.0002),
    (LON + 0.0002, LAT - 0.0002),
    (LON + 0.0002, LAT + 0.0002),
    (LON - 0.0001, LAT + 0.0002),
)


def test_from_walk_to_closure(
    world: World, server: JourneyServer, phone: Phone, desk: Desk, playwright: Playwright
) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    _report(phone, world)
    phone.offline(False)
    phone.wait_for_rows("reports", 1, "(row) => row.state === 'received'")
    _kept_with_its_outline(world)

    desk.sign_in(world)
    desk.go("desk.nav.problems")
    _open(desk)
    _take(desk, "dispatch", "请村委督促十日内回填")
    _take(desk, "rectify", "已回填")

    _recheck(phone)

    with Desk(playwright, server.url) as county:
        county.sign_in(world, world.head_login)
        county.go("desk.nav.problems")
        _open(county)
        _take(county, "accept", "")
        expect(county.page.get_by_role("article")).to_contain_text("已销号")
    _every_step_is_kept(world)
    phone.page.goto(f"{phone.url}/problems")
    expect(phone.page.get_by_role("article")).to_contain_text("已销号")
    assert phone.errors == []


def _report(phone: Phone, world: World) -> None:
    phone.page.goto(f"{phone.url}/plots/{world.plot_id}")
    phone.tap(phone.button("problem_form.title"))
    phone.choose("新挖塘")
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
    phone.choose(phone.say("problem_form.stopped"))
    # a phone that is killed here has lost nothing
    phone.wait_for_rows("reports", 1, "(row) => row.stopped && row.outline !== null")
    phone.kill()
    phone.open("/problems")
    phone.tap(phone.page.get_by_role("link", name=phone.say("outbox.resume")))
    phone.sees("problem_form.corners", count=len(CORNERS))
    phone.tap(phone.button("problem_form.save"))
    phone.sees("my_problems.saved")
    expect(phone.status()).to_contain_text(phone.say("status.unsent", count=1))


def _recheck(phone: Phone) -> None:
    phone.page.goto(f"{phone.url}/problems")
    phone.tap(phone.button("my_problems.recheck"))
    phone.tap(phone.button("problem_form.take"))
    phone.shoot("extra")
    phone.tap(phone.button("problem_form.save"))
    phone.wait_for_rows("reports", 2, "(row) => row.state === 'received'")


def _open(desk: Desk) -> None:
    desk.page.get_by_role("link", name="新挖塘", exact=True).click()
    expect(desk.page.get_by_role("article")).to_contain_text("0047")


def _take(desk: Desk, step: str, note: str) -> None:
    names = {"dispatch": "交办整改", "rectify": "整改完成", "accept": "认定合格，销号"}
    desk.page.get_by_role("button", name=names[step], exact=True).click()
    desk.page.get_by_role("textbox").last.fill(note)
    desk.button("problems.confirm").click()
    expect(desk.page.get_by_text(like("problems.done", step=names[step]))).to_be_visible()


def _kept_with_its_outline(world: World) -> None:
    app = world.app()
    with app.app_context():
        (problem,) = db.session.query(Problem)
        assert (problem.plot_id, problem.state) == (world.plot_id, "reported")
        assert problem.outline is not None
        walked = [(round(lon, 6), round(lat, 6)) for lon, lat in CORNERS]
        kept = {
            (round(lon, 6), round(lat, 6)) for lon, lat in problem.outline.geoms[0].exterior.coords
        }
        assert kept == set(walked)
        db.session.remove()
        db.engine.dispose()


def _every_step_is_kept(world: World) -> None:
    app = world.app()
    with app.app_context():
        steps = [
            event.step for event in db.session.query(ProblemEvent).order_by(ProblemEvent.place)
        ]
        assert steps == ["find", "stop", "report", "dispatch", "rectify", "recheck", "accept"]
        db.session.remove()
        db.engine.dispose()
