"""Review: a queue worked off by keys, a record sent back to the phone, two officers at once."""

from __future__ import annotations

from playwright.sync_api import Playwright, expect

from server.models.base import db
from server.models.decision import Decision
from server.models.inspection import Inspection
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.queue import CLEAR, DOUBTFUL_HERE, with_queue
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.words import of_code
from tests.journeys.world import World
from tests.makers import make_person


def test_an_officer_reviews_by_keys_and_sends_one_back(
    world: World, server: JourneyServer, desk: Desk, phone: Phone
) -> None:
    doubtful, *clear = with_queue(world)
    assert len(clear) == CLEAR
    desk.sign_in(world)
    desk.go("desk.nav.review")
    rows = desk.page.get_by_role("table", name=desk.say("review.caption")).get_by_role("row")
    expect(rows).to_have_count(1 + len([doubtful, *clear]))

    keys = Keys(desk)
    keys.press("j")
    _shows(desk, doubtful)
    _asks_for_a_close_up(desk, keys)
    _shows_one_of(desk, clear)
    assert keys.pressed == 4, "j, r, the reason, Enter: and one click on the picture"

    keys.pressed = 0
    for done in range(CLEAR):
        keys.press("a")
        if done + 1 < CLEAR:
            expect(
                desk.page.get_by_role("link", name=desk.say("review.look_again"))
            ).to_be_visible()
            expect(rows.filter(has_text=desk.say("review.state_accepted"))).to_have_count(done + 1)
            _settled(desk)
    desk.sees("review.finished")
    assert keys.pressed == CLEAR, "one action a clear record"
    assert _states(world) == {doubtful: "returned", **dict.fromkeys(clear, "accepted")}

    again = _reshoot(phone, world, doubtful)
    desk.go("desk.nav.plots")
    desk.go("desk.nav.review")
    expect(rows).to_have_count(2)
    keys.press("j")
    _shows(desk, again)
    desk.sees("review.answers_request")
    keys.press("a")
    if _states(world)[again] == "open":
        # what the rules still ask about it is confirmed with open eyes
        keys.press("Enter")
    desk.sees("review.finished")
    assert _states(world)[again] == "accepted"
    assert phone.errors == []


def _asks_for_a_close_up(desk: Desk, keys: Keys) -> None:
    keys.press("r")
    closeup = desk.page.get_by_role("button", name=desk.say("photo.closeup"), exact=True)
    lacking = desk.say("review.photo_lacking", role=desk.say("photo.opposite"))
    expect(desk.page.get_by_role("button", name=lacking)).to_have_attribute("aria-pressed", "true")
    closeup.click()
    expect(closeup).to_have_attribute("aria-pressed", "true")
    keys.press("1")
    keys.press("Enter")
    desk.sees("review.done_return")


def _reshoot(phone: Phone, world: World, doubtful: str) -> str:
    """The phone asks for the two pictures, shows the old close-up over the camera, and sends them."""
    phone.stand(*DOUBTFUL_HERE)
    phone.ready(world)
    asked = phone.nearest().get_by_text(
        phone.say("reshoot.photo_unclear", role=phone.say("photo.closeup"))
    )
    expect(asked).to_be_visible()
    phone.page.wait_for_function(
        "async () => (await (await caches.open('reshoot-ghosts')).keys()).length === 1"
    )
    phone.offline()
    phone.tap(phone.nearest().get_by_role("button", name=phone.say("reshoot.do"), exact=True))
    ghost = phone.page.get_by_role("button", name=phone.say("ghost.hide"))
    expect(ghost.locator("img")).to_be_visible()
    phone.tap(ghost)
    phone.sees("ghost.show")
    phone.shoot("closeup")
    expect(phone.page.get_by_role("button", name=phone.say("ghost.show"))).to_have_count(0)
    phone.shoot("opposite")
    phone.answer(crop_of_the_season())
    phone.save()
    phone.tap(phone.button("saved.next"))
    expect(phone.page.get_by_text(phone.say("reshoot.do"), exact=True)).to_have_count(0)
    phone.offline(False)
    phone.go("tab.outbox")
    phone.sees_state("received")
    [visit] = phone.stored("visits")
    [plot] = [row for row in phone.stored("plots") if row["id"] == world.plot_ids[CLEAR]]
    assert plot["requests"] == []
    assert visit["reshoot"]["inspection_id"] == doubtful
    return str(visit["id"])


def test_the_second_officer_sees_the_first_ones_decision(
    world: World, server: JourneyServer, desk: Desk, playwright: Playwright
) -> None:
    doubtful, *_ = with_queue(world)
    with world.app().app_context():
        make_person("second", (("officer", "511703001"),), "周复核")
        db.session.remove()
        db.engine.dispose()
    with Desk(playwright, server.url) as other:
        for one, login in ((desk, None), (other, "second")):
            one.sign_in(world, login)
            # so quick that the other page has not heard of it
            one.page.route("**/api/v1/live*", lambda route: route.abort())
            one.page.goto(f"{server.url}/desk/review/{doubtful}")
            _settled(one)
        desk.page.keyboard.press("x")
        desk.page.keyboard.press("7")
        desk.page.keyboard.press("Enter")
        expect(desk.page.get_by_text(desk.say("review.did_void")).first).to_be_visible()

        other.page.keyboard.press("r")
        other.page.keyboard.press("3")
        other.page.keyboard.press("Enter")
        told = other.page.get_by_role("alert")
        expect(told).to_contain_text("李管理")
        expect(told).to_contain_text(of_code("review_reason", "duplicate"))
        assert _states(world)[doubtful] == "voided"
        assert _decisions(world) == ["void"]
        row = other.page.get_by_role("row").filter(has_text=other.say("review.state_voided"))
        expect(row).to_have_count(1)

        # having seen it, the second officer may still decide otherwise: beside it, not over it
        other.page.keyboard.press("Enter")
        expect(told).to_have_count(0)
        expect(other.page.get_by_text(other.say("review.did_return")).first).to_be_visible()
    assert _decisions(world) == ["void", "return"]


def test_enter_confirms_wherever_the_mouse_was_last(
    world: World, server: JourneyServer, desk: Desk
) -> None:
    """A link or button that was clicked would take the Enter key for itself."""
    doubtful, *clear = with_queue(world)
    desk.sign_in(world)
    desk.go("desk.nav.review")
    desk.page.locator(f"a[href*='{doubtful}']").click()
    _shows(desk, doubtful)
    for key in ("x", "7", "Enter"):
        desk.page.keyboard.press(key)
    desk.sees("review.done_void")
    _shows_one_of(desk, clear)
    desk.page.get_by_role("button", name=desk.say("review.do_void")).click()
    for key in ("7", "Enter"):
        desk.page.keyboard.press(key)
    expect(desk.page.get_by_role("form", name=desk.say("review.do_void"))).to_have_count(0)
    expect(
        desk.page.get_by_role("row").filter(has_text=desk.say("review.state_voided"))
    ).to_have_count(2)
    assert sorted(_states(world).values()) == ["open"] * (CLEAR - 1) + ["voided"] * 2


def test_ones_own_record_is_shown_and_not_decidable(
    world: World, server: JourneyServer, desk: Desk
) -> None:
    doubtful, *_ = with_queue(world, own=True)
    desk.sign_in(world, world.login)
    desk.page.goto(f"{server.url}/desk/review/{doubtful}")
    desk.sees("review.own")
    expect(desk.page.get_by_role("button", name=desk.say("review.do_accept"))).to_have_count(0)
    desk.page.keyboard.press("a")
    desk.page.keyboard.press("Enter")
    desk.sees("review.history_none")
    assert _states(world)[doubtful] == "open"


class Keys:
    """Presses keys on the desk's page and counts them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pressed = 0

    def press(self, key: str) -> None:
        self.desk.page.keyboard.press(key)
        self.pressed += 1


def _shows(desk: Desk, inspection_id: str) -> None:
    desk.page.wait_for_url(f"**/desk/review/{inspection_id}*")
    _settled(desk)


def _shows_one_of(desk: Desk, ids: list[str]) -> None:
    desk.page.wait_for_url(lambda url: any(one in url for one in ids))
    _settled(desk)


def _settled(desk: Desk) -> None:
    """The record of the address is on the screen, with its large picture."""
    expect(desk.page.locator("article[aria-busy='false'] .photo-stage .large img")).to_be_visible()


def _decisions(world: World) -> list[str]:
    """Kinds of all decisions, oldest first."""
    with world.app().app_context():
        kinds = [row.kind for row in db.session.query(Decision).order_by(Decision.place)]
        db.session.remove()
        db.engine.dispose()
    return kinds


def _states(world: World) -> dict[str, str]:
    """Record → where its review stands."""
    with world.app().app_context():
        found = {row.id: row.review_state for row in db.session.query(Inspection)}
        db.session.remove()
        db.engine.dispose()
    return found
