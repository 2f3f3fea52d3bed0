"""When each plot needs its next good inspection, as `server.rules.next_visit` says; derived, and made again.

`PlotDue.change` is the plot's place in the field pack's cursor when it was made: whatever moves that on (a
record, a decision, a problem) makes the row old, so that what takes records in need not know of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    ForeignKey,
    String,
    bindparam,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from server.models.base import Base, Counter, Instant
from server.models.inspection import PlotYear
from server.models.plot import Plot
from server.models.problem import Problem, is_told_to_all

Due = Literal["due", "overdue"]


class PlotDue(Base):
    __tablename__ = "plot_due"
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"), primary_key=True)
    due_on: Mapped[date] = mapped_column(Date, index=True)
    late_on: Mapped[date] = mapped_column(Date, index=True)
    """From the day after it is late."""
    reason: Mapped[str] = mapped_column(String(20))
    day: Mapped[date | None] = mapped_column(Date)
    """Of the reason."""
    crop: Mapped[str | None] = mapped_column(String(40))
    good_on: Mapped[date | None] = mapped_column(Date)
    """Day of the last inspection that could tell, this year or last."""
    change: Mapped[int] = mapped_column(BigInteger, index=True)
    """`AGAIN` where it is to be made again though the plot's own place did not move."""


class DueScan(Base):
    """That every plot was looked at, of a day, a pace and an edition of the rules."""

    __tablename__ = "due_scan"
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)


AGAIN = 0
CURSOR = "due"
"""Counter of the field pack's place up to which every plot's row was made."""
COLUMNS = ("due_on", "late_on", "reason", "day", "crop", "good_on")

_this = aliased(PlotYear)
_last = aliased(PlotYear)
has_problem: ColumnElement[bool] = (
    select(Problem.id)
    # what is kept from the field cannot be a reason that its chiefs read
    .where(Problem.plot_id == Plot.id, Problem.open, is_told_to_all())
    .exists()
)
"""Whether one is open, of those that everybody may know of."""
STANDINGS = (
    select(
        Plot.id,
        Plot.land_class,
        Plot.basic_farmland,
        Plot.last_crop,
        Plot.change,
        _this.watch,
        _this.watch_clause,
        _this.watch_facts["seen_on"].as_string().label("seen_on"),
        _last.watch_facts["seen_on"].as_string().label("seen_before"),
        has_problem.label("problem"),
        *(getattr(PlotDue, name) for name in COLUMNS),
        PlotDue.change.label("made_of"),
    )
    .outerjoin(_this, (_this.plot_id == Plot.id) & (_this.year == bindparam("year")))
    .outerjoin(_last, (_last.plot_id == Plot.id) & (_last.year == bindparam("year") - 1))
    .outerjoin(PlotDue, PlotDue.plot_id == Plot.id)
)
MOVED = (
    select(Plot.id)
    .outerjoin(PlotDue, PlotDue.plot_id == Plot.id)
    .where(
        Plot.change > bindparam("cursor"),
        or_(PlotDue.plot_id.is_(None), PlotDue.change < Plot.change),
    )
    .limit(bindparam("limit"))
)
MARKED = select(PlotDue.plot_id).where(PlotDue.change == AGAIN).limit(bindparam("limit"))
OF = STANDINGS.where(Plot.id.in_(bindparam("plot_ids", expanding=True)))
EVERY = STANDINGS.where(Plot.id > bindparam("after")).order_by(Plot.id).limit(bindparam("limit"))
FIRST = STANDINGS.order_by(Plot.id).limit(bindparam("limit"))


def hold_due(session: Session) -> int:
    """One at a time makes rows, until the commit; the cursor up to which all are made."""
    held = update(Counter).where(Counter.name == CURSOR).values(value=Counter.value)
    quiet = held.returning(Counter.value).execution_options(synchronize_session=False)
    return int(session.execute(quiet).scalar_one())


def move_cursor(session: Session, to: int) -> None:
    moved = update(Counter).where(Counter.name == CURSOR).values(value=to)
    session.execute(moved.execution_options(synchronize_session=False))


def newest_change(session: Session) -> int:
    return session.scalar(select(func.max(Plot.change))) or 0


def old_rows(session: Session, year: int, cursor: int, limit: int) -> Sequence[Any]:
    """Of plots whose row is older than the plot, or none."""
    moved = session.scalars(MOVED, {"cursor": cursor, "limit": limit})
    marked = session.scalars(MARKED, {"limit": limit})
    plot_ids = [*dict.fromkeys([*moved, *marked])][:limit]
    return session.execute(OF, {"year": year, "plot_ids": plot_ids}).all() if plot_ids else ()


def rows_after(session: Session, year: int, after: str | None, limit: int) -> Sequence[Any]:
    """Of every plot in the order of ids, from the one after `after` on."""
    asked: dict[str, Any] = {"year": year, "limit": limit}
    if after is None:
        return session.execute(FIRST, asked).all()
    return session.execute(EVERY, {**asked, "after": after}).all()


def has_old(session: Session) -> bool:
    """Whether some row is to be made; two look-ups in indexes."""
    cursor = session.scalar(select(Counter.value).where(Counter.name == CURSOR)) or 0
    return (
        newest_change(session) > cursor or session.execute(MARKED, {"limit": 1}).first() is not None
    )


def look_again(session: Session, plot_ids: Iterable[str]) -> None:
    """Has the rows of these plots made again; in the transaction of what they depend on."""
    marked = update(PlotDue).where(PlotDue.plot_id.in_(list(plot_ids))).values(change=AGAIN)
    session.execute(marked.execution_options(synchronize_session=False))


def is_due(wanted: Due, today: date) -> ColumnElement[bool]:
    """Plots that are due on the day, or late."""
    days = PlotDue.due_on <= today if wanted == "due" else PlotDue.late_on < today
    return select(PlotDue.plot_id).where(PlotDue.plot_id == Plot.id, days).exists()
