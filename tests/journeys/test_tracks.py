"""A patrol's track: nothing of it where it is off; asked for, shown while it runs, ended, seen by oneself."""

from __future__ import annotations

from playwright.sync_api import expect

from server.models.base import db
from server.models.track import Track
from tests.api.records import Inspector
from tests.api.tracks import make_track_basis
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone
from tests.journeys.served import JourneyServer
from tests.journeys.world import World
from tests.makers import AREA


def switched(world: World, **fields: object) -> None:
    app = world.app()
    with app.app_context():
        officer = Inspector(app.test_client(), world.officer_id)
        body = make_track_basis(area_prefix=AREA, **fields)
        assert officer.post("track-bases", body).status_code == 201
        db.session.remove()
        db.engine.dispose()


def kept_tracks(world: World) -> list[int]:
    """How many points each track has that the server keeps."""
    app = world.app()
    with app.app_context():
        found = [len(row.points) for row in db.session.query(Track)]
        db.session.remove()
        db.engine.dispose()
    return found


def test_a_track_is_asked_for_shown_and_ended(
    world: World, server: JourneyServer, phone: Phone, desk: Desk
) -> None:
    phone.stand(*world.here)
    phone.ready(world)
    expect(phone.nearest()).to_be_visible()
    expect(phone.button("track.begin")).to_have_count(0)

    switched(world)
    phone.page.reload()
    phone.tap(phone.button("track.begin"))
    phone.sees("track.what_text")
    expect(phone.page.get_by_role("dialog")).to_contain_text(make_track_basis()["document"])
    phone.tap(phone.button("track.no"))
    assert phone.stored("tracks") == []
    phone.tap(phone.button("track.begin"))
    phone.tap(phone.button("track.yes"))
    phone.sees("track.running")
    phone.stand(world.here[0] + 0.0003, world.here[1])
    phone.wait_for_rows("track_points", 1)

    phone.kill()
    phone.open()
    phone.offline()
    phone.sees("track.running")
    phone.tap(phone.button("track.end"))
    expect(phone.button("track.begin")).to_be_visible()
    phone.go("tab.outbox")
    phone.sees("track.title")
    phone.offline(False)
    phone.sees("outbox.empty")
    assert [phone.stored(store) for store in ("tracks", "track_points")] == [[], []]
    [points] = kept_tracks(world)
    assert points >= 1

    phone.go("tab.me")
    phone.tap(phone.page.get_by_role("link", name=phone.say("track.mine")))
    phone.tap(
        phone.page.get_by_role("list", name=phone.say("track.mine")).get_by_role("button").first
    )
    expect(phone.page.get_by_role("img", name=phone.say("track.sketch"))).to_be_visible()

    desk.sign_in(world)
    desk.go("tracks.nav")
    desk.page.get_by_role("table", name=desk.say("tracks.list")).get_by_role("link").first.click()
    expect(desk.page.get_by_role("img", name=desk.say("track.sketch"))).to_be_visible()
    desk.page.get_by_role("link", name=desk.say("tracks.set")).click()
    desk.page.get_by_label(desk.say("tracks.switch"), exact=True).select_option(
        label=desk.say("tracks.turn_off")
    )
    desk.page.get_by_label(desk.say("tracks.off_reason")).fill("不再需要")
    desk.page.get_by_label(desk.say("tracks.document"), exact=True).fill("达高田办〔2026〕9号")
    desk.button("tracks.do_off").click()
    desk.sees("tracks.replaced")
    phone.page.goto(f"{phone.url}/")
    expect(phone.nearest()).to_be_visible()
    expect(phone.button("track.begin")).to_have_count(0)
    assert phone.errors == []
