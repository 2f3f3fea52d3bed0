"""The demo's rounds of this week, made when the week began, so that some of it is walked already."""

from __future__ import annotations

from datetime import UTC, datetime, time

from server.jobs.rounds import make_rounds_of
from server.jobs.turning import turn_states
from server.rules.day import CHINA, china_day
from server.rules.rounds import period_of

AFTER_MIDNIGHT = time(0, 5)


class WeeksRounds:
    def __init__(self, now: datetime) -> None:
        monday, _ = period_of("week", china_day(now))
        self._moment = datetime.combine(monday, AFTER_MIDNIGHT, CHINA).astimezone(UTC)
        self._made = False

    def made_before(self, moment: datetime) -> None:
        """Makes them once the demo's time has come to the week's beginning."""
        if self._made or moment < self._moment:
            return
        self._made = True
        turn_states(self._clock)
        make_rounds_of(self._clock)

    def _clock(self) -> datetime:
        return self._moment
