"""Every refusal is a problem of RFC 9457 with a sentence in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException, default_exceptions

from server import create_app
from server.config import Config
from server.refusals import RETRY, STATUS, Refusal
from server.words import say


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> APIFlask:
    """An application with a route that raises whatever a test puts into `raised`."""
    app = create_app(Config(data_dir=tmp_path_factory.mktemp("refusing")))

    @app.get("/api/v1/raise")
    def raise_it() -> None:
        raise app.extensions["raised"]

    return app


def asked(refusing: APIFlask, error: Exception, language: str = "zh") -> Any:
    refusing.extensions["raised"] = error
    return refusing.test_client().get("/api/v1/raise", headers={"Accept-Language": language})


@pytest.mark.parametrize("code", sorted(STATUS))
def test_every_refusal_is_a_problem(refusing: APIFlask, code: str) -> None:
    titles = {}
    for language in ("zh", "en"):
        response = asked(refusing, Refusal(code), language)
        assert response.mimetype == "application/problem+json"
        assert response.status_code == STATUS[code]
        body = response.json
        assert set(body) == {"type", "title", "status", "code", "facts"}
        assert (body["type"], body["status"], body["code"]) == (
            f"/problems/{code}",
            STATUS[code],
            code,
        )
        assert body["facts"].get("retry", False) is (code in RETRY)
        titles[language] = body["title"]
    assert re.search(r"[\u4e00-\u9fff]", titles["zh"]), titles["zh"]
    assert re.search(r"[a-z]", titles["en"])
    assert not re.search(r"[\u4e00-\u9fff]", titles["en"])


@pytest.mark.parametrize("status", sorted(default_exceptions))
def test_what_the_web_server_refuses_is_a_problem_too(refusing: APIFlask, status: int) -> None:
    error = default_exceptions[status]()
    assert isinstance(error, HTTPException)
    body = asked(refusing, error).json
    assert body["code"] in STATUS
    assert body["title"] == say("zh", "refusal", body["code"], body["facts"])


@pytest.mark.parametrize("error", [RuntimeError("x"), OSError(5, "input/output error"), KeyError()])
def test_a_fault_is_told_without_its_cause(refusing: APIFlask, error: Exception) -> None:
    response = asked(refusing, error)
    assert (response.status_code, response.json["code"]) == (500, "unexpected")
    assert response.mimetype == "application/problem+json"
    assert response.json["facts"] == {"retry": True}


@pytest.mark.parametrize(
    ("languages", "found"),
    [("", "zh"), ("fr", "zh"), ("en-US,en;q=0.9", "en"), ("zh-CN,en;q=0.5", "zh"), ("*", "zh")],
)
def test_chinese_unless_english_is_asked_for(
    refusing: APIFlask, languages: str, found: str
) -> None:
    title = asked(refusing, Refusal("plot_unknown"), languages).json["title"]
    assert title == say(found, "refusal", "plot_unknown", {})  # type: ignore[arg-type]


def test_no_route_and_no_method(client: FlaskClient) -> None:
    assert client.get("/api/v1/nothing").json["code"] == "not_found"
    assert client.delete("/api/v1/me").json["code"] == "method_not_allowed"
