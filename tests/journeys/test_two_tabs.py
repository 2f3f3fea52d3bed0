"""Two tabs of one phone: what is sent, is sent once."""

from __future__ import annotations

from collections import Counter

from tests.journeys.kept import kept
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.world import World


def test_two_tabs_do_not_send_twice(world: World, server: JourneyServer, phone: Phone) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    record = phone.visit(world.plot_id, crop_of_the_season())
    assert phone.context is not None
    second = phone.context.new_page()
    second.goto(f"{server.url}/outbox")
    sent: Counter[str] = Counter()
    phone.context.on("request", lambda request: sent.update([f"{request.method} {request.url}"]))

    phone.offline(False)
    for page in (phone.page, second):
        page.evaluate("dispatchEvent(new Event('online'))")
    phone.go("tab.outbox")
    phone.sees_state("received")

    assert sent[f"POST {server.url}/api/v1/uploads"] == 3
    assert sent[f"PUT {server.url}/api/v1/inspections/{record}"] == 1
    stored = kept(world)
    assert [row["id"] for row in stored.inspections] == [record]
    assert len(stored.vault) == 3
    assert phone.errors == []


def test_a_page_that_grew_too_old_says_so_and_loses_nothing(
    world: World, server: JourneyServer, phone: Phone
) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    phone.open_capture(world.plot_id)
    phone.shoot("overview")
    phone.page.evaluate("globalThis.before = true")
    phone.outgrow_store()
    phone.sees("failure.old_page_title")
    phone.sees("failure.old_page")
    phone.tap(phone.button("failure.reload"))
    phone.page.wait_for_function("globalThis.before === undefined")
    # the newer app would read them: this build is the old one after the reload as well
    phone.sees("failure.old_page")
    assert len(phone.stored("photos")) == len(phone.stored("photo_bytes")) == 1
    assert [row["state"] for row in phone.stored("visits")] == ["draft"]
