"""A clock that a test sets: the server asks `server.models.base.now`, under whatever module's name."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time

import pytest

from server.models import base
from server.rules.day import CHINA


class Clock:
    def __init__(self) -> None:
        self.moment = base.now()

    def __call__(self) -> datetime:
        return self.moment

    def is_at(self, moment: datetime) -> None:
        self.moment = moment.astimezone(UTC)

    def is_on(self, day: date | str, hour: int = 10) -> None:
        """An hour of that day in China."""
        that = date.fromisoformat(day) if isinstance(day, str) else day
        self.is_at(datetime.combine(that, time(hour), CHINA))


def held_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """In place of the real one in every module that is loaded: make the application first."""
    real, clock = base.now, Clock()
    for name, module in list(sys.modules.items()):
        if name.startswith(("server", "tests.")) and getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", clock)
    return clock
