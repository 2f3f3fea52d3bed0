"""Rewards for tip-offs: what was promised when, a year's money, each reward and its steps."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, BigId, Exact, Instant, Json
from server.models.person import Grant, Person
from server.models.plot import lies_in
from server.models.tipoff import TipoffContact
from server.rules.problem import Grants
from server.rules.reward import Ledger, areas_with
from server.rules.reward_terms import Terms, terms_from_json, terms_on
from server.rules.roles import Right

ROWS_AT_A_TIME = 500
Row = dict[str, Any]


class RewardTerms(Base):
    """What is promised from a day on; the row says what took whose place, none is ever altered."""

    __tablename__ = "reward_terms"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    valid_from: Mapped[date] = mapped_column(Date)
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    """`server.rules.reward.terms_as_json`."""
    reason: Mapped[str] = mapped_column(Text)
    adopted_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    adopted_at: Mapped[datetime] = mapped_column(Instant)


class RewardBudget(Base):
    """A year's money as set; the last row of a year holds."""

    __tablename__ = "reward_budget"
    __table_args__ = (Index(None, "year", "id"),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    year: Mapped[int] = mapped_column(Integer)
    yuan: Mapped[Decimal] = mapped_column(Exact)
    reason: Mapped[str] = mapped_column(Text)
    set_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime] = mapped_column(Instant)


class Reward(Base):
    """The reward for one matter, for the first of its reporters."""

    __tablename__ = "reward"
    __table_args__ = (
        Index(None, "worked_out_at", "id"),
        Index(None, "state", "expires_on"),
        Index(None, "year", "state"),
    )
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    matter_id: Mapped[str] = mapped_column(ForeignKey("matter.id"), unique=True)
    tipoff_id: Mapped[str] = mapped_column(ForeignKey("tipoff.id"), unique=True)
    division_code: Mapped[str] = mapped_column(String(19))
    level: Mapped[str] = mapped_column(String(12))
    """Of the matter: whose desk it lies on."""
    kind: Mapped[str] = mapped_column(String(30))
    state: Mapped[str] = mapped_column(String(14))
    """`server.rules.reward.State`."""
    reasons: Mapped[list[str]] = mapped_column(Json)
    """Why it is not due."""
    terms_id: Mapped[int | None] = mapped_column(ForeignKey("reward_terms.id"))
    """Those in force on the day on which the tip-off came."""
    sum: Mapped[dict[str, Any] | None] = mapped_column(Json)
    """`server.rules.reward.sum_as_json`."""
    sum_yuan: Mapped[Decimal | None] = mapped_column(Exact)
    problem_place: Mapped[int] = mapped_column(Integer)
    """The last step of the check that it was worked out from."""
    worked_out_at: Mapped[datetime] = mapped_column(Instant)
    expires_on: Mapped[date | None] = mapped_column(Date)
    """The last day on which it may be claimed."""
    payment_code: Mapped[str | None] = mapped_column(String(10), unique=True)
    """What its reporter is paid by; who has it gets the money, so that finance alone sees all of it."""
    approved_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """The first of the two."""
    approved_at: Mapped[datetime | None] = mapped_column(Instant)
    """When the second one did."""
    year: Mapped[int | None] = mapped_column(Integer)
    """Of that day in China: out of whose budget."""
    paid_on: Mapped[date | None] = mapped_column(Date)
    voucher: Mapped[str | None] = mapped_column(String(60))
    last_place: Mapped[int] = mapped_column(Integer)
    """Of the last event."""


class RewardEvent(Base):
    """One step."""

    __tablename__ = "reward_event"
    __table_args__ = (UniqueConstraint("reward_id", "place"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client, so that the same step sent again is known."""
    reward_id: Mapped[str] = mapped_column(ForeignKey("reward.id"))
    place: Mapped[int] = mapped_column(Integer)
    step: Mapped[str] = mapped_column(String(14))
    """`server.rules.reward.Step`."""
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None for the reporter, and for the worker."""
    at: Mapped[datetime] = mapped_column(Instant)
    words: Mapped[str] = mapped_column(Text)
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    """{"voucher", "paid_on"} of a payment and its correction."""


def terms_known(session: Session) -> tuple[Sequence[RewardTerms], Sequence[Terms]]:
    """All of them in the order of adoption, as rows and as the rule takes them."""
    rows = session.scalars(select(RewardTerms).order_by(RewardTerms.id)).all()
    return rows, [terms_from_json(row.valid_from, row.content) for row in rows]


def terms_in_force(session: Session, day: date) -> tuple[int | None, Terms | None]:
    """With their number."""
    rows, known = terms_known(session)
    at = terms_on(known, day)
    return (None, None) if at is None else (rows[at].id, known[at])


def hold(session: Session, reward_id: str) -> Reward | None:
    """The reward as it stands now, held until commit; after its matter, where that is held too."""
    return session.get(Reward, reward_id, with_for_update=True, populate_existing=True)


def add_event(session: Session, reward: Reward, event: RewardEvent) -> None:
    """Gives the event the next place of its reward, which must be held."""
    event.reward_id = reward.id
    event.place = reward.last_place = reward.last_place + 1
    session.add(event)
    session.flush()


def events_of(session: Session, reward_id: str) -> list[tuple[RewardEvent, str | None]]:
    """In the order in which they came, with the name of who took each."""
    wanted = (
        select(RewardEvent, Person.name)
        .outerjoin(Person, Person.id == RewardEvent.person_id)
        .where(RewardEvent.reward_id == reward_id)
        .order_by(RewardEvent.place)
    )
    return [(event, name) for event, name in session.execute(wanted)]


def budget_of(session: Session, year: int, held: bool = False) -> RewardBudget | None:
    """`held` lets one promise of money of the year through at a time."""
    wanted = select(RewardBudget).where(RewardBudget.year == year).order_by(RewardBudget.id.desc())
    if held:
        session.scalars(wanted.with_for_update()).all()
        # asked again: another row may have taken its place while this waited
    return session.scalars(wanted.limit(1)).first()


def ledger_of(session: Session, year: int, held: bool = False) -> Ledger:
    budget = budget_of(session, year, held)
    sums = dict.fromkeys(("approved", "paid"), Decimal(0))
    wanted = select(Reward.state, Reward.sum_yuan).where(
        Reward.year == year, Reward.state.in_(("approved", "paid"))
    )
    # added up here: SQLite keeps exact amounts as text
    for state, yuan in session.execute(wanted):
        sums[state] += yuan or 0
    return Ledger(budget.yuan if budget else None, sums["approved"], sums["paid"])


def years_known(session: Session) -> list[int]:
    """Years with a budget or a promise, the last one first."""
    known = {*session.scalars(select(RewardBudget.year).distinct())}
    known |= {*session.scalars(select(Reward.year).where(Reward.year.is_not(None)).distinct())}
    return sorted((year for year in known if year is not None), reverse=True)


def reachable(grants: Grants, right: Right) -> ColumnElement[bool]:
    """Rewards that a person may do this with."""
    found = []
    for level in ("county", "committee"):
        areas = areas_with(grants, right, level)
        if areas:
            found.append(and_(Reward.level == level, lies_in(Reward.division_code, areas)))
    return or_(*found) if found else false()


def grants_of(session: Session, person_id: str) -> list[tuple[str, str]]:
    """As they stand now, for a list that is written without a request."""
    wanted = select(Grant.role, Grant.area_prefix).where(Grant.person_id == person_id)
    return [(role, area) for role, area in session.execute(wanted)]


@dataclass(frozen=True, slots=True)
class Wanted:
    grants: Grants
    right: Right
    states: tuple[str, ...] = ()
    """Empty for any."""


def matching(wanted: Wanted) -> ColumnElement[bool]:
    found = reachable(wanted.grants, wanted.right)
    return found & Reward.state.in_(wanted.states) if wanted.states else found


def rewards_page(
    session: Session, wanted: Wanted, after: tuple[datetime, str] | None, limit: int
) -> list[tuple[Reward, bool | None]]:
    """Newest first, one more than `limit`; with whether the contact is kept, None where none was left."""
    query = (
        select(Reward, TipoffContact.tipoff_id, TipoffContact.sealed.is_not(None))
        .outerjoin(TipoffContact, TipoffContact.tipoff_id == Reward.tipoff_id)
        .where(matching(wanted))
        .order_by(Reward.worked_out_at.desc(), Reward.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        moment, last = after
        same = and_(Reward.worked_out_at == moment, Reward.id < last)
        query = query.where(or_(Reward.worked_out_at < moment, same))
    return [(row, kept if left else None) for row, left, kept in session.execute(query)]


def reward_counts(session: Session, wanted: Wanted) -> dict[str, int]:
    """By state, of all that the person may do this with."""
    query = (
        select(Reward.state, func.count())
        .where(reachable(wanted.grants, wanted.right))
        .group_by(Reward.state)
    )
    return {row.state: row[1] for row in session.execute(query)}


def rewards_listed(session: Session, wanted: Wanted) -> Generator[Reward]:
    after: tuple[datetime, str] | None = None
    while True:
        rows = rewards_page(session, wanted, after, ROWS_AT_A_TIME)
        shown = [row for row, _ in rows[:ROWS_AT_A_TIME]]
        yield from shown
        if len(rows) <= ROWS_AT_A_TIME:
            return
        after = shown[-1].worked_out_at, shown[-1].id


def reward_total(session: Session, wanted: Wanted) -> int:
    return session.scalar(select(func.count()).select_from(Reward).where(matching(wanted))) or 0


def short_code(code: str | None) -> str | None:
    """Enough to tell two apart, not enough to be paid by."""
    return code and "…" + code[-4:]
