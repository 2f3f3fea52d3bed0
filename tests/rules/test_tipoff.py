"""Who may know of a tip-off, and what its reporter reads."""

from __future__ import annotations

import pytest

from server.rules.problem import Kind, Level
from server.rules.problem import State as ProblemState
from server.rules.tipoff import (
    Against,
    MatterState,
    PlainState,
    blocked_words,
    plain_state,
    sees_from,
    triage_areas,
    triage_level,
    triage_levels,
)


@pytest.mark.parametrize(
    ("kind", "against", "seen_from", "desk"),
    [
        ("new_orchard", "owner", "field", "county"),
        ("new_orchard", "unknown", "field", "county"),
        ("new_orchard", "village", "township", "county"),
        ("new_pond", "township", "county", "county"),
        ("other", "county", "committee", "committee"),
        ("forced_clearing", "owner", "committee", "committee"),
        ("forced_filling", "village", "committee", "committee"),
        ("forced_destruction", "unknown", "committee", "committee"),
    ],
)
def test_who_is_complained_of_never_learns_of_it(
    kind: Kind, against: Against, seen_from: Level, desk: Level
) -> None:
    assert sees_from(kind, against) == seen_from
    assert triage_level(kind, against) == desk


@pytest.mark.parametrize(
    ("grants", "place", "levels"),
    [
        ([("officer", "511703")], "511703001001", {"county"}),
        ([("officer", "511703")], "511702001001", set()),
        ([("officer", "511703")], "", {"county"}),
        ([("officer", "511703001")], "511703001001", set()),
        ([("officer", "511703001")], "", set()),
        ([("committee", "5117")], "511703001001", {"county", "committee"}),
        ([("township", "511703001"), ("inspector", "511703")], "511703001001", set()),
        ([("discipline", "511703"), ("auditor", "511703")], "511703001001", set()),
        ([("reward_handler", "511703"), ("finance", "511703")], "511703001001", set()),
    ],
)
def test_nobody_below_a_county_has_a_desk(
    grants: list[tuple[str, str]], place: str, levels: set[Level]
) -> None:
    assert triage_levels(grants, place) == levels
    if place:
        for level in ("county", "committee"):
            areas = triage_areas(grants, level)
            assert (level in levels) is place.startswith(areas)


@pytest.mark.parametrize(
    ("matter", "problem", "replied", "told"),
    [
        ("new", None, False, "received"),
        ("set_aside", None, False, "received"),
        ("queued", None, False, "checking"),
        ("dispatched", "reported", False, "checking"),
        ("dispatched", "dispatched", False, "checking"),
        ("dispatched", "rectified", False, "handling"),
        ("dispatched", "rechecked", False, "handling"),
        ("dispatched", "closed", False, "handling"),
        ("dispatched", "dismissed", False, "handling"),
        ("dispatched", "closed", True, "answered"),
        ("dismissed", None, True, "answered"),
        ("withdrawn", None, False, "answered"),
        ("new", "closed", False, "received"),
    ],
)
def test_four_plain_states(
    matter: MatterState, problem: ProblemState | None, replied: bool, told: PlainState
) -> None:
    assert plain_state(matter, problem, replied) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("田里栽了树", ()),
        ("你个王 八\n蛋", ("王八蛋",)),
        ("I'll KILL\nYou", ("kill you",)),
        ("killyou 王八蛋", ("王八蛋", "kill you")),
    ],
)
def test_words_are_found_however_they_are_spaced(text: str, found: tuple[str, ...]) -> None:
    assert blocked_words(text, ("王八蛋", "", "kill you")) == found
