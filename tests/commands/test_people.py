"""flask people: who may sign in, with which roles, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from click.testing import Result
from flask.testing import FlaskClient

from server.models.base import db
from server.models.log import LogLine
from server.models.person import Person
from tests.conftest import bearer
from tests.makers import PASSWORD

Run = Callable[..., Result]


@pytest.fixture
def run(app: APIFlask) -> Run:
    def people(*arguments: str, password: str | None = None) -> Result:
        db.session.rollback()
        typed = None if password is None else f"{password}\n{password}\n"
        result = app.test_cli_runner().invoke(args=["people", *arguments], input=typed)
        db.session.rollback()
        db.session.expire_all()
        return result

    return people


def added(run: Run, login: str = "chief", *more: str) -> Result:
    usual = ("--name", "王田长", "--role", "inspector", "--area", "511703001")
    return run("add", login, *usual, *more, password=PASSWORD)


def signed_in(client: FlaskClient, login: str, password: str = PASSWORD) -> Any:
    body = {"login": login, "password": password, "device": {"id": "d1"}}
    return client.post("/api/v1/sessions", json=body)


def test_who_is_added_can_sign_in(run: Run, client: FlaskClient) -> None:
    result = added(run, "chief", "--phone", "13800000001")
    assert result.exit_code == 0, result.output
    person_id = result.output.splitlines()[-1]
    assert PASSWORD not in result.output
    for login in ("chief", "13800000001"):
        response = signed_in(client, login)
        assert response.json["person"]["id"] == person_id
        assert response.json["person"]["roles"] == [
            {
                "role": "inspector",
                "area_prefix": "511703001",
                "villages": [],
                "may": ["read", "capture"],
            }
        ]
    line = db.session.query(LogLine).filter_by(action="person_added").one()
    assert line.subject == f"person:{person_id}"
    assert PASSWORD not in db.session.get_one(Person, person_id).password_hash


@pytest.mark.parametrize("taken", [("chief",), ("CHIEF",), ("other", "--phone", "13800000001")])
def test_a_login_is_one_persons(run: Run, taken: tuple[str, ...]) -> None:
    added(run, "chief", "--phone", "13800000001")
    result = added(run, *taken)
    assert result.exit_code == 1
    assert "is taken" in result.output
    assert db.session.query(Person).count() == 1


@pytest.mark.parametrize("area", ["", "5", "51170300100100", "5117%", "达川", "５１１７"])
def test_an_area_is_digits(run: Run, area: str) -> None:
    result = run("add", "x", "--name", "x", "--role", "officer", "--area", area, password=PASSWORD)
    assert result.exit_code == 2
    assert "division code prefix" in result.output
    assert db.session.query(Person).count() == 0


def test_a_short_password_is_refused(run: Run) -> None:
    usual = ("--name", "x", "--role", "officer", "--area", "5117")
    result = run("add", "x", *usual, password="short")
    assert (result.exit_code, db.session.query(Person).count()) == (1, 0)
    assert "at least 10 characters" in result.output


def test_list_and_grant(run: Run, client: FlaskClient) -> None:
    added(run)
    assert run("grant", "chief", "--role", "officer", "--area", "5117").exit_code == 0
    assert run("list").output == "chief\t王田长\tinspector:511703001,officer:5117\ttrue\n"
    assert {role["role"] for role in signed_in(client, "chief").json["person"]["roles"]} == {
        "inspector",
        "officer",
    }


def test_a_new_password_ends_every_session(run: Run, client: FlaskClient) -> None:
    added(run)
    token = signed_in(client, "chief").json["token"]
    assert client.get("/api/v1/me", headers=bearer(token)).status_code == 200
    assert run("password", "chief", password="another-terrace-2026").exit_code == 0
    assert client.get("/api/v1/me", headers=bearer(token)).status_code == 401
    assert signed_in(client, "chief").status_code == 401
    assert signed_in(client, "chief", "another-terrace-2026").status_code == 201


def test_deactivated_is_out_and_kept(run: Run, client: FlaskClient) -> None:
    added(run)
    token = signed_in(client, "chief").json["token"]
    assert run("deactivate", "chief").exit_code == 0
    assert client.get("/api/v1/me", headers=bearer(token)).status_code == 401
    assert signed_in(client, "chief").status_code == 401
    assert run("list").output.endswith("\tfalse\n")


@pytest.mark.parametrize(
    "arguments", [("grant", "x", "--role", "officer", "--area", "51"), ("deactivate", "x")]
)
def test_nobody_of_that_name(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, "there is no login x" in result.output) == (1, True)
