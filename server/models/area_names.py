"""What people call an area: the villages of its plots, since no list of divisions is kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models.plot import Plot, in_areas

NAMED_DIGITS = 9
"""Townships and villages have a name here; a county has too many villages to be known by them."""


def villages_of(session: Session, areas: Iterable[str]) -> dict[str, list[str]]:
    """Area prefix → names of the villages of its plots, by their codes; none for what is wider."""
    named = {area for area in areas if len(area) >= NAMED_DIGITS}
    rows = session.execute(
        select(Plot.division_code, Plot.village)
        .where(in_areas(sorted(named)), Plot.village != "")
        .distinct()
        .order_by(Plot.division_code, Plot.village)
    ).all()
    return {
        area: list(dict.fromkeys(name for code, name in rows if code.startswith(area)))
        for area in named
    }
