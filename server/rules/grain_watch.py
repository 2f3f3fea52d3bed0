"""Where a plot's grain year stands on a day: met, on course, at risk, the last chance, missed, not owed.

The states follow each other through the calendar; each rests on a clause. Nobody having looked is
never held against a plot: then it is the last chance at most, and afterwards nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from server.rules.abandonment import Abandonment, abandonment, abandonment_turns
from server.rules.chance import Calendar
from server.rules.limits import Limits
from server.rules.season import on
from server.rules.watch_facts import WatchFacts

WatchState = Literal[
    "last_chance",
    "at_risk",
    "missed",
    "cannot_tell",
    "on_course",
    "met_planted",
    "met_harvested",
    "not_owed",
]
"""The most urgent first."""
Use = Literal["red", "amber"]
NOT_OWED = frozenset({"year_not_owed_yet", "year_fallow"})


@dataclass(frozen=True, slots=True)
class Watch:
    state: WatchState
    clause: str
    use: Use | None
    """How the land is used against the plan's rules 17 and 18 (domain A4); None: no fault is known."""
    use_clause: str | None
    abandonment: Abandonment
    last_chance_on: date | None
    """Where grain is owed and not there: the last day on which it can be sown for the year."""
    entrusted: bool
    """Farmed by somebody else for the household; reported apart."""


def watch(
    year: int,
    facts: WatchFacts,
    calendar: Calendar,
    limits: Limits,
    basic_farmland: bool | None,
    today: date,
    entrusted: bool = False,
) -> Watch:
    """The year of one plot on a local day; after the year's end it stays as it was on its last day."""
    state, clause = _state(year, facts, calendar, limits, today)
    use, use_clause = _use(state, facts, basic_farmland)
    owed = state in {"on_course", "at_risk", "last_chance", "cannot_tell"}
    return Watch(
        state,
        clause,
        use,
        use_clause,
        abandonment(facts.idle, min(today, date(year, 12, 31)), limits),
        calendar.last_on if owed and today.year <= year else None,
        entrusted,
    )


def _state(
    year: int, facts: WatchFacts, calendar: Calendar, limits: Limits, today: date
) -> tuple[WatchState, str]:
    if facts.clause in NOT_OWED:
        return "not_owed", facts.clause
    if facts.contradictory:
        return "cannot_tell", "watch_contradictory"
    if facts.grain == "yes":
        return ("met_harvested" if facts.level == "harvested" else "met_planted"), facts.clause
    if facts.grain == "no":
        return "missed", facts.clause
    waiting = facts.sown_until is not None and today <= facts.sown_until
    if waiting and today.year <= year:
        return "on_course", "watch_sown"
    if calendar.last_on is None:
        return ("on_course", "watch_open") if today.year <= year else ("cannot_tell", facts.clause)
    if today > calendar.last_on + timedelta(limits.season_tolerance_days):
        return _afterwards(facts, calendar.last_on)
    if facts.untold:
        return "on_course", "watch_untold"
    looked = facts.seen_on is not None and facts.seen_on >= on(limits.main_season[0], year)
    seen_without = "watch_share" if facts.level != "none" else "watch_no_grain"
    if today >= calendar.last_on - timedelta(limits.last_chance_notice_days):
        if facts.lasting:
            return "last_chance", "watch_lasting"
        return "last_chance", seen_without if looked else "watch_unseen"
    if facts.lasting:
        return "at_risk", "watch_lasting"
    if calendar.main_on is None or today <= calendar.main_on:
        return "on_course", "watch_open"
    return ("at_risk", seen_without) if looked else ("cannot_tell", "watch_unseen")


def _afterwards(facts: WatchFacts, last_on: date) -> tuple[WatchState, str]:
    """Nothing can be sown for the year any more."""
    if facts.lasting:
        return "missed", "watch_lasting"
    if facts.untold:
        return "cannot_tell", "watch_untold"
    if facts.without and facts.seen_on is not None and facts.seen_on >= last_on:
        return "missed", "watch_share_gone" if facts.level != "none" else "watch_gone"
    return "cannot_tell", "watch_unseen_gone"


def _use(
    state: WatchState, facts: WatchFacts, basic_farmland: bool | None
) -> tuple[Use | None, str | None]:
    """A4 [P]. Land of which nobody says that it is basic farmland is held to the milder rule."""
    if facts.lasting:
        return "red", "use_not_cultivated"
    if state == "missed" and basic_farmland:
        return "red", "use_basic_without_grain"
    if state in {"missed", "last_chance", "at_risk"} and facts.other_crop:
        return "amber", "use_other_crops"
    return ("amber", "use_without_grain") if state == "missed" else (None, None)


def turns_on(
    year: int, facts: WatchFacts, calendar: Calendar, limits: Limits, today: date
) -> date | None:
    """The next day on which the watch may differ from today's though nobody comes; None: never."""
    if today.year > year:
        return None
    days = [date(year + 1, 1, 1), *abandonment_turns(facts.idle, year, limits)]
    if calendar.main_on is not None:
        days.append(calendar.main_on + timedelta(1))
    if calendar.last_on is not None:
        days.append(calendar.last_on - timedelta(limits.last_chance_notice_days))
        days.append(calendar.last_on + timedelta(limits.season_tolerance_days + 1))
    if facts.sown_until is not None:
        days.append(facts.sown_until + timedelta(1))
    return min((day for day in days if day > today), default=None)
