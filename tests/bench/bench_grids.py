"""50,000 plots in 2,000 grids: the list with its counts, plots without one, and giving all their grid."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from decimal import Decimal

from flask_migrate import upgrade
from sqlalchemy import insert

from server import create_app
from server.config import Config
from server.documents.tables.reading import SheetRow
from server.jobs.grid_proposals import loose_plots
from server.jobs.gridding import regrid
from server.jobs.people import Changer
from server.jobs.sheets.grids import apply, look
from server.models.base import db, next_change, now, writing
from server.models.grid import Grid, GridPost, listed, unassigned, without_chief
from server.models.plot import Boundary, Plot
from tests.bench.both import on_both
from tests.bench.figure import Figure, figure
from tests.makers import make_person, square

PLOTS, GRIDS, LOOSE = 50_000, 2_000, 200
AREAS = ("511703",)


def _best(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds."""
    found = []
    for _ in range(times):
        db.session.expire_all()
        began = time.perf_counter()
        work()
        found.append((time.perf_counter() - began) * 1000)
    return min(found)


def _fill() -> None:
    person = make_person("chief")
    moment = now()
    codes = [f"511703{1 + place // 100:03d}{place % 100:03d}" for place in range(GRIDS)]
    grids = [
        {
            "id": str(uuid.uuid4()),
            "code": f"G{place:05d}",
            "name": f"网格 {place}",
            "level": "grid",
            "area_prefix": code,
            "whole_area": True,
            "created_at": moment,
        }
        for place, code in enumerate(codes)
    ]
    posts = [
        {
            "grid_id": grid["id"],
            "person_id": person,
            "post": "main",
            "since": moment.date(),
            "reason": "bench",
            "written_by": person,
            "written_at": moment,
        }
        for grid in grids[:-100]
    ]
    shape = square()
    with writing() as session:
        change = next_change(session)
        plots = [
            {
                "id": str(uuid.uuid4()),
                "scheme": "GBT21010-2017",
                "survey_year": 2022,
                "division_code": "511703001999" if place < LOOSE else codes[place % GRIDS],
                "number": f"{place:06d}",
                "village": "村",
                "place": "坡",
                "household": "张某",
                "declared_area_m2": Decimal(6000),
                "ridge_area_m2": Decimal(600),
                "net_area_m2": Decimal(5400),
                "attributes": {},
                "boundary_version": 1,
                "change": change,
            }
            for place in range(PLOTS)
        ]
        connection = session.connection()
        connection.execute(insert(Grid), grids)
        connection.execute(insert(GridPost), posts)
        connection.execute(insert(Plot), plots)
        connection.execute(
            insert(Boundary),
            [
                {
                    "plot_id": plot["id"],
                    "version": 1,
                    "valid_from": moment,
                    "shape": shape,
                    "area_m2": Decimal(6000),
                    "packed": "[]",
                    "min_lon": 107.45,
                    "min_lat": 31.12,
                    "max_lon": 107.451,
                    "max_lat": 31.121,
                }
                for plot in plots
            ],
        )


def _bring_sheet() -> tuple[float, float]:
    """Every grid with another name and another chief: seconds to look at, and to write."""
    person_id = make_person("next", [("grid_chief", "511703")])
    rows = [
        SheetRow(
            place + 2,
            {
                "grid_code": grid.code,
                "grid_name": f"新{grid.name}",
                "grid_level": "grid",
                "area": grid.area_prefix,
                "grid_plots": "",
                "chief": "next",
                "deputies": "",
                "chief_since": "",
            },
            {},
        )
        for place, grid in enumerate(db.session.query(Grid).order_by(Grid.code))
    ]
    db.session.expire_all()
    began = time.perf_counter()
    with writing() as session:
        plan, faults = look(session, rows, Changer(person_id))
        looked = time.perf_counter()
        assert not faults
        apply(session, plan, Changer(person_id))
    return looked - began, time.perf_counter() - looked


def _measure(label: str, config: Config) -> list[Figure]:
    app = create_app(config)
    with app.app_context():
        upgrade()
        _fill()
        began = time.perf_counter()
        with writing() as session:
            assert regrid(session) == PLOTS - LOOSE
        regrid_s = time.perf_counter() - began
        session = db.session()
        measured: dict[str, Callable[[], object]] = {
            "grids_unassigned": lambda: unassigned(session, AREAS),
            "grids_without_chief": lambda: without_chief(session, AREAS),
            "grids_list": lambda: session.execute(listed(AREAS).limit(51)).all(),
            "grids_offers": lambda: loose_plots(session, AREAS, AREAS, None, 100),
        }
        found = {name: _best(work) for name, work in measured.items()}
        assert unassigned(session, AREAS) == LOOSE
        look_s, write_s = _bring_sheet()
        db.session.remove()
        db.engine.dispose()
    return [
        figure(f"grids_every_plot_{label}_s", regrid_s, "s", "<= 30"),
        figure(f"grids_sheet_looked_{label}_s", look_s, "s", "<= 10"),
        figure(f"grids_sheet_written_{label}_s", write_s, "s", "<= 10"),
        *(figure(f"{name}_{label}_ms", took, "ms", "<= 150") for name, took in found.items()),
    ]


def figures() -> list[Figure]:
    return on_both(_measure)
