"""Every limit has its facts and words, and what is no limit is named with what is wrong."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args

import pytest

from server.rules.draft import DraftWrong, differing_crops, differing_limits, with_limits
from server.rules.edition import DEFAULT_EDITION, edition_as_json
from server.rules.limit_facts import LIMIT_FACTS, Group, Mark, Wrong, kind_of, shortcomings
from server.rules.limits import Limits
from server.words import limit_catalogue
from tests.journeys.words import catalogues
from tests.rules.test_limits_documented import LINES

SHIPPED = edition_as_json(DEFAULT_EDITION)["limits"]
NAMES = [field.name for field in fields(Limits)]
DAY = date(2026, 1, 1)


def test_every_limit_has_facts_in_the_order_of_the_limits() -> None:
    assert list(LIMIT_FACTS) == NAMES
    assert shortcomings(SHIPPED) == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_limit_has_words_and_bounds(name: str) -> None:
    fact = LIMIT_FACTS[name]
    for language in ("zh", "en"):
        words = limit_catalogue(language)
        assert words["limit"][name]
        assert fact.group in words["group"]
        assert not fact.unit or fact.unit in words["unit"]
    if kind_of(name) in ("number", "integer"):
        assert fact.low is not None
        assert fact.high is not None
        assert fact.low <= SHIPPED[name] <= fact.high
        assert fact.unit


def test_no_word_is_left_over() -> None:
    words = limit_catalogue("zh")
    assert list(words["limit"]) == NAMES
    assert list(words["group"]) == list(get_args(Group))
    assert list(words["mark"]) == list(get_args(Mark))
    assert set(words["unit"]) == {fact.unit for fact in LIMIT_FACTS.values()} - {""}


def test_the_desk_can_say_what_is_wrong() -> None:
    said = {key for key in catalogues()["zh"] if key.startswith("desk.settings.wrong_")}
    assert said == {f"desk.settings.wrong_{code}" for code in get_args(Wrong)}


@pytest.mark.parametrize("name", NAMES)
def test_the_marks_are_those_of_the_document(name: str) -> None:
    cell = LINES[name].split("|")[4]
    told = set(re.findall(r"\[([SVPU])\d*\]", cell)) | ({"U"} if "待确认" in cell else set())
    assert set(LIMIT_FACTS[name].marks) == told


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("edge_min_m", -1, "too_small"),
        ("edge_cap_m", 1001, "too_large"),
        ("edge_cap_m", True, "kind"),
        ("edge_cap_m", "10", "kind"),
        ("edge_cap_m", None, "kind"),
        ("edge_cap_m", float("nan"), "kind"),
        ("edge_cap_m", float("inf"), "kind"),
        ("edge_cap_m", 10**400, "too_large"),
        ("grain_share_percent", 50.5, "kind"),
        ("grain_share_percent", 0, "too_small"),
        ("orchard_either", 1, "kind"),
        ("first_year_cutoff", "02-29", "no_day"),
        ("first_year_cutoff", "6-30", "no_day"),
        ("first_year_cutoff", 630, "no_day"),
        ("clock_plausible_from", "20200101", "no_day"),
        ("clock_plausible_from", ["2020-01-01"], "no_day"),
        ("main_season", ["04-01"], "kind"),
        ("main_season", ["04-01", "04-31"], "no_day"),
        ("main_season", "04-01", "kind"),
        ("reasonable_plants_per_mu", [["柑橘", 0]], "too_small"),
        ("reasonable_plants_per_mu", [["柑橘", 60], ["柑橘", 61]], "kind"),
        ("reasonable_plants_per_mu", [["柑\x00橘", 60]], "kind"),
        ("reasonable_plants_per_mu", [[" ", 60]], "kind"),
        ("reasonable_plants_per_mu", [["茶"]], "kind"),
        ("reasonable_plants_per_mu", [["茶", 1]] * 101, "kind"),
        ("colour", "green", "unknown"),
    ],
)
def test_what_is_wrong_is_named(name: str, value: Any, wrong: str) -> None:
    assert shortcomings({**SHIPPED, name: value}) == {name: wrong}
    with pytest.raises(DraftWrong) as raised:
        with_limits(DEFAULT_EDITION, "x", DAY, {name: value})
    assert raised.value.fields == {name: wrong}


@pytest.mark.parametrize("name", NAMES)
def test_a_limit_left_out_is_named(name: str) -> None:
    assert shortcomings({key: SHIPPED[key] for key in NAMES if key != name}) == {name: "missing"}


def test_limits_that_contradict_each_other_are_named_both() -> None:
    said = {**SHIPPED, "edge_min_m": 40}
    assert shortcomings(said) == {"edge_min_m": "order", "edge_cap_m": "order"}


def test_a_draft_alters_what_it_names_and_nothing_else() -> None:
    changed = {
        "edge_cap_m": 20,
        "reasonable_plants_per_mu": [["柑橘", 60]],
        "main_season": ["03-15", "10-15"],
    }
    made = with_limits(DEFAULT_EDITION, "2026.1", DAY, changed)
    assert (made.id, made.effective_from, made.crops) == ("2026.1", DAY, DEFAULT_EDITION.crops)
    assert differing_limits(DEFAULT_EDITION, made) == {
        "edge_cap_m": (30.0, 20),
        "reasonable_plants_per_mu": ([], [["柑橘", 60]]),
        "main_season": (["04-01", "09-30"], ["03-15", "10-15"]),
    }
    assert differing_crops(DEFAULT_EDITION, made) == []
    hash(made)


def test_crops_that_differ_are_named() -> None:
    first, second, *rest = DEFAULT_EDITION.crops
    other = replace(DEFAULT_EDITION, crops=(replace(first, zh="x"), *rest))
    assert differing_crops(DEFAULT_EDITION, other) == sorted([first.code, second.code])
