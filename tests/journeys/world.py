"""A small district on disk: an inspector, an officer and a dozen plots, one of them right here."""

from __future__ import annotations

import io
import shutil
import uuid
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import shapely
from apiflask import APIFlask
from flask_migrate import upgrade
from PIL import Image
from sqlalchemy import select, update

from server import create_app
from server.config import Config
from server.jobs.gridding import name_plots
from server.jobs.grids import GridWish, hand_over, make_grid
from server.jobs.people import Changer
from server.jobs.queue import queue
from server.jobs.rounds import make_rounds
from server.models.base import db, now, writing
from server.models.grid import Grid
from server.models.inspection import Inspection
from server.models.person import SignIn
from tests.api.problems import make_problem, place, put
from tests.api.records import Inspector
from tests.api.tus import Phone as Sender
from tests.makers import (
    AREA,
    LAT,
    LON,
    PASSWORD,
    jpeg,
    landscape,
    make_claim,
    make_fix,
    make_person,
    make_plot,
    make_token,
    square,
    text,
)
from tests.signing import PhoneKey

ROAD = (LON - 0.0030, LAT - 0.0010)
"""Where a walk begins: some 300 m from the plot."""
EMPTY_AREA = "511771009"
PLACES = ("王家坡", "大湾", "堰塘边", "庙梁", "石板田", "新屋后头")
HOUSEHOLDS = ("张某", "李某", "王某", "陈某")
PLOTS = 12


@dataclass(frozen=True)
class World:
    data_dir: Path
    chief_id: str
    officer_id: str
    plot_ids: tuple[str, ...]
    """Of the chief's plots; the first is the one where the walk ends."""
    number: str = "0047"
    """Of the first plot."""
    here: tuple[float, float] = (LON, LAT)
    """A place inside the first plot."""
    login: str = "chief"
    officer_login: str = "officer"
    clerk_login: str = "officer"
    """An officer of one township."""
    head_login: str = "head"
    """An officer of the whole district."""
    newcomer_login: str = "newcomer"
    newcomer_officer_login: str = "newofficer"
    """Both of an area that has no plots yet."""
    password: str = PASSWORD

    @property
    def plot_id(self) -> str:
        return self.plot_ids[0]

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
        make_person("head", (("officer", "5117"),), "孙局长")
        make_person("newcomer", (("inspector", EMPTY_AREA),), "赵新来")
        make_person("newofficer", (("officer", EMPTY_AREA),), "钱新来")
        ids = tuple(_plot(at) for at in range(PLOTS))
        db.session.remove()
        db.engine.dispose()
    return World(data_dir, chief, officer, ids)


def _plot(at: int) -> str:
    """Plots stand in rows of four, about 130 m from middle to middle, the first one here."""
    middle = square(*place_of(at))
    # a terrace is a parallelogram rather than a square
    shape = shapely.affinity.skew(middle, xs=8 + 3 * (at % 3))
    return make_plot(
        f"{at + 47:04d}",
        shapely.MultiPolygon(shape.geoms),
        place=PLACES[at % len(PLACES)],
        household=HOUSEHOLDS[at % len(HOUSEHOLDS)],
        net_area_m2=Decimal("5737.50") - 211 * at,
    )


VISITS = ((0, 400, "rice", "harvested"), (0, 80, "rice", "heading"), (1, 40, "maize", "ripening"))
"""Plot, days ago, crop, stage: two years of the plot right here, one visit next door."""


def with_visits(world: World) -> World:
    """Sends a few records through the real API, so that plot pages have something to show."""
    app = world.app()
    with app.app_context():
        sender = Sender(app.test_client(), make_token(world.chief_id))
        for at, (plot, days_ago, crop, stage) in enumerate(VISITS):
            photos = [jpeg(100 + 3 * at + seed, 640, 480) for seed in range(3)]
            for photo in photos:
                sender.send(photo)
            moment = now() - timedelta(days=days_ago)
            claim = make_claim(world.plot_ids[plot], world.chief_id, photos, at=moment)
            claim["observation"]["crops"][0].update(crop=crop, stage=stage)
            answer = sender.client.put(
                f"/api/v1/inspections/{uuid.uuid4()}", json=claim, headers=sender.headers
            )
            assert answer.status_code == 201, answer.json
        db.session.remove()
        db.engine.dispose()
    return world


def with_alike(world: World) -> World:
    """A record of long ago, and one of another plot with its picture saved anew, as the worker finds it."""
    picture = landscape(1)
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).save(out, "JPEG", quality=50)
    app = world.app()
    with app.app_context():
        chief = Inspector(app.test_client(), world.chief_id)
        for plot, days_ago, photo in ((2, 700, picture), (3, 600, out.getvalue())):
            photos = [photo, landscape(10 * plot), landscape(10 * plot + 1)]
            for one in photos:
                chief.phone.send(one)
            moment = now() - timedelta(days=days_ago)
            claim = make_claim(world.plot_ids[plot], world.chief_id, photos, at=moment)
            assert chief.put(claim, str(uuid.uuid4())).status_code == 201
        queue().work_off()
        db.session.remove()
        db.engine.dispose()
    return world


def with_keys(world: World) -> tuple[str, str]:
    """Registers two keys for the chief's phone; the ids, the older one first."""
    app = world.app()
    with app.app_context():
        chief = Inspector(app.test_client(), world.chief_id)
        older, newer = PhoneKey(), PhoneKey()
        for key, name in ((older, "Redmi 9A"), (newer, "Redmi 12")):
            assert chief.register(key, name).status_code == 201
        db.session.remove()
        db.engine.dispose()
    return older.key_id, newer.key_id


def with_grids(world: World) -> str:
    """The name of a grid with a chief, where some plots are in no grid.

    Where there are none yet: two grids of named plots, one with a chief, and three plots in neither.
    """
    app = world.app()
    with app.app_context():
        known = db.session.scalar(select(Grid.name).order_by(Grid.code.desc()).limit(1))
        db.session.remove()
        db.engine.dispose()
    if known is not None:
        return known
    with app.app_context(), writing() as session:
        by = Changer(world.officer_id)
        for code, plots in (("WG-01", world.plot_ids[:5]), ("WG-02", world.plot_ids[5:9])):
            wish = GridWish(code, f"{code} 网格", "grid", AREA, False)
            grid = make_grid(session, by, wish)
            name_plots(session, by, dict.fromkeys(plots, grid.id))
            if code == "WG-01":
                hand_over(
                    session,
                    by,
                    grid.id,
                    post="main",
                    person_id=world.chief_id,
                    since=now().date() - timedelta(days=30),
                    ends=None,
                    reason="换届",
                )
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return "WG-01 网格"


def with_rounds(world: World) -> None:
    """The rounds of this week: five plots of the chief's grid, each seen before and with a problem open,
    so that they are to be looked at on whatever day of the year this runs."""
    with_grids(world)
    app = world.app()
    with app.app_context():
        chief = Inspector(app.test_client(), world.chief_id)
        for at, plot_id in enumerate(world.plot_ids[:5]):
            photo = landscape(100 + at)
            chief.phone.send(photo)
            lon, lat = place_of(at)
            moment = now() - timedelta(days=40)
            claim = make_claim(
                plot_id, world.chief_id, [photo], make_fix(lon, lat, taken_at=text(moment)), moment
            )
            claim["observation"].update(cover="tilled", crops=[])
            assert chief.put(claim, str(uuid.uuid4())).status_code == 201
            told = make_problem(
                world.chief_id, plot_id, kind="dumping", corners=None, place=place(lon, lat)
            )
            problem = f"01926f00-0000-7000-8000-0000000000b{at}"
            assert put(chief, told, problem).status_code == 201
        make_rounds()
        db.session.remove()
        db.engine.dispose()


def place_of(at: int) -> tuple[float, float]:
    """Inside the plot of that place."""
    row, column = divmod(at, 4)
    return LON + column * 0.0014, LAT + row * 0.0012


def record_of(world: World) -> str:
    """The id of the newest record of the plot right here."""
    app = world.app()
    with app.app_context():
        newest = select(Inspection.id).where(Inspection.plot_id == world.plot_id)
        found = db.session.scalars(newest.order_by(Inspection.finished_at.desc())).first()
        db.session.remove()
        db.engine.dispose()
    assert found is not None
    return found


def end_sessions(world: World) -> None:
    """The server takes none of the tokens any more, as after a week in the field."""
    app = world.app()
    with app.app_context():
        with writing() as session:
            session.execute(update(SignIn).values(expires_at=now() - timedelta(minutes=1)))
        db.session.remove()
        db.engine.dispose()
