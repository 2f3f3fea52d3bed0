"""A plot whose household has left, from the plot's page to a visit that saw it farmed again."""

from __future__ import annotations

import uuid

from playwright.sync_api import expect

from server.models.base import db, now
from tests.api.records import Inspector
from tests.journeys.desk import Desk
from tests.journeys.operator_tour import operator_tour
from tests.journeys.words import like
from tests.journeys.world import World
from tests.makers import jpeg, make_claim


def test_from_left_to_farmed_again(world: World, desk: Desk) -> None:
    desk.sign_in(world)
    seen = list(operator_tour(desk, world))
    assert seen[-1] == "case-open"
    panel = desk.page.get_by_role("region", name=desk.say("case.thing"))
    expect(panel.get_by_text(desk.say("case.visit_none"))).to_be_visible()
    _visit(world)
    desk.page.reload()
    panel.get_by_label(desk.say("case.visit")).wait_for()
    panel.get_by_role("button", name=desk.say("case.do"), exact=True).click()
    expect(panel.get_by_text(desk.say("case.over"))).to_be_visible()
    desk.page.get_by_role("link", name=desk.say("case.to_plot")).click()
    section = desk.page.get_by_role("region", name=desk.say("operator.title"))
    expect(section).to_contain_text("乙湾村集体")
    expect(section.get_by_text(desk.say("operator.entrusted"), exact=True)).to_be_visible()
    expect(section.get_by_text(like("operator.history"))).to_be_visible()


def _visit(world: World) -> None:
    app = world.app()
    with app.app_context():
        chief = Inspector(app.test_client(), world.chief_id)
        photos = [jpeg(500 + seed, 640, 480) for seed in range(3)]
        for photo in photos:
            chief.phone.send(photo)
        claim = make_claim(world.plot_ids[0], world.chief_id, photos, at=now())
        assert chief.put(claim, str(uuid.uuid4())).status_code == 201
        db.session.remove()
        db.engine.dispose()
