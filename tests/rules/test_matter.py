"""What the desk may do with a matter, and what each step must say."""

from __future__ import annotations

from typing import Any

import pytest

from server.rules.matter import DESK_STEPS, Said, Standing, is_box, shortcomings, steps_open

NOTHING = Said(
    words=False, reply=False, tipoff=False, other=False, judgement=False, ground=False,
    at_once=False, reason=False, boxes=None, shown=None,
)  # fmt: skip


def open_to(state: Any, **said: Any) -> set[str]:
    usual: dict[str, Any] = {"replied": False, "check": None, "tipoffs": 1, "pictures": 0}
    return set(steps_open(Standing(state, **{**usual, **said})))


@pytest.mark.parametrize(
    ("state", "said", "steps"),
    [
        ("new", {}, {"judge", "ask", "set_aside", "merge", "queue", "dismiss", "mute", "unmute"}),
        ("new", {"tipoffs": 2, "pictures": 1},
            {"judge", "ask", "set_aside", "merge", "queue", "dismiss", "mute", "unmute", "split", "redact"}),
        ("set_aside", {}, {"judge", "ask", "restore", "merge", "dismiss", "mute", "unmute"}),
        ("queued", {"pictures": 3}, {"ask", "redact", "merge", "unqueue", "mute", "unmute"}),
        ("dispatched", {"check": "dispatched"}, {"ask", "merge", "mute", "unmute"}),
        ("dispatched", {"check": "closed"}, {"ask", "merge", "reply", "mute", "unmute"}),
        ("dispatched", {"check": "dismissed"}, {"ask", "merge", "reply", "mute", "unmute"}),
        ("dispatched", {"check": "closed", "replied": True}, {"merge", "mute", "unmute"}),
        ("dismissed", {"replied": True}, {"mute", "unmute"}),
        ("withdrawn", {}, {"mute", "unmute"}),
        ("merged", {"tipoffs": 0}, set()),
    ],
)  # fmt: skip
def test_steps_of_each_state(state: str, said: dict[str, Any], steps: set[str]) -> None:
    assert open_to(state, **said) == steps


@pytest.mark.parametrize("step", DESK_STEPS)
def test_what_a_step_lacks_that_says_nothing(step: Any) -> None:
    wanted = {
        "judge": {"kind"},
        "ask": {"words"},
        "set_aside": {"words"},
        "restore": {"words"},
        "redact": {"tipoff_id", "boxes", "shown"},
        "merge": {"other_id"},
        "split": {"words", "tipoff_id"},
        "queue": {"words", "plot_id"},
        "unqueue": {"words"},
        "dismiss": {"words", "reply"},
        "reply": {"words"},
        "mute": {"words", "tipoff_id"},
        "unmute": {"words", "tipoff_id"},
    }
    assert set(shortcomings(step, NOTHING)) == wanted[step]


def test_a_check_at_once_needs_a_reason() -> None:
    usual = {name: getattr(NOTHING, name) for name in NOTHING.__slots__}
    said = {**usual, "words": True, "ground": True}
    assert shortcomings("queue", Said(**said)) == {}
    assert shortcomings("queue", Said(**{**said, "at_once": True})) == {"reason": "missing"}


@pytest.mark.parametrize(
    ("box", "good"),
    [
        ([0, 0, 1, 1], True),
        ([0.2, 0.2, 0.201, 0.3], True),
        ([0.2, 0.2, 0.2, 0.3], False),
        ([0.5, 0.2, 0.4, 0.3], False),
        ([-0.1, 0, 1, 1], False),
        ([0, 0, 1.01, 1], False),
        ([0, 0, 1], False),
        ([float("nan"), 0, 1, 1], False),
    ],
)
def test_boxes(box: list[float], good: bool) -> None:
    assert is_box(box) is good
