"""The main job: from a phone without signal to the plot's grain year, with the browser killed on the way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from server.rules.crop import Crop
from tests.journeys.desk import Desk
from tests.journeys.exif import written
from tests.journeys.kept import Kept, kept
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.words import like
from tests.journeys.world import ROAD, World
from tests.makers import LAT, LON

MOST_TAPS = 6
"""Issue 2: from the plot to saved, with the usual field."""


def test_main_job(world: World, server: JourneyServer, phone: Phone, desk: Desk) -> None:
    crop = crop_of_the_season()
    phone.stand(*ROAD)
    phone.ready(world)
    _pack_is_here(phone, world)

    phone.offline()
    server.kill()
    _walk_to_the_plot(phone)
    _capture_with_a_killed_browser(phone, crop)
    taken = [row["sha256"] for row in phone.stored("photos")]
    assert len(set(taken)) == 3

    server.start()
    phone.offline(False)
    _outbox_empties(phone)
    stored = kept(world)
    year = _year_of(stored, world)
    _phone_shows_the_year(phone, year)
    _desk_shows_the_same(desk, world, stored, year)
    _vault_holds_what_was_announced(stored, taken)
    assert phone.errors == []


def _pack_is_here(phone: Phone, world: World) -> None:
    phone.go("tab.me")
    entries = phone.page.get_by_role("term").filter(has_text=phone.say("pack.plots"))
    expect(entries.locator("xpath=following-sibling::dd")).to_have_text(str(len(world.plot_ids)))
    phone.sees("pack.made_at")
    phone.sees("pack.size")
    phone.go("tab.plots")


def _walk_to_the_plot(phone: Phone) -> None:
    """The nearest plot is suggested; coming closer changes which and how far."""
    steps = 4
    for step in range(1, steps + 1):
        lon = ROAD[0] + (LON - ROAD[0]) * step / steps
        lat = ROAD[1] + (LAT - ROAD[1]) * step / steps
        phone.stand(lon, lat, accuracy_m=35.0 if step < steps else 4.0)
        expect(phone.status()).to_contain_text(
            phone.say("status.fix_weak", accuracy_m=35)
            if step < steps
            else phone.say("status.fix_good", accuracy_m=4)
        )
    expect(phone.status()).to_contain_text(phone.say("status.offline"))
    expect(phone.nearest()).to_contain_text("0047")


def _capture_with_a_killed_browser(phone: Phone, crop: Crop) -> None:
    phone.taps = 0
    phone.begin_nearest()
    phone.sees("live.inside")
    phone.shoot("overview")
    phone.shoot("closeup")
    counted = phone.taps
    before = phone.stored("photos")

    phone.kill()
    phone.open()
    assert phone.stored("photos") == before
    phone.go("tab.outbox")
    draft = phone.sees_state("draft")
    expect(draft.get_by_role("figure")).to_have_count(2)
    phone.tap(draft.get_by_role("link", name=phone.say("outbox.resume")))

    phone.taps = counted
    phone.shoot("opposite")
    phone.answer(crop)
    sheet = phone.save()
    assert phone.taps <= MOST_TAPS
    expect(sheet).to_contain_text(phone.say("saved.title"))
    expect(sheet).to_contain_text(phone.say("saved.sends_later"))
    expect(sheet).to_contain_text(phone.say("verdict.position_inside"))
    phone.tap(phone.button("saved.next"))
    expect(phone.status()).to_contain_text(phone.say("status.unsent", count=1))


def _outbox_empties(phone: Phone) -> None:
    phone.go("tab.outbox")
    card = phone.sees_state("received")
    expect(card).to_contain_text(phone.say("verdict.position_inside"))
    expect(card).to_contain_text(phone.say("verdict.cultivated_yes"))
    expect(card).to_contain_text(like("verdict.grain_standing"))
    expect(phone.status()).to_contain_text(phone.say("status.unsent", count=0))


def _year_of(stored: Kept, world: World) -> int:
    """The one year that the record answered, as the server has it."""
    answered = [
        year
        for (plot, year), state in stored.years.items()
        if plot == world.plot_id and state["grain"]["answer"] == "yes"
    ]
    assert len(answered) == 1
    assert stored.years[world.plot_id, answered[0]]["grain"]["level"] == "standing"
    return answered[0]


def _phone_shows_the_year(phone: Phone, year: int) -> None:
    phone.tap(phone.page.get_by_role("article").get_by_role("link").first)
    expect(phone.year_row(year)).to_contain_text(phone.say("plot.grain_standing"))
    phone.sees("verdict.position_inside")


def _desk_shows_the_same(desk: Desk, world: World, stored: Kept, year: int) -> None:
    desk.sign_in(world)
    desk.go("desk.nav.plots")
    desk.page.get_by_role("link", name="0047", exact=True).click()
    row = desk.page.get_by_role("row").filter(
        has=desk.page.get_by_role("rowheader", name=str(year))
    )
    expect(row).to_contain_text(desk.say("desk.years.standing"))
    record = desk.page.locator(f"#inspection-{stored.inspections[0]['id']}")
    expect(record).to_contain_text(desk.say("verdict.position_inside"))
    expect(record).to_contain_text(desk.say("verdict.grain_standing", year=year))
    for role in ("overview", "closeup", "opposite"):
        picture = record.get_by_role("button", name=desk.say(f"photo.{role}"))
        expect(picture).to_be_visible()


def _vault_holds_what_was_announced(stored: Kept, taken: list[str]) -> None:
    assert len(stored.inspections) == 1
    claim = stored.inspections[0]
    assert claim["late"] is False
    announced = [photo["sha256"] for photo in claim["photos"]]
    assert announced == taken
    assert stored.photos[claim["id"]] == announced
    # the vault's hashes are of the bytes, taken here
    assert set(stored.vault) == set(announced)
    for photo in claim["photos"]:
        assert photo["source"] == "camera"
        assert len(stored.vault[photo["sha256"]]) == photo["size_bytes"]
        exif = written(stored.vault[photo["sha256"]])
        assert exif.lon == pytest.approx(LON, abs=1e-6)
        assert exif.lat == pytest.approx(LAT, abs=1e-6)
        assert exif.error_m == pytest.approx(4.0)
        assert exif.datum in ("WGS-84", "WGS84")
        assert exif.direction_deg is None
        assert photo["heading_deg"] is None
        announced_at = datetime.fromisoformat(photo["taken_at"])
        assert abs(exif.taken_at - announced_at) <= timedelta(seconds=1)
