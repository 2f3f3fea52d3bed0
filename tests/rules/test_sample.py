"""A sample that anybody can draw again."""

from __future__ import annotations

import hashlib

import pytest

from server.rules.sample import disagreement_percent, drawn

IDS = [f"record {n}" for n in range(10)]


@pytest.mark.parametrize(("share", "many"), [(1, 1), (10, 1), (11, 2), (50, 5), (100, 10)])
def test_the_share_is_rounded_up(share: int, many: int) -> None:
    assert len(drawn("seed", IDS, share)) == many


def test_nothing_is_drawn_from_nothing() -> None:
    assert drawn("seed", [], 100) == []


def test_the_same_seed_draws_the_same_whatever_the_order() -> None:
    assert drawn("a", IDS, 30) == drawn("a", [*reversed(IDS), *IDS], 30)
    assert drawn("a", IDS, 30) != drawn("b", IDS, 30)


def test_it_is_drawn_as_the_protocol_says() -> None:
    first = min(IDS, key=lambda one: hashlib.sha256(f"2026{one}".encode()).hexdigest())
    assert drawn("2026", IDS, 1) == [first]


def test_a_larger_share_holds_the_smaller() -> None:
    assert drawn("a", IDS, 70)[:3] == drawn("a", IDS, 30)


@pytest.mark.parametrize(
    ("looked", "disagreed", "rate"), [(0, 0, None), (4, 0, 0.0), (3, 1, 33.3), (2, 2, 100.0)]
)
def test_the_rate_of_disagreement(looked: int, disagreed: int, rate: float | None) -> None:
    assert disagreement_percent(looked, disagreed) == rate
