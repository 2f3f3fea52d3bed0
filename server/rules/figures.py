"""Figures of tip-offs that may be published (情况通报): small ones hidden, none found by subtraction.

The figures are one tree: the district, its townships, the kinds in each, the outcomes of each. No
other total is published, so whoever subtracts can only find what is hidden below one node, all of
it together; that is nothing, or at least the threshold over at least two cells. The threshold is
ours [P].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from server.rules.problem import CLOSED
from server.rules.problem import State as ProblemState
from server.rules.tipoff import MatterState

Outcome = Literal["true", "not_shown", "dismissed", "withdrawn"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""Found true; looked at and not shown to be true; dismissed without a look; withdrawn."""
LEAST_THRESHOLD = 3
"""Below it hiding would hide nothing: of two, each knows the other."""
MONTHS = 2
"""Of a period, as the plan's bulletins have (rule 25 [S])."""

Cell = tuple[str, str, Outcome]
"""Township, kind, outcome."""


@dataclass(frozen=True, slots=True)
class Node:
    """A published figure and those below it."""

    name: str
    count: int | None
    """None where it is hidden: fewer than the threshold, or kept so that another cannot be computed."""
    below: tuple[Node, ...] = ()
    """Empty where it is hidden, and at the outcomes."""


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    """The first of an odd month."""

    @property
    def last_before(self) -> date:
        """The first day that is not of it."""
        months = self.first.month - 1 + MONTHS
        return date(self.first.year + months // 12, months % 12 + 1, 1)

    @property
    def name(self) -> str:
        """“2026-09”: the month in which it begins."""
        return f"{self.first.year:04d}-{self.first.month:02d}"


def period_of(day: date) -> Period:
    return Period(date(day.year, day.month - (day.month - 1) % MONTHS, 1))


def period_named(name: str) -> Period | None:
    """None for what is the name of no period."""
    try:
        first = date.fromisoformat(f"{name}-01")
    except ValueError:
        return None
    found = period_of(first)
    return found if found.first == first and found.name == name else None


def outcome_of(
    matter: MatterState, withdrawn: bool, check: ProblemState | None, verified: str | None
) -> Outcome:
    """Of a tip-off whose matter has ended."""
    if withdrawn or matter == "withdrawn":
        return "withdrawn"
    if check is None:
        return "dismissed"
    return "true" if check in CLOSED and verified == "yes" else "not_shown"


def publishable(
    counts: Mapping[Cell, int],
    townships: Sequence[str],
    kinds: Sequence[str],
    threshold: int,
) -> Node:
    """The tree as it may be published; the root is the district.

    `counts` has no cell outside `townships` and `kinds`; a cell that is not in it counts 0. The
    lists are fixed beforehand: a row that appears only when it is not empty would tell that it is not.
    Raises ValueError for a threshold below LEAST_THRESHOLD.
    """
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"threshold below {LEAST_THRESHOLD}")
    leaves: dict[str, dict[str, dict[str, int]]] = {
        township: {
            kind: {outcome: counts.get((township, kind, outcome), 0) for outcome in OUTCOMES}
            for kind in kinds
        }
        for township in townships
    }
    total = sum(counts.values())
    if total < threshold:
        return Node("", None)
    shown = _shown({name: _size(one) for name, one in leaves.items()}, threshold)
    return Node(
        "",
        total,
        tuple(_township(name, leaves[name], shown[name], threshold) for name in townships),
    )


def _township(
    name: str, kinds: Mapping[str, Mapping[str, int]], count: int | None, threshold: int
) -> Node:
    if count is None:
        return Node(name, None)
    shown = _shown({kind: sum(one.values()) for kind, one in kinds.items()}, threshold)
    return Node(
        name, count, tuple(_kind(kind, one, shown[kind], threshold) for kind, one in kinds.items())
    )


def _kind(name: str, outcomes: Mapping[str, int], count: int | None, threshold: int) -> Node:
    if count is None:
        return Node(name, None)
    shown = _shown(outcomes, threshold)
    return Node(name, count, tuple(Node(outcome, shown[outcome]) for outcome in outcomes))


def _size(kinds: Mapping[str, Mapping[str, int]]) -> int:
    return sum(sum(one.values()) for one in kinds.values())


def _shown(counts: Mapping[str, int], threshold: int) -> dict[str, int | None]:
    """Siblings whose sum is published: which are shown.

    Small ones and empty ones are hidden alike, so that a hidden one may be none. Where what is hidden
    is alone, or less than the threshold together, the smallest that is left is hidden too.
    """
    hidden = {name for name, count in counts.items() if count < threshold}
    if _sum(counts, hidden) == 0:
        # the rest is all of it: everybody can see that these are none
        return dict(counts)
    rest = sorted((name for name in counts if name not in hidden), key=lambda name: counts[name])
    while rest and (len(hidden) < 2 or _sum(counts, hidden) < threshold):
        hidden.add(rest.pop(0))
    return {name: None if name in hidden else count for name, count in counts.items()}


def _sum(counts: Mapping[str, int], names: Iterable[str]) -> int:
    return sum(counts[name] for name in names)
