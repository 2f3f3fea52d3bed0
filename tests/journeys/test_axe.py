"""axe-core on every screen, in both languages, light and dark on the desk: no violations at all.

On the phone also: whatever is tapped is as large as a thumb.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.served import JourneyServer
from tests.journeys.tell import Reporter
from tests.journeys.tell_tour import tell_tour
from tests.journeys.tours import desk_tour, office_tour, phone_tour
from tests.journeys.words import PWA, Language
from tests.journeys.world import World, with_alike, with_visits
from tests.makers import LAT, LON

THUMB_PX = 48
"""The least side of what is tapped in the field: one hand, mud, sun."""
SMALLER = """(least_px) => [...document.querySelectorAll('a, button, input, textarea, select, summary')]
  .filter((one) => one.getClientRects().length > 0)
  .map((one) => (one.matches('label input') ? one.closest('label') : one))
  .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.round(width) < least_px || Math.round(height) < least_px)
  .map(([what, { width, height }]) => `${Math.round(width)} x ${Math.round(height)}: ${what}`)"""
RUN = "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"


@cache
def _axe() -> str:
    return (PWA / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, name: str) -> list[str]:
    """One line a violated rule and place; the script goes in past the page's own content policy."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return [
        f"{name}: {rule['id']} ({rule['help']}) at {node['target']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_phone(
    world: World, server: JourneyServer, new_phone: Callable[..., Phone], language: Language
) -> None:
    phone = new_phone(language=language)
    found = []
    for name in phone_tour(phone, with_visits(world), server):
        found += violations(phone.page, name)
        small: list[str] = phone.page.evaluate(SMALLER, THUMB_PX)
        found += [f"{name}: too small a target, {one}" for one in small]
    assert found == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_desk(
    world: World,
    server: JourneyServer,
    playwright: Playwright,
    files: Path,
    language: Language,
) -> None:
    found = []
    with Desk(playwright, server.url, language) as desk:
        for name in desk_tour(desk, with_alike(with_visits(world)), server, files):
            for theme in ("light", "dark"):
                desk.page.emulate_media(color_scheme=theme)
                found += violations(desk.page, f"{name} {theme}")
    assert found == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_office(
    world: World, server: JourneyServer, playwright: Playwright, language: Language
) -> None:
    found = []
    with Desk(playwright, server.url, language) as desk:
        for name in office_tour(desk, with_visits(world)):
            for theme in ("light", "dark"):
                desk.page.emulate_media(color_scheme=theme)
                found += violations(desk.page, f"{name} {theme}")
    assert found == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_tell(
    world: World, server: JourneyServer, playwright: Playwright, language: Language
) -> None:
    found = []
    with Reporter(playwright, server.url, language, place=(LON, LAT)) as reporter:
        for name in tell_tour(reporter, world):
            found += violations(reporter.page, name)
            small: list[str] = reporter.page.evaluate(SMALLER, THUMB_PX)
            found += [f"{name}: too small a target, {one}" for one in small]
        assert reporter.errors == []
    assert found == []
