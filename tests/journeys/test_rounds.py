"""The chief's weekly round: today's list walked in its order without signal, then seen on the desk."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from server.rules.crop import Crop
from server.words import say
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.world import ROAD, World, place_of, with_rounds

ON_THE_ROUND = 5
WALKED = 3
MOST_TAPS = 6
"""From today's list to saved."""


def test_a_round_without_signal(
    world: World, server: JourneyServer, phone: Phone, desk: Desk
) -> None:
    with_rounds(world)
    crop = crop_of_the_season()
    phone.stand(*ROAD)
    phone.ready(world)
    phone.offline()
    server.kill()

    phone.tap(phone.page.get_by_role("link", name=_like(phone, "today.link", ON_THE_ROUND)))
    order = _order(phone)
    assert len(order) == ON_THE_ROUND
    walked = [
        _see_the_next(phone, crop, left) for left in range(ON_THE_ROUND, ON_THE_ROUND - WALKED, -1)
    ]
    assert walked == order[:WALKED]
    _left(phone, ON_THE_ROUND - WALKED)

    server.start()
    phone.offline(False)
    phone.go("tab.outbox")
    cards = phone.page.get_by_role("article").filter(has_text=phone.say("outbox.received"))
    expect(cards).to_have_count(WALKED, timeout=30_000)
    phone.page.goto(f"{phone.url}/today")
    _left(phone, ON_THE_ROUND - WALKED)
    assert phone.errors == []
    _the_desk_sees_them(desk, world, walked)


def _like(phone: Phone, key: str, count: int) -> re.Pattern[str]:
    return re.compile(re.escape(phone.say(key, count=count)))


def _next(phone: Phone) -> Locator:
    return phone.page.get_by_role("region", name=phone.say("today.next"))


def _order(phone: Phone) -> list[str]:
    """Numbers of the plots as they are to be walked."""
    first = _next(phone).get_by_role("heading").inner_text()
    others = phone.page.get_by_role("list", name=phone.say("today.then")).locator(".name")
    behind = [title.split()[1] for title in others.all_inner_texts()]
    return [first.split()[0], *behind]


def _left(phone: Phone, count: int) -> None:
    sentence = phone.say("today.left", count=count).split("{day}")[0]
    expect(phone.page.get_by_text(sentence)).to_be_visible()


def _see_the_next(phone: Phone, crop: Crop, left: int) -> str:
    """Walks to the plot that is next, photographs it, and comes back to the list."""
    _left(phone, left)
    number = _next(phone).get_by_role("heading").inner_text().split()[0]
    phone.stand(*place_of(int(number) - 47))
    phone.taps = 0
    phone.tap(_next(phone).get_by_role("button", name=phone.say("plots.capture")))
    for role in ("overview", "closeup", "opposite"):
        phone.shoot(role)
    phone.answer(crop)
    phone.save()
    assert phone.taps <= MOST_TAPS
    phone.tap(phone.button("saved.next"))
    return number


def _the_desk_sees_them(desk: Desk, world: World, walked: list[str]) -> None:
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/coverage")
    row = desk.page.get_by_role("row").filter(has_text="WG-01")
    unseen = ON_THE_ROUND - WALKED
    for how, count in (("unseen", unseen), ("good", WALKED)):
        told = {"grid": "WG-01 网格", "what": say("zh", "seen_how", how), "count": count}
        number = row.get_by_role("link", name=desk.say("coverage.open", **told))
        expect(number).to_have_text(str(count))
    number.click()
    seen = desk.page.locator(".covered > li")
    expect(seen).to_have_count(WALKED)
    assert sorted(one.split()[0] for one in seen.all_inner_texts()) == sorted(walked)
    expect(seen.first).to_contain_text("王田长")
