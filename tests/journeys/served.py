"""The real server, which a journey may kill and start again on the same data and port."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tests.bench.server import Served, free_port, serving


class JourneyServer:
    """gunicorn over one data folder; `kill` is SIGKILL to master and workers."""

    def __init__(self, data_dir: Path, environment: dict[str, str] | None = None) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = environment
        self._served: Served | None = None
        self._stack = ExitStack()

    def start(self) -> None:
        assert self._served is None
        self._served = self._stack.enter_context(
            serving(self.data_dir, port=self.port, environment=self._environment)
        )

    def kill(self) -> None:
        assert self._served is not None
        self._served.kill()
        self._served = None
        self._stack.pop_all()

    def stop(self) -> None:
        self._stack.close()
        self._served = None
