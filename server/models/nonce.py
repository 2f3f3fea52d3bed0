"""Numbers used once: what the server gave a person just before a record was made."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, Uuid, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant
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


def consume(session: Session, nonce: str, person_id: str, inspection_id: str) -> NonceFacts | None:
    """Binds the nonce to the record unless another one has it; None where that person got no such."""
    mine = (Nonce.nonce == nonce, Nonce.person_id == person_id)
    taken = session.execute(
        update(Nonce)
        .where(*mine, Nonce.inspection_id.is_(None))
        .values(inspection_id=inspection_id)
        .returning(Nonce.issued_at, Nonce.expires_at)
        .execution_options(synchronize_session=False)
    ).first()
    if taken is not None:
        return NonceFacts(taken.issued_at, taken.expires_at, reused=False)
    known = session.execute(select(Nonce.issued_at, Nonce.expires_at).where(*mine)).first()
    return None if known is None else NonceFacts(known.issued_at, known.expires_at, reused=True)


def drop_unused(session: Session, before: datetime) -> int:
    """Removes those issued before that instant which no record carried; answers how many."""
    old = delete(Nonce).where(Nonce.inspection_id.is_(None), Nonce.issued_at < before)
    gone = session.connection().execute(old)
    return gone.rowcount
