"""A session that ends in the field: capture goes on, the password is asked for, then everything is sent."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.kept import kept
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.world import World, end_sessions


def test_session_expires_offline(world: World, server: JourneyServer, phone: Phone) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    end_sessions(world)
    first = phone.visit(world.plot_ids[0], crop_of_the_season())
    phone.offline(False)
    ask = phone.sees("shell.sign_in_due")
    assert kept(world).inspections == []
    second = phone.visit(world.plot_ids[1], crop_of_the_season())
    phone.go("tab.outbox")
    phone.sees("outbox.ready_sign_in")

    phone.tap(ask)
    sheet = phone.page.get_by_role("dialog", name=phone.say("signin.again"))
    sheet.get_by_label(phone.say("signin.password"), exact=True).fill(world.password)
    phone.tap(sheet.get_by_role("button", name=phone.say("signin.do")))

    expect(ask).to_have_count(0)
    received = phone.page.get_by_role("article").filter(has_text=phone.say("outbox.received"))
    expect(received).to_have_count(2)
    stored = kept(world)
    assert {row["id"] for row in stored.inspections} == {first, second}
    assert all(len(photos) == 3 for photos in stored.photos.values())
    assert all(row["person_id"] == world.chief_id for row in stored.inspections)
