"""Grids, the plots that they name, and who held their posts from when until when."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Row,
    Select,
    String,
    Uuid,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from server.models.base import Base, BigId, Instant
from server.models.division import families
from server.models.person import Person
from server.models.plot import Plot, in_areas
from server.rules.grid import GRID_LEVELS, GridLevel


class Grid(Base):
    __tablename__ = "grid"
    __table_args__ = (
        # one grid of a level takes all plots of an area
        Index(
            "uq_grid_whole_area",
            "level",
            "area_prefix",
            unique=True,
            sqlite_where=text("whole_area = 1 AND closed_at IS NULL"),
            postgresql_where=text("whole_area AND closed_at IS NULL"),
        ),
    )
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    level: Mapped[str] = mapped_column(String(10))
    area_prefix: Mapped[str] = mapped_column(String(12), index=True)
    """Where it lies: who keeps grids there keeps it."""
    whole_area: Mapped[bool] = mapped_column(Boolean)
    """Whether every plot of the area is its own; otherwise only those that it names."""
    created_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)


class NamedPlot(Base):
    """A plot that a grid names, whatever area it lies in."""

    __tablename__ = "grid_plot"
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"), primary_key=True)
    grid_id: Mapped[str] = mapped_column(ForeignKey("grid.id"), index=True)


class GridPost(Base):
    """One person's time at one post of a grid; only `until` is ever added."""

    __tablename__ = "grid_post"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    grid_id: Mapped[str] = mapped_column(ForeignKey("grid.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    post: Mapped[str] = mapped_column(String(10))
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    """The first day that is not theirs any more."""
    reason: Mapped[str] = mapped_column(String(200))
    written_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[datetime] = mapped_column(Instant)


PLOTS_OF = select(func.count()).select_from(Plot).where(Plot.grid_id == Grid.id).scalar_subquery()
CHIEF = (
    select(func.min(Person.name))
    .join_from(GridPost, Person, Person.id == GridPost.person_id)
    .where(GridPost.grid_id == Grid.id, GridPost.post == "main", GridPost.until.is_(None))
    .correlate(Grid)
    .scalar_subquery()
)
"""Of one grid, by an index each: a page asks for 50, and joins over all took PostgreSQL 1.7 s."""
HAS_CHIEF = (
    select(GridPost.id)
    .where(GridPost.grid_id == Grid.id, GridPost.post == "main", GridPost.until.is_(None))
    .exists()
)


def held_by(session: Session, person_id: str, day: date) -> list[Grid]:
    """Open grids of which the person holds a post on the day, the lowest level first."""
    holds = select(GridPost.grid_id).where(
        GridPost.person_id == person_id,
        GridPost.since <= day,
        or_(GridPost.until.is_(None), GridPost.until > day),
    )
    found = session.scalars(select(Grid).where(Grid.id.in_(holds), Grid.closed_at.is_(None)))
    return sorted(found, key=lambda grid: (GRID_LEVELS.index(cast(GridLevel, grid.level)), grid.id))


def plots_of_grids(session: Session, grids: Iterable[Grid]) -> ColumnElement[bool]:
    """Plots of the lowest level's grids, and of the whole areas that those above take."""
    lowest, whole = [], []
    for grid in grids:
        if grid.level == "grid":
            lowest.append(grid.id)
        elif grid.whole_area:
            whole.append(grid.area_prefix)
    same = families(session, whole)
    areas = [*whole, *(code for codes in same.values() for code in codes)]
    return or_(Plot.grid_id.in_(lowest), in_areas(areas))


def open_grids(areas: Iterable[str]) -> Select[Grid]:
    """Grids in the areas that are not closed, by code."""
    inside = [Grid.area_prefix.startswith(area, autoescape=True) for area in areas]
    return select(Grid).where(or_(False, *inside), Grid.closed_at.is_(None)).order_by(Grid.code)


def grid_in(session: Session, grid_id: str, areas: Iterable[str]) -> Grid | None:
    inside = [Grid.area_prefix.startswith(area, autoescape=True) for area in areas]
    return session.scalars(select(Grid).where(Grid.id == grid_id, or_(False, *inside))).first()


def unassigned(session: Session, areas: tuple[str, ...]) -> int:
    """Plots of the areas that lie in no grid."""
    found = select(func.count()).select_from(Plot).where(Plot.grid_id.is_(None), in_areas(areas))
    return session.scalar(found) or 0


def without_chief(session: Session, areas: tuple[str, ...]) -> int:
    """Open grids of the areas that have no main chief."""
    found = open_grids(areas).order_by(None).where(~HAS_CHIEF).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def listed(
    areas: tuple[str, ...],
    words: str = "",
    level: str | None = None,
    no_chief: bool = False,
) -> Select[Grid, int, str]:
    """(grid, plots, name of the main chief or None) by code."""
    query = open_grids(areas).add_columns(PLOTS_OF, CHIEF)
    for word in words.split():
        columns = (Grid.code, Grid.name, CHIEF)
        query = query.where(or_(*(column.icontains(word, autoescape=True) for column in columns)))
    if level:
        query = query.where(Grid.level == level)
    if no_chief:
        query = query.where(~HAS_CHIEF)
    return query


GRIDS_AT_A_TIME = 500
PLOTS_A_ROW = 20
"""Named plots in one row of a sheet: a cell that a person can still read."""


def grid_count(session: Session, areas: tuple[str, ...], words: str) -> int:
    found = listed(areas, words).order_by(None).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def grids_listed(session: Session, areas: tuple[str, ...], words: str) -> Generator[dict[str, Any]]:
    """By code; more than one row where a grid names many plots: a sheet that can come back."""
    grids = [grid for grid, *_ in session.execute(listed(areas, words))]
    for start in range(0, len(grids), GRIDS_AT_A_TIME):
        page = grids[start : start + GRIDS_AT_A_TIME]
        ids = [grid.id for grid in page]
        posts: dict[str, list[Row[str, str, str, date]]] = {}
        for post in session.execute(
            select(GridPost.grid_id, GridPost.post, Person.login, GridPost.since)
            .join(Person, Person.id == GridPost.person_id)
            .where(GridPost.grid_id.in_(ids), GridPost.until.is_(None))
            .order_by(GridPost.id)
        ):
            posts.setdefault(post.grid_id, []).append(post)
        named: dict[str, list[str]] = {}
        for grid_id, code, number in session.execute(
            select(NamedPlot.grid_id, Plot.division_code, Plot.number)
            .join(Plot, Plot.id == NamedPlot.plot_id)
            .where(NamedPlot.grid_id.in_(ids))
            .order_by(Plot.division_code, Plot.number)
        ):
            named.setdefault(grid_id, []).append(f"{code}/{number}")
        for grid in page:
            held = posts.get(grid.id, [])
            chief = next((post for post in held if post.post == "main"), None)
            plots = named.get(grid.id, [])
            pieces = [plots[at : at + PLOTS_A_ROW] for at in range(0, len(plots), PLOTS_A_ROW)]
            for piece in pieces or [[]]:
                yield {
                    "grid_code": grid.code,
                    "grid_name": grid.name,
                    "grid_level": grid.level,
                    "area": grid.area_prefix,
                    "whole_area": grid.whole_area,
                    "plots": piece,
                    "chief": chief and chief.login,
                    "deputies": [post.login for post in held if post.post == "deputy"],
                    "chief_since": chief and chief.since,
                }


def posts_of(session: Session, grid_ids: Iterable[str]) -> list[Row[GridPost, str, str]]:
    """(period, name of the person, name of who wrote it), newest first."""
    writer = aliased(Person)
    return list(
        session.execute(
            select(GridPost, Person.name, writer.name)
            .join(Person, Person.id == GridPost.person_id)
            .join(writer, writer.id == GridPost.written_by)
            .where(GridPost.grid_id.in_(list(grid_ids)))
            .order_by(GridPost.since.desc(), GridPost.id.desc())
        ).all()
    )


def around(session: Session, plot: Plot) -> list[str]:
    """Codes of every area that the plot lies in, by each of the codes that its areas have."""
    codes = _beginnings(plot.division_code)
    same = families(session, codes)
    return codes + [one for others in same.values() for code in others for one in _beginnings(code)]


def _beginnings(code: str) -> list[str]:
    return [code[:end] for end in range(2, min(len(code), 12) + 1)]


def higher_grids(session: Session, codes: Iterable[str]) -> list[Grid]:
    """Grids above the lowest level that take one of these whole areas; the nearest level first."""
    wanted = select(Grid).where(
        Grid.level != "grid",
        Grid.whole_area,
        Grid.closed_at.is_(None),
        Grid.area_prefix.in_(list(codes)),
    )
    found = session.scalars(wanted).all()
    order = {"village": 0, "township": 1, "county": 2}
    return sorted(found, key=lambda grid: (order[grid.level], -len(grid.area_prefix), grid.code))
