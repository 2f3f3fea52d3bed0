"""A phone that cannot write: the whole screen says so and what to do, and nothing counts as saved."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.phone import FULL_DISK, Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.world import World


def test_full_phone_claims_nothing(world: World, server: JourneyServer, phone: Phone) -> None:
    phone.init_scripts.append(FULL_DISK)
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    phone.open_capture(world.plot_id)
    phone.shoot("overview")

    phone.disk_is_full()
    phone.press_shutter("closeup")
    phone.sees("failure.title")
    phone.sees("failure.full")
    assert len(phone.stored("photos")) == 1
    phone.tap(phone.button("failure.again"))
    phone.page.wait_for_function("globalThis.refusedWrites === 2")
    phone.sees("failure.title")
    phone.disk_is_full(False)
    phone.tap(phone.button("failure.again"))
    expect(phone.page.get_by_text(phone.say("failure.title"))).to_have_count(0)
    phone.wait_for_rows("photos", 2)

    phone.shoot("opposite")
    phone.answer(crop_of_the_season())
    phone.wait_for_rows("visits", 1, "(row) => row.observation.cover === 'crop'")
    phone.disk_is_full()
    phone.tap(phone.button("form.save"))
    phone.sees("failure.title")
    assert phone.stored("visits")[0]["state"] == "draft"
    phone.disk_is_full(False)
    phone.tap(phone.button("failure.again"))
    expect(phone.button("saved.next")).to_be_visible()
    assert phone.stored("visits")[0]["state"] == "ready"
    assert len(phone.stored("photos")) == 3
