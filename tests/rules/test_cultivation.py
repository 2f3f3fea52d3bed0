"""Every row of the decision table with its clause, and each limit at, just below and just above."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from server.rules.cultivation import cultivation
from server.rules.edition import DEFAULT_EDITION, by_code
from server.rules.grain import crops_of
from server.rules.scene import Earlier, Scene
from tests.rules.cases import golden, observation_of, tupled


def scene_of(given: Any) -> Scene:
    plot = given.get("plot", {})
    seen, day = observation_of(given["observation"]), date.fromisoformat(given["day"])
    limits = replace(DEFAULT_EDITION.limits, **tupled(given.get("limits", {})))
    crops = crops_of(seen, day, replace(DEFAULT_EDITION, limits=limits))
    last = plot.get("last_crop_seen_on")
    return Scene(
        seen=seen,
        crops=crops,
        kinds=[by_code(DEFAULT_EDITION.crops).get(crop.crop) for crop in crops],
        land_class=plot.get("land_class"),
        excluded_by=tuple(plot.get("excluded_by", ())),
        slope_deg=plot.get("slope_deg"),
        unproven=plot.get("unproven"),
        day=day,
        earlier=Earlier(
            date.fromisoformat(last) if last else None,
            tuple(date.fromisoformat(one) for one in plot.get("idle_seen_on", ())),
        ),
        limits=limits,
    )


@golden("cultivation")
def test_decision_table(given: Any, expect: Any) -> None:
    found = cultivation(scene_of(given))
    assert found.cultivated.row == found.farmable.row
    assert found.cultivated.clause == found.farmable.clause
    assert {
        "row": found.cultivated.row,
        "clause": found.cultivated.clause,
        "cultivated": found.cultivated.answer,
        "farmable": found.farmable.answer,
        "land_class": found.land_class,
        "attribute": found.attribute,
        "findings": [finding.code for finding in found.findings],
    } == expect
