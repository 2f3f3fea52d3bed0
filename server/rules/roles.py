"""Which role may do what: one table that every door asks.

Roles are those of domain A7, besides `inspector` and `officer`, which stay what they were. A right
reaches as far as the area in which the role is held. Nothing that exists today tells who reported
anything, so that no right to read it exists either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Role = Literal[
    "inspector",
    "officer",
    "committee",
    "party_office",
    "resources_bureau",
    "digital_bureau",
    "discipline",
    "finance",
    "township",
    "village_chief",
    "grid_chief",
    "panel_member",
    "administrator",
]
ROLES: tuple[Role, ...] = get_args(Role)

Right = Literal[
    "read",
    "capture",
    "review",
    "survey",
    "export",
    "paper",
    "evidence",
    "grids",
    "divisions",
    "people",
    "limits",
    "tracks",
    "tracking",
]
"""`read`: plots, records, photos. `capture`: records with photos, phone keys, rescues. `review`: the queue,
decisions, second looks. `survey`: plots from files. `export`: lists of plots and records as files.
`paper`: patrols on paper, entered afterwards.
`evidence`: a plot's package. `grids`: make, change, hand over. `divisions`: the tree. `people`: roles,
passwords, phone keys. `limits`: editions of the rules. `tracks`: read
patrol tracks of others. `tracking`: switch tracks on by law, and off."""

EVERY: frozenset[Right] = frozenset(get_args(Right))

RIGHTS: Mapping[Role, frozenset[Right]] = {
    "inspector": frozenset({"read", "capture"}),
    "officer": EVERY,
    "committee": frozenset({"read"}),
    "party_office": frozenset({"read"}),
    "resources_bureau": EVERY,
    "digital_bureau": frozenset({"read"}),
    "discipline": frozenset({"read", "evidence"}),
    "finance": frozenset({"read"}),
    "township": frozenset({"read", "capture", "paper", "grids"}),
    "village_chief": frozenset({"read", "capture"}),
    "grid_chief": frozenset({"read", "capture"}),
    "panel_member": frozenset({"read"}),
    "administrator": frozenset({"read", "grids", "divisions", "people", "limits", "tracking"}),
}
"""The table (domain A7). The township walks its monthly round itself, and hands its grids on."""


def who_may(*rights: Right) -> tuple[Role, ...]:
    """Roles with at least one of the rights, in the order of the table."""
    return tuple(role for role in ROLES if RIGHTS[role] & frozenset(rights))


def rights_of(role: str) -> tuple[Right, ...]:
    """In the order of `Right`; none for a role that is not known."""
    held = next((RIGHTS[known] for known in ROLES if known == role), frozenset[Right]())
    return tuple(right for right in get_args(Right) if right in held)
