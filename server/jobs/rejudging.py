"""Judging what is kept again: by another edition, or after a boundary was put right.

A plot at a time: what would alter is told without writing, or written as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from server.jobs.folding import Record, fold_years, records_of, year_states
from server.jobs.judging import judge_again, judge_record
from server.models.base import Reader, db, now, writing
from server.models.edition import EditionRow, edition_in_force
from server.models.inspection import Inspection, PlotYear
from server.models.log import log
from server.models.plot import PlotFacts, facts_of_plot
from server.rules.day import china_day
from server.rules.differing import Pairs, differing, unequal
from server.rules.edition import Edition

"""Name of an answer → before and after."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    inspection_id: str
    answers: Pairs


@dataclass(frozen=True, slots=True)
class YearChange:
    year: int
    answers: Pairs


@dataclass(frozen=True, slots=True)
class PlotChange:
    """What differs on one plot; a year may alter though none of its records does."""

    plot_id: str
    division_code: str
    judged: int
    """Records of the plot."""
    records: tuple[RecordChange, ...]
    """Oldest first."""
    years: tuple[YearChange, ...]

    @property
    def any(self) -> bool:
        return bool(self.records or self.years)


def inspected_plots(reader: Reader) -> list[str]:
    """Ids of the plots that have a record, in the order in which they are judged again."""
    found = reader.execute(select(Inspection.plot_id).distinct()).scalars()
    return sorted(found)


def would_change(reader: Reader, plot_id: str, edition: Edition) -> PlotChange:
    """What judging the plot by `edition` would alter; writes nothing."""
    plot = facts_of_plot(reader, plot_id)
    assert plot is not None, "a record keeps its plot"
    return _change(reader, plot, edition, now())


def judge_anew(plot_id: str, person_id: str | None) -> tuple[Edition, PlotChange]:
    """Judges the plot by the edition in force and writes what alters, all of it or nothing.

    The edition is asked for with the plot held: a record that came in by an older one is there by
    then, and a newer one that was adopted meanwhile is the one that counts. What is as it should
    be is left alone, so that it may be run again after a crash.
    """
    with writing() as session:
        plot = facts_of_plot(session.connection(), plot_id, lock=True)
        assert plot is not None, "a record keeps its plot"
        moment = now()
        edition = edition_in_force(session, china_day(moment))
        change = _change(session.connection(), plot, edition, moment)
        for record in change.records:
            inspection = session.get_one(Inspection, record.inspection_id)
            judge_again(session, inspection, "rejudged", edition)
            subject = f"inspection:{inspection.id}"
            log(session, person_id, "inspection_rejudged", subject, edition=edition.id)
        if change.years and not change.records:
            fold_years(session.connection(), plot, edition, moment, "rules")
            log(session, person_id, "plot_years_folded", f"plot:{plot.id}", edition=edition.id)
    return edition, change


@dataclass(frozen=True, slots=True)
class Step:
    done: int
    of: int
    """Plots."""
    change: PlotChange


def would_change_everything(edition: Edition) -> Iterator[Step]:
    """What judging every record by `edition` would alter, plot by plot; writes nothing.

    No transaction is open between two plots: nobody waits for a preview.
    """
    session = db.session()
    plots = inspected_plots(session)
    for done, plot_id in enumerate(plots, 1):
        change = would_change(session.connection(), plot_id, edition)
        session.rollback()
        yield Step(done, len(plots), change)


def judge_everything_anew(person_id: str | None) -> Iterator[Step]:
    """`judge_anew` for every plot that has a record; at the end the edition counts as judged by."""
    session = db.session()
    edition = edition_in_force(session, china_day(now()))
    plots = inspected_plots(session)
    replaced = False
    for done, plot_id in enumerate(plots, 1):
        by, change = judge_anew(plot_id, person_id)
        replaced = replaced or by != edition
        yield Step(done, len(plots), change)
    if not replaced:
        _mark_judged(edition.id, person_id, len(plots))


def _mark_judged(edition_id: str, person_id: str | None, plots: int) -> None:
    """The first time counts; an edition that is shipped has no row."""
    with writing() as session:
        row = session.get(EditionRow, edition_id, populate_existing=True)
        if row is not None and row.judged_at is None:
            row.judged_at = now()
            log(session, person_id, "edition_judged", f"edition:{edition_id}", plots=plots)


def _change(reader: Reader, plot: PlotFacts, edition: Edition, moment: datetime) -> PlotChange:
    old = records_of(reader, plot.id)
    new: list[Record] = []
    altered: list[RecordChange] = []
    for record in old:
        fresh = _judged(reader, record, plot, edition, new)
        answers = differing(record.verdict, fresh.verdict)
        if answers:
            altered.append(RecordChange(record.id, answers))
        # a verdict whose answers are the same is not written anew
        new.append(fresh if answers else record)
    kept = {
        row.year: (row.cultivated, row.grain, row.level)
        for row in reader.execute(
            select(PlotYear.year, PlotYear.cultivated, PlotYear.grain, PlotYear.level).where(
                PlotYear.plot_id == plot.id
            )
        )
    }
    names = ("year_cultivated", "year_grain", "year_level")
    years = []
    for state in year_states(plot, new, edition, moment):
        before = kept.get(state.year, (None, None, None))
        after = (state.cultivated.answer, state.grain.answer, state.level)
        altered_then = unequal(dict(zip(names, zip(before, after, strict=True), strict=True)))
        if altered_then:
            years.append(YearChange(state.year, altered_then))
    return PlotChange(plot.id, plot.division_code, len(old), tuple(altered), tuple(years))


def _judged(
    reader: Reader, record: Record, plot: PlotFacts, edition: Edition, before: Sequence[Record]
) -> Record:
    judgement = judge_record(
        reader,
        record.claim,
        plot,
        record.received_at,
        record.skew_s,
        edition,
        record.seal,
        before=before,
    )
    return replace(record, verdict=judgement.body)
