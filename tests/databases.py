"""The two databases every test of stored things runs on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path

import pytest

CI = os.environ.get("CI") == "true"


def missing(what: str) -> None:
    """Under CI a missing part fails, elsewhere the test is skipped and says why."""
    if CI:
        pytest.fail(f"{what} is missing; `make test` installs it")
    pytest.skip(f"{what} is not installed here; `make test` installs it where it may")


def postgres_bin() -> Path | None:
    """The newest PostgreSQL that has PostGIS beside it."""
    for folder in sorted(glob("/usr/lib/postgresql/*/bin"), reverse=True):
        version = Path(folder).parent.name
        if Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists():
            return Path(folder)
    return None


@contextmanager
def throw_away_cluster() -> Iterator[str]:
    """A PostgreSQL cluster of its own on a free port; yields the URL of its server.

    Not durable (fsync off): only what is tested on it must survive, and no test kills it. Not below
    pytest's folders: every pytest that starts closes those to the server's own user.
    """
    binaries = postgres_bin()
    assert binaries is not None
    with tempfile.TemporaryDirectory(prefix="xuntian-pg-", ignore_cleanup_errors=True) as folder:
        yield from _cluster(binaries, Path(folder))


def _cluster(binaries: Path, data: Path) -> Iterator[str]:
    as_owner: list[str] = []
    if os.geteuid() == 0:
        # the server refuses to run as root
        shutil.chown(data, "postgres", "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]

    def run(*command: str) -> None:
        subprocess.run(
            [*as_owner, *command], check=True, stdout=subprocess.DEVNULL, cwd=data, timeout=60
        )

    run(
        str(binaries / "initdb"),
        "-D",
        str(data),
        "-U",
        "xuntian",
        "-A",
        "trust",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} "
        "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"
    )
    run(
        str(binaries / "pg_ctl"),
        "-D",
        str(data),
        "-w",
        "-o",
        options,
        "-l",
        str(data / "server.log"),
        "start",
    )
    try:
        yield f"postgresql+psycopg://xuntian@127.0.0.1:{port}"
    finally:
        run(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
