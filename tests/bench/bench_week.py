"""The week over 50,000 plots in one request, on both databases; and what of the day is told to whom."""

from __future__ import annotations

import time
import uuid
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import sqlalchemy as sa
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.jobs.alerting import tell_of_watch
from server.jobs.planning import plan_plots
from server.jobs.turning import turn_day
from server.models.base import db, now, writing
from server.models.fallow import Fallow
from server.models.grid import Grid, GridPost
from server.models.inspection import Inspection
from server.models.message import Message
from server.models.operator import OperatorCase, PlotOperator
from server.models.plot import Boundary, Plot
from server.models.problem import Problem
from server.models.tipoff import Matter
from tests.bench.bench_fieldpack import fill
from tests.bench.both import on_both
from tests.bench.figure import Figure, figure, percentile
from tests.conftest import bearer
from tests.makers import AREA, make_person, make_token

PLOTS = 50_000
RECORDS = 100_000
"""Two a plot; every hundredth was returned, every tenth waits for review."""
GRIDS = 2_000
RUNS = 30
NOT_FILLED = {"at_risk", "overdue", "matters_reply", "rewards_claimed", "rewards_second"}
DAY = datetime(2027, 9, 1, 2, tzinfo=UTC)
"""In the weeks of the last chance."""


def _id(kind: int, n: int) -> str:
    return str(uuid.UUID(int=(kind << 64) + n))


def _add_duties(person_id: str) -> None:
    moment = now()
    plots = [f"00000000-0000-4000-8000-{n:012}" for n in range(PLOTS)]
    chiefs = [make_person(f"chief{n}", (("grid_chief", AREA),)) for n in range(GRIDS)]
    with writing() as session:
        boundaries = dict(session.execute(sa.select(Boundary.plot_id, Boundary.id)).all())
        session.execute(
            sa.insert(Grid),
            [
                {
                    **{"id": _id(1, n), "code": f"G{n}", "name": f"网格{n}", "level": "grid"},
                    **{"area_prefix": AREA, "whole_area": False, "created_at": moment},
                }
                for n in range(GRIDS)
            ],
        )
        session.execute(
            sa.insert(GridPost),
            [
                {
                    **{"grid_id": _id(1, n), "person_id": chief, "post": "main", "reason": ""},
                    **{"since": moment.date(), "written_by": person_id, "written_at": moment},
                }
                for n, chief in enumerate(chiefs)
            ],
        )
        # every plot but the last 200 in a grid
        session.connection().execute(
            sa.update(Plot)
            .where(Plot.id == sa.bindparam("plot"))
            .values(grid_id=sa.bindparam("grid")),
            [{"plot": plot, "grid": _id(1, n % GRIDS)} for n, plot in enumerate(plots[:-200])],
        )
        session.execute(
            sa.insert(Inspection),
            [
                {
                    "id": _id(2, n),
                    "plot_id": plots[n % PLOTS],
                    "division_code": f"{AREA}{n % PLOTS % 6 + 1:03}",
                    "boundary_id": boundaries[plots[n % PLOTS]],
                    "person_id": person_id,
                    "device_id": "d",
                    "finished_at": moment,
                    "received_at": moment - timedelta(seconds=n),
                    "late": False,
                    "cover": "crop",
                    "channel": "sent",
                    "claim_sha256": "0" * 64,
                    "claim": "{}",
                    "seal_state": "none",
                    "nonce_state": "none",
                    "review_state": "returned"
                    if n % 100 == 0
                    else "open"
                    if n % 10 == 1
                    else "accepted",
                    "risk": n % 100,
                    "findings": "",
                }
                for n in range(RECORDS)
            ],
        )
        session.execute(
            sa.insert(Problem),
            [
                {
                    **{"id": _id(3, n), "kind": "new_pond", "confidential": False},
                    **{"plot_id": plots[n], "plot_ids": [plots[n]], "person_id": person_id},
                    **{"division_code": f"{AREA}{n % 6 + 1:03}", "lon": 107.0, "lat": 31.0},
                    **{"findings": [], "claim": "{}", "claim_sha256": "0" * 64},
                    **{"found_at": moment, "received_at": moment, "state": "reported"},
                    **{"level": "township", "open": n % 4 > 0, "extensions": 0},
                    "due_at": DAY - timedelta(days=n % 20 - 10),
                    **{"extra_working_days": 0, "last_place": 1},
                }
                for n in range(2_000)
            ],
        )
        session.execute(
            sa.insert(Matter),
            [
                {
                    **{"id": _id(7, n), "kind": "new_pond", "against": "owner", "level": "county"},
                    **{"division_code": f"{AREA}{n % 6 + 1:03}", "state": "new", "reopened": 0},
                    "first_at": moment,
                    "decide_by": DAY - timedelta(days=n % 20 - 10),
                    "last_place": 1,
                }
                for n in range(2_000)
            ],
        )
        session.execute(
            sa.insert(OperatorCase),
            [
                {"id": _id(4, n), "plot_id": plots[n], "state": "left", "opened_at": moment}
                for n in range(500)
            ],
        )
        session.execute(
            sa.insert(PlotOperator),
            [
                {
                    **{"id": _id(5, n), "plot_id": plots[n * 10], "place": 1, "name": "甲"},
                    **{"kind": "cooperative", "from_day": date(2026, 1, 1), "entrusted": True},
                    **{"contract_number": "", "note": "", "person_id": person_id, "at": moment},
                }
                for n in range(PLOTS // 10)
            ],
        )
        session.execute(
            sa.insert(Fallow),
            [
                {
                    **{"id": _id(6, n), "plot_id": plots[n], "first_on": date(2027, 1, 1)},
                    **{"last_on": date(2027, 9, 1) + timedelta(n % 90), "authority": "x"},
                    **{"document": "x", "sha256": "0" * 64, "media_type": "application/pdf"},
                    **{"size_bytes": 1, "entered_by": person_id, "entered_at": moment},
                }
                for n in range(500)
            ],
        )


def _measure(label: str, config: Config) -> list[Figure]:
    app = create_app(config)
    with app.app_context():
        upgrade()
        fill(PLOTS)
        person_id = make_person("officer", (("officer", "5117"),))
        _add_duties(person_id)
        clock = "server.{}.now".format
        with (
            patch(clock("jobs.turning"), lambda: DAY),
            patch("server.jobs.turning.tell_of_watch", lambda: 0),
        ):
            turn_day()
        with patch(clock("jobs.planning"), lambda: DAY):
            plan_plots()
        if label == "postgis":
            with db.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")
        with patch(clock("jobs.alerting"), lambda: DAY):
            begun = time.perf_counter()
            messages = tell_of_watch()
            told_s = time.perf_counter() - begun
            assert tell_of_watch() == 0
        assert messages >= GRIDS
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Message)) == messages
        headers = bearer(make_token(person_id))
        client = app.test_client()
        found = {}
        with (
            patch(clock("api.week"), lambda: DAY),
            patch(clock("api.plot_filter"), lambda: DAY),
            patch(clock("jobs.planning"), lambda: DAY),
        ):
            for name, path in (
                ("week", "week"),
                ("watch_counts", "watch"),
                ("entrusted", "plots?entrusted=true"),
                ("watch_list", f"plots?watch=last_chance&area={AREA}003"),
            ):
                took = []
                for _ in range(RUNS):
                    begun = time.perf_counter()
                    response = client.get(f"/api/v1/{path}", headers=headers)
                    took.append((time.perf_counter() - begun) * 1000)
                    assert response.status_code == 200
                found[name] = percentile(took, 0.95)
                if name == "week":
                    counts = {one["duty"]: one["count"] for one in response.json["figures"]}
                    assert all(counts[duty] for duty in counts if duty not in NOT_FILLED)
        db.session.remove()
        db.engine.dispose()
    return [
        figure(f"watch_told_{label}_s", told_s, "s", "<= 10"),
        *(figure(f"{name}_{label}_p95_ms", took, "ms", "<= 150") for name, took in found.items()),
    ]


def figures() -> list[Figure]:
    return on_both(_measure)
