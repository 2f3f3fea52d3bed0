"""When restored land counts no more, and from when on it does again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from server.rules.problem import KINDS as ALL_KINDS
from server.rules.relapse import KINDS, TURNED_BY, Turn, confirmed, relapse_of, turned
from server.words import catalogue

ACCEPTED = date(2025, 6, 30)


def at(day: str) -> datetime:
    return datetime.fromisoformat(day + "T04:00").replace(tzinfo=UTC)


def turn(day: str) -> Turn:
    return Turn(at(day), "inspection", day, "new_pond")


@pytest.mark.parametrize(
    ("accepted_on", "turns", "mended", "since"),
    [
        (None, [], [], None),
        (None, ["2026-01-01"], [], None),
        (ACCEPTED, [], [], None),
        (ACCEPTED, ["2025-05-01"], [], None),
        (ACCEPTED, ["2025-06-30"], [], None),
        (ACCEPTED, ["2025-07-01"], [], "2025-07-01"),
        (ACCEPTED, ["2026-02-01", "2026-01-01"], [], "2026-01-01"),
        (ACCEPTED, ["2026-01-01"], ["2026-03-01"], None),
        (ACCEPTED, ["2026-01-01", "2026-04-01"], ["2026-03-01"], "2026-04-01"),
        (ACCEPTED, ["2026-04-01"], ["2026-03-01", "2026-05-01"], None),
        (None, ["2026-01-01"], ["2026-03-01"], None),
        (None, ["2026-01-01", "2026-04-01"], ["2026-03-01"], "2026-04-01"),
        (date(2026, 5, 1), ["2026-04-01"], ["2026-03-01"], None),
    ],
)
def test_relapse(
    accepted_on: date | None, turns: list[str], mended: list[str], since: str | None
) -> None:
    found = relapse_of(accepted_on, [turn(day) for day in turns], [at(day) for day in mended])
    assert (found and found.id) == since


@pytest.mark.parametrize(
    ("answer", "clause", "kind"),
    [
        ("no", "pond", "new_pond"),
        ("no", "orchard_plants", "new_orchard"),
        ("no", "abandoned", "abandonment"),
        ("yes", "pond", None),
        ("unknown", "pond", None),
        ("no", "exclusion", None),
        ("no", "officer_decided", None),
        ("yes", "paddy_crop", None),
    ],
)
def test_what_a_record_shows(answer: str, clause: str, kind: str | None) -> None:
    assert turned(answer, clause) == kind


def test_clauses_and_kinds_exist() -> None:
    assert set(TURNED_BY) <= set(catalogue("zh")["clause"])
    assert set(TURNED_BY.values()) <= KINDS <= set(ALL_KINDS)


@pytest.mark.parametrize(
    ("state", "origin", "verified", "says"),
    [
        ("reported", "patrol", None, False),
        ("dispatched", "patrol", None, True),
        ("verified", "patrol", "yes", True),
        ("reported", "office", None, False),
        ("dispatched", "office", None, False),
        ("dispatched", "office", "no", False),
        ("verified", "office", "yes", True),
        ("closed", "office", "yes", True),
        ("dismissed", "office", "yes", False),
        ("dismissed", "patrol", None, False),
    ],
)
def test_a_check_says_nothing_before_it_was_found_true(
    state: Any, origin: Any, verified: Any, says: bool
) -> None:
    assert confirmed(state, origin, verified) is says
