"""Messages, complaints and suggestions on phone and desk, as axe and `make shots` see them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import expect

from server.jobs.suggesting import answer_to, suggest
from server.models.base import db, now, writing
from server.models.message import Message
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.words import like
from tests.journeys.world import World
from tests.makers import AREA

TEXT = "王家坡那条路雨天走不得，去三块田要绕一个多小时。\n能不能修一下排水沟？"


def with_suggestions(world: World) -> None:
    """Two of the chief, one of them answered; and a message of each kind that a chief gets."""
    with world.app().app_context():
        answered = str(uuid.uuid4())
        suggest(answered, "complaint", TEXT, AREA, world.chief_id)
        answer_to(answered, str(uuid.uuid4()), "下周派人去看。", world.officer_id, (AREA,))
        mistake = "0047 的户主写错了，去年就换人了。"
        suggest(str(uuid.uuid4()), "data_mistake", mistake, AREA, world.chief_id)
        with writing() as session:
            for days, (kind, facts) in enumerate(_others(world), 1):
                for person_id in (world.chief_id, world.officer_id):
                    session.add(
                        Message(
                            id=str(uuid.uuid4()),
                            person_id=person_id,
                            kind=kind,
                            facts=facts,
                            subject="demo",
                            created_at=now() - timedelta(days=days),
                            read_at=now() if days > 2 else None,
                        )
                    )
        db.session.remove()
        db.engine.dispose()


def _others(world: World) -> list[tuple[str, dict[str, object]]]:
    plot = {
        "plot_id": world.plot_id,
        "inspection_id": str(uuid.uuid4()),
        "number": world.number,
        "village": "乙湾村",
        "place": "王家坡",
    }
    return [
        ("record_overridden", {**plot, "reason": "answers_do_not_fit"}),
        ("sign_in_new", {"device": "Redmi 12"}),
        ("record_voided", {**plot, "reason": "duplicate"}),
        ("export_finished", {"count": 20_004}),
        ("key_revoked", {"device": "Redmi 9A"}),
    ]


def phone_message_tour(phone: Phone, world: World) -> Iterator[str]:
    """`phone` is signed in as the chief, and there is signal."""
    with_suggestions(world)
    phone.page.goto(f"{phone.url}/me")
    ways = phone.page.get_by_role("navigation", name=phone.say("inbox.ways"))
    ways.get_by_role("link", name=like("inbox.title", phone.language)).tap()
    expect(phone.page.get_by_role("list", name=phone.say("inbox.list"))).to_be_visible()
    yield "messages-full"
    phone.page.get_by_role("link", name=phone.say("inbox.settings")).tap()
    expect(phone.page.get_by_role("heading", name=phone.say("notify.title"))).to_be_visible()
    yield "message-settings"
    phone.page.goto(f"{phone.url}/suggestions")
    phone.sees("suggest.state_answered")
    yield "suggestions-full"
    phone.page.get_by_label(phone.say("suggest.text")).fill(TEXT)
    phone.offline()
    phone.tap(phone.button("suggest.do"))
    expect(phone.page.get_by_role("alert")).to_be_visible()
    yield "suggestions-offline"
    phone.page.get_by_label(phone.say("suggest.text")).fill("")
    phone.page.goto(f"{phone.url}/messages")
    phone.sees("inbox.offline")
    yield "messages-offline"
    phone.offline(False)
    phone.page.goto(f"{phone.url}/")
    phone.page.get_by_label(phone.say("plots.search")).wait_for()


def empty_message_tour(desk: Desk) -> Iterator[str]:
    desk.go("inbox.title")
    desk.sees("inbox.none")
    yield "messages-empty"
    desk.go("suggest.nav")
    desk.sees("suggest.none")
    yield "suggestions-empty"


def message_tour(desk: Desk, world: World) -> Iterator[str]:
    with_suggestions(world)
    desk.go("inbox.title")
    expect(desk.page.get_by_role("list", name=desk.say("inbox.list"))).to_be_visible()
    expect(desk.page.get_by_role("heading", name=desk.say("notify.title"))).to_be_visible()
    yield "messages-full"
    desk.page.route("**/api/v1/me/messages?*", lambda route: route.abort())
    desk.page.reload()
    desk.sees("desk.unreachable")
    yield "messages-error"
    desk.page.unroute("**/api/v1/me/messages?*")
    desk.go("suggest.nav")
    expect(desk.page.get_by_role("table", name=desk.say("suggest.caption"))).to_be_visible()
    yield "suggestions-full"
    desk.page.get_by_role("link", name="0047").first.click()
    expect(desk.page.get_by_label(desk.say("suggest.answer"))).to_be_visible()
    yield "suggestion-open"
    desk.page.get_by_role("link", name=desk.say("suggest.add")).click()
    desk.button("suggest.do").click()
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "suggestion-write"
