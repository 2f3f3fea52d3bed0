"""Who farms a plot, contracts, and the cases of plots whose household has left."""

from __future__ import annotations

import base64
import binascii
from datetime import date, datetime
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response, send_file
from pydantic import BaseModel, Field
from sqlalchemy import select

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads
from server.api.cursor import cursor_of, place_of
from server.api.keeping import vault
from server.claims import NOTE_MAX, Plain, Uuid
from server.jobs.operating import (
    NewStep,
    NewTerm,
    Officer,
    contract_key,
    keep_contract,
    open_case,
    take_step,
    write_down,
)
from server.models.base import db, now
from server.models.operator import (
    OperatorCase,
    PlotOperator,
    Wanted,
    case_as_json,
    case_count,
    case_page,
    operator_as_json,
    operators_of,
    steps_of,
    term_of,
)
from server.models.person import Person
from server.models.plot import Plot, visible_plot
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.operator import OperatorKind, Step, term_on
from server.rules.roles import who_may

KEEPING = who_may("review")
operators = APIBlueprint("operators", __name__, url_prefix="/api/v1")

CONTRACT_MAX = 5_000_000
"""Bytes of a contract's file; a third more as base64."""
BODY_MAX = CONTRACT_MAX * 4 // 3 + 20_000
FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "the file", "content": {"application/pdf": {}, "image/jpeg": {}}},
    404: {"description": "unknown"},
}
FIRST_DAY, LAST_DAY = date(1978, 1, 1), date(2100, 12, 31)
"""Between which anybody farms: the household contracts began then [P]."""


class OperatorIn(Strict):
    id: Uuid
    kind: OperatorKind
    name: Plain = Field(min_length=1, max_length=100)
    from_day: date = Field(ge=FIRST_DAY, le=LAST_DAY)
    until_day: date | None = Field(default=None, ge=FIRST_DAY, le=LAST_DAY)
    entrusted: bool = False
    contract_number: Plain = Field(default="", max_length=100)
    contract: str | None = Field(
        default=None, max_length=BODY_MAX, description="PDF or JPEG, base64"
    )
    note: Plain = Field(default="", max_length=NOTE_MAX)


class CaseIn(Strict):
    id: Uuid
    step_id: Uuid
    left_on: date = Field(ge=FIRST_DAY, le=LAST_DAY)
    note: Plain = Field(default="", max_length=NOTE_MAX)


class StepIn(Strict):
    id: Uuid
    step: Literal["proposed", "agreed", "signed", "followed", "dropped"]
    day: date = Field(ge=FIRST_DAY, le=LAST_DAY)
    note: Plain = Field(default="", max_length=NOTE_MAX)
    proposed_kind: OperatorKind | None = Field(default=None, description="of `proposed`")
    proposed_name: Plain | None = Field(default=None, min_length=1, max_length=100)
    operator: OperatorIn | None = Field(default=None, description="of `signed`")
    inspection_id: Uuid | None = Field(
        default=None, description="of `followed`: a later visit that saw the plot farmed"
    )


class OperatorOut(BaseModel):
    id: str
    kind: OperatorKind
    name: str
    from_day: date
    until_day: date | None
    entrusted: bool
    contract_number: str
    contract_sha256: str | None
    note: str
    at: datetime
    person_name: str
    current: bool


class StepOut(BaseModel):
    id: str
    step: Step
    day: date
    proposed_kind: OperatorKind | None
    proposed_name: str | None
    operator_id: str | None
    inspection_id: str | None
    note: str
    at: datetime
    person_name: str


class CaseOut(BaseModel):
    id: str
    plot_id: str
    number: str
    division_code: str
    village: str
    place: str
    household: str
    net_area_mu: str
    state: Step
    opened_at: datetime
    since: date
    proposed_kind: OperatorKind | None
    proposed_name: str | None
    steps: list[StepOut]


class PlotOperators(BaseModel):
    operators: list[OperatorOut] = Field(description="the last written down first")
    cases: list[CaseOut]


class CasePage(BaseModel):
    cases: list[CaseOut]
    next: str | None
    count: int


class CasesQuery(BaseModel):
    state: Step | Literal["open", ""] = Field(default="open", description="empty = all")
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


@operators.get("/plots/<uuid:plot_id>/operators")
@operators.output(PlotOperators)
@signed_in(*KEEPING)
def plot_operators(plot_id: Any) -> Response:
    """Who farms the plot and farmed it, and its cases."""
    plot = _plot(str(plot_id))
    told = _told(plot)
    log_read("operators_read", f"plot:{plot.id}")
    return answer(told)


@operators.post("/plots/<uuid:plot_id>/operators")
@operators.doc(responses={404: "unknown", 409: "the id is another one's"})
@operators.output(PlotOperators, status_code=201)
@signed_in(*KEEPING)
@reads(OperatorIn, max_bytes=BODY_MAX)
def add_operator(plot_id: Any, body: OperatorIn) -> Response:
    """Writes down who farms the plot; nothing is changed, the last one written down counts."""
    plot = _plot(str(plot_id))
    write_down(plot.id, _term(body, ""), _officer())
    return answer(_told(_plot(plot.id)), 201)


@operators.post("/plots/<uuid:plot_id>/operator-cases")
@operators.doc(responses={404: "unknown", 409: "one is open"})
@operators.output(CaseOut, status_code=201)
@signed_in(*KEEPING)
@reads(CaseIn, max_bytes=16_000)
def add_case(plot_id: Any, body: CaseIn) -> Response:
    """Opens the case of a plot whose household has left."""
    first = NewStep(body.step_id, "left", body.left_on, body.note)
    _, told = open_case(body.id, str(plot_id), first, _officer())
    return answer(told, 201)


@operators.get("/operator-cases")
@operators.input(CasesQuery, location="query", arg_name="query")
@operators.output(CasePage)
@signed_in(*KEEPING)
def case_list(query: CasesQuery) -> Response:
    """Cases of the officer's areas, newest first."""
    wanted, session = Wanted(actor().areas(*KEEPING), query.state, query.area), db.session()
    rows = case_page(session, wanted, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    last = shown[-1] if len(rows) > query.limit else None
    told = {
        "cases": shown,
        "next": cursor_of(last["opened_at"], last["id"]) if last else None,
        "count": case_count(session, wanted),
    }
    log_read("operator_cases_read", f"person:{actor().person_id}", count=len(shown))
    return answer(told)


@operators.get("/operator-cases/<uuid:case_id>")
@operators.doc(responses={404: "unknown"})
@operators.output(CaseOut)
@signed_in(*KEEPING)
def one_case(case_id: Any) -> Response:
    """One case with its steps."""
    session = db.session()
    found, plot = _case(str(case_id))
    told = case_as_json(found, plot, steps_of(session, [found.id])[found.id])
    log_read("operator_case_read", f"case:{found.id}")
    return answer(told)


@operators.post("/operator-cases/<uuid:case_id>/steps")
@operators.doc(responses={404: "unknown", 409: "not the next step"})
@operators.output(CaseOut, status_code=201)
@signed_in(*KEEPING)
@reads(StepIn, max_bytes=BODY_MAX)
def add_step(case_id: Any, body: StepIn) -> Response:
    """Takes the case one step on."""
    needs = {
        "proposed": body.proposed_kind is not None and body.proposed_name is not None,
        "signed": body.operator is not None,
        "followed": body.inspection_id is not None,
    }
    if not needs.get(body.step, True):
        raise Refusal("body_invalid", fields={body.step: "missing"})
    more = {
        "proposed_kind": body.step == "proposed",
        "operator": body.step == "signed",
        "inspection_id": body.step == "followed",
    }
    extra = [name for name, may in more.items() if getattr(body, name) is not None and not may]
    if extra:
        raise Refusal("body_invalid", fields={extra[0]: "not_of_this_step"})
    # before any byte of theirs is kept
    _case(str(case_id))
    kind, name = body.proposed_kind, body.proposed_name
    step = NewStep(
        body.id,
        body.step,
        body.day,
        body.note,
        (kind, name) if kind is not None and name is not None else None,
        _term(body.operator, "operator.") if body.operator else None,
        body.inspection_id,
    )
    _, told = take_step(str(case_id), step, _officer())
    return answer(told, 201)


@operators.get("/plots/<uuid:plot_id>/contracts/<sha256>")
@operators.doc(responses=FILE)
@signed_in(*KEEPING)
def contract_file(plot_id: Any, sha256: str) -> Response:
    """A contract of the plot, as it was handed in."""
    plot = _plot(str(plot_id))
    known = select(PlotOperator.contract_type).where(
        PlotOperator.plot_id == plot.id, PlotOperator.contract_sha256 == sha256
    )
    media_type = db.session.scalar(known.limit(1)) if "\x00" not in sha256 else None
    if media_type is None:
        raise Refusal("contract_unknown")
    try:
        opened = vault().open(contract_key(sha256))
    except FileNotFoundError as error:
        raise Refusal("contract_unknown") from error
    log_read("contract_read", f"plot:{plot.id}", sha256=sha256)
    ending = "pdf" if media_type == "application/pdf" else "jpg"
    response: Response = send_file(
        opened,
        mimetype=media_type,
        as_attachment=True,
        download_name=f"contract-{sha256[:8]}.{ending}",
        conditional=False,
        etag=False,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _officer() -> Officer:
    return Officer(actor().person_id, actor().areas(*KEEPING))


def _plot(plot_id: str) -> Plot:
    plot = visible_plot(db.session(), plot_id, actor().areas(*KEEPING))
    if plot is None:
        raise Refusal("plot_unknown", plot_id=plot_id)
    return plot


def _case(case_id: str) -> tuple[OperatorCase, Plot]:
    session = db.session()
    found = session.get(OperatorCase, case_id, populate_existing=True)
    plot = visible_plot(session, found.plot_id, actor().areas(*KEEPING)) if found else None
    if found is None or plot is None:
        raise Refusal("case_unknown", id=case_id)
    return found, plot


def _term(body: OperatorIn, at: str) -> NewTerm:
    """`at`: where in the request the operator stands."""
    if not body.name.strip():
        raise Refusal("body_invalid", fields={f"{at}name": "missing"})
    if body.until_day is not None and body.until_day < body.from_day:
        raise Refusal("body_invalid", fields={f"{at}until_day": "before_from_day"})
    contract = None
    if body.contract is not None:
        try:
            data = base64.b64decode(body.contract, validate=True)
        except (binascii.Error, ValueError) as error:
            raise Refusal("body_invalid", fields={f"{at}contract": "base64"}) from error
        contract = keep_contract(data)
    return NewTerm(
        body.id,
        body.kind,
        body.name.strip(),
        body.from_day,
        body.until_day,
        body.entrusted,
        body.contract_number,
        contract,
        body.note,
    )


def _told(plot: Plot) -> dict[str, Any]:
    session = db.session()
    rows = operators_of(session, plot.id)
    current = term_on(map(term_of, rows), china_day(now()))
    ids = {row.person_id for row in rows}
    people = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))).all()
    names = {row.id: row.name for row in people}
    counted = [row for row in rows if term_of(row) == current]
    wanted = select(OperatorCase).where(OperatorCase.plot_id == plot.id)
    found = session.scalars(wanted.order_by(OperatorCase.opened_at.desc())).all()
    steps = steps_of(session, [case.id for case in found])
    return {
        "operators": [
            {
                **operator_as_json(row, names[row.person_id]),
                "current": bool(counted) and row.id == counted[-1].id,
            }
            for row in reversed(rows)
        ],
        "cases": [case_as_json(case, plot, steps[case.id]) for case in found],
    }
