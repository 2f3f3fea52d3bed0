"""A phone whose camera is refused: a file serves, its source is told, and the server marks it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from server.config import Config
from tests.journeys.kept import kept
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.world import World
from tests.makers import jpeg, sha256

MOST_BYTES = Config().photo_max_bytes


def test_gallery_photos_are_taken_and_marked(
    world: World, server: JourneyServer, phone: Phone, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.jpg" for name in ("far", "near", "back")]
    for seed, file in enumerate(files):
        file.write_bytes(jpeg(seed + 20, 640, 480))
    phone.stand(*world.here)
    phone.ready(world)
    phone.refuse_camera()
    phone.open_capture(world.plot_id)
    phone.sees("camera.refused")
    for file in files:
        phone.choose_file("camera.use_gallery", file)
    phone.answer(crop_of_the_season())
    phone.save()
    phone.tap(phone.button("saved.next"))
    phone.go("tab.outbox")
    card = phone.sees_state("received")
    expect(card).to_be_visible()

    stored = kept(world)
    claim = stored.inspections[0]
    assert [photo["source"] for photo in claim["photos"]] == ["gallery"] * 3
    assert [photo["fix"] for photo in claim["photos"]] == [None] * 3
    assert set(stored.vault) == {sha256(file.read_bytes()) for file in files}
    found = {finding["code"] for finding in stored.verdicts[claim["id"]]["findings"]}
    assert "photo_from_gallery" in found


def test_too_large_a_file_is_stopped_before_it_is_stored(
    world: World, server: JourneyServer, phone: Phone, tmp_path: Path
) -> None:
    large, just_right = tmp_path / "large.jpg", tmp_path / "right.jpg"
    picture = jpeg(30, 640, 480)
    large.write_bytes(picture.ljust(MOST_BYTES + 1, b"\0"))
    just_right.write_bytes(picture.ljust(MOST_BYTES, b"\0"))
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    phone.refuse_camera()
    phone.open_capture(world.plot_id)
    phone.pick("camera.use_gallery", large)
    expect(phone.page.get_by_role("alert")).to_contain_text(
        phone.say("camera.too_large", size="30.000001 MB", most="30 MB")
    )
    assert phone.stored("photos") == []
    phone.choose_file("camera.use_gallery", just_right)
    assert [row["size_bytes"] for row in phone.stored("photos")] == [MOST_BYTES]
    expect(phone.page.get_by_role("alert")).to_have_count(0)
