"""What a plot's records come to: its years, and what the phone shows of it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Connection

from server.claims import stored_claim
from server.jobs.watching import Watching, turn_of
from server.models.base import Reader, next_change
from server.models.decision import Decision
from server.models.inspection import Inspection, PlotYear, VerdictRow
from server.models.plot import Plot, PlotFacts
from server.models.watch import ADD_TURNS, Cause
from server.rules.claim import Claim
from server.rules.day import china_day
from server.rules.decided import answers_with, with_override
from server.rules.edition import Edition
from server.rules.grain_year import (
    Seen,
    YearState,
    seen_of,
    year_as_json,
    year_state,
    years_touched,
)
from server.rules.seal import NonceState, Seal, SealState
from server.rules.watch_facts import WatchFacts, facts_as_json, facts_of

# Built once, and inserts of columns rather than models: every record that arrives takes these.
RECORDS = (
    select(
        Inspection.id,
        Inspection.claim,
        VerdictRow.body,
        Inspection.finished_at,
        Inspection.received_at,
        Inspection.device_skew_s,
        Inspection.seal_state,
        Inspection.nonce_state,
        Inspection.review_state,
        Decision.override,
    )
    .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
    .outerjoin(Decision, Decision.id == Inspection.decision_id)
    .where(Inspection.plot_id == bindparam("plot_id"))
    .order_by(Inspection.finished_at)
)
YEARS = select(
    PlotYear.year, PlotYear.body, PlotYear.watch, PlotYear.land_use, PlotYear.abandonment
).where(PlotYear.plot_id == bindparam("plot_id"))
ADD_YEAR = insert(PlotYear)
PUT_YEAR = update(PlotYear).where(
    PlotYear.plot_id == bindparam("of_plot"), PlotYear.year == bindparam("of_year")
)
SHOW = update(Plot).where(Plot.id == bindparam("of_plot"))


@dataclass(frozen=True, slots=True)
class Record:
    id: str
    claim: Claim
    verdict: dict[str, Any]
    finished_at: datetime
    received_at: datetime
    skew_s: float | None
    seal: Seal
    voided: bool
    override: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Folded:
    """What a plot's records come to."""

    fresh: list[dict[str, Any]]
    """Columns of `PlotYear` for years that have none."""
    known: list[dict[str, Any]]
    """For years that have one."""
    shown: dict[str, Any]
    """Columns of `Plot`: what the phone shows of it."""
    years: list[dict[str, Any]]
    """Bodies of `PlotYear`, every year of the plot, oldest first."""
    turns: list[dict[str, Any]]
    """Columns of `WatchTurn`, all but the cause."""


def fold(
    reader: Reader,
    plot: PlotFacts,
    edition: Edition,
    moment: datetime,
    fresh_record: Record | None = None,
) -> Folded:
    """Computes every year the plot's records speak of, and what the phone shows; writes nothing.

    `fresh_record`: one that is not written yet.
    """
    records = records_of(reader, plot.id)
    if fresh_record is not None:
        insort(records, fresh_record, key=lambda record: record.finished_at)
    there = {row.year: row for row in reader.execute(YEARS, {"plot_id": plot.id})}
    bodies = {year: row.body for year, row in there.items()}
    watching, today = Watching(edition), china_day(moment)
    fresh, known, turns = [], [], []
    for state, facts in _years(plot, records, edition, today, there):
        columns = watching.columns(state.year, facts, plot, today)
        told: dict[str, Any] = {
            "cultivated": state.cultivated.answer,
            "grain": state.grain.answer,
            "level": state.level,
            "edition": edition.id,
            "computed_at": moment,
            "body": year_as_json(state, edition.id),
            "watch_facts": facts_as_json(facts),
            **columns,
        }
        before = there.get(state.year)
        if before is not None:
            known.append({**told, "of_plot": plot.id, "of_year": state.year})
        else:
            fresh.append({**told, "plot_id": plot.id, "year": state.year})
        turn = turn_of(plot.id, state.year, before, columns, today)
        if turn is not None:
            turns.append({**turn, "at": moment})
        bodies[state.year] = told["body"]
    return Folded(fresh, known, _shown(records), [bodies[year] for year in sorted(bodies)], turns)


def write_folded(
    connection: Connection, plot_id: str, folded: Folded, cause: Cause = "record"
) -> None:
    """With the plot's next place in the pack's cursor."""
    if folded.fresh:
        connection.execute(ADD_YEAR, folded.fresh)
    if folded.known:
        connection.execute(PUT_YEAR, folded.known)
    if folded.turns:
        connection.execute(ADD_TURNS, [{**turn, "cause": cause} for turn in folded.turns])
    place = {"of_plot": plot_id, "change": next_change(connection)}
    connection.execute(SHOW, {**folded.shown, **place})


def fold_years(
    connection: Connection,
    plot: PlotFacts,
    edition: Edition,
    moment: datetime,
    cause: Cause = "record",
) -> int:
    """Folds the plot's kept records anew and writes what they come to; how many states turned."""
    folded = fold(connection, plot, edition, moment)
    write_folded(connection, plot.id, folded, cause)
    return len(folded.turns)


def year_states(
    plot: PlotFacts, records: Sequence[Record], edition: Edition, moment: datetime
) -> list[YearState]:
    """Every year the records speak of, oldest first; a voided one speaks of years and gives nothing."""
    return [state for state, _ in _years(plot, records, edition, china_day(moment), ())]


def _years(
    plot: PlotFacts,
    records: Sequence[Record],
    edition: Edition,
    today: date,
    there: Iterable[int],
) -> Iterator[tuple[YearState, WatchFacts]]:
    """Also the years that are there and that no record speaks of: what went before counts for them."""
    seen = [_seen(record, edition) for record in records]
    standing = [one for one, record in zip(seen, records, strict=True) if not record.voided]
    limits, fallow = edition.limits, plot.fallow_spans
    for year in sorted({*there, *(year for one in seen for year in years_touched(one))}):
        state = year_state(year, standing, plot.accepted_on, limits, today, fallow)
        yield state, facts_of(state, standing, limits)


def _seen(record: Record, edition: Edition) -> Seen:
    seen = seen_of(
        record.id, record.claim, record.verdict, edition, record.received_at, record.skew_s
    )
    return with_override(seen, record.override) if record.override else seen


def records_of(reader: Reader, plot_id: str) -> list[Record]:
    """Every record of the plot with its current verdict, oldest first."""
    rows = reader.execute(RECORDS, {"plot_id": plot_id})
    return [
        Record(
            row.id,
            stored_claim(row.claim, row.id),
            row.body,
            row.finished_at,
            row.received_at,
            row.device_skew_s,
            _seal(row.seal_state, row.nonce_state),
            row.review_state == "voided",
            row.override,
        )
        for row in rows
    ]


def _shown(records: Sequence[Record]) -> dict[str, Any]:
    """Last visit, last crop and last answers, of records in order."""
    newest = [record for record in reversed(records) if not record.voided]
    proven = [r for r in newest if r.verdict["position"]["class"] in ("inside", "edge")]
    crops = (record.claim.observation.crops for record in proven)
    standing = (answers_with(record.verdict, record.override) for record in newest)
    answers = ({name: told[name] for name in ("cultivated", "farmable")} for told in standing)
    return {
        "last_seen_at": proven[0].finished_at if proven else None,
        "last_crop": next((named[0].crop for named in crops if named), None),
        "verdict": next((told for told in answers if set(told.values()) != {"unknown"}), None),
    }


def seal_of(inspection: Inspection) -> Seal:
    return _seal(inspection.seal_state, inspection.nonce_state)


def _seal(state: str, nonce: str) -> Seal:
    return Seal(cast(SealState, state), cast(NonceState, nonce))
