"""The desk over 20,000 plots and 200,000 records, at the server, on both databases.

Needs what `make demo-large` makes; without it nothing is measured and a line says so.
"""

from __future__ import annotations

import math
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import sqlalchemy as sa
from apiflask import APIFlask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.models.base import db
from server.models.inspection import Inspection
from server.models.person import Person
from server.models.plot import Boundary, Plot
from tests.bench.copying import copy_all
from tests.bench.figure import Figure, figure, percentile
from tests.databases import postgres_bin, throw_away_cluster
from tests.makers import make_token

LARGE = Path(__file__).resolve().parents[2] / "var" / "demo-large"
GOAL = "<= 150"
EACH = 120
SHARE = 0.95
Asked = Callable[[random.Random], str]


def figures() -> list[Figure]:
    if not (LARGE / "xuntian.db").exists():
        print("desk: skipped, there is no large demo: make demo-large", flush=True)
        return []
    app = create_app(Config(data_dir=LARGE, demo=True))
    with app.app_context():
        upgrade()
        found = _measure("sqlite", app)
        source = db.engine
        if postgres_bin() is not None:
            found += _on_postgis(source)
    return found


def _on_postgis(source: sa.Engine) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, throw_away_cluster() as url:
        admin = sa.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.exec_driver_sql("CREATE DATABASE desk")
        admin.dispose()
        app = create_app(Config(data_dir=Path(folder), database_url=f"{url}/desk", demo=True))
        with app.app_context():
            upgrade()
            copy_all(source, db.engine)
            # what PostgreSQL does by itself after so many new rows, a minute later
            alone = db.engine.execution_options(isolation_level="AUTOCOMMIT")
            with alone.connect() as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")
            found = _measure("postgis", app)
            db.session.remove()
            db.engine.dispose()
    return found


def _measure(label: str, app: APIFlask) -> list[Figure]:
    officer = db.session.scalars(sa.select(Person.id).where(Person.login == "officer")).one()
    token = make_token(officer)
    client = app.test_client()
    asked = _requests()
    return [
        figure(f"desk_{name}_{label}_ms", _p95(client, token, one), "ms p95", GOAL)
        for name, one in asked.items()
    ]


def _p95(client: FlaskClient, token: str, asked: Asked) -> float:
    rng = random.Random(11)
    took = []
    for _ in range(EACH):
        path = "/api/v1" + asked(rng)
        begun = time.perf_counter()
        response = client.get(path, headers={"Authorization": f"Bearer {token}"})
        body = response.get_data()
        took.append((time.perf_counter() - begun) * 1000)
        assert response.status_code == 200, (path, response.status_code, body[:300])
    return percentile(took, SHARE)


def _requests() -> dict[str, Asked]:
    villages = db.session.execute(sa.select(Plot.village, Plot.division_code).distinct()).all()
    numbers = db.session.scalars(sa.select(Plot.number).distinct()).all()
    households = db.session.scalars(sa.select(Plot.household).distinct()).all()
    records = db.session.scalars(sa.select(Inspection.id).limit(2_000)).all()
    west, south, east, north = _extent()

    def plots(rng: random.Random) -> str:
        area = rng.choice(villages).division_code[: rng.choice((0, 6, 9, 12))]
        filters = rng.choice(
            ({}, {"area": area}, {"grain": "no"}, {"overdue": "true", "area": area},
             {"findings": "true"}, {"cultivated": "no", "area": area}, {"q": rng.choice(villages).village})
        )  # fmt: skip
        return "/plots?" + urlencode({**filters, "limit": 100})

    def search(rng: random.Random) -> str:
        words = rng.choice(
            (rng.choice(numbers), rng.choice(households), rng.choice(villages).village,
             f"{rng.choice(villages).village} {rng.choice(numbers)}", rng.choice(records)[:13], "没有")
        )  # fmt: skip
        return "/search?" + urlencode({"q": words})

    def queue(rng: random.Random) -> str:
        area = rng.choice(villages).division_code[: rng.choice((0, 6, 9, 12))]
        filters = rng.choice(
            ({}, {"area": area}, {"finding": "datum_shift"}, {"risk_from": 40, "area": area},
             {"state": "accepted"}, {"finding": "in_other_plot", "area": area})
        )  # fmt: skip
        return "/reviews?" + urlencode(filters)

    def tile(rng: random.Random) -> str:
        z = rng.randrange(8, 18)
        lon, lat = rng.uniform(west, east), rng.uniform(south, north)
        x = int((lon + 180) / 360 * 2**z)
        y = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**z)
        return f"/plots/tiles/{z}/{x}/{y}.mvt"

    return {"list": plots, "search": search, "queue": queue, "tile": tile}


def _extent() -> tuple[float, float, float, float]:
    box = sa.select(
        sa.func.min(Boundary.min_lon),
        sa.func.min(Boundary.min_lat),
        sa.func.max(Boundary.max_lon),
        sa.func.max(Boundary.max_lat),
    )
    west, south, east, north = db.session.execute(box).one()
    return west, south, east, north
