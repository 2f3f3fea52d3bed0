"""The inbox: who is told what by whose act, and that nobody reads or changes another's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.jobs import exporting
from server.jobs.queue import queue
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.message import Message
from server.models.person import Person
from server.refusals import Refusal
from tests.api.records import Inspector, code_of, inspector
from tests.api.reviewing import decided, desk_of
from tests.makers import PASSWORD, make_plot, text
from tests.signing import PhoneKey


def inbox(who: Inspector, **query: Any) -> Any:
    response = who.get("me/messages", **query)
    assert response.status_code == 200, response.json
    return response.json


def kinds(who: Inspector) -> list[str]:
    return [one["kind"] for one in inbox(who)["messages"]]


def logged(action: str) -> int:
    db.session.rollback()
    return db.session.query(LogLine).filter(LogLine.action == action).count()


def sign_in(client: FlaskClient, device: str, login: str = "chief") -> None:
    body = {"login": login, "password": PASSWORD, "device": {"id": device, "name": "Redmi 12"}}
    assert client.post("/api/v1/sessions", json=body).status_code == 201


@pytest.mark.parametrize(
    ("kind", "told"),
    [("return", "record_returned"), ("void", "record_voided"), ("override", "record_overridden")],
)
def test_who_made_a_record_is_told_of_the_decision(
    client: FlaskClient, kind: str, told: str
) -> None:
    desk = desk_of(client)
    record = desk.visit()
    decided(desk.officer, record, kind)
    [message] = inbox(desk.chief)["messages"]
    assert (message["kind"], message["subject"]) == (told, f"inspection:{record}")
    facts = message["facts"]
    assert (facts["plot_id"], facts["inspection_id"]) == (desk.plot_id, record)
    assert (facts["number"], facts["village"], facts["reason"]) == (
        "0001",
        "乙湾村",
        "photo_unclear",
    )
    assert message["read_at"] is None
    assert kinds(desk.officer) == []


def test_an_accepted_record_is_no_message(client: FlaskClient) -> None:
    desk = desk_of(client)
    decided(desk.officer, desk.visit())
    assert inbox(desk.chief) == {"messages": [], "next": None, "unread": 0}


def test_a_decision_that_is_undone_tells_nobody(client: FlaskClient) -> None:
    desk = desk_of(client)
    record = desk.visit()
    first = decided(desk.officer, record, "return")
    desk.other.post(f"inspections/{record}/decisions", {**first, "kind": "void"})
    assert kinds(desk.chief) == ["record_returned"]


def test_a_sign_in_on_another_device_is_told_once(client: FlaskClient) -> None:
    chief = inspector(client)
    sign_in(client, "device-1")
    assert kinds(chief) == []
    sign_in(client, "device-2")
    sign_in(client, "device-2")
    [message] = inbox(chief)["messages"]
    assert message["kind"] == "sign_in_new"
    assert message["facts"] == {"device": "Redmi 12"}


def test_the_owner_is_told_of_a_key_that_is_revoked(client: FlaskClient) -> None:
    desk = desk_of(client)
    key = PhoneKey()
    assert desk.chief.register(key, "Redmi 12").status_code == 201
    for _ in range(2):
        desk.officer.post(f"devices/{key.key_id}/revoke", {"reason": "手机丢了"})
    [message] = inbox(desk.chief)["messages"]
    assert (message["kind"], message["facts"]) == ("key_revoked", {"device": "Redmi 12"})


def test_who_waits_for_a_long_list_is_told_how_it_ended(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = inspector(client, "officer", ("officer", "511703"))
    make_plot()
    wanted = {"list": "plots", "format": "csv"}
    assert officer.post("exports", wanted).status_code == 201
    assert kinds(officer) == [], "a short list is there at once"
    monkeypatch.setattr(exporting, "is_short", lambda _: False)
    assert officer.post("exports", wanted).status_code == 201
    queue().work_off()
    [message] = inbox(officer)["messages"]
    assert (message["kind"], message["facts"]["count"]) == ("export_finished", 1)
    assert officer.post("exports", wanted).status_code == 201
    monkeypatch.setattr(exporting, "_written", _full)
    queue().work_off()
    assert kinds(officer) == ["export_failed", "export_finished"]


def _full(*_: object) -> None:
    raise Refusal("storage_full")


def test_reading_is_kept_and_logged(client: FlaskClient) -> None:
    desk = desk_of(client)
    for kind in ("return", "void"):
        decided(desk.officer, desk.visit(), kind)
    first, second = inbox(desk.chief)["messages"]
    body = {"ids": [first["id"]], "until": text(now())}
    assert desk.chief.post("me/messages/read", body).json == {"unread": 1}
    assert desk.chief.post("me/messages/read", body).json == {"unread": 1}
    assert logged("messages_read") == 1
    read = {one["id"]: one["read_at"] is not None for one in inbox(desk.chief)["messages"]}
    assert read == {first["id"]: True, second["id"]: False}
    assert desk.chief.get("me/messages/unread").json == {"unread": 1}
    assert desk.chief.post("me/messages/read", {"until": text(now())}).json == {"unread": 0}


def test_what_came_after_the_look_stays_unread(client: FlaskClient) -> None:
    desk = desk_of(client)
    decided(desk.officer, desk.visit(), "return")
    early = now() - timedelta(minutes=1)
    assert desk.chief.post("me/messages/read", {"until": text(early)}).json == {"unread": 1}


def test_nobody_marks_or_reads_what_others_were_told(client: FlaskClient) -> None:
    desk = desk_of(client)
    decided(desk.officer, desk.visit(), "return")
    [message] = inbox(desk.chief)["messages"]
    for who in (desk.officer, desk.other):
        assert inbox(who)["messages"] == []
        body = {"ids": [message["id"]], "until": text(now())}
        assert who.post("me/messages/read", body).status_code == 200
        assert who.post("me/messages/read", {"until": text(now())}).status_code == 200
    assert inbox(desk.chief)["unread"] == 1


def test_a_long_inbox_comes_in_pages(client: FlaskClient) -> None:
    chief = inspector(client)
    with writing() as session:
        for minute in range(5):
            session.add(
                Message(
                    id=f"00000000-0000-4000-8000-00000000000{minute}",
                    person_id=chief.person_id,
                    kind="export_failed",
                    facts={"at": minute},
                    subject="export:1",
                    # two at the same moment
                    created_at=now() - timedelta(minutes=minute // 2),
                )
            )
    seen, after = [], ""
    while after is not None:
        page = inbox(chief, limit=2, after=after)
        seen += [one["id"] for one in page["messages"]]
        after = page["next"]
    assert len(seen) == len(set(seen)) == 5
    assert code_of(chief.get("me/messages", after="yesterday")) == (422, "body_invalid")


def test_settings_are_kept_and_orders_stay(client: FlaskClient) -> None:
    chief = inspector(client)
    usual = chief.get("me/message-settings").json
    assert usual["channels"] == ["push"]
    assert (usual["quiet_from"], usual["quiet_until"]) == ("21:00", "07:00")
    off = {"kind": "record_voided", "channel": "push", "wanted": False}
    path = "/api/v1/me/message-settings"
    put = client.put(path, json={"choices": [off], "language": "en"}, headers=chief.headers)
    assert put.status_code == 200
    told = {one["kind"]: one for one in put.json["kinds"]}
    assert told["record_voided"]["channels"]["push"] is False
    assert told["record_returned"]["order"]
    assert put.json["language"] == "en"
    order = {"kind": "record_returned", "channel": "push", "wanted": False}
    refused = client.put(path, json={"choices": [order]}, headers=chief.headers)
    assert code_of(refused) == (409, "message_is_order")
    # what was not named stays
    again = client.put(path, json={"language": "zh"}, headers=chief.headers).json
    assert {one["kind"]: one["channels"]["push"] for one in again["kinds"]}[
        "record_voided"
    ] is False
    assert logged("message_settings") == 2


def test_who_was_deactivated_is_told_nothing(client: FlaskClient, app: APIFlask) -> None:
    desk = desk_of(client)
    record = desk.visit()
    with writing() as session:
        session.get_one(Person, desk.chief.person_id).active = False
    decided(desk.officer, record, "return")
    assert db.session.query(Message).count() == 0
