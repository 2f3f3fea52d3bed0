"""The demo's problems and checks: one or more in every state, through the doors that phone and desk use."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import orjson
import shapely
from sqlalchemy import select

from server.claims import canonical
from server.demo.people import PEOPLE
from server.demo.pictures import Shot, demo_photo
from server.jobs.check_asking import take_check
from server.jobs.problem_handling import pass_on, take_step
from server.jobs.problem_intake import Doer, take_in
from server.models.base import db
from server.models.plot import Boundary, Plot, current_boundary
from server.models.problem import Problem
from server.problem_claim import CheckIn, OutlineIn, PlaceIn, ProblemIn, StepIn
from server.rules.problem import Kind, Level

Keep = Callable[[bytes, str, datetime], None]
"""Takes a picture in: its bytes, whose it is, when it arrived."""
SHARE = 0.55
"""Of a plot's height and width: how large the outline on it is."""


@dataclass(frozen=True, slots=True)
class Taken:
    step: str
    login: str
    days: float
    """After it was found."""
    note: str = ""
    extra: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    kind: Kind
    login: str
    village: str
    """Division code, or its beginning."""
    place: int
    """Which of the village's plots."""
    days_ago: float
    look: str
    note: str
    outline: Literal["walked", "drawn"] | None = "walked"
    stopped: bool = True
    reported: bool = True
    steps: tuple[Taken, ...] = ()


STORIES = (
    Story(
        "new_pond", "chief", "511703001201", 0, 24, "pond", "想挖塘养鱼，已劝停。", steps=(
            Taken("dispatch", "clerk", 1, "请村委督促农户十日内回填，恢复耕作层。"),
            Taken("rectify", "chief", 8, "塘已回填整平，准备种苕。"),
            Taken("recheck", "chief", 10),
            Taken("accept", "officer", 11),
        ),
    ),
    Story("new_orchard", "chief", "511703001201", 1, 13, "orchard_young", "新栽柑橘三十来株。"),
    Story(
        "greenhouse_hardened", "grid", "511703001202", 0, 9, "greenhouse", "大棚里打了水泥地面。", "drawn",
        steps=(
            Taken("dispatch", "clerk", 1, "拆除水泥地面，七日内完成。"),
            Taken("rectify", "clerk", 5, "水泥地面已破除清运。"),
        ),
    ),
    Story(
        "new_forest", "grid", "511703001203", 1, 12, "timber", "栽了一排桉树苗。", steps=(
            Taken("dispatch", "clerk", 1, "移栽到林地，不得毁苗。"),
            Taken("rectify", "grid", 7, "树苗已移走。"),
            Taken("recheck", "grid", 8),
        ),
    ),
    Story(
        "new_building", "grid", "511703001202", 2, 6, "building", "打了地基，准备修杂物房。", steps=(
            Taken("dispatch", "clerk", 1, "停工，补办手续或拆除。"),
            Taken("extend", "officer", 3, "农户外出务工，下周才能回来。", 5),
        ),
    ),
    Story(
        "abandonment", "chief", "511703001201", 2, 8, "weeds", "草长得很高。", None, False, steps=(
            Taken("dismiss", "clerk", 2, "已核实：批准休耕，有文件。"),
        ),
    ),
    Story("dumping", "grid", "511703001203", 0, 1, "bare", "倒了几车建渣。", "drawn"),
    Story("other", "patrol", "5117710012010000000", 0, 0.3, "tilled", "排水沟被挖断。", None, True, False),
    Story("new_orchard", "patrol", "5117710012030000000", 1, 0.1, "orchard_young", "", None, False, False),
    Story(
        "forced_clearing", "patrol", "5117710012020000000", 0, 3, "shrubs",
        "农户说没有同意，树就被推了。", "drawn", False,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A check: what `officer` asks for, and who has looked at it, where somebody has."""

    kind: Kind
    village: str
    place: int
    days_ago: float
    sees_from: Level
    note: str
    looked: str = ""


CHECKS = (
    Asked(
        "new_orchard", "511703001201", 2, 2.5, "field",
        "卫星图上这块地新出现成行的点，请看是不是新栽了果树。", "chief",
    ),
    Asked(
        "abandonment", "511703001201", 3, 0.4, "field",
        "八月的卫星图上看不出庄稼，请看是不是撂荒。",
    ),
    Asked(
        "new_building", "511703001202", 1, 0.6, "township",
        "电话里说地里在打地基。请街道派人看，先不告诉村里。",
    ),
)  # fmt: skip
"""The last is kept from its village."""


def report(now: datetime, people: dict[str, str], keep: Keep, scale: float) -> int:
    """Reports all of them and takes their steps as of their days; how many."""
    roles = {one.login: one.roles for one in PEOPLE}

    def doer(login: str) -> Doer:
        return Doer(people[login], roles[login])

    for number, story in enumerate(STORIES, 1):
        _tell(number, story, now, doer, keep, scale)
    for number, asked in enumerate(CHECKS, 1):
        _ask(number, asked, now, doer, keep, scale)
    return len(STORIES) + len(CHECKS)


def _ask(
    number: int,
    asked: Asked,
    now: datetime,
    doer: Callable[[str], Doer],
    keep: Keep,
    scale: float,
) -> None:
    at = now - timedelta(days=asked.days_ago)
    check_id = _uuid4_of(f"demo:check:{number}")
    plot, shape = plot_of(asked.village, asked.place)
    body: dict[str, Any] = {
        "kind": asked.kind,
        "plot_id": plot.id,
        "place": None,
        "division_code": None,
        "sees_from": asked.sees_from,
        "note": asked.note,
        "photos": [],
        "at_once": True,
    }
    raw = orjson.dumps(body)
    text, digest = canonical(raw)
    sent = CheckIn.model_validate_json(raw)
    take_check(check_id, sent, text, digest, doer("officer"), clock=lambda: at)
    if not asked.looked:
        return
    here, seen_at = shape.representative_point(), at + timedelta(days=1)
    photo = _photo("orchard_young", "overview", 50 + number, plot, here, seen_at, scale)
    keep(photo, doer(asked.looked).person_id, seen_at)
    look = StepIn(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:look:{number}")),
        seen=1,
        step="verify",
        note="新栽了柑橘苗，沿田坎走了一圈。",
        photos=[hashlib.sha256(photo).hexdigest()],
        place=PlaceIn(lon=here.x, lat=here.y),
        days=None,
        outcome="yes",
        outline=OutlineIn.model_validate({"how": "walked", "corners": _corners(shape, here)}),
    )
    take_step(check_id, look, doer(asked.looked), clock=lambda: seen_at)


def _uuid4_of(name: str) -> str:
    """The same at every seeding, and like those that the desk makes."""
    return str(uuid.UUID(bytes=uuid.uuid5(uuid.NAMESPACE_URL, name).bytes, version=4))


def _tell(
    number: int,
    story: Story,
    now: datetime,
    doer: Callable[[str], Doer],
    keep: Keep,
    scale: float,
) -> None:
    found_at = now - timedelta(days=story.days_ago)
    problem_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:problem:{number}"))
    plot, shape = plot_of(story.village, story.place)
    here = shape.representative_point()
    hashes = []
    for variant, role in enumerate(("overview", "closeup")):
        photo = _photo(story.look, role, number + variant, plot, here, found_at, scale)
        keep(photo, doer(story.login).person_id, found_at)
        hashes.append(hashlib.sha256(photo).hexdigest())
    body = {
        "kind": story.kind,
        "plot_id": plot.id,
        "person_id": doer(story.login).person_id,
        "device": {"id": f"demo-{story.login}", "app_version": "demo"},
        "found_at": found_at.isoformat(),
        "place": {"lon": here.x, "lat": here.y},
        "fix": None,
        "outline": {"how": story.outline, "corners": _corners(shape, here)}
        if story.outline
        else None,
        "photos": [
            {"sha256": sha256, "taken_at": found_at.isoformat(), "fix": None} for sha256 in hashes
        ],
        "note": story.note,
        "stopped": story.stopped,
        "reported": story.reported,
    }
    raw = orjson.dumps(body)
    text, digest = canonical(raw)
    sent = ProblemIn.model_validate_json(raw)
    take_in(problem_id, sent, text, digest, doer(story.login), clock=lambda: found_at)
    for place, taken in enumerate(story.steps):
        at = found_at + timedelta(days=taken.days)
        photos = []
        if taken.step == "recheck":
            photo = _photo("tilled", "overview", number + place, plot, here, at, scale)
            keep(photo, doer(taken.login).person_id, at)
            photos.append(hashlib.sha256(photo).hexdigest())
        _step(problem_id, number, place, taken, photos, doer(taken.login), at)
    pass_on(problem_id, clock=lambda: now)


def _step(
    problem_id: str,
    number: int,
    place: int,
    taken: Taken,
    photos: list[str],
    doer: Doer,
    at: datetime,
) -> None:
    seen = db.session.scalar(select(Problem.last_place).where(Problem.id == problem_id))
    said: dict[str, Any] = {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:step:{number}:{place}")),
        "seen": seen,
        "step": taken.step,
        "note": taken.note,
        "photos": photos,
        "place": None,
        "days": taken.extra,
    }
    take_step(problem_id, StepIn(**said), doer, clock=lambda: at)


def plot_of(village: str, place: int) -> tuple[Plot, shapely.MultiPolygon]:
    rows = db.session.execute(
        select(Plot, Boundary.shape)
        .join(Boundary, current_boundary())
        .where(Plot.division_code == village)
        .order_by(Plot.number)
        .offset(place)
        .limit(1)
    ).all()
    plot, shape = rows[0]
    return plot, shape


def _corners(shape: shapely.MultiPolygon, here: shapely.Point) -> list[dict[str, float]]:
    """A smaller copy of the plot's largest part round the place, as somebody walks it."""
    largest = max(shape.geoms, key=lambda part: float(part.area))
    small = shapely.affinity.scale(largest, SHARE, SHARE, origin=here).simplify(0.00002)
    return [{"lon": lon, "lat": lat} for lon, lat in list(small.exterior.coords)[:-1]]


def _photo(
    look: str,
    role: str,
    variant: int,
    plot: Plot,
    here: shapely.Point,
    at: datetime,
    scale: float,
) -> bytes:
    position = (here.x, here.y, 5.0)
    return demo_photo(Shot(look, role, variant, plot.number, position, None, at), scale)
