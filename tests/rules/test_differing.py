"""In what two verdicts over the same record differ."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from server.rules.differing import differing, texts

VERDICT: dict[str, Any] = {
    "position": {"class": "inside", "boundary_version": 1},
    "findings": [{"code": "late"}, {"code": "has_note"}, {"code": "has_note"}],
    "cultivated": {"answer": "unknown"},
    "farmable": {"answer": "yes"},
    "grain": {"answer": "unknown", "year": 2026},
}


def changed(*path: str, to: Any) -> dict[str, Any]:
    fresh = copy.deepcopy(VERDICT)
    inner = fresh
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = to
    return fresh


@pytest.mark.parametrize(
    ("fresh", "pairs"),
    [
        (VERDICT, {}),
        (changed("cultivated", "answer", to="yes"), {"cultivated": ("unknown", "yes")}),
        (changed("position", "class", to="edge"), {"position": ("inside", "edge")}),
        (changed("position", "boundary_version", to=2), {"boundary_version": (1, 2)}),
        (changed("grain", "year", to=None), {"grain_year": (2026, None)}),
        (changed("findings", to=[]), {"findings": (["has_note", "late"], [])}),
        (changed("findings", to=[{"code": "late"}, {"code": "has_note"}]), {}),
    ],
)
def test_what_is_not_the_same(fresh: dict[str, Any], pairs: dict[str, Any]) -> None:
    assert differing(VERDICT, fresh) == pairs


@pytest.mark.parametrize(
    ("value", "told"), [(None, []), ("yes", ["yes"]), (2, ["2"]), (["a", "b"], ["a", "b"])]
)
def test_one_side_for_the_wire(value: Any, told: list[str]) -> None:
    assert texts(value) == told
