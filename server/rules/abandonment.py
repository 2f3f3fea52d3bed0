"""How long a plot has lain without a crop (domain C4): a warning, abandoned, severely abandoned.

Winter-idle paddy is none of them where the main season's crop was grown: only what was seen under
weeds, bare, or under saplings counts, and only from the last crop on that anybody saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from server.rules.grain_year import Seen
from server.rules.idle import missed_main_season, shown_idle, whole_months
from server.rules.limits import Limits
from server.rules.scene import CROP_ROWS, IDLE_ROWS
from server.rules.season import on, within

Abandonment = Literal["none", "warning", "abandoned", "severe"]
LEFT_ROWS = frozenset({20, 21, 22})
"""Rows of the decision table that saw ground left to itself; tilled ground and winter paddy are not."""


@dataclass(frozen=True, slots=True)
class Idle:
    """What is known of the time without a crop that goes on; no day: nothing is."""

    since: date | None = None
    """The last day with a crop, or the first on which the ground was seen left, where no crop ever was."""
    main_seen_on: date | None = None
    """The first visit since then that saw the main season without a crop."""
    shown_on: date | None = None
    """The first day on which visits since then leave no season in which a crop grew unseen."""


NOT_IDLE = Idle()


def idle_of(records: Sequence[Seen], until: date, limits: Limits) -> Idle:
    """From proven records up to a day, oldest first."""
    telling = [seen for seen in records if seen.day <= until and seen.unproven is None]
    crop_on: date | None = None
    idle: list[Seen] = []
    for seen in telling:
        if _saw_crop(seen):
            crop_on, idle = seen.day, []
        elif seen.cultivated.row in IDLE_ROWS:
            idle.append(seen)
    if not idle or idle[-1].cultivated.row not in LEFT_ROWS:
        return NOT_IDLE
    left = [seen.day for seen in idle if seen.cultivated.row in LEFT_ROWS]
    main = [seen.day for seen in idle if within(limits.autumn_grain_window, seen.day)]
    return Idle(crop_on or left[0], main[0] if main else None, _shown_on(idle, limits))


def _saw_crop(seen: Seen) -> bool:
    told = seen.cover in {"crop", "stubble"} or seen.cultivated.row in CROP_ROWS
    return told or any(crop.level != "none" for crop in seen.crops)


def _shown_on(idle: Sequence[Seen], limits: Limits) -> date | None:
    days: list[date] = []
    for seen in idle:
        days.append(seen.day)
        if seen.woody or shown_idle(days, limits):
            return seen.day
    return None


def abandonment(idle: Idle, day: date, limits: Limits) -> Abandonment:
    """The level on a day, from what is known on it."""
    if idle.since is None:
        return "none"
    months = whole_months(idle.since, day)
    if idle.shown_on is not None and idle.shown_on <= day:
        if months >= limits.severely_abandoned_after_months:
            return "severe"
        if months >= limits.abandoned_after_months:
            return "abandoned"
    if idle.main_seen_on is not None and missed_main_season(idle.since, day, limits):
        return "warning"
    return "none"


def abandonment_turns(idle: Idle, year: int, limits: Limits) -> tuple[date, ...]:
    """Days of the year on which the level may rise though nobody comes."""
    if idle.since is None:
        return ()
    turns = [on(limits.main_season[1], year)]
    for months in (limits.abandoned_after_months, limits.severely_abandoned_after_months):
        turns.append(_after_months(idle.since, months))
    return tuple(day for day in turns if day.year == year)


def _after_months(since: date, months: int) -> date:
    """The first day that is so many whole months later."""
    year, month = divmod(since.year * 12 + since.month - 1 + months, 12)
    try:
        return date(year, month + 1, since.day)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
