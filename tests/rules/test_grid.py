"""Whose plot it is: named before area, longer before shorter; proposals; hand-overs."""

from __future__ import annotations

from datetime import date

import pytest

from server.rules.grid import (
    Covering,
    GridsOfPlots,
    Near,
    Neighbours,
    Period,
    Post,
    Proposal,
    hand_over_wrong,
)

GRIDS = (
    Covering("town", "T", ("511703001", "511771001")),
    Covering("village", "V", ("511703001201",)),
    Covering("group", "G", ("51170300120101",)),
    Covering("hand", "H", ()),
    Covering("late", "Z", ("511703001202",)),
    Covering("early", "A", ("511703001202",)),
)
OF = GridsOfPlots(GRIDS, {"p1": "hand"})


@pytest.mark.parametrize(
    ("plot", "code", "grid"),
    [
        ("p1", "511703001201", "hand"),
        ("p1", "511702009001", "hand"),
        ("p2", "511703001201", "village"),
        ("p2", "5117030012010100000", "group"),
        ("p2", "5117030012010200000", "village"),
        ("p2", "511703001999", "town"),
        ("p2", "511771001201", "town"),
        ("p2", "511771002201", None),
        ("p2", "511703001202", "early"),
    ],
)
def test_whose_plot_it_is(plot: str, code: str, grid: str | None) -> None:
    assert OF.grid_of(plot, code) == grid


VILLAGE, OTHER = "511703001201", "511703001202"


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        ([], None),
        ([Near("far", VILLAGE, 107.6, 31.1)], None),
        ([Near("a", OTHER, 107.401, 31.1)], ("a", "nearest")),
        (
            [Near("a", OTHER, 107.401, 31.1), Near("b", VILLAGE, 107.42, 31.1)],
            ("b", "village"),
        ),
        (
            [Near("a", OTHER, 107.401, 31.1), Near("b", VILLAGE, 107.6, 31.1)],
            ("a", "nearest"),
        ),
        (
            [Near("b", VILLAGE, 107.42, 31.1), Near("c", VILLAGE, 107.41, 31.1)],
            ("c", "village"),
        ),
    ],
)
def test_what_a_plot_without_a_grid_is_offered(
    others: list[Near], wanted: tuple[str, str] | None
) -> None:
    found = Neighbours(others).proposal(VILLAGE, 107.4, 31.1)
    assert (None if found is None else (found.grid_id, found.why)) == wanted


def test_a_distance_is_in_metres() -> None:
    found = Neighbours([Near("a", VILLAGE, 107.4, 31.11)]).proposal(VILLAGE, 107.4, 31.1)
    assert found is not None
    assert found == Proposal("a", "village", pytest.approx(1113, abs=1))


DAY = date(2026, 6, 1)
PAST = Period(1, "wang", "main", date(2024, 1, 1), date(2026, 1, 1))
MAIN = Period(2, "li", "main", date(2026, 1, 1), None)
DEPUTY = Period(3, "chen", "deputy", date(2026, 1, 1), None)
PERIODS = (PAST, MAIN, DEPUTY)


@pytest.mark.parametrize(
    ("post", "person", "since", "ends", "wrong"),
    [
        ("main", "zhou", DAY, None, None),
        ("main", "zhou", DAY, 2, None),
        ("main", None, DAY, 2, None),
        ("main", "wang", DAY, None, None),
        ("main", "li", DAY, None, "grid_same_person"),
        ("main", "chen", DAY, None, "grid_same_person"),
        ("main", "zhou", date(2025, 12, 31), None, "grid_ends_too_early"),
        ("main", "zhou", DAY, 1, "grid_post_ended"),
        ("main", "zhou", DAY, 3, "grid_post_ended"),
        ("deputy", "zhou", DAY, None, None),
        ("deputy", "zhou", DAY, 3, None),
        ("deputy", None, DAY, 3, None),
        ("deputy", "chen", DAY, None, "grid_same_person"),
        ("deputy", "li", DAY, None, "grid_same_person"),
        ("deputy", None, date(2025, 1, 1), 3, "grid_ends_too_early"),
    ],
)
def test_a_hand_over(
    post: Post, person: str | None, since: date, ends: int | None, wrong: str | None
) -> None:
    assert hand_over_wrong(PERIODS, post, person, since, ends) == wrong


def test_nobody_begins_before_the_last_chief_ended() -> None:
    wrong = hand_over_wrong((PAST,), "main", "zhou", date(2025, 6, 1), None)
    assert wrong == "grid_before_the_last"
