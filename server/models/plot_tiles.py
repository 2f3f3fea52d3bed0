"""What a tile of the plots map holds: outlines from near, and from afar how many stand where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, select, text, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from server.geodata.tile import BUFFER, Tile
from server.models.base import dialect_of
from server.models.inspection import PlotYear
from server.models.plot import Boundary, Plot, box_meets, current_boundary, in_areas
from server.models.plot_list import (
    PlotFilter,
    cultivated_then,
    grain_then,
    has_findings,
    is_overdue,
    level_then,
    matching,
    of_year,
    watch_then,
)

OUTLINES_FROM_ZOOM = 14
"""From here on a tile, 2.1 km wide in the district, holds outlines; below, groups of plots."""
CELLS = 8
"""Along a side of a tile: a group for every 64 points of a screen."""
OUTSIDE = -1
APART_CELLS = 0.7
"""Nearer than this two groups' rings, some 45 points across, would cover each other."""
STATES = ("harvested", "standing", "no", "unknown")
Paint = Literal["grain", "watch"]
"""What the map is coloured by: the grain of the year, or the state of its watch."""


def shown_grain(grain: str, level: str) -> str:
    """One of `STATES`, as the phone's map tells it (`pwa/src/ui/plotState.ts`)."""
    if grain == "yes" and level != "none":
        return "harvested" if level == "harvested" else "standing"
    return "no" if grain == "no" else "unknown"


def outlines(session: Session, wanted: PlotFilter, tile: Tile) -> Sequence[Any]:
    """Plots whose boundary's box meets the tile: id, number, cultivated, grain, level, watch, overdue,
    findings, min_lon, min_lat, max_lon, max_lat, shape (WKB, or hex of it)."""
    west, south, east, north = tile.box(BUFFER)
    query = (
        select(
            Plot.id,
            Plot.number,
            cultivated_then.label("cultivated"),
            grain_then.label("grain"),
            level_then.label("level"),
            watch_then.label("watch"),
            is_overdue(wanted).label("overdue"),
            has_findings.label("findings"),
            Boundary.min_lon,
            Boundary.min_lat,
            Boundary.max_lon,
            Boundary.max_lat,
            # all are read at once by the tile, in a fifth of the time of one after the other
            type_coerce(Boundary.shape, NullType()).label("shape"),
        )
        .join(Boundary, current_boundary())
        .outerjoin(PlotYear, of_year(wanted))
        .where(box_meets(dialect_of(session)), matching(wanted))
        .order_by(Plot.id)
    )
    _plan_for_this_tile(session)
    return session.execute(query, {"w": west, "s": south, "e": east, "n": north}).all()


@dataclass(slots=True)
class Group:
    """Plots whose middles lie in one cell of a tile."""

    lon: float = 0.0
    lat: float = 0.0
    """The mean of the middles, degrees."""
    count: int = 0
    overdue: int = 0
    states: Counter[str] = field(default_factory=Counter)


def groups(session: Session, wanted: PlotFilter, tile: Tile, paint: Paint = "grain") -> list[Group]:
    """A plot counts in the one tile, and its one group, that its boundary's middle lies in."""
    west, south, east, north = tile.box()
    lon = (Boundary.min_lon + Boundary.max_lon) / 2
    lat = (Boundary.min_lat + Boundary.max_lat) / 2
    dialect = dialect_of(session)
    whole = _whole(dialect)
    # outside as a cell of its own: as conditions these would have PostgreSQL expect a single plot
    inside_lon, inside_lat = and_(lon >= west, lon < east), and_(lat >= south, lat < north)
    column = case((inside_lon, whole((lon - west) * (CELLS / (east - west)))), else_=OUTSIDE).label(
        "column"
    )
    # cells of equal latitude, not of equal height: far simpler, and off by less than a point
    row = case((inside_lat, whole((lat - south) * (CELLS / (north - south)))), else_=OUTSIDE).label(
        "row"
    )
    shown = (
        {"watch": watch_then} if paint == "watch" else {"grain": grain_then, "level": level_then}
    )
    query = (
        select(
            column,
            row,
            *(column.label(name) for name, column in shown.items()),
            func.count().label("many"),
            func.sum(cast(is_overdue(wanted), Integer)).label("overdue"),
            func.sum(lon).label("lon"),
            func.sum(lat).label("lat"),
        )
        .select_from(Plot)
        .join(Boundary, current_boundary())
        .outerjoin(PlotYear, of_year(wanted))
        .where(box_meets(dialect), matching(wanted))
        .group_by(column, row, *shown.values())
    )
    _plan_for_this_tile(session)
    found: defaultdict[tuple[int, int], Group] = defaultdict(Group)
    for told in session.execute(query, {"w": west, "s": south, "e": east, "n": north}):
        if OUTSIDE in (told.column, told.row):
            continue
        group = found[int(told.column), int(told.row)]
        group.count += told.many
        group.overdue += told.overdue
        group.lon += told.lon
        group.lat += told.lat
        state = told.watch if paint == "watch" else shown_grain(told.grain, told.level)
        group.states[state] += told.many
    for group in found.values():
        group.lon /= group.count
        group.lat /= group.count
    apart = APART_CELLS * (east - west) / CELLS, APART_CELLS * (north - south) / CELLS
    return _merged([found[cell] for cell in sorted(found)], *apart)


def _merged(near: list[Group], apart_lon: float, apart_lat: float) -> list[Group]:
    """Groups that would cover each other on the screen made one: a cell's edge may run through a village."""
    kept: list[Group] = []
    for group in sorted(near, key=lambda one: -one.count):
        other = next(
            (
                one
                for one in kept
                if ((one.lon - group.lon) / apart_lon) ** 2
                + ((one.lat - group.lat) / apart_lat) ** 2
                < 1
            ),
            None,
        )
        if other is None:
            kept.append(group)
            continue
        count = other.count + group.count
        other.lon = (other.lon * other.count + group.lon * group.count) / count
        other.lat = (other.lat * other.count + group.lat * group.count) / count
        other.count = count
        other.overdue += group.overdue
        other.states += group.states
    return kept


def _plan_for_this_tile(session: Session) -> None:
    """A plan that PostgreSQL keeps for any tile is a bad one for a tile of the whole county."""
    if dialect_of(session) == "postgresql":
        session.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))


def _whole(dialect: str) -> Any:
    """Cuts off a positive number's fraction; SQLite may lack floor(), PostgreSQL's cast rounds."""
    if dialect == "postgresql":
        return func.floor

    def cut(number: ColumnElement[float]) -> ColumnElement[int]:
        return cast(number, Integer)

    return cut


def cursor_of(session: Session, areas: Sequence[str]) -> int:
    """Number of the last change to any plot of these areas, its year states and records included."""
    return session.scalar(select(func.max(Plot.change)).where(in_areas(areas))) or 0
