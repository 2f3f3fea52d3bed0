"""Which role may do what: one table that every door asks.

Roles are those of domain A7, besides `inspector` and `officer`, which stay what they were. A right
reaches as far as the area in which the role is held. Who a reporter is, one right alone opens; nobody
who judges plots, oversees or pays has it.
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
    "reward_handler",
    "auditor",
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
    "checks",
    "tipoffs",
    "rewards",
    "payments",
    "identity",
    "openings",
]
"""`read`: plots, records, photos. `capture`: records with photos, phone keys, rescues. `review`: the queue,
decisions, second looks. `survey`: plots from files. `export`: lists of plots and records as files.
`paper`: patrols on paper, entered afterwards.
`evidence`: a plot's package. `grids`: make, change, hand over. `divisions`: the tree. `people`: roles,
passwords, phone keys. `limits`: editions of the rules. `tracks`: read
patrol tracks of others. `tracking`: switch tracks on by law, and off. `checks`: ask for a check,
from the county up. `tipoffs`: the desk of citizens' tip-offs, from the county up. `rewards`: decide on
rewards, their terms and budget. `payments`: the list that is paid by. `identity`: open a reporter's contact
for a reward. `openings`: read who opened which."""

OFFICER: frozenset[Right] = frozenset(get_args(Right)) - {"payments", "identity", "openings"}
"""Who handles tip-offs does not pay, and never learns who a reporter is (domain D [P])."""

RIGHTS: Mapping[Role, frozenset[Right]] = {
    "inspector": frozenset({"read", "capture"}),
    "officer": OFFICER,
    "committee": frozenset({"read", "capture", "checks", "tipoffs", "rewards"}),
    "party_office": frozenset({"read"}),
    "resources_bureau": OFFICER,
    "digital_bureau": frozenset({"read"}),
    "discipline": frozenset({"read", "evidence"}),
    "finance": frozenset({"read", "payments"}),
    "township": frozenset({"read", "capture", "paper", "grids"}),
    "village_chief": frozenset({"read", "capture"}),
    "grid_chief": frozenset({"read", "capture"}),
    "panel_member": frozenset({"read"}),
    "administrator": frozenset({"read", "grids", "divisions", "people", "limits", "tracking"}),
    "reward_handler": frozenset({"read", "identity"}),
    "auditor": frozenset({"read", "evidence", "openings"}),
}
"""The table (domain A7). The township walks its monthly round itself, and hands its grids on; the committee
looks itself at what is kept from everybody below it."""


def who_may(*rights: Right) -> tuple[Role, ...]:
    """Roles with at least one of the rights, in the order of the table."""
    return tuple(role for role in ROLES if RIGHTS[role] & frozenset(rights))


def rights_of(role: str) -> tuple[Right, ...]:
    """In the order of `Right`; none for a role that is not known."""
    held = next((RIGHTS[known] for known in ROLES if known == role), frozenset[Right]())
    return tuple(right for right in get_args(Right) if right in held)
