"""What a tip-off needs before it says anything, and what its reporter may still do with it. All ours [P]."""

from __future__ import annotations

from dataclasses import dataclass

from server.rules.problem import Kind
from server.rules.tipoff import OPEN_MATTERS, MatterState, PlaceHow

WORDS_MAX = 2_000
WHERE_WORDS_MAX = 300
PHOTOS_MAX = 9
"""In the report; a page of nine pictures is what people know from their phones."""
PHOTOS_IN_ALL_MAX = 30
"""With those that are added afterwards."""
ANSWER_WORDS_MAX = 1_000
ANSWERS_MAX = 40
"""Of one reporter: more is no talk any more."""
REASON_WORDS_MAX = 500
LONG_SIDE_PX = 1_600
"""Of a picture as the page sends it and as it is kept: crops and young trees are told apart on it."""


def shortcomings(
    kind: Kind, words: str, where_words: str, has_place: bool, place_how: PlaceHow, photos: int
) -> dict[str, str]:
    """Field → what is wrong with it, as in the refusal body_invalid; empty where it can be taken."""
    found: dict[str, str] = {}
    if not has_place and not where_words.strip():
        found["place"] = "missing"
    if not has_place and place_how != "words":
        found["place_how"] = "wrong"
    if kind == "other" and not words.strip() and not photos:
        found["words"] = "missing"
    return found


@dataclass(frozen=True, slots=True)
class Open:
    """What a reporter may do now."""

    answer: bool
    """Also add words and pictures without being asked."""
    withdraw: bool
    revisit: bool
    """Say whether the answer satisfies."""
    reopen: bool
    """Have it opened again, with a reason; once."""


def open_to(
    matter: MatterState, withdrawn: bool, replied: bool, revisited: bool, reopened: bool
) -> Open:
    """`revisited`: since the last reply. `reopened`: by this reporter, ever."""
    goes_on = matter in OPEN_MATTERS and not withdrawn and not replied
    asked = replied and not withdrawn and not revisited
    return Open(goes_on, goes_on, asked, asked and not reopened)
