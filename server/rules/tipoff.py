"""A citizen's tip-off: whom it complains of, who may handle it, and what its reporter is told of it.

Domain D: the side that is complained of never handles a tip-off and never learns of it ([V26][V27]);
which levels there are is the plan's. The four states that a reporter reads are ours [P] (ux.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from server.rules.problem import CONFIDENTIAL, COUNTY_DIGITS, Grants, Kind, Level
from server.rules.problem import State as ProblemState
from server.rules.roles import rights_of

Against = Literal["owner", "village", "township", "county", "unknown"]
"""Whom it complains of: who farms or built there, cadres of the village, the township, the county."""
AGAINST: tuple[Against, ...] = get_args(Against)

PlaceHow = Literal["position", "map", "photo", "words"]
"""The phone's position, taken at a press; a point on the map; where a photo was taken; words alone."""

MatterState = Literal[
    "new", "set_aside", "queued", "dispatched", "dismissed", "withdrawn", "merged"
]
"""A matter is one fact, with every tip-off on it. `set_aside` waits for a look at its words or its
reporter; `queued` for the hour at which checks go out; `merged` lives on in another matter."""
OPEN_MATTERS: frozenset[MatterState] = frozenset({"new", "set_aside", "queued", "dispatched"})

MatterStep = Literal[
    "receive",
    "photos",
    "ask",
    "answer",
    "withdraw",
    "set_aside",
    "restore",
    "judge",
    "redact",
    "merge",
    "split",
    "queue",
    "unqueue",
    "release",
    "dismiss",
    "reply",
    "revisit",
    "reopen",
    "mute",
    "unmute",
    "claim",
]
"""Only ever added to a matter's history. `judge` is the desk's own kind, place and side complained of."""

PlainState = Literal["received", "checking", "handling", "answered"]


def sees_from(kind: Kind, against: Against) -> Level:
    """The lowest level that may know of a check on it: the one above whom it complains of.

    Complaints of what officials did go up to the committee, as they do when found on patrol.
    """
    if kind in CONFIDENTIAL or against == "county":
        return "committee"
    if against == "township":
        return "county"
    return "township" if against == "village" else "field"


def triage_level(kind: Kind, against: Against) -> Level:
    """Whose desk it lies on: the county's, or the committee's where the county may not have it."""
    return "committee" if sees_from(kind, against) == "committee" else "county"


def triage_levels(grants: Grants, division_code: str) -> frozenset[Level]:
    """The desks at which a person sees tip-offs on this place; empty for everybody below a county.

    The committee sees those of the county's desk too.
    """
    found: set[Level] = set()
    for role, area in grants:
        if "tipoffs" in rights_of(role) and _covers(area, division_code):
            found |= {"county", "committee"} if role == "committee" else {"county"}
    return frozenset(found)


def triage_areas(grants: Grants, level: Level) -> tuple[str, ...]:
    """Area prefixes in which a person has this desk."""
    return tuple(
        area
        for role, area in grants
        if "tipoffs" in rights_of(role)
        and len(area) <= COUNTY_DIGITS
        and (level == "county" or role == "committee")
    )


def has_desk(grants: Grants) -> bool:
    """Whether a person handles tip-offs at all; nobody below a county does."""
    return bool(triage_areas(grants, "county"))


def _covers(area: str, division_code: str) -> bool:
    # a place that nobody could tell yet is every county desk's
    return len(area) <= COUNTY_DIGITS and (not division_code or division_code.startswith(area))


def plain_state(matter: MatterState, problem: ProblemState | None, replied: bool) -> PlainState:
    """What a reporter reads; `problem` is the state of the check that was sent out, None before."""
    if replied or matter in ("dismissed", "withdrawn"):
        return "answered"
    if matter in ("new", "set_aside"):
        return "received"
    if problem is None or problem in _BEFORE_A_LOOK:
        return "checking"
    return "handling"


_BEFORE_A_LOOK: frozenset[str] = frozenset({"found", "stopped", "reported", "dispatched"})


def blocked_words(text: str, blocked: Sequence[str]) -> tuple[str, ...]:
    """Which of the words that ask for a look first stand in the text, in the order of the setting."""
    plain = _without_blanks(text)
    return tuple(word for word in blocked if word and _without_blanks(word) in plain)


def _without_blanks(text: str) -> str:
    return "".join(text.split()).casefold()
