"""A restored plot that turns again is marked and not counted, until a re-check is accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.models.base import db, writing
from server.models.log import LogLine
from server.models.person import Person
from server.models.plot import Plot
from tests.api.problems import PROBLEM, found, make_problem, taken
from tests.api.records import Inspector
from tests.api.reviewing import PHOTOS, Desk, days_ago, decided, desk_of
from tests.makers import make_claim

ACCEPTED = date(2025, 1, 1)


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    made = desk_of(client)
    with writing() as session:
        session.get_one(Plot, made.plot_id).accepted_on = ACCEPTED
    return made


def pond(desk: Desk, days: float = 1) -> str:
    """A record of the chief that shows a pond; its id."""
    seen = make_claim(desk.plot_id, desk.chief.person_id)["observation"]
    seen |= {"cover": "pond", "crops": [], "permanent_water": "yes"}
    return desk.visit(at=days_ago(days), observation=seen)


def problems(desk: Desk) -> Any:
    return desk.officer.get("problems", plot_id=desk.plot_id).json["problems"]


def areas(who: Inspector) -> tuple[str, str]:
    page = who.get("plots").json
    return page["counted_mu"], page["relapsed_mu"]


def closed(desk: Desk, problem_id: str) -> None:
    """From wherever it stands to closed, by the officer, the chief and the officer."""
    taken(desk.officer, "dispatch", problem_id=problem_id, note="x")
    taken(desk.chief, "rectify", problem_id=problem_id, note="x")
    desk.chief.phone.send(PHOTOS[0])
    taken(desk.chief, "recheck", PHOTOS[:1], problem_id=problem_id)
    taken(desk.officer, "accept", problem_id=problem_id)


def test_an_accepted_record_of_a_pond_takes_the_plot_out_and_opens_a_case(desk: Desk) -> None:
    assert areas(desk.officer) == ("8.61", "0.00")
    record = pond(desk)
    assert desk.plot()["relapse"] is None, "a record that nobody accepted marks nothing"
    decided(desk.officer, record)
    (case,) = problems(desk)
    assert (case["kind"], case["state"], case["level"]) == ("new_pond", "reported", "township")
    told = desk.plot()
    assert told["relapse"] == {
        "source": "inspection",
        "id": record,
        "kind": "new_pond",
        "problem": case["id"],
    }
    assert told["relapsed_on"] == desk.pack()["relapsed_on"] is not None
    assert areas(desk.officer) == ("0.00", "8.61")
    assert len(desk.officer.get("plots", relapsed="true").json["plots"]) == 1
    events = desk.officer.get(f"problems/{case['id']}").json["events"]
    assert [event["step"] for event in events] == ["find", "report"]
    assert events[0]["facts"]["inspection"] == record

    closed(desk, case["id"])
    assert desk.plot()["relapse"] is None
    assert desk.plot()["relapsed_on"] is None
    assert areas(desk.officer) == ("8.61", "0.00")
    assert desk.officer.get("plots", relapsed="true").json["plots"] == []
    actions = [line.action for line in db.session.query(LogLine).order_by(LogLine.seq)]
    assert [one for one in actions if "relapse" in one] == [
        "problem_relapse",
        "plot_relapsed",
        "plot_relapse_over",
    ]


def test_a_closed_case_is_opened_again_with_its_history(desk: Desk) -> None:
    found(desk.chief, make_problem(desk.chief.person_id, found_at=str(days_ago(9).isoformat())))
    closed(desk, PROBLEM)
    assert desk.plot()["relapse"] is None
    record = pond(desk, days=-0.01)
    decided(desk.officer, record)
    (case,) = problems(desk)
    assert (case["id"], case["state"]) == (PROBLEM, "reported")
    steps = [event["step"] for event in desk.officer.get(f"problems/{PROBLEM}").json["events"]]
    assert steps == [
        "find",
        "stop",
        "report",
        "dispatch",
        "rectify",
        "recheck",
        "accept",
        "reopen",
    ]
    assert desk.plot()["relapse"]["problem"] == PROBLEM


def test_a_confirmed_problem_is_the_case_itself(desk: Desk) -> None:
    found(desk.chief, make_problem(desk.chief.person_id, kind="new_orchard"))
    assert desk.plot()["relapse"] is None
    taken(desk.officer, "dispatch", note="x")
    assert desk.plot()["relapse"] == {
        "source": "problem",
        "id": PROBLEM,
        "kind": "new_orchard",
        "problem": PROBLEM,
    }
    taken(desk.officer, "dismiss", note="it was a misunderstanding")
    assert desk.plot()["relapse"] is None


def test_a_voided_record_marks_nothing_any_more(desk: Desk) -> None:
    record = pond(desk)
    first = decided(desk.officer, record)
    assert desk.plot()["relapse"] is not None
    decided(desk.officer, record, "void", reason="duplicate", seen=first["id"])
    assert desk.plot()["relapse"] is None


def test_an_officers_word_goes_before_the_computed_one(desk: Desk) -> None:
    decided(
        desk.officer,
        pond(desk),
        "override",
        reason="answers_do_not_fit",
        override={"cultivated": "yes"},
    )
    assert desk.plot()["relapse"] is None


@pytest.mark.parametrize("kind", ["dumping", "other", "forced_clearing"])
def test_other_problems_take_no_land_away(client: FlaskClient, desk: Desk, kind: str) -> None:
    committee = desk.other
    with writing() as session:
        session.get_one(Person, committee.person_id).grants[0].role = "committee"
    found(desk.chief, make_problem(desk.chief.person_id, kind=kind))
    taken(committee, "dispatch", note="x")
    assert desk.plot()["relapse"] is None


def test_land_that_never_was_accepted_cannot_relapse(desk: Desk) -> None:
    with writing() as session:
        session.get_one(Plot, desk.plot_id).accepted_on = None
    decided(desk.officer, pond(desk))
    assert desk.plot()["relapse"] is None
    assert problems(desk) == []
