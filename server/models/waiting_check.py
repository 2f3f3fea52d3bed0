"""Checks that the desk has asked for and that go out at the next common hour.

They go out with those that have other reasons, so that the hour of none tells where it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Double, ForeignKey, Index, String, Text, Uuid, and_, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Json
from server.models.person import Person
from server.models.plot import Plot, lies_in
from server.rules.problem import COUNTY_DIGITS, LEVELS, Grants, reads

MOST = 200


class WaitingCheck(Base):
    __tablename__ = "waiting_check"
    __table_args__ = (Index(None, "release_at"),)
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    """Of the problem that it becomes."""
    kind: Mapped[str] = mapped_column(String(30))
    plot_id: Mapped[str | None] = mapped_column(ForeignKey("plot.id"))
    division_code: Mapped[str] = mapped_column(String(19))
    lon: Mapped[float] = mapped_column(Double)
    lat: Mapped[float] = mapped_column(Double)
    sees_from: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    """Who asks for it."""
    photos: Mapped[list[str]] = mapped_column(Json)
    claim: Mapped[str] = mapped_column(Text)
    """RFC 8785 form as sent."""
    claim_sha256: Mapped[str] = mapped_column(String(64))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    release_at: Mapped[datetime] = mapped_column(Instant)


def waiting_for(
    session: Session, person_id: str, grants: Grants, check_id: str | None = None
) -> Sequence[tuple[WaitingCheck, str, Plot | None]]:
    """Those of a county's desk that this person may see, or that one, the next to go out first.

    With who asked and the plot. Nobody below a county knows of any.
    """
    held = [(role, area) for role, area in grants if len(area) <= COUNTY_DIGITS]
    seen = [
        and_(
            WaitingCheck.sees_from == level,
            lies_in(
                WaitingCheck.division_code,
                [area for role, area in held if reads(role, area, level, "office")],
            ),
        )
        for level in LEVELS
    ]
    own = and_(
        WaitingCheck.person_id == person_id,
        lies_in(WaitingCheck.division_code, [area for _, area in held]),
    )
    query = (
        select(WaitingCheck, Person.name, Plot)
        .join(Person, Person.id == WaitingCheck.person_id)
        .outerjoin(Plot, Plot.id == WaitingCheck.plot_id)
        .where(or_(own, *seen))
        .order_by(WaitingCheck.release_at, WaitingCheck.asked_at, WaitingCheck.id)
        .limit(MOST)
    )
    if check_id is not None:
        query = query.where(WaitingCheck.id == check_id)
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def due_checks(session: Session, moment: datetime) -> Sequence[str]:
    """Ids of those whose hour has come, the oldest first."""
    wanted = select(WaitingCheck.id).where(WaitingCheck.release_at <= moment)
    return session.scalars(wanted.order_by(WaitingCheck.release_at).limit(MOST)).all()
