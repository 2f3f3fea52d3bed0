"""The order of the review queue: what weighs more stands first, and nothing passes for certainty."""

from __future__ import annotations

from itertools import permutations

import pytest

from server.rules.risk import risk_of
from server.rules.verdict import Weight

NOTE: tuple[str, Weight] = ("has_note", "note")
QUESTION: tuple[str, Weight] = ("outside", "question")
OTHER_QUESTION: tuple[str, Weight] = ("no_fix", "question")
REVIEW: tuple[str, Weight] = ("datum_shift", "review")
OTHER_REVIEW: tuple[str, Weight] = ("photo_place_gap", "review")


@pytest.mark.parametrize(
    ("findings", "owed", "late", "risk"),
    [
        ([], 0, False, 0),
        ([NOTE], 0, False, 2),
        ([QUESTION], 0, False, 15),
        ([REVIEW], 0, False, 45),
        ([], 1, False, 5),
        ([], 3, False, 14),
        ([("late", "note")], 0, True, 7),
        ([QUESTION, OTHER_QUESTION], 0, False, 28),
        ([REVIEW, OTHER_REVIEW], 0, False, 70),
        ([REVIEW, QUESTION, NOTE], 1, True, 59),
    ],
)
def test_the_risk_of_a_record(
    findings: list[tuple[str, Weight]], owed: int, late: bool, risk: int
) -> None:
    assert risk_of(findings, owed, late) == risk


def test_a_code_counts_once_by_its_heaviest_weight() -> None:
    assert risk_of([QUESTION] * 3, 0, False) == risk_of([QUESTION], 0, False)
    both: list[tuple[str, Weight]] = [("outside", "review"), QUESTION]
    assert risk_of(both, 0, False) == 45


def test_the_order_of_findings_does_not_matter() -> None:
    said = [NOTE, QUESTION, OTHER_QUESTION, REVIEW]
    assert len({risk_of(order, 2, True) for order in permutations(said)}) == 1


def test_it_stays_within_a_hundred() -> None:
    many: list[tuple[str, Weight]] = [(f"code_{n}", "review") for n in range(40)]
    assert risk_of(many, 30, True) == 100
