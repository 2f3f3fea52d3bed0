"""What people call an area: its name in the tree of divisions, or else the villages of its plots."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models.division import names_of
from server.models.plot import Plot, in_areas

NAMED_DIGITS = 9
"""Without the tree, townships and villages have a name; a county has too many villages for that."""


def villages_of(session: Session, areas: Iterable[str]) -> dict[str, list[str]]:
    """Area prefix → its name, or the villages of its plots by their codes; none for what is wider."""
    wanted = set(areas)
    known = names_of(session, wanted)
    named = {area for area in wanted if len(area) >= NAMED_DIGITS and area not in known}
    found = {area: [name] for area, name in known.items()}
    if not named:
        return found
    rows = session.execute(
        select(Plot.division_code, Plot.village)
        .where(in_areas(sorted(named)), Plot.village != "")
        .distinct()
        .order_by(Plot.division_code, Plot.village)
    ).all()
    return found | {
        area: list(dict.fromkeys(name for code, name in rows if code.startswith(area)))
        for area in named
    }
