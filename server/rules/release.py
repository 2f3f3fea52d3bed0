"""At which hour a check goes out: at few fixed ones, so that it tells nobody when somebody spoke.

Whoever sees a check come an hour after a neighbour was seen with a phone draws a conclusion. Checks of
one day therefore go out together, and never within hours of the tip-off (ours [P]).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from server.rules.day import CHINA
from server.rules.problem_clock import IsWorkday, works

MOST_DAYS = 60
"""No run of holidays is longer: a table without a working day in it is wrong."""


def next_slot(
    moment: datetime,
    last_tipoff_at: datetime,
    hours: Sequence[int],
    hold_hours: int,
    is_workday: IsWorkday,
) -> datetime:
    """The first hour of a working day in China after `moment` and at least `hold_hours` after the
    last tip-off came; exact hours, in the zone of China.

    Raises ValueError where `hours` is empty or names no hour of a day.
    """
    if not hours or not all(0 <= hour < 24 for hour in hours):
        raise ValueError("expected hours of a day, such as 9,15")
    earliest = max(moment, last_tipoff_at + timedelta(hours=hold_hours))
    day = earliest.astimezone(CHINA).date()
    for _ in range(MOST_DAYS):
        if works(day, is_workday)[0]:
            for hour in sorted(hours):
                slot = datetime.combine(day, time(hour), CHINA)
                if slot > moment and slot >= earliest:
                    return slot
        day += timedelta(days=1)
    raise ValueError("no working day in sight")


def slot_before(
    moment: datetime, first: datetime, hours: Sequence[int], is_workday: IsWorkday
) -> datetime:
    """The last slot that is not after `moment`, at least `first`: when a worker that was away releases.

    The terms of a check begin with it, so they are neither cut short by the pause nor tell its end.
    """
    found = first
    while (ahead := next_slot(found, first, hours, 0, is_workday)) <= moment:
        found = ahead
    return found
