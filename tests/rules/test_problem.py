"""Who may take which step of a problem when, and where each kind goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from server.rules.problem import (
    CONFIDENTIAL,
    KINDS,
    STATES,
    TABLE,
    Standing,
    first_level,
    level_of,
    next_level,
    refused,
    sees_confidential,
    shortcomings,
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
ORDINARY = Standing("new_pond", "found", "township", VILLAGE, "finder", None, 0)
COMPLAINT = replace(ORDINARY, kind="forced_clearing", level="committee")
CHANGES: dict[str, dict[str, str]] = {
    "found": {
        "field": "stop report",
        "township": "stop dispatch dismiss",
        "county": "stop dispatch dismiss extend",
        "committee": "stop dispatch dismiss extend",
    },
    "stopped": {
        "field": "report",
        "township": "dispatch dismiss",
        "county": "dispatch dismiss extend",
        "committee": "dispatch dismiss extend",
    },
    "reported": {
        "field": "",
        "township": "dispatch dismiss",
        "county": "dispatch dismiss extend",
        "committee": "dispatch dismiss extend",
    },
    "dispatched": {
        "field": "rectify",
        "township": "dismiss rectify",
        "county": "dismiss rectify extend",
        "committee": "dismiss rectify extend",
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
    own = {"found": "stop report", "stopped": "report", "dispatched": "rectify"}
    assert may(of, "field", "finder") == own.get(state, "recheck" if state == "rectified" else "")
    assert may(of, "committee") == CHANGES[state]["committee"]


@pytest.mark.parametrize("kind", KINDS)
def test_where_a_kind_goes(kind: Any) -> None:
    expected = "committee" if kind in CONFIDENTIAL else "township"
    assert first_level(kind) == expected


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
    ("role", "area", "sees"),
    [
        ("inspector", "511703", False),
        ("township", "511703", False),
        ("officer", "511703001", False),
        ("officer", "511703", True),
        ("discipline", "511703", True),
        ("committee", "511703", True),
        ("made_up", "511703", False),
    ],
)
def test_who_reads_a_complaint_at_all(role: str, area: str, sees: bool) -> None:
    assert sees_confidential(role, area) is sees


def test_another_area_gives_nothing() -> None:
    elsewhere = (("officer", "511771"), ("inspector", "511703001003"))
    assert steps_open_to(ORDINARY, "somebody", elsewhere, 2) == ()
    assert refused("stop", ORDINARY, "somebody", elsewhere, 2) == "not_yours"


def test_what_was_passed_on_the_lower_level_no_longer_decides() -> None:
    passed = replace(ORDINARY, state="reported", level="county")
    assert may(passed, "township") == ""
    assert may(passed, "county") == "dispatch dismiss"
    assert may(passed, "committee") == "dispatch dismiss extend"


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
    ("level", "above"),
    [("field", "township"), ("township", "county"), ("county", "committee"), ("committee",) * 2],
)
def test_where_a_late_one_goes(level: Any, above: str) -> None:
    assert next_level(level) == above
