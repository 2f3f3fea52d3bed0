"""A problem found on patrol, or a check that the office asked for: kinds, steps, and who may take which when.

The levels and what goes to which are the plan's (rule 11 [S]) and domain D's; that nobody accepts
their own re-check or verifies what they found, and that a re-check is accepted at county level, is ours [P]
(domain A3, D).
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

Origin = Literal["patrol", "office"]
"""Found in the field, or a check that the office asked for, for whatever reason."""
ORIGINS: tuple[Origin, ...] = get_args(Origin)

State = Literal[
    "found",
    "stopped",
    "reported",
    "verified",
    "dispatched",
    "rectified",
    "rechecked",
    "closed",
    "dismissed",
]
STATES: tuple[State, ...] = get_args(State)
CLOSED: frozenset[State] = frozenset({"closed", "dismissed"})

Step = Literal[
    "find",
    "stop",
    "report",
    "dispatch",
    "dismiss",
    "verify",
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

Need = Literal["note", "photos", "days", "outcome", "evidence"]
"""`evidence`: a picture, or an inspection of the plot made since."""

Outcome = Literal["yes", "no", "cannot_tell"]
"""Of a look on the spot: it is so, it is not, or it could not be told."""


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table."""

    from_: frozenset[State]
    to: State | None
    """None where the state stays."""
    levels: frozenset[Level]
    """Who may, of those that the problem is not kept from."""
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


OPEN = "found stopped reported verified dispatched rectified rechecked"
TABLE: dict[Step, Move] = {
    "stop": _move("found", "stopped", "field township county committee"),
    "report": _move("found stopped", "reported", "field"),
    "dispatch": _move(
        "found stopped reported verified", "dispatched", "township county committee", "note", True
    ),
    "dismiss": _move(
        "found stopped reported verified dispatched",
        "dismissed",
        "township county committee",
        "note",
        True,
    ),
    "verify": _move(
        "found stopped reported dispatched",
        "verified",
        "field township county committee",
        "outcome evidence",
    ),
    "rectify": _move("verified dispatched", "rectified", "field township county committee", "note"),
    "recheck": _move("rectified", "rechecked", "field county committee", "photos"),
    "accept": _move("rechecked", "closed", "county committee", "", True),
    "send_back": _move(
        "rectified rechecked", "dispatched", "township county committee", "note", True
    ),
    "reopen": _move("closed dismissed", "reported", "county committee", "note", True),
    "extend": _move(OPEN, None, "county committee", "note days"),
}
"""find, escalate and what a relapse reopens are not in it: no person takes those steps. To verify leads on
where the outcome is yes alone (`state_after`)."""


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
    origin: Origin
    sees_from: Level
    """The lowest level that may know of it."""


Grants = Sequence[tuple[str, str]]
"""(role, area prefix)."""


def first_level(kind: Kind, sees_from: Level = "field") -> Level:
    """Whose a problem is when it is found: the lowest level that decides and may know of it."""
    lowest: Level = "committee" if kind in CONFIDENTIAL else "township"
    return max(lowest, sees_from, key=RANK.__getitem__)


def kept_to(kind: Kind, sees_from: Level = "field") -> Level:
    """The lowest level that may know of it, whatever was asked for: of a complaint the committee."""
    return "committee" if kind in CONFIDENTIAL else sees_from


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


def reads(role: str, area_prefix: str, sees_from: Level, origin: Origin) -> bool:
    """Whether a role in an area reads problems that are kept to a level at all (domain A7).

    Discipline reads all. The county reads the field's complaints, without who found them, yet no
    check that the office keeps to the committee: it may be the county that is complained of.
    """
    if sees_from == "field" or role == "discipline":
        return True
    level = level_of(role, area_prefix)
    if level is None:
        return False
    lowest: Level = "county" if origin == "patrol" and sees_from == "committee" else sees_from
    return RANK[level] >= RANK[lowest]


Refused = Literal["not_now", "not_yours", "own_recheck", "own_find", "extended_enough"]


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
        for level in levels & move.levels
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
    if step == "verify" and standing.finder_id == person_id:
        return "own_find"
    if step == "extend" and standing.extensions >= most_extensions:
        return "extended_enough"
    return None


def _levels(standing: Standing, person_id: str, grants: Grants) -> frozenset[Level]:
    lowest = RANK[standing.sees_from]
    levels = levels_in(grants, standing.division_code)
    levels = frozenset(level for level in levels if RANK[level] >= lowest)
    if lowest > 0 and standing.origin == "patrol" and person_id == standing.finder_id:
        # of a complaint nobody in the field knows but who made it
        return levels | {"field"}
    return levels


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
    step: Step,
    note: str,
    photos: int,
    days: int | None,
    most_days: int,
    *,
    outcome: Outcome | None = None,
    outlined: bool = False,
    inspected: bool = False,
) -> dict[str, str]:
    """What a step lacks or has too much, by field; `inspected`: it names an inspection."""
    move, wrong = TABLE[step], {}
    if "note" in move.needs and not note.strip():
        wrong["note"] = "missing"
    if "photos" in move.needs and photos == 0:
        wrong["photos"] = "missing"
    if ("days" in move.needs) != (days is not None):
        wrong["days"] = "missing" if days is None else "not_of_step"
    elif days is not None and not 1 <= days <= most_days:
        wrong["days"] = "out_of_bounds"
    if ("outcome" in move.needs) != (outcome is not None):
        wrong["outcome"] = "missing" if outcome is None else "not_of_step"
    if "evidence" in move.needs and photos == 0 and not inspected:
        wrong["photos"] = "missing"
    if inspected and "evidence" not in move.needs:
        wrong["inspection_id"] = "not_of_step"
    if outlined and outcome != "yes":
        # only where it is so there is an area on which it is
        wrong["outline"] = "not_of_step"
    return wrong


def state_after(step: Step, state: State, outcome: Outcome | None = None) -> State:
    """The state that a step leads to; a look that did not say yes leaves it as it was."""
    if step == "verify" and outcome != "yes":
        return state
    return TABLE[step].to or state


def next_level(level: Level) -> Level:
    """Who a late problem goes to."""
    return LEVELS[min(RANK[level] + 1, len(LEVELS) - 1)]


def after(state: State, steps: Iterable[Step]) -> State:
    """The state that taken steps lead to, for what is found, stopped and reported in one go."""
    for step in steps:
        state = state_after(step, state)
    return state
