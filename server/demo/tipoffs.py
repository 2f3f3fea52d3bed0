"""The demo's tip-offs: some in every state, through the citizen's door and the steps of the desk."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import select

from server.demo.people import PEOPLE
from server.demo.pictures import Shot, demo_photo, taken_again
from server.demo.problems import Keep, plot_of
from server.jobs.matter_clocks import keep_clock
from server.jobs.matter_handling import take_step
from server.jobs.matter_steps import Desk
from server.jobs.problem_handling import take_step as take_check_step
from server.jobs.problem_intake import Doer
from server.jobs.tipoff_answers import withdraw
from server.jobs.tipoff_intake import take_in
from server.jobs.tipoff_photos import keep as keep_picture
from server.matter_step import DeskStepIn
from server.models.base import db
from server.models.problem import Problem
from server.models.tipoff import Matter, Tipoff
from server.problem_claim import StepIn
from server.rules.problem import Kind
from server.rules.tipoff import Against, PlaceHow
from server.tipoff_claim import ReportIn, WithdrawalIn

NORTH_40_M = 40 / 110_574


@dataclass(frozen=True, slots=True)
class Step:
    step: str
    hours: float
    """After the tip-off came."""
    words: str = ""
    reply: str = ""
    login: str = "bureau"
    more: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    kind: Kind
    against: Against
    village: str
    place: int
    """Which of the village's plots."""
    hours_ago: float
    words: str
    where_words: str
    looks: tuple[str, ...] = ()
    """Scenes of its pictures; `again` is the first picture of the tip-off before, saved anew."""
    how: PlaceHow = "map"
    north: float = 0.0
    """Degrees that the place lies north of the plot's middle."""
    steps: tuple[Step, ...] = ()
    check: tuple[tuple[str, str, float, str], ...] = ()
    """Steps of its check: step, who, hours after the tip-off, note."""
    withdrawn: bool = False
    after: tuple[Step, ...] = ()
    """Steps of the desk once its check has ended."""
    contact: tuple[str, str] | None = None
    """Name and telephone that were left."""


TOLD = (
    Told(
        "new_orchard", "village", "511703001201", 1, 20,
        "这块田退了果树才一年，上个月又栽上柑橘了，是村上默许的。请不要让村上知道。", "堰塘边，公路里侧",
        ("orchard_young", "orchard_young"), "position",
    ),
    Told(
        "new_orchard", "unknown", "511703001201", 1, 8, "路过看见新栽了一片果树苗。", "公路边",
        ("again",), north=NORTH_40_M, steps=(Step("ask", 2, "请问大概有多少株，栽了多久？"),),
    ),
    Told("other", "unknown", "511703001202", 3, 30, "你们都晓得是哪个。", "", steps=(
        Step("set_aside", 3, "看不出说的是什么、在哪里，先问举报人。"),
    )),
    Told(
        "new_pond", "owner", "511703001202", 0, 26, "用挖机挖了个塘，说要养鱼。", "丙坪村委会后面",
        ("pond",), steps=(
            Step("redact", 20, more={"boxes": [[0.62, 0.42, 0.86, 0.8]], "shown": True}),
            Step("queue", 21, "请看塘有多大，是不是挖在耕地上。", more={"with_picture": True}),
        ),
    ),
    Told(
        "new_building", "township", "511703001203", 2, 52, "在地里打地基，说是街道同意的。", "村口",
        ("building",), steps=(
            Step("queue", 20, "请区里直接派人看，有没有批准手续。", more={
                "at_once": True, "reason": "正在浇筑，晚了拆起来损失大。"}),
        ),
    ),
    Told(
        "new_forest", "owner", "511703001201", 3, 24 * 16, "坡上栽了一片桉树。", "庙梁上", ("timber",),
        steps=(Step("queue", 6, "请看是不是新栽的树，有多大一片。", more={
            "at_once": True, "reason": "还在继续栽。"}),),
        check=(
            ("verify", "chief", 30, "新栽桉树苗，沿田坎走了一圈。"),
            ("dispatch", "clerk", 50, "移栽到林地，不得毁苗，十日内完成。"),
            ("rectify", "chief", 24 * 9, "树苗已移走，地翻好了。"),
            ("recheck", "chief", 24 * 10, ""),
            ("accept", "officer", 24 * 13, ""),
        ),
    ),
    Told("abandonment", "owner", "511703001203", 3, 24 * 6, "这块田两年没人种。", "丁坡村小学对面", steps=(
        Step("dismiss", 30, "今年的休耕批文里有这块。", "您说的这块地今年批准休耕，明年要种粮。"),
    )),
    Told(
        "forced_clearing", "township", "5117710012020000000", 1, 15,
        "没有给我们说，就把树推了，苗也没赔。", "己岩村河边", ("shrubs",),
    ),
    Told(
        "greenhouse_hardened", "owner", "511703001202", 1, 24 * 8, "大棚里全打了水泥。", "大棚那一片",
    ),
    Told("dumping", "unknown", "511703001203", 0, 40, "有人倒建渣。", "机耕道边", withdrawn=True),
)  # fmt: skip
"""The first two may be the same fact; the last but one nobody has looked at in time."""


def tell(now: datetime, people: dict[str, str], keep: Keep, scale: float) -> int:
    """Tells all of them as of their hours, and takes the steps of desk and field; how many."""
    first: bytes | None = None
    for number, told in enumerate(TOLD, 1):
        pictures = _pictures(number, told, now - timedelta(hours=told.hours_ago), first, scale)
        first = pictures[0] if pictures else first
        tell_one(number, told, now, people, keep, scale, pictures)
    return len(TOLD)


def tell_one(
    number: int,
    told: Told,
    now: datetime,
    people: dict[str, str],
    keep: Keep,
    scale: float,
    pictures: Sequence[bytes] = (),
) -> str:
    """Tells one and takes its steps; the tip-off's id. `number`: no two may have the same."""
    roles = {one.login: one.roles for one in PEOPLE}
    at = now - timedelta(hours=told.hours_ago)
    tipoff_id = _told(number, told, at, pictures)
    for place, step in enumerate(told.steps + told.after):
        if place == len(told.steps):
            _look(number, told, tipoff_id, at, people, keep, scale)
        desk = Desk(people[step.login], roles[step.login])
        _step(number, place, step, tipoff_id, at, pictures, desk)
    if told.check and not told.after:
        _look(number, told, tipoff_id, at, people, keep, scale)
    if told.withdrawn:
        withdraw(tipoff_id, WithdrawalIn(id=demo_id(f"withdrawn:{number}")))
    keep_clock(_matter(tipoff_id).id)
    return tipoff_id


def demo_id(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:tipoff:{name}"))


def _told(number: int, told: Told, at: datetime, pictures: Sequence[bytes]) -> str:
    tipoff_id = demo_id(str(number))
    _, shape = plot_of(told.village, told.place)
    here = shape.representative_point()
    hashes = [hashlib.sha256(picture).hexdigest() for picture in pictures]
    body = {
        "code": f"{hash_number(number) % 10**10:010}",
        "key_sha256": hashlib.sha256(f"demo:key:{number}".encode()).hexdigest(),
        "kind": told.kind,
        "against": told.against,
        "words": told.words,
        "where_words": told.where_words,
        "place": {"lon": here.x, "lat": here.y + told.north, "accuracy_m": None}
        if told.where_words
        else None,
        "place_how": told.how if told.where_words else "words",
        "photos": hashes,
        "contact": {"name": told.contact[0], "phone": told.contact[1]} if told.contact else None,
        "ticket": None,
        "work": {"challenge": "", "answer": "0"},
    }
    raw = orjson.dumps(body)
    digest = hashlib.sha256(raw).hexdigest()
    report = ReportIn.model_validate_json(raw)
    take_in(tipoff_id, report, digest, demo_id(f"chain:{number}"), clock=lambda: at)
    for sha256, picture in zip(hashes, pictures, strict=True):
        keep_picture(tipoff_id, sha256, picture, clock=lambda: at)
    return tipoff_id


def hash_number(number: int) -> int:
    """Digits that look like chance, the same at every seeding."""
    return int(hashlib.sha256(f"demo:code:{number}".encode()).hexdigest(), 16)


def _pictures(
    number: int, told: Told, at: datetime, first: bytes | None, scale: float
) -> list[bytes]:
    found = []
    for variant, look in enumerate(told.looks):
        plot, _ = plot_of(told.village, told.place)
        scene = "orchard_young" if look == "again" else look
        shot = Shot(scene, "overview", 30 + number + variant, plot.number, None, None, at)
        again = first if look == "again" else None
        found.append(demo_photo(shot, scale) if again is None else taken_again(again, shot))
    return found


def _matter(tipoff_id: str) -> Matter:
    db.session.rollback()
    query = select(Matter).join(Tipoff, Tipoff.matter_id == Matter.id).where(Tipoff.id == tipoff_id)
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def _step(
    number: int,
    place: int,
    step: Step,
    tipoff_id: str,
    told_at: datetime,
    pictures: Sequence[bytes],
    desk: Desk,
) -> None:
    at = told_at + timedelta(hours=step.hours)
    matter = _matter(tipoff_id)
    more = dict(step.more or {})
    picture = hashlib.sha256(pictures[0]).hexdigest() if pictures else None
    if more.pop("with_picture", False):
        more["photos"] = [{"tipoff_id": tipoff_id, "sha256": picture}]
    if step.step == "queue":
        more["plot_id"] = matter.plot_id
    if step.step == "redact":
        more |= {"tipoff_id": tipoff_id, "sha256": picture}
    said = {
        "id": demo_id(f"step:{number}:{place}"),
        "seen": matter.last_place,
        "step": step.step,
        "words": step.words,
        "reply": step.reply,
        **more,
    }
    take_step(matter.id, DeskStepIn.model_validate(said), desk, clock=lambda: at)


def _look(
    number: int,
    told: Told,
    tipoff_id: str,
    told_at: datetime,
    people: dict[str, str],
    keep: Keep,
    scale: float,
) -> None:
    """What the field did about its check."""
    roles = {one.login: one.roles for one in PEOPLE}
    check_id = str(_matter(tipoff_id).problem_id)
    plot, shape = plot_of(told.village, told.place)
    here = shape.representative_point()
    for place, (step, login, hours, note) in enumerate(told.check):
        at = told_at + timedelta(hours=hours)
        photos = []
        if step in ("verify", "recheck"):
            look = "timber" if step == "verify" else "tilled"
            position = (here.x, here.y, 5.0)
            shot = Shot(look, "overview", 80 + number + place, plot.number, position, None, at)
            photo = demo_photo(shot, scale)
            keep(photo, people[login], at)
            photos.append(hashlib.sha256(photo).hexdigest())
        seen = select(Problem.last_place).where(Problem.id == check_id)
        wish = StepIn(
            id=demo_id(f"check:{number}:{place}"),
            seen=db.session.scalar(seen) or 1,
            step=step,  # type: ignore[arg-type]  # a name of the table
            note=note,
            photos=photos,
            place=None,
            days=None,
            outcome="yes" if step == "verify" else None,
        )
        take_check_step(check_id, wish, Doer(people[login], roles[login]), clock=_at(at))


def _at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment
