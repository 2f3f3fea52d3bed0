"""A phone in somebody's hand: the built app in Chromium, where it stands, and what is tapped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page, Playwright, expect

from server.rules.crop import Crop
from tests.journeys.browser import FLAGS, chromium, kill_browser
from tests.journeys.words import Language, like, word
from tests.journeys.world import World

SIZE = {"width": 360, "height": 740}
PATIENCE_MS = 15_000
"""How long anything may take on a busy machine before it counts as not happening."""


class Phone:
    """One profile on disk, opened again after a kill; every tap is counted."""

    def __init__(
        self,
        playwright: Playwright,
        url: str,
        profile: Path,
        language: Language = "zh",
        video: Path | None = None,
    ) -> None:
        self.playwright = playwright
        self.url = url
        self.profile = profile
        self.language: Language = language
        self.video = video
        self.taps = 0
        self.errors: list[str] = []
        self.context: BrowserContext | None = None
        self.place: dict[str, float] | None = None
        self.init_scripts: list[str] = []
        self.is_offline = False

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
            args=[
                *FLAGS,
                *([f"--use-file-for-fake-video-capture={self.video}"] if self.video else []),
            ],
            viewport=SIZE,
            device_scale_factor=2,
            is_mobile=True,
            has_touch=True,
            locale="zh-CN" if self.language == "zh" else "en-US",
            timezone_id="Asia/Shanghai",
            permissions=["geolocation", "camera"],
            geolocation=self.place,
            accept_downloads=True,
        )
        for script in self.init_scripts:
            self.context.add_init_script(script)
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.context.set_offline(self.is_offline)
        self.context.set_default_timeout(PATIENCE_MS)
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
        self.is_offline = off
        if self.context is not None:
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

    def sign_in(self, world: World, login: str | None = None) -> None:
        self.page.get_by_label(self.say("signin.login")).fill(login or world.login)
        self.page.get_by_label(self.say("signin.password"), exact=True).fill(world.password)
        self.tap(self.button("signin.do"))
        expect(self.page.get_by_label(self.say("signin.password"), exact=True)).to_have_count(0)

    def speak(self, language: Language) -> None:
        """Chooses the language on the screen “me”."""
        self.choose(self.say(f"language.{language}"))
        self.language = language
        expect(self.page.locator("html")).to_have_attribute(
            "lang", "zh-CN" if language == "zh" else "en"
        )

    def choose(self, name: str) -> None:
        """Taps one chip, or the button of that name."""
        chip = self.page.locator("label:has(input)").filter(
            has=self.page.get_by_text(name, exact=True)
        )
        self.tap(chip.or_(self.page.get_by_role("button", name=name, exact=True)).first)

    def wait_for_pack(self) -> None:
        """Resolves when the area's plots are on the phone."""
        self.wait_for_rows("plots", 1)

    def wait_for_shell(self) -> None:
        """Resolves when the service worker holds the app, so that it starts without a server."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def ready(self, world: World) -> None:
        """Signed in, area and app on the phone: from here on it needs no network."""
        self.open()
        self.sign_in(world)
        self.wait_for_pack()
        self.wait_for_shell()

    def open_capture(self, plot_id: str) -> None:
        self.page.goto(f"{self.url}/capture/{plot_id}")

    def nearest(self) -> Locator:
        """The card of the plot that is suggested."""
        return self.page.get_by_role("region", name=self.say("plots.nearest"))

    def begin_nearest(self) -> None:
        begin = self.nearest().get_by_role("button", name=self.say("plots.capture"))
        self.tap(begin)

    def year_row(self, year: int) -> Locator:
        """One grain year on the plot page."""
        return self.page.get_by_role("listitem", name=self.say("plot.year", year=year))

    def wait_for_map(self) -> None:
        """Resolves when the map has drawn its plots."""
        expect(self.page.get_by_role("region", name=self.say("map.label"))).to_be_visible()
        expect(self.page.locator("[aria-busy='true']")).to_have_count(0)

    def shoot(self, role: str) -> None:
        """One tap on the shutter; done when the picture is on the phone's disk."""
        before = len(self.stored("photos"))
        self.press_shutter(role)
        self.wait_for_rows("photos", before + 1)

    def press_shutter(self, role: str) -> None:
        """Taps as soon as the shutter no longer shows that it is busy with the picture before."""
        shutter = self.button("camera.shutter", role=self.say(f"photo.{role}"))
        expect(shutter).to_have_attribute("aria-busy", "false")
        self.tap(shutter)

    def disk_is_full(self, full: bool = True) -> None:
        """Needs FULL_DISK among the `init_scripts`."""
        self.page.evaluate("(full) => { globalThis.diskIsFull = full; }", full)

    def refuse_camera(self) -> None:
        """As the person's “block” does; holds until the browser is closed."""
        assert self.context is not None
        browser = self.context.new_cdp_session(self.page)
        browser.send(
            "Browser.setPermission",
            {"permission": {"name": "camera"}, "setting": "denied", "origin": self.url},
        )

    def choose_file(self, key: str, file: Path) -> None:
        """Taps the button that opens the phone's own picker and picks a picture there."""
        before = len(self.stored("photos"))
        self.pick(key, file)
        self.wait_for_rows("photos", before + 1)

    def pick(self, key: str, file: Path) -> None:
        """The same without waiting for anything to be stored."""
        with self.page.expect_file_chooser() as chooser:
            self.tap(self.button(key))
        chooser.value.set_files(file)

    def outgrow_store(self) -> None:
        """As a newer app in another tab does: gives the phone's store a layout this page does not know."""
        self.page.evaluate(OUTGROW)

    def answer(self, crop: Crop) -> None:
        self.choose(crop.zh if self.language == "zh" else crop.en)

    def save(self) -> Locator:
        """Taps 保存 and waits for the sheet that says so."""
        self.tap(self.button("form.save"))
        sheet = self.page.get_by_role("dialog")
        expect(sheet).to_be_visible()
        return sheet

    def visit(self, plot_id: str, crop: Crop) -> str:
        """A whole usual visit; answers the record's id. The record goes off when there is signal."""
        self.open_capture(plot_id)
        for role in ("overview", "closeup", "opposite"):
            self.shoot(role)
        self.answer(crop)
        self.save()
        self.tap(self.button("saved.next"))
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        newest = max(self.stored("visits"), key=lambda row: row["id"])
        return str(newest["id"])

    def sees_state(self, state: str) -> Locator:
        """Waits until the outbox, open on the screen, shows a record in that state."""
        cards = self.page.get_by_role("article")
        found = cards.filter(has_text=self.say(f"outbox.{state}")).first
        expect(found).to_be_visible(timeout=30_000)
        return found

    def wait_for_rows(self, store: str, least: int, wanted: str = "() => true") -> None:
        """Resolves when so many rows for which the JavaScript function `wanted` holds are on disk."""
        script = WAIT_FOR_ROWS.replace("WANTED", wanted)
        self.page.evaluate(script, [store, least, PATIENCE_MS])

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
WAIT_FOR_ROWS = """async ([store, least, patience_ms]) => {
  const until = performance.now() + patience_ms;
  for (;;) {
    const rows = (await (READ_ALL)(store)).filter(WANTED);
    if (rows.length >= least) return;
    if (performance.now() > until) throw new Error(`${store} holds ${rows.length} such rows, not ${least}`);
    await new Promise((again) => requestAnimationFrame(again));
  }
}""".replace("READ_ALL", READ_ALL)


OUTGROW = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open('xuntian', 99);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => { opening.result.close(); resolve(true); };
})"""
FULL_DISK = """
for (const name of ['put', 'add']) {
  const real = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (...words) {
    if (globalThis.diskIsFull) globalThis.refusedWrites = (globalThis.refusedWrites ?? 0) + 1;
    if (globalThis.diskIsFull) throw new DOMException('the disk is full', 'QuotaExceededError');
    return real.apply(this, words);
  };
}
"""
"""Makes local writes fail on demand: no other way to fill a phone in a test."""
