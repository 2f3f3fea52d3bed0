"""How a plot was seen in a period: well, poorly, on paper alone, or not at all. Counts plots, not people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from server.rules.decided import ReviewState
from server.rules.grain_year import Seen
from server.rules.watch_facts import UNTELLING

SeenHow = Literal["good", "poor", "paper", "unseen"]
SEEN_HOW: tuple[SeenHow, ...] = get_args(SeenHow)
"""The best first."""
RETURNED = "returned"
"""What a record lacks that an officer sent back for other pictures."""


@dataclass(frozen=True, slots=True)
class Sighting:
    day: date
    how: SeenHow
    inspection_id: str | None = None
    """None for paper."""
    lacks: str | None = None
    """Clause of the evidence that is lacking, or `RETURNED`."""


UNSEEN = Sighting(date.min, "unseen")


def sighting(seen: Seen, state: ReviewState) -> Sighting | None:
    """Of a record; None where it was voided."""
    if state == "voided":
        return None
    lacks = seen.unproven or ("unseen" if seen.cover in UNTELLING else None)
    if lacks is None and state == RETURNED:
        lacks = RETURNED
    return Sighting(seen.day, "poor" if lacks else "good", seen.inspection_id, lacks)


def seen_in(sightings: Iterable[Sighting], first: date, last: date) -> Sighting:
    """The best of the period; of those that are equally good the last; `UNSEEN` where there is none."""
    inside = [one for one in sightings if first <= one.day <= last]
    return min(
        inside,
        key=lambda one: (SEEN_HOW.index(one.how), -one.day.toordinal(), one.inspection_id or ""),
        default=UNSEEN,
    )
