"""Changing one's own password: the old one is asked for, and other sessions end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from server import create_app
from server.config import Config
from server.models.base import db
from server.models.log import LogLine
from tests.conftest import bearer
from tests.makers import PASSWORD, make_person, make_token

NEW = "golden-terrace-2027"


def change(client: FlaskClient, token: str, old: str = PASSWORD, new: str = NEW) -> Any:
    body = {"old": old, "new": new}
    return client.put("/api/v1/me/password", json=body, headers=bearer(token))


def signed_in(client: FlaskClient, password: str) -> int:
    body = {"login": "chief", "password": password, "device": {"id": "d1"}}
    return client.post("/api/v1/sessions", json=body).status_code


def test_the_new_one_counts_and_other_sessions_end(client: FlaskClient) -> None:
    person_id = make_person()
    desk, phone, other = (make_token(person_id, kind) for kind in ("desk", "phone", "desk"))
    made = change(client, desk)
    assert (made.status_code, made.json) == (200, {"sessions_ended": 2})
    assert client.get("/api/v1/me", headers=bearer(desk)).status_code == 200
    for ended in (phone, other):
        assert client.get("/api/v1/me", headers=bearer(ended)).status_code == 401
    assert signed_in(client, PASSWORD) == 401
    assert signed_in(client, NEW) == 201


def test_it_is_a_line_of_the_log_without_any_password(client: FlaskClient) -> None:
    person_id = make_person()
    change(client, make_token(person_id))
    line = db.session.query(LogLine).filter_by(action="person_own_password").one()
    assert (line.person_id, line.subject) == (person_id, f"person:{person_id}")
    assert line.facts == {"sessions": 0}


@pytest.mark.parametrize(
    ("old", "new", "refused", "facts"),
    [
        ("wrong", NEW, (403, "password_wrong"), {}),
        (PASSWORD, "short", (422, "password_short"), {"least": 10}),
        (PASSWORD, PASSWORD, (422, "password_same"), {}),
        (PASSWORD, "", (422, "body_invalid"), {"fields": {"new": "string_too_short"}}),
    ],
    ids=["wrong", "short", "same", "empty"],
)
def test_what_is_refused_changes_nothing(
    client: FlaskClient, old: str, new: str, refused: tuple[int, str], facts: dict[str, Any]
) -> None:
    person_id = make_person()
    token, other = make_token(person_id), make_token(person_id)
    answer = change(client, token, old, new)
    assert (answer.status_code, answer.json["code"]) == refused
    assert answer.json["facts"] == facts
    assert client.get("/api/v1/me", headers=bearer(other)).status_code == 200
    assert signed_in(client, PASSWORD) == 201


def test_guessing_the_old_one_locks_as_signing_in_does(client: FlaskClient) -> None:
    token = make_token(make_person())
    for _ in range(5):
        assert change(client, token, "wrong").json["code"] == "password_wrong"
    locked = change(client, token)
    assert (locked.status_code, locked.json["code"]) == (429, "sign_in_locked")
    assert signed_in(client, PASSWORD) == 429


def test_one_address_tries_only_so_often_in_a_minute(config: Config) -> None:
    app = create_app(replace(config, sign_ins_per_minute=2))
    with app.app_context():
        token = make_token(make_person())
        codes = [change(app.test_client(), token, "wrong").json["code"] for _ in range(3)]
        db.session.remove()
        db.engine.dispose()
    assert codes == ["password_wrong", "password_wrong", "too_many_requests"]


def test_nobody_changes_it_without_signing_in(client: FlaskClient) -> None:
    answer = client.put("/api/v1/me/password", json={"old": PASSWORD, "new": NEW})
    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_needed")
