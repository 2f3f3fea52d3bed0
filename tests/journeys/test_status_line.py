"""The line that never hides: one row on a usual phone, and a position on every screen that shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.phone import Phone
from tests.journeys.served import JourneyServer
from tests.journeys.words import Language
from tests.journeys.world import World


@pytest.mark.parametrize("language", ["zh", "en"])
def test_longest_words_stand_in_one_row(
    world: World, server: JourneyServer, new_phone: Callable[..., Phone], language: Language
) -> None:
    phone = new_phone(language="zh")
    phone.stand(*world.here, accuracy_m=85)
    phone.ready(world)
    phone.go("tab.me")
    phone.speak(language)
    phone.offline()
    expect(phone.status()).to_contain_text(phone.say("status.offline"))
    expect(phone.status()).to_contain_text(phone.say("status.fix_weak", accuracy_m=85))
    # what twelve unsent records would say
    rows = phone.status().evaluate(
        """(line, unsent) => {
          const parts = [...line.querySelectorAll('.part')];
          parts.at(-1).lastChild.textContent = unsent;
          return new Set(parts.map((part) => part.offsetTop)).size;
        }""",
        phone.say("status.unsent", count=12),
    )
    assert rows == 1


@pytest.mark.parametrize("path", ["/outbox", "/me"])
def test_every_screen_asks_for_the_position_it_shows(
    world: World, server: JourneyServer, phone: Phone, path: str
) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.page.goto(f"{server.url}{path}")
    expect(phone.status()).to_contain_text(phone.say("status.fix_good", accuracy_m=4))


def test_nobody_is_asked_before_signing_in(
    world: World, server: JourneyServer, phone: Phone
) -> None:
    phone.stand(*world.here)
    phone.init_scripts.append(COUNT_WATCHES)
    phone.open()
    phone.sees("signin.once")
    assert phone.page.evaluate("globalThis.watches") == 0
    phone.sign_in(world)
    expect(phone.status()).to_contain_text(phone.say("status.fix_good", accuracy_m=4))


COUNT_WATCHES = """
globalThis.watches = 0;
const watch = Geolocation.prototype.watchPosition;
Geolocation.prototype.watchPosition = function (...words) {
  globalThis.watches += 1;
  return watch.apply(this, words);
};
"""
