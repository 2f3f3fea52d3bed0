"""Finance's list: a code, a sum and a day; never a kind, a place or a person."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads
from server.api.cursor import cursor_of, place_of
from server.claims import NOTE_MAX, Plain, Uuid
from server.jobs.reward_paying import Payment, pay
from server.models.base import db
from server.models.payment import PaymentsWanted, payment_as_json, payments_page, totals_of
from server.models.reward import Reward
from server.rules.roles import who_may

payments = APIBlueprint("payments", __name__, url_prefix="/api/v1")
PAYING = who_may("payments")
NO_STORE = "no-store"


class PaymentsQuery(BaseModel):
    state: Literal["open", "paid", ""] = Field(default="open", description="empty = all")
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class PaymentChange(BaseModel):
    step: Literal["pay", "correct"]
    day: date
    person_name: str
    voucher: str
    paid_on: date
    reason: str


class PaymentOut(BaseModel):
    id: str
    payment_code: str
    sum_yuan: str
    approved_on: date
    paid_on: date | None
    voucher: str | None
    last_place: int
    changes: list[PaymentChange]


class PaymentTotal(BaseModel):
    count: int
    yuan: str


class PaymentPage(BaseModel):
    payments: list[PaymentOut]
    open: PaymentTotal
    paid: PaymentTotal
    next: str | None


class PaymentIn(Strict):
    id: Uuid
    seen: int = Field(ge=0, description="the last step that was seen")
    step: Literal["pay", "correct"]
    payment_code: str = Field(pattern=r"^[0-9A-Z]{10}$", description="as it was shown to be paid")
    voucher: Plain = Field(min_length=1, max_length=60)
    paid_on: date
    reason: Plain = Field(default="", max_length=NOTE_MAX, description="of a correction")


@payments.get("/payments")
@payments.input(PaymentsQuery, location="query", arg_name="query")
@payments.output(PaymentPage)
@signed_in(*PAYING)
def payment_list(query: PaymentsQuery) -> Response:
    """Approved rewards, the one that was approved last first."""
    session, grants = db.session(), actor().grants
    wanted = PaymentsWanted(grants, query.state)
    rows = payments_page(session, wanted, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    last = shown[-1] if len(rows) > query.limit else None
    told = {
        "payments": [payment_as_json(session, row) for row in shown],
        **totals_of(session, grants),
        "next": cursor_of(last.approved_at, last.id) if last and last.approved_at else None,
    }
    log_read("payments_read", f"person:{actor().person_id}", count=len(shown))
    return answer(told, Cache_Control=NO_STORE)


@payments.post("/payments/<uuid:payment_id>/steps")
@payments.doc(responses={404: "unknown", 409: "not as it was seen", 422: "another code"})
@payments.output(PaymentOut, status_code=201)
@signed_in(*PAYING)
@reads(PaymentIn, max_bytes=8_000)
def put_payment(payment_id: Any, body: PaymentIn) -> Response:
    """Marks it paid, or corrects voucher and day; both stay to be read."""
    me = actor()
    wish = Payment(
        body.id,
        body.seen,
        body.step,
        body.payment_code,
        body.voucher.strip(),
        body.paid_on,
        body.reason.strip(),
    )
    pay(str(payment_id), wish, me.person_id, me.grants)
    session = db.session()
    session.rollback()
    row = session.get_one(Reward, str(payment_id), populate_existing=True)
    return answer(payment_as_json(session, row), 201, Cache_Control=NO_STORE)
