"""Photographed first, offline and through a killed browser; each place is matched to its plot later."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.kept import kept
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.words import of_code
from tests.journeys.world import World

NEXT_PLOT = (107.4514, 31.12)
"""Inside the second plot of the small world, some 130 m east."""


def test_two_places_are_photographed_first_and_matched_later(
    world: World, server: JourneyServer, phone: Phone, desk: Desk
) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    phone.tap(phone.button("sighting.first"))
    phone.shoot("overview")
    phone.shoot("closeup")

    phone.kill()
    phone.open()
    expect(phone.status()).to_contain_text(phone.say("status.unsent", count=1))
    phone.stand(*NEXT_PLOT)
    expect(phone.status()).to_contain_text(phone.say("status.fix_good", accuracy_m=4))
    phone.tap(phone.button("sighting.first"))
    phone.shoot("overview")
    phone.tap(phone.button("camera.done"))
    phone.sees("sighting.kept_text")
    phone.tap(phone.button("sighting.match_later"))
    first, second = sorted(phone.stored("sightings"), key=lambda row: str(row["id"]))
    assert [len(row["photo_keys"]) for row in (first, second)] == [2, 1]
    taken = {row["sha256"]: row["taken_at"] for row in phone.stored("photos")}

    # at home, far from both
    phone.stand(world.here[0] - 0.02, world.here[1])
    _match(phone, world, 1, "0048")
    _match(phone, world, 0, "0047")
    assert phone.stored("sightings") == []

    phone.offline(False)
    phone.go("tab.outbox")
    phone.wait_for_rows("visits", 2, "(row) => row.state === 'received'")
    on_server = kept(world)
    stored = {claim["id"]: claim for claim in on_server.inspections}
    assert stored.keys() == {first["id"], second["id"]}
    assert stored[first["id"]]["plot_id"] == world.plot_ids[0]
    assert stored[second["id"]]["plot_id"] == world.plot_ids[1]
    for claim in stored.values():
        times = [photo["taken_at"] for photo in claim["photos"]]
        assert times == [taken[photo["sha256"]] for photo in claim["photos"]]
        assert (claim["started_at"], claim["finished_at"]) == (times[0], times[-1])
        assert claim["matched_at"] > claim["finished_at"]
        verdict = on_server.verdicts[claim["id"]]
        assert verdict["position"]["class"] == "inside"
        assert "matched_later" in {one["code"] for one in verdict["findings"]}

    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/review/{first['id']}")
    expect(desk.page.get_by_text(of_code("finding", "matched_later")).first).to_be_visible()
    assert phone.errors == []


def _match(phone: Phone, world: World, at: int, number: str) -> None:
    """Names the plot that is suggested first for the group; the newest group stands first."""
    phone.go("tab.outbox")
    cards = phone.page.get_by_role("article").filter(has_text=phone.say("outbox.unmatched"))
    expect(cards).to_have_count(at + 1)
    phone.tap(cards.first.get_by_role("button", name=phone.say("sighting.match"), exact=True))
    nearest = phone.page.get_by_role("list", name=phone.say("which.nearest"))
    suggested = nearest.get_by_role("button").first
    expect(suggested).to_contain_text(number)
    expect(suggested).to_contain_text(phone.say("which.inside"))
    phone.tap(suggested)
    phone.answer(crop_of_the_season())
    phone.save()
    phone.tap(phone.button("saved.next"))
    expect(phone.page.get_by_role("dialog")).to_have_count(0)


def test_pictures_are_thrown_away_only_after_a_question(
    world: World, server: JourneyServer, phone: Phone
) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    phone.tap(phone.button("sighting.first"))
    phone.shoot("overview")
    phone.tap(phone.button("camera.close"))
    phone.go("tab.outbox")
    phone.tap(phone.button("sighting.discard"))
    phone.tap(phone.button("sighting.keep"))
    assert len(phone.stored("sightings")) == 1
    phone.tap(phone.button("sighting.discard"))
    phone.tap(phone.button("sighting.discard_do", count=1))
    phone.sees("outbox.empty")
    assert [phone.stored(store) for store in ("sightings", "photos", "photo_bytes")] == [[]] * 3
