"""Problems on phone and desk, as axe and `make shots` see them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import expect

from server.jobs.problem_handling import pass_on
from server.models.base import db, now, writing
from server.models.problem import Problem
from tests.api.problems import found, make_problem, place, taken
from tests.api.records import Inspector
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.world import World
from tests.makers import landscape, text


def with_problems(world: World) -> tuple[str, str, str]:
    """A new one, one that is late and confidential too, and one that was re-checked; their ids."""
    fresh, late, done, waits = (str(uuid.uuid4()) for _ in range(4))
    app = world.app()
    with app.app_context():
        chief = Inspector(app.test_client(), world.chief_id)
        officer = Inspector(app.test_client(), world.officer_id)
        pictures = [landscape(40), landscape(41)]
        for picture in pictures:
            chief.phone.send(picture)
        me = chief.person_id
        found(chief, make_problem(me, photos=pictures), fresh)
        ago = text(now() - timedelta(days=9))
        found(chief, make_problem(me, kind="new_orchard", found_at=ago, corners=None), late)
        with writing() as session:
            problem = session.get_one(Problem, late)
            problem.reported_at, problem.due_at = (
                now() - timedelta(days=9),
                now() - timedelta(days=4),
            )
        pass_on(late)
        found(chief, make_problem(me, kind="forced_clearing", corners=None), str(uuid.uuid4()))
        for problem_id, steps in ((done, 3), (waits, 2)):
            body = make_problem(me, kind="new_building", photos=pictures[:1])
            found(chief, body, problem_id)
            taken(officer, "dispatch", problem_id=problem_id, note="请村委督促十日内拆除。")
            taken(officer, "rectify", problem_id=problem_id, note="已拆除清运。")
            if steps == 3:
                taken(chief, "recheck", pictures[1:], problem_id=problem_id, place=place())
        db.session.remove()
        db.engine.dispose()
    return fresh, late, done


def empty_problem_tour(desk: Desk) -> Iterator[str]:
    desk.go("desk.nav.problems")
    desk.sees("problems.none")
    yield "problems-empty"


def problem_tour(desk: Desk, world: World) -> Iterator[str]:
    fresh, late, done = with_problems(world)
    desk.go("desk.nav.problems")
    desk.page.get_by_role("table", name=desk.say("problems.caption")).get_by_role("row").nth(
        4
    ).wait_for()
    yield "problems-full"
    desk.page.get_by_role("link", name=desk.say("problems.late")).first.click()
    desk.page.get_by_label(desk.say("problems.kind"), exact=True).select_option("dumping")
    desk.sees("problems.none_found")
    yield "problems-none-found"
    desk.page.goto(f"{desk.url}/desk/problems/{fresh}")
    _has_pictures(desk, 2)
    yield "problem-full"
    desk.page.get_by_role("group", name=desk.say("problems.steps")).get_by_role("button").nth(
        1
    ).click()
    desk.button("problems.confirm").click()
    desk.sees("problems.lack_note")
    yield "problem-step"
    desk.page.goto(f"{desk.url}/desk/problems/{late}")
    desk.page.get_by_role("heading", name=desk.say("problems.history")).wait_for()
    yield "problem-late"
    desk.page.goto(f"{desk.url}/desk/problems/{done}")
    _has_pictures(desk, 2)
    desk.page.get_by_role("button", name=desk.say("problems.photo", at=1)).first.click()
    expect(desk.page.get_by_role("dialog").get_by_role("img")).to_be_visible()
    yield "problem-photo"
    desk.page.keyboard.press("Escape")
    desk.page.goto(f"{desk.url}/desk/problems/{uuid.uuid4()}")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "problem-error"


def _has_pictures(desk: Desk, count: int) -> None:
    pictures = desk.page.locator(".problem-timeline img")
    expect(pictures).to_have_count(count)


def empty_phone_problem_tour(phone: Phone) -> Iterator[str]:
    """`phone` is signed in as somebody who has reported nothing yet."""
    phone.page.goto(f"{phone.url}/problems")
    phone.sees("my_problems.none")
    yield "problems-empty"
    phone.tap(phone.button("problem_form.title"))
    phone.sees("problem_form.kind")
    phone.tap(phone.button("problem_form.save"))
    phone.sees("problem_form.lack_kind")
    yield "problem-form-empty"
    phone.tap(phone.button("problem_form.back"))
    phone.sees("my_problems.none")


def phone_problem_tour(phone: Phone, world: World) -> Iterator[str]:
    phone.page.goto(f"{phone.url}/problem?plot={world.plot_id}")
    kind = {"zh": "新挖塘", "en": "new pond"}[phone.language]
    phone.choose(kind)
    phone.tap(phone.button("problem_form.take"))
    expect(phone.button("camera.shutter", role=phone.say("photo.extra"))).to_be_enabled()
    yield "problem-camera"
    phone.shoot("extra")
    phone.tap(phone.button("problem_form.walk"))
    phone.tap(phone.button("problem_form.mark", count=1))
    yield "problem-walk"
    phone.tap(phone.button("problem_form.back"))
    phone.tap(phone.button("problem_form.draw"))
    sketch = phone.page.locator("svg[role=img]")
    for x, y in ((120, 120), (220, 130), (210, 240)):
        sketch.tap(position={"x": x, "y": y})
    yield "problem-draw"
    phone.tap(phone.button("problem_form.finish", count=3))
    phone.sees("problem_form.corners", count=3)
    yield "problem-form-full"
    phone.offline()
    phone.tap(phone.button("problem_form.save"))
    phone.sees("my_problems.saved")
    phone.sees("my_problems.missed")
    yield "problems-offline"
    phone.go("tab.outbox")
    phone.sees_state("ready")
    yield "outbox-problem"
    with_problems(world)
    phone.offline(False)
    phone.page.goto(f"{phone.url}/problems")
    phone.wait_for_rows("reports", 1, "(row) => row.state === 'received'")
    phone.sees("my_problems.tasks")
    yield "problems-full"
    phone.tap(phone.button("my_problems.recheck"))
    phone.sees("problem_form.photos")
    yield "problem-recheck"
    phone.tap(phone.button("problem_form.discard"))
    phone.sees("my_problems.tasks")
