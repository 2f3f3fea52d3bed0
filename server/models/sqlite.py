"""SQLite as Xuntian uses it: WAL, durable commits, foreign keys, and transactions that we open ourselves.

A dialect rather than listeners on the engine: one listener makes SQLAlchemy ask at every statement
whether somebody listens, which took a twentieth of a record's time.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection

from server.refusals import Refusal

CHECKPOINT_PAGES = 8_000
"""32 MB: with SQLite's 1,000 every fifteenth record waits for the log to be moved into the file."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.0005, 0.005
"""Between looks for the write lock: the more wait, the sooner one of them finds it free."""
WRITES = "xuntian.writes"


class Dialect(SQLiteDialect_pysqlite):
    """Of `sqlite+xuntian:///file`; `create_engine(…, busy_timeout_ms=…)` says how patient it is.

    A connection with the execution option `immediate` takes the write lock as it begins; with
    `lasting` off its commit may be undone by a power cut until a later one that lasts.
    """

    driver = "xuntian"
    supports_statement_cache = True

    def __init__(self, busy_timeout_ms: int = 10_000, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.busy_timeout_ms = busy_timeout_ms
        self._turn = threading.Lock()

    @contextmanager
    def my_turn(self) -> Iterator[None]:
        """One thread of a process writes at a time: SQLite takes one write at a time anyway.

        The others wait without looking, and without taking the interpreter from the one that writes.
        Raises Refusal storage_busy.
        """
        if not self._turn.acquire(timeout=self.busy_timeout_ms / 1000):
            raise Refusal("storage_busy")
        try:
            yield
        finally:
            self._turn.release()

    def on_connect(self) -> Callable[[DBAPIConnection], None]:
        theirs = super().on_connect()

        def prepare(connection: DBAPIConnection) -> None:
            if theirs is not None:
                theirs(connection)
            connection.isolation_level = None
            cursor = connection.cursor()
            for pragma in (
                f"busy_timeout={self.busy_timeout_ms}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "temp_store=MEMORY",
                f"wal_autocheckpoint={CHECKPOINT_PAGES}",
                # what is deleted must not stand in the file; Debian's SQLite does so by itself
                "secure_delete=ON",
            ):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

        return prepare

    def set_connection_execution_options(
        self, connection: Connection, opts: Mapping[str, Any]
    ) -> None:
        super().set_connection_execution_options(connection, opts)
        if opts.get("immediate"):
            connection.info[WRITES] = opts.get("lasting", True)

    def do_begin(self, dbapi_connection: Any) -> None:
        lasting = dbapi_connection.info.pop(WRITES, None)
        if lasting is None:
            dbapi_connection.dbapi_connection.execute("BEGIN")
        else:
            self._begin_writing(dbapi_connection.dbapi_connection, lasting)

    def _begin_writing(self, raw: sqlite3.Connection, lasting: bool) -> None:
        """SQLite's own waiting sleeps up to 100 ms between looks, while a write takes a few."""
        until = time.monotonic() + self.busy_timeout_ms / 1000
        pause_s = FIRST_PAUSE_S
        raw.execute(f"PRAGMA synchronous={'FULL' if lasting else 'NORMAL'}")
        raw.execute("PRAGMA busy_timeout=0")
        try:
            while True:
                try:
                    raw.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() >= until:
                        raise
                time.sleep(pause_s)
                pause_s = min(pause_s * 1.5, LONGEST_PAUSE_S)
        finally:
            raw.execute(f"PRAGMA busy_timeout={self.busy_timeout_ms}")


registry.register("sqlite.xuntian", __name__, Dialect.__name__)
