"""What is promised for tip-offs: dated terms, what may be wrong with them, and how they are kept.

The claim period is common practice, its bounds are ours [P].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from server.rules.problem import KINDS, Kind

FEN = Decimal("0.01")
LEAST_CLAIM_DAYS, MOST_CLAIM_DAYS = 7, 365
"""Between which a claim period lies [P]; 30 to 90 days are common [U]."""
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


def terms_on(known: Sequence[Terms], day: date) -> int | None:
    """Which of them hold on that day; `known` in the order of adoption. None where none do."""
    holding = [(terms.valid_from, at) for at, terms in enumerate(known) if terms.valid_from <= day]
    return max(holding)[1] if holding else None


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
        kind: {"fixed_yuan": in_text(one.fixed_yuan), "per_mu_yuan": in_text(one.per_mu_yuan)}
        for kind, one in terms.kinds.items()
    }
    return {
        "kinds": {kind: kinds[kind] for kind in KINDS if kind in kinds},
        "cap_yuan": in_text(terms.cap_yuan),
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


def in_text(amount: Decimal | None) -> str | None:
    """Exact, as it stands on the wire and in JSON."""
    return None if amount is None else format(amount, "f")


def _yuan(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
