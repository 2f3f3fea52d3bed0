"""Keys of phones, nonces, the server's keys and receipts, through the API."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import pytest
import rfc8785
from apiflask import APIFlask
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from flask.testing import FlaskClient

from server.models.base import db, now
from server.models.log import LogLine
from tests.api.records import RECORD, code_of, codes, inspector
from tests.makers import AREA, jpeg, make_claim, make_plot, sha256
from tests.signing import PhoneKey


def actions() -> list[str]:
    db.session.rollback()
    return [line.action for line in db.session.query(LogLine).order_by(LogLine.seq)]


def test_a_key_is_registered_once(client: FlaskClient) -> None:
    chief, key = inspector(client), PhoneKey()
    first = chief.register(key)
    assert (first.status_code, first.json["key_id"]) == (201, key.key_id)
    again = chief.register(key, "renamed")
    assert (again.status_code, again.json) == (200, first.json)
    assert actions().count("device_registered") == 1


def test_another_persons_key_is_refused(client: FlaskClient) -> None:
    key = PhoneKey()
    inspector(client, "chief").register(key)
    assert code_of(inspector(client, "other").register(key)) == (409, "device_key_of_other")


@pytest.mark.parametrize(
    "wrong",
    [
        {"x": "AA"},
        {"x": "!" * 43},
        {"y": base64.urlsafe_b64encode(bytes(32)).rstrip(b"=").decode()},
        {"crv": "P-384"},
        {"kty": "RSA"},
    ],
    ids=str,
)
def test_what_is_no_point_of_the_curve_is_refused(
    client: FlaskClient, wrong: dict[str, str]
) -> None:
    key = PhoneKey()
    key.jwk |= wrong
    assert code_of(inspector(client).register(key)) == (422, "device_key_invalid")


def test_one_sees_and_revokes_ones_own_and_an_officer_those_of_the_area(
    client: FlaskClient,
) -> None:
    key = PhoneKey()
    chief = inspector(client, "chief")
    chief.register(key, "红米 12")
    officer = inspector(client, "officer", ("officer", "511703"))
    elsewhere = inspector(client, "far", ("officer", "511771"))
    neighbour = inspector(client, "neighbour")
    for who, sees in ((chief, 1), (officer, 1), (elsewhere, 0), (neighbour, 0)):
        assert len(who.get("devices").json["devices"]) == sees
    for who in (elsewhere, neighbour):
        refused = who.post(f"devices/{key.key_id}/revoke", {"reason": "x"})
        assert code_of(refused) == (404, "device_unknown")
    assert code_of(officer.post(f"devices/{key.key_id}/revoke", {"reason": "  "}))[0] == 422
    revoked = officer.post(f"devices/{key.key_id}/revoke", {"reason": "lost"})
    assert revoked.status_code == 200
    assert revoked.json["revoked_at"]
    again = chief.post(f"devices/{key.key_id}/revoke", {"reason": "found"})
    assert again.json == revoked.json, "the first one stands"
    listed = officer.get("devices").json["devices"][0]
    assert (listed["revoke_reason"], listed["person_name"]) == ("lost", "王田长")
    assert actions().count("device_revoked") == 1
    assert "devices_read" in actions()


def test_the_list_is_paged_newest_first(client: FlaskClient) -> None:
    chief = inspector(client)
    keys = [PhoneKey() for _ in range(3)]
    for key in keys:
        chief.register(key)
    first = chief.get("devices", limit=2).json
    rest = chief.get("devices", limit=2, after=first["next"]).json
    listed = [one["key_id"] for one in (*first["devices"], *rest["devices"])]
    assert listed == [key.key_id for key in reversed(keys)]
    assert rest["next"] is None
    assert code_of(chief.get("devices", after="yesterday")) == (422, "body_invalid")


def test_a_nonce_is_sixteen_bytes_and_lasts(client: FlaskClient, app: APIFlask) -> None:
    given = inspector(client).post("nonces")
    assert given.status_code == 201
    assert len(base64.urlsafe_b64decode(given.json["nonce"] + "==")) == 16
    assert "nonce_issued" in actions()


def test_a_good_seal_finds_nothing(client: FlaskClient) -> None:
    chief, key = inspector(client), PhoneKey()
    chief.register(key)
    claim = make_claim(make_plot(), chief.person_id, [jpeg(1)])
    answer = chief.put(key.sealed(RECORD, claim, chief.nonce()))
    assert answer.status_code == 201
    about_seals = ("signature", "nonce", "unsigned", "device", "made_offline")
    assert not [code for code in codes(answer.json) if code.startswith(about_seals)]
    assert answer.json["claim"]["seal"]["key_id"] == key.key_id


def test_a_record_made_without_network_says_so(client: FlaskClient) -> None:
    chief, key = inspector(client), PhoneKey()
    chief.register(key)
    claim = make_claim(make_plot(), chief.person_id)
    assert "made_offline" in codes(chief.put(key.sealed(RECORD, claim)).json)


@pytest.mark.parametrize("extra", [{}, {"seal": None}])
def test_an_old_phone_is_accepted_and_the_record_marked(
    client: FlaskClient, extra: dict[str, Any]
) -> None:
    chief = inspector(client)
    claim = make_claim(make_plot(), chief.person_id, **extra)
    answer = chief.put(claim)
    assert answer.status_code == 201
    assert "unsigned" in codes(answer.json)


def test_a_nonce_is_good_while_the_record_was_signed_though_it_comes_late(
    client: FlaskClient,
) -> None:
    chief, key = inspector(client), PhoneKey()
    chief.register(key)
    nonce, plot_id = chief.nonce(), make_plot()
    claim = make_claim(plot_id, chief.person_id)
    soon = key.sealed(RECORD, claim, nonce, now() + timedelta(minutes=3))
    assert "nonce_expired" not in codes(chief.put(soon).json)


def test_a_receipt_is_signed_by_a_key_that_anybody_can_get(client: FlaskClient) -> None:
    chief, photo, late = inspector(client), jpeg(1), jpeg(2)
    chief.phone.send(photo)
    chief.put(make_claim(make_plot(), chief.person_id, [photo, late]))
    first = chief.record()["receipt"]
    _check(client, first)
    assert first["photos"] == [sha256(photo)]
    assert chief.record()["receipt"] == first
    chief.phone.send(late)
    second = chief.record()["receipt"]
    _check(client, second)
    assert second["photos"] == [sha256(photo), sha256(late)]
    assert second["received_at"] == first["received_at"]
    assert chief.record()["receipt"] == second, "the same receipt has the same signature"


def _check(client: FlaskClient, receipt: dict[str, Any]) -> None:
    keys = {key["key_id"]: key for key in client.get("/api/v1/keys").json["keys"]}
    public = serialization.load_pem_public_key(keys[receipt["key_id"]]["public_key"].encode())
    assert isinstance(public, ec.EllipticCurvePublicKey)
    rest = {name: value for name, value in receipt.items() if name != "signature"}
    signature = base64.b64decode(receipt["signature"])
    public.verify(signature, rfc8785.dumps(rest), ec.ECDSA(hashes.SHA256()))


def test_the_servers_key_is_its_users_alone(client: FlaskClient, app: APIFlask) -> None:
    client.get("/api/v1/keys")
    file = app.extensions["xuntian.config"].signing_key
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_key_that_was_replaced_stays_listed(client: FlaskClient, app: APIFlask) -> None:
    before = client.get("/api/v1/keys").json["keys"]
    app.extensions["xuntian.config"].signing_key.unlink()
    del app.extensions["xuntian.signing_key"]
    after = client.get("/api/v1/keys").json["keys"]
    assert after[:1] == before
    assert len(after) == 2
    assert actions().count("server_key_used") == 2


def test_reading_what_is_sensitive_is_written_down(client: FlaskClient) -> None:
    chief, photo = inspector(client), jpeg(1, 1600, 1200)
    chief.phone.send(photo)
    plot_id = make_plot()
    chief.put(make_claim(plot_id, chief.person_id, [photo]))
    for size in ("small", "large", "original"):
        chief.get(f"photos/{sha256(photo)}", size=size).close()
    chief.get(f"plots/{plot_id}")
    pack = chief.get("pack")
    chief.get("pack", since=pack.json["cursor"])
    db.session.rollback()
    read = [
        (line.action, line.subject, line.person_id, line.facts)
        for line in db.session.query(LogLine).order_by(LogLine.seq)
        if line.action.endswith("_read")
    ]
    me, subject = chief.person_id, f"photo:{sha256(photo)}"
    assert read == [
        ("photo_read", subject, me, {"size": "large"}),
        ("photo_read", subject, me, {"size": "original"}),
        ("plot_read", f"plot:{plot_id}", me, {}),
        ("pack_read", f"areas:{AREA}", me, {}),
    ]
