"""Relapse: restored land that turned again is out of the area that counts, until a re-check is accepted.

The plan asks for after-care against abandonment without a word on counting (rule 14 [S]); that such a
plot is not counted, and comes back only by an accepted re-check, is ours [P] (domain A1 A-5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from server.rules.day import china_day
from server.rules.problem import Kind, Origin, Outcome, State

TURNED_BY: dict[str, Kind] = {
    "built": "new_building",
    "facility": "new_building",
    "pond": "new_pond",
    "forest": "new_forest",
    "sparse_forest": "new_forest",
    "shrub": "new_forest",
    "orchard_canopy": "new_orchard",
    "orchard_plants": "new_orchard",
    "abandoned": "abandonment",
}
"""Clauses of a record that say the land is no field any more (docs/rules.md, rows 2 to 11 and 21)."""
KINDS: frozenset[Kind] = frozenset(
    {
        "new_orchard",
        "new_forest",
        "new_pond",
        "new_building",
        "greenhouse_hardened",
        "abandonment",
    }
)
"""Problems that take a plot's land away; dumping and what others did to it do not."""
CONFIRMED: frozenset[State] = frozenset(
    {"verified", "dispatched", "rectified", "rechecked", "closed"}
)
"""Somebody in charge has said that it is one, or somebody else than who found it has seen it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The land was seen to have turned."""

    at: datetime
    source: Literal["inspection", "problem"]
    id: str
    kind: Kind


def turned(answer: str, clause: str) -> Kind | None:
    """What an accepted record shows; `answer` and `clause` of cultivated as they stand, decision included."""
    return TURNED_BY.get(clause) if answer == "no" else None


def confirmed(state: State, origin: Origin, verified: Outcome | None) -> bool:
    """Whether a problem says that its land turned: a check that was sent out says nothing before a look."""
    return state in CONFIRMED and (origin == "patrol" or verified == "yes")


def relapse_of(
    accepted_on: date | None, turns: Sequence[Turn], mended: Sequence[datetime]
) -> Turn | None:
    """The first turn since the land last counted as restored; None where it still does, or never did.

    Of a record and the problem that it opened the record stands.

    It counts from its acceptance on, and again from each accepted re-check of a problem on it
    (`mended`); what was seen before, or on the day of acceptance, is what had been restored.
    """
    last = max(mended, default=None)
    if accepted_on is None and last is None:
        return None
    since = [
        turn
        for turn in turns
        if (last is None or turn.at > last)
        and (accepted_on is None or china_day(turn.at) > accepted_on)
    ]
    return min(since, key=lambda turn: (turn.at, turn.source, turn.id), default=None)
