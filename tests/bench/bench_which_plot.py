"""Which plot am I in, at the database, over 200,000 plots, on both databases."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import shapely
import sqlalchemy as sa
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.models.base import db
from server.models.plot import boundaries_near
from tests.bench.bench_fieldpack import fill
from tests.bench.figure import Figure, figure, percentile
from tests.databases import postgres_bin, throw_away_cluster

PLOTS = 200_000
LOOK_UPS = 2_000


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sqlite").mkdir()
        found = [_measure("sqlite", Config(data_dir=folder / "sqlite"))]
        if postgres_bin() is not None:
            with throw_away_cluster() as url:
                admin = sa.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
                with admin.connect() as connection:
                    connection.exec_driver_sql("CREATE DATABASE bench")
                admin.dispose()
                config = Config(data_dir=folder / "files", database_url=f"{url}/bench")
                found.append(_measure("postgis", config))
        return found


def _measure(label: str, config: Config) -> Figure:
    app = create_app(config)
    with app.app_context():
        upgrade()
        fill(PLOTS)
        db.session.execute(sa.text("ANALYZE"))
        db.session.commit()
        rng = random.Random(7)
        took, hits = [], 0
        for _ in range(LOOK_UPS):
            lon, lat = 107.2 + rng.random() * 0.22, 31.0 + rng.random() * 0.22
            begun = time.perf_counter()
            near = boundaries_near(db.session(), lon, lat, 1.0)
            inside = [plot for plot, _, shape in near if shape.covers(shapely.Point(lon, lat))]
            took.append((time.perf_counter() - begun) * 1000)
            hits += len(inside)
        assert hits > LOOK_UPS / 10
        db.session.remove()
        db.engine.dispose()
    return figure(f"which_plot_{label}_ms", percentile(took, 0.95), "ms p95", "<= 3")
