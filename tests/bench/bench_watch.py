"""The grain year watch over 50,000 plots that nobody visited, on both databases: the year's beginning,
a day on which every state turns, the same day again, and another edition of the rules."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import sqlalchemy as sa
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.jobs.turning import WORK, turn_day
from server.models.base import db, writing
from server.models.inspection import PlotYear
from server.models.watch import turn_again
from tests.bench.bench_fieldpack import fill
from tests.bench.figure import Figure, figure
from tests.databases import postgres_bin, throw_away_cluster

PLOTS = 50_000


@contextmanager
def _on(year: int, month: int, day: int) -> Iterator[None]:
    with patch("server.jobs.turning.now", lambda: datetime(year, month, day, 2, tzinfo=UTC)):
        yield


def _took(rows: int) -> float:
    begun = time.perf_counter()
    assert turn_day().rows == rows
    return time.perf_counter() - begun


def _measure(label: str, config: Config) -> list[Figure]:
    with create_app(config).app_context():
        upgrade()
        fill(PLOTS)
        with writing() as session:
            session.execute(sa.delete(PlotYear))
        if label == "postgis":
            with db.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")
        with _on(2027, 1, 1):
            begins = _took(PLOTS)
        with _on(2027, 7, 1):
            turns = _took(PLOTS)
            begun = time.perf_counter()
            assert list(WORK.undone()) == []
            nothing = time.perf_counter() - begun
            with writing() as session:
                session.execute(sa.update(PlotYear).values(edition="before"))
                turn_again(session)
            rules = _took(PLOTS)
        db.session.remove()
        db.engine.dispose()
    return [
        figure(f"watch_year_begins_{label}_s", begins, "s", "<= 10"),
        figure(f"watch_all_turn_{label}_s", turns, "s", "<= 10"),
        figure(f"watch_other_rules_{label}_s", rules, "s", "<= 10"),
        figure(f"watch_nothing_{label}_ms", nothing * 1000, "ms", "<= 150"),
    ]


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        found = _measure("sqlite", Config(data_dir=Path(folder)))
    if postgres_bin() is not None:
        with tempfile.TemporaryDirectory() as folder, throw_away_cluster() as url:
            admin = sa.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
            with admin.connect() as connection:
                connection.exec_driver_sql("CREATE DATABASE watch")
            admin.dispose()
            found += _measure("postgis", Config(data_dir=Path(folder), database_url=f"{url}/watch"))
    return found
