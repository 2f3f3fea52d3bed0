"""A received record still shows its pictures: the phone let go of the bytes, the server has them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.world import World


def test_thumbnails_of_a_received_record(world: World, phone: Phone) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.visit(world.plot_id, crop_of_the_season())
    phone.go("tab.outbox")
    phone.sees_state("received")
    assert all(row["bytes_gone"] for row in phone.stored("photos"))
    phone.page.reload()
    pictures = phone.sees_state("received").locator("figure img")
    expect(pictures).to_have_count(3)
    for at in range(3):
        expect(pictures.nth(at)).to_be_visible()
        assert pictures.nth(at).evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 0
