"""The office PC: the desk in Chromium at 1366 by 768."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from tests.journeys.browser import FLAGS, chromium
from tests.journeys.phone import PATIENCE_MS, whole
from tests.journeys.words import Language, like, word
from tests.journeys.world import World


class Desk:
    def __init__(
        self,
        playwright: Playwright,
        url: str,
        language: Language = "zh",
        theme: Literal["light", "dark"] = "light",
    ) -> None:
        self.playwright = playwright
        self.url = url
        self.language: Language = language
        self.theme = theme
        self._stack = ExitStack()

    def __enter__(self) -> Desk:
        browser = self.playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        self._stack.callback(browser.close)
        self.context: BrowserContext = browser.new_context(
            viewport={"width": 1366, "height": 768},
            locale="zh-CN" if self.language == "zh" else "en-US",
            timezone_id="Asia/Shanghai",
            color_scheme=self.theme,
            accept_downloads=True,
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.page.goto(self.url + "/desk")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def say(self, key: str, **facts: Any) -> str:
        return word(key, self.language, **facts)

    def sees(self, key: str, **facts: Any) -> Locator:
        found = self.page.get_by_text(like(key, self.language, **facts)).first
        expect(found).to_be_visible()
        return found

    def button(self, key: str, **facts: Any) -> Locator:
        return self.page.get_by_role("button", name=whole(like(key, self.language, **facts)))

    def sign_in(self, world: World, login: str | None = None) -> None:
        self.page.get_by_label(self.say("signin.login")).fill(login or world.officer_login)
        self.page.get_by_label(self.say("signin.password")).fill(world.password)
        self.button("signin.do").click()
        expect(self.page.get_by_role("navigation", name=self.say("desk.nav"))).to_be_visible()

    def speak(self, language: Language) -> None:
        """Chooses the language as a person does, on whatever page is open."""
        self.page.get_by_label(self.say("me.language")).select_option(language)
        self.language = language
        expect(self.page.get_by_label(self.say("me.language"))).to_be_visible()

    def go(self, key: str) -> None:
        nav = self.page.get_by_role("navigation", name=self.say("desk.nav"))
        word = self.say(key)
        link = nav.get_by_role("link", name=re.compile(re.escape(word)))
        if link.count() == 0:
            # in a group that is closed, which says what is in it
            nav.locator(f'a[title*="{word}"]').click()
        link.first.click()
