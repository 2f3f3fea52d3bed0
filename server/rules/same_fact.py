"""Whether two matters may be about the same fact: what speaks for it, for a person to decide.

100 m is domain D's [P]; the days and the bits of pictures are ours [P]. Nothing is merged by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import floor
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from server.rules.place import great_circle_m

NEAR_M = 100.0
WITHIN_DAYS = 90
"""Further apart in time only the same picture speaks for one fact: an orchard is planted once a season."""
ALIKE_BITS = 8
"""Of 64, along rows and along columns: below it no two different real pictures lay (docs/evidence.md)."""

Reason = Literal["alike_photo", "same_plot", "near", "days", "same_kind"]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""The strongest first; `days` and `same_kind` alone make no candidate."""
_ENOUGH: frozenset[Reason] = frozenset({"alike_photo", "same_plot", "near"})
_UNSIGNED = (1 << 64) - 1


Picture = tuple[int, int]
"""`server.evidence.picture_hash`, across and down, signed or not."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What of a matter is compared."""

    kind: str
    plot_id: str | None
    places: Sequence[tuple[float, float]]
    """Longitude, latitude: the desk's and the reporters'."""
    times: Sequence[datetime]
    """When its tip-offs came; one at least."""
    pictures: Sequence[Picture]


@dataclass(frozen=True, slots=True)
class Speaks:
    reason: Reason
    metres: int | None = None
    days: int | None = None
    pictures: int | None = None
    """How many pairs look alike."""


def distance_m(one: Sight, other: Sight) -> float | None:
    """Between their nearest places; None where one of them has none."""
    found = [great_circle_m(*here, *there) for here in one.places for there in other.places]
    return min(found, default=None)


def days_apart(one: Sight, other: Sight) -> int:
    """Whole days between their nearest tip-offs."""
    return min(
        floor(abs((here - there).total_seconds()) / 86_400)
        for here in one.times
        for there in other.times
    )


def alike_pairs(one: Sight, other: Sight) -> int:
    """How many pairs of their pictures look alike."""
    return int(_alike(one.pictures, other.pictures).sum())


def alike_to(mine: Sequence[Picture], others: Sequence[Picture]) -> list[bool]:
    """Of each of the others, however many, whether it looks like one of mine."""
    return [bool(column.any()) for column in _alike(mine, others).T]


def _alike(mine: Sequence[Picture], others: Sequence[Picture]) -> NDArray[np.bool_]:
    """One row for each of mine, one column for each of the others."""
    if not mine or not others:
        return np.zeros((len(mine), len(others)), np.bool_)
    apart = np.bitwise_count(_bits(mine)[:, None, :] ^ _bits(others)[None, :, :])
    found: NDArray[np.bool_] = apart.max(axis=2) <= ALIKE_BITS
    return found


def _bits(pictures: Sequence[Picture]) -> NDArray[np.uint64]:
    return np.array([[half & _UNSIGNED for half in one] for one in pictures], np.uint64)


def speaks_for(one: Sight, other: Sight) -> tuple[Speaks, ...]:
    """What speaks for one fact, the strongest first; empty where they are no candidates."""
    found: list[Speaks] = []
    if pairs := alike_pairs(one, other):
        found.append(Speaks("alike_photo", pictures=pairs))
    days = days_apart(one, other)
    if days <= WITHIN_DAYS:
        if one.plot_id is not None and one.plot_id == other.plot_id:
            found.append(Speaks("same_plot"))
        metres = distance_m(one, other)
        if metres is not None and metres <= NEAR_M:
            found.append(Speaks("near", metres=round(metres)))
    if not _ENOUGH & {speaks.reason for speaks in found}:
        return ()
    found.append(Speaks("days", days=days))
    if one.kind == other.kind:
        found.append(Speaks("same_kind"))
    return tuple(found)
