"""The year of a plot, folded from its visits in any order."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

from server.rules.cultivation import cultivation
from server.rules.edition import DEFAULT_EDITION
from server.rules.grain_year import Seen, year_state, years_touched
from tests.rules.cases import golden
from tests.rules.test_cultivation import scene_of


def seen_of_case(visit: Any) -> Seen:
    scene = scene_of(
        {
            "day": visit["day"],
            "observation": visit["observation"],
            "plot": {"unproven": visit.get("unproven")},
        }
    )
    return Seen(
        visit["id"],
        scene.day,
        scene.seen.cover,
        cultivation(scene).cultivated,
        tuple(scene.crops),
        scene.unproven,
    )


@golden("grain_year")
def test_grain_year(given: Any, expect: Any) -> None:
    visits = [seen_of_case(visit) for visit in given["visits"]]
    accepted = given["accepted_on"] and date.fromisoformat(given["accepted_on"])
    states = {
        year_state(
            given["year"],
            order,
            accepted,
            DEFAULT_EDITION.limits,
            date.fromisoformat(given["today"]),
        )
        for order in permutations(visits)
    }
    assert len(states) == 1, "the order in which records arrive does not matter"
    state = states.pop()
    found = {
        "grain": state.grain.answer,
        "clause": state.grain.clause,
        "level": state.level,
        "share_percent": state.share_percent,
        "inspections": list(state.grain_by),
        "missing": list(state.missing),
        "cultivated": state.cultivated.answer,
    }
    assert {name: found[name] for name in expect} == expect


def test_a_record_touches_the_year_of_its_visit_and_of_its_harvest() -> None:
    crops = [{"crop": "wheat", "stage": "tillering"}]
    wheat = {"id": "a", "day": "2023-12-10", "observation": {"cover": "crop", "crops": crops}}
    assert years_touched(seen_of_case(wheat)) == (2023, 2024)
