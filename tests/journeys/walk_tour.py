"""Photographed first and matched later, as axe and `make shots` see it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.journeys.phone import Phone
from tests.journeys.world import World


def photo_first_tour(phone: Phone, world: World) -> Iterator[str]:
    """Leaves nothing behind."""
    phone.stand(*world.here)
    phone.page.goto(f"{phone.url}/")
    phone.offline()
    phone.tap(phone.button("sighting.first"))
    expect(phone.button("camera.shutter", role=phone.say("photo.overview"))).to_be_enabled()
    yield "sighting-begun"
    phone.shoot("overview")
    phone.shoot("closeup")
    yield "sighting-shot"
    phone.tap(phone.button("camera.done"))
    phone.sees("sighting.kept_text")
    yield "sighting-kept"
    phone.tap(phone.button("sighting.match_later"))
    phone.go("tab.outbox")
    phone.sees("sighting.not_sent")
    yield "outbox-sighting"
    phone.tap(phone.button("sighting.match"))
    nearest = phone.page.get_by_role("list", name=phone.say("which.nearest"))
    expect(nearest.get_by_role("button").first).to_be_visible()
    yield "which-full"
    phone.page.get_by_label(phone.say("plots.search")).fill("no such plot")
    phone.sees("plots.not_found")
    yield "which-none-found"
    phone.page.get_by_label(phone.say("plots.search")).fill("")
    opened = phone.button("form.photo_open", role=phone.say("photo.closeup"))
    phone.tap(opened)
    expect(phone.button("which.split")).to_be_visible()
    yield "which-photo"
    phone.tap(phone.button("watermark.close"))
    phone.tap(nearest.get_by_role("button").first)
    phone.sees("which.again")
    yield "form-matched"
    phone.tap(phone.page.get_by_role("link", name=phone.say("which.again")))
    expect(nearest.get_by_role("button").first).to_be_visible()
    phone.page.goto(f"{phone.url}/which/none")
    phone.sees("which.gone")
    yield "which-gone"
    phone.page.goto(f"{phone.url}/")
    phone.tap(phone.button("sighting.first"))
    phone.shoot("overview")
    phone.tap(phone.button("camera.close"))
    phone.go("tab.outbox")
    phone.tap(phone.button("sighting.discard"))
    phone.sees("sighting.discard_text")
    yield "sighting-discard"
    phone.tap(phone.button("sighting.discard_do", count=1))
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    phone.offline(False)
