"""Golden cases as parameters of tests, and the wire's words as values of the rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from server.rules.claim import CropSeen, Fix, Observation, Trees

FOLDER = Path(__file__).resolve().parents[1] / "cases"


def golden(name: str) -> Any:
    """Decorator: runs the test with `given` and `expect` of each case of the file."""
    cases = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return pytest.mark.parametrize(
        ("given", "expect"),
        [pytest.param(case["given"], case["expect"], id=case["name"]) for case in cases],
    )


def fix_of(said: Mapping[str, Any] | None) -> Fix | None:
    if said is None:
        return None
    return Fix(**{**said, "taken_at": datetime.fromisoformat(said["taken_at"])})


def observation_of(said: Mapping[str, Any]) -> Observation:
    crops = tuple(
        CropSeen(**{"stage": None, "purpose": None, "share_percent": None, **crop})
        for crop in said.get("crops", ())
    )
    trees = said.get("trees")
    return Observation(
        **{**said, "crops": crops, "trees": trees and Trees(**{**NO_TREES, **trees})}
    )


NO_TREES = {
    "species": None,
    "canopy_percent": None,
    "canopy_method": None,
    "plants_per_mu": None,
}


def named_in(expect: Mapping[str, Any], got: Mapping[str, Any]) -> dict[str, Any]:
    """The part of `got` that the case speaks of."""
    return {name: got[name] for name in expect}


def tupled(value: Any) -> Any:
    """JSON's lists as the tuples of frozen values."""
    if isinstance(value, dict):
        return {name: tupled(item) for name, item in value.items()}
    return tuple(tupled(item) for item in value) if isinstance(value, list) else value
