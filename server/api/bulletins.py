"""Published figures of tip-offs: seen before they are published, published once, and then everybody's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, reads
from server.api.published import days_of, published_as_json
from server.api.reward_shapes import Figures, PublishedOut
from server.api.whole_district import check_whole_district, of_a_county, of_the_whole_district
from server.claims import NOTE_MAX, Plain
from server.jobs.bulletins import figures_of, node_as_json, periods_over, publish, threshold
from server.models.base import db, now
from server.models.tipoff_bulletin import TipoffBulletin, bulletins_published
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.figures import Period, period_named
from server.rules.roles import who_may

bulletins = APIBlueprint("bulletins", __name__, url_prefix="/api/v1")
DESK = who_may("tipoffs")


class BulletinOut(PublishedOut):
    published_by: str
    published_at: datetime


class BulletinPeriod(BaseModel):
    period: str
    first_day: date
    last_day: date


class BulletinPage(BaseModel):
    may_publish: bool
    threshold: int
    waiting: list[BulletinPeriod] = Field(description="over and not published, the newest first")
    published: list[BulletinOut]


class BulletinDraft(BulletinPeriod):
    threshold: int
    figures: Figures
    names: dict[str, str]


class BulletinIn(Strict):
    note: Plain = Field(default="", max_length=NOTE_MAX, description="stands under the figures")


@bulletins.get("/tipoff-bulletins")
@bulletins.output(BulletinPage)
@signed_in(*DESK)
def bulletin_list() -> Response:
    """What is published, and which periods wait."""
    return answer(_told())


@bulletins.get("/tipoff-bulletins/<period>/draft")
@bulletins.doc(responses={404: "no such period", 409: "not over yet, or published"})
@bulletins.output(BulletinDraft)
@signed_in(*DESK)
def draft(period: str) -> Response:
    """The figures as they would be published now; what is to be hidden is hidden here too."""
    found = _period(period)
    check_whole_district(DESK)
    if found.last_before > china_day(now()):
        raise Refusal("bulletin_too_early", from_day=str(found.last_before))
    session = db.session()
    if session.get(TipoffBulletin, found.name) is not None:
        raise Refusal("bulletin_published")
    root, names = figures_of(session, found)
    figures = node_as_json(root)
    return answer({**days_of(found), "threshold": threshold(), "figures": figures, "names": names})


@bulletins.post("/tipoff-bulletins/<period>")
@bulletins.doc(responses={404: "no such period", 409: "not over yet, or published"})
@bulletins.output(BulletinPage, status_code=201)
@signed_in(*DESK)
@reads(BulletinIn, max_bytes=8_000)
def publish_bulletin(period: str, body: BulletinIn) -> Response:
    """Publishes them as they are now, for everybody and for good."""
    found = _period(period)
    check_whole_district(DESK)
    publish(found, body.note, actor().person_id)
    return answer(_told(), 201)


def _period(name: str) -> Period:
    found = period_named(name)
    if found is None:
        raise Refusal("bulletin_unknown")
    return found


def _told() -> dict[str, Any]:
    session = db.session()
    session.rollback()
    rows = bulletins_published(session)
    known = {row.period for row, _ in rows}
    # that there is anything to publish tells that there were tip-offs
    over = periods_over(session, china_day(now())) if of_a_county(DESK) else []
    return {
        "may_publish": of_the_whole_district(DESK),
        "threshold": threshold(),
        "waiting": [days_of(period) for period in over if period.name not in known],
        "published": [
            {**published_as_json(row), "published_by": name, "published_at": row.published_at}
            for row, name in rows
        ],
    }
