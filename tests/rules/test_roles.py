"""Which role may do what, row by row."""

from __future__ import annotations

from typing import get_args

import pytest

from server.rules.roles import RIGHTS, ROLES, Right, rights_of, who_may

# read capture review survey export paper evidence grids divisions people limits tracks tracking
# checks tipoffs rewards payments identity openings
TABLE = """
inspector        x x . . . . . . . . . . . . . . . . .
officer          x x x x x x x x x x x x x x x x . . .
committee        x x . . . . . . . . . . . x x x . . .
party_office     x . . . . . . . . . . . . . . . . . .
resources_bureau x x x x x x x x x x x x x x x x . . .
digital_bureau   x . . . . . . . . . . . . . . . . . .
discipline       x . . . . . x . . . . . . . . . . . .
finance          x . . . . . . . . . . . . . . . x . .
township         x x . . . x . x . . . . . . . . . . .
village_chief    x x . . . . . . . . . . . . . . . . .
grid_chief       x x . . . . . . . . . . . . . . . . .
panel_member     x . . . . . . . . . . . . . . . . . .
administrator    x . . . . . . x x x x . x . . . . . .
reward_handler   x . . . . . . . . . . . . . . . . x .
auditor          x . . . . . x . . . . . . . . . . . x
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


def test_every_role_has_a_row() -> None:
    assert tuple(row[0] for row in ROWS) == ROLES == tuple(RIGHTS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_role_may_what_its_row_says(row: list[str]) -> None:
    role, *marks = row
    rights: tuple[Right, ...] = get_args(Right)
    said = dict(zip(rights, marks, strict=True))
    assert rights_of(role) == tuple(right for right in rights if said[right] == "x")
    for right in rights:
        assert (role in who_may(right)) == (said[right] == "x")


def test_a_role_that_is_not_known_may_nothing() -> None:
    assert rights_of("king") == ()


def test_several_rights_name_every_role_that_has_one_of_them() -> None:
    assert who_may("evidence", "limits") == (
        "officer",
        "resources_bureau",
        "discipline",
        "administrator",
        "auditor",
    )


def test_who_oversees_or_pays_writes_nothing() -> None:
    for role in ("discipline", "auditor"):
        assert set(rights_of(role)) <= {"read", "evidence", "openings"}
    assert rights_of("finance") == ("read", "payments")


def test_who_opens_a_contact_does_nothing_else() -> None:
    assert who_may("identity") == ("reward_handler",)
    assert rights_of("reward_handler") == ("read", "identity")
