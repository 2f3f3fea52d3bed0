"""Photographed first and matched later, and patrol tracks, as axe and `make shots` see them."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from server.models.base import db
from tests.api.records import RECORD, Inspector
from tests.api.tracks import make_track, make_track_basis
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.world import World
from tests.makers import AREA


def with_track(world: World) -> None:
    """Tracks are on in the area, and the chief has one."""
    app = world.app()
    with app.app_context():
        officer = Inspector(app.test_client(), world.officer_id)
        chief = Inspector(app.test_client(), world.chief_id)
        basis = make_track_basis(area_prefix=AREA)
        assert officer.post("track-bases", basis).status_code == 201
        path = f"/api/v1/tracks/{RECORD}"
        sent = chief.client.put(path, json=make_track(), headers=chief.headers)
        assert sent.status_code == 201
        db.session.remove()
        db.engine.dispose()


def photo_first_tour(phone: Phone, world: World) -> Iterator[str]:
    """Leaves a draft of the nearest plot behind."""
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


def phone_track_tour(phone: Phone, world: World) -> Iterator[str]:
    with_track(world)
    phone.stand(*world.here)
    phone.page.goto(f"{phone.url}/")
    phone.tap(phone.button("track.begin"))
    phone.sees("track.what_text")
    yield "track-asked"
    phone.tap(phone.button("track.yes"))
    phone.sees("track.running")
    yield "track-running"
    phone.offline()
    phone.tap(phone.button("track.end"))
    phone.go("tab.outbox")
    phone.sees("track.title")
    yield "outbox-track"
    phone.tap(phone.button("track.drop"))
    phone.offline(False)
    phone.page.goto(f"{phone.url}/tracks")
    phone.tap(
        phone.page.get_by_role("list", name=phone.say("track.mine")).get_by_role("button").first
    )
    expect(phone.page.get_by_role("img", name=phone.say("track.sketch"))).to_be_visible()
    yield "tracks-full"


def empty_track_tour(desk: Desk) -> Iterator[str]:
    desk.go("tracks.nav")
    desk.sees("tracks.none")
    yield "tracks-empty"


def track_tour(desk: Desk, world: World) -> Iterator[str]:
    with_track(world)
    desk.go("tracks.nav")
    table = desk.page.get_by_role("table", name=desk.say("tracks.list"))
    table.get_by_role("link").first.click()
    expect(desk.page.get_by_role("img", name=desk.say("track.sketch"))).to_be_visible()
    yield "tracks-full"
    desk.page.get_by_role("link", name=desk.say("tracks.set")).click()
    desk.button("tracks.do_on").click()
    desk.sees("tracks.all_needed")
    yield "tracks-set-error"
