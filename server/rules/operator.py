"""Who farms a plot, and how a plot whose household has left comes to somebody again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

OperatorKind = Literal["household", "collective", "cooperative", "company"]
Step = Literal["left", "proposed", "agreed", "signed", "followed", "dropped"]
"""What happened in a case, and the state it then has."""
OVER: frozenset[Step] = frozenset({"followed", "dropped"})
NEXT: Mapping[Step, frozenset[Step]] = {
    "left": frozenset({"proposed", "dropped"}),
    # another one may be proposed as long as nobody has signed
    "proposed": frozenset({"proposed", "agreed", "dropped"}),
    "agreed": frozenset({"proposed", "signed", "dropped"}),
    "signed": frozenset({"followed", "dropped"}),
    "followed": frozenset(),
    "dropped": frozenset(),
}
Wrong = Literal["order", "early", "future"]


@dataclass(frozen=True, slots=True)
class Term:
    """One operator of one plot; both days belong to it."""

    kind: OperatorKind
    name: str
    from_day: date
    until_day: date | None
    """None: no end was agreed."""
    entrusted: bool
    """托管: the household keeps the land and has it worked."""


def term_on(terms: Iterable[Term], day: date) -> Term | None:
    """Who farms on that day: of the terms that cover it the one that was written down last.

    `terms` in the order in which they were written down: a later one puts an earlier one right.
    """
    found = None
    for term in terms:
        if term.from_day <= day and (term.until_day is None or day <= term.until_day):
            found = term
    return found


def wrong_step(state: Step, last_day: date, step: Step, day: date, today: date) -> Wrong | None:
    """Why the case cannot take this step on this day; None where it can."""
    if step not in NEXT[state]:
        return "order"
    if day < last_day:
        return "early"
    if day > today:
        return "future"
    return None
