"""The citizen's page on a small phone and a slow network, by someone who gives no name."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Playwright, expect
from sqlalchemy import select

from server.evidence.vault import tipoff_key
from server.models.reward import Reward
from server.models.tipoff import Matter, MatterEvent, TipoffContact, TipoffPhoto
from tests.api.rewarding import YUAN
from tests.evidence.pictures import degrees, position, with_exif
from tests.journeys.phone import Phone
from tests.journeys.served import JourneyServer
from tests.journeys.tell import Receipt, Reporter, picture
from tests.journeys.tell_desk import asked, promised, replied, stored, tipoff_of, verified
from tests.journeys.world import World
from tests.makers import LAT, LON, jpeg

MOST_TAPS = 7
"""Ours: an anonymous report without a photo, from the opened page to the receipt."""


@pytest.fixture
def reporter(playwright: Playwright, server: JourneyServer) -> Iterator[Callable[..., Reporter]]:
    with ExitStack() as stack:

        def make(**how: object) -> Reporter:
            return stack.enter_context(Reporter(playwright, server.url, **how))  # type: ignore[arg-type]

        yield make


def _sent(reporter: Reporter, where: str = "大桥往上第二个弯") -> Receipt:
    reporter.choose_kind("new_orchard")
    reporter.write_where(where)
    reporter.next()
    reporter.next()
    return reporter.send()


def test_anonymous_without_a_photo(world: World, reporter: Callable[..., Reporter]) -> None:
    one = reporter(place=(LON, LAT), slow=True)
    one.choose_kind("new_orchard")
    one.use_position()
    one.next()
    one.next()
    receipt = one.send()
    assert one.taps <= MOST_TAPS
    assert len(set(receipt.words)) > 1
    with stored(world) as session:
        tipoff = tipoff_of(session, receipt.code)
        assert (tipoff.place_how, tipoff.accuracy_m, tipoff.words) == ("position", 12, "")
        assert (tipoff.lon, tipoff.lat) == pytest.approx((LON, LAT), abs=1e-6)
        assert session.get(TipoffContact, tipoff.id) is None
    assert one.errors == []


def test_nothing_tells_who_it_is(
    world: World, server: JourneyServer, reporter: Callable[..., Reporter]
) -> None:
    one = reporter(place=(LON, LAT))
    receipt = _sent(one)
    one.forget_receipt()
    one.page.goto(receipt.link)
    one.sees("tell.report")
    assert one.page.url == f"{server.url}/tell#report"
    own = urlsplit(server.url).netloc
    assert {urlsplit(request.url).netloc for request in one.requests} - {own, ""} == set()
    secret = receipt.link.rpartition(".")[2]
    for request in one.requests:
        headers = request.all_headers()
        assert headers.get("cookie", "") == headers.get("referer", "") == "", request.url
        assert secret not in request.url
        assert receipt.words[0] not in (request.post_data or "")
    kept = one.kept()
    assert (kept["cookies"], kept["local"]) == ([], 0)
    assert one.errors == []


def test_with_a_photo_a_question_and_an_answer(
    world: World, reporter: Callable[..., Reporter]
) -> None:
    there = position(degrees(31, 7, 12), degrees(107, 27))
    photo = with_exif(there, outer={0x010F: "SECRET-MAKER"})
    large = picture(jpeg(3, 2400, 1800), "IMG_2.jpg")
    one = reporter(slow=True, place=(LON, LAT))
    one.choose_kind("new_pond")
    one.write_where("塘边")
    one.next()
    one.add_pictures(picture(photo), large)
    expect(one.page.locator(".tellphotos img")).to_have_count(2)
    one.press("tell.photo_place_yes")
    one.sees("tell.place_photo")
    one.next()
    one.choose("tell.against.village")
    receipt = one.send()
    with stored(world) as session:
        tipoff = tipoff_of(session, receipt.code)
        assert (tipoff.place_how, tipoff.against) == ("photo", "village")
        assert (tipoff.lon, tipoff.lat) == pytest.approx((107.45, 31.12), abs=1e-5)
        rows = session.scalars(select(TipoffPhoto).order_by(TipoffPhoto.place)).all()
        assert [max(row.width_px or 0, row.height_px or 0) for row in rows] == [64, 1600]
        with world.app().extensions["xuntian.vault"].open(tipoff_key(rows[0].kept_sha256)) as file:
            kept = file.read()
    assert b"SECRET" not in kept
    with Image.open(io.BytesIO(kept)) as copy:
        assert dict(copy.getexif()) == {}

    one.forget_receipt()
    one.open_receipt(receipt)
    assert one.state() == "received"
    asked(world, receipt.code, "塘有多大？")
    one.look()
    one.sees("tell.questions")
    one.answer("一亩左右")
    with stored(world) as session:
        answers = select(MatterEvent.words).where(MatterEvent.step == "answer")
        assert session.scalars(answers).all() == ["一亩左右"]
    replied(world, receipt.code, "已核实，塘已回填。")
    one.look()
    assert one.state() == "answered"
    one.choose("tell.satisfied.no")
    one.page.get_by_label(one.say("tell.reason")).fill("还没有填平")
    one.press("tell.satisfied_do")
    expect(one.page.get_by_text("已核实，塘已回填。")).to_have_count(0)
    assert one.state() == "received"
    assert one.errors == []


def test_with_a_number(world: World, reporter: Callable[..., Reporter]) -> None:
    one = reporter(slow=True, place=(LON, LAT))
    one.choose_kind("new_building")
    one.write_where("公路边")
    one.next()
    one.next()
    one.choose("tell.contact.yes")
    one.press("tell.send")
    one.sees("tell.missing.phone")
    one.leave_number("138 0000 0000", "老李")
    receipt = one.send()
    with stored(world) as session:
        row = session.get_one(TipoffContact, tipoff_of(session, receipt.code).id)
        assert b"138" not in row.sealed
    one.press("tell.see_state")
    one.sees("tell.contact_kept")
    one.press("tell.contact_delete")
    one.sees("tell.contact_delete_text")
    one.press("tell.contact_delete_do")
    one.sees("tell.contact_deleted")
    with stored(world) as session:
        row = session.get_one(TipoffContact, tipoff_of(session, receipt.code).id)
        assert row.deleted_at is not None
    assert one.errors == []


def test_rewarded_without_a_name(world: World, reporter: Callable[..., Reporter]) -> None:
    promised(world)
    one = reporter(slow=True, place=(LON, LAT))
    one.choose_kind("new_orchard")
    one.write_where("坡上")
    one.next()
    one.next()
    one.sees("tell.promised")
    receipt = one.send()
    one.forget_receipt()
    verified(world, receipt.code)
    replied(world, receipt.code, "已核实，谢谢您。")
    one.page.goto(receipt.link)
    one.sees("tell.reward_sum", yuan=YUAN)
    one.press("tell.reward_claim")
    one.sees("tell.reward_tick")
    one.page.get_by_label(one.say("tell.reward_not_staff")).check()
    one.press("tell.reward_claim")
    one.sees("tell.reward_is_claimed")
    code = one.page.locator(".tellcode").inner_text().replace(" ", "")
    with stored(world) as session:
        row = session.scalars(select(Reward)).one()
        assert (row.state, row.payment_code) == ("claimed", code)
        assert session.get(TipoffContact, row.tipoff_id) is None
    assert one.errors == []


def test_withdrawn(world: World, reporter: Callable[..., Reporter]) -> None:
    one = reporter(slow=True, place=(LON, LAT))
    receipt = _sent(one)
    one.press("tell.see_state")
    one.press("tell.withdraw")
    one.sees("tell.withdraw_text")
    one.press("tell.withdraw_not")
    one.press("tell.withdraw")
    one.press("tell.withdraw_do")
    one.sees("tell.withdrawn")
    expect(one.button("tell.withdraw")).to_have_count(0)
    with stored(world) as session:
        tipoff = tipoff_of(session, receipt.code)
        assert tipoff.withdrawn_at is not None
        assert session.get_one(Matter, tipoff.matter_id).state == "withdrawn"


def test_filled_in_without_a_network_and_sent_later(
    world: World, reporter: Callable[..., Reporter]
) -> None:
    one = reporter(place=(LON, LAT))
    one.wait_for_shell()
    one.offline()
    one.open()
    one.choose_kind("dumping")
    one.write_where("河沟里")
    one.next()
    one.add_pictures(picture(jpeg(5)))
    expect(one.page.locator(".tellphotos img")).to_have_count(1)
    one.open()
    expect(one.page.get_by_label(one.say("tell.where_words"))).to_have_value("河沟里")
    one.next()
    expect(one.page.locator(".tellphotos img")).to_have_count(1)
    one.next()
    one.press("tell.send")
    one.sees("tell.sending_waiting")
    one.open()
    one.sees("tell.sending_waiting")
    one.offline(False)
    receipt = one.receipt()
    with stored(world) as session:
        tipoff = tipoff_of(session, receipt.code)
        assert tipoff.where_words == "河沟里"
        photo = session.scalars(select(TipoffPhoto)).one()
        assert photo.kept_sha256 is not None
    # the receipt is still here when the page is opened again
    one.open("/tell#receipt")
    assert one.receipt().words == receipt.words


def test_a_wrong_receipt_is_told_like_any_other(
    world: World, reporter: Callable[..., Reporter]
) -> None:
    one = reporter(place=(LON, LAT))
    receipt = _sent(one)
    one.forget_receipt()
    said = []
    for code in (receipt.code, "0123456789"):
        one.open(f"/tell#r={code}.0000000000000000")
        said.append(one.page.get_by_role("alert").inner_text())
    assert said[0] == said[1] != ""


def test_erased(world: World, reporter: Callable[..., Reporter]) -> None:
    one = reporter(place=(LON, LAT))
    one.wait_for_shell()
    _sent(one)
    assert one.kept()["databases"] == ["xuntian-tell"]
    one.press("tell.to_erase")
    one.sees("tell.erase_receipt")
    one.press("tell.erase_do")
    one.sees("tell.erased_text")
    kept = one.kept()
    assert (kept["databases"], kept["caches"], kept["workers"]) == ([], [], [])
    one.open()
    expect(one.page.get_by_role("radio", checked=True)).to_have_count(0)


def test_the_field_app_keeps_nothing_of_it(
    world: World, server: JourneyServer, phone: Phone
) -> None:
    phone.ready(world)
    page = phone.page
    page.goto(f"{server.url}/tell")
    expect(page.get_by_role("heading", level=1)).to_have_text(phone.say("tell.promise"))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    held: dict[str, list[str]] = page.evaluate(
        """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
          [name, (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)])))"""
    )
    mine = {
        file for name, files in held.items() if name.startswith("xuntian-tell-") for file in files
    }
    assert "/tell" in mine
    others = {name: files for name, files in held.items() if not name.startswith("xuntian-tell-")}
    assert others
    for files in others.values():
        assert not [file for file in files if file.startswith(("/tell", "/assets/tell"))]
    # the way back: the field app opens as before
    page.goto(f"{server.url}/")
    expect(phone.nearest().or_(page.get_by_label(phone.say("plots.search"))).first).to_be_visible()


def test_a_browser_that_draws_no_map(world: World, reporter: Callable[..., Reporter]) -> None:
    one = reporter(place=(LON, LAT))
    one.context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    one.open()
    one.press("tell.on_map")
    one.sees("tell.map_offline")
    one.choose_kind("new_forest")
    one.page.get_by_label(one.say("tell.village")).select_option(index=1)
    one.next()
    one.next()
    receipt = one.send()
    with stored(world) as session:
        tipoff = tipoff_of(session, receipt.code)
        assert (tipoff.place_how, tipoff.lon) == ("words", None)
        assert tipoff.where_words != ""
