"""The database seam: naming, instants in UTC, exact decimals, geometry on both databases, writing."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import shapely
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    JSON,
    BigInteger,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    TypeDecorator,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeEngine, UserDefinedType

from server.models.sqlite import Dialect as SqliteDialect
from server.refusals import Refusal

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SRID = 4490
"""CGCS2000 longitude / latitude."""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False, "autoflush": False})

Json = JSON().with_variant(JSONB(), "postgresql")
BigId = BigInteger().with_variant(Integer(), "sqlite")


Reader = Session | Connection
"""Both take a statement over columns; a connection takes it in half the time, for who asks often."""


def dialect_of(reader: Reader) -> str:
    """sqlite or postgresql."""
    bind = reader.get_bind() if isinstance(reader, Session) else reader
    return bind.dialect.name


class Instant(TypeDecorator[datetime]):
    """Aware UTC instants; fixed-width ISO text on SQLite, so that text order is time order."""

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        moment = value.astimezone(UTC)
        if dialect.name == "postgresql":
            return moment
        # not strftime: it writes the year 999 with three digits
        return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return datetime.fromisoformat(value)


class Exact(TypeDecorator[Decimal]):
    """Decimals without rounding: NUMERIC, and text on SQLite, whose numbers are binary floats."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric())
        return dialect.type_descriptor(String(40))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class _PostgisMultiPolygon(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return f"geometry(MultiPolygon,{SRID})"


class Shape(TypeDecorator[shapely.MultiPolygon]):
    """A MultiPolygon in EPSG:4490: WKB on SQLite, geometry on PostGIS (spoken to in hex EWKB)."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(_PostgisMultiPolygon())
        return dialect.type_descriptor(LargeBinary())

    def process_bind_param(self, value: shapely.MultiPolygon | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if dialect.name == "postgresql":
            return shapely.to_wkb(shapely.set_srid(value, SRID), hex=True, include_srid=True)
        return shapely.to_wkb(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> shapely.MultiPolygon | None:
        return None if value is None else shapely.from_wkb(value)


class Counter(Base):
    """One row a counter; the row lock of the update gives every committed change a later number."""

    __tablename__ = "counter"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)


NEXT_CHANGE = (
    update(Counter)
    .where(Counter.name == "change")
    .values(value=Counter.value + 1)
    .returning(Counter.value)
    .execution_options(synchronize_session=False)
)


def next_change(reader: Reader) -> int:
    """The next number of the field pack's cursor; held until commit, so no reader can skip one."""
    return int(reader.execute(NEXT_CHANGE).scalar_one())


Clock = Callable[[], datetime]


def now() -> datetime:
    return datetime.now(UTC)


AT_END = "xuntian.at_end"
AFTER = "xuntian.after"
Step = Callable[[Session, list[Any]], None]


def at_end(session: Session, step: Step, item: Any) -> None:
    """Has `writing()` call `step` once, with all its items, when everything else is written.

    For what holds others up until the commit.
    """
    session.info.setdefault(AT_END, {}).setdefault(step, []).append(item)


def after_commit(session: Session, step: Callable[[], None]) -> None:
    """Has `writing()` call `step` once all is committed, and never where it is not; it must not fail."""
    session.info.setdefault(AFTER, []).append(step)


@contextmanager
def writing(lasting: bool = True) -> Iterator[Session]:
    """One transaction that writes: takes the write lock first, commits last, undoes all on error.

    With `lasting` off it may be undone by a power cut until a later one is committed that lasts:
    for what is made again from bytes that are kept.
    Raises Refusal storage_busy or storage_full where the database could not take it.
    """
    session = db.session()
    session.rollback()
    session.info.pop(AT_END, None)
    session.info.pop(AFTER, None)
    dialect = db.engine.dialect
    with dialect.my_turn() if isinstance(dialect, SqliteDialect) else nullcontext():
        try:
            options = {"immediate": True, "lasting": lasting}
            connection = session.connection(execution_options=options)
            if not lasting and connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield session
            session.flush()
            for step, items in session.info.pop(AT_END, {}).items():
                step(session, items)
            session.commit()
        except DBAPIError as error:
            session.rollback()
            refusal = refusal_of(error)
            if refusal is None:
                raise
            raise refusal from error
        except BaseException:
            session.rollback()
            raise
    for after in session.info.pop(AFTER, ()):
        after()


def refusal_of(error: BaseException) -> Refusal | None:
    """What a failing store means to the client, or None where it is a fault of ours."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Refusal("storage_full")
    if isinstance(error, OSError) and error.errno == errno.EHOSTUNREACH:
        # the vault's bucket
        return Refusal("storage_busy")
    cause = getattr(error, "orig", None)
    if isinstance(cause, sqlite3.OperationalError):
        name = getattr(cause, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return Refusal("storage_busy")
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")):
            return Refusal("storage_full")
    state = getattr(cause, "sqlstate", None)
    if state == "53100":
        return Refusal("storage_full")
    if state in ("40001", "40P01", "55P03", "57P01", "57P03", "53300", "08006", "08001"):
        return Refusal("storage_busy")
    return None
