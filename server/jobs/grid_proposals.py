"""What plots without a grid are offered: the grid of their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select, true, tuple_
from sqlalchemy.orm import Session

from server.models.grid import Grid
from server.models.plot import Boundary, Plot, current_boundary, in_areas
from server.rules.grid import Near, Neighbours, Proposal

TOWNSHIP_DIGITS = 9
NEIGHBOURS = 20_000
"""Of all plots of the townships concerned; a township has some 2,000 [P]."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A plot that lies in no grid."""

    plot_id: str
    number: str
    division_code: str
    village: str
    place: str
    proposal: Proposal | None
    grid: Grid | None
    """The one proposed."""


def loose_plots(
    session: Session,
    areas: tuple[str, ...],
    grid_areas: tuple[str, ...],
    after: tuple[str, str, str] | None,
    limit: int,
) -> list[Loose]:
    """By division and number, one more than `limit` where there are more; grids of `grid_areas` alone."""
    middle = ((Boundary.min_lon + Boundary.max_lon) / 2, (Boundary.min_lat + Boundary.max_lat) / 2)
    query = (
        select(Plot.id, Plot.number, Plot.division_code, Plot.village, Plot.place, *middle)
        .join(Boundary, current_boundary())
        .where(Plot.grid_id.is_(None), in_areas(areas))
        .order_by(Plot.division_code, Plot.number, Plot.id)
        .limit(limit + 1)
    )
    if after is not None:
        query = query.where(tuple_(Plot.division_code, Plot.number, Plot.id) > after)
    rows = session.execute(query).all()
    near = _near(session, {row.division_code[:TOWNSHIP_DIGITS] for row in rows}, grid_areas)
    of_township = {code: Neighbours(others) for code, others in near.items()}
    nobody = Neighbours([])
    found = [
        (
            row,
            of_township.get(row.division_code[:TOWNSHIP_DIGITS], nobody).proposal(
                row.division_code, row[5], row[6]
            ),
        )
        for row in rows
    ]
    ids = {one.grid_id for _, one in found if one}
    grids = {grid.id: grid for grid in session.scalars(select(Grid).where(Grid.id.in_(ids)))}
    return [Loose(*row[:5], one, grids[one.grid_id] if one else None) for row, one in found]


def _from_to(townships: list[str]) -> ColumnElement[bool]:
    """What `in_areas` says, less sharply, so that an index of codes helps: SQLite read every plot of
    every grid before, 130 ms of 170."""
    return or_(*(and_(Plot.division_code >= one, _before_the_next(one)) for one in townships))


def _before_the_next(code: str) -> ColumnElement[bool]:
    """Codes up to those that begin with the next number, in whatever order a database has letters."""
    if not code.isdecimal() or not code.strip("9"):
        return true()
    return Plot.division_code < str(int(code) + 1).zfill(len(code))


def _near(
    session: Session, townships: set[str], grid_areas: tuple[str, ...]
) -> dict[str, list[Near]]:
    """Township → its plots that lie in a grid of one's own."""
    mine = [Grid.area_prefix.startswith(area, autoescape=True) for area in grid_areas]
    if not townships or not mine:
        return {}
    # columns of a connection: a township has thousands of rows
    rows = session.connection().execute(
        select(
            Plot.grid_id,
            Plot.division_code,
            (Boundary.min_lon + Boundary.max_lon) / 2,
            (Boundary.min_lat + Boundary.max_lat) / 2,
        )
        .join(Boundary, current_boundary())
        .join(Grid, Grid.id == Plot.grid_id)
        .where(in_areas(sorted(townships)), _from_to(sorted(townships)), or_(*mine))
        .limit(NEIGHBOURS)
    )
    found: dict[str, list[Near]] = {}
    for row in rows:
        found.setdefault(row.division_code[:TOWNSHIP_DIGITS], []).append(
            Near(str(row.grid_id), row.division_code, row[2], row[3])
        )
    return found
