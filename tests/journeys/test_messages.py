"""An officer returns a record: the phone's inbox says so and opens the camera; a complaint and its answer."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from server.jobs.telling import tell
from server.models.base import db, now, writing
from server.models.watch_alert import WatchAlert
from server.rules.day import china_day
from server.words import say
from tests.journeys.desk import Desk
from tests.journeys.message_tour import TEXT
from tests.journeys.phone import PATIENCE_MS, Phone
from tests.journeys.review_tours import decide_elsewhere
from tests.journeys.words import like, word
from tests.journeys.world import World, with_grids, with_visits


def test_a_returned_record_is_in_the_inbox_and_opens_the_camera(world: World, phone: Phone) -> None:
    with_visits(world)
    record, plot_id = decide_elsewhere(world, None, "return", "photo_unclear", "", "closeup")
    phone.ready(world)
    bar = phone.page.get_by_role("navigation", name=phone.say("tab.bar"))
    expect(bar.get_by_role("link", name=like("inbox.badge"))).to_be_visible()
    phone.go("tab.me")
    ways = phone.page.get_by_role("navigation", name=phone.say("inbox.ways"))
    phone.tap(ways.get_by_role("link", name=like("inbox.title")))
    inbox = phone.page.get_by_role("list", name=phone.say("inbox.list"))
    phone.tap(inbox.get_by_role("button", name=like("inbox.new")).filter(has_text="要补拍"))
    expect(phone.page).to_have_url(re.compile(rf"/capture/{plot_id}\?reshoot={record}$"))
    expect(phone.button("camera.shutter", role=phone.say("photo.closeup"))).to_be_visible()
    phone.page.goto(f"{phone.url}/messages")
    read = phone.page.get_by_role("list", name=phone.say("inbox.list"))
    expect(read.get_by_role("button").filter(has_text="要补拍")).to_be_visible()
    expect(
        read.get_by_role("button")
        .filter(has_text="要补拍")
        .get_by_text(word("inbox.new"), exact=True)
    ).to_have_count(0)


def told_of(world: World, plots: tuple[str, ...]) -> None:
    """As the turn of the day tells the main chief of a grid."""
    with_grids(world)
    app = world.app()
    with app.app_context(), writing() as session:
        day = china_day(now())
        session.add_all(
            WatchAlert(plot_id=plot_id, year=day.year, alert="last_chance", told_on=day)
            for plot_id in plots
        )
        facts = {"alert": "last_chance", "day": day.isoformat(), "year": day.year}
        more = {"count": len(plots), "last_on": f"{day.year}-09-20", "days": 30}
        tell(session, [world.chief_id], "watch_last_chance", {**facts, **more}, "watch:x")
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def test_a_message_of_the_watch_opens_its_plots(world: World, phone: Phone) -> None:
    told_of(world, world.plot_ids[:2])
    phone.ready(world)
    phone.page.goto(f"{phone.url}/messages")
    inbox = phone.page.get_by_role("list", name=phone.say("inbox.list"))
    phone.tap(inbox.get_by_role("button").filter(has_text="2 块图斑到最后机会"))
    phone.sees("plots.told", count=2)
    rows = phone.page.locator(".plot-list li")
    expect(rows).to_have_count(2)
    phone.tap(phone.page.get_by_role("link", name=phone.say("plots.show_all")))
    expect(rows).not_to_have_count(2)
    phone.offline()
    phone.page.goto(f"{phone.url}/?alert=last_chance&day=2024-08-21")
    phone.sees("plots.told_offline")
    assert phone.errors == []


def test_a_complaint_is_written_without_signal_sent_with_it_and_answered(
    world: World, phone: Phone, desk: Desk
) -> None:
    phone.ready(world)
    phone.go("tab.me")
    phone.tap(phone.page.get_by_role("link", name=phone.say("suggest.title")))
    phone.page.get_by_label(phone.say("suggest.text")).wait_for()
    phone.offline()
    phone.page.get_by_label(phone.say("suggest.text")).fill(TEXT)
    phone.tap(phone.button("suggest.do"))
    expect(phone.page.get_by_role("alert")).to_contain_text(phone.say("suggest.needs_signal"))
    phone.go("tab.plots")
    phone.page.get_by_label(phone.say("plots.search")).wait_for()
    phone.page.goto(f"{phone.url}/suggestions")
    expect(phone.page.get_by_label(phone.say("suggest.text"))).to_have_value(TEXT)
    phone.offline(False)
    phone.tap(phone.button("suggest.do"))
    phone.sees("suggest.sent")
    expect(phone.page.get_by_label(phone.say("suggest.text"))).to_have_value("")

    desk.sign_in(world)
    desk.go("inbox.title")
    desk.page.get_by_role("link", name=_sentence("suggestion_waits")).click()
    panel = desk.page.get_by_role("region", name=desk.say("suggest.thing"))
    expect(panel.get_by_text(TEXT.splitlines()[1])).to_be_visible()
    desk.page.get_by_label(desk.say("suggest.answer")).fill("下周派人去看。")
    desk.button("suggest.answer_do").click()
    expect(desk.page.get_by_role("listitem").filter(has_text="下周派人去看。")).to_be_visible()

    phone.page.goto(f"{phone.url}/messages")
    phone.tap(phone.page.get_by_role("button", name=_sentence("suggestion_answered")))
    expect(phone.page.get_by_text("下周派人去看。")).to_be_visible()


def _sentence(kind: str) -> str:
    return say("zh", "message", kind)


SHOWN = """(patience_ms) => new Promise((resolve) => {
  const until = performance.now() + patience_ms;
  const look = async () => {
    const all = await (await navigator.serviceWorker.ready).getNotifications();
    if (all.length) resolve(all.map((one) => [one.title, one.body, one.data.kind]));
    else if (performance.now() > until) resolve(null);
    else requestAnimationFrame(look);
  };
  void look();
})"""


def test_a_pushed_message_is_shown_and_opens_its_page(world: World, phone: Phone) -> None:
    """The push itself is the browser maker's; what the worker does with it is ours."""
    phone.ready(world)
    assert phone.context is not None
    phone.context.grant_permissions(["notifications"], origin=phone.url)
    workers = phone.context.new_cdp_session(phone.page)
    found: list[str] = []

    def registered(told: dict[str, list[dict[str, str]]]) -> None:
        found.extend(one["registrationId"] for one in told["registrations"])

    workers.on("ServiceWorker.workerRegistrationUpdated", registered)
    workers.send("ServiceWorker.enable")
    phone.page.wait_for_function("navigator.serviceWorker.controller !== null")
    told = {
        "id": "1",
        "kind": "record_voided",
        "facts": {"plot_id": world.plot_id},
        "title": "巡田",
        "text": "您的一条巡查记录作废了",
    }
    assert found
    for _ in range(2):
        workers.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": phone.url, "registrationId": found[-1], "data": json.dumps(told)},
        )
    shown = phone.page.evaluate(SHOWN, PATIENCE_MS)
    assert shown == [["巡田", "您的一条巡查记录作废了", "record_voided"]]
