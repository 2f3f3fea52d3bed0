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
