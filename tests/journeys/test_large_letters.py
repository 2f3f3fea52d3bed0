"""Letters of twice the size on the narrowest phone: what a thumb needs stays on the screen."""

from __future__ import annotations

from playwright.sync_api import Playwright, expect

from tests.journeys.phone import Phone
from tests.journeys.served import JourneyServer
from tests.journeys.tell import SIZE, Reporter
from tests.journeys.tell_tour import tell_tour
from tests.journeys.world import World
from tests.makers import LAT, LON

NARROW = {"width": 320, "height": 640}


def test_buttons_stay_in_reach(world: World, server: JourneyServer, phone: Phone) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    phone.go("tab.map")
    phone.wait_for_map()
    # the app itself asks for 112.5 % of the browser's letters
    phone.page.evaluate("document.documentElement.style.fontSize = '225%'")
    for key in ("map.fit", "map.follow"):
        expect(phone.button(key)).to_be_in_viewport(ratio=1)
    phone.tap(phone.button("map.fit"))

    phone.go("tab.plots")
    phone.page.evaluate("document.documentElement.style.fontSize = '225%'")
    label = phone.page.locator("label", has_text=phone.say("plots.search"))
    expect(label).to_be_in_viewport(ratio=1)

    phone.open_capture(world.plot_id)
    phone.sees("live.inside")
    phone.page.evaluate("document.documentElement.style.fontSize = '225%'")
    shutter = phone.button("camera.shutter", role=phone.say("photo.overview"))
    expect(shutter).to_be_in_viewport(ratio=1)

    phone.page.goto(f"{server.url}/me")
    phone.sees("pack.made_at")
    phone.page.evaluate("document.documentElement.style.fontSize = '225%'")
    wide = phone.page.evaluate(
        """() => [...document.querySelectorAll('main *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth).length"""
    )
    assert wide == 0


WIDE = """() => [...document.querySelectorAll('#app *')]
  .filter((one) => one.getClientRects().length && !one.closest('svg, .visually-hidden, .field-map'))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
    || (one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 2
      && !one.matches('input, select, textarea')))
  .map((one) => one.outerHTML.slice(0, 120))"""


def test_a_report_stays_on_the_narrowest_phone(
    world: World, server: JourneyServer, playwright: Playwright
) -> None:
    found = []
    with Reporter(playwright, server.url, "en", place=(LON, LAT)) as reporter:
        for name in tell_tour(reporter, world):
            reporter.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
            reporter.page.evaluate("document.documentElement.style.fontSize = '225%'")
            found += [f"{name}: {one}" for one in reporter.page.evaluate(WIDE)]
            reporter.page.evaluate("document.documentElement.style.fontSize = ''")
            reporter.page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    assert found == []
