"""Numbers used once: what the server gave a person just before a record was made."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, Uuid, bindparam, delete, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Reader
from server.rules.seal import NonceFacts

NONCE_BYTES = 16


class Nonce(Base):
    __tablename__ = "nonce"
    nonce: Mapped[str] = mapped_column(String(22), primary_key=True)
    """base64url without padding."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    issued_at: Mapped[datetime] = mapped_column(Instant, index=True)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    inspection_id: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    """The first record that carried it."""


def issue(session: Session, person_id: str, moment: datetime, minutes: int) -> Nonce:
    """A fresh nonce of that person, added."""
    fresh = Nonce(
        nonce=secrets.token_urlsafe(NONCE_BYTES),
        person_id=person_id,
        issued_at=moment,
        expires_at=moment + timedelta(minutes=minutes),
    )
    session.add(fresh)
    return fresh


KNOWN = select(Nonce.issued_at, Nonce.expires_at, Nonce.inspection_id).where(
    Nonce.nonce == bindparam("number"), Nonce.person_id == bindparam("of_person")
)
CONSUME = (
    update(Nonce)
    .where(
        Nonce.nonce == bindparam("number"),
        Nonce.person_id == bindparam("of_person"),
        Nonce.inspection_id.is_(None),
    )
    .values(inspection_id=bindparam("for_record"))
)


def known_nonce(reader: Reader, nonce: str, person_id: str) -> NonceFacts | None:
    """As it stands now; None where that person got no such number."""
    row = reader.execute(KNOWN, {"number": nonce, "of_person": person_id}).first()
    if row is None:
        return None
    return NonceFacts(row.issued_at, row.expires_at, reused=row.inspection_id is not None)


def consume(
    connection: Connection, nonce: str, person_id: str, inspection_id: str
) -> NonceFacts | None:
    """Binds the nonce to the record unless another one has it; None where that person got no such."""
    found = known_nonce(connection, nonce, person_id)
    mine = {"number": nonce, "of_person": person_id, "for_record": inspection_id}
    if found is None or found.reused or connection.execute(CONSUME, mine).rowcount == 1:
        return found
    # on PostgreSQL another record took it between the two statements
    return replace(found, reused=True)


def drop_unused(session: Session, before: datetime) -> int:
    """Removes those issued before that instant which no record carried; answers how many."""
    old = delete(Nonce).where(Nonce.inspection_id.is_(None), Nonce.issued_at < before)
    gone = session.connection().execute(old)
    return gone.rowcount
