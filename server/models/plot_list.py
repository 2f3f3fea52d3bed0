"""The plots that a filter finds: asked for by the list, its count, its export and the map alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    ColumnElement,
    Double,
    Row,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.models.fallow import ending_on
from server.models.inspection import Inspection, PlotYear
from server.models.operator import entrusted_plots, is_entrusted
from server.models.plot import Boundary, Plot, current_boundary, in_areas, to_mu, with_words
from server.models.plot_due import Due, is_due
from server.models.reviews import awaited
from server.models.watch_alert import ToldTo
from server.rules.risk import RISK_OF_A_QUESTION

cultivated_then: ColumnElement[str] = func.coalesce(PlotYear.cultivated, "unknown")
grain_then: ColumnElement[str] = func.coalesce(PlotYear.grain, "unknown")
level_then: ColumnElement[str] = func.coalesce(PlotYear.level, "none")
watch_then: ColumnElement[str] = func.coalesce(PlotYear.watch, "cannot_tell")
abandonment_then: ColumnElement[str] = func.coalesce(PlotYear.abandonment, "none")
"""What the year's row says, or what is known of a year without one."""

has_findings: ColumnElement[bool] = (
    select(Inspection.id)
    .where(
        Inspection.plot_id == Plot.id,
        Inspection.review_state == "open",
        Inspection.risk >= RISK_OF_A_QUESTION,
    )
    .exists()
)
"""Whether a record of the plot waits for review with more than notes."""


NO_GRID = "none"


@dataclass(frozen=True, slots=True)
class PlotFilter:
    areas: tuple[str, ...]
    """Division code prefixes that the person may see."""
    year: int
    """The year whose state is shown and asked for."""
    seen_until: datetime
    """A plot that nobody has seen since then is overdue (`server.rules.due`)."""
    day: date
    """Today in China."""
    q: str = ""
    """Words that must all occur in the number, village, place or household."""
    area: tuple[str, ...] = ()
    """The codes of one area within the areas; empty for all of them."""
    grain: str | None = None
    cultivated: str | None = None
    """yes, no or unknown; None for any."""
    overdue: bool = False
    findings: bool = False
    grid: str | None = None
    """Id of the grid they lie in, or `NO_GRID`."""
    relapsed: bool = False
    """Restored land that turned again, and is not counted."""
    plot_id: str | None = None
    """This one alone."""
    watch: str | None = None
    """State of the grain year watch (`server.rules.grain_watch`); None for any."""
    land_use: str | None = None
    """red or amber."""
    abandonment: str | None = None
    """warning, abandoned or severe."""
    entrusted: bool | None = None
    """Whether somebody works them for the household (托管); None for any."""
    reshoot: bool = False
    """Of which a record was returned for pictures that have not come yet."""
    fallow_ends: bool = False
    """Whose approved fallow ends soon (`server.models.fallow.ENDING_DAYS`)."""
    due: Due | None = None
    """Of the next good inspection: due on the day, or late."""
    told: ToldTo | None = None
    """Those alone of which a person was told on a day."""

    @property
    def entrusted_on(self) -> date:
        """Day for which it is asked who farms: today, and of a year gone by its last one."""
        return min(self.day, date(self.year, 12, 31))

    @property
    def asks_year(self) -> bool:
        """Whether it needs the year's row."""
        return any((self.grain, self.cultivated, self.watch, self.land_use, self.abandonment))


UNITS_PER_M2 = 10_000
net_units: ColumnElement[float] = func.round(cast(Plot.net_area_m2, Double) * UNITS_PER_M2)
"""Square centimetres as whole doubles, which add up exactly on both databases up to 2^53."""


def is_overdue(wanted: PlotFilter) -> ColumnElement[bool]:
    return or_(Plot.last_seen_at.is_(None), Plot.last_seen_at < wanted.seen_until)


def of_year(wanted: PlotFilter) -> ColumnElement[bool]:
    """For an outer join of `PlotYear`, which `matching` needs."""
    return and_(PlotYear.plot_id == Plot.id, PlotYear.year == wanted.year)


def _then_is(
    column: InstrumentedAttribute[str], wanted: str, without_row: str
) -> ColumnElement[bool]:
    """What `coalesce(column, without_row) = wanted` says, so that PostgreSQL can tell how many they
    are: it took an expression for one in two hundred, and sorted all of them for a page."""
    same = column == wanted
    return or_(same, PlotYear.plot_id.is_(None)) if wanted == without_row else same


def matching(wanted: PlotFilter) -> ColumnElement[bool]:
    clauses = [in_areas(wanted.areas), *with_words(wanted.q)]
    if wanted.area:
        clauses.append(in_areas(wanted.area))
    if wanted.grain:
        clauses.append(_then_is(PlotYear.grain, wanted.grain, "unknown"))
    if wanted.cultivated:
        clauses.append(_then_is(PlotYear.cultivated, wanted.cultivated, "unknown"))
    if wanted.watch:
        clauses.append(_then_is(PlotYear.watch, wanted.watch, "cannot_tell"))
    if wanted.land_use:
        clauses.append(PlotYear.land_use == wanted.land_use)
    if wanted.abandonment:
        clauses.append(_then_is(PlotYear.abandonment, wanted.abandonment, "none"))
    if wanted.overdue:
        clauses.append(is_overdue(wanted))
    if wanted.findings:
        clauses.append(has_findings)
    if wanted.grid:
        clauses.append(
            Plot.grid_id.is_(None) if wanted.grid == NO_GRID else Plot.grid_id == wanted.grid
        )
    if wanted.relapsed:
        clauses.append(Plot.relapsed_on.is_not(None))
    if wanted.entrusted is not None:
        those = Plot.id.in_(entrusted_plots(wanted.entrusted_on))
        clauses.append(those if wanted.entrusted else ~those)
    if wanted.reshoot:
        clauses.append(Plot.id.in_(select(Inspection.plot_id).where(*awaited())))
    if wanted.fallow_ends:
        ends = ending_on(wanted.day).subquery()
        clauses.append(Plot.id.in_(select(ends.c.plot_id)))
    if wanted.told:
        clauses.append(wanted.told.plots())
    if wanted.due:
        clauses.append(is_due(wanted.due, wanted.day))
    if wanted.plot_id:
        clauses.append(Plot.id == wanted.plot_id)
    return and_(*clauses)


ORDER = (Plot.division_code, Plot.number, Plot.id)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the list ended."""

    division_code: str
    number: str
    id: str


@dataclass(frozen=True, slots=True)
class Listed:
    plot: Plot
    cultivated: str
    grain: str
    level: str
    findings: bool
    box: tuple[float, float, float, float]
    """West, south, east and north of the current boundary, degrees."""
    watch: str
    land_use: str | None
    abandonment: str
    last_chance_on: date | None
    entrusted: bool


def listing(
    wanted: PlotFilter,
) -> Select[
    Plot, str, str, str, bool, float, float, float, float, str, str | None, str, date | None, bool
]:
    """Plot, cultivated, grain, level, findings, the box's four sides, the watch's four columns, and
    whether it is entrusted, in the list's order."""
    return (
        select(
            Plot,
            cultivated_then,
            grain_then,
            level_then,
            has_findings,
            Boundary.min_lon,
            Boundary.min_lat,
            Boundary.max_lon,
            Boundary.max_lat,
            watch_then,
            PlotYear.land_use,
            abandonment_then,
            PlotYear.last_chance_on,
            is_entrusted(wanted.entrusted_on),
        )
        .join(Boundary, current_boundary())
        .outerjoin(PlotYear, of_year(wanted))
        .where(matching(wanted))
        .order_by(*ORDER)
    )


def page(session: Session, wanted: PlotFilter, after: Place | None, limit: int) -> list[Listed]:
    """Plots by division and number; one more than `limit` where there are more."""
    query = listing(wanted).limit(limit + 1)
    if after is not None:
        values = (after.division_code, after.number, after.id)
        # with the types of the columns: an id is no text on PostgreSQL, and has no dashes on SQLite
        place = [literal(value, column.type) for value, column in zip(values, ORDER, strict=True)]
        query = query.where(tuple_(*ORDER) > tuple_(*place))
    return [
        Listed(
            *row[:4],
            bool(row[4]),
            (row[5], row[6], row[7], row[8]),
            row[9],
            row[10],
            row[11],
            row[12],
            bool(row[13]),
        )
        for row in session.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class Extent:
    count: int
    box: tuple[float, float, float, float] | None
    """West, south, east and north of all boundaries, degrees; None where there are no plots."""
    counted_mu: Decimal
    """Net area of those that have not relapsed."""
    relapsed_mu: Decimal


def extent(session: Session, wanted: PlotFilter) -> Extent:
    """How many plots the filter finds, and the box they lie in."""
    query = (
        select(
            func.count(),
            func.min(Boundary.min_lon),
            func.min(Boundary.min_lat),
            func.max(Boundary.max_lon),
            func.max(Boundary.max_lat),
            func.coalesce(func.sum(case((Plot.relapsed_on.is_(None), net_units), else_=0)), 0),
            func.coalesce(func.sum(case((Plot.relapsed_on.is_(None), 0), else_=net_units)), 0),
        )
        .select_from(Plot)
        .join(Boundary, current_boundary())
        .where(matching(wanted))
    )
    if wanted.asks_year:
        query = query.outerjoin(PlotYear, of_year(wanted))
    count, west, south, east, north, counted, relapsed = session.execute(query).one()
    box = None if not count else (west, south, east, north)
    return Extent(count, box, _units_to_mu(counted), _units_to_mu(relapsed))


def _units_to_mu(units: float) -> Decimal:
    return to_mu(Decimal(int(units)) / UNITS_PER_M2)


def villages(session: Session, areas: tuple[str, ...]) -> Sequence[Row[str, str, int]]:
    """(division_code, village, plots) of those that have plots, by code."""
    return session.execute(
        select(Plot.division_code, Plot.village, func.count().label("plots"))
        .where(in_areas(areas))
        .group_by(Plot.division_code, Plot.village)
        .order_by(Plot.division_code, Plot.village)
    ).all()
