"""The demo's rewards: invented terms, one reward at each step, a contact opened once, a bulletin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from sqlalchemy import select

from server.demo.people import PEOPLE
from server.demo.problems import Keep
from server.demo.tipoffs import Step, Told, demo_id, tell_one
from server.jobs.bulletins import periods_over, publish
from server.jobs.contact_opening import open_contact
from server.jobs.reward_claiming import claim
from server.jobs.reward_deciding import Decision, decide
from server.jobs.reward_paying import Payment, pay
from server.jobs.reward_terms import adopt_terms, set_budget
from server.jobs.rewarding import expire, work_out
from server.models.base import db
from server.models.reward import Reward
from server.models.tipoff import Tipoff
from server.rules.day import china_day
from server.rules.reward_terms import KindTerms, Terms

TERMS_DAYS, BUDGET_YUAN = 200, Decimal(20_000)
CLAIM_DAYS = 60
MARK = "演示：金额是编的"
CHECK_DAYS = 13
"""From the tip-off to the end of its check, as the steps below have it."""


@dataclass(frozen=True, slots=True)
class Way:
    """How far a reward has come."""

    village: str
    place: int
    """Which of the village's plots."""
    days_ago: float
    words: str
    steps: tuple[Literal["claim", "open", "approve", "second", "pay", "refuse", "expire"], ...]
    contact: tuple[str, str] | None = None


WAYS = (
    Way("511703001203", 1, 110, "坡上新栽了一片桃树。", ("expire",)),
    Way("511703001202", 2, 66, "复耕的田里栽了花椒。", ("claim", "approve", "second", "pay")),
    Way(
        "511703001203", 2, 62, "栽了李子树，说是套种。",
        ("claim", "open", "approve", "second"), ("余先生", "13900000000"),
    ),
    Way("511703001202", 3, 58, "去年退的果园又栽回去了。", ("claim", "approve")),
    Way("511703001203", 0, 54, "田里栽了枇杷苗。", ("claim",), ("陶女士", "13900000001")),
    Way("511703001202", 0, 50, "栽了几排柚子树。", ("claim", "refuse")),
    Way("511703001203", 3, 47, "田坎里面栽了茶。", ()),
)  # fmt: skip
CHECK = (
    ("verify", "grid", 30, "新栽果树苗，和举报的一样。"),
    ("dispatch", "clerk", 50, "限十日内移栽，恢复种粮。"),
    ("rectify", "grid", 24 * 9, "树苗已移走。"),
    ("recheck", "grid", 24 * 10, ""),
    ("accept", "officer", 24 * CHECK_DAYS, ""),
)
REFUSED = "这一处在您举报前已经查过，正在整改。"


def reward(now: datetime, people: dict[str, str], keep: Keep, scale: float) -> None:
    """The same for the same day."""
    began = now - timedelta(days=TERMS_DAYS)
    kinds = {
        "new_orchard": KindTerms(Decimal(100), None),
        "new_forest": KindTerms(Decimal(60), Decimal(20)),
    }
    terms = Terms(china_day(began), kinds, Decimal(500), CLAIM_DAYS, True)  # type: ignore[arg-type]
    adopt_terms(terms, MARK, people["board"], 0, _at(began))
    year = china_day(now).year
    set_budget(year, BUDGET_YUAN, MARK, people["board"], 0, _at(began))
    for number, way in enumerate(WAYS, 101):
        _go(number, way, now, people, keep, scale)
    over = periods_over(db.session(), china_day(now))
    if over:
        publish(over[0], MARK, people["board"], _at(now))


def _go(
    number: int,
    way: Way,
    now: datetime,
    people: dict[str, str],
    keep: Keep,
    scale: float,
) -> None:
    begin = "检查是否新栽果树，量一下面积。"
    queue = Step("queue", 6, begin, more={"at_once": True, "reason": "还在继续栽。"})
    reply = Step("reply", 24 * (CHECK_DAYS + 1), "您说的属实，已经移栽，地已恢复。谢谢您。")
    told = Told(
        "new_orchard", "owner", way.village, way.place, 24 * way.days_ago, way.words, "田边",
        steps=(queue,), check=CHECK, after=(reply,), contact=way.contact,
    )  # fmt: skip
    tipoff_id = tell_one(number, told, now, people, keep, scale)
    came = now - timedelta(days=way.days_ago)
    ended = came + timedelta(days=CHECK_DAYS, hours=1)
    matter_id = db.session.get_one(Tipoff, tipoff_id).matter_id
    work_out(matter_id, _at(ended))
    wanted = select(Reward.id).where(Reward.matter_id == matter_id)
    reward_id = db.session.scalars(wanted).one()
    for day, step in enumerate(way.steps, 2):
        at = now if step == "expire" else ended + timedelta(days=day)
        _take(number, step, tipoff_id, reward_id, people, at)


def _take(
    number: int,
    step: str,
    tipoff_id: str,
    reward_id: str,
    people: dict[str, str],
    at: datetime,
) -> None:
    event_id = demo_id(f"reward:{number}:{step}")
    grants = {one.login: one.roles for one in PEOPLE}
    if step == "claim":
        claim(tipoff_id, event_id, True, at)
        return
    if step == "expire":
        expire(reward_id, _at(at))
        return
    row = db.session.get_one(Reward, reward_id, populate_existing=True)
    seen, code = row.last_place, row.payment_code or ""
    db.session.rollback()
    if step == "open":
        who = people["handler"]
        open_contact(reward_id, event_id, "电话核对领奖人", who, grants["handler"], _at(at))
    elif step == "pay":
        wish = Payment(event_id, seen, "pay", code, f"演示-{number}", china_day(at), "")
        pay(reward_id, wish, people["purse"], grants["purse"], _at(at))
    else:
        login = "board" if step == "second" else "officer"
        said = Decision(
            event_id,
            seen,
            "refuse" if step == "refuse" else "approve",
            REFUSED * (step == "refuse"),
        )
        decide(reward_id, said, people[login], grants[login], _at(at))


def _at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment
