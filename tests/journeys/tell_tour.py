"""The citizen's page in each state that a reporter may meet, as axe and `make shots` see it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.evidence.pictures import degrees, position, with_exif
from tests.journeys.tell import Receipt, Reporter, picture
from tests.journeys.tell_desk import asked, promised, published, replied, verified
from tests.journeys.world import World
from tests.makers import jpeg

NOWHERE = "#r=0123456789.0000000000000000"


def tell_tour(reporter: Reporter, world: World) -> Iterator[str]:
    """`reporter` is at the first step and has a place."""
    promised(world)
    reporter.open()
    yield from _telling(reporter)
    receipt = yield from _sending(reporter)
    yield from _opening(reporter)
    yield from _reading(reporter, world, receipt)
    yield from _figures(reporter, world)
    yield from _erasing(reporter)


def _telling(reporter: Reporter) -> Iterator[str]:
    reporter.sees("tell.promise")
    expect(reporter.page.get_by_label(reporter.say("tell.village"))).to_be_visible()
    yield "what-empty"
    reporter.next()
    reporter.sees("tell.missing.kind")
    yield "what-missing"
    reporter.choose_kind("new_orchard")
    reporter.press("tell.on_map")
    expect(reporter.button("tell.map_use")).to_be_visible()
    yield "what-map"
    reporter.press("tell.map_use")
    reporter.sees("tell.place_map")
    yield "what-full"
    reporter.press("tell.place_drop")
    reporter.context.clear_permissions()
    reporter.press("tell.use_position")
    reporter.sees("tell.position_refused")
    yield "what-no-position"
    reporter.write_where("大桥往上第二个弯")
    reporter.next()
    reporter.sees("tell.photos_self")
    yield "photos-empty"
    there = with_exif(position(degrees(31, 7, 12), degrees(107, 27)))
    reporter.add_pictures(
        picture(jpeg(1, 800, 600)), picture(there), picture(b"no picture", "broken.jpg")
    )
    reporter.sees("tell.photo_broken", count=1)
    expect(reporter.page.locator(".tellphotos img")).to_have_count(2)
    yield "photos-full"
    reporter.press("tell.photo_place_yes")
    reporter.next()
    reporter.sees("tell.contact.no_text")
    reporter.tap(reporter.page.get_by_text(reporter.say("tell.promised_sums")))
    yield "last-empty"
    reporter.choose("tell.contact.yes")
    reporter.press("tell.send")
    reporter.sees("tell.missing.phone")
    yield "last-missing"
    reporter.leave_number("13800000000", "老李")


def _sending(reporter: Reporter) -> Iterator[str]:
    reporter.offline()
    reporter.press("tell.send")
    reporter.sees("tell.sending_waiting")
    yield "send-offline"
    reporter.offline(False)
    receipt = reporter.receipt()
    yield "receipt"
    reporter.press("tell.save_picture")
    expect(reporter.page.get_by_role("img", name=reporter.say("tell.picture"))).to_be_visible()
    reporter.press("tell.noted")
    yield "receipt-picture"
    reporter.press("tell.not_yet")
    return receipt


def _opening(reporter: Reporter) -> Iterator[str]:
    reporter.forget_receipt()
    yield "open-empty"
    for _ in range(2):
        reporter.page.get_by_label(reporter.say("tell.open_code")).fill("0123456789")
        field = reporter.page.get_by_role("textbox").nth(1)
        field.fill("ba")
        found = reporter.page.get_by_role("list", name=reporter.say("tell.open_found"))
        reporter.tap(found.get_by_role("button").first)
    reporter.page.get_by_role("textbox").nth(1).fill("yan")
    yield "open-words"
    reporter.page.get_by_role("textbox").nth(1).fill("zzz")
    reporter.sees("tell.open_none")
    yield "open-none-found"
    reporter.page.goto(f"{reporter.url}/tell{NOWHERE}")
    expect(reporter.page.get_by_role("alert")).to_be_visible()
    yield "open-wrong"


def _reading(reporter: Reporter, world: World, receipt: Receipt) -> Iterator[str]:
    reporter.open("/tell#open")
    reporter.open_receipt(receipt)
    yield "report-received"
    reporter.press("tell.add_more")
    yield "report-adding"
    asked(world, receipt.code, "树有多高？是今年栽的吗？")
    reporter.look()
    reporter.sees("tell.questions")
    reporter.press("tell.answer_do")
    reporter.sees("tell.answer_needed")
    yield "report-asked"
    reporter.answer("一人多高，今年春天栽的。")
    yield "report-answered-by-me"
    reporter.press("tell.withdraw")
    yield "report-withdrawing"
    reporter.press("tell.withdraw_not")
    reporter.press("tell.contact_delete")
    reporter.sees("tell.contact_delete_text")
    yield "report-deleting-number"
    reporter.press("tell.contact_delete_not")
    verified(world, receipt.code)
    replied(world, receipt.code, "已核实：0.8 亩耕地上新栽了柑橘，年底前退回耕地。谢谢您。")
    reporter.look()
    reporter.choose("tell.satisfied.no")
    reporter.press("tell.satisfied_do")
    reporter.sees("tell.reason_needed")
    yield "report-reply"
    reporter.choose("tell.satisfied.yes")
    reporter.press("tell.satisfied_do")
    reporter.sees("tell.was_satisfied")
    reporter.press("tell.reward_claim")
    reporter.sees("tell.reward_tick")
    yield "report-reward"
    reporter.page.get_by_label(reporter.say("tell.reward_not_staff")).check()
    reporter.press("tell.reward_claim")
    reporter.sees("tell.reward_is_claimed")
    yield "report-claimed"


def _figures(reporter: Reporter, world: World) -> Iterator[str]:
    reporter.press("tell.to_figures")
    none = reporter.page.get_by_text(reporter.say("tell.figures_none"))
    expect(none.or_(reporter.page.locator("main section")).first).to_be_visible()
    # the demo has published some
    if none.is_visible():
        yield "figures-empty"
    published(world)
    reporter.open("/tell#figures")
    reporter.tap(reporter.page.locator("main summary").first)
    expect(reporter.page.locator("main details li").first).to_be_visible()
    yield "figures-full"


def _erasing(reporter: Reporter) -> Iterator[str]:
    reporter.press("tell.to_erase")
    reporter.sees("tell.erase_history")
    yield "erase"
    reporter.press("tell.erase_do")
    reporter.sees("tell.erased_text")
    yield "erased"
