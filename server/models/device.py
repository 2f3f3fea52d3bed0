"""The keys with which people's phones sign, and who may see and revoke them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Select,
    String,
    Text,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column, relationship

from server.models.base import Base, Instant
from server.models.inspection import Inspection
from server.models.person import Person, ids_in

HOLDS = ("good", "revoked")
"""`server.rules.seal.SealState` of a signature that is this key's."""


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
    query = keys_of_area(person_id, officer_areas)
    if key_id is not None:
        query = query.where(DeviceKey.key_id == key_id)
    if after is not None:
        place = (literal(after[0], Instant), literal(after[1]))
        query = query.where(tuple_(DeviceKey.registered_at, DeviceKey.key_id) < tuple_(*place))
    newest = query.order_by(DeviceKey.registered_at.desc(), DeviceKey.key_id.desc())
    return session.scalars(newest.limit(limit)).all()


def keys_of_area(person_id: str, officer_areas: Iterable[str]) -> Select[DeviceKey]:
    """In no order; see `visible_keys`."""
    return select(DeviceKey).where(_visible(person_id, officer_areas))


def _visible(person_id: str, officer_areas: Iterable[str]) -> ColumnElement[bool]:
    return or_(DeviceKey.person_id == person_id, DeviceKey.person_id.in_(ids_in(officer_areas)))


@dataclass(frozen=True, slots=True)
class KeyOfPerson:
    key: DeviceKey
    last_used_at: datetime | None
    """When the last record came in whose signature by this key holds."""
    revoked_by_name: str | None


def keys_of(session: Session, person_id: str) -> list[KeyOfPerson]:
    """Every key the person's phones ever had, newest first."""
    last_used = session.execute(
        select(Inspection.key_id, func.max(Inspection.received_at, type_=Instant))
        .where(Inspection.person_id == person_id, Inspection.seal_state.in_(HOLDS))
        .group_by(Inspection.key_id)
    )
    used = dict(last_used.all())
    revoker = aliased(Person)
    rows = session.execute(
        select(DeviceKey, revoker.name)
        .outerjoin(revoker, revoker.id == DeviceKey.revoked_by)
        .where(DeviceKey.person_id == person_id)
        .order_by(DeviceKey.registered_at.desc(), DeviceKey.key_id.desc())
    )
    return [KeyOfPerson(key, used.get(key.key_id), name) for key, name in rows]


def keys_in_use(session: Session, person_ids: Iterable[str]) -> dict[str, int]:
    """How many keys that are not revoked, of those of the people who have any."""
    rows = session.execute(
        select(DeviceKey.person_id, func.count())
        .where(DeviceKey.person_id.in_(list(person_ids)), DeviceKey.revoked_at.is_(None))
        .group_by(DeviceKey.person_id)
    )
    return dict(rows.all())
