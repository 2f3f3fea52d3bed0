"""The reward for a tip-off: who is owed one and how much, the steps to its payment, and who may take which.

The plan names no sum (rule 33 [S]), so none is shipped: without terms in force the answer is "as
announced" (domain D [P]). Langzhong's 50 to 100 yuan [V17] is an example and no default. That the
first to tell of a fact is rewarded, that staff are not, and that a claim has its time, is common [U].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, get_args

from server.rules.problem import CLOSED, COUNTY_DIGITS, Grants, Kind
from server.rules.problem import State as ProblemState
from server.rules.reward_terms import FEN, KindTerms, Terms, in_text
from server.rules.roles import Right, rights_of

SOON_DAYS = 14
"""So long before its end the reporter is told that the time runs out [P]."""
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of a payment code: no two that are mistaken for each other on paper or by telephone."""
CODE_LENGTH = 10


Answer = Literal["yes", "no", "cannot_tell"]
Reason = Literal[
    "withdrawn",
    "muted",
    "not_first",
    "no_terms",
    "kind_without_sum",
    "not_true",
    "check_open",
    "area_not_measured",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
WAITING: frozenset[Reason] = frozenset({"check_open", "area_not_measured"})
"""Reasons that may still go away; all others are final."""
OWN: frozenset[Reason] = WAITING | {"withdrawn", "no_terms", "kind_without_sum", "not_true"}
"""Reasons that a reporter may read: the others tell of other reporters, or of being set aside."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is asked of one tip-off."""

    came_on: date
    first: bool
    """Of those on its matter that were not withdrawn, by the server's clock."""
    withdrawn: bool
    muted: bool
    kind: Kind
    check: ProblemState | None
    """The state of the check that went out; None before one did."""
    verified: str | None
    mu: Decimal | None
    """The area found true, as outlined on the spot."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount with its arithmetic; every figure exact, yuan to the fen."""

    fixed_yuan: Decimal | None
    per_mu_yuan: Decimal | None
    mu: Decimal | None
    by_area_yuan: Decimal | None
    """`per_mu_yuan` times `mu`, rounded half up to 0.01 (domain A5 [P])."""
    before_cap_yuan: Decimal
    cap_yuan: Decimal | None
    yuan: Decimal


@dataclass(frozen=True, slots=True)
class Judged:
    answer: Answer
    reasons: tuple[Reason, ...]
    """Empty for yes; for no the final ones, else what is waited for."""
    sum: Sum | None


def judged(case: Case, terms: Terms | None) -> Judged:
    """`terms` are those in force on the day on which the tip-off came."""
    promised = terms.kinds.get(case.kind) if terms else None
    over = case.check in CLOSED
    holds: dict[Reason, bool] = {
        "withdrawn": case.withdrawn,
        "muted": case.muted,
        "not_first": not case.withdrawn and not case.first,
        "no_terms": terms is None or not terms.kinds,
        "kind_without_sum": bool(terms and terms.kinds) and promised is None,
        "not_true": over and case.verified != "yes",
        "check_open": not over,
    }
    found = [reason for reason, so in holds.items() if so]
    final = tuple(reason for reason in found if reason not in WAITING)
    if final:
        return Judged("no", final, None)
    if found or terms is None or promised is None:
        return Judged("cannot_tell", tuple(found), None)
    worked_out = sum_of(promised, terms.cap_yuan, case.mu)
    if worked_out is None:
        return Judged("cannot_tell", ("area_not_measured",), None)
    return Judged("yes", (), worked_out)


def sum_of(promised: KindTerms, cap_yuan: Decimal | None, mu: Decimal | None) -> Sum | None:
    """None where the sum goes by an area that nobody measured."""
    by_area = None
    if promised.per_mu_yuan is not None:
        if mu is None:
            return None
        by_area = (promised.per_mu_yuan * mu).quantize(FEN, ROUND_HALF_UP)
    before = ((promised.fixed_yuan or Decimal(0)) + (by_area or Decimal(0))).quantize(FEN)
    yuan = before if cap_yuan is None else min(before, cap_yuan.quantize(FEN))
    shown_mu = mu if promised.per_mu_yuan is not None else None
    return Sum(promised.fixed_yuan, promised.per_mu_yuan, shown_mu, by_area, before, cap_yuan, yuan)


def told_reasons(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """What a reporter reads of them: a state page tells nothing of other reporters."""
    mine = tuple(reason for reason in reasons if reason in OWN)
    return mine or ("by_the_terms",)


State = Literal[
    "not_due",
    "noticed",
    "claimed",
    "approved_once",
    "approved",
    "paid",
    "refused",
    "expired",
    "withdrawn",
]
STATES: tuple[State, ...] = get_args(State)
Step = Literal[
    "work_out",
    "notice",
    "claim",
    "approve",
    "refuse",
    "pay",
    "correct",
    "expire",
    "withdraw",
    "open_contact",
]
STEPS: tuple[Step, ...] = get_args(Step)
TABLE: Mapping[Step, Mapping[State, State]] = {
    "work_out": {"not_due": "not_due"},
    "notice": {"not_due": "noticed"},
    "claim": {"noticed": "claimed"},
    "approve": {"claimed": "approved_once", "approved_once": "approved"},
    "refuse": {"noticed": "refused", "claimed": "refused", "approved_once": "refused"},
    "pay": {"approved": "paid"},
    "correct": {"paid": "paid"},
    "expire": {"noticed": "expired"},
    "withdraw": {
        "not_due": "withdrawn",
        "noticed": "withdrawn",
        "claimed": "withdrawn",
        "approved_once": "withdrawn",
    },
    "open_contact": {
        "claimed": "claimed",
        "approved_once": "approved_once",
        "approved": "approved",
    },
}
"""Step → from which state to which."""
CONTACT_NEEDED: frozenset[State] = frozenset({"claimed", "approved_once", "approved"})
"""While a reward is on its way its reporter may have to be reached."""


def after(step: Step, state: State) -> State | None:
    """None where the step is not one of now."""
    return TABLE[step].get(state)


ApprovalRefused = Literal["reward_own_matter", "reward_approved_by_you"]


def approval_refused(
    person_id: str, handled: Iterable[str], approved_by: str | None
) -> ApprovalRefused | None:
    """Two approve who differ, and neither took a step of its matter at the desk [P]."""
    if person_id in set(handled):
        return "reward_own_matter"
    return "reward_approved_by_you" if person_id == approved_by else None


def expires_on(noticed_on: date, terms: Terms) -> date:
    """The last day on which it may be claimed."""
    return noticed_on + timedelta(days=terms.claim_days)


def is_soon(last: date, today: date) -> bool:
    return today <= last <= today + timedelta(days=SOON_DAYS)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A year's money."""

    budget_yuan: Decimal | None
    """None where none was set."""
    committed_yuan: Decimal
    paid_yuan: Decimal

    @property
    def left_yuan(self) -> Decimal | None:
        if self.budget_yuan is None:
            return None
        return self.budget_yuan - self.committed_yuan - self.paid_yuan


def budget_refused(
    ledger: Ledger, yuan: Decimal
) -> Literal["reward_no_budget", "reward_over_budget"] | None:
    """Why so much more cannot be promised."""
    left = ledger.left_yuan
    if left is None:
        return "reward_no_budget"
    return "reward_over_budget" if yuan > left else None


def sum_as_json(worked_out: Sum) -> dict[str, str | None]:
    names = (
        "fixed_yuan",
        "per_mu_yuan",
        "mu",
        "by_area_yuan",
        "before_cap_yuan",
        "cap_yuan",
        "yuan",
    )
    return {name: in_text(getattr(worked_out, name)) for name in names}


APART: frozenset[Right] = frozenset({"tipoffs", "rewards", "payments", "openings"})
"""Who has one of these never opens a contact, whatever other role they were given [P]."""


def stands_apart(grants: Grants) -> bool:
    """Whether a person handles nothing by which a contact and its tip-off would meet in one head."""
    return not any(APART & set(rights_of(role)) for role, _ in grants)


def areas_with(grants: Grants, right: Right, level: str) -> tuple[str, ...]:
    """Area prefixes in which a person does this for rewards of a desk's level.

    As with the tip-offs themselves, nobody below a county, and what goes past the county only the
    committee. Who pays, opens a contact or reads the openings sees neither kind nor place.
    """
    return tuple(
        area
        for role, area in grants
        if right in rights_of(role)
        and len(area) <= COUNTY_DIGITS
        and (right != "rewards" or level == "county" or role == "committee")
    )
