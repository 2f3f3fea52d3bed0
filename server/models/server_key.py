"""Public halves of the keys with which this server has signed; none is ever removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, Text, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant


class ServerKey(Base):
    __tablename__ = "server_key"
    key_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the key's SPKI in DER."""
    public_key: Mapped[str] = mapped_column(Text)
    """PEM."""
    valid_from: Mapped[datetime] = mapped_column(Instant)
    """When it was first used."""


def remember(session: Session, key_id: str, public_key: str, moment: datetime) -> bool:
    """Adds the key; False where it is there."""
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    added = session.execute(
        insert(ServerKey)
        .values(key_id=key_id, public_key=public_key, valid_from=moment)
        .on_conflict_do_nothing()
        .returning(ServerKey.key_id)
    ).first()
    return added is not None


def server_keys(session: Session) -> Sequence[ServerKey]:
    """Oldest first."""
    return session.scalars(select(ServerKey).order_by(ServerKey.valid_from, ServerKey.key_id)).all()
