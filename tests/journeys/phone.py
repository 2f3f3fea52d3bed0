"""A phone in somebody's hand: the built app in Chromium, where it stands, and what is tapped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page, Playwright, expect

from tests.journeys.browser import FLAGS, GRANT_CAMERA, chromium, kill_browser
from tests.journeys.words import Language, like, word
from tests.journeys.world import World

SIZE = {"width": 360, "height": 740}


class Phone:
    """One profile on disk, opened again after a kill; every tap is counted."""

    def __init__(
        self,
        playwright: Playwright,
        url: str,
        profile: Path,
        camera: bool = True,
        language: Language = "zh",
    ) -> None:
        self.playwright = playwright
        self.url = url
        self.profile = profile
        self.camera = camera
        self.language: Language = language
        self.taps = 0
        self.errors: list[str] = []
        self.context: BrowserContext | None = None
        self.place: dict[str, float] | None = None
        self.init_scripts: list[str] = []

    def __enter__(self) -> Phone:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self, path: str = "/") -> Page:
        """Starts the browser at a screen; the place of the walk is kept over a restart."""
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=chromium(),
            args=[*FLAGS, *([GRANT_CAMERA] if self.camera else [])],
            viewport=SIZE,
            device_scale_factor=2,
            is_mobile=True,
            has_touch=True,
            locale="zh-CN" if self.language == "zh" else "en-US",
            timezone_id="Asia/Shanghai",
            permissions=["geolocation", *(["camera"] if self.camera else [])],
            geolocation=self.place,
            accept_downloads=True,
        )
        for script in self.init_scripts:
            self.context.add_init_script(script)
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.page.goto(self.url + path)
        return self.page

    @property
    def page(self) -> Page:
        assert self.context is not None
        return self.context.pages[0]

    def close(self) -> None:
        if self.context is not None:
            self.context.close()
            self.context = None

    def kill(self) -> None:
        assert self.context is not None
        closed: list[bool] = []
        self.context.on("close", lambda _: closed.append(True))
        kill_browser(self.profile)
        try:
            if not closed:
                self.context.wait_for_event("close", timeout=10_000)
        except Error:
            # the connection broke before the event could be waited for: it is closed all the same
            pass
        self.context = None
        # a killed browser leaves its lock; the next start of the same machine takes it over
        for name in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
            (self.profile / name).unlink(missing_ok=True)

    # where it is

    def stand(self, lon: float, lat: float, accuracy_m: float = 4.0) -> None:
        self.place = {"longitude": lon, "latitude": lat, "accuracy": accuracy_m}
        if self.context is not None:
            self.context.set_geolocation(self.place)  # type: ignore[arg-type]

    def offline(self, off: bool = True) -> None:
        assert self.context is not None
        self.context.set_offline(off)

    # what stands on the screen

    def say(self, key: str, **facts: Any) -> str:
        return word(key, self.language, **facts)

    def sees(self, key: str, **facts: Any) -> Locator:
        """Waits until the sentence is on the screen."""
        found = self.page.get_by_text(like(key, self.language, **facts)).first
        expect(found).to_be_visible()
        return found

    def status(self) -> Locator:
        return self.page.get_by_role("status", name=self.say("status.line"))

    def button(self, key: str, **facts: Any) -> Locator:
        return self.page.get_by_role("button", name=whole(like(key, self.language, **facts)))

    def tap(self, target: Locator) -> None:
        target.tap()
        self.taps += 1

    def go(self, tab: str) -> None:
        bar = self.page.get_by_role("navigation", name=self.say("tab.bar"))
        self.tap(bar.get_by_role("link", name=re.compile("^" + re.escape(self.say(tab)))))

    # what people do

    def sign_in(self, world: World) -> None:
        self.page.get_by_label(self.say("signin.login")).fill(world.login)
        self.give_password(world)

    def give_password(self, world: World) -> None:
        self.page.get_by_label(self.say("signin.password"), exact=True).fill(world.password)
        self.tap(self.button("signin.do"))
        expect(self.button("signin.do")).to_have_count(0)

    def wait_for_pack(self) -> None:
        """Resolves when the area's plots are on the phone."""
        self.page.wait_for_function(READ_COUNT, arg=["plots", 1])

    def wait_for_shell(self) -> None:
        """Resolves when the service worker holds the app, so that it starts without a server."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def shoot(self, role: str) -> None:
        self.tap(self.button("camera.shutter", role=self.say(f"photo.{role}")))

    def stored(self, store: str) -> list[dict[str, Any]]:
        """All rows of one store of the phone's database, as they are on its disk."""
        rows: list[dict[str, Any]] = self.page.evaluate(READ_ALL, store)
        return rows


def whole(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"^\s*{pattern.pattern}\s*$")


READ_ALL = """(store) => new Promise((resolve, reject) => {
  const opening = indexedDB.open('xuntian');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    const all = db.transaction(store).objectStore(store).getAll();
    all.onerror = () => { db.close(); reject(all.error); };
    all.onsuccess = () => { db.close(); resolve(all.result); };
  };
})"""
READ_COUNT = """async ([store, least]) => {
  const known = await indexedDB.databases();
  if (!known.some((one) => one.name === 'xuntian')) return false;
  return new Promise((resolve) => {
    const opening = indexedDB.open('xuntian');
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
      const db = opening.result;
      if (!db.objectStoreNames.contains(store)) { db.close(); resolve(false); return; }
      const count = db.transaction(store).objectStore(store).count();
      count.onsuccess = () => { db.close(); resolve(count.result >= least); };
    };
  });
}"""
