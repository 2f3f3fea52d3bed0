"""How much a record wants an officer's eyes: a number for the order of the review queue, no judgement."""

from __future__ import annotations

from collections.abc import Iterable

from server.rules.verdict import Weight

DOUBT: dict[Weight, float] = {"note": 0.02, "question": 0.15, "review": 0.45}
"""What one kind of finding takes from the trust in a record [P]."""
DOUBT_OWED = 0.05
"""What each photo that has not arrived takes [P]."""
DOUBT_LATE = 0.05
"""What a late arrival takes, beside the note that says it [P]."""


def risk_of(findings: Iterable[tuple[str, Weight]], owed: int, late: bool) -> int:
    """0 (clear) to 100, from (code, weight) of the findings, the count of owed photos, and lateness.

    A code counts once however many photos it speaks of, by its heaviest weight. Doubts multiply
    what trust is left, so that many small ones never pass for certainty and the order keeps room.
    """
    heaviest: dict[str, float] = {}
    for code, weight in findings:
        heaviest[code] = max(DOUBT[weight], heaviest.get(code, 0.0))
    trust = (1 - DOUBT_OWED) ** owed * (1 - DOUBT_LATE if late else 1.0)
    # in one order, whatever the order of the findings: the product of floats depends on it
    for doubt in sorted(heaviest.values()):
        trust *= 1 - doubt
    return round(100 * (1 - trust))


RISK_OF_A_QUESTION = risk_of([("", "question")], owed=0, late=False)
"""The least risk of a record with a finding that is more than a note."""
