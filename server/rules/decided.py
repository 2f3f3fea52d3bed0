"""What an officer's decision makes of a record, and of what it gives to the plot's year.

The computed verdict is never altered: an override stands beside it, and only the fold uses it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from server.rules.grain import CropGrain
from server.rules.grain_year import Seen
from server.rules.season import Timing
from server.rules.verdict import Answer, Cause, GrainLevel, Judged, Weight

DecisionKind = Literal["accept", "return", "override", "void"]
ReviewState = Literal["open", "accepted", "returned", "voided"]
Reason = Literal[
    "photo_unclear",
    "photo_wrong_plot",
    "too_far",
    "crop_not_visible",
    "answers_do_not_fit",
    "wrong_season",
    "duplicate",
    "person_in_picture",
    "other",
]
"""In the order of the keys 1 to 9 on the desk; sentences under "review_reason"."""
Override = Mapping[str, Answer]
"""Some of "cultivated", "farmable" and "grain", as the officer answers them."""

STATE: dict[DecisionKind, ReviewState] = {
    "accept": "accepted",
    "override": "accepted",
    "return": "returned",
    "void": "voided",
}
"""The state of a record after its last decision, unless `speaks_anew` opened it again."""
BY_OFFICER = "officer_decided"
"""Clause of an answer that an officer gave in place of the computed one."""


NEW_EVIDENCE: frozenset[Cause] = frozenset({"photo_landed", "pictures_compared"})
"""Causes of a verdict by which there is more to see than the officer had seen.

Not changed rules: who adopts them is shown beforehand what they alter.
"""


def speaks_anew(
    state: str, cause: str, known: Container[str], findings: Iterable[tuple[str, Weight]]
) -> tuple[str, ...]:
    """Codes that bring an accepted record back to review: more than notes, and not `known` before."""
    if state != "accepted" or cause not in NEW_EVIDENCE:
        return ()
    return tuple(
        sorted({code for code, weight in findings if weight != "note" and code not in known})
    )


def shortcomings(
    kind: DecisionKind,
    reason: Reason | None,
    note: str,
    requests: int,
    override: Override | None,
) -> dict[str, str]:
    """Field → what is wrong with it, of a decision that cannot stand; `requests` is their count."""
    wrong = {}
    if kind != "accept" and reason is None:
        wrong["reason"] = "missing"
    if reason == "other" and not note.strip():
        wrong["note"] = "missing"
    if (requests > 0) != (kind == "return"):
        wrong["requests"] = "missing" if kind == "return" else "unexpected"
    if bool(override) != (kind == "override"):
        wrong["override"] = "missing" if kind == "override" else "unexpected"
    return wrong


def with_override(seen: Seen, override: Override) -> Seen:
    """What the record gives to the year once the officer's answers stand in place of its own.

    A grain answer of yes or no is the officer's word, which evidence that was lacking does not undo.
    Yes is said of the crops that may be grain (`_may_be_grain`), so that no other's share counts with
    theirs; for a record that names no crop it is grain of the visit's year on a share nobody knows.
    """
    if "cultivated" in override:
        seen = replace(seen, cultivated=Judged(override["cultivated"], BY_OFFICER))
    grain = override.get("grain")
    if grain is None:
        return seen
    if grain == "yes":
        meant = _may_be_grain(seen.crops)
        crops = tuple(_shown(crop) if crop in meant else crop for crop in seen.crops)
        return replace(seen, crops=crops or (_unnamed(seen),), unproven=None)
    crops = tuple(replace(crop, answer=grain, clause=BY_OFFICER) for crop in seen.crops)
    return replace(seen, crops=crops, unproven=None if grain == "no" else seen.unproven)


def _may_be_grain(crops: tuple[CropGrain, ...]) -> tuple[CropGrain, ...]:
    """Those that are grain and were seen, else those that are grain, else those not known, else all."""
    grain = tuple(crop for crop in crops if crop.answer == "yes")
    seen = tuple(crop for crop in grain if crop.level != "none" and not crop.failed)
    unknown = tuple(crop for crop in crops if crop.answer == "unknown")
    return seen or grain or unknown or crops


def _shown(crop: CropGrain) -> CropGrain:
    """Grain and standing at least: what is grain for the officer was seen."""
    level: GrainLevel = "standing" if crop.level == "none" else crop.level
    return replace(crop, answer="yes", clause=BY_OFFICER, level=level, failed=False)


def _unnamed(seen: Seen) -> CropGrain:
    return CropGrain(
        crop=BY_OFFICER,
        planting=BY_OFFICER,
        answer="yes",
        clause=BY_OFFICER,
        level="standing",
        failed=False,
        share_percent=None,
        timing=Timing(seen.day.year, None, None),
    )


def answers_with(verdict: Mapping[str, Any], override: Override | None) -> dict[str, str]:
    """The record's three answers that stand: computed ones, with the officer's in their place."""
    names = ("cultivated", "farmable", "grain")
    return {**{name: verdict[name]["answer"] for name in names}, **(override or {})}
