"""Terms and budget of rewards, and what happens when two do the same at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.models.base import db, now
from server.models.reward import RewardEvent
from server.models.tipoff import MatterEvent
from server.rules.day import china_day
from tests.api.records import code_of, inspector, new_id
from tests.api.rewarding import (
    CONTENT,
    YUAN,
    Office,
    adopted,
    budgeted,
    claimed,
    decide,
    noticed,
    office_of,
    reporter,
)


@pytest.fixture
def office(client: FlaskClient) -> Office:
    found = office_of(client)
    adopted(found.desk.person_id)
    return found


def told(client: FlaskClient, tipoff_id: str) -> dict[str, Any]:
    response = reporter(client, tipoff_id).get("tell/report")
    assert response.status_code == 200, response.json
    reward: dict[str, Any] = response.json["reward"]
    return reward


def test_without_terms_nothing_is_promised(client: FlaskClient) -> None:
    office = office_of(client)
    door = client.get("/api/v1/tell/door").json["rewards"]
    assert (door["announced"], door["lines"]) == (False, [])
    matter, reward_id = noticed(office)
    assert told(client, matter.first)["reasons"] == ["no_terms"]
    page = office.first.get(f"rewards/{reward_id}").json
    assert (page["state"], page["reasons"], page["may"]) == ("not_due", ["no_terms"], [])


def test_terms_are_adopted_for_days_to_come_and_stay(client: FlaskClient) -> None:
    office = office_of(client)
    today = china_day(now())
    body = {"seen": 0, "valid_from": today.isoformat(), "terms": CONTENT, "reason": "主任会议通过"}
    past = {**body, "valid_from": (today - timedelta(days=1)).isoformat()}
    refused = office.first.post("reward-terms", past)
    assert refused.json["facts"]["fields"] == {"valid_from": "in_past"}
    assert office.first.post("reward-terms", body).status_code == 201
    assert code_of(office.second.post("reward-terms", body)) == (409, "reward_terms_changed")
    higher = {**CONTENT, "cap_yuan": "500"}
    later = {**body, "seen": 1, "terms": higher, "valid_from": str(today + timedelta(days=9))}
    page = office.second.post("reward-terms", later).json
    assert (page["in_force"], page["last"]) == (1, 2)
    assert [one["terms"]["cap_yuan"] for one in page["history"]] == ["500", "200"]
    door = client.get("/api/v1/tell/door").json["rewards"]
    line = {"kind": "new_orchard", "fixed_yuan": "100", "per_mu_yuan": "30.5"}
    assert (door["announced"], door["lines"], door["claim_days"]) == (True, [line], 60)
    part = inspector(client, "part", ("officer", "511703"))
    assert code_of(part.post("reward-terms", {**later, "seen": 2})) == (
        403,
        "whole_district_needed",
    )


def test_no_more_is_approved_than_the_year_has(client: FlaskClient, office: Office) -> None:
    matter, reward_id = noticed(office)
    claimed(client, matter.first)
    assert decide(office.first, reward_id).status_code == 201
    assert code_of(decide(office.second, reward_id)) == (409, "reward_no_budget")
    budgeted(office.first, "171.67")
    refused = decide(office.second, reward_id)
    assert code_of(refused) == (409, "reward_over_budget")
    assert refused.json["facts"]["left_yuan"] == "171.67"
    budgeted(office.first, YUAN, seen=1)
    assert decide(office.second, reward_id).status_code == 201
    less = {"year": china_day(now()).year, "seen": 2, "yuan": "100", "reason": "压缩"}
    assert code_of(office.first.post("reward-budgets", less)) == (409, "reward_budget_below")
    stale = {**less, "seen": 1, "yuan": "900"}
    assert code_of(office.first.post("reward-budgets", stale)) == (409, "reward_budget_changed")


def test_the_same_claim_once_more_changes_nothing(client: FlaskClient, office: Office) -> None:
    matter, _ = noticed(office)
    body = {"id": new_id(), "not_staff": True}
    who = reporter(client, matter.first)
    codes = {who.post("tell/report/claim", body).json["reward"]["payment_code"] for _ in range(2)}
    assert len(codes) == 1
    other = {**body, "id": new_id()}
    assert code_of(who.post("tell/report/claim", other)) == (409, "reward_not_now")
    db.session.rollback()
    assert db.session.query(RewardEvent).filter(RewardEvent.step == "claim").count() == 1
    events = db.session.query(MatterEvent).filter(MatterEvent.step == "claim").all()
    assert [(one.tipoff_id, one.person_id) for one in events] == [(matter.first, None)]


def test_two_approvals_at_once_do_not_spend_the_same_money(
    app: APIFlask, client: FlaskClient, office: Office
) -> None:
    budgeted(office.first, "200")
    ids = []
    for _ in range(2):
        matter, reward_id = noticed(office)
        claimed(client, matter.first)
        assert decide(office.first, reward_id).status_code == 201
        ids.append(reward_id)
    gate = Barrier(2)

    def at_once(reward_id: str) -> Any:
        asking = app.test_client()
        body = {"id": new_id(), "seen": 3, "step": "approve"}
        gate.wait()
        path = f"/api/v1/rewards/{reward_id}/steps"
        return asking.post(path, json=body, headers=office.second.headers)

    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(at_once, ids))
    assert sorted(one.status_code for one in sent) == [201, 409]
    [lost] = [one for one in sent if one.status_code == 409]
    assert code_of(lost) == (409, "reward_over_budget")
    [year] = office.first.get("reward-budgets").json["years"]
    assert year["left_yuan"] == "28.32"


def test_the_same_claim_twice_at_once_makes_one_code(
    app: APIFlask, client: FlaskClient, office: Office
) -> None:
    matter, _ = noticed(office)
    body = {"id": new_id(), "not_staff": True}
    headers = reporter(client, matter.first).headers
    gate = Barrier(2)

    def at_once(_: int) -> Any:
        asking = app.test_client()
        gate.wait()
        return asking.post("/api/v1/tell/report/claim", json=body, headers=headers)

    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(at_once, range(2)))
    assert [one.status_code for one in sent] == [200, 200]
    assert len({one.json["reward"]["payment_code"] for one in sent}) == 1
