"""When a plot needs its next good inspection, and why then: when a visit can tell something.

Asked of the day's watch state, so the answer itself knows no day: what changes is the state, the last
good inspection or the settings. The phone computes the same without network (`pwa/src/rules/nextVisit.ts`,
cases `next_visit`). All numbers of days and the order of the rows are ours [P].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from server.rules.chance import Calendar
from server.rules.crop import Crop
from server.rules.grain_watch import WatchState
from server.rules.limits import Limits
from server.rules.rounds import Pace
from server.rules.season import Season, on, season_of

Reason = Literal[
    "never",
    "problem",
    "last_chance",
    "at_risk",
    "unseen",
    "contradictory",
    "sown",
    "winter_crops",
    "sowing",
    "main_crops",
    "harvest",
    "after_harvest",
    "missed",
    "not_owed",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is asked of a plot."""

    year: int
    """Whose watch state it is."""
    state: WatchState
    clause: str
    """Of the watch state."""
    good_on: date | None
    """Day of the last inspection that could tell."""
    crop: str | None
    """The last that was seen."""
    problem: bool
    """Whether one is open, of those that everybody may know of."""


@dataclass(frozen=True, slots=True)
class NextVisit:
    due_on: date
    late_on: date
    """From the day after it is late; never before `due_on`."""
    reason: Reason
    day: date | None = None
    """Of the reason: the last chance, the end of the harvest."""
    crop: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """Days on which a visit tells something of the year."""

    reason: Reason
    first_on: date
    last_on: date


def next_visit(
    asked: Standing,
    calendar: Calendar,
    crops: Mapping[str, Crop],
    limits: Limits,
    pace: Pace,
) -> NextVisit:
    """`calendar`: of the asked year, for the plot's land; `crops`: the catalogue by code."""
    since = _since(asked, calendar, limits)
    if asked.state == "last_chance" and calendar.last_on is not None:
        due = _after(asked.good_on, pace.last_chance_days, since)
        late = min(due + timedelta(pace.late_after_days), max(due, calendar.last_on))
        return NextVisit(due, late, "last_chance", calendar.last_on)
    if asked.good_on is None:
        due = _window(since, limits).first_on if asked.state == "on_course" else since
        return _told(max(due, since), "never", pace)
    good = asked.good_on
    if asked.problem:
        return _told(good + timedelta(pace.problem_days), "problem", pace)
    if asked.state in ("at_risk", "last_chance"):
        due = _after(good, pace.at_risk_days, since)
        return _told(due, "at_risk", pace, calendar.last_on)
    if asked.state == "cannot_tell":
        if asked.clause == "watch_contradictory":
            return _told(good + timedelta(1), "contradictory", pace)
        return _told(_after(good, pace.cannot_tell_days, since), "unseen", pace)
    if asked.state == "on_course":
        if asked.clause == "watch_sown":
            return _told(good + timedelta(pace.sown_days), "sown", pace)
        return _in_window(good + timedelta(pace.on_course_days), limits, pace)
    if asked.state == "met_planted":
        return _harvest(good, asked, crops, limits, pace)
    days, reason = _resting(asked.state, pace)
    return _in_window(_after(good, days, since), limits, pace, reason)


def _resting(state: WatchState, pace: Pace) -> tuple[int, Reason]:
    """Of a year that nothing more is asked of."""
    if state == "missed":
        return pace.missed_days, "missed"
    if state == "not_owed":
        return pace.not_owed_days, "not_owed"
    return pace.met_harvested_days, "after_harvest"


def _since(asked: Standing, calendar: Calendar, limits: Limits) -> date:
    """The day on which the calendar alone brought the state: nothing is late before it began."""
    begins = date(asked.year, 1, 1)
    if asked.clause == "watch_lasting" and asked.state != "missed":
        return begins
    if asked.state == "last_chance" and calendar.last_on is not None:
        return calendar.last_on - timedelta(limits.last_chance_notice_days)
    gone = asked.clause in _GONE
    if gone and calendar.last_on is not None:
        return calendar.last_on + timedelta(limits.season_tolerance_days + 1)
    main = asked.state == "at_risk" or asked.clause == "watch_unseen"
    if main and calendar.main_on is not None:
        return calendar.main_on + timedelta(1)
    return begins


_GONE = frozenset(
    {"watch_unseen_gone", "watch_gone", "watch_share_gone", "watch_lasting", "watch_untold"}
)
"""Clauses of what is said once nothing can be sown any more."""


def _harvest(
    good: date, asked: Standing, crops: Mapping[str, Crop], limits: Limits, pace: Pace
) -> NextVisit:
    """What stands is asked for again when it is reaped: whether it was, stubble still tells."""
    wish = good + timedelta(pace.met_planted_days)
    season = _season(crops.get(asked.crop or ""), good)
    if season is not None and wish <= season.harvest[1] + timedelta(limits.stubble_days):
        due = max(wish, season.harvest[0])
        late = max(due, season.harvest[1]) + timedelta(pace.late_after_days)
        return NextVisit(due, late, "harvest", season.harvest[1], asked.crop)
    return _in_window(wish, limits, pace)


def _season(crop: Crop | None, day: date) -> Season | None:
    """The first to be reaped on the day or after it."""
    if crop is None:
        return None
    seasons = [season_of(cycle, year) for cycle in crop.cycles for year in (day.year, day.year + 1)]
    ahead = [season for season in seasons if season.harvest[1] >= day]
    return min(ahead, key=lambda season: season.harvest[1], default=None)


def _in_window(wish: date, limits: Limits, pace: Pace, reason: Reason | None = None) -> NextVisit:
    window = _window(wish, limits)
    due = max(wish, window.first_on)
    late = max(due, min(due + timedelta(pace.late_after_days), window.last_on))
    return NextVisit(due, late, reason or window.reason)


def _window(day: date, limits: Limits) -> Window:
    """The one that the day lies in, else the next: winter crops stand, sowing, main crops or stubble.

    Between the last and the first of the next year nothing is asked for: what stood there was seen,
    and what was sown for the next year cannot be told yet.
    """
    for of in (day.year, day.year + 1):
        winter = (on(limits.summer_grain_window[0], of), on(limits.summer_grain_window[1], of))
        main = (on(limits.autumn_grain_window[0], of), on(limits.autumn_grain_window[1], of))
        between = (winter[1] + timedelta(1), main[0] - timedelta(1))
        named: tuple[tuple[Reason, tuple[date, date]], ...] = (
            ("winter_crops", winter),
            ("sowing", between),
            ("main_crops", main),
        )
        for reason, (first, last) in named:
            if first <= last and day <= last:
                return Window(reason, first, last)
    # windows that wrap over New Year tell no order: then any day will do
    return Window("main_crops", day, day)


def _after(good: date | None, days: int, since: date) -> date:
    return since if good is None else max(good + timedelta(days), since)


def _told(due: date, reason: Reason, pace: Pace, day: date | None = None) -> NextVisit:
    return NextVisit(due, due + timedelta(pace.late_after_days), reason, day)
