"""What a tip-off needs, and what its reporter may still do."""

from __future__ import annotations

import pytest

from server.rules.problem import Kind
from server.rules.tipoff import MatterState, PlaceHow
from server.rules.tipoff_report import Open, open_to, shortcomings


@pytest.mark.parametrize(
    ("kind", "words", "where", "has_place", "how", "photos", "wrong"),
    [
        ("new_orchard", "", "", True, "position", 0, {}),
        ("new_orchard", "", "", True, "words", 0, {}),
        ("new_orchard", "", "村口往上", False, "words", 0, {}),
        ("new_orchard", "", " \n", False, "words", 0, {"place": "missing"}),
        ("new_orchard", "", "村口", False, "map", 0, {"place_how": "wrong"}),
        ("other", "", "", True, "map", 1, {}),
        ("other", "看看", "", True, "map", 0, {}),
        ("other", " ", "", True, "map", 0, {"words": "missing"}),
        ("other", "", "", False, "words", 0, {"place": "missing", "words": "missing"}),
    ],
)
def test_it_says_where_and_what(
    kind: Kind,
    words: str,
    where: str,
    has_place: bool,
    how: PlaceHow,
    photos: int,
    wrong: dict[str, str],
) -> None:
    assert shortcomings(kind, words, where, has_place, how, photos) == wrong


@pytest.mark.parametrize(
    ("matter", "withdrawn", "replied", "revisited", "reopened", "may"),
    [
        ("new", False, False, False, False, Open(True, True, False, False)),
        ("set_aside", False, False, False, False, Open(True, True, False, False)),
        ("dispatched", False, False, False, False, Open(True, True, False, False)),
        ("dispatched", False, True, False, False, Open(False, False, True, True)),
        ("dismissed", False, True, False, False, Open(False, False, True, True)),
        ("dismissed", False, True, True, False, Open(False, False, False, False)),
        ("dismissed", False, True, False, True, Open(False, False, True, False)),
        ("new", False, False, False, True, Open(True, True, False, False)),
        ("dismissed", False, False, False, False, Open(False, False, False, False)),
        ("new", True, False, False, False, Open(False, False, False, False)),
        ("dispatched", True, True, False, False, Open(False, False, False, False)),
    ],
)
def test_what_a_reporter_may_do(
    matter: MatterState, withdrawn: bool, replied: bool, revisited: bool, reopened: bool, may: Open
) -> None:
    assert open_to(matter, withdrawn, replied, revisited, reopened) == may
