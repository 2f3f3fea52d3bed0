"""What people are told of a plot's grain year: a table of days, and whose duty it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from server.rules.message import KINDS
from server.rules.watch_alert import Standing, alerts, keeps_area, kind_of

LAST = date(2026, 9, 20)
OPEN = Standing(2026, "last_chance", "watch_unseen", LAST, "none")
DAYS = (14, 3)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-08-21", ("last_chance",)),
        ("2026-09-05", ("last_chance",)),
        ("2026-09-06", ("left_14",)),
        ("2026-09-16", ("left_14",)),
        ("2026-09-17", ("left_3",)),
        ("2026-09-20", ("left_3",)),
        ("2026-09-21", ()),
    ],
)
def test_days_before_the_last_sowing_day(day: str, told: tuple[str, ...]) -> None:
    assert alerts(OPEN, date.fromisoformat(day), DAYS) == told


@pytest.mark.parametrize(
    ("state", "clause", "told"),
    [
        ("last_chance", "watch_no_grain", ("left_14",)),
        ("at_risk", "watch_no_grain", ("left_14",)),
        ("cannot_tell", "watch_contradictory", ("left_14",)),
        ("on_course", "watch_open", ("left_14",)),
        ("on_course", "watch_sown", ()),
        ("on_course", "watch_untold", ()),
        ("met_planted", "grain_standing", ()),
        ("met_harvested", "grain_harvested", ()),
        ("not_owed", "year_fallow", ()),
        ("missed", "watch_gone", ("missed",)),
    ],
)
def test_who_has_grain_sown_is_left_in_peace(
    state: str, clause: str, told: tuple[str, ...]
) -> None:
    one = replace(OPEN, state=state, clause=clause)  # type: ignore[arg-type]
    assert alerts(one, date(2026, 9, 10), DAYS) == told


def test_nothing_is_set_to_be_told_before() -> None:
    assert alerts(OPEN, date(2026, 9, 19), ()) == ("last_chance",)


@pytest.mark.parametrize("level", ["warning", "abandoned", "severe"])
def test_a_level_of_abandonment_is_told_beside_the_state(level: str) -> None:
    one = replace(OPEN, state="missed", last_chance_on=None, abandonment=level)  # type: ignore[arg-type]
    assert alerts(one, date(2026, 10, 6), DAYS) == ("missed", level)


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-12-31", 2), ("2027-01-01", 1), ("2027-01-31", 1), ("2027-02-01", 0)],
)
def test_the_year_before_is_told_of_for_a_month(day: str, told: int) -> None:
    one = replace(OPEN, state="missed", last_chance_on=None, abandonment="warning")
    assert len(alerts(one, date.fromisoformat(day), DAYS)) == told
    assert alerts(replace(one, year=2024), date.fromisoformat(day), DAYS) == ()


def test_each_alert_has_a_kind_of_message() -> None:
    told = ("last_chance", "left_14", "missed", "warning", "abandoned", "severe")
    assert {kind_of(one) for one in told} == {one for one in KINDS if one.startswith("watch_")}


@pytest.mark.parametrize(
    ("role", "area", "keeps"),
    [
        ("village_chief", "511703001001", True),
        ("township", "511703001", True),
        ("officer", "511703001", True),
        ("resources_bureau", "511703001", True),
        ("officer", "511703", False),
        ("grid_chief", "511703001001", False),
        ("inspector", "511703001001", False),
        ("committee", "511703", False),
        ("finance", "511703001", False),
    ],
)
def test_whose_duty_an_area_is(role: str, area: str, keeps: bool) -> None:
    assert keeps_area(role, area) is keeps
