"""Walks through the review on the desk and the re-shoot on the phone, for the tours."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.jobs.reviewing import Officer, Wish, decide
from server.models.base import db
from server.models.inspection import Inspection, InspectionPhoto
from server.models.person import Person
from server.models.plot import Plot
from server.rules.decided import DecisionKind, Reason
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.words import like
from tests.journeys.world import World

CLOSEUP = {"role": "closeup", "photo": None, "why": "photo_unclear"}


def decide_elsewhere(
    world: World,
    record: str | None,
    kind: DecisionKind,
    reason: Reason | None = None,
    note: str = "",
    role: str | None = None,
) -> tuple[str, str]:
    """What another officer decides at another desk; answers the ids of the record and its plot.

    `record`: None for the newest open one of the chief; `role`: whose picture is to be taken again.
    """
    with world.app().app_context():
        session = db.session()
        wanted = select(
            Inspection.id, Inspection.plot_id, Inspection.decision_id, Plot.division_code
        )
        wanted = wanted.join(Plot, Plot.id == Inspection.plot_id)
        if record is None:
            wanted = wanted.where(
                Inspection.person_id == world.chief_id, Inspection.review_state == "open"
            )
        else:
            wanted = wanted.where(Inspection.id == record)
        found = session.execute(wanted.order_by(Inspection.finished_at.desc()).limit(1)).one()
        other = session.scalars(
            select(Person.id).where(Person.login == world.newcomer_officer_login)
        ).one()
        session.rollback()
        asked = _asked(session, found.id, role, reason) if role else []
        wish = Wish(str(uuid.uuid4()), found.decision_id, kind, reason, note, asked, None)
        decide(found.id, wish, Officer(other, (found.division_code,)))
        db.session.remove()
        db.engine.dispose()
    return str(found.id), str(found.plot_id)


def _asked(session: Session, record: str, role: str, why: str | None) -> list[dict[str, Any]]:
    photo = session.scalars(
        select(InspectionPhoto.sha256).where(
            InspectionPhoto.inspection_id == record, InspectionPhoto.role == role
        )
    ).one()
    session.rollback()
    return [{"role": role, "photo": photo, "why": why}]


def reshoot_tour(phone: Phone, world: World) -> Iterator[str]:
    """`phone` is signed in, has its pack, and there is signal."""
    _, plot_id = decide_elsewhere(world, None, "return", "photo_unclear", "走近一步", "closeup")
    phone.go("tab.me")
    phone.tap(phone.button("pack.refresh"))
    phone.sees("pack.changed")
    phone.go("tab.plots")
    phone.sees("reshoot.one")
    yield "plots-reshoot"
    phone.page.goto(f"{phone.url}/plots/{plot_id}")
    phone.sees("reshoot.note")
    yield "plot-reshoot"
    phone.tap(phone.button("reshoot.do"))
    shutter = phone.button("camera.shutter", role=phone.say("photo.closeup"))
    expect(shutter).to_be_enabled()
    ghost = phone.page.get_by_role("button", name=phone.say("ghost.hide"))
    expect(ghost.locator("img")).to_be_visible()
    yield "capture-reshoot"


def empty_review_tour(desk: Desk) -> Iterator[str]:
    """`desk` is signed in as an officer of an area without records."""
    desk.go("desk.nav.review")
    desk.sees("review.none_open")
    yield "review-empty"
    desk.go("desk.nav.looks")
    desk.sees("looks.none")
    yield "looks-empty"


def review_tour(desk: Desk, world: World) -> Iterator[str]:
    """`desk` is signed in as an officer who has three records to review, or more."""
    keyboard = desk.page.keyboard
    desk.go("desk.nav.review")
    rows = desk.page.get_by_role("table", name=desk.say("review.caption")).get_by_role("row")
    rows.nth(1).wait_for()
    yield "review-full"
    keyboard.press("j")
    _settled(desk)
    yield "review-record"
    keyboard.press("?")
    desk.page.get_by_role("dialog").wait_for()
    yield "review-keys"
    keyboard.press("Escape")
    yield from _alike(desk)
    yield from _comparing(desk, rows.count() - 1)
    yield from _deciding(desk)
    yield from _overtaken(desk, world)
    keyboard.press("j")
    _settled(desk)
    keyboard.press("a")
    form = desk.page.get_by_role("form", name=desk.say("review.do_accept"))
    done = desk.page.get_by_role("link", name=desk.say("review.look_again"))
    form.or_(done).first.wait_for()
    if form.count():
        yield "review-accept"
        keyboard.press("Enter")
    desk.sees("review.done_accept")
    yield "review-accepted"
    desk.page.goto(f"{desk.url}/desk/review?risk=100&area=51")
    desk.sees("review.none_found")
    yield "review-none-found"
    decide_elsewhere(world, None, "accept")
    yield from _second_looks(desk)


def _settled(desk: Desk) -> None:
    """The record of the address is on the screen, with its large picture."""
    panel = desk.page.locator(".record-panel[aria-busy='false']")
    expect(panel.locator(".photo-stage .large img").first).to_be_visible()
    expect(panel.locator(".photo-stage .targets img")).to_have_count(
        panel.locator(".photo-stage .targets button").count()
    )


def _deciding(desk: Desk) -> Iterator[str]:
    keyboard = desk.page.keyboard
    keyboard.press("o")
    desk.page.get_by_role("form", name=desk.say("review.do_override")).wait_for()
    yield "review-override"
    keyboard.press("Escape")
    keyboard.press("r")
    form = desk.page.get_by_role("form", name=desk.say("review.do_return"))
    form.wait_for()
    keyboard.press("Enter")
    desk.page.get_by_role("alert").first.wait_for()
    yield "review-return-lacking"
    closeup = desk.page.get_by_role("button", name=desk.say("photo.closeup"), exact=True)
    closeup.first.click()
    keyboard.press("1")
    yield "review-return"


def _overtaken(desk: Desk, world: World) -> Iterator[str]:
    """Another officer voids the record while the return of it is being filled in."""
    record = desk.page.url.partition("/review/")[2].partition("?")[0]
    decide_elsewhere(world, record, "void", "duplicate", "和上一条重复")
    desk.page.keyboard.press("Enter")
    desk.page.locator(".conflict").wait_for()
    expect(desk.page.locator(".record-panel header")).to_contain_text(
        desk.say("review.state_voided")
    )
    yield "review-conflict"
    desk.page.keyboard.press("Escape")
    desk.page.get_by_role("heading", name=desk.say("review.history")).scroll_into_view_if_needed()
    yield "review-history"


def _alike(desk: Desk) -> Iterator[str]:
    """A record with a picture that looks like one of another record."""
    queue = desk.page.url
    desk.page.goto(f"{desk.url}/desk/review?finding=photo_nearly_same")
    desk.page.get_by_role("table", name=desk.say("review.caption")).wait_for()
    desk.page.keyboard.press("j")
    _settled(desk)
    pair = desk.page.locator(".alike-pair img")
    expect(pair).to_have_count(2)
    pair.last.scroll_into_view_if_needed()
    yield "review-alike"
    desk.button("review.alike_compare").click()
    desk.page.get_by_role("slider", name=desk.say("review.slider")).wait_for()
    yield "review-alike-over"
    desk.page.goto(queue)
    _settled(desk)


def _comparing(desk: Desk, records: int) -> Iterator[str]:
    """Any earlier picture may be laid beside, here of the first record whose plot was seen before."""
    earlier = desk.page.get_by_role("region", name=like("review.earlier", desk.language))
    thumbs = earlier.get_by_role("button")
    for _ in range(records - 1):
        if thumbs.count():
            break
        before = desk.page.url
        desk.page.keyboard.press("j")
        desk.page.wait_for_url(lambda url, before=before: url != before)
        _settled(desk)
    thumbs.first.click()
    slider = desk.page.get_by_role("slider", name=desk.say("review.slider"))
    slider.wait_for()
    yield "review-compare"
    desk.page.keyboard.press("b")
    expect(slider).to_have_count(0)
    desk.go("desk.nav.review")
    desk.page.keyboard.press("j")
    _settled(desk)


def _second_looks(desk: Desk) -> Iterator[str]:
    desk.go("desk.nav.looks")
    desk.sees("looks.draw_text")
    desk.page.get_by_label(desk.say("looks.share")).fill("100")
    desk.button("looks.do").click()
    sampled = desk.page.get_by_role("table", name=desk.say("looks.records"))
    sampled.wait_for()
    yield "looks-full"
    desk.page.get_by_role("link", name=desk.say("looks.next"), exact=True).click()
    _settled(desk)
    desk.button("looks.disagree").click()
    desk.page.get_by_role("alert").first.wait_for()
    yield "looks-record"
    desk.page.get_by_role("textbox", name=desk.say("looks.question")).fill("近景看不出是什么庄稼")
    address = desk.page.url
    desk.button("looks.disagree").click()
    desk.page.wait_for_url(lambda url: url != address)
    desk.page.goto(address.partition("?")[0])
    sampled.get_by_text("近景看不出是什么庄稼").wait_for()
    yield "looks-looked"
