"""What speaks for two matters being one fact."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from server.rules.same_fact import ALIKE_BITS, Sight, days_apart, speaks_for

DAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
HERE = (107.45, 31.12)
NORTH_99_M = (107.45, 31.12 + 99 / 111_195)
NORTH_101_M = (107.45, 31.12 + 101 / 111_195)
PICTURE = (0x0123456789ABCDEF, 0x0F0F0F0F0F0F0F0F)


def flipped(bits: int) -> tuple[int, int]:
    return PICTURE[0] ^ (1 << bits) - 1, PICTURE[1]


def sight(days: float = 0, **said: Any) -> Sight:
    usual: dict[str, Any] = {
        "kind": "new_orchard",
        "plot_id": None,
        "places": [HERE],
        "times": [DAY + timedelta(days=days)],
        "pictures": [],
    }
    return Sight(**{**usual, **said})


@pytest.mark.parametrize(
    ("why", "other", "reasons"),
    [
        ("99 m", sight(places=[NORTH_99_M]), ["near", "days", "same_kind"]),
        ("101 m", sight(places=[NORTH_101_M]), []),
        ("no place", sight(places=[]), []),
        ("another kind", sight(kind="new_pond"), ["near", "days"]),
        ("90 days", sight(90), ["near", "days", "same_kind"]),
        ("91 days", sight(91), []),
        ("of several places the nearest", sight(places=[(108, 32), HERE]), ["near", "days", "same_kind"]),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)  # fmt: skip
def test_place_and_time(why: str, other: Sight, reasons: list[str]) -> None:
    assert [said.reason for said in speaks_for(sight(), other)] == reasons, why
    assert [said.reason for said in speaks_for(other, sight())] == reasons, why


def test_the_same_plot_speaks_without_a_place() -> None:
    one = sight(plot_id="a", places=[])
    assert [said.reason for said in speaks_for(one, sight(plot_id="a", places=[]))] == [
        "same_plot",
        "days",
        "same_kind",
    ]
    assert speaks_for(one, sight(plot_id="b", places=[])) == ()


@pytest.mark.parametrize(
    ("bits", "alike"), [(0, True), (ALIKE_BITS, True), (ALIKE_BITS + 1, False)]
)
def test_the_same_picture_speaks_from_far_and_long_ago(bits: int, alike: bool) -> None:
    one = sight(pictures=[PICTURE])
    other = sight(400, places=[(106.6, 30.4)], pictures=[(0, 0), flipped(bits)])
    found = [said.reason for said in speaks_for(one, other)]
    assert found == (["alike_photo", "days", "same_kind"] if alike else [])


def test_half_a_picture_is_not_enough() -> None:
    other = sight(400, pictures=[(PICTURE[0], ~PICTURE[1])])
    assert speaks_for(sight(pictures=[PICTURE]), other) == ()


def test_signed_and_unsigned_halves_are_the_same() -> None:
    high = (0xF123456789ABCDEF, 1)
    signed = (high[0] - (1 << 64), 1)
    (said, *_) = speaks_for(sight(pictures=[high]), sight(pictures=[signed]))
    assert (said.reason, said.pictures) == ("alike_photo", 1)


def test_how_far_and_how_long() -> None:
    said = {one.reason: one for one in speaks_for(sight(), sight(2.9, places=[NORTH_99_M]))}
    assert (said["near"].metres, said["days"].days) == (99, 2)
    several = sight(times=[DAY, DAY + timedelta(days=30)])
    assert days_apart(several, sight(29)) == 1
