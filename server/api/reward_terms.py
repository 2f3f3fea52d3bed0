"""What is promised for tip-offs and since when, and a year's money for it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field
from sqlalchemy import select

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, reads
from server.api.whole_district import check_whole_district, of_a_county, of_the_whole_district
from server.claims import NOTE_MAX, Plain
from server.jobs.reward_terms import adopt_terms, set_budget
from server.models.base import db, now
from server.models.person import Person
from server.models.reward import (
    RewardBudget,
    ledger_of,
    terms_in_force,
    terms_known,
    years_known,
)
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.problem import Kind
from server.rules.reward_terms import KindTerms, Terms
from server.rules.roles import who_may

reward_terms = APIBlueprint("reward_terms", __name__, url_prefix="/api/v1")
DECIDING = who_may("rewards")
Yuan = Field(default=None, max_length=20, pattern=r"^\d{1,9}(\.\d{1,2})?$")
FIRST_YEAR, LAST_YEAR = 2023, 2100
"""The plan is of 2023."""


class KindTermsIn(Strict):
    fixed_yuan: str | None = Yuan
    per_mu_yuan: str | None = Yuan


class TermsBody(Strict):
    kinds: dict[Kind, KindTermsIn] = Field(description="a kind that is not in it has no reward")
    cap_yuan: str | None = Yuan
    claim_days: int
    staff_excluded: bool


class TermsIn(Strict):
    seen: int = Field(ge=0, description="number of the last terms, 0 for none")
    valid_from: date
    terms: TermsBody
    reason: Plain = Field(min_length=1, max_length=NOTE_MAX)


class TermsOut(BaseModel):
    number: int
    valid_from: date
    terms: TermsBody
    reason: str
    adopted_by: str
    adopted_at: datetime


class TermsPage(BaseModel):
    in_force: int | None = Field(description="null: nothing is promised")
    last: int
    may_adopt: bool
    history: list[TermsOut]


class BudgetIn(Strict):
    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    seen: int = Field(ge=0, description="number of the year's last budget, 0 for none")
    yuan: str = Field(max_length=20, pattern=r"^\d{1,9}(\.\d{1,2})?$")
    reason: Plain = Field(min_length=1, max_length=NOTE_MAX)


class BudgetChange(BaseModel):
    number: int
    yuan: str
    reason: str
    set_by: str
    set_at: datetime


class BudgetYear(BaseModel):
    year: int
    budget_yuan: str | None
    committed_yuan: str
    paid_yuan: str
    left_yuan: str | None
    history: list[BudgetChange]


class BudgetPage(BaseModel):
    this_year: int
    may_set: bool
    years: list[BudgetYear]


@reward_terms.get("/reward-terms")
@reward_terms.output(TermsPage)
@signed_in(*DECIDING)
def terms_page() -> Response:
    """What is promised, what was before, and who adopted it why."""
    return answer(_terms())


@reward_terms.post("/reward-terms")
@reward_terms.doc(responses={409: "somebody else adopted others meanwhile"})
@reward_terms.output(TermsPage, status_code=201)
@signed_in(*DECIDING)
@reads(TermsIn, max_bytes=16_000)
def adopt(body: TermsIn) -> Response:
    """Adopts others for the whole district, from today or a later day on."""
    check_whole_district(DECIDING)
    said = body.terms
    kinds = {
        kind: KindTerms(_yuan(one.fixed_yuan), _yuan(one.per_mu_yuan))
        for kind, one in said.kinds.items()
    }
    cap = _yuan(said.cap_yuan)
    terms = Terms(body.valid_from, kinds, cap, said.claim_days, said.staff_excluded)
    adopt_terms(terms, body.reason, actor().person_id, body.seen)
    return answer(_terms(), 201)


@reward_terms.get("/reward-budgets")
@reward_terms.output(BudgetPage)
@signed_in(*DECIDING)
def budget_page() -> Response:
    """Each year's money: set, promised, paid, left."""
    # below a county nobody learns that there are rewards, and so tip-offs
    if not of_a_county(DECIDING):
        raise Refusal("role_not_allowed", needed=list(DECIDING))
    return answer(_budgets())


@reward_terms.post("/reward-budgets")
@reward_terms.doc(responses={409: "somebody else set another one, or more is promised already"})
@reward_terms.output(BudgetPage, status_code=201)
@signed_in(*DECIDING)
@reads(BudgetIn, max_bytes=8_000)
def put_budget(body: BudgetIn) -> Response:
    """Sets a year's money; what was set before stays beside it."""
    check_whole_district(DECIDING)
    set_budget(body.year, Decimal(body.yuan), body.reason, actor().person_id, body.seen)
    return answer(_budgets(), 201)


def _yuan(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation as error:  # pragma: no cover  the pattern lets none through
        raise Refusal("body_invalid", fields={"terms": "yuan"}) from error


def _terms() -> dict[str, Any]:
    session = db.session()
    session.rollback()
    rows, _ = terms_known(session)
    number, _ = terms_in_force(session, china_day(now()))
    names = _names(row.adopted_by for row in rows)
    return {
        "in_force": number,
        "last": rows[-1].id if rows else 0,
        "may_adopt": of_the_whole_district(DECIDING),
        "history": [
            {
                "number": row.id,
                "valid_from": row.valid_from,
                "terms": row.content,
                "reason": row.reason,
                "adopted_by": names[row.adopted_by],
                "adopted_at": row.adopted_at,
            }
            for row in reversed(rows)
        ],
    }


def _budgets() -> dict[str, Any]:
    session = db.session()
    session.rollback()
    this_year = china_day(now()).year
    rows = session.scalars(select(RewardBudget).order_by(RewardBudget.id.desc())).all()
    names = _names(row.set_by for row in rows)
    years = sorted({this_year, *years_known(session)}, reverse=True)
    return {
        "this_year": this_year,
        "may_set": of_the_whole_district(DECIDING),
        "years": [
            {
                "year": year,
                **_ledger(year),
                "history": [
                    {
                        "number": row.id,
                        "yuan": format(row.yuan, "f"),
                        "reason": row.reason,
                        "set_by": names[row.set_by],
                        "set_at": row.set_at,
                    }
                    for row in rows
                    if row.year == year
                ],
            }
            for year in years
        ],
    }


def _ledger(year: int) -> dict[str, str | None]:
    found = ledger_of(db.session(), year)
    names = ("budget_yuan", "committed_yuan", "paid_yuan", "left_yuan")
    values = {name: getattr(found, name) for name in names}
    return {name: None if one is None else format(one, "f") for name, one in values.items()}


def _names(person_ids: Any) -> dict[str, str]:
    wanted = select(Person.id, Person.name).where(Person.id.in_(sorted(set(person_ids))))
    return {row.id: row.name for row in db.session().execute(wanted)}
