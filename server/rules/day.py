"""The day of a moment, where the plots are."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def china_day(moment: datetime) -> date:
    """`moment` with its zone; the day that people in China call it."""
    return moment.astimezone(CHINA).date()
