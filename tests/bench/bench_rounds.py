"""Rounds of 2,000 grids and the levels above them, over 50,000 plots that are all due, on both databases:
every plot brought to a day, the rounds made, the same day again, and a plot seen just now."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest.mock import patch

import sqlalchemy as sa
from flask import current_app
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.jobs.planning import catch_up, plan_plots
from server.jobs.rounds import WORK, make_rounds
from server.jobs.turning import turn_day
from server.models.base import db, next_change, now, writing
from server.models.grid import Grid
from server.models.inspection import PlotYear
from server.models.plot import Plot
from server.models.round import RoundPlot
from tests.bench.bench_fieldpack import fill
from tests.bench.both import on_both
from tests.bench.figure import Figure, figure, percentile
from tests.conftest import bearer
from tests.makers import AREA, make_person, make_token

PLOTS = 50_000
GRIDS = 2_000
ABOVE = [("village", f"{AREA}{n:03}") for n in range(1, 7)] + [
    ("township", AREA),
    ("county", AREA[:6]),
]


@contextmanager
def on(year: int, month: int, day: int) -> Iterator[None]:
    def moment() -> datetime:
        return datetime(year, month, day, 2, tzinfo=UTC)

    with (
        patch("server.jobs.turning.now", moment),
        patch("server.jobs.planning.now", moment),
        patch("server.jobs.rounds.now", moment),
        patch("server.api.rounds.now", moment),
        patch("server.api.plot_filter.now", moment),
    ):
        yield


def add_grids() -> None:
    """25 plots each; above them villages, the township and the county take their whole areas."""
    areas = [("grid", AREA)] * GRIDS + ABOVE
    ids = [f"00000000-0000-4000-9000-{n:012}" for n in range(len(areas))]
    with writing() as session:
        connection = session.connection()
        connection.execute(
            sa.insert(Grid),
            [
                {
                    "id": ids[n],
                    "code": f"G{n:05}",
                    "name": f"网格 {n}",
                    "level": level,
                    "area_prefix": area,
                    "whole_area": level != "grid",
                    "created_at": now(),
                }
                for n, (level, area) in enumerate(areas)
            ],
        )
        put = sa.update(Plot).where(Plot.id == sa.bindparam("of"))
        connection.execute(
            put.values(grid_id=sa.bindparam("grid")),
            [
                {"of": plot_id, "grid": ids[n % GRIDS]}
                for n, plot_id in enumerate(session.scalars(sa.select(Plot.id)))
            ],
        )
        session.execute(sa.delete(PlotYear))


def took(work: Callable[[], object]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _seen(number: str) -> float:
    with writing() as session:
        changed = sa.update(Plot).where(Plot.number == number)
        session.execute(changed.values(change=next_change(session) + PLOTS))
    return took(catch_up)


ASKED = {
    "coverage": "rounds",
    "coverage_county": "rounds?level=county",
    "covered": "rounds/plots?seen=unseen",
    "covered_late": "rounds/plots?level=county&late=true",
    "overdue": "plots?due=overdue",
}
RUNS = 20


def _asked() -> dict[str, float]:
    """What the desk asks over HTTP, every third plot being seen: p95, milliseconds."""
    with writing() as session:
        some = sa.select(Plot.id).where(Plot.number.endswith("3"))
        session.execute(sa.update(RoundPlot).where(RoundPlot.plot_id.in_(some)).values(seen="good"))
    client = current_app.test_client()
    headers = bearer(make_token(make_person("officer", (("officer", AREA[:6]),)), "desk"))
    found = {}
    for name, path in ASKED.items():
        ms = []
        for _ in range(RUNS):
            begun = time.perf_counter()
            response = client.get(f"/api/v1/{path}", headers=headers)
            ms.append((time.perf_counter() - begun) * 1000)
            assert response.status_code == 200, response.text
        found[name] = percentile(ms, 0.95)
    return found


def _measure(label: str, config: Config) -> list[Figure]:
    with create_app(config).app_context():
        upgrade()
        fill(PLOTS)
        add_grids()
        if label == "postgis":
            with db.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")
        with on(2027, 6, 29):
            turn_day()
            first = took(plan_plots)
        with on(2027, 7, 5):
            turn_day()
            again = took(plan_plots)
            rounds = took(make_rounds)
            nothing = took(lambda: list(WORK.undone()))
            asked = _asked()
            one = min(_seen(number) for number in ("00007", "00008", "00009"))
        db.session.remove()
        db.engine.dispose()
    return [
        figure(f"rounds_first_plan_{label}_s", first, "s", "<= 10"),
        figure(f"rounds_every_plot_{label}_s", again, "s", "<= 10"),
        figure(f"rounds_made_{label}_s", rounds, "s", "<= 10"),
        figure(f"rounds_nothing_{label}_ms", nothing * 1000, "ms", "<= 150"),
        figure(f"rounds_one_seen_{label}_ms", one * 1000, "ms", "<= 50"),
        *(
            figure(f"rounds_{name}_{label}_p95_ms", ms, "ms", "<= 150")
            for name, ms in asked.items()
        ),
    ]


def figures() -> list[Figure]:
    return on_both(_measure)
