"""The work queue: real workers over a real queue file, killed in the middle; and what a test needs of it."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from apiflask import APIFlask
from sqlalchemy import insert
from sqlalchemy import select as sql_select

from server import create_app
from server.config import Config
from server.jobs.queue import Queue, Work
from server.models.base import Counter, db, writing
from tests.bench.server import ROOT
from tests.jobs.working import BEGUN, GO

PATIENCE_S = 60
WORK = (sys.executable, "-m", "flask", "--app", "tests.jobs.working", "work")


@pytest.fixture
def home(sqlite_template: Path, tmp_path: Path) -> Path:
    """A data folder with the two pipes through which the worker of the tests talks."""
    shutil.copy(sqlite_template, tmp_path / "xuntian.db")
    for name in (BEGUN, GO):
        os.mkfifo(tmp_path / name)
    return tmp_path


@contextmanager
def working(home: Path, *options: str, **how: object) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        # two at a time may both be given the same work, and say so into the pipe at once
        [*WORK, "--threads", "1", *options],
        cwd=ROOT,
        env={**os.environ, "XUNTIAN_DATA_DIR": str(home)},
        **how,  # type: ignore[call-overload]
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE_S)


def heard(home: Path) -> str:
    """What the worker says through its pipe, as soon as it says something."""
    pipe = os.open(home / BEGUN, os.O_RDONLY | os.O_NONBLOCK)
    try:
        ready, _, _ = select.select([pipe], [], [], PATIENCE_S)
        assert ready, "no worker began"
        return os.read(pipe, 100).decode()
    finally:
        os.close(pipe)


def go(home: Path) -> None:
    with (home / GO).open("w") as pipe:
        pipe.write("go")


@contextmanager
def stored(home: Path) -> Iterator[APIFlask]:
    app = create_app(Config(data_dir=home))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def ask(home: Path, name: str, tell: bool) -> None:
    with stored(home) as app:
        with writing() as session:
            session.execute(insert(Counter).values(name=name, value=0))
        if tell:
            app.extensions["xuntian.queue"].tell("todo", name)


def value(home: Path, name: str) -> int | None:
    with stored(home):
        return db.session.scalar(sql_select(Counter.value).where(Counter.name == name))


def test_a_worker_killed_in_the_middle_leaves_it_to_the_next_one(home: Path) -> None:
    ask(home, "todo-1", tell=True)
    with working(home) as first:
        assert heard(home) == "todo-1"
        first.send_signal(signal.SIGKILL)
        first.wait(PATIENCE_S)
    assert value(home, "todo-1") == 0
    with working(home) as second:
        assert heard(home) == "todo-1"
        go(home)
        # whoever is stopped finishes what it is at
        second.terminate()
        assert second.wait(PATIENCE_S) == 0
    assert value(home, "todo-1") == 1


def test_work_that_nobody_told_of_is_found(home: Path) -> None:
    ask(home, "todo-2", tell=False)
    with working(home) as worker:
        assert heard(home) == "todo-2"
        go(home)
        worker.terminate()
        assert worker.wait(PATIENCE_S) == 0
    assert value(home, "todo-2") == 1


def test_a_worker_beside_a_server_ends_with_it(home: Path) -> None:
    with working(home, "--beside", stdin=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        ask(home, "todo-3", tell=True)
        assert heard(home) == "todo-3"
        go(home)
        worker.stdin.close()
        assert worker.wait(PATIENCE_S) == 0
    assert value(home, "todo-3") == 1


def test_a_server_that_is_gone_before_its_worker_began_is_not_a_failure(home: Path) -> None:
    with working(home, "--beside", stdin=subprocess.DEVNULL) as worker:
        assert worker.wait(PATIENCE_S) == 0


def test_telling_never_fails(home: Path) -> None:
    with stored(home) as app:
        away = Queue(app, home / "no" / "such" / "folder", "")
        away.tell("todo", "x")
        away = Queue(app, home, "redis://127.0.0.1:1/0")
        away.tell("todo", "x")


def test_work_can_be_worked_off_without_a_worker(home: Path) -> None:
    left = ["a", "b"]
    with stored(home) as app:
        queue = Queue(app, home, "")
        queue.add(Work("letters", left.remove, lambda: list(left)))
        assert queue.work_off() == 2
        assert queue.work_off() == 0
    assert left == []
    assert not (home / "queue.db").exists()
