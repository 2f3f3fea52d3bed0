"""What a decision lacks, and what an override makes of a record's part in the year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from server.rules.decided import (
    BY_OFFICER,
    answers_with,
    shortcomings,
    speaks_anew,
    with_override,
)
from server.rules.edition import DEFAULT_EDITION
from server.rules.grain_year import YearState, year_state
from tests.rules.test_grain_year import seen_of_case

RICE = {"crop": "rice", "stage": "heading", "purpose": "grain", "share_percent": 100}
YES = {"cultivated": "yes"}


@pytest.mark.parametrize(
    ("kind", "reason", "note", "requests", "override", "wrong"),
    [
        ("accept", None, "", 0, None, {}),
        ("accept", "too_far", "fine", 0, None, {}),
        ("accept", None, "", 1, None, {"requests": "unexpected"}),
        ("accept", None, "", 0, YES, {"override": "unexpected"}),
        ("return", "photo_unclear", "", 1, None, {}),
        ("return", "photo_unclear", "", 0, None, {"requests": "missing"}),
        ("return", None, "", 2, None, {"reason": "missing"}),
        ("return", "other", " ", 1, None, {"note": "missing"}),
        ("return", "other", "the gate hides it", 1, None, {}),
        ("override", "answers_do_not_fit", "", 0, YES, {}),
        ("override", "answers_do_not_fit", "", 0, None, {"override": "missing"}),
        ("override", "answers_do_not_fit", "", 0, {}, {"override": "missing"}),
        ("override", None, "", 0, {}, {"reason": "missing", "override": "missing"}),
        ("void", "duplicate", "", 0, None, {}),
        ("void", None, "", 0, None, {"reason": "missing"}),
    ],
)
def test_what_a_decision_lacks(
    kind: Any, reason: Any, note: str, requests: int, override: Any, wrong: dict[str, str]
) -> None:
    assert shortcomings(kind, reason, note, requests, override) == wrong


def year(override: Any, unproven: str | None = None, **observation: Any) -> YearState:
    """2025, over since, of one visit in July with the officer's answers."""
    seen = {"cover": "crop", "crops": [RICE], "plough_layer": "yes", **observation}
    visit = {"id": "a", "day": "2025-07-10", "observation": seen, "unproven": unproven}
    record = with_override(seen_of_case(visit), override)
    return year_state(2025, [record], None, DEFAULT_EDITION.limits, date(2026, 7, 1))


def test_answers_not_named_stand_as_computed() -> None:
    assert year({}) == year({"farmable": "no"})
    assert year({"cultivated": "no"}).grain == year({}).grain


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_the_officers_cultivated_answer_stands_in_the_year(answer: str) -> None:
    state = year({"cultivated": answer}, "position_outside")
    assert (state.cultivated.answer, state.cultivated.clause) == (answer, BY_OFFICER)


@pytest.mark.parametrize(
    ("override", "unproven", "observation", "grain", "level"),
    [
        ({}, None, {}, "yes", "standing"),
        ({"grain": "no"}, None, {}, "unknown", "none"),
        ({"grain": "unknown"}, None, {}, "unknown", "none"),
        # the officer saw it though the phone's evidence would not do
        ({"grain": "yes"}, "position_unknown", {}, "yes", "standing"),
        ({"grain": "yes"}, None, {"crops": [{**RICE, "stage": "sown"}]}, "yes", "standing"),
        ({"grain": "yes"}, None, {"crops": [{**RICE, "crop": "rapeseed"}]}, "yes", "standing"),
        ({"grain": "yes"}, None, {"crops": [{**RICE, "stage": "harvested"}]}, "yes", "harvested"),
        ({"grain": "yes"}, None, {"crops": [{**RICE, "stage": "failed"}]}, "yes", "standing"),
        # how much of the plot, nobody said
        ({"grain": "yes"}, None, {"cover": "weeds", "crops": []}, "unknown", "standing"),
        ({"grain": "yes"}, None, {"crops": [{**RICE, "share_percent": 20}]}, "unknown", "standing"),
    ],
)
def test_the_officers_grain_answer_in_the_year(
    override: Any, unproven: str | None, observation: dict[str, Any], grain: str, level: str
) -> None:
    state = year(override, unproven, **observation)
    assert (state.grain.answer, state.level) == (grain, level)
    if override.get("grain") == "yes" and grain == "yes":
        assert state.grain.clause == BY_OFFICER


def test_grain_of_a_record_that_names_no_crop_lacks_its_share() -> None:
    assert year({"grain": "yes"}, cover="weeds", crops=[]).missing == ("share_unknown",)


BEANS = {"crop": "soybean", "stage": "heading", "purpose": None}
RAPE = {"crop": "rapeseed", "stage": "heading", "purpose": "grain"}


@pytest.mark.parametrize(
    ("crops", "share_percent"),
    [
        # what is grain already is what the officer confirms
        ([{**RICE, "share_percent": 30}, {**RAPE, "share_percent": 70}], 30),
        # then what could not be told
        ([{**BEANS, "share_percent": 40}, {**RAPE, "share_percent": 60}], 40),
        # and where nothing could be grain by the rules, all that was named
        ([{**RAPE, "share_percent": 60}], 60),
    ],
)
def test_a_yes_is_of_the_crops_that_may_be_grain(
    crops: list[dict[str, Any]], share_percent: int
) -> None:
    assert year({"grain": "yes"}, crops=crops).share_percent == share_percent


def test_a_no_is_evidence_too() -> None:
    """The only visit of the autumn window; with spring seen as well the year can be known without."""
    spring = {
        "id": "b",
        "day": "2025-03-10",
        "observation": {"cover": "tilled", "plough_layer": "yes"},
    }
    autumn = {
        "id": "a",
        "day": "2025-09-10",
        "observation": {"cover": "crop", "crops": [RICE], "plough_layer": "yes"},
        "unproven": "position_unknown",
    }
    seen = [seen_of_case(spring), with_override(seen_of_case(autumn), {"grain": "no"})]
    state = year_state(2025, seen, None, DEFAULT_EDITION.limits, date(2026, 7, 1))
    assert (state.grain.answer, state.grain.clause) == ("no", "year_no_grain")


def test_the_answers_that_stand() -> None:
    verdict = {name: {"answer": "no"} for name in ("cultivated", "farmable", "grain")}
    assert answers_with(verdict, None) == dict.fromkeys(verdict, "no")
    assert answers_with(verdict, {"grain": "yes"}) == {
        "cultivated": "no",
        "farmable": "no",
        "grain": "yes",
    }


@pytest.mark.parametrize(
    ("state", "cause", "findings", "fresh"),
    [
        (
            "accepted",
            "pictures_compared",
            [("photo_nearly_same", "review")],
            ("photo_nearly_same",),
        ),
        ("accepted", "photo_landed", [("exif_place_gap", "question")], ("exif_place_gap",)),
        ("accepted", "pictures_compared", [("late", "note")], ()),
        ("accepted", "pictures_compared", [("known", "review")], ()),
        ("accepted", "rejudged", [("photo_nearly_same", "review")], ()),
        ("accepted", "reviewed", [("photo_nearly_same", "review")], ()),
        ("open", "pictures_compared", [("photo_nearly_same", "review")], ()),
        ("returned", "pictures_compared", [("photo_nearly_same", "review")], ()),
        ("voided", "pictures_compared", [("photo_nearly_same", "review")], ()),
    ],
)
def test_what_brings_an_accepted_record_back(
    state: str, cause: str, findings: Any, fresh: tuple[str, ...]
) -> None:
    assert speaks_anew(state, cause, {"known"}, findings) == fresh
