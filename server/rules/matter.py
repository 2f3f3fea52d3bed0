"""What the desk may do with a matter of tip-offs, from which state, and what each step must say.

The states and steps are ours [P]: domain D names only who must not handle a tip-off ([V26][V27]).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from server.rules.problem import CLOSED
from server.rules.problem import State as ProblemState
from server.rules.tipoff import OPEN_MATTERS, MatterState

DeskStep = Literal[
    "judge",
    "ask",
    "set_aside",
    "restore",
    "redact",
    "merge",
    "split",
    "queue",
    "unqueue",
    "dismiss",
    "reply",
    "mute",
    "unmute",
]
DESK_STEPS: tuple[DeskStep, ...] = get_args(DeskStep)
"""Those of `server.rules.tipoff.MatterStep` that a person at the desk takes."""

MOST_BOXES = 40
"""In one picture [P]: a market square has fewer faces."""
LEAST_SIDE = 0.001
"""Of the picture's width or height; a smaller box covers nothing that can be seen."""

_FROM: dict[DeskStep, frozenset[MatterState]] = {
    "judge": frozenset({"new", "set_aside"}),
    "ask": OPEN_MATTERS,
    "set_aside": frozenset({"new"}),
    "restore": frozenset({"set_aside"}),
    "redact": frozenset({"new", "set_aside", "queued"}),
    "merge": OPEN_MATTERS,
    "split": OPEN_MATTERS,
    "queue": frozenset({"new"}),
    "unqueue": frozenset({"queued"}),
    "dismiss": frozenset({"new", "set_aside"}),
    "reply": frozenset({"dispatched"}),
    "mute": frozenset({*OPEN_MATTERS, "dismissed", "withdrawn"}),
    "unmute": frozenset({*OPEN_MATTERS, "dismissed", "withdrawn"}),
}
MERGED_FROM: frozenset[MatterState] = frozenset({"new", "set_aside"})
"""A matter that has gone out, or will, takes others in; it does not go into another."""

_WORDS: frozenset[DeskStep] = frozenset(
    {
        "ask",
        "set_aside",
        "restore",
        "queue",
        "unqueue",
        "dismiss",
        "reply",
        "mute",
        "unmute",
        "split",
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the table asks of a matter."""

    state: MatterState
    replied: bool
    check: ProblemState | None
    """Of the check that went out; None before."""
    tipoffs: int
    pictures: int
    """That are there to be looked at."""


def waits_for_reply(standing: Standing) -> bool:
    """Its check has ended, and nobody has told the reporters yet."""
    return standing.state == "dispatched" and standing.check in CLOSED and not standing.replied


def may_take(step: DeskStep, standing: Standing) -> bool:
    if standing.state not in _FROM[step]:
        return False
    if step == "reply":
        return waits_for_reply(standing)
    if step == "split":
        return standing.tipoffs > 1
    if step == "redact":
        return standing.pictures > 0
    if step == "ask":
        return not standing.replied
    return True


def steps_open(standing: Standing) -> tuple[DeskStep, ...]:
    """What the desk may do now, in the order of `DeskStep`."""
    return tuple(step for step in DESK_STEPS if may_take(step, standing))


@dataclass(frozen=True, slots=True)
class Said:
    """What a step says, as far as the table asks."""

    words: bool
    reply: bool
    tipoff: bool
    other: bool
    judgement: bool
    """A kind, a side complained of, or a place."""
    ground: bool
    """A plot or a place."""
    at_once: bool
    reason: bool
    boxes: Sequence[Sequence[float]] | None
    shown: bool | None


def shortcomings(step: DeskStep, said: Said) -> dict[str, str]:
    """What a step lacks, by field."""
    wrong: dict[str, str] = {}
    if step in _WORDS and not said.words:
        wrong["words"] = "missing"
    if step == "queue" and said.at_once and not said.reason:
        wrong["reason"] = "missing"
    if step == "dismiss" and not said.reply:
        wrong["reply"] = "missing"
    if step in ("split", "mute", "unmute", "redact") and not said.tipoff:
        wrong["tipoff_id"] = "missing"
    if step == "merge" and not said.other:
        wrong["other_id"] = "missing"
    if step == "judge" and not said.judgement:
        wrong["kind"] = "missing"
    if step == "queue" and not said.ground:
        wrong["plot_id"] = "missing"
    if step == "redact":
        wrong |= _wrong_boxes(said)
    return wrong


def _wrong_boxes(said: Said) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if said.shown is None:
        wrong["shown"] = "missing"
    if said.boxes is None:
        wrong["boxes"] = "missing"
    elif len(said.boxes) > MOST_BOXES or not all(is_box(box) for box in said.boxes):
        wrong["boxes"] = "out_of_bounds"
    return wrong


def is_box(box: Sequence[float]) -> bool:
    """[left, top, right, bottom] as shares of width and height, the upper left corner first."""
    if len(box) != 4 or not all(0.0 <= side <= 1.0 for side in box):
        return False
    left, top, right, bottom = box
    return all(to - since >= LEAST_SIDE for since, to in ((left, right), (top, bottom)))
