"""20,000 plots at the desk: what an open page asks every few seconds, and the list as a workbook."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.jobs.exporting import ask_for, make
from server.jobs.listing import Asker
from server.models.base import Counter, db, writing
from server.models.export import Export
from tests.bench.bench_fieldpack import fill
from tests.bench.figure import Figure, figure, percentile
from tests.conftest import bearer
from tests.makers import make_person, make_token

PLOTS = 20_000
RUNS = 300
CHANGED = 10
"""Plots of which something came in since the page asked before."""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Config(data_dir=Path(folder), export_at_once_rows=0))
        with app.app_context():
            upgrade()
            fill(PLOTS)
            with writing() as session:
                session.query(Counter).filter(Counter.name == "change").update({"value": PLOTS})
            person_id = make_person("officer", (("officer", "5117"),))
            headers = bearer(make_token(person_id))
            client = app.test_client()
            asked = {}
            for name, since in (("nothing", PLOTS), ("some", PLOTS - CHANGED)):
                times = []
                for _ in range(RUNS):
                    begun = time.perf_counter()
                    answer = client.get(f"/api/v1/live?since={since}", headers=headers)
                    times.append((time.perf_counter() - begun) * 1000)
                    assert len(answer.json["plots"]) == PLOTS - since
                asked[name] = percentile(times, 0.5)
            export = ask_for(Asker(person_id, ("5117",)), "plots", "xlsx", "zh", {})
            begun = time.perf_counter()
            make(export.id)
            took_s = time.perf_counter() - begun
            made = db.session().get_one(Export, export.id, populate_existing=True)
            assert (made.state, made.done) == ("done", PLOTS)
            db.session.remove()
            db.engine.dispose()
    return [
        figure("live_nothing_new_ms", asked["nothing"], "ms", "<= 2"),
        figure("live_10_plots_ms", asked["some"], "ms", "<= 3"),
        figure("export_20000_plots_s", took_s, "s", "<= 30"),
    ]
