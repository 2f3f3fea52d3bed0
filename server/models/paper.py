"""Patrols on paper, entered afterwards: who walked, which plots were seen, and the sheet's pictures."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Date,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Text,
    Uuid,
    and_,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from server.models.base import Base, Instant
from server.models.person import Person
from server.models.plot import Plot, in_areas, lies_in


class PaperPatrol(Base):
    __tablename__ = "paper_patrol"
    __table_args__ = (Index(None, "walked_on", "id"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client, so that the same sheet sent again is known."""
    walked_on: Mapped[date] = mapped_column(Date)
    walker_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None for somebody without an account."""
    walker_name: Mapped[str] = mapped_column(String(60))
    note: Mapped[str] = mapped_column(Text)
    area: Mapped[str] = mapped_column(String(12), index=True)
    """`server.rules.paper.area_of` its plots: whoever may see all of that may see the sheet."""
    entered_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime] = mapped_column(Instant)
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the RFC 8785 form of the body as received."""


class PaperSighting(Base):
    """One plot of a sheet."""

    __tablename__ = "paper_sighting"
    paper_patrol_id: Mapped[str] = mapped_column(ForeignKey("paper_patrol.id"), primary_key=True)
    plot_id: Mapped[str] = mapped_column(ForeignKey("plot.id"), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(Integer)
    """On the sheet, from 0."""
    cover: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text)


class PaperSheet(Base):
    """A picture of the sheet itself."""

    __tablename__ = "paper_sheet"
    paper_patrol_id: Mapped[str] = mapped_column(ForeignKey("paper_patrol.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(Integer)


class PaperVoid(Base):
    """That a sheet was entered wrongly; it stays to be seen."""

    __tablename__ = "paper_void"
    paper_patrol_id: Mapped[str] = mapped_column(ForeignKey("paper_patrol.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)


ENTERER, VOIDER = aliased(Person), aliased(Person)


def _patrols(areas: Iterable[str], area: str = "") -> Select[*tuple[Any, ...]]:
    """Sheets of the areas with who entered them and whether they were voided."""
    query = (
        select(PaperPatrol, ENTERER.name, PaperVoid, VOIDER.name)
        .join(ENTERER, ENTERER.id == PaperPatrol.entered_by)
        .outerjoin(PaperVoid, PaperVoid.paper_patrol_id == PaperPatrol.id)
        .outerjoin(VOIDER, VOIDER.id == PaperVoid.person_id)
        .where(lies_in(PaperPatrol.area, areas))
    )
    return query.where(lies_in(PaperPatrol.area, (area,))) if area else query


def patrols_page(
    session: Session,
    areas: Iterable[str],
    area: str,
    after: tuple[date, str] | None,
    limit: int,
) -> list[dict[str, Any]]:
    """The last walked first; one more than `limit` where there are more."""
    query = _patrols(areas, area).order_by(PaperPatrol.walked_on.desc(), PaperPatrol.id.desc())
    if after is not None:
        day, last = after
        same = and_(PaperPatrol.walked_on == day, PaperPatrol.id < last)
        query = query.where(or_(PaperPatrol.walked_on < day, same))
    rows = session.execute(query.limit(limit + 1)).all()
    counted = dict(
        session.execute(
            select(PaperSighting.paper_patrol_id, func.count())
            .where(PaperSighting.paper_patrol_id.in_([row[0].id for row in rows]))
            .group_by(PaperSighting.paper_patrol_id)
        ).all()
    )
    return [{**_summary(*row), "plots": counted[row[0].id]} for row in rows]


def visible_patrol(
    session: Session, paper_patrol_id: str, areas: Iterable[str]
) -> dict[str, Any] | None:
    """One sheet with its plots and pictures; None where there is none in the areas."""
    row = session.execute(_patrols(areas).where(PaperPatrol.id == paper_patrol_id)).first()
    if row is None:
        return None
    sightings = session.execute(
        select(PaperSighting, Plot)
        .join(Plot, Plot.id == PaperSighting.plot_id)
        .where(PaperSighting.paper_patrol_id == paper_patrol_id)
        .order_by(PaperSighting.place)
    )
    sheets = session.scalars(
        select(PaperSheet.sha256)
        .where(PaperSheet.paper_patrol_id == paper_patrol_id)
        .order_by(PaperSheet.place)
    )
    seen = [
        {
            "plot_id": plot.id,
            "number": plot.number,
            "village": plot.village,
            "place": plot.place,
            "cover": sighting.cover,
            "note": sighting.note,
        }
        for sighting, plot in sightings
    ]
    return {
        **_summary(*row),
        "note": row[0].note,
        "plots": len(seen),
        "sightings": seen,
        "sheets": list(sheets),
    }


def sightings_of(session: Session, plot_id: str) -> list[dict[str, Any]]:
    """What sheets say of one plot, the last walked first."""
    rows = session.execute(
        select(PaperPatrol, ENTERER.name, PaperVoid, VOIDER.name, PaperSighting)
        .join(PaperSighting, PaperSighting.paper_patrol_id == PaperPatrol.id)
        .join(ENTERER, ENTERER.id == PaperPatrol.entered_by)
        .outerjoin(PaperVoid, PaperVoid.paper_patrol_id == PaperPatrol.id)
        .outerjoin(VOIDER, VOIDER.id == PaperVoid.person_id)
        .where(PaperSighting.plot_id == plot_id)
        .order_by(PaperPatrol.walked_on.desc(), PaperPatrol.id)
    )
    return [
        {
            **_summary(patrol, entered_by, void, voided_by),
            "cover": sighting.cover,
            "note": sighting.note,
        }
        for patrol, entered_by, void, voided_by, sighting in rows
    ]


def _summary(
    patrol: PaperPatrol, entered_by: str, void: PaperVoid | None, voided_by: str | None
) -> dict[str, Any]:
    return {
        "id": patrol.id,
        "walked_on": patrol.walked_on,
        "walker_name": patrol.walker_name,
        "area": patrol.area,
        "entered_by": entered_by,
        "entered_at": patrol.entered_at,
        "void": void and {"person_name": voided_by, "at": void.at, "reason": void.reason},
    }


def sheets_in(areas: Sequence[str]) -> Select[str]:
    """SHA-256 of the pictures of all sheets of the areas."""
    return (
        select(PaperSheet.sha256)
        .join(PaperPatrol, PaperPatrol.id == PaperSheet.paper_patrol_id)
        .where(lies_in(PaperPatrol.area, areas))
    )


def _sightings(areas: Iterable[str], area: str) -> Select[*tuple[Any, ...]]:
    query = (
        select(PaperPatrol, ENTERER.name, PaperVoid, PaperSighting, Plot)
        .join(PaperSighting, PaperSighting.paper_patrol_id == PaperPatrol.id)
        .join(Plot, Plot.id == PaperSighting.plot_id)
        .join(ENTERER, ENTERER.id == PaperPatrol.entered_by)
        .outerjoin(PaperVoid, PaperVoid.paper_patrol_id == PaperPatrol.id)
        .where(lies_in(PaperPatrol.area, areas), in_areas(areas))
    )
    return query.where(lies_in(PaperPatrol.area, (area,))) if area else query


def sighting_count(session: Session, areas: Iterable[str], area: str) -> int:
    found = _sightings(areas, area).with_only_columns(func.count())
    return session.scalar(found) or 0


def sightings_listed(
    session: Session, areas: Iterable[str], area: str, at_a_time: int
) -> Generator[dict[str, Any]]:
    """One row a plot of a sheet, for files; the last walked first."""
    query = _sightings(areas, area).order_by(
        PaperPatrol.walked_on.desc(), PaperPatrol.id, PaperSighting.place
    )
    with session.execute(query.execution_options(yield_per=at_a_time)) as rows:
        for patrol, entered_by, void, sighting, plot in rows:
            yield {
                "walked_on": patrol.walked_on,
                "walker_name": patrol.walker_name,
                "number": plot.number,
                "division_code": plot.division_code,
                "village": plot.village,
                "place": plot.place,
                "cover": sighting.cover,
                "note": sighting.note,
                "entered_by": entered_by,
                "entered_at": patrol.entered_at,
                "voided": void is not None,
                "id": patrol.id,
            }
