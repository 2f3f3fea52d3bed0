"""A random sample that anybody can draw again from the same seed and the same records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def drawn(seed: str, ids: Iterable[str], share_percent: int) -> list[str]:
    """The first `share_percent` (1 to 100) of the ids by SHA-256 of seed and id, rounded up."""
    ordered = sorted(set(ids), key=lambda one: hashlib.sha256((seed + one).encode()).digest())
    return ordered[: -(-len(ordered) * share_percent // 100)]


def disagreement_percent(looked: int, disagreed: int) -> float | None:
    """Share of the looks that disagree, a tenth of a percent; None before the first look."""
    return round(100 * disagreed / looked, 1) if looked else None
