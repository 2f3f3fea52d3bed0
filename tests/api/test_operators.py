"""Who farms a plot: history that is only added to, contracts, and the case from left to followed."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.models.base import db, now
from server.models.log import LogLine
from server.models.operator import PlotOperator, entrusted_on
from server.rules.day import china_day
from tests.api.records import code_of, new_id
from tests.api.reviewing import Desk, days_ago, decided, desk_of
from tests.makers import make_plot, sha256

PDF = b"%PDF-1.7 a contract"
TODAY = china_day(now())


def day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


def farmer(**fields: Any) -> dict[str, Any]:
    usual = {"id": new_id(), "kind": "household", "name": "张家", "from_day": day(400)}
    return {**usual, **fields}


def step(name: str, ago: int, **fields: Any) -> dict[str, Any]:
    return {"id": new_id(), "step": name, "day": day(ago), **fields}


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return desk_of(client)


def opened(desk: Desk, ago: int = 90, **fields: Any) -> str:
    body = {"id": new_id(), "step_id": new_id(), "left_on": day(ago), "note": "进城了", **fields}
    response = desk.officer.post(f"plots/{desk.plot_id}/operator-cases", body)
    assert response.status_code == 201, response.json
    return str(response.json["id"])


def take(desk: Desk, case: str, body: dict[str, Any]) -> Any:
    return desk.officer.post(f"operator-cases/{case}/steps", body)


def taken(desk: Desk, case: str, body: dict[str, Any]) -> Any:
    response = take(desk, case, body)
    assert response.status_code == 201, response.json
    return response.json


def logged(action: str) -> int:
    db.session.rollback()
    return db.session.query(LogLine).filter(LogLine.action == action).count()


def test_history_is_only_added_to(desk: Desk) -> None:
    path = f"plots/{desk.plot_id}/operators"
    first = farmer(until_day=day(100))
    assert desk.officer.post(path, first).status_code == 201
    assert [one["current"] for one in desk.officer.get(path).json["operators"]] == [False]
    second = farmer(kind="cooperative", name="乙湾合作社", from_day=day(99), entrusted=True)
    told = desk.officer.post(path, second).json["operators"]
    assert [(one["name"], one["current"]) for one in told] == [
        ("乙湾合作社", True),
        ("张家", False),
    ]
    # the same once more is kept once; the id for another one is refused
    assert desk.officer.post(path, second).status_code == 201
    refused = desk.officer.post(path, {**second, "name": "another"})
    assert code_of(refused) == (409, "operator_differs")
    assert db.session.query(PlotOperator).count() == 2
    assert logged("operator_added") == 2
    assert logged("operators_read") == 1
    assert entrusted_on(db.session(), desk.plot_id, TODAY)
    assert not entrusted_on(db.session(), desk.plot_id, TODAY - timedelta(days=100))


def test_the_phone_gets_who_farms_now(desk: Desk) -> None:
    before = desk.chief.get("pack").json
    assert before["plots"][0]["operator"] is None
    desk.officer.post(f"plots/{desk.plot_id}/operators", farmer(until_day=day(100)))
    desk.officer.post(f"plots/{desk.plot_id}/operators", farmer(name="李家", from_day=day(99)))
    newer = desk.chief.get("pack", since=before["cursor"]).json
    assert newer["plots"][0]["operator"] == {
        "kind": "household",
        "name": "李家",
        "until_day": None,
    }


def test_a_contract_comes_back_as_it_was(desk: Desk) -> None:
    path = f"plots/{desk.plot_id}"
    data = base64.b64encode(PDF).decode()
    desk.officer.post(f"{path}/operators", farmer(contract=data, contract_number="2024-7"))
    [one] = desk.officer.get(f"{path}/operators").json["operators"]
    assert one["contract_sha256"] == sha256(PDF)
    with desk.officer.get(f"{path}/contracts/{sha256(PDF)}") as file:
        assert (file.data, file.mimetype) == (PDF, "application/pdf")
    assert logged("contract_read") == 1
    other = make_plot("0002")
    refused = desk.officer.get(f"plots/{other}/contracts/{sha256(PDF)}")
    assert code_of(refused) == (404, "contract_unknown")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"contract": base64.b64encode(b"<html>").decode()}, (415, "contract_not_a_document")),
        ({"contract": "no base64!"}, (422, "body_invalid")),
        ({"until_day": day(401)}, (422, "body_invalid")),
        ({"from_day": "1066-01-01"}, (422, "body_invalid")),
        ({"name": "  "}, (422, "body_invalid")),
        ({"kind": "king"}, (422, "body_invalid")),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Desk, fields: dict[str, Any], code: tuple[int, str]
) -> None:
    refused = desk.officer.post(f"plots/{desk.plot_id}/operators", farmer(**fields))
    assert code_of(refused) == code
    assert db.session.query(PlotOperator).count() == 0


def test_from_left_to_followed(desk: Desk) -> None:
    case = opened(desk)
    collective = {"proposed_kind": "collective", "proposed_name": "乙湾村集体"}
    assert taken(desk, case, step("proposed", 80, **collective))["proposed_name"] == "乙湾村集体"
    taken(desk, case, step("agreed", 60, note="村民会议同意"))
    early = desk.visit(at=days_ago(70))
    signed = farmer(kind="collective", name="乙湾村集体", from_day=day(40), entrusted=True)
    told = taken(desk, case, step("signed", 50, operator=signed))
    assert told["state"] == "signed"
    [one] = desk.officer.get(f"plots/{desk.plot_id}/operators").json["operators"]
    assert (one["id"], one["current"]) == (signed["id"], True)
    refused = take(desk, case, step("followed", 1, inspection_id=early))
    assert code_of(refused) == (409, "case_not_good")
    bare = desk.visit(at=days_ago(6))
    decided(desk.officer, bare, "override")
    refused = take(desk, case, step("followed", 1, inspection_id=bare))
    assert code_of(refused) == (409, "case_not_good")
    good = desk.visit(at=days_ago(5))
    done = taken(desk, case, step("followed", 1, inspection_id=good))
    assert [one["step"] for one in done["steps"]] == [
        "left",
        "proposed",
        "agreed",
        "signed",
        "followed",
    ]
    assert done["steps"][3]["operator_id"] == signed["id"]
    assert logged("operator_case") == 5
    assert desk.officer.get("operator-cases").json["cases"] == []
    [kept] = desk.officer.get("operator-cases", state="followed").json["cases"]
    assert kept["id"] == case


def test_a_step_out_of_turn_is_refused(desk: Desk) -> None:
    case = opened(desk)
    for body in (
        step("agreed", 10),
        step("proposed", 91, proposed_kind="company", proposed_name="x"),
        step("proposed", -1, proposed_kind="company", proposed_name="x"),
    ):
        assert code_of(take(desk, case, body)) == (409, "case_step_wrong")
    for body in (
        step("proposed", 10),
        step("signed", 10),
        step("followed", 10),
        step("agreed", 10, inspection_id=new_id()),
        step("dropped", 10, operator=farmer()),
    ):
        assert code_of(take(desk, case, body)) == (422, "body_invalid")
    assert desk.officer.get(f"operator-cases/{case}").json["state"] == "left"
    assert db.session.query(PlotOperator).count() == 0


def test_the_same_step_again_is_taken_once(desk: Desk) -> None:
    case = opened(desk)
    body = step("proposed", 10, proposed_kind="company", proposed_name="x")
    for _ in range(2):
        assert len(taken(desk, case, body)["steps"]) == 2
    other = {"id": body["id"], "step": "dropped", "day": day(9)}
    assert code_of(take(desk, case, other)) == (409, "case_differs")


def test_one_case_is_open_at_a_time(desk: Desk) -> None:
    case = opened(desk)
    body = {"id": new_id(), "step_id": new_id(), "left_on": day(3)}
    path = f"plots/{desk.plot_id}/operator-cases"
    again = desk.officer.post(path, body)
    assert (code_of(again), again.json["facts"]["case_id"]) == ((409, "case_open"), case)
    taken(desk, case, step("dropped", 2, note="又回来了"))
    assert desk.officer.post(path, body).status_code == 201
    assert len(desk.officer.get(f"plots/{desk.plot_id}/operators").json["cases"]) == 2


def test_the_list_is_filtered_counted_and_exported(desk: Desk) -> None:
    case = opened(desk)
    other = make_plot("0002", division_code="511703002001")
    body = {"id": new_id(), "step_id": new_id(), "left_on": day(3)}
    assert desk.officer.post(f"plots/{other}/operator-cases", body).status_code == 201
    taken(desk, case, step("proposed", 10, proposed_kind="company", proposed_name="丰田公司"))
    assert desk.officer.get("operator-cases").json["count"] == 2
    page = desk.officer.get("operator-cases", state="proposed").json
    assert ([one["id"] for one in page["cases"]], page["count"]) == ([case], 1)
    assert desk.officer.get("operator-cases", area="511703002").json["count"] == 1
    first = desk.officer.get("operator-cases", limit=1).json
    second = desk.officer.get("operator-cases", limit=1, after=first["next"]).json
    assert second["cases"][0]["id"] != first["cases"][0]["id"]
    assert second["next"] is None
    wanted = {"list": "operator_cases", "filter": {"state": "proposed"}, "format": "csv"}
    asked = desk.officer.post("exports", wanted)
    assert asked.status_code == 201, asked.json
    with desk.officer.get(f"exports/{asked.json['id']}/file") as file:
        text = file.data.decode("utf-8-sig")
    assert "丰田公司" in text
    assert "已提出" in text
    assert "0002" not in text


def test_inspectors_see_no_contracts_and_no_cases(desk: Desk) -> None:
    case = opened(desk)
    for path in (f"plots/{desk.plot_id}/operators", "operator-cases", f"operator-cases/{case}"):
        assert code_of(desk.chief.get(path)) == (403, "role_not_allowed")
