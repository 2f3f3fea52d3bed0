"""In what two verdicts over the same record differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Pairs = dict[str, tuple[Any, Any]]
"""Answer → before and after."""


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Pairs:
    """Of two verdicts as JSON: position, boundary_version, findings (codes), grain_year, cultivated,
    farmable and grain, those alone that are not the same."""
    pairs = {
        "position": (old["position"]["class"], new["position"]["class"]),
        "boundary_version": (
            old["position"]["boundary_version"],
            new["position"]["boundary_version"],
        ),
        "findings": (
            sorted({item["code"] for item in old["findings"]}),
            sorted({item["code"] for item in new["findings"]}),
        ),
        "grain_year": (old["grain"]["year"], new["grain"]["year"]),
    }
    for name in ("cultivated", "farmable", "grain"):
        pairs[name] = (old[name]["answer"], new[name]["answer"])
    return unequal(pairs)


def unequal(pairs: Pairs) -> Pairs:
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def texts(value: Any) -> list[str]:
    """One side of a pair for the wire: an answer is a list of one, nothing an empty one."""
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return [] if value is None else [str(value)]
