"""The clocks of a problem: when it must be reported, first acted on and closed, in working days of China.

No source gives closure times: the defaults are domain D [P] and settings (docs/configuration.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from server.rules.day import CHINA, china_day
from server.rules.problem import CLOSED, State

Clock = Literal["report", "act", "close"]
IsWorkday = Callable[[date], bool | None]
"""None for a day of a year whose holidays are not known yet."""
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Terms:
    """How long each level has."""

    report_hours: int
    act_working_days: int
    close_working_days: int
    extensions: int
    """How often a problem may get more time."""
    extension_working_days: int
    """The most it gets at a time."""


@dataclass(frozen=True, slots=True)
class Times:
    """What of a problem its clocks run on."""

    state: State
    found_at: datetime
    reported_at: datetime | None
    """Of the last report, or the last reopening, from which the later clocks run."""
    acted_at: datetime | None
    """Of the first dispatch or dismissal since."""
    extra_working_days: int


@dataclass(frozen=True, slots=True)
class Due:
    clock: Clock
    at: datetime
    """From this instant on it is late."""
    day: date
    """The last day in time, in China."""
    holidays_known: bool
    """False where a day was taken for a working day as Mondays to Fridays are."""


def works(day: date, is_workday: IsWorkday) -> tuple[bool, bool]:
    """Whether it is a working day, and whether that is known; else Monday to Friday."""
    known = is_workday(day)
    return (day.weekday() < SATURDAY, False) if known is None else (known, True)


def working_day_after(day: date, count: int, is_workday: IsWorkday) -> tuple[date, bool]:
    """The `count`-th working day after `day`, which itself is not counted; and whether all were known."""
    known = True
    while count > 0:
        day += timedelta(days=1)
        is_working, told = works(day, is_workday)
        known = known and told
        count -= is_working
    return day, known


def working_days_between(day: date, last: date, is_workday: IsWorkday) -> int:
    """Working days after `day` up to `last`; negative where `last` lies before `day`."""
    if last < day:
        return -working_days_between(last, day, is_workday)
    span = (last - day).days
    return sum(works(day + timedelta(days=ahead), is_workday)[0] for ahead in range(1, span + 1))


def until_day_ends(day: date) -> datetime:
    """The midnight in China with which the day ends."""
    return datetime.combine(day + timedelta(days=1), time(), CHINA).astimezone(UTC)


def running(times: Times, terms: Terms, is_workday: IsWorkday) -> tuple[Due, ...]:
    """The clocks that run now, the nearest end first; none once it is closed."""
    if times.state in CLOSED:
        return ()
    found: list[Due] = []
    if times.reported_at is None:
        at = times.found_at + timedelta(hours=terms.report_hours)
        found.append(Due("report", at, china_day(at), True))
    elif times.acted_at is None:
        found.append(_due("act", times.reported_at, terms.act_working_days, is_workday))
    begun = times.reported_at or times.found_at
    days = terms.close_working_days + times.extra_working_days
    found.append(_due("close", begun, days, is_workday))
    return tuple(sorted(found, key=lambda due: due.at))


def _due(clock: Clock, begun: datetime, days: int, is_workday: IsWorkday) -> Due:
    day, known = working_day_after(china_day(begun), days, is_workday)
    return Due(clock, until_day_ends(day), day, known)


def working_days_left(due: Due, moment: datetime, is_workday: IsWorkday) -> int:
    """Working days from today to the last day in time, today not counted; negative when late."""
    return working_days_between(china_day(moment), due.day, is_workday)
