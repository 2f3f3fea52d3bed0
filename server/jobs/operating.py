"""Writing down who farms a plot, and taking the case of a plot that was left step by step."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.evidence.vault import Vault
from server.models.base import next_change, now, writing
from server.models.decision import Decision
from server.models.inspection import Inspection, VerdictRow
from server.models.log import log
from server.models.operator import (
    OperatorCase,
    OperatorStep,
    PlotOperator,
    case_as_json,
    steps_of,
)
from server.models.plot import Plot, visible_plots
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.operator import OVER, OperatorKind, Step, wrong_step

MEDIA_TYPES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg"}
"""First bytes of what is taken for a contract."""


@dataclass(frozen=True, slots=True)
class Officer:
    person_id: str
    areas: tuple[str, ...]
    """Where they are an officer."""


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract's file in the vault."""

    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class NewTerm:
    id: str
    kind: OperatorKind
    name: str
    from_day: date
    until_day: date | None
    entrusted: bool
    contract_number: str
    contract: Contract | None
    note: str


@dataclass(frozen=True, slots=True)
class NewStep:
    id: str
    step: Step
    day: date
    note: str
    proposed: tuple[OperatorKind, str] | None = None
    term: NewTerm | None = None
    inspection_id: str | None = None


def contract_key(sha256: str) -> str:
    return f"contracts/{sha256}"


def keep_contract(data: bytes) -> Contract:
    """Puts the bytes into the vault, before any row names them; refuses what is no PDF or JPEG."""
    media_type = next((kind for head, kind in MEDIA_TYPES.items() if data.startswith(head)), None)
    if media_type is None:
        raise Refusal("contract_not_a_document")
    sha256 = hashlib.sha256(data).hexdigest()
    vault: Vault = current_app.extensions["xuntian.vault"]
    spool: Path = current_app.extensions["xuntian.config"].spool_dir
    spool.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=spool) as folder:
        file = Path(folder) / "contract"
        file.write_bytes(data)
        vault.put(file, contract_key(sha256), media_type)
    return Contract(sha256, media_type)


def write_down(
    plot_id: str, term: NewTerm, officer: Officer, clock: Callable[[], datetime] = now
) -> bool:
    """Adds who farms the plot; whether it is new. Refuses plot_unknown, operator_differs."""
    try:
        with writing() as session:
            plot = _held(session, plot_id, officer)
            return _add(session, plot, term, officer, clock())
    except IntegrityError as error:
        # the same id came at once, for another plot
        raise Refusal("operator_differs") from error


def open_case(
    case_id: str,
    plot_id: str,
    first: NewStep,
    officer: Officer,
    clock: Callable[[], datetime] = now,
) -> tuple[bool, dict[str, Any]]:
    """Opens the case of a plot whose household has left; one open case a plot.

    Refuses with plot_unknown, case_open, case_differs, body_invalid.
    """
    moment = clock()
    try:
        with writing() as session:
            plot = _held(session, plot_id, officer)
            known = session.get(OperatorCase, case_id)
            if known is not None:
                if known.plot_id != plot_id:
                    raise Refusal("case_differs")
                return False, _told(session, known, plot)
            if first.day > china_day(moment):
                raise Refusal("body_invalid", fields={"day": "in_future"})
            open_ = select(OperatorCase.id).where(
                OperatorCase.plot_id == plot_id, OperatorCase.state.not_in(OVER)
            )
            if (other := session.scalar(open_.limit(1))) is not None:
                raise Refusal("case_open", case_id=other)
            case = OperatorCase(id=case_id, plot_id=plot_id, state="left", opened_at=moment)
            session.add(case)
            session.flush()
            _put_step(session, case, first, 1, None, officer, moment)
            return True, _told(session, case, plot)
    except IntegrityError as error:
        raise Refusal("case_differs") from error


def take_step(
    case_id: str, step: NewStep, officer: Officer, clock: Callable[[], datetime] = now
) -> tuple[bool, dict[str, Any]]:
    """Takes the case one step on; signing writes the operator down in the same transaction.

    Refuses with case_unknown, case_step_wrong, case_differs, case_not_good, operator_differs.
    """
    moment = clock()
    try:
        with writing() as session:
            plot_id = session.scalar(select(OperatorCase.plot_id).where(OperatorCase.id == case_id))
            if plot_id is None:
                raise Refusal("case_unknown", id=case_id)
            plot = _held(session, plot_id, officer, "case_unknown", case_id)
            case = session.get_one(OperatorCase, case_id, populate_existing=True)
            known = session.get(OperatorStep, step.id)
            if known is not None:
                if (known.case_id, known.step) != (case_id, step.step):
                    raise Refusal("case_differs")
                return False, _told(session, case, plot)
            last = steps_of(session, [case_id])[case_id][-1]
            wrong = wrong_step(
                cast(Step, case.state), last["day"], step.step, step.day, china_day(moment)
            )
            if wrong is not None:
                raise Refusal("case_step_wrong", state=case.state, step=step.step, why=wrong)
            if step.inspection_id is not None:
                _check_good(session, step.inspection_id, plot_id, last["day"])
            if step.term is not None:
                _add(session, plot, step.term, officer, moment)
            place = len(steps_of(session, [case_id])[case_id]) + 1
            operator_id = step.term.id if step.term else None
            case.state = step.step
            _put_step(session, case, step, place, operator_id, officer, moment)
            return True, _told(session, case, plot)
    except IntegrityError as error:
        raise Refusal("case_differs") from error


def _held(
    session: Session,
    plot_id: str,
    officer: Officer,
    code: str = "plot_unknown",
    named: str | None = None,
) -> Plot:
    """The plot, held until the commit: what is written of it gets its place one after the other."""
    wanted = visible_plots(officer.areas).where(Plot.id == plot_id).with_for_update()
    plot = session.scalars(wanted, execution_options={"populate_existing": True}).first()
    if plot is None:
        facts = {"plot_id": plot_id} if named is None else {"id": named}
        raise Refusal(code, **facts)
    return plot


def _add(session: Session, plot: Plot, term: NewTerm, officer: Officer, at: datetime) -> bool:
    known = session.get(PlotOperator, term.id)
    if known is not None:
        same = (known.plot_id, known.kind, known.name, known.from_day, known.until_day)
        if same != (plot.id, term.kind, term.name, term.from_day, term.until_day):
            raise Refusal("operator_differs")
        return False
    last = select(func.max(PlotOperator.place)).where(PlotOperator.plot_id == plot.id)
    session.add(
        PlotOperator(
            id=term.id,
            plot_id=plot.id,
            place=(session.scalar(last) or 0) + 1,
            kind=term.kind,
            name=term.name,
            from_day=term.from_day,
            until_day=term.until_day,
            entrusted=term.entrusted,
            contract_number=term.contract_number,
            contract_sha256=term.contract and term.contract.sha256,
            contract_type=term.contract and term.contract.media_type,
            note=term.note,
            person_id=officer.person_id,
            at=at,
        )
    )
    # the phone shows it
    plot.change = next_change(session)
    session.flush()
    said = {
        "operator": term.id,
        "kind": term.kind,
        "from": term.from_day.isoformat(),
        "until": term.until_day and term.until_day.isoformat(),
        "entrusted": term.entrusted,
        "contract_sha256": term.contract and term.contract.sha256,
    }
    log(session, officer.person_id, "operator_added", f"plot:{plot.id}", **said)
    return True


def _put_step(
    session: Session,
    case: OperatorCase,
    step: NewStep,
    place: int,
    operator_id: str | None,
    officer: Officer,
    at: datetime,
) -> None:
    session.add(
        OperatorStep(
            id=step.id,
            case_id=case.id,
            place=place,
            step=step.step,
            day=step.day,
            proposed_kind=step.proposed and step.proposed[0],
            proposed_name=step.proposed and step.proposed[1],
            operator_id=operator_id,
            inspection_id=step.inspection_id,
            note=step.note,
            person_id=officer.person_id,
            at=at,
        )
    )
    session.flush()
    said = {"plot": case.plot_id, "step": step.step, "day": step.day.isoformat()}
    log(session, officer.person_id, "operator_case", f"case:{case.id}", **said)


def _check_good(session: Session, inspection_id: str, plot_id: str, since: date) -> None:
    """Refuses with case_not_good what is no visit of the plot after the contract that saw it farmed."""
    row = session.execute(
        select(Inspection.plot_id, Inspection.finished_at, Inspection.review_state, VerdictRow.body)
        .add_columns(Decision.override)
        .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
        .outerjoin(Decision, Decision.id == Inspection.decision_id)
        .where(Inspection.id == inspection_id)
    ).first()
    if row is None or row.plot_id != plot_id or china_day(row.finished_at) < since:
        raise Refusal("case_not_good", inspection_id=inspection_id)
    cultivated = (row.override or {}).get("cultivated", row.body["cultivated"]["answer"])
    if row.review_state in ("voided", "returned") or cultivated != "yes":
        raise Refusal("case_not_good", inspection_id=inspection_id)


def _told(session: Session, case: OperatorCase, plot: Plot) -> dict[str, Any]:
    return case_as_json(case, plot, steps_of(session, [case.id])[case.id])
