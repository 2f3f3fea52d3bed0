"""How passwords are kept, and the ones that the server makes."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""19 MiB, two passes: about 90 ms on the smallest server; a morning's sign-ins must not stall uploads."""

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without i, l, o, 0 and 1, which are misread on paper and misheard on the telephone."""
GROUP = 4
GROUPS_LEAST = 3
"""Twelve of 31 letters: 59 bits."""


def fresh_password(least_length: int) -> str:
    """Random groups of letters with dashes between, at least `least_length` characters long."""
    groups = max(GROUPS_LEAST, -(-(least_length + 1) // (GROUP + 1)))
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(groups))
