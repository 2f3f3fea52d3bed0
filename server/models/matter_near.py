"""What lies round a matter: other matters that may be about the same fact, and plots under or near it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import shapely
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from server.models.base import dialect_of
from server.models.inspection import PlotYear
from server.models.plot import Boundary, Box, Plot, box_meets, current_boundary, in_areas
from server.models.tipoff import Matter, Tipoff, TipoffPhoto, on_desk_of
from server.rules.place import plane_at
from server.rules.problem import Grants
from server.rules.same_fact import NEAR_M, REASONS, WITHIN_DAYS, Sight, Speaks, alike_to, speaks_for
from server.rules.tipoff import OPEN_MATTERS

MOST_CANDIDATES = 12
"""A page shows no more side by side [P]."""
MOST_LOOKED_AT = 500
"""Matters that are compared at most, the newest first; bounds the work of a page."""
MOST_PICTURES = 20_000
"""That are compared at most, the newest first."""
PLOTS_WITHIN_M = 300.0
"""As problems on patrol: nearer than this a plot may be meant [P]."""
MOST_PLOTS = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    matter: Matter
    speaks: tuple[Speaks, ...]


def candidates(session: Session, matter: Matter, grants: Grants) -> list[Candidate]:
    """Open matters on the person's desk that may be about the same fact, the strongest first."""
    mine = sights(session, [matter])[matter.id]
    others = _worth_a_look(session, matter, mine, grants)
    seen = sights(session, others)
    found = [
        Candidate(other, speaks) for other in others if (speaks := speaks_for(mine, seen[other.id]))
    ]
    found.sort(key=_weakness)
    return found[:MOST_CANDIDATES]


def _weakness(one: Candidate) -> tuple[int, int, float, datetime]:
    """The strongest reason counts first, then how many there are, then how near."""
    strongest = REASONS.index(one.speaks[0].reason)
    return strongest, -len(one.speaks), _metres(one), one.matter.first_at


def _metres(one: Candidate) -> float:
    return next((said.metres for said in one.speaks if said.metres is not None), math.inf)


def _worth_a_look(
    session: Session, matter: Matter, mine: Sight, grants: Grants
) -> Sequence[Matter]:
    """Those in the box round its places or on its plot, and those with a picture like one of its own."""
    found = {*_near(session, matter, mine, grants), *_alike(session, matter, mine, grants)}
    query = select(Matter).where(Matter.id.in_(found)).order_by(Matter.first_at.desc(), Matter.id)
    return session.scalars(query.limit(MOST_LOOKED_AT)).all() if found else []


def _open_beside(matter: Matter, grants: Grants) -> ColumnElement[bool]:
    return and_(
        on_desk_of(grants),
        Matter.level == matter.level,
        Matter.state.in_(OPEN_MATTERS),
        Matter.id != matter.id,
    )


def _near(session: Session, matter: Matter, mine: Sight, grants: Grants) -> Sequence[str]:
    near: list[ColumnElement[bool]] = [
        and_(
            column.lon.between(lon - reach_lon, lon + reach_lon),
            column.lat.between(lat - reach_lat, lat + reach_lat),
        )
        for lon, lat in mine.places
        for reach_lon, reach_lat in [_reach(lat)]
        for column in (Matter, Tipoff)
    ]
    if matter.plot_id is not None:
        near.append(Matter.plot_id == matter.plot_id)
    if not near:
        return []
    span = timedelta(days=WITHIN_DAYS)
    ids = (
        select(Matter.id)
        .join(Tipoff, Tipoff.matter_id == Matter.id)
        .where(
            _open_beside(matter, grants),
            or_(*near),
            Tipoff.received_at.between(min(mine.times) - span, max(mine.times) + span),
        )
        .distinct()
    )
    return session.scalars(ids).all()


def _alike(session: Session, matter: Matter, mine: Sight, grants: Grants) -> list[str]:
    if not mine.pictures:
        return []
    rows = session.execute(
        select(Tipoff.matter_id, TipoffPhoto.hash_across, TipoffPhoto.hash_down)
        .join(Tipoff, Tipoff.id == TipoffPhoto.tipoff_id)
        .join(Matter, Matter.id == Tipoff.matter_id)
        .where(_open_beside(matter, grants), TipoffPhoto.hash_across.is_not(None))
        .order_by(Tipoff.received_at.desc(), Tipoff.id)
        .limit(MOST_PICTURES)
    ).all()
    alike = alike_to(mine.pictures, [(row[1] or 0, row[2] or 0) for row in rows])
    return [row[0] for row, is_alike in zip(rows, alike, strict=True) if is_alike]


def _reach(lat: float) -> tuple[float, float]:
    """Degrees of longitude and latitude that are no less than `NEAR_M` (see `boundaries_near`)."""
    squeeze = max(0.01, math.cos(math.radians(min(85.0, abs(lat)))))
    return NEAR_M / (111_320 * squeeze), NEAR_M / 110_574


def sights(session: Session, matters: Iterable[Matter]) -> dict[str, Sight]:
    """What of each is compared, by id."""
    those = list(matters)
    ids = [one.id for one in those]
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    times = defaultdict(list)
    pictures: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in those:
        if one.lon is not None and one.lat is not None:
            places[one.id].append((one.lon, one.lat))
    for matter_id, lon, lat, at in session.execute(
        select(Tipoff.matter_id, Tipoff.lon, Tipoff.lat, Tipoff.received_at).where(
            Tipoff.matter_id.in_(ids)
        )
    ):
        times[matter_id].append(at)
        if lon is not None and lat is not None:
            places[matter_id].append((lon, lat))
    for matter_id, across, down in session.execute(
        select(Tipoff.matter_id, TipoffPhoto.hash_across, TipoffPhoto.hash_down)
        .join(TipoffPhoto, TipoffPhoto.tipoff_id == Tipoff.id)
        .where(Tipoff.matter_id.in_(ids), TipoffPhoto.hash_across.is_not(None))
    ):
        if across is not None and down is not None:
            pictures[matter_id].append((across, down))
    return {
        one.id: Sight(
            one.kind,
            one.plot_id,
            places[one.id],
            times[one.id] or [one.first_at],
            pictures[one.id],
        )
        for one in those
    }


@dataclass(frozen=True, slots=True)
class NearPlot:
    plot: Plot
    shape: shapely.MultiPolygon
    distance_m: int
    """0 where the place lies on it."""
    cultivated: str
    grain: str


def plots_near(
    session: Session, lon: float, lat: float, areas: Iterable[str], year: int
) -> list[NearPlot]:
    """Plots of the areas within `PLOTS_WITHIN_M`, the nearest first, with their answers of the year."""
    d_lat = PLOTS_WITHIN_M / 110_574
    d_lon = PLOTS_WITHIN_M / (111_320 * max(0.01, math.cos(math.radians(min(85.0, abs(lat))))))
    box: Box = {"w": lon - d_lon, "e": lon + d_lon, "s": lat - d_lat, "n": lat + d_lat}
    rows = session.execute(
        select(Plot, Boundary.shape, PlotYear.cultivated, PlotYear.grain)
        .join(Boundary, current_boundary())
        .outerjoin(PlotYear, and_(PlotYear.plot_id == Plot.id, PlotYear.year == year))
        .where(box_meets(dialect_of(session)), in_areas(areas)),
        box,
    ).all()
    plane = plane_at(lon, lat)
    here = shapely.Point(0, 0)
    found = [
        NearPlot(
            row[0],
            row[1],
            round(shapely.distance(plane.shapes(row[1]), here)),
            row[2] or "unknown",
            row[3] or "unknown",
        )
        for row in rows
    ]
    found = [one for one in found if one.distance_m <= PLOTS_WITHIN_M]
    found.sort(key=lambda one: (one.distance_m, one.plot.number, one.plot.id))
    return found[:MOST_PLOTS]
