"""Where tracks may be recorded, what a track may say, and when it goes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from server.rules.track import Basis, basis_for, kept_from, may_hold, wrong_track

DAY = date(2026, 7, 1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def on(id_: str, area: str, first: date = FIRST, last: date = LAST) -> Basis:
    return Basis(id_, area, True, first, last)


def off(id_: str, area: str) -> Basis:
    return Basis(id_, area, False, FIRST, LAST)


BASES: list[tuple[str, list[Basis], list[str], str | None]] = [
    ("off by default", [], ["511703001"], None),
    ("on for the area", [on("a", "511703")], ["511703001"], "a"),
    ("on for the very area", [on("a", "511703001")], ["511703001"], "a"),
    ("on elsewhere", [on("a", "511771")], ["511703001"], None),
    ("on for a part of the area", [on("a", "511703001001")], ["511703001"], None),
    ("switched off", [on("a", "511703"), off("b", "511703")], ["511703001"], None),
    ("on again", [on("a", "511703"), off("b", "511703"), on("c", "511703")], ["511703001"], "c"),
    ("off for a part", [on("a", "511703"), off("b", "511703001")], ["511703001"], None),
    ("off for another part", [on("a", "511703"), off("b", "511703002")], ["511703001"], "a"),
    ("the whole district later", [off("a", "511703001"), on("b", "5117")], ["511703001"], "b"),
    ("not yet", [on("a", "511703", date(2026, 7, 2))], ["511703001"], None),
    ("its last day", [on("a", "511703", FIRST, DAY)], ["511703001"], "a"),
    ("over", [on("a", "511703", FIRST, date(2026, 6, 30))], ["511703001"], None),
    ("of several areas one", [on("a", "511771")], ["511703001", "511771002"], "a"),
    ("of nobody's area", [on("a", "511703")], [], None),
]


@pytest.mark.parametrize(
    ("bases", "areas", "expected"), [b[1:] for b in BASES], ids=[b[0] for b in BASES]
)
def test_what_allows_a_track(bases: list[Basis], areas: list[str], expected: str | None) -> None:
    found = basis_for(bases, areas, DAY)
    assert (found and found.id) == expected


@pytest.mark.parametrize(
    ("last", "holds"),
    [
        (date(2025, 12, 31), False),
        (FIRST, True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), True),
        (date(2027, 1, 2), False),
    ],
)
def test_a_basis_has_an_end(last: date, holds: bool) -> None:
    assert may_hold(FIRST, last) is holds


NOON = datetime(2026, 7, 1, 4, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


TRACKS: list[tuple[str, float, list[float], list[tuple[float, float]], float, str | None]] = [
    ("an hour", 60, [0, 30, 60], [(10, 20)], 61, None),
    ("without a point", 60, [], [], 61, None),
    ("ends before it began", -1, [], [], 61, "end"),
    ("eight hours", 480, [0, 480], [], 481, None),
    ("longer than a day's work", 486, [], [], 490, "end"),
    ("ends in the future", 60, [], [], 50, "end"),
    ("a clock four minutes ahead", 60, [], [], 56, None),
    ("points out of order", 60, [0, 20, 10], [], 61, "points"),
    ("a point before it began", 60, [-6], [], 61, "points"),
    ("a point after it ended", 60, [66], [], 70, "points"),
    ("the satellites' clock", 60, [-4, 64], [], 70, None),
    ("a gap that ends before it begins", 60, [], [(20, 10)], 61, "gaps"),
    ("a gap outside", 60, [], [(50, 90)], 91, "gaps"),
]


@pytest.mark.parametrize("case", TRACKS, ids=[case[0] for case in TRACKS])
def test_a_track_says_what_can_be(
    case: tuple[str, float, list[float], list[tuple[float, float]], float, str | None],
) -> None:
    _, end, points, gaps, now, wrong = case
    moments, pairs = [at(one) for one in points], [(at(a), at(b)) for a, b in gaps]
    assert wrong_track(NOON, at(end), moments, pairs, at(now)) == wrong


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2027, 7, 1), date(2026, 7, 1)),
        (date(2028, 2, 29), date(2027, 3, 1)),
        (date(2029, 3, 1), date(2028, 3, 1)),
    ],
)
def test_tracks_are_kept_for_twelve_months(today: date, first: date) -> None:
    assert kept_from(today) == first
