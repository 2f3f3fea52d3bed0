"""What judging every record again would alter: by another edition, or after a boundary was put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.jobs.judging import Record, judge_record, records_of, year_states
from server.models.base import now
from server.models.inspection import Inspection, PlotYear
from server.models.plot import PlotFacts, facts_of_plot
from server.rules.edition import Edition

Pairs = dict[str, tuple[Any, Any]]
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
    records: tuple[RecordChange, ...]
    years: tuple[YearChange, ...]


def would_change(session: Session, edition: Edition) -> Iterator[PlotChange]:
    """Judges every record by `edition` without writing; yields the plots where answers differ."""
    moment = now()
    inspected = session.scalars(select(Inspection.plot_id).distinct()).all()
    for plot_id in sorted(inspected):
        plot = facts_of_plot(session, plot_id)
        assert plot is not None, "a record keeps its plot"
        change = _of_plot(session, plot, edition, moment)
        if change.records or change.years:
            yield change


def _of_plot(session: Session, plot: PlotFacts, edition: Edition, moment: datetime) -> PlotChange:
    old = records_of(session, plot.id)
    new = [_judged(session, record, plot, edition) for record in old]
    kept = {
        row.year: (row.cultivated, row.grain, row.level)
        for row in session.execute(
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
        differing = _unequal(dict(zip(names, zip(before, after, strict=True), strict=True)))
        if differing:
            years.append(YearChange(state.year, differing))
    records = (
        RecordChange(before.id, _differing(before.verdict, after.verdict))
        for before, after in zip(old, new, strict=True)
    )
    return PlotChange(plot.id, tuple(one for one in records if one.answers), tuple(years))


def _judged(session: Session, record: Record, plot: PlotFacts, edition: Edition) -> Record:
    judgement = judge_record(
        session, record.claim, plot, record.received_at, record.skew_s, edition, record.seal
    )
    return replace(record, verdict=judgement.body)


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Pairs:
    pairs = {
        "position": (old["position"]["class"], new["position"]["class"]),
        "boundary_version": (
            old["position"]["boundary_version"],
            new["position"]["boundary_version"],
        ),
        "findings": (
            sorted({item["code"] for item in old["findings"]}),
            sorted({item["code"] for item in new["findings"]}),
        ),
        "grain_year": (old["grain"]["year"], new["grain"]["year"]),
    }
    for name in ("cultivated", "farmable", "grain"):
        pairs[name] = (old[name]["answer"], new[name]["answer"])
    return _unequal(pairs)


def _unequal(pairs: Pairs) -> Pairs:
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
