"""Of which plots people were told by the grain year watch, and on which days it told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Index,
    Integer,
    String,
    Uuid,
    and_,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, dialect_of
from server.models.division import widened
from server.models.grid import Grid, GridPost
from server.models.inspection import PlotYear
from server.models.person import Grant, Person
from server.models.plot import Plot, in_areas
from server.rules.watch_alert import Standing, keeps_area


class WatchAlert(Base):
    """That a plot's year was told of by one alert; once for ever."""

    __tablename__ = "watch_alert"
    __table_args__ = (Index(None, "told_on", "alert"),)
    plot_id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """No foreign key: 50,000 at once would hold every plot against records that come in."""
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    alert: Mapped[str] = mapped_column(String(20), primary_key=True)
    """`server.rules.watch_alert.alerts`."""
    told_on: Mapped[date] = mapped_column(Date)
    """In China."""


class WatchTelling(Base):
    """A day on which the watch has told what there was to tell."""

    __tablename__ = "watch_telling"
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    plots: Mapped[int] = mapped_column(Integer)
    messages: Mapped[int] = mapped_column(Integer)


def is_untold(session: Session, day: date) -> bool:
    """Whether the day was not told of yet; without plots there is nothing to tell."""
    if session.get(WatchTelling, day) is not None:
        return False
    return session.execute(select(PlotYear.plot_id).limit(1)).first() is not None


_KINDS = (
    PlotYear.year,
    PlotYear.watch,
    PlotYear.watch_clause,
    PlotYear.last_chance_on,
    PlotYear.abandonment,
)


def standings(session: Session, since_year: int) -> Iterable[Standing]:
    """Each that some plot has, in years from that one on."""
    query = select(*_KINDS).where(PlotYear.year >= since_year).distinct()
    for row in session.execute(query):
        state: Any = row.watch
        abandonment: Any = row.abandonment
        yield Standing(row.year, state, row.watch_clause, row.last_chance_on, abandonment)


def add_alerts(session: Session, alert: str, of: Sequence[Standing], day: date) -> None:
    """For plots that stand so and were not told of by it; none may stand so twice.

    Which were told of already is left to the primary key: asked for in the same statement, PostgreSQL
    looked through the rows it was just adding, a minute for 50,000.
    """
    found = select(PlotYear.plot_id, PlotYear.year, literal(alert), literal(day, Date)).where(
        or_(*(_stands(one) for one in of))
    )
    columns = ["plot_id", "year", "alert", "told_on"]
    add = postgresql.insert if dialect_of(session) == "postgresql" else sqlite.insert
    session.execute(add(WatchAlert).from_select(columns, found).on_conflict_do_nothing())


def _stands(one: Standing) -> ColumnElement[bool]:
    values = (one.year, one.state, one.clause, one.last_chance_on, one.abandonment)
    return and_(
        *(
            column.is_(None) if value is None else column == value
            for column, value in zip(_KINDS, values, strict=True)
        )
    )


def told_on(session: Session, day: date) -> Sequence[Any]:
    """(alert, year, grid_id, division_code, plots, last_on): what is told on the day, by place."""
    return session.execute(
        select(
            WatchAlert.alert,
            WatchAlert.year,
            Plot.grid_id,
            Plot.division_code,
            func.count().label("plots"),
            func.min(PlotYear.last_chance_on).label("last_on"),
        )
        .join(Plot, Plot.id == WatchAlert.plot_id)
        .join(
            PlotYear,
            and_(PlotYear.plot_id == WatchAlert.plot_id, PlotYear.year == WatchAlert.year),
        )
        .where(WatchAlert.told_on == day)
        .group_by(WatchAlert.alert, WatchAlert.year, Plot.grid_id, Plot.division_code)
        .order_by(WatchAlert.alert, WatchAlert.year, Plot.grid_id, Plot.division_code)
    ).all()


def grids_kept(session: Session) -> Sequence[Any]:
    """(person_id, grid_id) of the main chiefs of open grids."""
    return session.execute(
        select(GridPost.person_id, GridPost.grid_id)
        .join(Grid, Grid.id == GridPost.grid_id)
        .where(GridPost.post == "main", GridPost.until.is_(None), Grid.closed_at.is_(None))
    ).all()


def grants_of_active(session: Session) -> Sequence[Any]:
    """(person_id, role, area_prefix) of everybody who can sign in."""
    return session.execute(
        select(Grant.person_id, Grant.role, Grant.area_prefix)
        .join(Person, Person.id == Grant.person_id)
        .where(Person.active)
        .order_by(Grant.person_id, Grant.id)
    ).all()


@dataclass(frozen=True, slots=True)
class ToldTo:
    """What one person was told of on a day by one alert."""

    alert: str
    day: date
    person_id: str
    areas: tuple[str, ...]
    """Those of which the person is told of every plot."""

    def plots(self) -> ColumnElement[bool]:
        """Of what the person may see; by the posts of today."""
        mine = select(GridPost.grid_id).where(
            GridPost.person_id == self.person_id,
            GridPost.post == "main",
            GridPost.until.is_(None),
        )
        told = select(WatchAlert.plot_id).where(
            WatchAlert.told_on == self.day, WatchAlert.alert == self.alert
        )
        return and_(Plot.id.in_(told), or_(in_areas(self.areas), Plot.grid_id.in_(mine)))


def told_to(session: Session, person_id: str, alert: str, day: date) -> ToldTo:
    grants = session.execute(
        select(Grant.role, Grant.area_prefix).where(Grant.person_id == person_id)
    )
    mine = [area for role, area in grants if keeps_area(role, area)]
    return ToldTo(alert, day, person_id, widened(session, mine))
