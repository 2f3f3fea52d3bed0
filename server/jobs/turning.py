"""The turn of the day: what the calendar alone changes in the watch over every plot's year.

A worker does it when China's day begins, and after days off once for all of them: states are those of
today, and a turn says the day on which it was known. Some rows at a time, each with its own commit;
done again it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from server.jobs.alerting import tell_of_watch
from server.jobs.folding import ADD_YEAR, fold_years
from server.jobs.queue import Work, queue
from server.jobs.watching import Watching, turn_of
from server.models.base import Clock, db, next_change, now, writing
from server.models.edition import edition_in_force
from server.models.inspection import PlotYear
from server.models.log import log
from server.models.plot import Plot, facts_of_plot
from server.models.watch import (
    ADD_TURNS,
    LAST_FACTS,
    Cause,
    due,
    is_undone,
    without_year,
)
from server.models.watch_alert import is_untold
from server.rules.day import china_day
from server.rules.edition import Edition
from server.rules.grain_year import year_as_json, year_state
from server.rules.watch_facts import WatchFacts, facts_as_json, facts_from_json, facts_of

ROWS_AT_A_TIME = 2_500
"""A record that comes in meanwhile waits for these at most: about half a second."""
NAME = "watch"

PUT_WATCH = update(PlotYear).where(
    PlotYear.year == bindparam("of_year"),
    PlotYear.plot_id.in_(bindparam("of_plots", expanding=True)),
)
MOVE = update(Plot).where(Plot.id.in_(bindparam("of_plots", expanding=True)))


@dataclass(slots=True)
class Turned:
    rows: int = 0
    """Years that were looked at."""
    turns: int = 0
    """Those whose state changed."""
    messages: int = 0


def turn_day() -> Turned:
    """Brings every plot's watch to today and tells people of it; ends when nothing is left to be turned."""
    turned = turn_states()
    turned.messages = tell_of_watch()
    return turned


def turn_states(clock: Clock | None = None) -> Turned:
    """The same without telling anybody; `clock` for the demo, whose days are over."""
    clock = clock or now
    today = china_day(clock())
    turned = Turned()
    while _turn_some(today, turned, clock):
        pass
    return turned


def _turn_some(today: date, turned: Turned, clock: Clock) -> bool:
    """One transaction; False where there was nothing to do."""
    with writing() as session:
        moment = clock()
        edition = edition_in_force(session, china_day(moment))
        step = _Step(session, edition, today, moment)
        rows = step.turn_due() or step.add_years()
        if rows:
            told = {"rows": rows, "turns": step.turns, "edition": edition.id}
            log(session, None, "watch_turned", f"day:{today}", **told)
        turned.rows += rows
        turned.turns += step.turns
    return rows > 0


class _Step:
    def __init__(self, session: Session, edition: Edition, today: date, moment: datetime) -> None:
        self._session, self._connection = session, session.connection()
        self._edition, self._today, self._moment = edition, today, moment
        self._watching = Watching(edition)
        self._unseen = cache(self._year_unseen)
        self.turns = 0

    def turn_due(self) -> int:
        """Rows whose day to turn has come; how many."""
        rows = due(self._session, self._today, ROWS_AT_A_TIME)
        # on a day of the calendar nearly all rows turn alike: one statement for those that do
        alike: dict[tuple[Any, ...], tuple[list[str], dict[str, Any]]] = {}
        turns: list[dict[str, Any]] = []
        anew: dict[str, Cause] = {}
        fresh: set[str] = set()
        for row in rows:
            facts, told = self._facts(row)
            if facts is None:
                anew[row.id] = "plot" if row.watch_facts is None else "rules"
                continue
            if facts.without and facts.grain == "unknown" and self._today.year > row.year:
                # the year is over: the fold says no, and what it rests on
                anew.setdefault(row.id, "day")
                continue
            found = self._watching.columns(row.year, facts, row, self._today)
            turn = turn_of(row.id, row.year, row, found, self._today)
            if turn is not None:
                turns.append({**turn, "at": self._moment, "cause": "day"})
            if told:
                fresh.add(row.id)
            same = alike.setdefault(
                (row.year, *found.values(), _key(told)), ([], {**told, **found})
            )
            same[0].append(row.id)
        self._tell_phones(sorted(fresh))
        for (year, *_), (plot_ids, columns) in alike.items():
            self._connection.execute(PUT_WATCH, {**columns, "of_year": year, "of_plots": plot_ids})
        self._add_turns(turns)
        for plot_id, cause in anew.items():
            plot = facts_of_plot(self._connection, plot_id, lock=True)
            assert plot is not None, "its year names it"
            self.turns += fold_years(self._connection, plot, self._edition, self._moment, cause)
        return len(rows)

    def _facts(self, row: Any) -> tuple[WatchFacts | None, dict[str, Any]]:
        """With columns that changed, too; None where the plot's records have to be folded for them."""
        if row.watch_facts is not None and row.edition == self._edition.id:
            clause = row.body["grain"]["clause"]
            return facts_from_json(row.watch_facts, row.grain, row.level, clause), {}
        if row.has_records:
            return None, {}
        return self._unseen(row.year, row.accepted_on, _spans(row))

    def add_years(self) -> int:
        """This year's row of plots of which no record speaks in it; how many."""
        year = self._today.year
        plots = without_year(self._session, year, ROWS_AT_A_TIME)
        idle = self._idle_before([plot.id for plot in plots])
        rows, turns = [], []
        for plot in plots:
            usual, told = self._unseen(year, plot.accepted_on, _spans(plot))
            before = idle.get(plot.id)
            facts = usual if before is None else _with_idle(usual, before)
            found = self._watching.columns(year, facts, plot, self._today)
            turn = turn_of(plot.id, year, None, found, self._today)
            if turn is not None:
                turns.append({**turn, "at": self._moment, "cause": "day"})
            place = {"plot_id": plot.id, "year": year}
            rows.append({**told, **found, **place, "watch_facts": facts_as_json(facts)})
        if rows:
            self._connection.execute(ADD_YEAR, rows)
        self._tell_phones([row["plot_id"] for row in rows if row["watch"] == "not_owed"])
        self._add_turns(turns)
        return len(rows)

    def _idle_before(self, plot_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Facts of each plot's newest year, where ground left to itself was seen in it."""
        newest: dict[str, dict[str, Any]] = {}
        if plot_ids:
            for plot_id, _, facts in self._session.execute(LAST_FACTS, {"plot_ids": plot_ids}):
                newest[plot_id] = facts or {}
        return {plot_id: facts for plot_id, facts in newest.items() if "idle" in facts}

    def _year_unseen(
        self, year: int, accepted_on: date | None, fallow: Spans
    ) -> tuple[WatchFacts, dict[str, Any]]:
        """What the rules make of a year that no record speaks of, and its columns."""
        limits = self._edition.limits
        state = year_state(year, (), accepted_on, limits, self._today, fallow)
        facts = facts_of(state, (), limits)
        return facts, {
            "cultivated": state.cultivated.answer,
            "grain": state.grain.answer,
            "level": state.level,
            "edition": self._edition.id,
            "computed_at": self._moment,
            "body": year_as_json(state, self._edition.id),
            "watch_facts": facts_as_json(facts),
        }

    def _tell_phones(self, plot_ids: Sequence[str]) -> None:
        """Phones know the calendar, and take a year that they have no row of for an open one."""
        if plot_ids:
            place = {"of_plots": plot_ids, "change": next_change(self._connection)}
            self._connection.execute(MOVE, place)

    def _add_turns(self, turns: list[dict[str, Any]]) -> None:
        if turns:
            self._connection.execute(ADD_TURNS, turns)
        self.turns += len(turns)


def _key(told: dict[str, Any]) -> str | None:
    """What a year that no record speaks of is told apart by."""
    return told["body"]["grain"]["clause"] if told else None


Spans = tuple[tuple[date, date], ...]


def _spans(plot: Any) -> Spans:
    return tuple(
        (date.fromisoformat(first), date.fromisoformat(last)) for first, last in plot.fallow or ()
    )


def _with_idle(facts: WatchFacts, before: dict[str, Any]) -> WatchFacts:
    kept = {**facts_as_json(facts), "idle": before["idle"]}
    return facts_from_json(kept, facts.grain, facts.level, facts.clause)


def _undone() -> Iterable[str]:
    today = china_day(now())
    session = db.session()
    undone = is_undone(session, today) or is_untold(session, today)
    return [today.isoformat()] if undone else []


def _do(_: str) -> None:
    """Whatever day it was told for: what counts is today."""
    turn_day()


def tell_turn() -> None:
    """Says that plots or rules changed; after the commit."""
    queue().tell(NAME, china_day(now()).isoformat())


WORK = Work(NAME, _do, _undone)
