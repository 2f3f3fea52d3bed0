"""Who farms on a day, and which step of a case follows which."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from server.rules.operator import NEXT, OVER, Step, Term, term_on, wrong_step


def term(name: str, begins: str, ends: str | None = None, entrusted: bool = False) -> Term:
    until = date.fromisoformat(ends) if ends else None
    return Term("household", name, date.fromisoformat(begins), until, entrusted)


OLD = term("old", "2020-01-01", "2022-12-31")
NEW = term("new", "2023-01-01")


@pytest.mark.parametrize(
    ("terms", "day", "name"),
    [
        ([], "2023-01-01", None),
        ([OLD], "2019-12-31", None),
        ([OLD], "2020-01-01", "old"),
        ([OLD], "2022-12-31", "old"),
        ([OLD], "2023-01-01", None),
        ([OLD, NEW], "2022-12-31", "old"),
        ([OLD, NEW], "2023-01-01", "new"),
        ([OLD, NEW], "2099-01-01", "new"),
        # written down later puts right what was written down earlier, whatever begins first
        ([NEW, term("right", "2022-01-01", "2023-06-30")], "2023-06-30", "right"),
        ([NEW, term("right", "2022-01-01", "2023-06-30")], "2023-07-01", "new"),
        ([OLD, term("same days", "2020-01-01", "2022-12-31")], "2021-05-05", "same days"),
    ],
)
def test_the_last_one_written_down_that_covers_the_day(
    terms: list[Term], day: str, name: str | None
) -> None:
    found = term_on(terms, date.fromisoformat(day))
    assert (found.name if found else None) == name


FIRST, LATER, TODAY = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 31)


@pytest.mark.parametrize("state", get_args(Step))
@pytest.mark.parametrize("step", get_args(Step))
def test_a_step_is_one_of_the_next(state: Step, step: Step) -> None:
    wrong = wrong_step(state, FIRST, step, LATER, TODAY)
    assert (wrong is None) == (step in NEXT[state])


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (date(2026, 2, 28), "early"),
        (FIRST, None),
        (TODAY, None),
        (date(2026, 4, 1), "future"),
    ],
)
def test_days_go_forwards_and_not_beyond_today(day: date, wrong: str | None) -> None:
    assert wrong_step("left", FIRST, "proposed", day, TODAY) == wrong


def test_every_case_can_end_and_what_ended_stays() -> None:
    for state, steps in NEXT.items():
        assert bool(steps) == (state not in OVER)
    assert all("dropped" in steps for state, steps in NEXT.items() if state not in OVER)
