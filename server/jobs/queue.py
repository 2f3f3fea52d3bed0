"""Work that nobody waits for: told by its id, done by `flask work`, at least once.

What is to be done stands in the database (`Work.undone`); a message only says that it is there now.
One that is lost, because a worker was killed in the middle or the queue was away, delays and no
more: when a worker starts, and every minute, what is undone is told again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson
from flask import Flask, current_app
from huey import Huey, RedisHuey, crontab
from huey.consumer import Consumer
from huey.registry import Message
from huey.serializer import Serializer
from huey.storage import SqliteStorage

NAME = "xuntian"
LOOK_EVERY_S = 1.0
"""How long a message in the embedded queue may lie before an idle worker looks again."""
FINISH_S = 20
"""What a worker that is stopped may take for what it is at; after that it is left for the next one."""


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work."""

    name: str
    do: Callable[[str], None]
    """Takes an id. The same id once more, or one that is gone, changes nothing: two workers may
    be given the same one at the same time."""
    undone: Callable[[], Iterable[str]]
    """Ids of what waits now, the oldest first; a bounded number."""


class Queue:
    """One application's work, and who is told of it."""

    def __init__(self, app: Flask, data_dir: Path, redis_url: str) -> None:
        self._app = app
        self._file = data_dir / "queue.db"
        self._redis_url = redis_url
        self._kinds: dict[str, Work] = {}

    def add(self, work: Work) -> None:
        self._kinds[work.name] = work

    def tell(self, name: str, id_: str) -> None:
        """Says that there is work; to be called after the commit. Never fails, see above."""
        try:
            self._do(name, id_)
        except Exception as error:
            # whatever is wrong with the queue, the work is found again in the database
            self._app.logger.warning("queue away: %s %s: %r", name, id_, error)

    def work_off(self) -> int:
        """Does here and now what is undone; how much that was."""
        done = 0
        for work in self._kinds.values():
            for id_ in list(work.undone()):
                work.do(id_)
                done += 1
        return done

    def consumer(self, threads: int) -> Any:
        """huey's: `run()` returns when the process is told to stop, even before it runs."""
        assert self._do is not None, "the kinds of messages are known before the first one comes"
        consumer = Consumer(
            self._huey,
            workers=threads,
            max_delay=LOOK_EVERY_S,
            shutdown_timeout=FINISH_S,
            # a service is stopped by TERM; INT is the impatient one at the keyboard
            graceful_signal="TERM",
        )
        # it listens only when its threads have begun, and may be stopped while they take up work
        consumer._set_signal_handlers()
        return consumer

    @cached_property
    def _huey(self) -> Any:
        """Made when it is first needed: a process that tells nothing opens no queue."""
        how: dict[str, Any] = {"results": False, "serializer": _Json()}
        if self._redis_url:
            return RedisHuey(NAME, url=self._redis_url, **how)
        return Huey(NAME, storage_class=_Storage, filename=str(self._file), **how)

    @cached_property
    def _do(self) -> Any:
        @self._huey.task(name="do")  # type: ignore[untyped-decorator]
        def do(name: str, id_: str) -> None:
            with self._app.app_context():
                self._kinds[name].do(id_)

        @self._huey.periodic_task(crontab(), name="look")  # type: ignore[untyped-decorator]
        def look() -> None:
            """Tells what is undone again, unless workers have their hands full as it is."""
            if len(self._huey) == 0:
                with self._app.app_context():
                    told = [
                        (work.name, id_) for work in self._kinds.values() for id_ in work.undone()
                    ]
                for name, id_ in told:
                    do(name, id_)

        return do


def queue() -> Queue:
    """This application's."""
    found: Queue = current_app.extensions["xuntian.queue"]
    return found


class _Storage(SqliteStorage):  # type: ignore[misc]
    """A message need not survive a power cut, so nobody who tells of work waits for the disk."""

    def _create_connection(self) -> Any:
        connection = super()._create_connection()
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection


class _Json(Serializer):  # type: ignore[misc]
    """Not pickle: who can write to the queue must not have their bytes run."""

    def _serialize(self, data: Any) -> bytes:
        return orjson.dumps(list(data))

    def _deserialize(self, data: Any) -> Any:
        return Message(*orjson.loads(bytes(data)))
