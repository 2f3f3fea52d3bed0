"""Who may take which step of a problem when, and where each kind goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from server.rules.problem import (
    CONFIDENTIAL,
    KINDS,
    RANK,
    STATES,
    TABLE,
    Standing,
    first_level,
    kept_to,
    level_of,
    next_level,
    reads,
    refused,
    shortcomings,
    state_after,
    steps_open_to,
)

VILLAGE = "511703001002"
FIELD = (("inspector", "511703001"),)
TOWNSHIP = (("township", "511703001"),)
COUNTY = (("officer", "511703"),)
COMMITTEE = (("committee", "5117"),)
WHO: dict[str, tuple[tuple[str, str], ...]] = {
    "field": FIELD,
    "township": TOWNSHIP,
    "county": COUNTY,
    "committee": COMMITTEE,
}
ORDINARY = Standing("new_pond", "found", "township", VILLAGE, "finder", None, 0, "patrol", "field")
COMPLAINT = replace(ORDINARY, kind="forced_clearing", level="committee", sees_from="committee")
CHECK = replace(ORDINARY, state="reported", origin="office")
CHANGES: dict[str, dict[str, str]] = {
    "found": {
        "field": "stop report verify",
        "township": "stop dispatch dismiss verify",
        "county": "stop dispatch dismiss verify extend",
        "committee": "stop dispatch dismiss verify extend",
    },
    "stopped": {
        "field": "report verify",
        "township": "dispatch dismiss verify",
        "county": "dispatch dismiss verify extend",
        "committee": "dispatch dismiss verify extend",
    },
    "reported": {
        "field": "verify",
        "township": "dispatch dismiss verify",
        "county": "dispatch dismiss verify extend",
        "committee": "dispatch dismiss verify extend",
    },
    "verified": {
        "field": "rectify",
        "township": "dispatch dismiss rectify",
        "county": "dispatch dismiss rectify extend",
        "committee": "dispatch dismiss rectify extend",
    },
    "dispatched": {
        "field": "verify rectify",
        "township": "dismiss verify rectify",
        "county": "dismiss verify rectify extend",
        "committee": "dismiss verify rectify extend",
    },
    "rectified": {
        "field": "recheck",
        "township": "send_back",
        "county": "recheck send_back extend",
        "committee": "recheck send_back extend",
    },
    "rechecked": {
        "field": "",
        "township": "send_back",
        "county": "accept send_back extend",
        "committee": "accept send_back extend",
    },
    "closed": {"field": "", "township": "", "county": "reopen", "committee": "reopen"},
    "dismissed": {"field": "", "township": "", "county": "reopen", "committee": "reopen"},
}
"""The whole table: state → level → steps."""


def may(standing: Standing, who: str, person: str = "somebody") -> str:
    return " ".join(steps_open_to(standing, person, WHO[who], 2))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", WHO)
def test_the_table(state: Any, who: str) -> None:
    assert may(replace(ORDINARY, state=state), who) == CHANGES[state][who]


@pytest.mark.parametrize("state", STATES)
def test_a_complaint_is_the_committees_and_its_finders(state: Any) -> None:
    of = replace(COMPLAINT, state=state)
    for who in ("field", "township", "county"):
        assert may(of, who) == ""
    own = {
        "found": "stop report",
        "stopped": "report",
        "verified": "rectify",
        "dispatched": "rectify",
        "rectified": "recheck",
    }
    assert may(of, "field", "finder") == own.get(state, "")
    assert may(of, "committee") == CHANGES[state]["committee"]


@pytest.mark.parametrize("kind", KINDS)
def test_where_a_kind_goes(kind: Any) -> None:
    expected = "committee" if kind in CONFIDENTIAL else "township"
    assert first_level(kind) == expected
    assert kept_to(kind) == ("committee" if kind in CONFIDENTIAL else "field")
    assert kept_to(kind, "county") == ("committee" if kind in CONFIDENTIAL else "county")


@pytest.mark.parametrize(
    ("sees_from", "level"),
    [("field", "township"), ("township", "township"), ("county", "county"), ("committee",) * 2],
)
def test_a_check_goes_to_the_lowest_that_decides_and_may_know_of_it(
    sees_from: Any, level: str
) -> None:
    assert first_level("new_pond", sees_from) == level


@pytest.mark.parametrize("sees_from", RANK)
@pytest.mark.parametrize("who", WHO)
def test_who_it_is_kept_from_takes_no_step(sees_from: Any, who: Any) -> None:
    of = replace(CHECK, sees_from=sees_from, level=first_level("new_pond", sees_from))
    if RANK[who] < RANK[sees_from]:
        assert may(of, who) == ""
        assert refused("verify", of, "somebody", WHO[who], 2) == "not_yours"
    else:
        assert "verify" in may(of, who).split()


@pytest.mark.parametrize(("state", "steps"), [("reported", ""), ("found", "stop report")])
def test_who_asked_for_a_check_is_not_of_the_field(state: Any, steps: str) -> None:
    of = replace(CHECK, state=state, sees_from="county", level="county")
    assert may(of, "field", "finder") == ""
    assert may(replace(of, origin="patrol"), "field", "finder") == steps


@pytest.mark.parametrize("of", [ORDINARY, CHECK])
def test_nobody_verifies_what_they_found(of: Standing) -> None:
    assert refused("verify", of, "finder", COUNTY, 2) == "own_find"
    assert refused("verify", of, "somebody", COUNTY, 2) is None


@pytest.mark.parametrize(
    ("step", "state", "outcome", "to"),
    [
        ("verify", "reported", "yes", "verified"),
        ("verify", "dispatched", "yes", "verified"),
        ("verify", "reported", "no", "reported"),
        ("verify", "dispatched", "cannot_tell", "dispatched"),
        ("extend", "verified", None, "verified"),
        ("rectify", "verified", None, "rectified"),
    ],
)
def test_where_a_step_leads(step: Any, state: Any, outcome: Any, to: str) -> None:
    assert state_after(step, state, outcome) == to


@pytest.mark.parametrize(
    ("role", "area", "level"),
    [
        ("inspector", "511703001", "field"),
        ("grid_chief", "511703001002", "field"),
        ("village_chief", "511703001002", "field"),
        ("township", "511703001", "township"),
        ("officer", "511703", "county"),
        ("officer", "5117", "county"),
        ("officer", "511703001", "township"),
        ("officer", "511703001002", "township"),
        ("resources_bureau", "511703", "county"),
        ("committee", "511703", "committee"),
        ("discipline", "511703", None),
        ("made_up", "511703", None),
    ],
)
def test_levels(role: str, area: str, level: str | None) -> None:
    assert level_of(role, area) == level


@pytest.mark.parametrize(
    ("role", "area", "of_patrol", "township", "county", "committee"),
    [
        ("inspector", "511703", False, False, False, False),
        ("village_chief", "511703001002", False, False, False, False),
        ("grid_chief", "511703001002", False, False, False, False),
        ("township", "511703", False, True, False, False),
        ("officer", "511703001", False, True, False, False),
        ("officer", "511703", True, True, True, False),
        ("resources_bureau", "511703", True, True, True, False),
        ("discipline", "511703", True, True, True, True),
        ("committee", "511703", True, True, True, True),
        ("finance", "511703", False, False, False, False),
        ("administrator", "511703", False, False, False, False),
        ("made_up", "511703", False, False, False, False),
    ],
)
def test_who_reads_what_is_kept_from_the_field(
    role: str, area: str, of_patrol: bool, township: bool, county: bool, committee: bool
) -> None:
    """`of_patrol`: a complaint that a field chief made."""
    assert reads(role, area, "field", "office") is True
    assert reads(role, area, "committee", "patrol") is of_patrol
    assert reads(role, area, "township", "office") is township
    assert reads(role, area, "county", "office") is county
    assert reads(role, area, "committee", "office") is committee


def test_another_area_gives_nothing() -> None:
    elsewhere = (("officer", "511771"), ("inspector", "511703001003"))
    assert steps_open_to(ORDINARY, "somebody", elsewhere, 2) == ()
    assert refused("stop", ORDINARY, "somebody", elsewhere, 2) == "not_yours"


def test_what_was_passed_on_the_lower_level_no_longer_decides() -> None:
    passed = replace(ORDINARY, state="reported", level="county")
    assert may(passed, "township") == "verify"
    assert may(passed, "county") == "dispatch dismiss verify"
    assert may(passed, "committee") == "dispatch dismiss verify extend"


def test_nobody_accepts_their_own_recheck() -> None:
    rechecked = replace(ORDINARY, state="rechecked", rechecked_by="somebody")
    assert refused("accept", rechecked, "somebody", COUNTY, 2) == "own_recheck"
    assert refused("accept", rechecked, "another", COUNTY, 2) is None


def test_more_time_is_given_twice_at_most() -> None:
    reported = replace(ORDINARY, state="reported", extensions=2)
    assert refused("extend", reported, "somebody", COUNTY, 2) == "extended_enough"


def test_what_no_person_does() -> None:
    for step in ("find", "escalate"):
        assert step not in TABLE
        assert refused(step, ORDINARY, "somebody", COMMITTEE, 2) == "not_now"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "note", "photos", "days", "wrong"),
    [
        ("stop", "", 0, None, {}),
        ("dispatch", " ", 0, None, {"note": "missing"}),
        ("dispatch", "two weeks", 0, 3, {"days": "not_of_step"}),
        ("recheck", "", 0, None, {"photos": "missing"}),
        ("recheck", "", 1, None, {}),
        ("extend", "rain", 0, None, {"days": "missing"}),
        ("extend", "rain", 0, 16, {"days": "out_of_bounds"}),
        ("extend", "rain", 0, 15, {}),
        ("extend", "", 0, 15, {"note": "missing"}),
    ],
)
def test_what_a_step_lacks(
    step: Any, note: str, photos: int, days: int | None, wrong: dict[str, str]
) -> None:
    assert shortcomings(step, note, photos, days, 15) == wrong


@pytest.mark.parametrize(
    ("photos", "said", "wrong"),
    [
        (1, {"outcome": "yes"}, {}),
        (0, {"outcome": "no", "inspected": True}, {}),
        (1, {"outcome": "yes", "outlined": True}, {}),
        (0, {"outcome": "yes"}, {"photos": "missing"}),
        (1, {}, {"outcome": "missing"}),
        (1, {"outcome": "no", "outlined": True}, {"outline": "not_of_step"}),
        (1, {"outcome": "cannot_tell", "outlined": True}, {"outline": "not_of_step"}),
    ],
)
def test_what_a_look_lacks(photos: int, said: dict[str, Any], wrong: dict[str, str]) -> None:
    assert shortcomings("verify", "", photos, None, 15, **said) == wrong


def test_what_is_of_a_look_alone() -> None:
    assert shortcomings(
        "recheck", "", 1, None, 15, outcome="no", outlined=True, inspected=True
    ) == {
        "outcome": "not_of_step",
        "outline": "not_of_step",
        "inspection_id": "not_of_step",
    }


@pytest.mark.parametrize(
    ("level", "above"),
    [("field", "township"), ("township", "county"), ("county", "committee"), ("committee",) * 2],
)
def test_where_a_late_one_goes(level: Any, above: str) -> None:
    assert next_level(level) == above
