"""The reward for a tip-off: who is owed one and how much, the steps to its payment, and who may take which.

The plan names no sum (rule 33 [S]), so none is shipped: without terms in force the answer is "as
announced" (domain D [P]). Langzhong's 50 to 100 yuan [V17] is an example and no default. That the
first to tell of a fact is rewarded, that staff are not, and that a claim has its time, is common [U].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, cast, get_args

from server.rules.problem import CLOSED, COUNTY_DIGITS, KINDS, Grants, Kind
from server.rules.problem import State as ProblemState
from server.rules.roles import Right, rights_of

FEN = Decimal("0.01")
LEAST_CLAIM_DAYS, MOST_CLAIM_DAYS = 7, 365
"""Between which a claim period lies [P]; 30 to 90 days are common [U]."""
SOON_DAYS = 14
"""So long before its end the reporter is told that the time runs out [P]."""
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of a payment code: no two that are mistaken for each other on paper or by telephone."""
CODE_LENGTH = 10
MOST_YUAN = Decimal(1_000_000)
"""Beyond which an amount is a slip of the pen [P]."""


@dataclass(frozen=True, slots=True)
class KindTerms:
    """What is promised for one kind: a fixed sum, or one by verified area, or both added."""

    fixed_yuan: Decimal | None
    per_mu_yuan: Decimal | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised from a day on, until later terms take their place."""

    valid_from: date
    kinds: Mapping[Kind, KindTerms]
    """A kind that is not in it has no reward; with none at all there is no scheme."""
    cap_yuan: Decimal | None
    claim_days: int
    """After the day of the notice, that day not counted."""
    staff_excluded: bool


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


def terms_on(known: Sequence[Terms], day: date) -> int | None:
    """Which of them hold on that day; `known` in the order of adoption. None where none do."""
    holding = [(terms.valid_from, at) for at, terms in enumerate(known) if terms.valid_from <= day]
    return max(holding)[1] if holding else None


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
COMMITTED: frozenset[State] = frozenset({"approved"})
"""States whose sums are promised and not paid yet; `paid` is counted apart."""
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


def wrong_terms(terms: Terms, today: date) -> dict[str, str]:
    """What is wrong with terms that somebody is to adopt, by field."""
    wrong: dict[str, str] = {}
    if terms.valid_from < today:
        # what was promised on a day that is past stays as it was
        wrong["valid_from"] = "in_past"
    if not LEAST_CLAIM_DAYS <= terms.claim_days <= MOST_CLAIM_DAYS:
        wrong["claim_days"] = "out_of_bounds"
    if terms.cap_yuan is not None and (fault := wrong_yuan(terms.cap_yuan)):
        wrong["cap_yuan"] = fault
    for kind, promised in terms.kinds.items():
        if promised.fixed_yuan is None and promised.per_mu_yuan is None:
            wrong[f"kinds.{kind}"] = "missing"
        for name in ("fixed_yuan", "per_mu_yuan"):
            amount = getattr(promised, name)
            if amount is not None and (fault := wrong_yuan(amount)):
                wrong[f"kinds.{kind}.{name}"] = fault
    return wrong


def wrong_yuan(amount: Decimal) -> str | None:
    """Money is positive, of whole fen, and no slip of the pen."""
    if not amount.is_finite() or not 0 < amount <= MOST_YUAN:
        return "out_of_bounds"
    return None if amount == amount.quantize(FEN) else "not_whole_fen"


def terms_as_json(terms: Terms) -> dict[str, Any]:
    """What is stored beside `valid_from`; amounts as text, so that none is rounded."""
    kinds = {
        kind: {"fixed_yuan": _text(one.fixed_yuan), "per_mu_yuan": _text(one.per_mu_yuan)}
        for kind, one in terms.kinds.items()
    }
    return {
        "kinds": {kind: kinds[kind] for kind in KINDS if kind in kinds},
        "cap_yuan": _text(terms.cap_yuan),
        "claim_days": terms.claim_days,
        "staff_excluded": terms.staff_excluded,
    }


def terms_from_json(valid_from: date, said: Mapping[str, Any]) -> Terms:
    return Terms(
        valid_from,
        {
            cast(Kind, kind): KindTerms(_yuan(one["fixed_yuan"]), _yuan(one["per_mu_yuan"]))
            for kind, one in said["kinds"].items()
        },
        _yuan(said["cap_yuan"]),
        said["claim_days"],
        said["staff_excluded"],
    )


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
    return {name: _text(getattr(worked_out, name)) for name in names}


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")


def _yuan(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


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
