"""The keys with which people's phones sign, and who may see and revoke them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, String, Text, literal, or_, select, tuple_
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from server.models.base import Base, Instant
from server.models.person import Grant, Person


class DeviceKey(Base):
    """Append-only but for the revocation, of which the first one stands."""

    __tablename__ = "device_key"
    key_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the key's SPKI in DER."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    device_id: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(200))
    public_key: Mapped[str] = mapped_column(Text)
    """PEM."""
    registered_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    revoked_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    revoke_reason: Mapped[str | None] = mapped_column(Text)
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined", innerjoin=True)


def visible_keys(
    session: Session,
    person_id: str,
    officer_areas: Iterable[str],
    after: tuple[datetime, str] | None = None,
    limit: int = 1,
    key_id: str | None = None,
) -> Sequence[DeviceKey]:
    """Own keys, and for an officer those of people who work in the areas; newest first.

    `after`: registration and id of the last key of the page before.
    """
    query = select(DeviceKey).where(_visible(person_id, officer_areas))
    if key_id is not None:
        query = query.where(DeviceKey.key_id == key_id)
    if after is not None:
        place = (literal(after[0], Instant), literal(after[1]))
        query = query.where(tuple_(DeviceKey.registered_at, DeviceKey.key_id) < tuple_(*place))
    newest = query.order_by(DeviceKey.registered_at.desc(), DeviceKey.key_id.desc())
    return session.scalars(newest.limit(limit)).all()


def _visible(person_id: str, officer_areas: Iterable[str]) -> ColumnElement[bool]:
    inside = [Grant.area_prefix.startswith(area, autoescape=True) for area in officer_areas]
    mine = DeviceKey.person_id == person_id
    if not inside:
        return mine
    return or_(mine, DeviceKey.person_id.in_(select(Grant.person_id).where(or_(*inside))))
