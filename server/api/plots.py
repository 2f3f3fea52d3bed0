"""Plots for the desk and the plot page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field, field_validator
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.api.access import actor, log_read, signed_in
from server.api.answers import BoundaryOut, ReviewOut, VisitPhoto, YearOut
from server.api.contract import answer
from server.api.plot_filter import PlotFilterQuery, plot_filter
from server.claims import Plain, is_id
from server.models.base import db
from server.models.grid import Grid, around, higher_grids, posts_of
from server.models.inspection import PlotYear
from server.models.paper import sightings_of
from server.models.plot import Plot, boundaries_of, boundary_as_json, to_mu, visible_plot
from server.models.plot_list import Listed, Place, PlotFilter, extent, page, villages
from server.models.visits import visits_of
from server.refusals import Refusal
from server.rules.grid import GridLevel
from server.rules.problem import Kind

plots = APIBlueprint("plots", __name__, url_prefix="/api/v1")


class PlotsQuery(PlotFilterQuery):
    after: Plain = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)
    plot: UUID | None = Field(default=None, description="this one alone")

    @field_validator("after")
    @classmethod
    def is_cursor(cls, after: str) -> str:
        if after and not is_id(_place(after).id):
            raise ValueError("no cursor")
        return after


def _place(cursor: str) -> Place:
    """A number may have a tilde."""
    division_code, _, rest = cursor.partition("~")
    number, _, plot_id = rest.rpartition("~")
    return Place(division_code, number, plot_id)


class PlotSummary(BaseModel):
    id: str
    number: str
    division_code: str
    village: str
    place: str
    household: str
    land_class: str | None
    attribute: str | None
    basic_farmland: bool | None
    net_area_mu: str
    gross_area_mu: str
    scheme: str
    survey_year: int
    boundary_version: int
    last_seen_at: datetime | None
    last_crop: str | None
    verdict: dict[str, str] | None
    relapsed_on: date | None = Field(description="since when it turned again and is not counted")


class YearState(BaseModel):
    """What is known of one year, as the list and the map show it."""

    year: int
    cultivated: str
    grain: str
    level: str
    watch: str = Field(description="state of the grain year watch")
    use: str | None = Field(description="red, amber or null")
    abandonment: str
    entrusted: bool = Field(description="somebody works it for the household")
    last_chance_on: date | None


class PlotListed(PlotSummary):
    state: YearState
    overdue: bool
    findings: bool = Field(description="a record waits for review with more than notes")
    box: list[float] = Field(description="west, south, east, north of the current boundary")


class PlotPage(BaseModel):
    plots: list[PlotListed]
    next: str | None
    count: int | None = Field(description="of all that match; on the first page alone")
    box: list[float] | None = Field(description="that all of them lie in; on the first page alone")
    counted_mu: str | None = Field(
        description="net area of those that have not relapsed; on the first page alone"
    )
    relapsed_mu: str | None = Field(description="net area of the others")


class Village(BaseModel):
    division_code: str
    village: str
    plots: int


class Villages(BaseModel):
    villages: list[Village]


class Visit(BaseModel):
    id: str
    person_name: str
    finished_at: datetime
    received_at: datetime
    late: bool
    review: ReviewOut
    observation: dict[str, Any]
    verdict: dict[str, Any]
    photos: list[VisitPhoto]


class PaperVisit(BaseModel):
    """What a patrol on paper said of the plot; it proves nothing (server/rules/paper.py)."""

    id: str
    walked_on: date
    walker_name: str
    entered_by: str
    entered_at: datetime
    cover: str
    note: str
    void: dict[str, Any] | None


class KeptBy(BaseModel):
    """A grid that a plot lies in, and its main chief."""

    id: str
    name: str
    level: GridLevel
    chief: str | None


class RelapseOut(BaseModel):
    """What a relapse rests on, and the problem that is its case."""

    source: Literal["inspection", "problem"]
    id: str
    kind: Kind
    problem: str


class PlotOut(PlotSummary):
    grids: list[KeptBy] = Field(description="lowest level first; none where nobody keeps it")
    relapse: RelapseOut | None
    boundaries: list[BoundaryOut]
    years: list[YearOut]
    inspections: list[Visit]
    paper: list[PaperVisit]


@plots.get("/plots")
@plots.input(PlotsQuery, location="query", arg_name="query")
@plots.output(PlotPage)
@signed_in()
def plot_list(query: PlotsQuery) -> Response:
    """Plots of the person's areas by division and number, a page at a time."""
    only = str(query.plot) if query.plot else None
    wanted, session = replace(plot_filter(query), plot_id=only), db.session()
    found = page(session, wanted, _place(query.after) if query.after else None, query.limit)
    shown = found[: query.limit]
    last = shown[-1].plot if len(found) > query.limit else None
    whole = extent(session, wanted) if not query.after else None
    return answer(
        {
            "plots": [_listed(one, wanted) for one in shown],
            "next": f"{last.division_code}~{last.number}~{last.id}" if last else None,
            "count": whole and whole.count,
            "box": whole and whole.box,
            "counted_mu": whole and str(whole.counted_mu),
            "relapsed_mu": whole and str(whole.relapsed_mu),
        }
    )


@plots.get("/plots/villages")
@plots.output(Villages)
@signed_in()
def village_list() -> Response:
    """The villages of the person's areas that have plots, by division code."""
    rows = villages(db.session(), actor().areas())
    return answer({"villages": [row._asdict() for row in rows]})


@plots.get("/plots/<uuid:plot_id>")
@plots.output(PlotOut)
@signed_in()
def plot_page(plot_id: Any) -> Response:
    """One plot with all versions of its boundary, its years, and its inspections, newest first."""
    session = db.session()
    plot = visible_plot(session, str(plot_id), actor().areas())
    if plot is None:
        raise Refusal("plot_unknown", plot_id=str(plot_id))
    years = session.scalars(
        select(PlotYear).where(PlotYear.plot_id == plot.id).order_by(PlotYear.year.desc())
    )
    told = {
        **_summary(plot),
        "grids": _kept_by(session, plot),
        "relapse": plot.relapse,
        "boundaries": [boundary_as_json(version) for version in boundaries_of(session, plot.id)],
        "years": [year.body for year in years],
        "inspections": visits_of(session, plot.id),
        "paper": sightings_of(session, plot.id),
    }
    log_read("plot_read", f"plot:{plot_id}")
    return answer(told)


def _kept_by(session: Session, plot: Plot) -> list[dict[str, Any]]:
    lowest = session.get(Grid, plot.grid_id) if plot.grid_id else None
    grids = ([lowest] if lowest else []) + higher_grids(session, around(session, plot))
    chiefs = {
        post.grid_id: name
        for post, name, _ in posts_of(session, [grid.id for grid in grids])
        if post.post == "main" and post.until is None
    }
    return [
        {"id": one.id, "name": one.name, "level": one.level, "chief": chiefs.get(one.id)}
        for one in grids
    ]


def _listed(one: Listed, wanted: PlotFilter) -> dict[str, Any]:
    seen = one.plot.last_seen_at
    return {
        **_summary(one.plot),
        "state": {
            "year": wanted.year,
            "cultivated": one.cultivated,
            "grain": one.grain,
            "level": one.level,
            "watch": one.watch,
            "use": one.land_use,
            "abandonment": one.abandonment,
            "entrusted": one.entrusted,
            "last_chance_on": one.last_chance_on,
        },
        "overdue": seen is None or seen < wanted.seen_until,
        "findings": one.findings,
        "box": one.box,
    }


def _summary(plot: Plot) -> dict[str, Any]:
    return {
        "id": plot.id,
        "number": plot.number,
        "division_code": plot.division_code,
        "village": plot.village,
        "place": plot.place,
        "household": plot.household,
        "land_class": plot.land_class,
        "attribute": plot.attribute,
        "basic_farmland": plot.basic_farmland,
        "net_area_mu": str(plot.net_area_mu),
        "gross_area_mu": str(to_mu(plot.declared_area_m2)),
        "scheme": plot.scheme,
        "survey_year": plot.survey_year,
        "boundary_version": plot.boundary_version,
        "last_seen_at": plot.last_seen_at,
        "last_crop": plot.last_crop,
        "verdict": plot.verdict,
        "relapsed_on": plot.relapsed_on,
    }
