"""Fixtures of the browser journeys: a small world, the real server over it, a phone, a desk."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Playwright, expect, sync_playwright

from tests.journeys.browser import chromium
from tests.journeys.desk import Desk
from tests.journeys.files import desk_files
from tests.journeys.phone import PATIENCE_MS, Phone
from tests.journeys.served import JourneyServer
from tests.journeys.words import PWA
from tests.journeys.world import World, small_world


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A journey that fails shows what stood on the screens."""
    report = yield
    if report.when == "call" and report.failed:
        for hand in getattr(item, "funcargs", {}).values():
            if isinstance(hand, Phone | Desk) and hand.context is not None:
                for page in hand.context.pages:
                    with suppress(Error):
                        seen = page.locator("body").aria_snapshot(timeout=2_000)
                        report.sections.append((f"{type(hand).__name__} {page.url}", seen))
    return report


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    chromium()
    assert (PWA / "dist" / "index.html").is_file(), "`make test` builds the app first"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as running:
        yield running


@pytest.fixture
def world(tmp_path: Path, sqlite_template: Path) -> World:
    return small_world(tmp_path / "data", sqlite_template)


@pytest.fixture
def server(world: World) -> Iterator[JourneyServer]:
    served = JourneyServer(world.data_dir)
    served.start()
    try:
        yield served
    finally:
        served.stop()


@pytest.fixture
def new_phone(
    playwright: Playwright, server: JourneyServer, tmp_path: Path
) -> Iterator[Callable[..., Phone]]:
    """Makes phones, each with a profile of its own; all are closed in the end."""
    with ExitStack() as stack:
        made = 0

        def make(**how: object) -> Phone:
            nonlocal made
            made += 1
            phone = Phone(playwright, server.url, tmp_path / f"phone-{made}", **how)  # type: ignore[arg-type]
            stack.callback(phone.close)
            return phone

        yield make


@pytest.fixture
def phone(new_phone: Callable[..., Phone]) -> Phone:
    return new_phone()


@pytest.fixture
def files(tmp_path: Path, world: World) -> Path:
    """Folder of files for the desk, see tests/journeys/files.py."""
    return desk_files(tmp_path / "files", world)


@pytest.fixture
def desk(playwright: Playwright, server: JourneyServer) -> Iterator[Desk]:
    with Desk(playwright, server.url) as desk:
        yield desk
