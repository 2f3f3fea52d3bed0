"""When a plot is due: whole calendar days of China, as the phone counts them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from server.rules.due import seen_until


@pytest.mark.parametrize(
    ("moment", "days", "until"),
    [
        (datetime(2026, 7, 31, 4, tzinfo=UTC), 30, datetime(2026, 6, 30, 16, tzinfo=UTC)),
        # half past midnight in China, the day before in UTC
        (datetime(2026, 7, 30, 16, 30, tzinfo=UTC), 30, datetime(2026, 6, 30, 16, tzinfo=UTC)),
        (datetime(2026, 7, 30, 15, 59, tzinfo=UTC), 30, datetime(2026, 6, 29, 16, tzinfo=UTC)),
        (datetime(2026, 3, 1, 4, tzinfo=UTC), 1, datetime(2026, 2, 27, 16, tzinfo=UTC)),
    ],
    ids=["noon", "after midnight in China", "before midnight in China", "over a month's end"],
)
def test_seen_until(moment: datetime, days: int, until: datetime) -> None:
    assert seen_until(moment, days) == until
