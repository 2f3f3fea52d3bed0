"""A small district on disk: an inspector, an officer and a dozen plots, one of them right here."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import shapely
from apiflask import APIFlask
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.models.base import db
from tests.makers import AREA, LAT, LON, PASSWORD, make_person, make_plot, square

ROAD = (LON - 0.0030, LAT - 0.0010)
"""Where a walk begins: some 300 m from the plot."""
PLACES = ("王家坡", "大湾", "堰塘边", "庙梁", "石板田", "新屋后头")
HOUSEHOLDS = ("张某", "李某", "王某", "陈某")
PLOTS = 12


@dataclass(frozen=True)
class World:
    data_dir: Path
    chief_id: str
    officer_id: str
    plot_id: str
    """The plot whose middle is LON, LAT."""
    plot_ids: tuple[str, ...]
    login: str = "chief"
    officer_login: str = "officer"
    password: str = PASSWORD

    def app(self) -> APIFlask:
        """The application over the same data, for looking at what was stored."""
        return create_app(Config(data_dir=self.data_dir))


def small_world(data_dir: Path, template: Path | None = None) -> World:
    """`template` is a migrated, empty database; without it the migrations run."""
    data_dir.mkdir(parents=True, exist_ok=True)
    if template:
        shutil.copy(template, data_dir / "xuntian.db")
    app = create_app(Config(data_dir=data_dir))
    with app.app_context():
        if not template:
            upgrade()
        chief = make_person("chief", (("inspector", AREA),), "王田长")
        officer = make_person("officer", (("officer", AREA),), "李管理")
        ids = tuple(_plot(at) for at in range(PLOTS))
        db.session.remove()
        db.engine.dispose()
    return World(data_dir, chief, officer, ids[0], ids)


def _plot(at: int) -> str:
    """Plots stand in rows of four, about 130 m from middle to middle, the first one here."""
    row, column = divmod(at, 4)
    middle = square(LON + column * 0.0014, LAT + row * 0.0012)
    # a terrace is a parallelogram rather than a square
    shape = shapely.affinity.skew(middle, xs=8 + 3 * (at % 3))
    return make_plot(
        f"{at + 47:04d}",
        shapely.MultiPolygon(shape.geoms),
        place=PLACES[at % len(PLACES)],
        household=HOUSEHOLDS[at % len(HOUSEHOLDS)],
        net_area_m2=Decimal("5737.50") - 211 * at,
    )
