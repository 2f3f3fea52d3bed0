"""What the invented people complain of and suggest, and what they were answered, through the usual doors."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import update

from server.demo.people import PEOPLE
from server.jobs.suggesting import answer_to, suggest
from server.models.base import writing
from server.models.message import Message

READ_AFTER = timedelta(days=4)
"""Older messages have been read: nobody's inbox of the demo is two years of unread ones."""


@dataclass(frozen=True, slots=True)
class _Said:
    login: str
    kind: str
    days_ago: float
    text: str
    answered_by: str = ""
    answer: str = ""


SAID = (
    _Said(
        "chief",
        "complaint",
        41,
        "王家坡那条机耕道雨天走不得，去后头几块田要绕一个多小时。",
        "clerk",
        "已经报给街道农业服务中心，雨停以后先铺一层碎石。",
    ),
    _Said(
        "grid",
        "data_mistake",
        23,
        "丙坪村有两块田的户主写反了，左边那块是李家的。",
        "officer",
        "查过底册，确实写反了，下次导入时改过来。",
    ),
    _Said("patrol", "suggestion", 6, "希望能把一个冲的图斑排成一条路线，少走回头路。"),
    _Said("grid", "suggestion", 1.5, "补拍能不能等下次路过再拍，不用专门跑一趟？"),
)


def speak_up(now: datetime, people: dict[str, str]) -> None:
    """Keeps all of it, the same for the same day; then the older messages count as read."""
    areas = {
        one.login: tuple(area for role, area in one.roles if role == "officer") for one in PEOPLE
    }
    first = {one.login: one.roles[0][1] for one in PEOPLE}
    for number, said in enumerate(SAID):
        at = now - timedelta(days=said.days_ago)
        suggestion_id = _id(f"suggestion:{number}")
        writer = people[said.login]
        suggest(suggestion_id, said.kind, said.text, first[said.login], writer, partial(_same, at))
        if said.answered_by:
            officer = said.answered_by
            answer_to(
                suggestion_id,
                _id(f"answer:{number}"),
                said.answer,
                people[officer],
                areas[officer],
                partial(_same, at + timedelta(days=2)),
            )
    old = update(Message).where(Message.created_at < now - READ_AFTER)
    with writing() as session:
        session.execute(old.values(read_at=now - READ_AFTER))


def _same(at: datetime) -> datetime:
    """A clock that stands."""
    return at


def _id(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{name}"))
