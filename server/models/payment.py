"""Approved rewards as finance sees them: by code."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from server.models.reward import ROWS_AT_A_TIME, Reward, events_of, reachable
from server.rules.day import china_day
from server.rules.problem import Grants


@dataclass(frozen=True, slots=True)
class PaymentsWanted:
    grants: Grants
    state: str = ""
    """open, paid; empty for both."""


def _matching(wanted: PaymentsWanted) -> ColumnElement[bool]:
    states = {"open": ("approved",), "paid": ("paid",)}.get(wanted.state, ("approved", "paid"))
    return and_(reachable(wanted.grants, "payments"), Reward.state.in_(states))


def payments_page(
    session: Session, wanted: PaymentsWanted, after: tuple[datetime, str] | None, limit: int
) -> Sequence[Reward]:
    """One more than `limit` where there are more."""
    query = (
        select(Reward)
        .where(_matching(wanted))
        .order_by(Reward.approved_at.desc(), Reward.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        moment, last = after
        same = and_(Reward.approved_at == moment, Reward.id < last)
        query = query.where(or_(Reward.approved_at < moment, same))
    return session.scalars(query).all()


def totals_of(session: Session, grants: Grants) -> dict[str, dict[str, Any]]:
    """Of what waits and what is paid: how many and how much."""
    query = select(Reward.state, Reward.sum_yuan).where(_matching(PaymentsWanted(grants)))
    found = {"approved": (0, Decimal("0.00")), "paid": (0, Decimal("0.00"))}
    for state, yuan in session.execute(query):
        count, total = found[state]
        found[state] = count + 1, total + (yuan or 0)
    return {
        name: {"count": found[state][0], "yuan": format(found[state][1], "f")}
        for name, state in (("open", "approved"), ("paid", "paid"))
    }


def payment_as_json(session: Session, row: Reward) -> dict[str, Any]:
    assert row.approved_at is not None
    assert row.sum_yuan is not None
    return {
        "id": row.id,
        "payment_code": row.payment_code,
        "sum_yuan": format(row.sum_yuan, "f"),
        "approved_on": china_day(row.approved_at),
        "paid_on": row.paid_on,
        "voucher": row.voucher,
        "last_place": row.last_place,
        "changes": [
            {
                "step": event.step,
                "day": china_day(event.at),
                "person_name": name,
                "voucher": event.facts["voucher"],
                "paid_on": date.fromisoformat(event.facts["paid_on"]),
                "reason": event.words,
            }
            for event, name in events_of(session, row.id)
            if event.step in ("pay", "correct")
        ],
    }


def payment_count(session: Session, wanted: PaymentsWanted) -> int:
    return session.scalar(select(func.count()).select_from(Reward).where(_matching(wanted))) or 0


def payments_listed(session: Session, wanted: PaymentsWanted) -> Generator[dict[str, Any]]:
    after: tuple[datetime, str] | None = None
    while True:
        rows = payments_page(session, wanted, after, ROWS_AT_A_TIME)
        shown = rows[:ROWS_AT_A_TIME]
        for row in shown:
            yield payment_as_json(session, row)
        if len(rows) <= ROWS_AT_A_TIME:
            return
        assert shown[-1].approved_at is not None
        after = shown[-1].approved_at, shown[-1].id
