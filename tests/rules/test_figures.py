"""Published figures: what is hidden cannot be computed, nor guessed by who knows the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules.figures import (
    OUTCOMES,
    Cell,
    Node,
    Period,
    _shown,
    outcome_of,
    period_named,
    period_of,
    publishable,
)

TOWNS = ("511703001", "511703002", "511703003")
KINDS = ("new_orchard", "new_forest", "other")
THRESHOLD = 5


def published(counts: dict[Cell, int], threshold: int = THRESHOLD) -> Node:
    return publishable(counts, TOWNS, KINDS, threshold)


def spread(*counts: int) -> dict[Cell, int]:
    """The counts as true tip-offs of orchards in one township each."""
    return {(town, "new_orchard", "true"): count for town, count in zip(TOWNS, counts, strict=True)}


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((9, 8, 7), (9, 8, 7)),
        ((9, 8, 0), (9, 8, 0)),
        # one small one alone would be the rest: the smallest shown one goes with it
        ((9, 8, 3), (9, None, None)),
        ((9, 3, 2), (9, None, None)),
        # one small and one empty together are still 1
        ((9, 1, 0), (None, None, None)),
        ((9, 4, 1), (9, None, None)),
        ((5, 5, 4), (None, 5, None)),
        ((3, 1, 1), (None, None, None)),
        ((4, 0, 0), None),
        ((0, 0, 0), None),
    ],
)
def test_townships(counts: tuple[int, ...], shown: tuple[int | None, ...] | None) -> None:
    root = published(spread(*counts))
    if shown is None:
        assert root == Node("", None)
        return
    assert root.count == sum(counts)
    assert tuple(node.count for node in root.below) == shown
    assert all(node.below == () for node in root.below if node.count is None)


def test_outcomes_of_a_shown_kind_are_hidden_by_themselves() -> None:
    town = TOWNS[0]
    counts: dict[Cell, int] = {
        (town, "new_orchard", "true"): 9,
        (town, "new_orchard", "dismissed"): 2,
        (town, "new_orchard", "not_shown"): 6,
    }
    [first, *others] = published(counts).below
    assert [node.count for node in others] == [0, 0]
    [orchards, *rest] = first.below
    assert (orchards.count, [node.count for node in rest]) == (17, [0, 0])
    assert {node.name: node.count for node in orchards.below} == {
        "true": 9,
        "not_shown": None,
        "dismissed": None,
        "withdrawn": None,
    }


def test_a_threshold_that_hides_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="threshold"):
        published({}, 2)


cells = st.dictionaries(
    st.tuples(st.sampled_from(TOWNS), st.sampled_from(KINDS), st.sampled_from(OUTCOMES)),
    st.integers(0, 12),
)


def nodes(
    node: Node, counts: dict[Cell, int], path: tuple[str, ...] = ()
) -> Iterator[tuple[Node, int, tuple[str, ...]]]:
    """Every node of the tree with its true count."""
    mine = sum(count for cell, count in counts.items() if cell[: len(path)] == path)
    yield node, mine, path
    for one in node.below:
        yield from nodes(one, counts, (*path, one.name))


@given(cells, st.integers(3, 8))
def test_what_is_shown_is_true_and_never_small(counts: dict[Cell, int], threshold: int) -> None:
    for node, mine, _ in nodes(published(counts, threshold), counts):
        if node.count is not None:
            assert node.count == mine
            assert node.count == 0 or node.count >= threshold


@given(cells, st.integers(3, 8))
def test_what_is_hidden_below_a_node_is_none_or_at_least_the_threshold_over_two(
    counts: dict[Cell, int], threshold: int
) -> None:
    """The tree has no other totals: these sums are all that subtraction can find."""
    for node, mine, _ in nodes(published(counts, threshold), counts):
        if node.count is None or not node.below:
            continue
        hidden = [one for one in node.below if one.count is None]
        rest = mine - sum(one.count for one in node.below if one.count is not None)
        assert rest == 0 if not hidden else len(hidden) >= 2 and rest >= threshold


@pytest.mark.parametrize(("siblings", "threshold"), [(2, 5), (3, 5), (4, 5), (3, 3), (4, 4)])
def test_who_knows_the_rule_too_cannot_tell_a_small_figure(siblings: int, threshold: int) -> None:
    """Whatever is hidden could be another figure with the very same publication, tried with all there are.

    But for the largest of the small ones: where all that is hidden is as large as it may be, who
    knows the rule knows that it is.
    """
    same: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
    names = [str(at) for at in range(siblings)]
    for counts in product(range(11), repeat=siblings):
        shown = _shown(dict(zip(names, counts, strict=True)), threshold)
        same[sum(counts), tuple(shown.values())].append(counts)
    for (total, shown_counts), ways in same.items():
        if not threshold <= total <= 10:
            continue
        for at, count in enumerate(shown_counts):
            values = {way[at] for way in ways}
            if count is None and len(values) == 1:
                assert values <= {threshold - 1} or min(values) >= threshold, (shown_counts, ways)


@pytest.mark.parametrize(
    ("matter", "withdrawn", "check", "verified", "outcome"),
    [
        ("dispatched", False, "closed", "yes", "true"),
        ("dispatched", False, "closed", "no", "not_shown"),
        ("dispatched", False, "dismissed", None, "not_shown"),
        ("dismissed", False, None, None, "dismissed"),
        ("dispatched", True, "closed", "yes", "withdrawn"),
        ("withdrawn", False, None, None, "withdrawn"),
    ],
)
def test_outcomes(
    matter: str, withdrawn: bool, check: str | None, verified: str | None, outcome: str
) -> None:
    assert outcome_of(matter, withdrawn, check, verified) == outcome  # type: ignore[arg-type]


def test_periods_are_two_months_and_do_not_overlap() -> None:
    assert period_of(date(2026, 10, 31)) == Period(date(2026, 9, 1))
    assert Period(date(2026, 11, 1)).last_before == date(2027, 1, 1)
    assert period_named("2026-09") == Period(date(2026, 9, 1))
    assert [period_named(name) for name in ("2026-10", "2026-9", "x", "2026-13")] == [None] * 4
