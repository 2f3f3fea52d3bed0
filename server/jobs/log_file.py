"""The log out of the database: exported with a signed head, pruned behind a signed anchor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

import orjson
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from server.jobs.signing import signer
from server.models.base import at_end, now, writing
from server.models.log import LogLine, line_as_json, log

HEAD_FORMAT = "xuntian-log-head-1"
ANCHOR_FORMAT = "xuntian-log-anchor-1"
PRUNED = "log_pruned"
AT_ONCE = 1000


def lines_of(session: Session, since: datetime | None = None) -> Iterator[dict[str, Any]]:
    """Every line in order: what its hash is over, and `sha256`."""
    query = select(LogLine.__table__).order_by(LogLine.seq)
    if since is not None:
        query = query.where(LogLine.at >= since)
    for row in session.execute(query.execution_options(yield_per=AT_ONCE)).mappings():
        yield {**line_as_json(dict(row)), "sha256": row["sha256"]}


def export_log(session: Session, out: BinaryIO, since: datetime | None) -> int:
    """Writes the lines and a signed head as JSON lines; answers how many lines.

    The reading itself is the last line. Kept elsewhere, the file shows later what was altered here.
    """
    sign = signer().signed
    with writing() as session_:
        said = {"since": None if since is None else since.isoformat()}
        log(session_, None, "log_read", "log", **said)
    return _write(lines_of(session, since), out, sign)


def _write(lines: Iterator[dict[str, Any]], out: BinaryIO, sign: Any) -> int:
    count, last = 0, None
    for line in lines:
        out.write(orjson.dumps(line) + b"\n")
        count, last = count + 1, line
    if last is not None:
        head = {"format": HEAD_FORMAT, "seq": last["seq"], "sha256": last["sha256"]}
        out.write(orjson.dumps(sign(head)) + b"\n")
    return count


def prune_log(session: Session, out: BinaryIO, before: datetime) -> int:
    """Takes the lines before the first one of `before` or later out into `out`; answers how many.

    The anchor, a line of the chain, says with which hash the part that was taken out ended.
    """
    sign = signer().signed
    first_kept = session.scalar(select(func.min(LogLine.seq)).where(LogLine.at >= before))
    newest = session.scalar(select(func.max(LogLine.seq))) or 0
    end = newest + 1 if first_kept is None else first_kept
    last = session.execute(
        select(LogLine.seq, LogLine.sha256).where(LogLine.seq == end - 1)
    ).first()
    if last is None:
        return 0
    old = (line for line in lines_of(session) if line["seq"] < end)
    count = _write(old, out, sign)
    out.flush()
    with writing() as session_:
        anchor = {
            "format": ANCHOR_FORMAT,
            "last_seq": last.seq,
            "last_sha256": last.sha256,
            "pruned_at": now().isoformat(),
        }
        log(session_, None, PRUNED, "log", **sign(anchor))
        # after the anchor has its place in the chain, which may follow the last line that goes
        at_end(session_, _drop, end)
    return count


def _drop(session: Session, ends: list[int]) -> None:
    session.execute(delete(LogLine).where(LogLine.seq < max(ends)))
