"""A tile of the plots map and the first page of their list, 20,000 plots, on both databases."""

from __future__ import annotations

import math
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa
from flask.testing import FlaskClient
from flask_migrate import upgrade
from werkzeug.test import TestResponse

from server import create_app
from server.config import Config
from tests.bench.bench_fieldpack import fill
from tests.bench.figure import Figure, figure, percentile
from tests.conftest import bearer
from tests.databases import postgres_bin, throw_away_cluster
from tests.makers import make_person, make_token

PLOTS = 20_000
ROUNDS = 6
ZOOMS = (8, 10, 11, 12, 13, 14, 15, 16)
QUERIES = ("", "?findings=true", "?grain=no&overdue=true", "?q=%E5%9D%A11")


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sqlite").mkdir()
        found = _filled("sqlite", Config(data_dir=folder / "sqlite"))
        if postgres_bin() is not None:
            with throw_away_cluster() as url:
                admin = sa.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
                with admin.connect() as connection:
                    connection.exec_driver_sql("CREATE DATABASE bench")
                admin.dispose()
                config = Config(data_dir=folder / "files", database_url=f"{url}/bench")
                found += _filled("postgis", config)
        return found


def _filled(name: str, config: Config) -> list[Figure]:
    app = create_app(config)
    with app.app_context():
        upgrade()
        fill(PLOTS)
        token = make_token(make_person("officer", [("officer", "5117")]))
    return measured(name, config, token)


def measured(name: str, config: Config, token: str) -> list[Figure]:
    """Over a database that is filled already; `token` is that of an officer who sees all its plots."""
    client = create_app(config).test_client()
    headers = {**bearer(token), "Accept-Encoding": "br, gzip"}
    box = _ask(client, bearer(token), "plots?limit=1").json["box"]
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    tiles = [
        f"plots/tiles/{_tile(zoom, *middle)}.mvt{query}" for zoom in ZOOMS for query in QUERIES
    ]
    lists = [f"plots{query}" for query in QUERIES]
    return [
        figure(f"tile_p95_{name}_ms", _p95(client, headers, tiles), "ms", "<= 150"),
        figure(f"plot_list_p95_{name}_ms", _p95(client, headers, lists), "ms", "<= 150"),
    ]


def _p95(client: FlaskClient, headers: dict[str, str], paths: list[str]) -> float:
    taken = []
    for path in paths:
        # once before: the first request of a process reads modules and opens a connection
        _ask(client, headers, path)
    for _ in range(ROUNDS):
        for path in paths:
            begun = time.perf_counter()
            _ask(client, headers, path)
            taken.append((time.perf_counter() - begun) * 1000)
    return percentile(taken, 0.95)


def _ask(client: FlaskClient, headers: dict[str, str], path: str) -> TestResponse:
    response = client.get(f"/api/v1/{path}", headers=headers)
    assert response.status_code == 200, response.data
    return response


def _tile(zoom: int, lon: float, lat: float) -> str:
    north = math.asinh(math.tan(math.radians(lat)))
    x, y = (lon + 180) / 360 * 2**zoom, (1 - north / math.pi) / 2 * 2**zoom
    return f"{zoom}/{int(x)}/{int(y)}"
