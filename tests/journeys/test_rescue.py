"""A phone that cannot send: its export is handed in at the desk, and what it sends later is known."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.kept import kept
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.world import World


def test_export_is_handed_in_then_sent(
    world: World, server: JourneyServer, phone: Phone, desk: Desk, tmp_path: Path
) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    record = phone.visit(world.plot_id, crop_of_the_season())
    phone.go("tab.outbox")
    phone.sees("outbox.ready_signal")
    with phone.page.expect_download() as download:
        phone.tap(phone.button("outbox.export"))
    zipped = tmp_path / download.value.suggested_filename
    download.value.save_as(zipped)
    assert zipped.name.startswith(f"xuntian-{world.login}-")
    phone.sees("outbox.exported", records=1, photos=3)
    assert len(phone.stored("photo_bytes")) == 3

    desk.sign_in(world)
    desk.go("desk.nav.rescue")
    desk.page.get_by_label(desk.say("desk.rescue.choose")).set_input_files(zipped)
    desk.button("desk.rescue.do").click()
    desk.sees("desk.rescue.records", kept=1, known=0, refused=0)
    desk.sees("desk.rescue.photos", kept=3, known=0, refused=0)
    desk.page.get_by_role("link", name=record).click()
    expect(desk.page.locator(f"#inspection-{record}")).to_contain_text(
        desk.say("verdict.position_inside")
    )
    stored = kept(world)
    assert [(row["id"], row["channel"]) for row in stored.inspections] == [(record, "rescue")]
    assert len(stored.vault) == 3

    phone.offline(False)
    phone.sees_state("received")
    again = kept(world)
    assert again.inspections == stored.inspections
    assert again.photos == stored.photos
    assert again.rivals == 0
    assert set(again.vault) == set(stored.vault)
    assert phone.stored("photo_bytes") == []
