"""The field pack of 2,000 plots with 12 vertices each: size as sent, time to make, time unchanged."""

from __future__ import annotations

import math
import random
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import orjson
import shapely
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.models.base import writing
from server.models.inspection import PlotYear
from server.models.plot import Boundary, Plot
from tests.bench.figure import Figure, figure, percentile
from tests.conftest import bearer
from tests.makers import AREA, make_person, make_token, now, packed

PLOTS = 2_000
RUNS = 15


def blob(rng: random.Random, lon: float, lat: float) -> shapely.MultiPolygon:
    """An irregular ring of 12 vertices, about 40 m across."""
    corners = []
    for step in range(12):
        angle = (step + rng.random() * 0.6) * math.tau / 12
        radius = 0.0002 * (0.6 + rng.random() * 0.4)
        corners.append((lon + radius * math.cos(angle), lat + radius * math.sin(angle)))
    return shapely.MultiPolygon([shapely.Polygon(corners)])


def fill(plots: int, area: str = AREA) -> None:
    rng = random.Random(20261124)
    moment = now()
    side = math.ceil(math.sqrt(plots))
    with writing() as session:
        plot_rows, boundary_rows, year_rows = [], [], []
        for n in range(plots):
            plot_id = f"00000000-0000-4000-8000-{n:012}"
            shape = blob(rng, 107.2 + n % side * 0.0005, 31.0 + n // side * 0.0005)
            west, south, east, north = shape.bounds
            plot_rows.append(
                {
                    "id": plot_id,
                    "scheme": "GBT21010-2017",
                    "survey_year": 2022,
                    "division_code": f"{area}{n % 6 + 1:03}",
                    "number": f"{n:05}",
                    "village": f"村{n % 6}",
                    "place": f"坡{rng.randrange(400)}",
                    "household": f"户{rng.randrange(3000)}",
                    "land_class": "0103",
                    "basic_farmland": bool(n % 3),
                    "declared_area_m2": Decimal("1200.00"),
                    "ridge_area_m2": Decimal("180.00"),
                    "net_area_m2": Decimal("1020.00"),
                    "attributes": {},
                    "boundary_version": 1,
                    "change": n + 1,
                    "last_seen_at": moment,
                    "last_crop": "rice",
                    "verdict": {"cultivated": "yes", "farmable": "yes"},
                }
            )
            boundary_rows.append(
                {
                    "plot_id": plot_id,
                    "version": 1,
                    "valid_from": moment,
                    "shape": shape,
                    "area_m2": Decimal("1200.00"),
                    "packed": orjson.dumps(packed(shape)).decode(),
                    "min_lon": west,
                    "min_lat": south,
                    "max_lon": east,
                    "max_lat": north,
                }
            )
            year_rows.append(
                {
                    "plot_id": plot_id,
                    "year": moment.year,
                    "cultivated": "yes",
                    "grain": "yes",
                    "level": "standing",
                    "edition": "2023.1",
                    "computed_at": moment,
                    "body": {"grain": {"clause": "grain_cereals"}},
                    "watch_facts": {"seen_on": moment.date().isoformat()},
                }
            )
        for model, rows in ((Plot, plot_rows), (Boundary, boundary_rows), (PlotYear, year_rows)):
            for start in range(0, len(rows), 5_000):
                session.execute(model.__table__.insert(), rows[start : start + 5_000])


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Config(data_dir=Path(folder)))
        with app.app_context():
            upgrade()
            fill(PLOTS)
            headers = {**bearer(make_token(make_person())), "Accept-Encoding": "br, gzip"}
            client = app.test_client()
            whole, size, etag = [], 0, ""
            for _ in range(RUNS):
                begun = time.perf_counter()
                response = client.get("/api/v1/pack", headers=headers)
                size, etag = len(response.data), response.headers["ETag"]
                whole.append((time.perf_counter() - begun) * 1000)
            same = []
            for _ in range(RUNS):
                begun = time.perf_counter()
                response = client.get("/api/v1/pack", headers={**headers, "If-None-Match": etag})
                same.append((time.perf_counter() - begun) * 1000)
                assert response.status_code == 304
    return [
        figure("fieldpack_2000_kb", size / 1000, "kB", "<= 400"),
        figure("fieldpack_2000_ms", percentile(whole, 0.5), "ms", "<= 300"),
        figure("fieldpack_unchanged_ms", percentile(same, 0.5), "ms", "<= 15"),
    ]
