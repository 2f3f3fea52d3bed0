"""A reporter with a phone of 360 by 640: the citizen's page, what is tapped on it, and what left it."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, TypedDict

from playwright.sync_api import BrowserContext, Locator, Page, Playwright, Request, expect

from server.rules.problem import Kind
from tests.journeys.browser import FLAGS, chromium
from tests.journeys.phone import PATIENCE_MS, whole
from tests.journeys.words import Language, like, word

SIZE = {"width": 360, "height": 640}
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
}
"""400 kbit/s and 400 ms: what is left of a mobile network at the edge of a village."""


class Picture(TypedDict):
    name: str
    mimeType: str
    buffer: bytes


@dataclass(frozen=True)
class Receipt:
    code: str
    """Ten digits."""
    words: tuple[str, ...]
    link: str


def picture(data: bytes, name: str = "IMG_20261129.jpg", media_type: str = "image/jpeg") -> Picture:
    return {"name": name, "mimeType": media_type, "buffer": data}


class Reporter:
    """One browser without a past; every tap is counted, every request is remembered."""

    def __init__(
        self,
        playwright: Playwright,
        url: str,
        language: Language = "zh",
        slow: bool = False,
        place: tuple[float, float] | None = None,
    ) -> None:
        self.playwright = playwright
        self.url = url
        self.language: Language = language
        self.slow = slow
        self.place = place
        self.taps = 0
        self.errors: list[str] = []
        self.requests: list[Request] = []
        self._stack = ExitStack()

    def __enter__(self) -> Reporter:
        browser = self.playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        self._stack.callback(browser.close)
        self.context: BrowserContext = browser.new_context(
            viewport=SIZE,  # type: ignore[arg-type]
            device_scale_factor=2,
            is_mobile=True,
            has_touch=True,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            permissions=["geolocation"] if self.place else [],
            geolocation={"longitude": self.place[0], "latitude": self.place[1], "accuracy": 12}
            if self.place
            else None,
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.context.on("request", lambda request: self.requests.append(request))
        self.open()
        if self.language == "en":
            self.tap(self.button("tell.language", "zh"))
            expect(self.page.locator("html")).to_have_attribute("lang", "en")
            self.taps = 0
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def open(self, path: str = "/tell") -> Page:
        """A tab of its own, the one before closed: what is left is what the phone keeps."""
        before = list(self.context.pages)
        page = self.context.new_page()
        if self.slow:
            wire = self.context.new_cdp_session(page)
            wire.send("Network.enable")
            wire.send("Network.emulateNetworkConditions", SLOW)
        page.goto(self.url + path)
        for old in before:
            old.close()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    @property
    def page(self) -> Page:
        return self.context.pages[-1]

    # what stands on the screen

    def say(self, key: str, **facts: Any) -> str:
        return word(key, self.language, **facts)

    def sees(self, key: str, **facts: Any) -> Locator:
        found = self.page.get_by_text(like(key, self.language, **facts)).first
        expect(found).to_be_visible()
        return found

    def button(self, key: str, language: Language | None = None, **facts: Any) -> Locator:
        name = whole(like(key, language or self.language, **facts))
        return self.page.get_by_role("button", name=name)

    def tap(self, target: Locator) -> None:
        target.tap()
        self.taps += 1

    def press(self, key: str, **facts: Any) -> None:
        self.tap(self.button(key, **facts))

    # what people do

    def wait_for_shell(self) -> None:
        """Resolves when the page's worker holds it, so that it opens without a network."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def offline(self, off: bool = True) -> None:
        self.context.set_offline(off)

    def choose_kind(self, kind: Kind) -> None:
        self.choose(f"tell.kind.{kind}")

    def choose(self, key: str) -> None:
        """Taps a choice with its label."""
        label = self.page.locator("label:has(input)").filter(
            has=self.page.get_by_text(self.say(key), exact=True)
        )
        self.tap(label.first)

    def write_where(self, text: str) -> None:
        self.page.get_by_label(self.say("tell.where_words")).fill(text)

    def use_position(self) -> None:
        self.press("tell.use_position")
        self.sees("tell.place_position")

    def next(self) -> None:
        self.press("tell.next")

    def add_pictures(self, *pictures: Picture) -> None:
        self.page.locator("input[type=file]").first.set_input_files(list(pictures))  # type: ignore[arg-type]

    def leave_number(self, phone: str, name: str = "") -> None:
        self.choose("tell.contact.yes")
        self.page.get_by_label(self.say("tell.phone"), exact=True).fill(phone)
        self.page.get_by_label(self.say("tell.name"), exact=True).fill(name)

    def send(self) -> Receipt:
        self.press("tell.send")
        return self.receipt()

    def receipt(self) -> Receipt:
        """What stands on the receipt, once the server has said yes."""
        self.sees("tell.receipt")
        expect(self.page.get_by_text(like("tell.photos_owed", self.language))).to_have_count(0)
        code = self.page.locator(".tellcode").inner_text().replace(" ", "")
        words = self.page.get_by_role("list", name=self.say("tell.secret")).locator("strong")
        said = tuple(words.all_inner_texts())
        taps = self.taps
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.press("tell.copy")
        self.sees("tell.copied")
        link = re.search(r"https?://\S+", self.page.evaluate("navigator.clipboard.readText()"))
        assert link is not None
        self.taps = taps
        return Receipt(code, said, link.group())

    def forget_receipt(self) -> None:
        self.press("tell.noted")
        self.press("tell.noted_sure")
        expect(self.page.get_by_label(self.say("tell.open_code"))).to_be_visible()

    def open_receipt(self, receipt: Receipt) -> None:
        """By hand: the code and word after word."""
        if self.page.get_by_label(self.say("tell.open_code")).count() == 0:
            self.press("tell.to_open")
        self.page.get_by_label(self.say("tell.open_code")).fill(receipt.code)
        for at, said in enumerate(receipt.words):
            self.page.get_by_label(self.say("tell.open_word", number=at + 1)).fill(said)
            self.tap(
                self.page.get_by_role("list", name=self.say("tell.open_found"))
                .get_by_role("button")
                .first
            )
        self.press("tell.open_do")
        self.sees("tell.report")

    def state(self) -> str:
        """The key of the state that holds."""
        now = self.page.get_by_role("list", name=self.say("tell.progress")).locator(
            "[aria-current=step] strong"
        )
        said = now.inner_text()
        states = ("received", "checking", "handling", "answered")
        return next(one for one in states if self.say(f"tell.state.{one}") == said)

    def look(self) -> None:
        self.press("tell.refresh")
        expect(self.button("tell.refresh")).to_have_attribute("aria-busy", "false")

    def answer(self, text: str) -> None:
        self.page.get_by_label(self.say("tell.answer"), exact=True).fill(text)
        self.press("tell.answer_do")
        self.sees("tell.your_answer")

    # what left the phone

    def kept(self) -> dict[str, Any]:
        """Databases, caches, workers and cookies that this browser holds of the page."""
        held: dict[str, Any] = self.page.evaluate(
            """async () => ({
              databases: (await indexedDB.databases()).map(({ name }) => name),
              caches: await caches.keys(),
              workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
              local: localStorage.length + sessionStorage.length,
            })"""
        )
        return {**held, "cookies": self.context.cookies()}
