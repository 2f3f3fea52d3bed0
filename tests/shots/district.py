"""The demo's district for pictures: seeded once a day, anew when the demo changes, a copy for each walk."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import shapely
from flask_migrate import upgrade
from sqlalchemy import Row, func, select, update

from server import create_app
from server.config import Config
from server.demo.people import PASSWORD
from server.demo.rounds import Pace
from server.demo.seed import Size, seed
from server.models.base import db, now, writing
from server.models.inspection import Inspection
from server.models.person import Person
from server.models.plot import Boundary, Plot
from tests.bench.server import ROOT
from tests.journeys.world import EMPTY_AREA, World, small_world, with_visits
from tests.makers import make_person

KEPT = ROOT / "var" / "shots-demo"
SIZE = Size(per_village=26, pace=Pace((14, 22), (4, 6), (4, 7)))
"""Half the demo's plots and two thirds of its walks, shorter ones."""
CHIEFS_VILLAGE = "511703001201"
ROOMY_M = 6.5
"""Distance to the nearest edge from which a good fix is inside beyond doubt."""


@contextmanager
def a_district() -> Iterator[World]:
    """A copy that a walk may change; photos are linked, they never change."""
    kept = _of_today()
    with TemporaryDirectory(dir=KEPT) as folder:
        data_dir = Path(folder) / "data"
        shutil.copytree(kept / "vault", data_dir / "vault", copy_function=os.link)
        shutil.copy(kept / "xuntian.db", data_dir / "xuntian.db")
        yield _world(data_dir)


@contextmanager
def a_village() -> Iterator[World]:
    """A dozen plots with some visits and nothing else, for desks that begin empty."""
    with TemporaryDirectory() as folder:
        yield with_visits(small_world(Path(folder) / "data"))


def _of_today() -> Path:
    kept = KEPT / f"{datetime.now(UTC):%Y-%m-%d}-{_made_by()}"
    if kept.is_dir():
        return kept
    shutil.rmtree(KEPT, ignore_errors=True)
    KEPT.mkdir(parents=True)
    print("seeding the district of the day …", flush=True)
    with TemporaryDirectory(dir=KEPT) as folder:
        app = create_app(Config(data_dir=Path(folder) / "data", demo=True))
        with app.app_context():
            upgrade()
            seed(now(), SIZE)
            _newcomers()
            _close()
        # a seeding that was broken off never gets the name
        os.rename(Path(folder) / "data", kept)
    return kept


def _made_by() -> str:
    """Of the demo and the tables it fills, as they stand in the tree."""
    digest = hashlib.sha256()
    for room in (ROOT / "server" / "demo", ROOT / "migrations" / "versions"):
        for file in sorted(room.glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def _newcomers() -> None:
    make_person("newcomer", (("inspector", EMPTY_AREA),), "赵新来")
    make_person("newofficer", (("officer", EMPTY_AREA),), "钱新来")
    with writing() as session:
        known = select(Person.password_hash).where(Person.login == "chief").scalar_subquery()
        session.execute(
            update(Person)
            .where(Person.login.in_(("newcomer", "newofficer")))
            .values(password_hash=known)
        )


def _world(data_dir: Path) -> World:
    app = create_app(Config(data_dir=data_dir))
    with app.app_context():
        people = dict(db.session.execute(select(Person.login, Person.id)).tuples().all())
        plots = _chiefs_plots()
        _close()
    first = plots[0]
    spot = _middle(first.shape)
    return World(
        data_dir,
        people["chief"],
        people["officer"],
        tuple(plot.id for plot in plots),
        number=first.number,
        here=(spot.x, spot.y),
        clerk_login="clerk",
        head_login="officer",
        password=PASSWORD,
    )


def _chiefs_plots() -> list[Row[tuple[str, str, shapely.MultiPolygon, int]]]:
    """First the roomy plot that was visited most, then the others by nearness to it, six in all.

    The sixth is one that nobody has seen yet, or was seen least.
    """
    found = list(
        db.session.execute(
            select(Plot.id, Plot.number, Boundary.shape, func.count(Inspection.id).label("visits"))
            .join(Boundary, Boundary.plot_id == Plot.id)
            .outerjoin(Inspection, Inspection.plot_id == Plot.id)
            .where(Plot.division_code == CHIEFS_VILLAGE)
            .group_by(Plot.id, Boundary.id)
            .order_by(Plot.number)
        )
    )
    roomy = [plot for plot in found if _room_m(plot.shape) >= ROOMY_M] or found
    first = max(roomy, key=lambda plot: plot.visits)
    least = min((plot for plot in found if plot is not first), key=lambda plot: plot.visits)
    near = sorted(
        (plot for plot in found if plot is not first and plot is not least),
        key=lambda plot: plot.shape.distance(first.shape),
    )
    return [first, *near[:4], least]


def _middle(shape: shapely.MultiPolygon) -> shapely.Point:
    """The place farthest from every edge."""
    widest = max(shapely.get_parts(shape), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(widest)
    return shapely.Point(circle.coords[0])


def _room_m(shape: shapely.MultiPolygon) -> float:
    """At this latitude a degree is 95 km at least."""
    middle = _middle(shape)
    return float(middle.distance(shape.boundary)) * 95_000


def _close() -> None:
    db.session.remove()
    db.engine.dispose()
