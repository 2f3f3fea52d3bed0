"""make shots: `python -m tests.shots [part…]` takes the pictures whose names hold one of the parts.

Of a part of several words each must be in the name.

A name is device-screen-state-language (the citizen's page counts as a device),
and on the desk light or dark behind it. `--readme` makes
docs/screenshot.png of two of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.bench.server import ROOT
from tests.journeys.desk import Desk
from tests.journeys.files import desk_files
from tests.journeys.phone import PATIENCE_MS, SIZE, Phone
from tests.journeys.served import JourneyServer
from tests.journeys.tell import SIZE as TELL
from tests.journeys.tell import Reporter
from tests.journeys.tell_tour import tell_tour
from tests.journeys.tours import desk_tour, office_tour, phone_tour
from tests.journeys.words import Language
from tests.journeys.world import World
from tests.shots.camera import video
from tests.shots.district import a_district, a_village
from tests.shots.readme import LEFT, RIGHT, side_by_side

SHOTS = ROOT / "shots"
DEVICES = ("phone", "desk", "office", "tell")
LANGUAGES: tuple[Language, ...] = get_args(Language)
NARROW = {"width": 320, "height": 740}
"""Twice the letters on it: the app itself asks for 112.5 % of the browser's."""
HEIGHT = "Math.max(640, document.documentElement.scrollHeight)"
SETTLED = """() => [...document.images].every((one) => one.complete)
  && document.getAnimations().every((one) => one.playState !== 'running')"""


def main(words: list[str]) -> None:
    parts = [LEFT, RIGHT] if "--readme" in words else words
    SHOTS.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        for device in DEVICES:
            for language in LANGUAGES:
                if not parts or any(_may_be(part, device, language) for part in parts):
                    _walk(playwright, device, language, parts)
    if "--readme" in words:
        side_by_side(SHOTS, ROOT / "docs" / "screenshot.png")


def _may_be(part: str, device: str, language: Language) -> bool:
    """Whether a picture of that walk can have the part in its name."""
    said = part.split("-")
    others = ({*DEVICES} - {device}) | ({*LANGUAGES} - {language})
    return not others.intersection(said)


def _is_of(name: str, part: str) -> bool:
    """Whether the name holds the part as it is, or all its words: `desk-zh` are the desk's Chinese ones."""
    return part in name or {*part.split("-")} <= {*name.split("-")}


def _walk(playwright: Playwright, device: str, language: Language, parts: list[str]) -> None:
    made = a_village if device == "office" else a_district
    with made() as world, TemporaryDirectory() as folder:
        server = JourneyServer(world.data_dir)
        server.start()
        walk = {"phone": _phone, "desk": _desk, "office": _office, "tell": _tell}[device]
        try:
            for name, page in walk(playwright, server, world, Path(folder), language):
                if not parts or any(_is_of(name, part) for part in parts):
                    _take(page, name)
        finally:
            server.stop()


def _phone(
    playwright: Playwright,
    server: JourneyServer,
    world: World,
    folder: Path,
    language: Language,
) -> Iterator[tuple[str, Page]]:
    """In English also on the narrowest phone with letters of twice the size."""
    film = video(folder / "field.mjpeg")
    with_phone = Phone(playwright, server.url, folder / "profile", language, film)
    try:
        for name in phone_tour(with_phone, world, server):
            yield f"phone-{name}-{language}", with_phone.page
            if language == "en":
                with_phone.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
                with_phone.page.evaluate("document.documentElement.style.fontSize = '225%'")
                yield f"phone-{name}-large-{language}", with_phone.page
                with_phone.page.evaluate("document.documentElement.style.fontSize = ''")
                with_phone.page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    finally:
        with_phone.close()


def _desk(
    playwright: Playwright,
    server: JourneyServer,
    world: World,
    folder: Path,
    language: Language,
) -> Iterator[tuple[str, Page]]:
    files = desk_files(folder / "files", world)
    with Desk(playwright, server.url, language) as desk:
        for name in desk_tour(desk, world, server, files):
            for theme in ("light", "dark"):
                desk.page.emulate_media(color_scheme=theme)
                yield f"desk-{name}-{language}-{theme}", desk.page
            desk.page.emulate_media(color_scheme="light")


def _office(
    playwright: Playwright,
    server: JourneyServer,
    world: World,
    folder: Path,
    language: Language,
) -> Iterator[tuple[str, Page]]:
    with Desk(playwright, server.url, language) as desk:
        for name in office_tour(desk, world):
            yield f"office-{name}-{language}", desk.page


def _tell(
    playwright: Playwright,
    server: JourneyServer,
    world: World,
    folder: Path,
    language: Language,
) -> Iterator[tuple[str, Page]]:
    """The citizen's page; what lies below the fold is on the picture too."""
    with Reporter(playwright, server.url, language, place=world.here) as reporter:
        for name in tell_tour(reporter, world):
            page = reporter.page
            page.set_viewport_size({"width": TELL["width"], "height": page.evaluate(HEIGHT)})
            yield f"tell-{name}-{language}", page
            page.set_viewport_size(TELL)  # type: ignore[arg-type]


def _take(page: Page, name: str) -> None:
    page.wait_for_function(SETTLED)
    page.screenshot(path=SHOTS / f"{name}.png")
    print(name, flush=True)


main(sys.argv[1:])
