"""Telling people what the day has made of the grain years of their plots: once, and gathered.

Everything is of one transaction, which `watch_telling` closes the day with: a worker that is killed in
the middle has told nobody, and one that comes second finds the day told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.telling import tell_each
from server.models.base import now, writing
from server.models.division import widened
from server.models.log import log
from server.models.watch_alert import (
    WatchTelling,
    add_alerts,
    grants_of_active,
    grids_kept,
    standings,
    told_on,
)
from server.rules.day import china_day
from server.rules.watch_alert import Standing, alerts, keeps_area, kind_of


def tell_of_watch() -> int:
    """Tells what the day has brought, where that was not done yet; how many messages."""
    today = china_day(now())
    try:
        with writing() as session:
            if session.get(WatchTelling, today) is not None:
                return 0
            # first of all: another worker waits here for this one, and then finds the day told
            telling = WatchTelling(day=today, at=now(), plots=0, messages=0)
            session.add(telling)
            session.flush()
            _add(session, today)
            rows = told_on(session, today)
            telling.plots = sum(row.plots for row in rows)
            telling.messages = _tell(session, telling.at, rows) if rows else 0
            told = {"plots": telling.plots, "messages": telling.messages}
            log(session, None, "watch_told", f"day:{today}", **told)
            return telling.messages
    except IntegrityError:
        with writing() as session:
            if session.get(WatchTelling, today) is None:
                raise
        return 0


def _add(session: Session, today: date) -> None:
    days_before = current_app.extensions["xuntian.config"].watch_days_before
    of_alert: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings(session, today.year - 1):
        for alert in alerts(standing, today, days_before):
            of_alert[alert].append(standing)
    for alert, those in sorted(of_alert.items()):
        add_alerts(session, alert, those, today)


@dataclass(slots=True)
class _Sum:
    plots: int = 0
    last_on: date | None = None

    def add(self, plots: int, last_on: date | None) -> None:
        self.plots += plots
        if last_on is not None:
            self.last_on = min(self.last_on or last_on, last_on)


@dataclass(slots=True)
class _Places:
    """Where the plots of one alert lie."""

    of_area: defaultdict[str, _Sum] = field(default_factory=lambda: defaultdict(_Sum))
    """By every beginning of a division code."""
    of_grid: defaultdict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: Any) -> None:
        for end in range(2, len(row.division_code) + 1):
            self.of_area[row.division_code[:end]].add(row.plots, row.last_on)
        if row.grid_id is not None:
            self.of_grid[row.grid_id].append(row)

    def of(self, who: _Duty) -> _Sum:
        found = _Sum()
        for area in who.areas:
            if area in self.of_area:
                here = self.of_area[area]
                found.add(here.plots, here.last_on)
        for grid_id in who.grids:
            for row in self.of_grid.get(grid_id, ()):
                code = row.division_code
                if not code.startswith(who.areas) and code.startswith(who.sees):
                    found.add(row.plots, row.last_on)
        return found


@dataclass(frozen=True, slots=True)
class _Duty:
    areas: tuple[str, ...]
    """None of them in another."""
    grids: tuple[str, ...]
    sees: tuple[str, ...]


def _tell(session: Session, moment: datetime, rows: Sequence[Any]) -> int:
    duties, today = _duties(session), china_day(moment)
    places: dict[tuple[str, int], _Places] = defaultdict(_Places)
    for row in rows:
        places[row.alert, row.year].add(row)
    count = 0
    for (alert, year), where in sorted(places.items()):
        facts = {
            person_id: _facts(alert, year, today, found)
            for person_id, duty in duties.items()
            if (found := where.of(duty)).plots
        }
        tell_each(session, facts, kind_of(alert), f"watch:{alert}:{today}", at=moment)
        count += len(facts)
    return count


def _facts(alert: str, year: int, today: date, found: _Sum) -> dict[str, Any]:
    told = {"alert": alert, "day": today.isoformat(), "year": year, "count": found.plots}
    if found.last_on is None or not (alert == "last_chance" or alert.startswith("left_")):
        return told
    left = {"last_on": found.last_on.isoformat(), "days": (found.last_on - today).days}
    return {**told, **left}


def _duties(session: Session) -> Mapping[str, _Duty]:
    """Person → what they are told of; without those who are told of nothing."""
    grids: dict[str, list[str]] = defaultdict(list)
    for person_id, grid_id in grids_kept(session):
        grids[person_id].append(grid_id)
    grants: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person_id, role, area in grants_of_active(session):
        grants[person_id].append((role, area))

    @cache
    def codes(area: str) -> tuple[str, ...]:
        return widened(session, [area])

    def all_codes(areas: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for area in areas for code in codes(area)))

    found = {}
    for person_id, held in grants.items():
        mine = all_codes(area for role, area in held if keeps_area(role, area))
        if mine or person_id in grids:
            found[person_id] = _Duty(
                tuple(one for one in mine if not _lies_in_another(one, mine)),
                tuple(grids.get(person_id, ())),
                all_codes(area for _, area in held),
            )
    return found


def _lies_in_another(area: str, areas: Sequence[str]) -> bool:
    return any(area != other and area.startswith(other) for other in areas)
