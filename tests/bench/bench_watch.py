"""The grain year watch over 50,000 plots that nobody visited, on both databases: the year's beginning,
a day on which every state turns, the same day again, and another edition of the rules."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from unittest.mock import patch

import sqlalchemy as sa
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.jobs.turning import turn_day
from server.models.base import db, writing
from server.models.inspection import PlotYear
from server.models.plot_list import PlotFilter, extent, page
from server.models.watch import counts, is_undone, turn_again
from tests.bench.bench_fieldpack import fill
from tests.bench.both import on_both
from tests.bench.figure import Figure, figure, percentile
from tests.makers import AREA

PLOTS = 50_000
RUNS = 9


@contextmanager
def _on(year: int, month: int, day: int) -> Iterator[None]:
    with patch("server.jobs.turning.now", lambda: datetime(year, month, day, 2, tzinfo=UTC)):
        yield


def _took(rows: int) -> float:
    begun = time.perf_counter()
    assert turn_day().rows == rows
    return time.perf_counter() - begun


def _asked() -> dict[str, float]:
    """What the desk asks, milliseconds: the median of a few."""
    session = db.session()
    wanted = PlotFilter((AREA,), 2027, datetime(2027, 6, 1, tzinfo=UTC), date(2027, 7, 1))
    one = replace(wanted, watch="cannot_tell", area=(f"{AREA}003",))
    asked: dict[str, Callable[[], object]] = {
        "counts": lambda: counts(session, wanted),
        "list": lambda: (page(session, one, None, 100), extent(session, one)),
    }
    found = {}
    for name, ask in asked.items():
        took = []
        for _ in range(RUNS):
            session.rollback()
            begun = time.perf_counter()
            ask()
            took.append((time.perf_counter() - begun) * 1000)
        found[name] = percentile(took, 0.5)
    session.rollback()
    return found


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
            assert not is_undone(db.session(), date(2027, 7, 1))
            nothing = time.perf_counter() - begun
            asked = _asked()
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
        *(figure(f"watch_{name}_{label}_ms", took, "ms", "<= 150") for name, took in asked.items()),
    ]


def figures() -> list[Figure]:
    return on_both(_measure)
