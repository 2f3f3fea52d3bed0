"""Lists as files on the desk, as axe and `make shots` see them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from playwright.sync_api import expect

from server.models.base import db, now, writing
from server.models.export import Export
from tests.journeys.desk import Desk
from tests.journeys.words import like
from tests.journeys.world import World


def empty_export_tour(desk: Desk) -> Iterator[str]:
    desk.go("desk.nav.exports")
    desk.sees("exports.none")
    yield "exports-empty"


def export_tour(desk: Desk, world: World) -> Iterator[str]:
    desk.go("desk.nav.people")
    desk.button("exports.open").click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_contain_text(like("exports.will", desk.language))
    yield "export-dialog"
    desk.page.route("**/api/v1/exports", lambda route: route.abort())
    dialog.get_by_role("button", name=desk.say("exports.do"), exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    yield "export-error"
    desk.page.unroute("**/api/v1/exports")
    desk.page.keyboard.press("Escape")
    _exports_in_every_state(world)
    desk.go("desk.nav.exports")
    desk.sees("exports.no_worker")
    yield "exports-waiting"
    _exports_in_every_state(world, running=True)
    desk.page.reload()
    expect(desk.page.get_by_role("progressbar")).to_be_visible()
    yield "exports-full"


def _exports_in_every_state(world: World, running: bool = False) -> None:
    moment = now()
    made = {
        "done": 312,
        "total": 312,
        "finished_at": moment,
        "expires_at": moment + timedelta(days=7),
        "areas": [],
        "sha256": "0" * 64,
        "size_bytes": 48_211,
    }
    rows: list[dict[str, Any]] = [
        {"state": "waiting", "total": 200_000},
        {"kind": "records", "state": "done", **made},
        {"kind": "plots", "format": "gpkg", "state": "failed", "error": "storage_full"},
        {"kind": "devices", "format": "csv", "state": "cancelled", "total": 20_004},
        {"kind": "plots", **made, "state": "expired"},
    ]
    if running:
        rows = [{"state": "running", "done": 84_500, "total": 200_000, "beat_at": moment}]
    app = world.app()
    with app.app_context():
        with writing() as session:
            for minutes, row in enumerate(rows, 3):
                told = {
                    "id": str(uuid.uuid4()),
                    "kind": "records",
                    "format": "xlsx",
                    "language": "zh",
                    "filter": {},
                    "asked_by": world.officer_id,
                    "asked_at": moment - timedelta(minutes=2 if running else minutes),
                    "tries": 1,
                    "done": 0,
                    "total": 312,
                }
                session.add(Export(**{**told, **row}))
        db.session.remove()
        db.engine.dispose()
