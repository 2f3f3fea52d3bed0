"""Rewards, payments, openings and bulletins, as axe and `make shots` see them: each role its own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from playwright.sync_api import Locator, expect

from server.jobs.contact_opening import open_contact
from server.jobs.reward_claiming import claim
from server.jobs.reward_deciding import Decision, decide
from server.jobs.reward_paying import Payment, pay
from server.jobs.rewarding import work_out
from server.models.base import db, now, writing
from server.models.division import Division
from server.models.reward import Reward
from server.rules.day import china_day
from server.rules.figures import period_of
from tests.api.rewarding import adopted
from tests.api.tipoffs import make_matter
from tests.journeys.desk import Desk
from tests.journeys.words import like
from tests.journeys.world import World
from tests.makers import AREA, make_person

EVERYWHERE = "5117"
DESKS = {
    "bureau": ("resources_bureau", "唐见山"),
    "board": ("committee", "蒋同舟"),
    "purse": ("finance", "沈惠田"),
    "handler": ("reward_handler", "白守诺"),
    "audit": ("auditor", "石明察"),
}


def with_reward_desks(world: World) -> dict[str, str]:
    """Who decides, pays, opens and looks on; login → id."""
    with world.app().app_context():
        ids = {
            login: make_person(login, ((role, EVERYWHERE),), name)
            for login, (role, name) in DESKS.items()
        }
        db.session.remove()
        db.engine.dispose()
    return ids


def with_rewards(world: World, ids: dict[str, str]) -> None:
    """One reward at each step of its way, a contact opened once, and a period with its figures."""
    with world.app().app_context():
        with writing() as session:
            session.merge(Division(code=AREA, name="甲街道"))
        for stage in ("refused", "paid", "approved", "approved_once", "claimed", "noticed"):
            _reward(world, ids, stage)
        for columns in ({"kind": "other"}, {"mu": None}):
            work_out(make_matter(world.officer_id, **columns).matter_id)
        before = period_of(period_of(china_day(now())).first - timedelta(days=1))
        last_month = now() - timedelta(days=(china_day(now()) - before.last_before).days + 5)
        for at in range(17):
            shape = {"check": None, "state": "dismissed"} if at > 10 else {}
            ended = last_month - timedelta(days=at)
            came = ended - timedelta(days=9)
            verified = "no" if at % 4 == 0 else "yes"
            how = {"ended_at": ended, "came_at": came, "verified": verified, "kind": "other"}
            make_matter(world.officer_id, **{**how, **shape})
        db.session.remove()
        db.engine.dispose()


def _reward(world: World, ids: dict[str, str], stage: str) -> None:
    told = make_matter(
        world.officer_id, contact=stage in ("claimed", "approved"), mu=Decimal("2.35")
    )
    work_out(told.matter_id)
    if stage == "noticed":
        return
    claim(told.first, str(uuid.uuid4()), True, now())
    reward = db.session.query(Reward).filter(Reward.matter_id == told.matter_id).one()
    db.session.rollback()
    if stage == "claimed":
        return
    if stage == "refused":
        decide_as(reward, ids["bureau"], "resources_bureau", "refuse", "举报前已经在整改。")
        return
    if stage == "approved":
        grants = [("reward_handler", EVERYWHERE)]
        open_contact(reward.id, str(uuid.uuid4()), "电话核对领奖人", ids["handler"], grants)
    decide_as(reward, ids["bureau"], "resources_bureau", "approve")
    if stage == "approved_once":
        return
    decide_as(reward, ids["board"], "committee", "approve")
    if stage == "paid":
        pay_as(reward, ids["purse"])


def decide_as(reward: Reward, person_id: str, role: str, step: str, reason: str = "") -> None:
    seen = db.session.get_one(Reward, reward.id, populate_existing=True).last_place
    db.session.rollback()
    wish = Decision(str(uuid.uuid4()), seen, step, reason)  # type: ignore[arg-type]
    decide(reward.id, wish, person_id, [(role, EVERYWHERE)])


def pay_as(reward: Reward, person_id: str) -> None:
    row = db.session.get_one(Reward, reward.id, populate_existing=True)
    seen, code, today = row.last_place, row.payment_code or "", china_day(now())
    db.session.rollback()
    wish = Payment(str(uuid.uuid4()), seen, "pay", code, "记-2026-118", today, "")
    pay(reward.id, wish, person_id, [("finance", EVERYWHERE)])


def reward_tour(desk: Desk, world: World) -> Iterator[str]:
    """`desk` is signed in as somebody; when it ends, as the officer again."""
    ids = with_reward_desks(world)
    _as(desk, world, "bureau")
    desk.go("rewards.nav")
    desk.sees("rewards.none_text")
    yield "rewards-empty"
    desk.page.get_by_role("link", name=desk.say("rewards.to_terms")).click()
    desk.sees("terms.now_none")
    yield "reward-terms-empty"
    yield from _announcing(desk)
    yield from _budget(desk)
    desk.go("bulletin.nav")
    desk.sees("bulletin.none_text")
    yield "bulletins-empty"
    with world.app().app_context():
        adopted(world.officer_id)
        db.session.remove()
        db.engine.dispose()
    with_rewards(world, ids)
    yield from _deciding(desk)
    yield from _publishing(desk)
    _as(desk, world, "purse")
    yield from _paying(desk)
    _as(desk, world, "handler")
    yield from _opening(desk)
    _as(desk, world, "audit")
    desk.go("openings.nav")
    expect(desk.page.get_by_role("table", name=desk.say("openings.caption"))).to_be_visible()
    yield "openings-full"
    _as(desk, world, world.officer_login)


def _as(desk: Desk, world: World, login: str) -> None:
    desk.button("me.sign_out").click()
    desk.sign_in(world, login)


def _thing(desk: Desk, key: str) -> Locator:
    return desk.page.get_by_role("region", name=desk.say(key))


def _announcing(desk: Desk) -> Iterator[str]:
    desk.button("terms.new").click()
    kind = desk.page.get_by_role("textbox", name=like("terms.fixed_of", desk.language)).first
    kind.fill("一百")
    desk.button("terms.save").click()
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "reward-terms-error"
    kind.fill("100")
    desk.page.get_by_label(desk.say("terms.reason")).first.fill("区管委会主任会议 2026 年第 9 次")
    desk.button("terms.save").click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    yield "reward-terms-asking"
    dialog.get_by_role("button", name=desk.say("terms.save"), exact=True).click()
    expect(dialog).to_have_count(0)
    desk.sees("terms.claim_said")


def _budget(desk: Desk) -> Iterator[str]:
    desk.button("budget.change").click()
    part = _thing(desk, "budget.title")
    part.get_by_label(desk.say("budget.yuan"), exact=True).fill("5000")
    part.get_by_label(desk.say("terms.reason")).fill("年初预算")
    yield "reward-budget"
    part.get_by_role("button", name=desk.say("budget.save"), exact=True).click()
    expect(part.get_by_text("5000").first).to_be_visible()
    yield "reward-terms-full"


def _deciding(desk: Desk) -> Iterator[str]:
    desk.go("rewards.nav")
    table = desk.page.get_by_role("table", name=desk.say("rewards.caption"))
    table.get_by_role("row").nth(3).wait_for()
    yield "rewards-full"
    states = desk.page.get_by_role("group", name=desk.say("rewards.state"))
    states.get_by_role("link").nth(1).click()
    table.get_by_role("link").first.click()
    thing = _thing(desk, "rewards.thing")
    expect(thing.get_by_role("heading", name=desk.say("rewards.how"))).to_be_visible()
    yield "reward-claimed"
    thing.get_by_role("button", name=desk.say("rewards.refuse"), exact=True).click()
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("button", name=desk.say("rewards.refuse"), exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    yield "reward-refusing"
    desk.page.keyboard.press("Escape")
    thing.get_by_role("button", name=desk.say("rewards.approve"), exact=True).click()
    desk.sees("rewards.do")
    expect(thing.get_by_role("listitem")).to_have_count(3)
    yield "reward-approved-once"
    states.get_by_role("link").last.click()
    table.get_by_role("link").first.click()
    expect(thing.get_by_role("heading", name=desk.say("rewards.steps"))).to_be_visible()
    yield "reward-refused"


def _publishing(desk: Desk) -> Iterator[str]:
    desk.go("bulletin.nav")
    table = desk.page.get_by_role("table", name=desk.say("bulletin.list"))
    yield "bulletins-full"
    table.get_by_role("link").first.click()
    thing = _thing(desk, "bulletin.thing")
    expect(thing.get_by_role("table")).to_be_visible()
    yield "bulletin-draft"
    thing.get_by_role("button", name=desk.say("bulletin.publish"), exact=True).click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    yield "bulletin-asking"
    dialog.get_by_role("button", name=desk.say("bulletin.publish"), exact=True).click()
    expect(thing.get_by_role("button", name=desk.say("bulletin.print"))).to_be_visible()
    yield "bulletin-published"


def _paying(desk: Desk) -> Iterator[str]:
    desk.go("pay.nav")
    table = desk.page.get_by_role("table", name=desk.say("pay.caption"))
    table.get_by_role("link").first.wait_for()
    yield "payments-full"
    table.get_by_role("link").first.click()
    thing = _thing(desk, "pay.thing")
    code = thing.get_by_role("heading", level=1).inner_text()
    thing.get_by_role("button", name=desk.say("pay.check")).click()
    expect(thing.get_by_role("alert")).to_be_visible()
    yield "payment-error"
    thing.get_by_label(desk.say("pay.shown_code"), exact=True).fill(code.lower())
    thing.get_by_label(desk.say("pay.voucher"), exact=True).fill("记-2026-119")
    thing.get_by_role("button", name=desk.say("pay.check")).click()
    expect(thing.get_by_role("heading", name=desk.say("pay.check_title"))).to_be_visible()
    yield "payment-checking"
    thing.get_by_role("button", name=desk.say("pay.do"), exact=True).click()
    expect(thing.get_by_role("heading", name=desk.say("pay.changes"))).to_be_visible()
    yield "payment-paid"


def _opening(desk: Desk) -> Iterator[str]:
    desk.go("rewards.nav")
    table = desk.page.get_by_role("table", name=desk.say("rewards.caption"))
    kept = table.get_by_role("row").filter(has_text=desk.say("rewards.contact_kept"))
    kept.get_by_role("link").first.wait_for()
    yield "handler-full"
    kept.get_by_role("link").first.click()
    thing = _thing(desk, "rewards.thing")
    thing.get_by_role("button", name=desk.say("rewards.contact_do"), exact=True).click()
    expect(thing.get_by_role("alert")).to_be_visible()
    yield "contact-error"
    thing.get_by_label(desk.say("rewards.contact_reason")).fill("电话核对领奖人")
    thing.get_by_role("button", name=desk.say("rewards.contact_do"), exact=True).click()
    expect(thing.get_by_text("13900001234")).to_be_visible()
    yield "contact-open"
