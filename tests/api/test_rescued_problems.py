"""Problems and re-checks in the zip of a phone that cannot send."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import PROBLEM, make_problem
from tests.api.records import Inspector, inspector, new_id
from tests.api.test_rescues import hand_in, line, manifest_of, outcomes, zipped
from tests.makers import jpeg, make_plot, sha256

PHOTO = jpeg(5)


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def body(chief: Inspector) -> dict[str, Any]:
    return make_problem(chief.person_id, make_plot(), [PHOTO])


def rescue_of(person_id: str, *problems: dict[str, Any]) -> bytes:
    manifest = {**manifest_of(person_id, {}, [line(PHOTO)]), "problems": list(problems)}
    return zipped(manifest, {f"photos/{sha256(PHOTO)}": PHOTO})


def test_a_rescued_problem_is_as_good_as_a_sent_one(chief: Inspector, body: dict[str, Any]) -> None:
    data = rescue_of(chief.person_id, {"id": PROBLEM, "body": body})
    assert outcomes(hand_in(chief, data), "problems") == [("kept", None)]
    told = chief.get(f"problems/{PROBLEM}").json
    assert told["kind"] == "new_pond"
    assert outcomes(hand_in(chief, data), "problems") == [("known", None)]


def test_an_officer_hands_in_for_a_person_of_the_area(
    client: FlaskClient, chief: Inspector, body: dict[str, Any]
) -> None:
    officer = inspector(client, "officer", ("officer", "511703"))
    data = rescue_of(chief.person_id, {"id": PROBLEM, "body": body})
    assert outcomes(hand_in(officer, data), "problems") == [("kept", None)]
    assert chief.get(f"problems/{PROBLEM}").json["person_name"]


def test_somebody_elses_is_not_taken(
    client: FlaskClient, chief: Inspector, body: dict[str, Any]
) -> None:
    far = inspector(client, "far", ("officer", "511771"))
    data = rescue_of(chief.person_id, {"id": PROBLEM, "body": body})
    assert outcomes(hand_in(far, data), "problems") == [("refused", "problem_of_other_person")]


def test_what_cannot_be_read_is_told_and_the_rest_is_taken(
    chief: Inspector, body: dict[str, Any]
) -> None:
    step = {"id": new_id(), "seen": 1, "step": "recheck", "note": "", "photos": [], "place": None}
    data = rescue_of(
        chief.person_id,
        {"id": "x", "body": body},
        {"id": new_id(), "body": {**body, "kind": "flood"}},
        {"id": step["id"], "of": new_id(), "body": {**step, "days": None}},
        {"id": PROBLEM, "body": body},
    )
    told = [code for _, code in outcomes(hand_in(chief, data), "problems")]
    assert told == ["inspection_id_invalid", "body_invalid", "problem_unknown", None]
