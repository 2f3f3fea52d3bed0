"""From a check that ended true to the money: notice, claim, two approvals, payment; and what stops it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.jobs.queue import queue
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.problem import Problem
from server.models.reward import Reward
from server.models.tipoff import Matter, MutedChain, Tipoff
from server.rules.day import china_day
from server.rules.reward import CODE_LETTERS
from tests.api.records import code_of, inspector, new_id
from tests.api.rewarding import (
    YUAN,
    Office,
    adopted,
    approved,
    budgeted,
    claimed,
    decide,
    noticed,
    office_of,
    reporter,
)
from tests.api.tipoffs import make_matter
from tests.clock import held_clock


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


def test_the_whole_way(client: FlaskClient, office: Office) -> None:
    budgeted(office.first)
    matter, reward_id = noticed(office, reporters=2)
    notice = told(client, matter.first)
    assert (notice["answer"], notice["state"], notice["may_claim"]) == ("yes", "noticed", True)
    assert notice["sum"]["yuan"] == YUAN
    assert notice["sum"]["by_area_yuan"] == "71.68"
    mine = claimed(client, matter.first)
    code = mine["payment_code"]
    assert len(code) == 10
    assert set(code) <= set(CODE_LETTERS)
    assert decide(office.first, reward_id).json["state"] == "approved_once"
    # the reporter does not read the office's own steps
    assert told(client, matter.first)["state"] == "claimed"
    assert decide(office.second, reward_id).json["state"] == "approved"
    [payment] = office.finance.get("payments").json["payments"]
    assert set(payment) == {
        *("id", "payment_code", "sum_yuan", "approved_on"),
        *("paid_on", "voucher", "last_place", "changes"),
    }
    assert (payment["payment_code"], payment["sum_yuan"]) == (code, YUAN)
    today = china_day(now()).isoformat()
    body = {
        "id": new_id(),
        "seen": payment["last_place"],
        "step": "pay",
        "payment_code": code,
        "voucher": "记-2026-118",
        "paid_on": today,
    }
    wrong = {**body, "payment_code": "2222222222"}
    steps = f"payments/{payment['id']}/steps"
    assert code_of(office.finance.post(steps, wrong)) == (422, "reward_code_wrong")
    assert office.finance.post(steps, body).status_code == 201
    # the same once more changes nothing
    again = office.finance.post(steps, body)
    assert (again.status_code, len(again.json["changes"])) == (201, 1)
    correction = {
        **body,
        "id": new_id(),
        "seen": again.json["last_place"],
        "step": "correct",
        "voucher": "记-2026-119",
    }
    assert code_of(office.finance.post(steps, correction)) == (422, "body_invalid")
    corrected = office.finance.post(steps, {**correction, "reason": "凭证号写错"}).json
    assert [one["voucher"] for one in corrected["changes"]] == ["记-2026-118", "记-2026-119"]
    assert corrected["voucher"] == "记-2026-119"
    paid = told(client, matter.first)
    assert (paid["state"], paid["paid_on"]) == ("paid", today)
    page = office.finance.get("payments", state="paid").json
    assert (page["paid"], page["open"]["count"]) == ({"count": 1, "yuan": YUAN}, 0)
    [year] = office.first.get("reward-budgets").json["years"]
    assert (year["committed_yuan"], year["paid_yuan"], year["left_yuan"]) == ("0", YUAN, "828.32")


def test_only_the_first_reporter_is_owed_and_the_second_reads_nothing_of_the_first(
    client: FlaskClient, office: Office
) -> None:
    matter, _ = noticed(office, reporters=2)
    second = told(client, matter.tipoff_ids[1])
    assert (second["answer"], second["reasons"], second["state"]) == ("no", ["by_the_terms"], None)
    body = {"id": new_id(), "not_staff": True}
    response = reporter(client, matter.tipoff_ids[1]).post("tell/report/claim", body)
    assert code_of(response) == (404, "reward_unknown")


def test_before_the_check_has_ended_first_and_second_read_the_same(
    client: FlaskClient, office: Office
) -> None:
    matter = make_matter(office.desk.person_id, 2, check="dispatched", verified=None, mu=None)
    first, second = (told(client, one) for one in matter.tipoff_ids)
    assert first == second
    assert (first["answer"], first["reasons"]) == ("cannot_tell", ["check_open"])


def test_a_muted_reporter_reads_no_more_than_that_there_is_none(
    client: FlaskClient, office: Office
) -> None:
    matter = make_matter(office.desk.person_id)
    with writing() as session:
        chain = session.get_one(Tipoff, matter.first).chain_id
        session.add(
            MutedChain(
                id=new_id(),
                chain_id=chain,
                muted=True,
                reason="屡次不实",
                person_id=office.desk.person_id,
                at=now(),
            )
        )
    queue().work_off()
    assert told(client, matter.first)["reasons"] == ["by_the_terms"]
    [row] = office.first.get("rewards").json["rewards"]
    assert row["state"] == "not_due"
    assert office.first.get(f"rewards/{row['id']}").json["reasons"] == ["muted"]


def test_two_who_differ_and_did_not_handle_the_tipoff(client: FlaskClient, office: Office) -> None:
    budgeted(office.first)
    matter, reward_id = noticed(office)
    claimed(client, matter.first)
    assert code_of(decide(office.desk, reward_id)) == (403, "reward_own_matter")
    assert office.desk.get(f"rewards/{reward_id}").json["may_not_approve"] == "reward_own_matter"
    assert decide(office.first, reward_id).status_code == 201
    assert code_of(decide(office.first, reward_id)) == (403, "reward_approved_by_you")
    late = {"id": new_id(), "seen": 2, "step": "approve"}
    assert code_of(office.second.post(f"rewards/{reward_id}/steps", late)) == (409, "reward_moved")
    assert decide(office.second, reward_id).status_code == 201


def test_a_refusal_says_why_and_the_reporter_reads_it(client: FlaskClient, office: Office) -> None:
    matter, reward_id = noticed(office)
    claimed(client, matter.first)
    assert code_of(decide(office.first, reward_id, "refuse")) == (422, "body_invalid")
    reason = "现场早已整改，举报前已在办。"
    assert decide(office.first, reward_id, "refuse", reason=reason).status_code == 201
    mine = told(client, matter.first)
    assert (mine["state"], mine["answer"], mine["refused_because"]) == ("refused", "no", reason)
    assert code_of(decide(office.second, reward_id)) == (409, "reward_not_now")


def test_a_check_that_is_opened_again_stops_the_approval(
    client: FlaskClient, office: Office
) -> None:
    budgeted(office.first)
    matter, reward_id = noticed(office)
    claimed(client, matter.first)
    with writing() as session:
        problem = session.get_one(Problem, matter.problem_id)
        problem.state, problem.open = "reported", True
    refused = decide(office.first, reward_id)
    assert code_of(refused) == (409, "reward_not_due_now")
    assert refused.json["facts"]["reasons"] == ["check_open"]


def test_who_withdraws_gets_nothing(client: FlaskClient, office: Office) -> None:
    matter, reward_id = noticed(office)
    with writing() as session:
        session.get_one(Tipoff, matter.first).withdrawn_at = now()
    body = {"id": new_id(), "not_staff": True}
    response = reporter(client, matter.first).post("tell/report/claim", body)
    assert code_of(response) == (409, "reward_not_now")
    queue().work_off()
    assert told(client, matter.first)["state"] == "withdrawn"
    assert office.first.get(f"rewards/{reward_id}").json["steps"][-1]["step"] == "withdraw"


def test_staff_declare_themselves(client: FlaskClient, office: Office) -> None:
    matter, _ = noticed(office)
    body = {"id": new_id(), "not_staff": False}
    response = reporter(client, matter.first).post("tell/report/claim", body)
    assert code_of(response) == (422, "reward_staff_undeclared")
    assert told(client, matter.first)["may_claim"]


def test_a_claim_has_its_time(
    client: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter, reward_id = noticed(office)
    clock = held_clock(monkeypatch)
    last = china_day(clock()) + timedelta(days=60)

    def on(day: date) -> dict[str, Any]:
        clock.is_on(day)
        return told(client, matter.first)

    assert not on(last - timedelta(days=15))["expires_soon"]
    soon = on(last - timedelta(days=14))
    assert (soon["expires_soon"], soon["expires_on"]) == (True, last.isoformat())
    assert on(last)["may_claim"]
    clock.is_on(last + timedelta(days=1))
    body = {"id": new_id(), "not_staff": True}
    late = reporter(client, matter.first).post("tell/report/claim", body)
    assert code_of(late) == (409, "reward_claim_late")
    queue().work_off()
    over = told(client, matter.first)
    assert (over["state"], over["answer"], over["may_claim"]) == ("expired", "no", False)
    assert db.session.get_one(Reward, reward_id).state == "expired"


def test_the_log_knows_no_reporter(client: FlaskClient, office: Office) -> None:
    budgeted(office.first)
    matter, reward_id = noticed(office)
    code = claimed(client, matter.first)["payment_code"]
    approved(office, reward_id)
    db.session.rollback()
    lines = db.session.query(LogLine).all()
    text = "\n".join(f"{line.subject} {line.facts}" for line in lines)
    receipt = db.session.get_one(Tipoff, matter.first)
    for secret in (code, receipt.code, receipt.chain_id, matter.first):
        assert secret not in text
    [claim] = [line for line in lines if line.action == "reward_claim"]
    assert (claim.person_id, claim.subject) == (None, f"matter:{matter.matter_id}")


def test_a_reward_worked_out_too_early_is_worked_out_again_with_the_check(
    client: FlaskClient, office: Office
) -> None:
    matter = make_matter(office.desk.person_id, mu=None)
    queue().work_off()
    assert told(client, matter.first)["reasons"] == ["area_not_measured"]
    with writing() as session:
        problem = session.get_one(Problem, matter.problem_id)
        problem.verified_mu, problem.last_place = Decimal("1.00"), problem.last_place + 1
    queue().work_off()
    assert told(client, matter.first)["state"] == "noticed"


def test_nobody_below_a_county_and_nobody_elsewhere_sees_a_reward(
    client: FlaskClient, office: Office
) -> None:
    matter, reward_id = noticed(office)
    claimed(client, matter.first)
    strangers = [
        inspector(client, "clerk", ("officer", "511703001")),
        inspector(client, "far", ("officer", "511702"), ("committee", "511702")),
    ]
    for who in strangers:
        page = who.get("rewards").json
        assert (page["rewards"], page["counts"]) == ([], {})
        assert code_of(who.get("reward-budgets")) == (403, "role_not_allowed")
        assert who.get("tipoff-bulletins").json["waiting"] == []
        assert code_of(who.get(f"rewards/{reward_id}")) == (404, "reward_unknown")
        assert code_of(decide(who, reward_id)) == (404, "reward_unknown")


def test_what_goes_past_the_county_only_the_committee_rewards(
    client: FlaskClient, office: Office
) -> None:
    _, reward_id = noticed(office, level="committee")
    assert office.first.get("rewards").json["rewards"] == []
    assert code_of(office.first.get(f"rewards/{reward_id}")) == (404, "reward_unknown")
    assert office.second.get(f"rewards/{reward_id}").status_code == 200


def test_lists_leave_as_files_for_who_may(client: FlaskClient, office: Office) -> None:
    budgeted(office.first)
    matter, reward_id = noticed(office)
    code = claimed(client, matter.first)["payment_code"]
    approved(office, reward_id)
    for who, name, there in (
        (office.finance, "payments", code),
        (office.first, "rewards", "511703001001"),
    ):
        asked = who.post("exports", {"list": name, "format": "csv"})
        assert asked.status_code == 201, asked.json
        with who.get(f"exports/{asked.json['id']}/file") as file:
            text = file.data.decode("utf-8-sig")
        assert there in text
        assert YUAN in text
    assert code not in text
    refused = office.first.post("exports", {"list": "payments", "format": "csv"})
    assert code_of(refused) == (403, "role_not_allowed")


def test_matters_that_were_merged_away_are_not_rewarded(office: Office) -> None:
    kept = make_matter(office.desk.person_id)
    merged = make_matter(office.desk.person_id)
    with writing() as session:
        row = session.get_one(Matter, merged.matter_id)
        row.merged_into, row.state = kept.matter_id, "merged"
    queue().work_off()
    assert [one.matter_id for one in db.session.query(Reward)] == [kept.matter_id]
