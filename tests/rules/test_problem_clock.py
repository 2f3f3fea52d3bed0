"""Working days of China, and the clocks that run in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from server.jobs.working_days import known_workday
from server.rules.problem_clock import (
    Terms,
    Times,
    running,
    working_day_after,
    working_days_between,
    working_days_left,
)

TERMS = Terms(24, 3, 15, 2, 15)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "count", "expected", "known"),
    [
        ("2026-11-27", 1, "2026-11-30", True),  # a Friday
        ("2026-11-28", 1, "2026-11-30", True),  # a Saturday
        ("2026-09-30", 1, "2026-10-08", True),  # the National Day week
        ("2026-02-13", 1, "2026-02-14", True),  # a Saturday worked for the Spring Festival
        ("2026-02-14", 1, "2026-02-24", True),
        ("2026-12-31", 1, "2027-01-01", False),  # not announced: a Friday is taken for one
        ("2027-01-01", 1, "2027-01-04", False),
        ("2026-11-27", 0, "2026-11-27", True),
    ],
)
def test_the_nth_working_day(day: str, count: int, expected: str, known: bool) -> None:
    found = working_day_after(date.fromisoformat(day), count, known_workday)
    assert found == (date.fromisoformat(expected), known)


@pytest.mark.parametrize(
    ("day", "last", "days"),
    [
        ("2026-11-27", "2026-11-27", 0),
        ("2026-11-27", "2026-11-29", 0),
        ("2026-11-27", "2026-12-01", 2),
        ("2026-12-01", "2026-11-27", -2),
        ("2026-09-30", "2026-10-08", 1),
    ],
)
def test_working_days_between(day: str, last: str, days: int) -> None:
    ends = date.fromisoformat(day), date.fromisoformat(last)
    assert working_days_between(*ends, known_workday) == days


FOUND = at("2026-11-27T08:00")  # a Friday afternoon in China


def times(state: Any, **fields: Any) -> Times:
    usual = {"found_at": FOUND, "reported_at": None, "acted_at": None, "extra_working_days": 0}
    return Times(state, **{**usual, **fields})


@pytest.mark.parametrize(
    ("given", "clocks"),
    [
        (
            times("found"),
            [("report", "2026-11-28T08:00", "2026-11-28"), ("close", "2026-12-18T16:00", "2026-12-18")],
        ),
        (
            times("reported", reported_at=FOUND),
            [("act", "2026-12-02T16:00", "2026-12-02"), ("close", "2026-12-18T16:00", "2026-12-18")],
        ),
        (
            times("dispatched", reported_at=FOUND, acted_at=FOUND, extra_working_days=5),
            [("close", "2026-12-25T16:00", "2026-12-25")],
        ),
        (times("closed", reported_at=FOUND), []),
        (times("dismissed"), []),
    ],
)  # fmt: skip
def test_the_clocks_that_run(given: Times, clocks: list[tuple[str, str, str]]) -> None:
    found = running(given, TERMS, known_workday)
    assert [(due.clock, due.at, due.day.isoformat()) for due in found] == [
        (clock, at(end), day) for clock, end, day in clocks
    ]
    assert all(due.holidays_known for due in found)


def test_an_unknown_year_is_said() -> None:
    late = at("2026-12-28T02:00")
    (act, close) = running(times("reported", reported_at=late), TERMS, known_workday)
    assert (act.day.isoformat(), act.holidays_known) == ("2026-12-31", True)
    assert (close.day.isoformat(), close.holidays_known) == ("2027-01-18", False)


@pytest.mark.parametrize(
    ("moment", "left"),
    [("2026-11-30T02:00", 2), ("2026-12-02T15:59", 0), ("2026-12-02T16:00", -1)],
)
def test_what_is_left(moment: str, left: int) -> None:
    act = running(times("reported", reported_at=FOUND), TERMS, known_workday)[0]
    assert working_days_left(act, at(moment), known_workday) == left
    assert (act.at <= at(moment)) is (left < 0)
