"""How often a round is walked and a plot needs a good inspection, and the period that a day lies in.

Sources: [V21] a Sichuan county walks at least weekly; no provincial number for each level was found, so
the levels' periods are domain D's [P], and every number of days is ours [P]. They are settings with a
history of their own (`server.models.pace`): no verdict rests on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Literal, get_args

from server.rules.grid import GridLevel

Period = Literal["week", "fortnight", "month", "quarter"]
PERIODS: tuple[Period, ...] = get_args(Period)
FIRST_MONDAY = date(2024, 1, 1)
"""Fortnights are counted from here."""


@dataclass(frozen=True, slots=True)
class Pace:
    grid: Period = "week"
    village: Period = "week"
    township: Period = "month"
    county: Period = "quarter"
    last_chance_days: int = 7
    """From one good inspection to the next, by the state of the grain year watch."""
    at_risk_days: int = 14
    cannot_tell_days: int = 14
    on_course_days: int = 30
    sown_days: int = 21
    """A crop that was seen sown."""
    met_planted_days: int = 30
    met_harvested_days: int = 90
    missed_days: int = 30
    not_owed_days: int = 90
    problem_days: int = 14
    """A plot with an open problem, whatever its state."""
    late_after_days: int = 14
    """A plot that was due for longer is late."""

    def of_level(self, level: GridLevel) -> Period:
        found: Period = getattr(self, level)
        return found


DEFAULT_PACE = Pace()
DAYS = tuple(name for name in Pace.__dataclass_fields__ if name.endswith("_days"))
MOST_DAYS = 365


def pace_as_json(pace: Pace) -> dict[str, Any]:
    return asdict(pace)


def pace_from_json(said: Mapping[str, Any]) -> Pace:
    """The inverse of `pace_as_json`; what is not said is as usual."""
    known = {name: value for name, value in said.items() if name in Pace.__dataclass_fields__}
    return Pace(**known)


def period_of(period: Period, day: date) -> tuple[date, date]:
    """First and last day of the period that the day lies in; weeks begin on Monday."""
    if period == "week":
        first = day - timedelta(day.weekday())
        return first, first + timedelta(6)
    if period == "fortnight":
        first = day - timedelta((day - FIRST_MONDAY).days % 14)
        return first, first + timedelta(13)
    months = 1 if period == "month" else 3
    month = (day.month - 1) // months * months
    first = date(day.year, month + 1, 1)
    years, after = divmod(month + months, 12)
    return first, date(day.year + years, after + 1, 1) - timedelta(1)
