"""Who farms each plot, only ever added to; and the cases of plots whose household has left."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from server.models.base import Base, Instant
from server.models.person import Person
from server.models.plot import Plot, in_areas
from server.rules.operator import OVER, OperatorKind, Term, term_on

ROWS_AT_A_TIME = 500


class PlotOperator(Base):
    __tablename__ = "plot_operator"
    __table_args__ = (UniqueConstraint("plot_id", "place"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client, so that what is sent twice is kept once."""
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"))
    place: Mapped[int] = mapped_column(Integer)
    """The order in which they were written down, from 1 on."""
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100))
    from_day: Mapped[date] = mapped_column(Date)
    until_day: Mapped[date | None] = mapped_column(Date)
    entrusted: Mapped[bool] = mapped_column(Boolean)
    contract_number: Mapped[str] = mapped_column(String(100))
    contract_sha256: Mapped[str | None] = mapped_column(String(64))
    """Of the file in the vault, PDF or JPEG."""
    contract_type: Mapped[str | None] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)


class OperatorCase(Base):
    __tablename__ = "operator_case"
    __table_args__ = (Index(None, "state", "opened_at"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"), index=True)
    state: Mapped[str] = mapped_column(String(10))
    """That of the last step, `server.rules.operator.Step`."""
    opened_at: Mapped[datetime] = mapped_column(Instant)


class OperatorStep(Base):
    """Only ever added."""

    __tablename__ = "operator_step"
    __table_args__ = (UniqueConstraint("case_id", "place"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("operator_case.id"))
    place: Mapped[int] = mapped_column(Integer)
    step: Mapped[str] = mapped_column(String(10))
    day: Mapped[date] = mapped_column(Date)
    proposed_kind: Mapped[str | None] = mapped_column(String(20))
    proposed_name: Mapped[str | None] = mapped_column(String(100))
    operator_id: Mapped[str | None] = mapped_column(ForeignKey("plot_operator.id"))
    """Who signed, of the step `signed`."""
    inspection_id: Mapped[str | None] = mapped_column(ForeignKey("inspection.id"))
    """The good inspection afterwards, of the step `followed`."""
    note: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)


def operators_of(session: Session, plot_id: str) -> Sequence[PlotOperator]:
    """In the order in which they were written down."""
    wanted = select(PlotOperator).where(PlotOperator.plot_id == plot_id)
    return session.scalars(wanted.order_by(PlotOperator.place)).all()


def term_of(row: PlotOperator) -> Term:
    kind = cast(OperatorKind, row.kind)
    return Term(kind, row.name, row.from_day, row.until_day, row.entrusted)


def entrusted_on(session: Session, plot_id: str, day: date) -> bool:
    """Whether the plot is worked for its household (托管) on that day; for the grain watch."""
    term = term_on(map(term_of, operators_of(session, plot_id)), day)
    return term is not None and term.entrusted


def _covers(term: type[PlotOperator], day: date) -> ColumnElement[bool]:
    return and_(term.from_day <= day, or_(term.until_day.is_(None), term.until_day >= day))


Later = aliased(PlotOperator)


def entrusted_plots(day: date) -> Select[str]:
    """Ids of plots for which `entrusted_on` is true: the last term that covers the day is such a one."""
    later = select(Later.id).where(
        Later.plot_id == PlotOperator.plot_id, Later.place > PlotOperator.place, _covers(Later, day)
    )
    return select(PlotOperator.plot_id).where(
        PlotOperator.entrusted, _covers(PlotOperator, day), ~later.exists()
    )


def is_entrusted(day: date) -> ColumnElement[bool]:
    """Of a plot in the statement: for pages, which ask for few."""
    return entrusted_plots(day).where(PlotOperator.plot_id == Plot.id).correlate(Plot).exists()


def current_terms(session: Session, which: ColumnElement[bool], day: date) -> dict[str, Term]:
    """By plot, for those of the plots that anybody was written down for."""
    rows = session.scalars(
        select(PlotOperator)
        .join(Plot, Plot.id == PlotOperator.plot_id)
        .where(which)
        .order_by(PlotOperator.plot_id, PlotOperator.place)
    )
    terms: dict[str, list[Term]] = {}
    for row in rows:
        terms.setdefault(row.plot_id, []).append(term_of(row))
    found = {plot_id: term_on(of_plot, day) for plot_id, of_plot in terms.items()}
    return {plot_id: term for plot_id, term in found.items() if term is not None}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases; what is empty does not filter."""

    areas: tuple[str, ...]
    state: str = ""
    """A step, or `open` for all that are not over."""
    area: str = ""


def matching(wanted: Wanted) -> ColumnElement[bool]:
    found = in_areas(wanted.areas)
    if wanted.state == "open":
        found = found & OperatorCase.state.not_in(OVER)
    elif wanted.state:
        found = found & (OperatorCase.state == wanted.state)
    if wanted.area:
        found = found & in_areas([wanted.area])
    return found


def cases() -> Select[OperatorCase, Plot]:
    """With their plots, newest first."""
    return (
        select(OperatorCase, Plot)
        .join(Plot, Plot.id == OperatorCase.plot_id)
        .order_by(OperatorCase.opened_at.desc(), OperatorCase.id.desc())
    )


def case_page(
    session: Session, wanted: Wanted, after: tuple[datetime, str] | None, limit: int
) -> list[dict[str, Any]]:
    """One more than `limit` where there are more."""
    found = cases().where(matching(wanted)).limit(limit + 1)
    if after is not None:
        moment, last = after
        same = and_(OperatorCase.opened_at == moment, OperatorCase.id < last)
        found = found.where(or_(OperatorCase.opened_at < moment, same))
    rows = session.execute(found).all()
    steps = steps_of(session, [case.id for case, _ in rows])
    return [case_as_json(case, plot, steps[case.id]) for case, plot in rows]


def case_count(session: Session, wanted: Wanted) -> int:
    found = select(func.count()).select_from(OperatorCase)
    joined = found.join(Plot, Plot.id == OperatorCase.plot_id)
    return session.scalar(joined.where(matching(wanted))) or 0


def cases_listed(session: Session, wanted: Wanted) -> Generator[dict[str, Any]]:
    """Newest first, a page at a time."""
    after: tuple[datetime, str] | None = None
    while True:
        rows = case_page(session, wanted, after, ROWS_AT_A_TIME)
        yield from rows[:ROWS_AT_A_TIME]
        if len(rows) <= ROWS_AT_A_TIME:
            return
        last = rows[ROWS_AT_A_TIME - 1]
        after = last["opened_at"], last["id"]


def steps_of(session: Session, case_ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """By case, in order."""
    rows = session.execute(
        select(OperatorStep, Person.name)
        .join(Person, Person.id == OperatorStep.person_id)
        .where(OperatorStep.case_id.in_(case_ids))
        .order_by(OperatorStep.place)
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row, name in rows:
        found.setdefault(row.case_id, []).append(step_as_json(row, name))
    return found


def case_as_json(case: OperatorCase, plot: Plot, steps: list[dict[str, Any]]) -> dict[str, Any]:
    proposals = [step for step in steps if step["proposed_kind"]]
    return {
        "id": case.id,
        "plot_id": plot.id,
        "number": plot.number,
        "division_code": plot.division_code,
        "village": plot.village,
        "place": plot.place,
        "household": plot.household,
        "net_area_mu": str(plot.net_area_mu),
        "state": case.state,
        "opened_at": case.opened_at,
        "since": steps[-1]["day"],
        "proposed_kind": proposals[-1]["proposed_kind"] if proposals else None,
        "proposed_name": proposals[-1]["proposed_name"] if proposals else None,
        "steps": steps,
    }


def step_as_json(row: OperatorStep, person_name: str) -> dict[str, Any]:
    names = ("id", "step", "day", "proposed_kind", "proposed_name", "operator_id")
    more = ("inspection_id", "note", "at")
    told = {name: getattr(row, name) for name in (*names, *more)}
    return {**told, "person_name": person_name}


def operator_as_json(row: PlotOperator, person_name: str) -> dict[str, Any]:
    names = ("id", "kind", "name", "from_day", "until_day", "entrusted", "contract_number")
    more = ("contract_sha256", "note", "at")
    told = {name: getattr(row, name) for name in (*names, *more)}
    return {**told, "person_name": person_name}
