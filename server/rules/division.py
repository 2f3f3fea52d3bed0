"""Division codes: 2 digits each of province, city and county, 3 each of township and village (domain E).

Groups of a village have up to 7 more. A code of 12 or 19 digits is filled up with noughts; the tree keeps
its beginning alone, since an area is the beginning of a code everywhere.
"""

from __future__ import annotations

from typing import Literal, get_args

Level = Literal["province", "city", "county", "township", "village", "group"]
LEVELS: tuple[Level, ...] = get_args(Level)
ENDS = (2, 4, 6, 9, 12)
"""Digits of a whole code at each level above the group."""
MOST_DIGITS = 19


def beginning_of(code: str) -> str | None:
    """The code without the noughts that fill it up; None where it is no division's."""
    if not (code.isascii() and code.isdecimal() and 2 <= len(code) <= MOST_DIGITS):
        return None
    kept = code[:12] if len(code) > 12 and not code[12:].strip("0") else code
    if len(kept) > 12:
        return kept
    if len(kept) not in ENDS:
        return None
    for shorter, longer in zip(reversed(ENDS[:-1]), reversed(ENDS), strict=False):
        if len(kept) == longer and not kept[shorter:].strip("0"):
            kept = kept[:shorter]
    return kept if kept.strip("0") else None


def level_of(beginning: str) -> Level:
    """Of a code as `beginning_of` gives it."""
    return LEVELS[ENDS.index(len(beginning))] if len(beginning) <= 12 else "group"


def parent_of(beginning: str) -> str | None:
    """The beginning one level up; None of a province."""
    shorter = [end for end in ENDS if end < len(beginning)]
    return beginning[: shorter[-1]] if shorter else None
