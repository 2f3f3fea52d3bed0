"""Deleting sealed contacts: when asked, withdrawn, or kept long enough; and out of the files too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Literal

from flask import current_app
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from server.config import Config
from server.jobs.queue import Work, queue
from server.models.base import after_commit, db, dialect_of, now, writing
from server.models.contact import ContactDeletion
from server.models.log import log
from server.models.reward import Reward
from server.models.tipoff import Matter, MatterEvent, Tipoff, TipoffContact
from server.refusals import Refusal
from server.rules.reward import CONTACT_NEEDED
from server.rules.tipoff import OPEN_MATTERS

ERASE = "contact_erase"
AT_A_TIME = 200
Why = Literal["asked", "withdrawn", "kept"]


def delete_contact(tipoff_id: str, why: Why, clock: Callable[[], datetime] = now) -> None:
    """Takes the sealed bytes out of the row, which keeps their hash; the same once more changes nothing.

    A reporter may have it deleted at any time: a reward is paid by its code. Raises Refusal contact_none
    where none was left.
    """
    with writing() as session:
        row = session.get(TipoffContact, tipoff_id, with_for_update=True, populate_existing=True)
        if row is None:
            raise Refusal("contact_none")
        if row.sealed is None:
            return
        moment = clock()
        row.sealed, row.deleted_at = None, moment
        gone = ContactDeletion(
            tipoff_id=tipoff_id, sealed_sha256=row.sealed_sha256, why=why, at=moment
        )
        session.add(gone)
        session.flush()
        matter_id = session.get_one(Tipoff, tipoff_id).matter_id
        said = {"sealed_sha256": row.sealed_sha256, "why": why}
        log(session, None, "contact_deleted", f"matter:{matter_id}", **said)
        after_commit(session, lambda: queue().tell(ERASE, tipoff_id))


def erase(clock: Callable[[], datetime] = now) -> None:
    """Rids the database's own files of deleted bytes; where readers are in the way, a later try does it.

    SQLite overwrites what is deleted (`secure_delete`), and its write-ahead log is moved into the file and
    cut to nothing. PostgreSQL writes the table anew and drops the old file.
    """
    session = db.session()
    session.rollback()
    waiting = list(
        session.scalars(select(ContactDeletion).where(ContactDeletion.erased_at.is_(None)))
    )
    if not waiting:
        return
    until = max(row.at for row in waiting)
    session.rollback()
    if not _erased(dialect_of(session)):
        return
    with writing() as written:
        for row in written.scalars(
            select(ContactDeletion).where(ContactDeletion.erased_at.is_(None))
        ):
            if row.at <= until:
                row.erased_at = clock()
                log(written, None, "contact_erased", f"contact:{row.sealed_sha256}")


def _erased(dialect: str) -> bool:
    if dialect == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM (FULL) tipoff_contact")
        return True
    raw = db.engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = cursor.fetchone()
        return found is not None and found[0] == 0
    finally:
        raw.close()


def _config() -> Config:
    found: Config = current_app.extensions["xuntian.config"]
    return found


def _due(session: Session, moment: datetime) -> Iterable[str]:
    """Contacts whose reporter has withdrawn, or whose matter ended long enough ago and owes no reward."""
    last = (
        select(func.max(MatterEvent.at))
        .where(MatterEvent.matter_id == Matter.id)
        .correlate(Matter)
        .scalar_subquery()
    )
    ended = or_(Matter.replied_at.is_not(None), Matter.state.not_in(sorted(OPEN_MATTERS)))
    long_ago = moment - timedelta(days=_config().contact_keep_days)
    owed = (
        select(Reward.id)
        .where(
            Reward.tipoff_id == TipoffContact.tipoff_id, Reward.state.in_(sorted(CONTACT_NEEDED))
        )
        .exists()
    )
    wanted = (
        select(TipoffContact.tipoff_id, Tipoff.withdrawn_at)
        .join(Tipoff, Tipoff.id == TipoffContact.tipoff_id)
        .join(Matter, Matter.id == Tipoff.matter_id)
        .where(
            TipoffContact.sealed.is_not(None),
            or_(
                Tipoff.withdrawn_at.is_not(None),
                ended & ~owed & (func.coalesce(Matter.replied_at, last) < long_ago),
            ),
        )
        .limit(AT_A_TIME)
    )
    return list(session.scalars(wanted))


def _delete_due(tipoff_id: str) -> None:
    session = db.session()
    session.rollback()
    if tipoff_id not in _due(session, now()):
        return
    tipoff = session.get_one(Tipoff, tipoff_id)
    why: Why = "kept" if tipoff.withdrawn_at is None else "withdrawn"
    delete_contact(tipoff_id, why, now)


def _to_erase() -> Iterable[str]:
    wanted = select(ContactDeletion.tipoff_id).where(ContactDeletion.erased_at.is_(None))
    return db.session().scalars(wanted.limit(1)).all()


WORK = (
    Work("contact_delete", _delete_due, lambda: _due(db.session(), now())),
    Work(ERASE, lambda _: erase(now), _to_erase),
)
