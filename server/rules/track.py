"""Patrol tracks: where they may be recorded at all, for how long, and when they go.

Off by default. 国办函〔2026〕12号, as reported, forbids tracks beyond need: each area that has them switched
on names the law they rest on, and for how long. A track tells where a patrol went; nobody is counted by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

LONGEST_H = 8
"""A patrol that nobody ended ends by itself: a working day [P]."""
POINTS_MOST = 3_000
"""One in ten seconds for the longest patrol."""
KEPT_YEARS = 1
"""Issue 4: deleted after 12 months."""
BASIS_LONGEST_DAYS = 366
"""Then whoever switched tracks on has to look at the law again [P]."""
SLACK = timedelta(minutes=5)
"""Between the satellites' clock, that of the phone and that of the server, as for records."""


@dataclass(frozen=True, slots=True)
class Basis:
    """One switch for an area; both days belong to it."""

    id: str
    area_prefix: str
    on: bool
    from_day: date
    until_day: date


def basis_for(written: Sequence[Basis], areas: Iterable[str], day: date) -> Basis | None:
    """What allows somebody of these areas to record a track on that day; None: nothing does.

    `written` in the order in which they were written down: of those that cover an area the last one
    decides, whether it lies in a wider area or in a narrower one.
    """
    for area in areas:
        covering = [one for one in written if area.startswith(one.area_prefix)]
        if covering and covering[-1].on and covering[-1].from_day <= day <= covering[-1].until_day:
            return covering[-1]
    return None


def may_hold(from_day: date, until_day: date) -> bool:
    """Whether a basis can hold for these days, both included."""
    return 0 <= (until_day - from_day).days < BASIS_LONGEST_DAYS


def wrong_track(
    started_at: datetime,
    ended_at: datetime,
    moments: Sequence[datetime],
    gaps: Sequence[tuple[datetime, datetime]],
    now: datetime,
) -> Literal["end", "points", "gaps"] | None:
    """What of a track cannot be; None where all can. `moments` are those of its points."""
    if not timedelta() <= ended_at - started_at <= timedelta(hours=LONGEST_H) + SLACK:
        return "end"
    if ended_at > now + SLACK:
        return "end"
    first, last = started_at - SLACK, ended_at + SLACK
    if list(moments) != sorted(moments) or any(not first <= one <= last for one in moments):
        return "points"
    if any(not first <= begin <= end <= last for begin, end in gaps):
        return "gaps"
    return None


def kept_from(today: date) -> date:
    """The first day whose tracks are still kept; what began before it goes."""
    year = today.year - KEPT_YEARS
    try:
        return today.replace(year=year)
    except ValueError:
        # 29 February
        return date(year, 3, 1)
