"""The desk's patrols on paper, from none to one that was entered wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.world import World
from tests.makers import jpeg

WALKER = "罗田长"


def paper_tour(desk: Desk, world: World) -> Iterator[str]:
    desk.go("desk.nav.paper")
    desk.page.get_by_role("link", name=desk.say("paper.new")).click()
    desk.button("paper.do").click()
    desk.sees("paper.wrong_walker")
    yield "paper-form-error"
    desk.page.get_by_label(desk.say("paper.walker")).fill(WALKER)
    add_plot(desk, world.number)
    desk.page.get_by_label(desk.say("paper.note_of", plot=world.number)).fill("谷子黄了，快收")
    picture = {"name": "paper.jpg", "mimeType": "image/jpeg", "buffer": jpeg(31, 640, 480)}
    desk.page.get_by_label(desk.say("paper.choose")).set_input_files([picture])
    yield "paper-form-full"
    desk.button("paper.do").click()
    expect(desk.page.get_by_role("img", name=desk.say("paper.picture", count=1))).to_be_visible()
    yield "paper-full"
    desk.button("paper.void").click()
    desk.page.get_by_role("dialog").get_by_role(
        "button", name=desk.say("paper.void_do"), exact=True
    ).click()
    desk.sees("paper.void_needed")
    yield "paper-voiding"
    desk.page.keyboard.press("Escape")


def empty_paper_tour(desk: Desk) -> Iterator[str]:
    desk.go("desk.nav.paper")
    desk.sees("paper.none")
    yield "paper-empty"


def add_plot(desk: Desk, number: str) -> None:
    desk.page.get_by_label(desk.say("paper.add_plot")).fill(number)
    desk.button("paper.find").click()
    desk.page.get_by_role("listitem").get_by_role("button").filter(has_text=number).first.click()
    expect(desk.page.get_by_label(desk.say("paper.cover_of", plot=number))).to_be_visible()
