"""A gunicorn of our own for measuring and for journeys."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Served:
    url: str
    port: int
    process: subprocess.Popen[bytes]

    def memory_mb(self) -> float:
        """Proportional set size of the master and its workers: shared pages counted once."""
        return sum(_pss_kb(pid) for pid in _family(self.process.pid)) / 1024

    def kill(self) -> None:
        """As a power cut does: no worker gets to say goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving(
    data_dir: Path,
    target: str = "server:create_app()",
    port: int | None = None,
    environment: dict[str, str] | None = None,
) -> Iterator[Served]:
    """Runs `target` with two gthread workers until the block ends."""
    port = port or free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            target,
            "--config",
            "python:server.web",
            "--bind",
            f"127.0.0.1:{port}",
            "--log-level",
            "error",
            "--graceful-timeout",
            "5",
        ],
        cwd=ROOT,
        env={**os.environ, "XUNTIAN_DATA_DIR": str(data_dir), **(environment or {})},
        start_new_session=True,
    )
    served = Served(f"http://127.0.0.1:{port}", port, process)
    try:
        _wait(served)
        yield served
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                served.kill()


def _wait(served: Served) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if served.process.poll() is not None:
            raise RuntimeError("the server did not start")
        try:
            with urllib.request.urlopen(f"{served.url}/healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            # the port is not open yet; nothing announces when it is
            select_nothing(0.05)
    raise RuntimeError("the server did not answer within a minute")


def select_nothing(seconds: float) -> None:
    import select

    select.select([], [], [], seconds)


def _family(pid: int) -> list[int]:
    found = [pid]
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += _family(int(child))
    return found


def _pss_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
