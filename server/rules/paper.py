"""What a paper patrol, entered afterwards, is worth: it tells that somebody was there, and proves nothing.

It has no position and no picture of the plot, so no verdict, no year and no visit that is due rests on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

AREA_LEAST = 2
"""Digits of a province: shorter than that there is no area."""
AREA_MOST = 12


def area_of(division_codes: Iterable[str]) -> str | None:
    """The smallest area that holds all the plots of a sheet; None where no province does."""
    codes = sorted(division_codes)
    if not codes:
        return None
    # what the first and the last in order share, all between them share
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(codes[0], codes[-1], strict=False))
    area = "".join(digit for digit, _ in shared)[:AREA_MOST]
    return area if len(area) >= AREA_LEAST else None
