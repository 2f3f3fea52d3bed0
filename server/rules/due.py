"""When a plot is due for a visit."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from server.rules.day import CHINA, china_day


def seen_until(moment: datetime, visit_interval_days: int) -> datetime:
    """A plot last seen before this instant is overdue at `moment`; one never seen always is.

    Whole calendar days of China are counted, as the phone does (`pwa/src/ui/plotState.ts`): a plot
    seen exactly `visit_interval_days` ago, at whatever hour, is not overdue yet.
    """
    day = china_day(moment) - timedelta(days=visit_interval_days)
    return datetime.combine(day, time(), CHINA).astimezone(UTC)
