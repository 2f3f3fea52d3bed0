"""Plots for the desk and the plot page."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field, field_validator
from sqlalchemy import and_, literal, select, tuple_

from server.api.access import actor, log_read, signed_in
from server.api.answers import BoundaryOut, ReviewOut, VisitPhoto, YearOut
from server.api.contract import answer
from server.claims import Plain, is_id
from server.models.base import db
from server.models.inspection import PlotYear
from server.models.plot import Plot, boundaries_of, boundary_as_json, search, to_mu, visible_plot
from server.models.visits import visits_of
from server.refusals import Refusal

plots = APIBlueprint("plots", __name__, url_prefix="/api/v1")


class PlotsQuery(BaseModel):
    q: Plain = Field(default="", max_length=100)
    after: Plain = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)
    year: int | None = Field(default=None, ge=2000, le=2100)
    grain: Literal["yes", "no", "unknown"] | None = None

    @field_validator("after")
    @classmethod
    def is_cursor(cls, after: str) -> str:
        if after and not is_id(_place(after)[2]):
            raise ValueError("no cursor")
        return after


def _place(cursor: str) -> tuple[str, str, str]:
    """(division code, number, id) of the last plot of the page before; a number may have a tilde."""
    division_code, _, rest = cursor.partition("~")
    number, _, plot_id = rest.rpartition("~")
    return division_code, number, plot_id


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


class PlotPage(BaseModel):
    plots: list[PlotSummary]
    next: str | None


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


class PlotOut(PlotSummary):
    boundaries: list[BoundaryOut]
    years: list[YearOut]
    inspections: list[Visit]


@plots.get("/plots")
@plots.input(PlotsQuery, location="query", arg_name="query")
@plots.output(PlotPage)
@signed_in()
def plot_list(query: PlotsQuery) -> Response:
    """Plots of the person's areas by division and number, a page at a time."""
    wanted = search(actor().areas(), query.q)
    if query.grain and query.year:
        state = and_(PlotYear.plot_id == Plot.id, PlotYear.year == query.year)
        if query.grain == "unknown":
            told = select(PlotYear.plot_id).where(
                PlotYear.year == query.year, PlotYear.grain != "unknown"
            )
            wanted = wanted.where(Plot.id.not_in(told))
        else:
            wanted = wanted.join(PlotYear, state).where(PlotYear.grain == query.grain)
    if query.after:
        columns = (Plot.division_code, Plot.number, Plot.id)
        # with the types of the columns: an id is no text on PostgreSQL, and has no dashes on SQLite
        place = [
            literal(value, column.type)
            for value, column in zip(_place(query.after), columns, strict=True)
        ]
        wanted = wanted.where(tuple_(*columns) > tuple_(*place))
    rows = db.session.scalars(
        wanted.order_by(Plot.division_code, Plot.number, Plot.id).limit(query.limit + 1)
    ).all()
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    last = shown[-1] if more else None
    return answer(
        {
            "plots": [_summary(plot) for plot in shown],
            "next": f"{last.division_code}~{last.number}~{last.id}" if last else None,
        }
    )


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
        "boundaries": [boundary_as_json(version) for version in boundaries_of(session, plot.id)],
        "years": [year.body for year in years],
        "inspections": visits_of(session, plot.id),
    }
    log_read("plot_read", f"plot:{plot_id}")
    return answer(told)


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
    }
