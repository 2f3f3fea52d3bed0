"""Problems found on patrol, and what was done about each: steps are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import shapely
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    false,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Exact, Instant, Json, Shape
from server.models.inspection import VerdictRow
from server.models.plot import lies_in
from server.rules.problem import LEVELS, ORIGINS, RANK, Grants, Standing, levels_in, reads

AT_ONCE = 200
"""Ids that a worker is told of at a time."""


class Problem(Base):
    __tablename__ = "problem"
    __table_args__ = (
        Index(None, "division_code", "found_at", "id"),
        Index(None, "plot_id"),
        Index(None, "open", "due_at"),
    )
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the phone."""
    kind: Mapped[str] = mapped_column(String(30))
    confidential: Mapped[bool] = mapped_column(Boolean)
    """Kept from the township (`server.rules.problem.CONFIDENTIAL`)."""
    origin: Mapped[str] = mapped_column(String(8), default="patrol")
    """`patrol`: found in the field; `office`: a check that the office asked for, for whatever reason."""
    sees_from: Mapped[str] = mapped_column(String(12), default="field")
    """The lowest level that may know of it (`server.rules.problem.reads`)."""
    verified: Mapped[str | None] = mapped_column(String(12))
    """What the last look on the spot said: yes, no, cannot_tell; None before it, or where asked anew."""
    verified_mu: Mapped[Decimal | None] = mapped_column(Exact)
    """The area on which it was found true, as outlined on the spot; None where it was not measured."""
    plot_id: Mapped[str | None] = mapped_column(ForeignKey("plot.id"))
    plot_ids: Mapped[list[str]] = mapped_column(Json)
    """Every plot that the outline or the place touches, the most first."""
    division_code: Mapped[str] = mapped_column(String(19))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    """Who found it."""
    lon: Mapped[float] = mapped_column(Double)
    lat: Mapped[float] = mapped_column(Double)
    outline: Mapped[shapely.MultiPolygon | None] = mapped_column(Shape)
    """None where only the place was told."""
    findings: Mapped[list[str]] = mapped_column(Json)
    claim: Mapped[str] = mapped_column(Text)
    """RFC 8785 form as sent."""
    claim_sha256: Mapped[str] = mapped_column(String(64))
    found_at: Mapped[datetime] = mapped_column(Instant)
    received_at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[str] = mapped_column(String(12))
    level: Mapped[str] = mapped_column(String(12))
    """Who has it now."""
    open: Mapped[bool] = mapped_column(Boolean)
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    """The nearest end of a running clock; None where none runs."""
    told_late_at: Mapped[datetime | None] = mapped_column(Instant)
    """The `due_at` that was missed and passed on already."""
    reported_at: Mapped[datetime | None] = mapped_column(Instant)
    acted_at: Mapped[datetime | None] = mapped_column(Instant)
    rechecked_by: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    extensions: Mapped[int] = mapped_column(Integer)
    extra_working_days: Mapped[int] = mapped_column(Integer)
    last_place: Mapped[int] = mapped_column(Integer)
    """Of the last event."""


class ProblemEvent(Base):
    """One step."""

    __tablename__ = "problem_event"
    __table_args__ = (UniqueConstraint("problem_id", "place"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Made by the client, so that the same step sent again is known."""
    problem_id: Mapped[str] = mapped_column(ForeignKey("problem.id"))
    place: Mapped[int] = mapped_column(Integer)
    """1 for finding it; the unique pair lets one step through at a time."""
    step: Mapped[str] = mapped_column(String(12))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None for a step that nobody took: late, or a relapse."""
    at: Mapped[datetime] = mapped_column(Instant)
    note: Mapped[str] = mapped_column(Text)
    photos: Mapped[list[str]] = mapped_column(Json)
    """SHA-256, in the order taken."""
    lon: Mapped[float | None] = mapped_column(Double)
    lat: Mapped[float | None] = mapped_column(Double)
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    """{"days"} of an extension; {"clock", "from", "to"} of what came late; {"inspection"} of a relapse;
    {"outcome", "inspection", "how", "corners", "area_mu", "findings", "fix"} of a look on the spot."""


class ProblemPhoto(Base):
    """Which problems a photo belongs to, for who may see it."""

    __tablename__ = "problem_photo"
    problem_id: Mapped[str] = mapped_column(ForeignKey("problem.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)


def visible_to(person_id: str, grants: Grants) -> ColumnElement[bool]:
    """Problems that this person may see: of their areas, those not kept from them, and their own."""
    areas = [area for _, area in grants]
    kept = [
        and_(
            Problem.sees_from == level,
            Problem.origin == origin,
            lies_in(Problem.division_code, held),
        )
        for level in LEVELS
        for origin in ORIGINS
        if level != "field"
        and (held := [area for role, area in grants if reads(role, area, level, origin)])
    ]
    return and_(
        lies_in(Problem.division_code, areas),
        or_(is_told_to_all(), Problem.person_id == person_id, *kept),
    )


def is_told_to_all() -> ColumnElement[bool]:
    """Those that show in what everybody of an area reads; of the others nothing may tell there."""
    return Problem.sees_from == "field"


def visible_problem(
    session: Session, problem_id: str, person_id: str, grants: Grants
) -> Problem | None:
    query = select(Problem).where(Problem.id == problem_id, visible_to(person_id, grants))
    return session.scalars(query).first()


def standing_of(problem: Problem) -> Standing:
    kind: Any = problem.kind
    state: Any = problem.state
    level: Any = problem.level
    origin: Any = problem.origin
    sees_from: Any = problem.sees_from
    return Standing(
        kind=kind,
        state=state,
        level=level,
        division_code=problem.division_code,
        finder_id=problem.person_id,
        rechecked_by=problem.rechecked_by,
        extensions=problem.extensions,
        origin=origin,
        sees_from=sees_from,
    )


def may_name(problem: Problem, person_id: str, grants: Grants) -> bool:
    """Whether this person may know who found it.

    Of a complaint its finder and the committee alone; who asked for a check is known from the county up.
    """
    if person_id == problem.person_id:
        return True
    if not problem.confidential and problem.origin == "patrol":
        return True
    lowest = RANK["committee" if problem.confidential else "county"]
    return any(RANK[level] >= lowest for level in levels_in(grants, problem.division_code))


def events_of(session: Session, problem_id: str) -> Sequence[ProblemEvent]:
    """In the order in which they came."""
    wanted = select(ProblemEvent).where(ProblemEvent.problem_id == problem_id)
    return session.scalars(wanted.order_by(ProblemEvent.place)).all()


def verdicts_of(session: Session, inspection_ids: set[str]) -> dict[str, dict[str, str]]:
    """Whether these inspections found their plot cultivated and farmable, as judged last."""
    wanted = select(VerdictRow.inspection_id, VerdictRow.body).where(
        VerdictRow.inspection_id.in_(inspection_ids), VerdictRow.current
    )
    return {
        inspection_id: {name: body[name]["answer"] for name in ("cultivated", "farmable")}
        for inspection_id, body in session.execute(wanted)
    }


def is_late(moment: datetime) -> ColumnElement[bool]:
    return and_(Problem.open, Problem.due_at <= moment)


def late_untold(session: Session, moment: datetime) -> Sequence[str]:
    """Ids of late problems that have not been passed on for the clock they missed."""
    untold = or_(Problem.told_late_at.is_(None), Problem.told_late_at < Problem.due_at)
    wanted = select(Problem.id).where(is_late(moment), untold)
    return session.scalars(wanted.order_by(Problem.due_at).limit(AT_ONCE)).all()


def with_photo(sha256: str, person_id: str, grants: Grants) -> ColumnElement[bool]:
    """Whether the photo belongs to a problem that this person may see."""
    named = (
        select(ProblemPhoto.sha256)
        .join(Problem, Problem.id == ProblemPhoto.problem_id)
        .where(ProblemPhoto.sha256 == sha256, visible_to(person_id, grants))
    )
    return named.exists() if grants else false()


def told_of_plot(session: Session, plot_id: str) -> Sequence[Problem]:
    """Problems of this plot that everybody there may know of, the newest first."""
    wanted = select(Problem).where(Problem.plot_id == plot_id, is_told_to_all())
    return session.scalars(wanted.order_by(Problem.found_at.desc(), Problem.id)).all()
