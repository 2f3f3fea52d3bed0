"""Who did what, when, with what result: a chain of hashes, each line over the one before it.

A line taken out, changed or slipped in breaks the chain for whoever computes it again
(`flask evidence verify`, docs/evidence.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import rfc8785
from sqlalchemy import String, Uuid, bindparam, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, BigId, Counter, Instant, Json, at_end, now

BEFORE_THE_FIRST = "0" * 64
"""What stands for the hash of the line before the first one."""

EXACT_BELOW = 2**53
"""Whole numbers from here on are not exact in JSON (RFC 8785)."""


class LogLine(Base):
    __tablename__ = "log_line"
    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    """Without a gap."""
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    person_id: Mapped[str | None] = mapped_column(Uuid(as_uuid=False))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(100), index=True)
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    prev_sha256: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))
    """`line_sha256` of the other columns."""


TAKE = (
    update(Counter)
    .where(Counter.name == "log")
    .values(value=Counter.value + bindparam("count"))
    .returning(Counter.value)
)
HASH = select(LogLine.sha256).where(LogLine.seq == bindparam("before"))
INSERT = insert(LogLine)


def log(session: Session, person_id: str | None, action: str, subject: str, **facts: Any) -> None:
    """Adds a line in the transaction of `writing()`, as the last thing before its commit."""
    said = {
        "at": now(),
        "person_id": person_id,
        "action": action,
        "subject": subject,
        "facts": _exact(facts),
    }
    at_end(session, _chain, said)


def _exact(value: Any) -> Any:
    """JSON that both databases give back as it was, and that has a canonical form.

    Numbers that a double does not carry, and half characters, become text: they come from files.
    """
    if isinstance(value, dict):
        return {str(name): _exact(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_exact(item) for item in value]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, int | float) and not abs(value) < EXACT_BELOW:
        return str(value)
    return value


def _chain(session: Session, lines: list[dict[str, Any]]) -> None:
    """Gives the lines their places; other writers' lines wait for the commit of these."""
    connection = session.connection()
    last = int(connection.execute(TAKE, {"count": len(lines)}).scalar_one())
    before = last - len(lines)
    # a hole at the end is for `verify` to tell: it must not stop what people send
    sha256 = connection.execute(HASH, {"before": before}).scalar() or BEFORE_THE_FIRST
    for seq, line in enumerate(lines, before + 1):
        line["seq"], line["prev_sha256"] = seq, sha256
        line["sha256"] = sha256 = line_sha256(line)
    connection.execute(INSERT, lines)


def line_as_json(line: Mapping[str, Any]) -> dict[str, Any]:
    """What a line's hash is over: every column but the hash itself; `at` in microseconds, with Z."""
    at: datetime = line["at"]
    return {
        "seq": line["seq"],
        "at": at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "person_id": line["person_id"],
        "action": line["action"],
        "subject": line["subject"],
        "facts": line["facts"],
        "prev_sha256": line["prev_sha256"],
    }


def line_sha256(line: Mapping[str, Any]) -> str:
    """SHA-256 of the RFC 8785 form of `line_as_json`, lower-case hex."""
    return hashlib.sha256(rfc8785.dumps(line_as_json(line))).hexdigest()
