"""Who sees a problem: areas, and complaints that are kept from the township they are about."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from server.models.base import db
from server.models.plot import Plot
from tests.api.problems import PROBLEM, found, make_problem, make_step, put, take, taken
from tests.api.records import Inspector, code_of, inspector
from tests.makers import jpeg, make_plot, sha256

PHOTO = jpeg(1)
UNKNOWN = (404, "problem_unknown")


@pytest.fixture
def people(client: FlaskClient) -> dict[str, Inspector]:
    return {
        name: inspector(client, name, *grants)
        for name, *grants in (
            ("finder", ("inspector", "511703001")),
            ("neighbour", ("inspector", "511703001")),
            ("township", ("township", "511703001")),
            ("officer of the township", ("officer", "511703001")),
            ("county", ("officer", "511703")),
            ("discipline", ("discipline", "511703")),
            ("committee", ("committee", "511703")),
            ("elsewhere", ("officer", "511771"), ("committee", "511771")),
        )
    }


def test_another_areas_problem_is_not_there(people: dict[str, Inspector]) -> None:
    make_plot()
    finder, stranger = people["finder"], people["elsewhere"]
    finder.phone.send(PHOTO)
    found(finder, make_problem(finder.person_id, photos=[PHOTO]))
    assert code_of(stranger.get(f"problems/{PROBLEM}")) == UNKNOWN
    assert stranger.get("problems").json["problems"] == []
    assert code_of(take(stranger, make_step("accept", 3))) == UNKNOWN
    assert code_of(stranger.get(f"photos/{sha256(PHOTO)}")) == (404, "photo_unknown")
    assert code_of(put(stranger, make_problem(finder.person_id))) == (
        403,
        "problem_of_other_person",
    )
    assert code_of(put(stranger, make_problem(stranger.person_id))) == (
        403,
        "problem_of_other_person",
    )


def test_a_plot_of_another_area_cannot_be_named(people: dict[str, Inspector]) -> None:
    plot_id = make_plot(division_code="511771001001")
    finder = people["finder"]
    assert code_of(put(finder, make_problem(finder.person_id, plot_id))) == (404, "plot_unknown")
    told = found(finder, make_problem(finder.person_id))
    assert (told["plot_id"], told["plots"]) == (None, [])


@pytest.mark.parametrize("kind", ["forced_clearing", "forced_filling", "forced_destruction"])
def test_a_complaint_never_reaches_the_township(people: dict[str, Inspector], kind: str) -> None:
    plot_id = make_plot()
    finder = people["finder"]
    finder.phone.send(PHOTO)
    before = db.session.get_one(Plot, plot_id).change
    told = found(finder, make_problem(finder.person_id, photos=[PHOTO], kind=kind))
    assert (told["level"], told["confidential"]) == ("committee", True)
    for name in ("neighbour", "township", "officer of the township"):
        who = people[name]
        assert who.get("problems").json == {
            "problems": [],
            "counts": {"states": {}, "late": 0},
            "next": None,
        }
        assert code_of(who.get(f"problems/{PROBLEM}")) == UNKNOWN
        assert code_of(take(who, make_step("dispatch", 3, note="x"))) == UNKNOWN
        assert code_of(who.get(f"photos/{sha256(PHOTO)}")) == (404, "photo_unknown")
    db.session.rollback()
    assert db.session.get_one(Plot, plot_id, populate_existing=True).change == before


@pytest.mark.parametrize(
    ("name", "knows", "steps"),
    [
        ("finder", True, []),
        ("county", False, []),
        ("discipline", False, []),
        ("committee", True, ["dispatch", "dismiss", "verify", "extend"]),
    ],
)
def test_who_reads_a_complaint_and_who_knows_its_finder(
    people: dict[str, Inspector], name: str, knows: bool, steps: list[str]
) -> None:
    make_plot()
    finder = people["finder"]
    found(finder, make_problem(finder.person_id, kind="forced_clearing"))
    answer = people[name].get(f"problems/{PROBLEM}")
    told = answer.json
    assert told["steps"] == steps
    assert {event["person_name"] for event in told["events"]} == {"王田长" if knows else None}
    assert (told["person_name"] is not None) is knows
    assert finder.person_id not in answer.text
    rows = people[name].get("problems").json["problems"]
    assert [row["person_name"] for row in rows] == ["王田长" if knows else None]


def test_a_complaint_from_walk_to_closure(people: dict[str, Inspector]) -> None:
    make_plot()
    finder, committee = people["finder"], people["committee"]
    found(finder, make_problem(finder.person_id, kind="forced_filling"))
    taken(committee, "dispatch", note="责令恢复")
    taken(committee, "rectify", note="已恢复")
    finder.phone.send(PHOTO)
    taken(finder, "recheck", [PHOTO])
    with committee.get(f"photos/{sha256(PHOTO)}") as picture:
        assert picture.data == PHOTO
    assert taken(committee, "accept")["state"] == "closed"


@pytest.mark.parametrize("role", ["discipline", "made_up"])
def test_a_role_that_handles_nothing_takes_nothing_in(client: FlaskClient, role: str) -> None:
    who = inspector(client, role, (role, "511703001"))
    assert code_of(put(who, make_problem(who.person_id))) == (403, "role_not_allowed")


def test_the_wrong_state_and_the_wrong_role(people: dict[str, Inspector]) -> None:
    make_plot()
    finder = people["finder"]
    found(finder, make_problem(finder.person_id))
    assert code_of(take(finder, make_step("recheck", 3, [PHOTO]))) == (409, "problem_step_not_now")
    assert code_of(take(finder, make_step("dispatch", 3, note="x"))) == (
        403,
        "problem_step_not_yours",
    )
    for step in ("find", "escalate"):
        assert code_of(take(people["committee"], make_step(step, 3, note="x")))[0] == 422


def test_nobody_accepts_their_own_recheck(people: dict[str, Inspector]) -> None:
    make_plot()
    finder, county = people["finder"], people["county"]
    found(finder, make_problem(finder.person_id))
    taken(county, "dispatch", note="x")
    taken(finder, "rectify", note="x")
    county.phone.send(PHOTO)
    taken(county, "recheck", [PHOTO])
    assert code_of(take(county, make_step("accept", 6))) == (403, "problem_own_recheck")
