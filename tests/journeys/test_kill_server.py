"""kill -9 of the server while a photo is on its way: nothing lost, nothing twice, nothing from the start."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Request, expect

from tests.journeys.kept import kept
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.served import JourneyServer
from tests.journeys.world import World
from tests.makers import jpeg, sha256

PIECE_BYTES = 512 * 1024
"""What the phone sends at a time (pwa/src/outbox/upload.ts)."""
UP_BYTES_PER_S = 400_000


def test_upload_goes_on_after_the_server_was_killed(
    world: World, server: JourneyServer, phone: Phone, tmp_path: Path
) -> None:
    picture = tmp_path / "field.jpg"
    picture.write_bytes(jpeg(5, 2000, 1500))
    assert picture.stat().st_size > 2 * PIECE_BYTES
    phone.stand(*world.here)
    phone.ready(world)
    phone.offline()
    phone.open_capture(world.plot_id)
    phone.choose_file("camera.gallery", picture)
    phone.shoot("closeup")
    phone.shoot("opposite")
    phone.answer(crop_of_the_season())
    phone.save()

    # online, but on a signal so weak that the big photo takes several seconds
    phone.offline(False)
    assert phone.context is not None
    weak = phone.context.new_cdp_session(phone.page)
    weak.send("Network.enable")
    limits = {"offline": False, "latency": 0, "downloadThroughput": -1}
    with phone.page.expect_response(
        lambda answer: answer.request.method == "POST" and answer.url.endswith("/uploads")
    ) as first:
        weak.send(
            "Network.emulateNetworkConditions", {**limits, "uploadThroughput": UP_BYTES_PER_S}
        )
        phone.tap(phone.button("saved.next"))
    assert first.value.status == 201
    reached = int(first.value.headers["upload-offset"])
    assert 0 < reached < picture.stat().st_size
    server.kill()
    phone.go("tab.outbox")
    expect(phone.sees_state("ready")).to_be_visible()

    asked: list[Request] = []
    phone.page.on("request", lambda request: asked.append(request))
    # out of coverage while the server starts: the phone goes on when it comes back, not on its own
    weak.send(
        "Network.emulateNetworkConditions", {**limits, "offline": True, "uploadThroughput": -1}
    )
    server.start()
    weak.send("Network.emulateNetworkConditions", {**limits, "uploadThroughput": -1})
    phone.sees_state("received")

    place = first.value.headers["location"]
    resumed = [one for one in asked if one.url.endswith(place)]
    assert resumed[0].method == "HEAD"
    # the phone may have asked more than once while the server was still starting
    pieces = [one for one in resumed if one.method == "PATCH"]
    assert int(pieces[0].headers["upload-offset"]) >= reached
    assert sum(len(one.post_data_buffer or b"") for one in pieces) <= (
        picture.stat().st_size - reached
    )
    stored = kept(world)
    assert len(stored.inspections) == 1
    assert stored.rivals == 0
    assert len(stored.vault) == 3
    assert sha256(picture.read_bytes()) in stored.vault
    assert stored.photos[stored.inspections[0]["id"]] == [
        photo["sha256"] for photo in stored.inspections[0]["photos"]
    ]
