"""The golden cases that the phone runs too."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from shapely.geometry import shape

from server.rules.datum import to_bd09, to_gcj02, to_wgs84
from server.rules.edition import DEFAULT_EDITION, by_code
from server.rules.grain import crops_of, grain_of
from server.rules.place import class_of, position, site
from server.rules.season import harvest_timing
from server.rules.verdict import Grain
from tests.rules.cases import fix_of, golden, named_in, observation_of

LIMITS = DEFAULT_EDITION.limits
CROPS = by_code(DEFAULT_EDITION.crops)


@golden("place")
def test_place(given: Any, expect: Any) -> None:
    found = position(fix_of(given["fix"]), site(shape(given["boundary"])), LIMITS)
    assert found.class_ == expect["class"]
    assert found.distance_m == pytest.approx(expect["distance_m"], abs=0.1)
    assert found.edge_m == pytest.approx(expect["edge_m"], abs=0.1)


@golden("position_class")
def test_position_class(given: Any, expect: Any) -> None:
    assert class_of(given["distance_m"], given["accuracy_m"], LIMITS) == expect["class"]


@golden("datum")
def test_datum(given: Any, expect: Any) -> None:
    if given["to"] == "WGS84":
        found = to_wgs84(given["lon"], given["lat"], given["from"])
    else:
        found = {"GCJ02": to_gcj02, "BD09": to_bd09}[given["to"]](given["lon"], given["lat"])
    assert found == pytest.approx((expect["lon"], expect["lat"]), abs=1e-6)


@golden("season")
def test_season(given: Any, expect: Any) -> None:
    day = date.fromisoformat(given["day"])
    found = harvest_timing(CROPS[given["crop"]], day, given["stage"], LIMITS)
    assert {"year": found.year, "usual": found.usual} == expect


def grain_as_json(grain: Grain) -> dict[str, Any]:
    return {
        "answer": grain.answer,
        "clause": grain.clause,
        "level": grain.level,
        "year": grain.year,
        "crops": list(grain.crops),
        "share_percent": grain.share_percent,
    }


def grain_by_crop_alone(given: Any) -> dict[str, Any]:
    day, seen = date.fromisoformat(given["day"]), observation_of(given["observation"])
    return grain_as_json(grain_of(seen, crops_of(seen, day, DEFAULT_EDITION), day, None))


@golden("grain")
def test_grain(given: Any, expect: Any) -> None:
    assert named_in(expect, grain_by_crop_alone(given)) == expect


@golden("hint")
def test_hint(given: Any, expect: Any) -> None:
    where = position(fix_of(given["fix"]), site(shape(given["boundary"])), LIMITS)
    assert where.class_ == expect["class"]
    assert named_in(expect["grain"], grain_by_crop_alone(given)) == expect["grain"]
