"""At which hour a check goes out."""

from __future__ import annotations

from datetime import datetime

import pytest

from server.jobs.working_days import known_workday
from server.rules.day import CHINA
from server.rules.release import next_slot, slot_before

HOURS = (9, 15)
HOLD = 12


def at(text: str) -> datetime:
    """Of China."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("decided", "last_tipoff", "slot"),
    [
        # told in the evening, decided at night: the next morning
        ("2026-03-03 23:00", "2026-03-02 20:00", "2026-03-04 09:00"),
        # decided in the morning of a tip-off of the same night: held over the morning's slot
        ("2026-03-03 08:00", "2026-03-03 02:00", "2026-03-03 15:00"),
        # told at eight, decided at nine: not before twelve hours have gone
        ("2026-03-03 09:00", "2026-03-03 08:00", "2026-03-04 09:00"),
        # exactly the hold
        ("2026-03-03 04:00", "2026-03-03 03:00", "2026-03-03 15:00"),
        # exactly at a slot: the next one
        ("2026-03-03 09:00", "2026-03-01 08:00", "2026-03-03 15:00"),
        # a Friday evening: Monday
        ("2026-03-06 16:00", "2026-03-05 10:00", "2026-03-09 09:00"),
        # the eve of the National Day of 2026: seven days and the week's end
        ("2026-09-30 16:00", "2026-09-29 10:00", "2026-10-08 09:00"),
    ],
)  # fmt: skip
def test_the_next_slot(decided: str, last_tipoff: str, slot: str) -> None:
    assert next_slot(at(decided), at(last_tipoff), HOURS, HOLD, known_workday) == at(slot)


def test_tipoffs_of_different_hours_go_out_together() -> None:
    """What comes out at nine was told at any time from before yesterday's evening on."""
    spoke = [f"2026-03-02 {hour:02}:{minute:02}" for hour in range(21) for minute in (0, 37)]
    slots = {
        next_slot(at("2026-03-03 08:30"), at(one), HOURS, HOLD, known_workday) for one in spoke
    }
    assert slots == {at("2026-03-03 09:00")}
    minutes = [f"2026-03-03 {hour:02}:59" for hour in range(9, 15)]
    decided = {
        next_slot(at(one), at("2026-03-02 08:00"), HOURS, HOLD, known_workday) for one in minutes
    }
    assert decided == {at("2026-03-03 15:00")}


@pytest.mark.parametrize(
    ("now", "as_of"),
    [
        ("2026-03-03 09:00", "2026-03-03 09:00"),
        ("2026-03-03 09:42", "2026-03-03 09:00"),
        ("2026-03-03 15:01", "2026-03-03 15:00"),
        # the worker was away over a week's end
        ("2026-03-09 11:20", "2026-03-09 09:00"),
    ],
)
def test_a_worker_that_was_away_releases_as_of_a_slot(now: str, as_of: str) -> None:
    assert slot_before(at(now), at("2026-03-03 09:00"), HOURS, known_workday) == at(as_of)


@pytest.mark.parametrize("hours", [(), (24,), (-1, 9)])
def test_hours_that_are_none(hours: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="hours"):
        next_slot(at("2026-03-03 09:00"), at("2026-03-03 08:00"), hours, HOLD, known_workday)


def test_no_working_day_in_sight() -> None:
    with pytest.raises(ValueError, match="working day"):
        next_slot(at("2026-03-03 09:00"), at("2026-03-03 08:00"), HOURS, HOLD, lambda _: False)
