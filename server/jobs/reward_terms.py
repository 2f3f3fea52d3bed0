"""Adopting what is promised for tip-offs, and a year's money for it; what was before stays beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.models.base import now, writing
from server.models.log import log
from server.models.reward import RewardBudget, RewardTerms, budget_of, ledger_of
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.reward_terms import Terms, terms_as_json, wrong_terms, wrong_yuan


def adopt_terms(
    terms: Terms, reason: str, person_id: str, seen: int, clock: Callable[[], datetime] = now
) -> None:
    """Raises Refusal reward_terms_changed where others than `seen` were adopted last, body_invalid."""
    moment = clock()
    wrong = wrong_terms(terms, china_day(moment))
    if not reason.strip():
        wrong["reason"] = "missing"
    if wrong:
        raise Refusal("body_invalid", fields=wrong)
    try:
        with writing() as session:
            _adopt(session, terms, reason.strip(), person_id, seen, moment)
    except IntegrityError as error:
        # two adopted at once and met at the key
        raise Refusal("reward_terms_changed") from error


def _adopt(
    session: Session, terms: Terms, reason: str, person_id: str, seen: int, moment: datetime
) -> None:
    if (session.scalar(select(func.max(RewardTerms.id))) or 0) != seen:
        raise Refusal("reward_terms_changed")
    content = terms_as_json(terms)
    row = RewardTerms(
        id=seen + 1,
        valid_from=terms.valid_from,
        content=content,
        reason=reason,
        adopted_by=person_id,
        adopted_at=moment,
    )
    session.add(row)
    session.flush()
    said = {"valid_from": terms.valid_from.isoformat(), "reason": reason, **content}
    log(session, person_id, "reward_terms_adopted", f"reward_terms:{row.id}", **said)


def set_budget(
    year: int,
    yuan: Decimal,
    reason: str,
    person_id: str,
    seen: int,
    clock: Callable[[], datetime] = now,
) -> None:
    """`seen`: the number of the year's budget that it takes the place of, 0 for none.

    Raises Refusal reward_budget_changed, reward_budget_below, body_invalid.
    """
    wrong = {} if (fault := wrong_yuan(yuan)) is None else {"yuan": fault}
    if not reason.strip():
        wrong["reason"] = "missing"
    if wrong:
        raise Refusal("body_invalid", fields=wrong)
    try:
        with writing() as session:
            _set(session, year, yuan, reason.strip(), person_id, seen, clock())
    except IntegrityError as error:
        raise Refusal("reward_budget_changed") from error


def _set(
    session: Session,
    year: int,
    yuan: Decimal,
    reason: str,
    person_id: str,
    seen: int,
    moment: datetime,
) -> None:
    # who promises money of the year holds the same row
    before = budget_of(session, year, held=True)
    if (before.id if before else 0) != seen:
        raise Refusal("reward_budget_changed")
    ledger = ledger_of(session, year)
    spent = ledger.committed_yuan + ledger.paid_yuan
    if yuan < spent:
        raise Refusal("reward_budget_below", spent_yuan=format(spent, "f"))
    last = session.scalar(select(func.max(RewardBudget.id))) or 0
    row = RewardBudget(
        id=last + 1, year=year, yuan=yuan, reason=reason, set_by=person_id, set_at=moment
    )
    session.add(row)
    session.flush()
    said = {"year": year, "yuan": format(yuan, "f"), "reason": reason}
    log(session, person_id, "reward_budget_set", f"reward_budget:{row.id}", **said)
