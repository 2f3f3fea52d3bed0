"""Keeps when each plot needs its next good inspection: after what came in, and with the day.

Readers catch up on the few plots that changed just now (`catch_up`), so that a plot seen a moment ago is not
asked for any more; a worker does the rest: many at once, and every plot on a new day, pace or edition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from server.jobs.covering import cover
from server.jobs.watching import Watching
from server.models.base import Clock, db, now, writing
from server.models.edition import edition_in_force
from server.models.pace import pace_in_force
from server.models.plot_due import (
    COLUMNS,
    DueScan,
    PlotDue,
    has_old,
    hold_due,
    move_cursor,
    newest_change,
    old_rows,
    rows_after,
)
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.edition import by_code
from server.rules.next_visit import Standing, next_visit
from server.rules.watch_facts import WatchFacts

ROWS_AT_A_TIME = 2_500
"""A record that comes in meanwhile waits for these at most."""
AT_A_READ = 200
"""Plots that a reader makes anew while it waits; more are left to the worker."""
UNTOLD = WatchFacts("unknown", "none", "year_no_visit")
"""Of a year that has no row yet."""
PUT = update(PlotDue).where(PlotDue.plot_id == bindparam("of_plot"))


class Planning:
    """What the rules make of plots on a day; kept for many."""

    def __init__(self, session: Session, moment: datetime) -> None:
        self.today = china_day(moment)
        self.edition = edition_in_force(session, self.today)
        self.pace_id, self.pace = pace_in_force(session)
        self._watching = Watching(self.edition)
        self._crops = by_code(self.edition.crops)
        self._visit = cache(self._next_visit)

    @property
    def key(self) -> str:
        """Another one where every plot is to be looked at again."""
        return f"{self.today}|{self.pace_id}|{self.edition.id}"

    def columns(self, row: Any) -> dict[str, Any]:
        """Of `PlotDue`, for a row of `STANDINGS`."""
        state, clause = row.watch, row.watch_clause
        if state is None:
            found = self._watching.columns(self.today.year, UNTOLD, row, self.today)
            state, clause = found["watch"], found["watch_clause"]
        good_on = max(filter(None, (row.seen_on, row.seen_before)), default=None)
        return self._visit(state, clause, good_on, row.last_crop, bool(row.problem), row.land_class)

    def _next_visit(
        self,
        state: Any,
        clause: str,
        good_on: str | None,
        crop: str | None,
        problem: bool,
        land_class: str | None,
    ) -> dict[str, Any]:
        good = None if good_on is None else date.fromisoformat(good_on)
        asked = Standing(self.today.year, state, clause, good, crop, problem)
        calendar = self._watching.calendar(self.today.year, land_class)
        found = next_visit(asked, calendar, self._crops, self.edition.limits, self.pace)
        return {
            "due_on": found.due_on,
            "late_on": found.late_on,
            "reason": found.reason,
            "day": found.day,
            "crop": found.crop,
            "good_on": good,
        }


def catch_up() -> None:
    """Makes the rows of plots that changed, before they are read; never fails for a busy database."""
    if not has_old(db.session()):
        return
    try:
        _again(AT_A_READ, now)
    except Refusal as refusal:
        if refusal.code != "storage_busy":
            raise


def _again(limit: int, clock: Clock) -> int:
    """One transaction over rows that are old; how many plots."""
    with writing() as session:
        cursor, newest = hold_due(session), newest_change(session)
        planning = Planning(session, clock())
        rows = old_rows(session, planning.today.year, cursor, limit)
        _keep(session, planning, rows)
        cover(session, [row.id for row in rows], planning.edition)
        if len(rows) < limit:
            move_cursor(session, newest)
        return len(rows)


@dataclass(slots=True)
class Planned:
    plots: int = 0
    """That were looked at."""


def plan_plots(clock: Clock | None = None) -> Planned:
    """Brings every plot's row to today; done again it changes nothing."""
    clock = clock or now
    planned = Planned()
    while has_old(db.session()):
        planned.plots += _again(ROWS_AT_A_TIME, clock)
    planning = Planning(db.session(), clock())
    if not is_scanned(db.session(), planning.key):
        planned.plots += _scan(planning.key, clock)
    return planned


def _scan(key: str, clock: Clock) -> int:
    after, seen = None, 0
    while True:
        with writing() as session:
            hold_due(session)
            planning = Planning(session, clock())
            rows = rows_after(session, planning.today.year, after, ROWS_AT_A_TIME)
            _keep(session, planning, rows)
            seen += len(rows)
            if len(rows) < ROWS_AT_A_TIME:
                if planning.key == key and not is_scanned(session, key):
                    session.add(DueScan(key=key, at=clock()))
                return seen
            after = rows[-1].id


def _keep(session: Session, planning: Planning, rows: Sequence[Any]) -> None:
    fresh, changed = [], []
    for row in rows:
        columns = planning.columns(row)
        if row.made_of is None:
            fresh.append({**columns, "plot_id": row.id, "change": row.change})
        elif row.made_of != row.change or any(
            columns[name] != getattr(row, name) for name in COLUMNS
        ):
            changed.append({**columns, "of_plot": row.id, "change": row.change})
    connection = session.connection()
    if fresh:
        connection.execute(insert(PlotDue), fresh)
    if changed:
        connection.execute(PUT, changed)


def is_scanned(session: Session, key: str) -> bool:
    return session.scalar(select(DueScan.key).where(DueScan.key == key)) is not None


def is_planned(session: Session) -> bool:
    """Whether every plot's row is of today."""
    return not has_old(session) and is_scanned(session, Planning(session, now()).key)
