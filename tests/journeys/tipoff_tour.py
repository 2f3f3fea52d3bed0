"""The desk of tip-offs, as axe and `make shots` see it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import expect
from sqlalchemy import select

from server.models.base import db, now, writing
from server.models.person import Person
from server.models.problem import Problem
from server.models.tipoff import Matter
from tests.api.matters import covered, make_matter, stepped
from tests.api.records import Inspector
from tests.journeys.desk import Desk
from tests.journeys.world import World
from tests.makers import landscape


def with_tipoffs(world: World) -> tuple[str, str]:
    """Two that may be one fact, one late, one set aside, one that waits for its hour, one for the reply;
    the ids of the first and the last."""
    lon, lat = world.here
    app = world.app()
    with app.app_context():
        head_id = db.session.scalar(select(Person.id).where(Person.login == world.head_login))
        head = Inspector(app.test_client(), str(head_id), "desk")
        ago = now() - timedelta(hours=30)
        pictures = [landscape(60), landscape(61), landscape(62)]
        where = {"lon": lon, "lat": lat, "division_code": division(world)}
        first, _ = make_matter(
            words="坡上新栽了好多柑橘，说是合作社的，怕村上知道是我说的。",
            pictures=pictures[:2], plot_id=world.plot_id, at=ago, against="village",
            code="4417201936", **where,
        )  # fmt: skip
        twin, second = make_matter(
            words="路边那块田栽了果树。", pictures=pictures[1:2], at=ago + timedelta(hours=20),
            code="8820015527", **{**where, "lat": lat + 0.0004},
        )  # fmt: skip
        queued, of_queued = make_matter(
            kind="new_pond", at=ago - timedelta(hours=3), pictures=pictures[2:], words="挖了个塘。",
            **{**where, "lon": lon + 0.003},
        )  # fmt: skip
        covered(head, queued, of_queued, pictures[2], [[0.1, 0.15, 0.35, 0.6]])
        stepped(head, queued, "queue", words="看塘有多大，是不是占了耕地。", plot_id=world.plot_id)
        make_matter(
            kind="new_building", words="修了房子。", lon=lon + 0.02, at=now() - timedelta(days=9)
        )
        aside, _ = make_matter(
            kind="other", words="看不懂写的是什么", lon=None, lat=None, division_code=""
        )
        stepped(head, aside, "set_aside", words="看不出说的是哪里。")
        waits, _ = make_matter(
            kind="new_forest", words="栽了一坡桉树。", at=now() - timedelta(days=20), **where
        )
        plan = {"words": "请到现场看。", "plot_id": world.plot_id, "at_once": True}
        told = stepped(head, waits, "queue", reason="正在栽", **plan)
        with writing() as session:
            check = session.get_one(Problem, told["problem_id"])
            check.state, check.open, check.due_at = "closed", False, None
            session.get_one(Matter, waits).decide_by = now() + timedelta(days=3)
        stepped(head, twin, "ask", words="是哪一年栽的？", tipoff_id=second)
        db.session.remove()
        db.engine.dispose()
    return first, waits


def division(world: World) -> str:
    """Of the first plot."""
    from server.models.plot import Plot

    found: str = db.session.get_one(Plot, world.plot_id).division_code
    return found


def tipoff_tour(desk: Desk, world: World) -> Iterator[str]:
    """Signed in as somebody of a township before it and behind it, who sees no such place."""
    nav = desk.page.get_by_role("navigation", name=desk.say("desk.nav"))
    expect(nav.get_by_text(desk.say("matters.nav"), exact=True)).to_have_count(0)
    desk.button("me.sign_out").click()
    desk.sign_in(world, world.head_login)
    desk.go("matters.nav")
    desk.sees("matters.none")
    yield "tipoffs-empty"
    first, waits = with_tipoffs(world)
    desk.page.reload()
    desk.page.get_by_role("table", name=desk.say("matters.caption")).get_by_role("row").nth(
        6
    ).wait_for()
    yield "tipoffs-full"
    desk.page.get_by_label(desk.say("matters.against"), exact=True).select_option("county")
    desk.sees("matters.none_found")
    yield "tipoffs-none-found"
    desk.page.goto(f"{desk.url}/desk/tipoffs/{first}")
    _has_pictures(desk)
    yield "tipoff-full"
    desk.page.get_by_role(
        "region", name=desk.say("matters.candidates")
    ).scroll_into_view_if_needed()
    desk.button("matters.merge").first.click()
    yield "tipoff-candidates"
    desk.button("matters.cancel").first.click()
    yield from _covering(desk)
    yield from _forms(desk)
    desk.page.goto(f"{desk.url}/desk/tipoffs/{waits}")
    desk.page.get_by_role("group", name=desk.say("matters.steps")).wait_for()
    yield "tipoff-reply"
    desk.page.goto(f"{desk.url}/desk/tipoffs/{uuid.uuid4()}")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "tipoff-error"
    desk.button("me.sign_out").click()
    desk.sign_in(world)


def _has_pictures(desk: Desk) -> None:
    expect(desk.page.locator(".tipoff-card img")).to_have_count(2)
    expect(desk.page.locator(".candidates li:first-child img")).to_have_count(3)


def _covering(desk: Desk) -> Iterator[str]:
    desk.page.locator(".tipoff-card .desk-thumb").first.click()
    dialog = desk.page.get_by_role("dialog", name=desk.say("matters.cover"))
    stage = dialog.locator(".stage svg")
    stage.wait_for()
    box = stage.bounding_box()
    assert box is not None
    mouse = desk.page.mouse
    mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.2)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.6)
    mouse.up()
    expect(dialog.get_by_role("spinbutton")).to_have_count(4)
    dialog.get_by_role("button", name=desk.say("matters.cover_add")).click()
    expect(dialog.get_by_role("spinbutton")).to_have_count(8)
    yield "tipoff-cover"
    dialog.get_by_role("button", name=desk.say("matters.cover_save")).click()
    dialog.get_by_role("img", name=desk.say("matters.cover_preview")).wait_for()
    yield "tipoff-covered"
    desk.page.keyboard.press("Escape")


def _forms(desk: Desk) -> Iterator[str]:
    for step, name in ((1, "queue"), (0, "judge"), (-1, "dismiss")):
        steps = desk.page.get_by_role("group", name=desk.say("matters.steps")).get_by_role("button")
        (steps.last if step < 0 else steps.nth(step)).click()
        desk.button("matters.confirm").click()
        expect(desk.page.locator(".matter-form .lack")).to_be_visible()
        yield f"tipoff-{name}"
        desk.button("matters.cancel").click()
