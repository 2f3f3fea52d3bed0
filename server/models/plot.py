"""Plots and the versions of their boundaries, and how they are found."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import orjson
import shapely
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Text,
    TextClause,
    UniqueConstraint,
    Uuid,
    and_,
    bindparam,
    false,
    or_,
    select,
    text,
)
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from server.models.base import SRID, Base, BigId, Exact, Instant, Json, Reader, Shape, dialect_of

M2_PER_MU = Decimal(2000) / Decimal(3)


class Plot(Base):
    __tablename__ = "plot"
    __table_args__ = (
        UniqueConstraint("scheme", "survey_year", "division_code", "number"),
        Index(None, "division_code", "number", "id"),
        Index(None, "grid_id", "division_code"),
    )
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    scheme: Mapped[str] = mapped_column(String(30))
    """Class scheme the land class belongs to, such as GBT21010-2017 (domain B2)."""
    survey_year: Mapped[int] = mapped_column(Integer)
    division_code: Mapped[str] = mapped_column(String(19), index=True)
    number: Mapped[str] = mapped_column(String(40))
    village: Mapped[str] = mapped_column(String(100), default="")
    place: Mapped[str] = mapped_column(String(100), default="")
    household: Mapped[str] = mapped_column(String(100), default="")
    land_class: Mapped[str | None] = mapped_column(String(10))
    attribute: Mapped[str | None] = mapped_column(String(10))
    basic_farmland: Mapped[bool | None] = mapped_column(Boolean)
    slope_grade: Mapped[int | None] = mapped_column(Integer)
    declared_area_m2: Mapped[Decimal] = mapped_column(Exact)
    ridge_area_m2: Mapped[Decimal] = mapped_column(Exact)
    net_area_m2: Mapped[Decimal] = mapped_column(Exact)
    accepted_on: Mapped[date | None] = mapped_column(Date)
    attributes: Mapped[dict[str, Any]] = mapped_column(Json)
    """The row's other fields as they stood in the file, for the way back out."""
    boundary_version: Mapped[int] = mapped_column(Integer)
    change: Mapped[int] = mapped_column(BigInteger, index=True)
    """Cursor of the field pack: the number of the last change to anything the phone shows."""
    last_seen_at: Mapped[datetime | None] = mapped_column(Instant)
    last_crop: Mapped[str | None] = mapped_column(String(40))
    verdict: Mapped[dict[str, str] | None] = mapped_column(Json)
    """The last answers that could tell, as the phone shows them: {"cultivated", "farmable"}."""
    grid_id: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    """The grid of the lowest level, as `rules.grid` finds it; `jobs/gridding.py` keeps it."""
    fallow: Mapped[list[list[str]] | None] = mapped_column(Json)
    """First and last days of the approved fallow in force, of `server.models.fallow`."""

    relapsed_on: Mapped[date | None] = mapped_column(Date)
    """Since when restored land has turned again and is not counted (`server.rules.relapse`)."""
    relapse: Mapped[dict[str, str] | None] = mapped_column(Json)
    """{"source": inspection or problem, "id", "kind", "problem": its case}."""

    @property
    def net_area_mu(self) -> Decimal:
        """0.01 mu, half up (domain A5)."""
        return to_mu(self.net_area_m2)


class Boundary(Base):
    """One version of a plot's outline; the first also covers the time before it."""

    __tablename__ = "boundary"
    __table_args__ = (UniqueConstraint("plot_id", "version"),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"))
    version: Mapped[int] = mapped_column(Integer)
    valid_from: Mapped[datetime] = mapped_column(Instant)
    shape: Mapped[shapely.MultiPolygon] = mapped_column(Shape)
    area_m2: Mapped[Decimal] = mapped_column(Exact)
    """Geodesic on the CGCS2000 ellipsoid."""
    packed: Mapped[str] = mapped_column(Text)
    """JSON for the phone, see docs/protocol.md."""
    import_id: Mapped[str | None] = mapped_column(ForeignKey("plot_import.id"))
    min_lon: Mapped[float] = mapped_column(Double)
    min_lat: Mapped[float] = mapped_column(Double)
    max_lon: Mapped[float] = mapped_column(Double)
    max_lat: Mapped[float] = mapped_column(Double)


def to_mu(area_m2: Decimal) -> Decimal:
    return (area_m2 / M2_PER_MU).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


def in_areas(prefixes: Iterable[str]) -> ColumnElement[bool]:
    """Plots whose division lies in one of the areas; no area, no rows."""
    return lies_in(Plot.division_code, prefixes)


def lies_in(
    division_code: InstrumentedAttribute[str], prefixes: Iterable[str]
) -> ColumnElement[bool]:
    """Rows whose `division_code` begins with one of the prefixes; without any, no rows."""
    clauses = [division_code.like(_escaped(prefix) + "%", escape="\\") for prefix in prefixes]
    return or_(*clauses) if clauses else false()


def visible_plots(prefixes: Iterable[str]) -> Select[Plot]:
    return select(Plot).where(in_areas(prefixes))


def visible_plot(session: Session, plot_id: str, prefixes: Iterable[str]) -> Plot | None:
    return session.scalars(visible_plots(prefixes).where(Plot.id == plot_id)).first()


@dataclass(frozen=True, slots=True)
class PlotFacts:
    """What the rules ask of a plot."""

    id: str
    division_code: str
    land_class: str | None
    basic_farmland: bool | None
    slope_grade: int | None
    net_area_m2: Decimal
    accepted_on: date | None
    change: int
    """Of the field pack's cursor: another number where a record, verdict or boundary was added."""
    fallow: list[list[str]] | None = None

    @property
    def fallow_spans(self) -> list[tuple[date, date]]:
        """First and last days of approved fallow."""
        return [
            (date.fromisoformat(first), date.fromisoformat(last))
            for first, last in self.fallow or ()
        ]

    @property
    def net_area_mu(self) -> Decimal:
        """0.01 mu, half up (domain A5)."""
        return to_mu(self.net_area_m2)

    def lies_in(self, prefixes: Iterable[str]) -> bool:
        """Whether `visible_plots` of these areas has it."""
        return any(self.division_code.startswith(prefix) for prefix in prefixes)


FACTS = select(
    Plot.id,
    Plot.division_code,
    Plot.land_class,
    Plot.basic_farmland,
    Plot.slope_grade,
    Plot.net_area_m2,
    Plot.accepted_on,
    Plot.change,
    Plot.fallow,
).where(Plot.id == bindparam("plot_id"))
FACTS_HELD = FACTS.with_for_update()


def facts_of_plot(reader: Reader, plot_id: str, lock: bool = False) -> PlotFacts | None:
    """`lock` holds the row, so that two records of one plot are judged one after the other."""
    statement = FACTS_HELD if lock else FACTS
    row = reader.execute(statement, {"plot_id": plot_id}).first()
    return None if row is None else PlotFacts(*row)


def with_words(words: str) -> list[ColumnElement[bool]]:
    """Every word must occur in the number, village, place or household."""
    return [
        or_(
            *(
                column.ilike(f"%{_escaped(word)}%", escape="\\")
                for column in (Plot.number, Plot.village, Plot.place, Plot.household)
            )
        )
        for word in words.split()
    ]


def search(prefixes: Iterable[str], words: str) -> Select[Plot]:
    return visible_plots(prefixes).where(*with_words(words))


def _escaped(text_: str) -> str:
    return text_.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def current_boundary() -> ColumnElement[bool]:
    return and_(Boundary.plot_id == Plot.id, Boundary.version == Plot.boundary_version)


@dataclass(frozen=True, slots=True)
class Outline:
    """One version of a boundary, as the rules ask for it."""

    id: int
    version: int
    valid_from: datetime
    shape: shapely.MultiPolygon


OUTLINES = (
    select(Boundary.id, Boundary.version, Boundary.valid_from, Boundary.shape)
    .where(Boundary.plot_id == bindparam("plot_id"))
    .order_by(Boundary.version)
)


def boundary_of_the_day(reader: Reader, plot_id: str, day: datetime) -> Outline:
    """The last version valid at `day`, or the first where the plot is younger than that."""
    rows = reader.execute(OUTLINES, {"plot_id": plot_id})
    versions = [Outline(*row) for row in rows]
    valid = [version for version in versions if version.valid_from <= day]
    return valid[-1] if valid else versions[0]


VERSIONS = (
    select(Boundary).where(Boundary.plot_id == bindparam("plot_id")).order_by(Boundary.version)
)


def boundaries_of(session: Session, plot_id: str) -> Sequence[Boundary]:
    return session.scalars(VERSIONS, {"plot_id": plot_id}).all()


def boundary_as_json(version: Boundary) -> dict[str, Any]:
    """With the outline as GeoJSON, for `orjson`."""
    return {
        "version": version.version,
        "valid_from": version.valid_from,
        "area_m2": str(version.area_m2),
        "geometry": orjson.Fragment(shapely.to_geojson(version.shape)),
    }


Box = dict[str, float]
"""West, east, south and north in degrees: "w", "e", "s", "n"."""


def box_meets(dialect: str) -> TextClause:
    """Boundaries whose box meets a `Box` given as the statement's parameters, by the spatial index."""
    if dialect == "postgresql":
        return text(f"boundary.shape && ST_MakeEnvelope(:w, :s, :e, :n, {SRID})")
    return text(
        "boundary.id IN (SELECT id FROM boundary_box WHERE max_lon >= :w AND min_lon <= :e"
        " AND max_lat >= :s AND min_lat <= :n)"
    )


@cache
def _near(dialect: str, limit: int) -> Select[str, str, shapely.MultiPolygon]:
    """Made once: every record asks it."""
    query = select(Plot.id, Plot.number, Boundary.shape).join(Plot, current_boundary())
    return query.where(box_meets(dialect)).limit(limit)


def boundaries_near(
    reader: Reader, lon: float, lat: float, radius_m: float, limit: int = 20
) -> list[tuple[str, str, shapely.MultiPolygon]]:
    """(plot id, plot number, shape) of current boundaries whose box comes within `radius_m`.

    The box in degrees uses 110,574 m a degree of latitude and 111,320 m of longitude at the
    equator, the smallest and largest values on the ellipsoid, so that no plot is missed.
    """
    d_lat = radius_m / 110_574
    d_lon = radius_m / (111_320 * max(0.01, math.cos(math.radians(lat))))
    box: Box = {
        "w": lon - d_lon,
        "e": lon + d_lon,
        "s": lat - d_lat,
        "n": lat + d_lat,
    }
    near = _near(dialect_of(reader), limit)
    rows = reader.execute(near, box)
    return [(plot_id, number, shape) for plot_id, number, shape in rows]
