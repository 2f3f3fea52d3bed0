"""Quiet hours, which are China's and go over midnight, and what of a message may be switched off."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from server.rules.day import CHINA
from server.rules.message import (
    CHANNELS,
    FIRST_PAUSE,
    KINDS,
    LONGEST_PAUSE,
    MOST_TRIES,
    ORDERS,
    goes_by,
    pause_after,
)
from server.rules.quiet import free_from

NIGHT = ("21:00", "07:00")
SIESTA = ("12:30", "14:00")
NONE = ("07:00", "07:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("hours", "asked", "free"),
    [
        (NIGHT, "2026-03-01T20:59:59", "2026-03-01T20:59:59"),
        (NIGHT, "2026-03-01T21:00:00", "2026-03-02T07:00:00"),
        (NIGHT, "2026-03-01T23:59:59", "2026-03-02T07:00:00"),
        (NIGHT, "2026-03-02T00:00:00", "2026-03-02T07:00:00"),
        (NIGHT, "2026-03-02T06:59:59", "2026-03-02T07:00:00"),
        (NIGHT, "2026-03-02T07:00:00", "2026-03-02T07:00:00"),
        (NIGHT, "2026-12-31T22:00:00", "2027-01-01T07:00:00"),
        (NIGHT, "2028-02-28T22:00:00", "2028-02-29T07:00:00"),
        (SIESTA, "2026-03-01T12:29:59", "2026-03-01T12:29:59"),
        (SIESTA, "2026-03-01T12:30:00", "2026-03-01T14:00:00"),
        (SIESTA, "2026-03-01T14:00:00", "2026-03-01T14:00:00"),
        (SIESTA, "2026-03-01T23:00:00", "2026-03-01T23:00:00"),
        (NONE, "2026-03-01T07:00:00", "2026-03-01T07:00:00"),
        (NONE, "2026-03-01T23:00:00", "2026-03-01T23:00:00"),
        (("00:00", "06:00"), "2026-03-01T00:00:00", "2026-03-01T06:00:00"),
        (("22:00", "00:00"), "2026-03-01T23:00:00", "2026-03-02T00:00:00"),
    ],
)
def test_a_message_waits_for_the_morning(hours: tuple[str, str], asked: str, free: str) -> None:
    begins, ends = map(time.fromisoformat, hours)
    assert free_from(at(asked), begins, ends) == at(free)


def test_the_hours_are_chinas_whatever_zone_the_moment_is_told_in() -> None:
    late = datetime(2026, 3, 1, 14, 30, tzinfo=UTC)
    begins, ends = map(time.fromisoformat, NIGHT)
    assert free_from(late, begins, ends) == at("2026-03-02T07:00:00")
    assert free_from(late - timedelta(hours=2), begins, ends) == late - timedelta(hours=2)


@pytest.mark.parametrize("channel", CHANNELS)
def test_orders_cannot_be_switched_off_and_the_rest_can(channel: str) -> None:
    for kind in KINDS:
        off = {kind: {channel: False}}
        assert goes_by(kind, channel, off) is (kind in ORDERS)
        assert goes_by(kind, channel, {kind: {channel: True}})


def test_pauses_grow_and_end() -> None:
    pauses = [pause_after(tries) for tries in range(1, MOST_TRIES + 1)]
    assert pauses[-1] is None
    kept = [one for one in pauses if one is not None]
    assert kept[0] == FIRST_PAUSE
    assert kept == sorted(kept)
    assert kept[-1] <= LONGEST_PAUSE
