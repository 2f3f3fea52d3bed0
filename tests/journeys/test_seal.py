"""Evidence on the phone: sealed records, receipts, a phone that cannot sign, doubted pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import ImageFilter
from playwright.sync_api import expect

from server.demo.scenes import scene
from server.evidence.seal import server_signature_holds
from server.models.base import db
from server.models.inspection import Inspection
from server.models.server_key import ServerKey
from tests.journeys.phone import Phone
from tests.journeys.season import crop_of_the_season
from tests.journeys.test_axe import violations
from tests.journeys.world import World
from tests.makers import LAT, LON

CANNOT_SIGN = """
SubtleCrypto.prototype.generateKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
"""


def test_records_are_sealed_online_and_offline(world: World, phone: Phone) -> None:
    phone.stand(LON, LAT)
    phone.ready(world)
    phone.go("tab.me")
    key = phone.sees("me.signature_there")

    phone.open_capture(world.plot_ids[0])
    phone.wait_for_rows("nonces", 1)
    online = phone.visit(world.plot_ids[0], crop_of_the_season())
    phone.go("tab.outbox")
    phone.sees_state("received")
    phone.offline()
    phone.go("tab.plots")
    offline = phone.visit(world.plot_ids[1], crop_of_the_season())
    phone.offline(False)
    phone.go("tab.outbox")
    phone.wait_for_rows("visits", 2, "(row) => row.state === 'received'")

    assert _seal(world, online) == ("good", "good")
    assert _seal(world, offline) == ("good", "none")
    _receipt_is_shown_and_holds(world, phone, offline)
    phone.go("tab.me")
    expect(key).to_be_visible()
    assert phone.errors == []


def test_a_phone_that_cannot_sign_still_works(world: World, phone: Phone) -> None:
    phone.init_scripts.append(CANNOT_SIGN)
    phone.stand(LON, LAT)
    phone.ready(world)
    phone.go("tab.me")
    phone.sees("me.signature_none")
    made = phone.visit(world.plot_id, crop_of_the_season())
    phone.go("tab.outbox")
    phone.sees_state("received")
    assert _seal(world, made) == ("none", "none")
    assert phone.errors == []


def test_a_blurred_picture_is_kept_and_may_be_retaken(
    world: World, new_phone: Callable[..., Phone], tmp_path: Path
) -> None:
    phone = new_phone(video=_blurred_film(tmp_path / "blurred.mjpeg"))
    phone.stand(LON, LAT)
    phone.ready(world)
    phone.open_capture(world.plot_id)
    phone.shoot("overview")
    sheet = phone.page.get_by_role("dialog", name=phone.say("doubt.blurred"))
    expect(sheet).to_be_visible()
    (first,) = phone.stored("photos")
    assert "quality" not in first
    assert violations(phone.page, "doubt") == []

    phone.tap(sheet.get_by_role("button", name=phone.say("doubt.retake")))
    phone.press_shutter("overview")
    expect(sheet).to_be_visible()
    phone.tap(sheet.get_by_role("button", name=phone.say("doubt.keep")))
    expect(phone.button("camera.shutter", role=phone.say("photo.closeup"))).to_be_visible()
    phone.wait_for_rows("photos", 1, "(row) => row.quality !== undefined")
    (second,) = phone.stored("photos")
    assert second["key"] != first["key"]
    assert second["quality"] == {"doubt": "blurred", "answer": "kept"}
    assert phone.errors == []


def _seal(world: World, inspection_id: str) -> tuple[str, str]:
    with world.app().app_context():
        row = db.session.get_one(Inspection, inspection_id)
        return row.seal_state, row.nonce_state


def _receipt_is_shown_and_holds(world: World, phone: Phone, inspection_id: str) -> None:
    (kept,) = (row for row in phone.stored("visits") if row["id"] == inspection_id)
    receipt = kept["answer"]["receipt"]
    with world.app().app_context():
        pem = db.session.get_one(ServerKey, receipt["key_id"]).public_key
    assert server_signature_holds(pem, receipt)

    card = phone.page.get_by_role("article").filter(has_text=kept["plot_number"])
    phone.tap(card.get_by_role("button", name=phone.say("receipt.title")))
    sheet = phone.page.get_by_role("dialog", name=phone.say("receipt.title"))
    expect(sheet).to_contain_text(phone.say("receipt.same"))
    expect(sheet).to_contain_text(phone.say("receipt.photos_kept", kept=3, total=3))
    shown = (sheet.text_content() or "").replace(" ", "")
    assert receipt["claim_sha256"] in shown
    assert receipt["key_id"] in shown
    phone.tap(sheet.get_by_role("button", name=phone.say("sheet.close")))


def _blurred_film(path: Path) -> Path:
    """Film of one frame for the browser's own test camera: a field out of focus."""
    frame = scene("rice_green", "overview", 0).resize((1280, 960))
    data = io.BytesIO()
    frame.filter(ImageFilter.GaussianBlur(12)).convert("RGB").save(data, "JPEG", quality=90)
    # one frame is played over and over
    path.write_bytes(data.getvalue())
    return path
