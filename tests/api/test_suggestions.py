"""Complaints and suggestions: sent once, seen by officers of the area, answered into the inbox."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from server.jobs.suggesting import MOST_A_DAY
from server.models.base import db
from server.models.log import LogLine
from server.models.suggestion import Suggestion
from tests.api.records import Inspector, code_of, inspector, new_id
from tests.api.test_messages import inbox, kinds

AREA = "511703"
TEXT = "王家坡那条路雨天走不得。"


def said(**fields: Any) -> dict[str, Any]:
    return {"id": new_id(), "kind": "complaint", "text": TEXT, **fields}


def made(who: Inspector, **fields: Any) -> Any:
    response = who.post("suggestions", said(**fields))
    assert response.status_code == 201, response.json
    return response.json


def reply(**fields: Any) -> dict[str, Any]:
    return {"id": new_id(), "text": "下周修。", **fields}


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def officer(client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", AREA))


def logged(action: str) -> list[str]:
    db.session.rollback()
    rows = db.session.query(LogLine).filter(LogLine.action == action)
    return [row.subject for row in rows]


def test_from_the_form_to_the_answer(chief: Inspector, officer: Inspector) -> None:
    one = made(chief)
    assert (one["state"], one["area_prefix"], one["own"]) == ("open", "511703001", True)
    [waits] = inbox(officer)["messages"]
    assert (waits["kind"], waits["facts"]) == ("suggestion_waits", {"suggestion_id": one["id"]})
    page = officer.get("suggestions").json
    assert page["counts"] == {"open": 1, "answered": 0}
    assert page["suggestions"][0]["text"] == TEXT
    sent = officer.post(f"suggestions/{one['id']}/answers", reply())
    assert sent.status_code == 201
    [told] = inbox(chief)["messages"]
    assert (told["kind"], told["facts"]) == ("suggestion_answered", {"suggestion_id": one["id"]})
    [mine] = chief.get("me/suggestions").json["suggestions"]
    assert (mine["state"], mine["answers"][0]["text"]) == ("answered", "下周修。")
    assert chief.get(f"suggestions/{one['id']}").json["answers"] == mine["answers"]
    # a second answer is one more
    officer.post(f"suggestions/{one['id']}/answers", reply(text="修好了。"))
    answers = chief.get(f"suggestions/{one['id']}").json["answers"]
    assert [each["text"] for each in answers] == ["下周修。", "修好了。"]
    subject = f"suggestion:{one['id']}"
    assert logged("suggestion_made") == [subject]
    assert logged("suggestion_answered") == [subject, subject]
    assert logged("suggestion_read") == []
    assert officer.get(f"suggestions/{one['id']}").status_code == 200
    assert logged("suggestion_read") == [subject]


def test_the_same_again_is_kept_once(chief: Inspector, officer: Inspector) -> None:
    body = said()
    assert chief.post("suggestions", body).status_code == 201
    assert chief.post("suggestions", body).status_code == 200
    other = chief.post("suggestions", {**body, "text": "another"})
    assert code_of(other) == (409, "suggestion_differs")
    answer = reply()
    path = f"suggestions/{body['id']}/answers"
    assert officer.post(path, answer).status_code == 201
    assert officer.post(path, answer).status_code == 200
    again = officer.post(path, {**answer, "text": "another"})
    assert code_of(again) == (409, "suggestion_differs")
    assert kinds(officer) == ["suggestion_waits"]
    assert kinds(chief) == ["suggestion_answered"]


def test_filters_and_pages(chief: Inspector, officer: Inspector, client: FlaskClient) -> None:
    other = inspector(client, "other", ("inspector", "511703002"))
    first = made(chief)
    for kind in ("suggestion", "data_mistake"):
        made(other, kind=kind)
    officer.post(f"suggestions/{first['id']}/answers", reply())

    def found(**query: Any) -> list[str]:
        page = officer.get("suggestions", **query).json
        return [one["kind"] for one in page["suggestions"]]

    assert found(state="answered") == ["complaint"]
    assert found(state="open") == ["data_mistake", "suggestion"]
    assert found(kind="suggestion") == ["suggestion"]
    assert found(area="511703001") == ["complaint"]
    assert officer.get("suggestions", area="511703002", state="open").json["counts"] == {
        "open": 2,
        "answered": 0,
    }
    seen, after = [], ""
    while after is not None:
        page = officer.get("suggestions", limit=1, after=after).json
        seen += [one["id"] for one in page["suggestions"]]
        after = page["next"]
    assert len(set(seen)) == len(seen) == 3


def test_only_officers_of_the_area_read_and_answer(
    chief: Inspector, officer: Inspector, client: FlaskClient
) -> None:
    one = made(chief)
    answer = f"suggestions/{one['id']}/answers"
    for login, grant in (
        ("far", ("officer", "511771")),
        ("part", ("officer", "511703001002")),
        ("neighbour", ("inspector", "511703001")),
    ):
        who = inspector(client, login, grant)
        assert code_of(who.get(f"suggestions/{one['id']}")) == (404, "suggestion_unknown")
        assert who.post(answer, reply()).status_code in (403, 404)
        assert kinds(who) == []
        if grant[0] == "officer":
            assert who.get("suggestions").json["suggestions"] == []
        else:
            assert code_of(who.get("suggestions")) == (403, "role_not_allowed")
        assert who.get("me/suggestions").json["suggestions"] == []


def test_nobody_answers_what_they_wrote(officer: Inspector, client: FlaskClient) -> None:
    one = made(officer)
    refused = officer.post(f"suggestions/{one['id']}/answers", reply())
    assert code_of(refused) == (403, "suggestion_of_own")
    assert kinds(officer) == []
    above = inspector(client, "head", ("officer", "5117"))
    assert above.post(f"suggestions/{one['id']}/answers", reply()).status_code == 201


def test_the_area_is_one_of_ones_own(client: FlaskClient) -> None:
    who = inspector(client, "two", ("inspector", "511703001"), ("officer", "511703002"))
    assert made(who, area_prefix="511703002")["area_prefix"] == "511703002"
    refused = who.post("suggestions", said(area_prefix="511771"))
    assert code_of(refused) == (403, "person_area_outside")


@pytest.mark.parametrize("text", ["", "  \n", "x" * 2_001, "a\x00b"])
def test_what_says_nothing_or_too_much_is_refused(chief: Inspector, text: str) -> None:
    assert code_of(chief.post("suggestions", said(text=text))) == (422, "body_invalid")


def test_a_client_gone_wild_is_stopped(chief: Inspector) -> None:
    for _ in range(MOST_A_DAY):
        made(chief)
    assert code_of(chief.post("suggestions", said())) == (429, "suggestion_too_many")
    assert db.session.query(Suggestion).count() == MOST_A_DAY


def test_the_list_is_exported_as_it_is_filtered(chief: Inspector, officer: Inspector) -> None:
    one = made(chief)
    made(chief, kind="suggestion", text="=1+1")
    officer.post(f"suggestions/{one['id']}/answers", reply())
    wanted = {"list": "suggestions", "filter": {"state": "answered"}}
    assert officer.post("exports/count", wanted).json["count"] == 1
    asked = officer.post("exports", {**wanted, "format": "csv"})
    assert asked.status_code == 201, asked.json
    with officer.get(f"exports/{asked.json['id']}/file") as file:
        text = file.data.decode("utf-8-sig")
    assert TEXT in text
    assert "投诉" in text
    assert "下周修。" in text
    assert "=1+1" not in text
