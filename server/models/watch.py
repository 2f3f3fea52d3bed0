"""The watch over grain years as it is kept: what turned when, and what is to be turned on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import (
    Date,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, BigId, Instant
from server.models.inspection import Inspection, PlotYear
from server.models.operator import entrusted_plots
from server.models.plot import Plot
from server.models.plot_list import PlotFilter, abandonment_then, matching, of_year, watch_then

Cause = Literal["record", "day", "rules", "plot", "fallow"]
"""Why a state turned: a record or a decision about one, the day alone, another edition of the rules,
the plot's own data, an approved fallow."""
STALE = date(1970, 1, 1)
"""A day to turn on that is always past: the next turn looks at the row again."""


class WatchTurn(Base):
    """One state of one plot's year, from the day on which it was known; the one before stands before it."""

    __tablename__ = "watch_turn"
    __table_args__ = (Index(None, "plot_id", "year", "id"), Index(None, "day", "state"))
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"))
    year: Mapped[int] = mapped_column(Integer)
    before: Mapped[str | None] = mapped_column(String(20))
    """The state until then; None where the year had none."""
    state: Mapped[str] = mapped_column(String(20))
    clause: Mapped[str] = mapped_column(String(40))
    land_use: Mapped[str | None] = mapped_column(String(10))
    abandonment: Mapped[str] = mapped_column(String(10))
    day: Mapped[date] = mapped_column(Date)
    """In China."""
    at: Mapped[datetime] = mapped_column(Instant)
    cause: Mapped[str] = mapped_column(String(10))
    """`Cause`."""


ADD_TURNS = insert(WatchTurn)

HAS_RECORDS = select(Inspection.id).where(Inspection.plot_id == Plot.id).exists()
DUE = (
    select(
        Plot.id,
        Plot.land_class,
        Plot.basic_farmland,
        Plot.accepted_on,
        Plot.fallow,
        HAS_RECORDS.label("has_records"),
        PlotYear.year,
        PlotYear.edition,
        PlotYear.grain,
        PlotYear.level,
        PlotYear.body,
        PlotYear.watch,
        PlotYear.land_use,
        PlotYear.abandonment,
        PlotYear.watch_facts,
    )
    .join(PlotYear, PlotYear.plot_id == Plot.id)
    .where(PlotYear.turns_on <= bindparam("day"))
    .order_by(Plot.id, PlotYear.year)
    .limit(bindparam("limit"))
)
DUE_HELD = DUE.with_for_update(of=[Plot, PlotYear])
"""With the plot, which a record holds while it folds: one after the other, and in the order of ids."""


def due(session: Session, day: date, limit: int) -> Sequence[Any]:
    """Rows whose watch may change on the day, held until the commit."""
    return session.execute(DUE_HELD, {"day": day, "limit": limit}).all()


_YEAR = select(PlotYear.plot_id).where(
    PlotYear.plot_id == Plot.id, PlotYear.year == bindparam("year")
)
WITHOUT_YEAR = (
    select(Plot.id, Plot.land_class, Plot.basic_farmland, Plot.accepted_on, Plot.fallow)
    .where(~_YEAR.exists())
    .order_by(Plot.id)
    .limit(bindparam("limit"))
)
WITHOUT_YEAR_HELD = WITHOUT_YEAR.with_for_update(of=Plot)
LAST_FACTS = (
    select(PlotYear.plot_id, PlotYear.year, PlotYear.watch_facts)
    .where(PlotYear.plot_id.in_(bindparam("plot_ids", expanding=True)))
    .order_by(PlotYear.year)
)


def without_year(session: Session, year: int, limit: int) -> Sequence[Any]:
    """Plots that have no row of the year, held until the commit."""
    return session.execute(WITHOUT_YEAR_HELD, {"year": year, "limit": limit}).all()


def is_undone(session: Session, day: date) -> bool:
    """Whether something is to be turned on the day."""
    late = session.execute(
        select(PlotYear.plot_id).where(PlotYear.turns_on <= day).limit(1)
    ).first()
    return late is not None or (
        session.execute(WITHOUT_YEAR, {"year": day.year, "limit": 1}).first() is not None
    )


def turn_again(session: Session, plot_ids: Sequence[str] | None = None) -> None:
    """Has the next turn look again: at these plots and their records, or at every row by its edition."""
    every = update(PlotYear).execution_options(synchronize_session=False)
    if plot_ids is None:
        session.execute(every.where(_turning()).values(turns_on=STALE))
    elif plot_ids:
        mine = every.where(PlotYear.plot_id.in_(plot_ids))
        session.execute(mine.values(turns_on=STALE, watch_facts=None))


def _turning() -> Any:
    return or_(PlotYear.turns_on.is_(None), PlotYear.turns_on != STALE)


def last_turn(session: Session) -> int:
    """Number of the last turn there was: the day alone does not move the pack's cursor."""
    return session.scalar(select(func.max(WatchTurn.id))) or 0


TOWNSHIP_DIGITS = 9
"""Of a division code (domain E)."""


def counts(session: Session, wanted: PlotFilter) -> Sequence[Any]:
    """(township, watch, land_use, abandonment, plots) of what the filter finds, by township."""
    return session.execute(_counted(wanted)).all()


def counts_entrusted(session: Session, wanted: PlotFilter) -> Sequence[Any]:
    """`counts` of those alone that are entrusted: begun at them, since they are few."""
    entrusted = entrusted_plots(wanted.entrusted_on).subquery()
    return session.execute(_counted(wanted).join(entrusted, entrusted.c.plot_id == Plot.id)).all()


def _counted(wanted: PlotFilter) -> Select[*tuple[Any, ...]]:
    township = func.substr(Plot.division_code, 1, TOWNSHIP_DIGITS).label("township")
    kinds = (watch_then, PlotYear.land_use, abandonment_then)
    return (
        select(
            township,
            watch_then.label("watch"),
            PlotYear.land_use.label("land_use"),
            abandonment_then.label("abandonment"),
            func.count().label("plots"),
        )
        .select_from(Plot)
        .outerjoin(PlotYear, of_year(wanted))
        .where(matching(wanted))
        .group_by(township, *kinds)
        .order_by(township)
    )


def years_watched(session: Session, plot_id: str) -> Sequence[PlotYear]:
    """Newest first."""
    return session.scalars(
        select(PlotYear).where(PlotYear.plot_id == plot_id).order_by(PlotYear.year.desc())
    ).all()


def turns_of(session: Session, plot_id: str) -> Sequence[WatchTurn]:
    """Newest first."""
    return session.scalars(
        select(WatchTurn).where(WatchTurn.plot_id == plot_id).order_by(WatchTurn.id.desc())
    ).all()
