"""What a citizen may know of where the plots lie: names of villages, and roughly their middle."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.models.division import names_of
from server.models.plot import Boundary, Plot, current_boundary

TOWNSHIP_DIGITS, VILLAGE_DIGITS = 9, 12
BLUR_DIGITS = 3
"""Of a degree: about 100 m, so that no single plot is told."""


@dataclass(frozen=True, slots=True)
class PublicPlace:
    division_code: str
    """Of the village, twelve digits or as many as its plots have."""
    township: str
    """Empty where the tree does not name it."""
    village: str
    lon: float
    lat: float


def public_places(session: Session) -> list[PublicPlace]:
    """One a village, by code and name; the middle is that of its plots."""
    code = func.substr(Plot.division_code, 1, VILLAGE_DIGITS)
    rows = session.execute(
        select(
            code,
            Plot.village,
            func.avg((Boundary.min_lon + Boundary.max_lon) / 2),
            func.avg((Boundary.min_lat + Boundary.max_lat) / 2),
        )
        .join(Boundary, current_boundary())
        .group_by(code, Plot.village)
        .order_by(code, Plot.village)
    ).all()
    codes = {row[0] for row in rows}
    named = names_of(session, codes | {code[:TOWNSHIP_DIGITS] for code in codes})
    return [
        PublicPlace(
            code,
            named.get(code[:TOWNSHIP_DIGITS], ""),
            village or named[code],
            round(lon, BLUR_DIGITS),
            round(lat, BLUR_DIGITS),
        )
        for code, village, lon, lat in rows
        if village or code in named
    ]
