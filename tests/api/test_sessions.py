"""Signing in, being locked out, expiring, signing out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server import create_app
from server.config import Config
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.person import Person, SignIn
from tests.api.test_scope import OPEN
from tests.conftest import bearer
from tests.makers import PASSWORD, make_person, make_plot, make_token


def sign_in(client: FlaskClient, login: str, password: str = PASSWORD, **device: Any) -> Any:
    return client.post(
        "/api/v1/sessions",
        json={"login": login, "password": password, "device": {"id": "d1", **device}},
    )


@pytest.mark.parametrize("login", ["chief", "CHIEF", "13800000001"])
def test_signs_in_with_user_name_or_phone(client: FlaskClient, login: str) -> None:
    person_id = make_person("chief", phone="13800000001")
    make_plot()
    make_plot("0002", division_code="511703001002", village="丙坪村")
    make_plot("0003", division_code="511703002001", village="丁坡村")
    response = sign_in(client, login)
    assert response.status_code == 201
    assert response.json["person"]["id"] == person_id
    me = client.get("/api/v1/me", headers=bearer(response.json["token"]))
    assert me.json["person"]["roles"] == [
        {
            "role": "inspector",
            "area_prefix": "511703001",
            "villages": ["乙湾村", "丙坪村"],
            "may": ["read", "capture"],
        }
    ]


def test_a_token_is_not_stored(client: FlaskClient) -> None:
    make_person()
    token = sign_in(client, "chief").json["token"]
    stored = db.session.query(SignIn).one()
    assert token not in (stored.id, stored.token_sha256)


@pytest.mark.parametrize("login", ["chief", "nobody"])
def test_a_wrong_password_tells_nothing_about_the_login(client: FlaskClient, login: str) -> None:
    make_person()
    response = sign_in(client, login, "wrong")
    assert (response.status_code, response.json["code"]) == (401, "sign_in_wrong")


def test_five_wrong_passwords_lock_for_a_while(client: FlaskClient) -> None:
    make_person()
    for _ in range(5):
        assert sign_in(client, "chief", "wrong").json["code"] == "sign_in_wrong"
    locked = sign_in(client, "chief")
    assert (locked.status_code, locked.json["code"]) == (429, "sign_in_locked")
    with writing() as session:
        session.query(Person).one().locked_until = now() - timedelta(seconds=1)
    assert sign_in(client, "chief").status_code == 201
    actions = [line.action for line in db.session.query(LogLine).order_by(LogLine.seq)]
    assert actions == ["sign_in_failed"] * 5 + ["sign_in"]


def test_one_address_tries_only_so_often_in_a_minute(config: Config) -> None:
    app = create_app(replace(config, sign_ins_per_minute=2))
    with app.app_context():
        codes = [sign_in(app.test_client(), "nobody").json["code"] for _ in range(3)]
        db.session.remove()
        db.engine.dispose()
    assert codes == ["sign_in_wrong", "sign_in_wrong", "too_many_requests"]


def test_an_inactive_person_is_nobody(client: FlaskClient) -> None:
    person_id = make_person()
    token = make_token(person_id)
    with writing() as session:
        session.get_one(Person, person_id).active = False
    assert sign_in(client, "chief").json["code"] == "sign_in_wrong"
    assert client.get("/api/v1/me", headers=bearer(token)).status_code == 401


def test_an_expired_session_says_so(client: FlaskClient) -> None:
    token = make_token(make_person(), expires_in=timedelta(seconds=-1))
    response = client.get("/api/v1/me", headers=bearer(token))
    assert (response.status_code, response.json["code"]) == (401, "session_expired")


def test_a_desk_left_alone_expires_and_a_used_one_does_not(client: FlaskClient) -> None:
    token = make_token(make_person(), kind="desk")

    def used(ago: timedelta) -> None:
        with writing() as session:
            session.query(SignIn).one().used_at = now() - ago

    used(timedelta(minutes=29))
    assert client.get("/api/v1/me", headers=bearer(token)).status_code == 200
    assert now() - db.session.query(SignIn).one().used_at < timedelta(minutes=1)
    used(timedelta(minutes=31))
    assert client.get("/api/v1/me", headers=bearer(token)).json["code"] == "session_expired"


def test_signing_out_ends_the_session(client: FlaskClient) -> None:
    token = make_token(make_person())
    assert client.delete("/api/v1/sessions/current", headers=bearer(token)).status_code == 204
    assert client.get("/api/v1/me", headers=bearer(token)).json["code"] == "sign_in_needed"


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic abc", "Bearer \udcff", "Bearer " + "x" * 5000]
)
def test_a_strange_header_is_nobody(client: FlaskClient, header: str) -> None:
    response = client.get(
        "/api/v1/me", headers={"Authorization": header.encode("utf-8", "replace").decode("latin-1")}
    )
    assert (response.status_code, response.json["code"]) == (401, "sign_in_needed")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "body_not_json"),
        (b"[]", 422, "body_invalid"),
        (b'{"login":"a","password":"b","device":{"id":"d"},"extra":1}', 422, "body_invalid"),
        (b'{"login":1,"password":"b","device":{"id":"d"}}', 422, "body_invalid"),
        (b" " * 5000, 413, "body_too_large"),
    ],
)
def test_a_body_that_cannot_be_read_is_named(
    client: FlaskClient, body: bytes, status: int, code: str
) -> None:
    response = client.post("/api/v1/sessions", data=body, content_type="application/json")
    assert (response.status_code, response.json["code"]) == (status, code)
    assert response.mimetype == "application/problem+json"


def test_everything_else_needs_sign_in(app: APIFlask, client: FlaskClient) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint in OPEN:
            continue
        url = str(rule)
        for name in rule.arguments:
            converter = rule._converters[name]
            value = "0190b5a0-0000-7000-8000-000000000000"
            url = url.replace(f"<{name}>", value)
            url = url.replace(f"<{type(converter).__name__[:-9].lower()}:{name}>", value)
            url = url.replace(f"<path:{name}>", value)
            url = url.replace(f"<int:{name}>", "1")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            response = client.open(url, method=method, headers={"Tus-Resumable": "1.0.0"})
            assert response.status_code == 401, (method, url, response.status_code)
