"""`flask --app tests.jobs.working work`: the real worker, with a kind of work that tests can watch.

Each of the counters named `todo…` is to be set from 0 to 1. The worker tells that it has begun through
a pipe, and then waits for a word through another one.
"""

from __future__ import annotations

from apiflask import APIFlask
from flask import current_app
from sqlalchemy import select, update

from server import create_app as real_app
from server.api.contract import setting
from server.jobs.queue import Work
from server.models.base import Counter, db, writing

BEGUN, GO = "begun", "go"


def do(name: str) -> None:
    folder = setting().data_dir
    with (folder / BEGUN).open("w") as begun:
        begun.write(name)
    with (folder / GO).open() as go:
        go.read()
    with writing() as session:
        once = update(Counter).where(Counter.name == name, Counter.value == 0)
        session.execute(once.values(value=1))
    current_app.logger.warning("did %s", name)


def undone() -> list[str]:
    wanted = select(Counter.name).where(Counter.name.startswith("todo"), Counter.value == 0)
    return list(db.session.scalars(wanted))


def create_app() -> APIFlask:
    app = real_app()
    app.extensions["xuntian.queue"].add(Work("todo", do, undone))
    return app
