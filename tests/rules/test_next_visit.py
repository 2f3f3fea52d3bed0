"""When a plot needs its next good inspection, and the period a day lies in."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import given as drawn
from hypothesis import strategies as st

from server.rules.chance import calendar_of, may_be_wet
from server.rules.edition import DEFAULT_EDITION, by_code
from server.rules.grain_watch import WatchState
from server.rules.next_visit import NextVisit, Standing, next_visit
from server.rules.rounds import (
    DEFAULT_PACE,
    PERIODS,
    Pace,
    pace_as_json,
    pace_from_json,
    period_of,
)
from tests.rules.cases import golden, named_in

LIMITS = DEFAULT_EDITION.limits
CROPS = by_code(DEFAULT_EDITION.crops)


def visit(asked: Standing, pace: Pace = DEFAULT_PACE) -> NextVisit:
    calendar = calendar_of(asked.year, DEFAULT_EDITION.crops, LIMITS, may_be_wet("0103"))
    return next_visit(asked, calendar, CROPS, LIMITS, pace)


@golden("next_visit")
def test_when_and_why(given: Any, expect: Any) -> None:
    said = {"good_on": None, "crop": None, "problem": False, **given}
    pace = pace_from_json(said.pop("pace", {}))
    said["good_on"] = said["good_on"] and date.fromisoformat(said["good_on"])
    found = visit(Standing(**said), pace)
    told = {
        "due_on": found.due_on.isoformat(),
        "late_on": found.late_on.isoformat(),
        "reason": found.reason,
        "day": found.day and found.day.isoformat(),
        "crop": found.crop,
    }
    assert named_in(expect, told) == expect


@golden("period")
def test_a_period(given: Any, expect: Any) -> None:
    first, last = period_of(given["period"], date.fromisoformat(given["day"]))
    assert {"first_on": first.isoformat(), "last_on": last.isoformat()} == expect


@drawn(st.sampled_from(PERIODS), st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_periods_follow_each_other(period: Any, day: date) -> None:
    first, last = period_of(period, day)
    assert first <= day <= last
    assert period_of(period, first) == period_of(period, last) == (first, last)
    assert period_of(period, date.fromordinal(last.toordinal() + 1))[0].toordinal() == (
        last.toordinal() + 1
    )


@drawn(
    st.builds(
        Standing,
        year=st.just(2026),
        state=st.sampled_from(get_args(WatchState)),
        clause=st.sampled_from(["watch_open", "watch_unseen", "watch_lasting", "watch_gone"]),
        good_on=st.none() | st.dates(date(2025, 1, 1), date(2026, 12, 31)),
        crop=st.sampled_from([None, "rice", "potato", "sorghum", "no crop"]),
        problem=st.booleans(),
    )
)
def test_a_good_inspection_is_never_due_again_on_its_day(asked: Standing) -> None:
    found = visit(asked)
    assert found.late_on >= found.due_on
    if asked.good_on is not None:
        assert found.due_on > asked.good_on


def test_the_pace_goes_through_json() -> None:
    pace = Pace(grid="fortnight", at_risk_days=3)
    assert pace_from_json(pace_as_json(pace)) == pace
    assert pace_from_json({"no_such": 1}) == DEFAULT_PACE
