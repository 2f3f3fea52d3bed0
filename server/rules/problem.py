"""A problem found on patrol: its kinds, the steps of its handling, and who may take which when.

The levels and what goes to which are the plan's (rule 11 [S]) and domain D's; that nobody accepts
their own re-check, and that a re-check is accepted at county level, is ours [P] (domain A3, D).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "new_orchard",
    "new_forest",
    "new_pond",
    "new_building",
    "greenhouse_hardened",
    "abandonment",
    "dumping",
    "forced_clearing",
    "forced_filling",
    "forced_destruction",
    "other",
]
"""forced_clearing: of trees; forced_filling: of ponds; forced_destruction: of crops, by officials."""
KINDS: tuple[Kind, ...] = get_args(Kind)
CONFIDENTIAL: frozenset[Kind] = frozenset(
    {"forced_clearing", "forced_filling", "forced_destruction"}
)
"""Complaints of what a township did: the committee's, never that township's (plan rule 11, domain A2)."""

State = Literal[
    "found", "stopped", "reported", "dispatched", "rectified", "rechecked", "closed", "dismissed"
]
STATES: tuple[State, ...] = get_args(State)
CLOSED: frozenset[State] = frozenset({"closed", "dismissed"})

Step = Literal[
    "find",
    "stop",
    "report",
    "dispatch",
    "dismiss",
    "rectify",
    "recheck",
    "accept",
    "send_back",
    "reopen",
    "extend",
    "escalate",
]
STEPS: tuple[Step, ...] = get_args(Step)

Level = Literal["field", "township", "county", "committee"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Lowest first."""
RANK: dict[Level, int] = {level: rank for rank, level in enumerate(LEVELS)}

FIELD_ROLES = frozenset({"inspector", "grid_chief", "village_chief"})
COUNTY_DIGITS = 6
"""Of a division code: province, prefecture, county."""
TOWNSHIP_DIGITS = 9

Need = Literal["note", "photos", "days"]


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table."""

    from_: frozenset[State]
    to: State | None
    """None where the state stays."""
    levels: frozenset[Level]
    """Who may, of an ordinary problem; a confidential one is its finder's and the committee's."""
    needs: frozenset[Need] = frozenset()
    decides: bool = False
    """Whether it is for the level that has the problem now, and those above."""


def _move(
    from_: str, to: State | None, levels: str, needs: str = "", decides: bool = False
) -> Move:
    return Move(
        frozenset(state for state in STATES if state in from_.split()),
        to,
        frozenset(level for level in LEVELS if level in levels.split()),
        frozenset(need for need in get_args(Need) if need in needs.split()),
        decides,
    )


OPEN = "found stopped reported dispatched rectified rechecked"
TABLE: dict[Step, Move] = {
    "stop": _move("found", "stopped", "field township county committee"),
    "report": _move("found stopped", "reported", "field"),
    "dispatch": _move(
        "found stopped reported", "dispatched", "township county committee", "note", True
    ),
    "dismiss": _move(
        "found stopped reported dispatched", "dismissed", "township county committee", "note", True
    ),
    "rectify": _move("dispatched", "rectified", "field township county committee", "note"),
    "recheck": _move("rectified", "rechecked", "field county committee", "photos"),
    "accept": _move("rechecked", "closed", "county committee", "", True),
    "send_back": _move(
        "rectified rechecked", "dispatched", "township county committee", "note", True
    ),
    "reopen": _move("closed dismissed", "reported", "county committee", "note", True),
    "extend": _move(OPEN, None, "county committee", "note days"),
}
"""find, escalate and what a relapse reopens are not in it: no person takes those steps."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the table asks of a problem."""

    kind: Kind
    state: State
    level: Level
    """Who has it now."""
    division_code: str
    finder_id: str
    rechecked_by: str | None
    """Who took the last re-check."""
    extensions: int


Grants = Sequence[tuple[str, str]]
"""(role, area prefix)."""


def first_level(kind: Kind) -> Level:
    """Whose a problem is when it is found."""
    return "committee" if kind in CONFIDENTIAL else "township"


def level_of(role: str, area_prefix: str) -> Level | None:
    """At which level a role in an area handles problems; None for a role that handles none.

    An officer or a bureau of less than a county is one of a township, whatever the role says: what
    is kept from that township is kept from them.
    """
    if role in FIELD_ROLES:
        return "field"
    if role in ("officer", "resources_bureau"):
        return "county" if len(area_prefix) <= COUNTY_DIGITS else "township"
    if role == "township":
        return "township"
    return "committee" if role == "committee" else None


def levels_in(grants: Grants, division_code: str) -> frozenset[Level]:
    """The levels at which a person handles problems of this place."""
    found = (level_of(role, area) for role, area in grants if division_code.startswith(area))
    return frozenset(level for level in found if level is not None)


def sees_confidential(role: str, area_prefix: str) -> bool:
    """Whether a role in an area reads the township's complaints at all (domain A7).

    County and discipline read them without who found them.
    """
    return role == "discipline" or level_of(role, area_prefix) in ("county", "committee")


Refused = Literal["not_now", "not_yours", "own_recheck", "extended_enough"]


def refused(
    step: Step, standing: Standing, person_id: str, grants: Grants, most_extensions: int
) -> Refused | None:
    """Why this person may not take the step now; None where they may."""
    move = TABLE.get(step)
    if move is None or standing.state not in move.from_:
        return "not_now"
    levels = _levels(standing, person_id, grants)
    able = {
        level
        for level in levels & _who(move, standing)
        if not move.decides or RANK[level] >= RANK[standing.level]
    }
    if step == "extend":
        # the next higher level gives more time; above the committee there is nobody
        above = min(RANK[standing.level] + 1, RANK["committee"])
        able = {level for level in able if RANK[level] >= above}
    if not able:
        return "not_yours"
    if step == "accept" and standing.rechecked_by == person_id:
        return "own_recheck"
    if step == "extend" and standing.extensions >= most_extensions:
        return "extended_enough"
    return None


def _levels(standing: Standing, person_id: str, grants: Grants) -> frozenset[Level]:
    levels = levels_in(grants, standing.division_code)
    if standing.kind not in CONFIDENTIAL:
        return levels
    # of a complaint nobody in the field knows but who made it
    mine = levels & {"committee"}
    return mine | {"field"} if person_id == standing.finder_id else mine


def _who(move: Move, standing: Standing) -> frozenset[Level]:
    if standing.kind in CONFIDENTIAL:
        return frozenset(move.levels & {"field", "committee"})
    return move.levels


def steps_open_to(
    standing: Standing, person_id: str, grants: Grants, most_extensions: int
) -> tuple[Step, ...]:
    """The steps that this person may take now."""
    return tuple(
        step
        for step in TABLE
        if refused(step, standing, person_id, grants, most_extensions) is None
    )


def shortcomings(
    step: Step, note: str, photos: int, days: int | None, most_days: int
) -> dict[str, str]:
    """What a step lacks, by field."""
    move, wrong = TABLE[step], {}
    if "note" in move.needs and not note.strip():
        wrong["note"] = "missing"
    if "photos" in move.needs and photos == 0:
        wrong["photos"] = "missing"
    if ("days" in move.needs) != (days is not None):
        wrong["days"] = "missing" if days is None else "not_of_step"
    elif days is not None and not 1 <= days <= most_days:
        wrong["days"] = "out_of_bounds"
    return wrong


def next_level(level: Level) -> Level:
    """Who a late problem goes to."""
    return LEVELS[min(RANK[level] + 1, len(LEVELS) - 1)]


def after(state: State, steps: Iterable[Step]) -> State:
    """The state that taken steps lead to, for what is found, stopped and reported in one go."""
    for step in steps:
        state = TABLE[step].to or state
    return state
