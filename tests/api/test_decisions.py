"""Decisions over records: who may, in which order, and that none is overwritten."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.models.base import db
from server.models.decision import Decision
from server.models.log import LogLine
from tests.api.records import Inspector, code_of, inspector, new_id
from tests.api.reviewing import PHOTOS, Desk, decide, decided, decision, desk_of
from tests.makers import jpeg, sha256


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return desk_of(client)


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("accept", "accepted"),
        ("override", "accepted"),
        ("return", "returned"),
        ("void", "voided"),
    ],
)
def test_a_decision_gives_the_record_its_state(desk: Desk, kind: str, state: str) -> None:
    record = desk.visit()
    body = decision(kind, note="看过了")
    sent = desk.officer.post(f"inspections/{record}/decisions", body)
    assert sent.status_code == 201
    page = desk.page(record)
    assert (page["state"], page["decisions"]) == (state, [sent.json])
    assert sent.json == {
        "id": body["id"],
        "inspection_id": record,
        "person_id": desk.officer.person_id,
        "person_name": "王田长",
        "at": sent.json["at"],
        "kind": kind,
        "reason": body.get("reason"),
        "note": "看过了",
        "requests": body.get("requests", []),
        "override": body.get("override"),
    }
    assert desk.queue()["counts"] == {
        **dict.fromkeys(("open", "accepted", "returned", "voided"), 0),
        state: 1,
    }
    assert desk.chief.record(record)["review"] == {
        "state": state,
        "override": body.get("override"),
    }


def test_every_decision_is_written_down(desk: Desk) -> None:
    record = desk.visit()
    made = decided(desk.officer, record, "void", reason="duplicate")
    db.session.rollback()
    [line] = db.session.query(LogLine).filter_by(action="inspection_void").all()
    assert (line.person_id, line.subject) == (desk.officer.person_id, f"inspection:{record}")
    told = {name: value for name, value in line.facts.items() if name != "sha256"}
    assert told == {"decision": made["id"], "reason": "duplicate", "plot": desk.plot_id}


def test_the_same_decision_again_is_the_same_answer(desk: Desk) -> None:
    record = desk.visit()
    body = decision("return")
    path = f"inspections/{record}/decisions"
    first, again = desk.officer.post(path, body), desk.officer.post(path, body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert len(desk.page(record)["decisions"]) == 1


@pytest.mark.parametrize(
    "changed", [{"note": "other words"}, {"kind": "accept", "reason": None, "requests": []}]
)
def test_one_id_stands_for_one_decision(desk: Desk, changed: dict[str, Any]) -> None:
    record = desk.visit()
    body = decision("return")
    path = f"inspections/{record}/decisions"
    desk.officer.post(path, body)
    assert code_of(desk.officer.post(path, {**body, **changed})) == (409, "decision_differs")
    assert code_of(desk.other.post(path, body)) == (409, "decision_differs")
    other = desk.visit(photos=[jpeg(4)])
    elsewhere = desk.officer.post(f"inspections/{other}/decisions", decision(id=body["id"]))
    assert code_of(elsewhere) == (409, "decision_differs")
    assert len(desk.page(record)["decisions"]) == 1


def test_who_did_not_see_the_last_decision_is_shown_it(desk: Desk) -> None:
    record = desk.visit()
    first = decided(desk.officer, record, "void", reason="duplicate")
    late = decide(desk.other, record)
    assert code_of(late) == (409, "decision_taken")
    assert late.json["facts"]["decision"] == first
    assert desk.page(record)["state"] == "voided"
    decided(desk.other, record, seen=first["id"])
    page = desk.page(record)
    assert page["state"] == "accepted"
    assert [one["kind"] for one in page["decisions"]] == ["void", "accept"]


def test_a_decision_that_never_was_cannot_have_been_seen(desk: Desk) -> None:
    refused = decide(desk.officer, desk.visit(), seen=new_id())
    assert code_of(refused) == (409, "decision_taken")
    assert refused.json["facts"]["decision"] is None


def test_of_two_officers_at_once_one_decides(app: APIFlask, desk: Desk) -> None:
    record = desk.visit()
    gate = Barrier(2)

    def at_once(who: Inspector, kind: str) -> Any:
        client = app.test_client()
        gate.wait()
        return client.post(
            f"/api/v1/inspections/{record}/decisions", json=decision(kind), headers=who.headers
        )

    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(at_once, (desk.officer, desk.other), ("accept", "void")))
    assert sorted(one.status_code for one in sent) == [201, 409]
    [won] = [one.json for one in sent if one.status_code == 201]
    [lost] = [one for one in sent if one.status_code == 409]
    assert code_of(lost) == (409, "decision_taken")
    assert lost.json["facts"]["decision"] == won
    db.session.rollback()
    assert [one["id"] for one in desk.page(record)["decisions"]] == [won["id"]]


def test_the_same_decision_twice_at_once_is_kept_once(app: APIFlask, desk: Desk) -> None:
    record = desk.visit()
    body = decision()
    gate = Barrier(4)

    def at_once(_: int) -> Any:
        client = app.test_client()
        gate.wait()
        return client.post(
            f"/api/v1/inspections/{record}/decisions", json=body, headers=desk.officer.headers
        )

    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(at_once, range(4)))
    assert sorted(one.status_code for one in sent) == [200, 200, 200, 201]
    assert len({one.data for one in sent}) == 1


def test_nobody_decides_a_record_of_their_own(desk: Desk) -> None:
    clerk = inspector(
        desk.chief.client, "clerk", ("inspector", "511703001"), ("officer", "511703001")
    )
    record = desk.visit(who=clerk)
    for kind in ("accept", "return", "override", "void"):
        assert code_of(decide(clerk, record, kind)) == (403, "review_of_own")
    assert desk.page(record)["state"] == "open"
    decided(desk.officer, record)


def test_strangers_and_inspectors_decide_nothing(desk: Desk) -> None:
    record = desk.visit()
    far = inspector(desk.chief.client, "far", ("officer", "511771"))
    mixed = inspector(desk.chief.client, "mixed", ("inspector", "511703"), ("officer", "511771"))
    mate = inspector(desk.chief.client, "mate", ("inspector", "511703001"))
    assert code_of(decide(far, record)) == (404, "inspection_unknown")
    assert code_of(decide(mixed, record)) == (404, "inspection_unknown")
    assert code_of(decide(mate, record)) == (403, "role_not_allowed")
    assert code_of(decide(desk.officer, new_id())) == (404, "inspection_unknown")
    assert code_of(decide(desk.officer, "x")) == (422, "inspection_id_invalid")
    db.session.rollback()
    assert db.session.query(Decision).count() == 0


@pytest.mark.parametrize(
    ("kind", "changed", "field"),
    [
        ("return", {"requests": []}, "requests"),
        ("return", {"reason": None}, "reason"),
        ("return", {"reason": "bad_weather"}, "reason"),
        ("return", {"reason": "other"}, "note"),
        ("void", {"reason": None}, "reason"),
        ("override", {"override": {}}, "override"),
        ("override", {"override": None}, "override"),
        ("override", {"override": {"grain": "maybe"}}, "override.grain"),
        ("override", {"override": {"colour": "yes"}}, "override.colour"),
        ("accept", {"override": {"grain": "no"}}, "override"),
        ("accept", {"note": "x" * 2001}, "note"),
        ("accept", {"id": "x"}, "id"),
        ("accept", {"seen": 3}, "seen"),
        ("accept", {"kind": "forget"}, "kind"),
        ("accept", {"more": 1}, "more"),
    ],
)
def test_what_cannot_stand_is_refused_by_its_field(
    desk: Desk, kind: str, changed: dict[str, Any], field: str
) -> None:
    record = desk.visit()
    body = {**decision(kind), **changed}
    refused = desk.officer.post(f"inspections/{record}/decisions", body)
    assert code_of(refused) == (422, "body_invalid")
    assert list(refused.json["facts"]["fields"]) == [field]
    assert desk.page(record)["decisions"] == []


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"photo": sha256(b"another")}, "requests.0.photo"),
        ({"photo": "x"}, "requests.0.photo"),
        ({"role": "portrait"}, "requests.0.role"),
        ({"why": "ugly"}, "requests.0.why"),
        ({"why": "other"}, "note"),
    ],
)
def test_only_pictures_of_the_record_are_asked_for_again(
    desk: Desk, request_: dict[str, Any], field: str
) -> None:
    usual = {"role": "closeup", "photo": sha256(PHOTOS[1]), "why": "photo_unclear"}
    refused = decide(desk.officer, desk.visit(), "return", requests=[{**usual, **request_}])
    assert code_of(refused) == (422, "body_invalid")
    assert list(refused.json["facts"]["fields"]) == [field]


def test_a_picture_that_was_never_taken_can_be_asked_for(desk: Desk) -> None:
    asked = [{"role": "opposite", "photo": None, "why": "crop_not_visible"}]
    made = decided(desk.officer, desk.visit(photos=PHOTOS[:2]), "return", requests=asked)
    assert made["requests"] == asked
