"""A tip-off without a name, from the citizen's small phone over desk and field to the money."""

from __future__ import annotations

from playwright.sync_api import Playwright, expect

from server.jobs.rewarding import work_out
from server.models.base import db, now
from server.models.reward import Reward
from server.models.tipoff import TipoffContact
from server.rules.day import china_day
from tests.api.problems import CORNERS, place, taken
from tests.api.records import Inspector
from tests.api.rewarding import budgeted
from tests.journeys.desk import Desk
from tests.journeys.reward_tour import decide_as, pay_as, with_reward_desks
from tests.journeys.served import JourneyServer
from tests.journeys.tell import Receipt, Reporter, picture
from tests.journeys.tell_desk import promised, stored, tipoff_of
from tests.journeys.test_tipoffs import head_of
from tests.journeys.words import of_code
from tests.journeys.world import World
from tests.makers import LAT, LON, jpeg, landscape


def test_from_a_photo_to_the_money(
    world: World, server: JourneyServer, playwright: Playwright, desk: Desk
) -> None:
    promised(world)
    with Reporter(playwright, server.url, slow=True, place=(LON, LAT)) as one:
        receipt = _told(one)
        _asked(desk, world, receipt)
        one.look()
        one.sees("tell.questions")
        one.answer("今年春天栽的")
        _sent_out(desk)
        one.look()
        assert one.state() == "checking"
        _checked(world, receipt)
        one.look()
        assert one.state() == "handling"
        _replied(desk)
        one.look()
        assert one.state() == "answered"
        one.choose("tell.satisfied.yes")
        one.press("tell.satisfied_do")
        code = _claimed(one)
        _paid(world, code)
        one.look()
        one.sees("tell.reward_is_paid", day=_today())
        assert one.errors == []
    with stored(world) as session:
        assert session.get(TipoffContact, tipoff_of(session, receipt.code).id) is None


def _told(one: Reporter) -> Receipt:
    one.choose_kind("new_orchard")
    one.use_position()
    one.next()
    one.add_pictures(picture(landscape(4, 1200, 900)))
    expect(one.page.locator(".tellphotos img")).to_have_count(1)
    one.next()
    receipt = one.send()
    one.forget_receipt()
    one.open_receipt(receipt)
    assert one.state() == "received"
    return receipt


def _asked(desk: Desk, world: World, receipt: Receipt) -> None:
    desk.sign_in(world, world.head_login)
    desk.go("matters.nav")
    table = desk.page.get_by_role("table", name=desk.say("matters.caption"))
    table.get_by_role("link").first.click()
    card = desk.page.locator(".tipoff-card")
    expect(card).to_contain_text(receipt.code[-4:])
    assert receipt.code not in desk.page.locator("body").inner_text()
    desk.button("matters.do_ask").click()
    desk.page.get_by_label(desk.say("matters.words_ask")).fill("是哪一年栽的？")
    desk.button("matters.confirm").click()
    _done(desk, "ask")


def _sent_out(desk: Desk) -> None:
    desk.page.reload()
    expect(desk.page.get_by_text("今年春天栽的").first).to_be_visible()
    desk.button("matters.do_queue").click()
    desk.page.get_by_label(desk.say("matters.note")).fill("看是不是新栽的果树。")
    desk.page.get_by_label(desk.say("matters.at_once")).check()
    desk.page.get_by_label(desk.say("matters.at_once_reason")).fill("还在栽")
    desk.button("matters.confirm").click()
    _done(desk, "queue")


def _done(desk: Desk, step: str) -> None:
    said = desk.page.get_by_role("status").filter(has_text=of_code("matter_step", step))
    expect(said).to_be_visible()


def _checked(world: World, receipt: Receipt) -> None:
    """By the village's inspector and the county, as their phones and desk send it."""
    app = world.app()
    with app.app_context():
        client = app.test_client()
        chief, head = Inspector(client, world.chief_id), head_of(world, client)
        [check] = chief.get("problems").json["problems"]
        for secret in (receipt.code, "今年春天栽的"):
            assert secret not in chief.get(f"problems/{check['id']}").text
        seen, mended = jpeg(9), jpeg(10)
        for photo in (seen, mended):
            chief.phone.send(photo)
        outline = {"how": "walked", "corners": [place(*corner) for corner in CORNERS]}
        at = {"problem_id": check["id"], "place": place()}
        told = taken(chief, "verify", [seen], outcome="yes", outline=outline, **at)
        assert (told["verified"], told["state"]) == ("yes", "verified")
        taken(chief, "rectify", note="果树已移走", **at)
        taken(chief, "recheck", [mended], **at)
        taken(head, "accept", **at)
        work_out(tipoff_of(db.session(), receipt.code).matter_id)
        db.session.remove()
        db.engine.dispose()


def _replied(desk: Desk) -> None:
    desk.page.reload()
    desk.button("matters.do_reply").click()
    desk.page.get_by_label(desk.say("matters.words_reply")).fill("已核实，果树已移走。谢谢您。")
    desk.button("matters.confirm").click()
    _done(desk, "reply")


def _claimed(one: Reporter) -> str:
    one.page.get_by_label(one.say("tell.reward_not_staff")).check()
    one.press("tell.reward_claim")
    one.sees("tell.reward_is_claimed")
    return one.page.locator(".tellcode").inner_text().replace(" ", "")


def _paid(world: World, code: str) -> None:
    ids = with_reward_desks(world)
    app = world.app()
    with app.app_context():
        bureau = Inspector(app.test_client(), ids["bureau"], "desk")
        budgeted(bureau)
        reward = db.session.query(Reward).filter(Reward.payment_code == code).one()
        db.session.rollback()
        decide_as(reward, ids["bureau"], "resources_bureau", "approve")
        decide_as(reward, ids["board"], "committee", "approve")
        pay_as(reward, ids["purse"])
        db.session.remove()
        db.engine.dispose()


def _today() -> str:
    today = china_day(now())
    return f"{today.year}年{today.month}月{today.day}日"
