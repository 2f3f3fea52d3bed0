"""What the watch over a grain year makes of a plot on a day, as columns of its year."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from server.rules.chance import Calendar, calendar_of, may_be_wet
from server.rules.edition import Edition
from server.rules.grain_watch import turns_on, watch
from server.rules.watch_facts import WatchFacts


class Ground(Protocol):
    """Of a plot: a row of it, or its facts."""

    @property
    def land_class(self) -> str | None: ...
    @property
    def basic_farmland(self) -> bool | None: ...


@lru_cache(maxsize=64)
def _calendar(year: int, edition: Edition, wet: bool) -> Calendar:
    return calendar_of(year, edition.crops, edition.limits, wet)


class Watching:
    """The calendars of one edition: a turn of the day asks them for each plot."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._calendars: dict[tuple[int, bool], Calendar] = {}

    def calendar(self, year: int, land_class: str | None) -> Calendar:
        wet = may_be_wet(land_class)
        known = self._calendars.get((year, wet))
        if known is None:
            known = self._calendars[year, wet] = _calendar(year, self._edition, wet)
        return known

    def columns(self, year: int, facts: WatchFacts, ground: Ground, today: date) -> dict[str, Any]:
        """Columns of `PlotYear` that turn with the day."""
        limits, calendar = self._edition.limits, self.calendar(year, ground.land_class)
        found = watch(year, facts, calendar, limits, ground.basic_farmland, today)
        return {
            "watch": found.state,
            "watch_clause": found.clause,
            "land_use": found.use,
            "land_use_clause": found.use_clause,
            "abandonment": found.abandonment,
            "last_chance_on": found.last_chance_on,
            "turns_on": turns_on(year, facts, calendar, limits, today),
        }


SHOWN = ("watch", "land_use", "abandonment")
"""Columns whose change is kept as a turn."""


def turn_of(
    plot_id: str, year: int, before: Any, columns: dict[str, Any], today: date
) -> dict[str, Any] | None:
    """Columns of `WatchTurn`, all but moment and cause; None where nothing changed.

    `before`: the row that was there. A year that begins as years do is no turn.
    """
    then = tuple(getattr(before, name) for name in SHOWN) if before is not None else _BEGINNING
    if then == tuple(columns[name] for name in SHOWN):
        return None
    return {
        "plot_id": plot_id,
        "year": year,
        "before": None if before is None else before.watch,
        "state": columns["watch"],
        "clause": columns["watch_clause"],
        "land_use": columns["land_use"],
        "abandonment": columns["abandonment"],
        "day": today,
    }


_BEGINNING = ("on_course", None, "none")
