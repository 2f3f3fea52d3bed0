"""Second looks: a reproducible sample of accepted records, seen once more by another officer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field
from sqlalchemy import and_, false, or_, select

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, reads
from server.api.cursor import cursor_of, place_of
from server.claims import NOTE_MAX, Plain, Uuid
from server.jobs.reviewing import Officer
from server.jobs.second_looking import Draw, draw, look, visible_second_look
from server.models.base import db
from server.models.person import Person
from server.models.second_look import SecondLook
from server.models.second_looks import (
    record_as_json,
    records_page,
    second_look_as_json,
    summary,
)
from server.refusals import Refusal
from server.rules.roles import who_may

second_looks = APIBlueprint("second_looks", __name__, url_prefix="/api/v1")

Day = Annotated[date, Field(ge=date(2020, 1, 1), lt=date(2100, 1, 1))]


class DrawIn(Strict):
    seed: Plain = Field(min_length=1, max_length=100)
    share_percent: int = Field(ge=1, le=100)
    area: str = Field(pattern=r"^\d{2,12}$", description="division code prefix")
    from_: Day = Field(alias="from")
    to: Day


class LookIn(Strict):
    inspection_id: Uuid
    agrees: bool
    note: Plain = Field(default="", max_length=NOTE_MAX)


class SecondLookSummary(BaseModel):
    id: str
    seed: str
    share_percent: int
    area: str
    from_: date = Field(alias="from")
    to: date
    created_at: datetime
    person_name: str


class TownshipOut(BaseModel):
    code: str
    villages: list[str] = Field(description="names of the villages of its plots")
    accepted: int
    sampled: int
    looked: int
    disagreed: int
    disagreement_percent: float | None


class LookOut(BaseModel):
    person_name: str
    at: datetime
    agrees: bool
    note: str


class SampledRecord(BaseModel):
    place: int = Field(description="in the sample, from 1")
    inspection_id: str
    township: str
    plot_id: str
    plot_number: str
    village: str
    finished_at: datetime
    accepted_by: str
    may_look: bool
    look: LookOut | None


TO_LOOK = "the record that waits for the caller's look next; null where none does"


class SampledRecordOut(SampledRecord):
    to_look: str | None = Field(description=TO_LOOK)


class SampledPage(BaseModel):
    records: list[SampledRecord]
    next: str | None


class SecondLookOut(SecondLookSummary):
    townships: list[TownshipOut]
    to_look: str | None = Field(description=TO_LOOK)


class SecondLooksQuery(BaseModel):
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class SampledQuery(BaseModel):
    after: str = Field(default="0", pattern=r"^\d{1,9}$", description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class SecondLookPage(BaseModel):
    second_looks: list[SecondLookSummary]
    next: str | None


@second_looks.post("/second-looks")
@second_looks.output(SecondLookOut, status_code=201)
@signed_in(*who_may("review"))
@reads(DrawIn)
def draw_sample(body: DrawIn) -> Response:
    """Draws a share of each township's records that were accepted on those days, and keeps it."""
    if body.to < body.from_:
        raise Refusal("body_invalid", fields={"to": "before_from"})
    made = draw(
        Draw(body.seed, body.share_percent, body.area, body.from_, body.to),
        _officer(),
    )
    return answer(_whole(made), 201, Location=f"/api/v1/second-looks/{made}")


@second_looks.get("/second-looks")
@second_looks.input(SecondLooksQuery, location="query", arg_name="query")
@second_looks.output(SecondLookPage)
@signed_in(*who_may("review"))
def second_look_list(query: SecondLooksQuery) -> Response:
    """Samples within the officer's areas, newest first."""
    mine = [SecondLook.area.startswith(area) for area in actor().areas(*who_may("review"))]
    wanted = (
        select(SecondLook, Person.name)
        .join(Person, Person.id == SecondLook.created_by)
        .where(or_(false(), *mine))
        .order_by(SecondLook.created_at.desc(), SecondLook.id.desc())
        .limit(query.limit + 1)
    )
    after = place_of(query.after)
    if after is not None:
        at, last_id = after
        same = and_(SecondLook.created_at == at, SecondLook.id < last_id)
        wanted = wanted.where(or_(SecondLook.created_at < at, same))
    rows = db.session.execute(wanted).all()
    page = rows[: query.limit]
    last = page[-1][0] if len(rows) > query.limit else None
    return answer(
        {
            "second_looks": [summary(found, name) for found, name in page],
            "next": cursor_of(last.created_at, last.id) if last else None,
        }
    )


@second_looks.get("/second-looks/<uuid:second_look_id>")
@second_looks.doc(responses={404: "unknown"})
@second_looks.output(SecondLookOut)
@signed_in(*who_may("review"))
def second_look_page(second_look_id: Any) -> Response:
    """One sample with the rates of disagreement over all its records."""
    return answer(_whole(str(second_look_id)))


@second_looks.get("/second-looks/<uuid:second_look_id>/records")
@second_looks.doc(responses={404: "unknown"})
@second_looks.input(SampledQuery, location="query", arg_name="query")
@second_looks.output(SampledPage)
@signed_in(*who_may("review"))
def sampled_records(second_look_id: Any, query: SampledQuery) -> Response:
    """The records of a sample in the order in which they were drawn, a page at a time."""
    session, me = db.session(), actor()
    found = visible_second_look(session, str(second_look_id), me.areas(*who_may("review")))
    rows = records_page(session, found.id, me.person_id, int(query.after), query.limit)
    page = rows[: query.limit]
    more = len(rows) > query.limit
    return answer({"records": page, "next": str(page[-1]["place"]) if more else None})


@second_looks.get("/second-looks/<uuid:second_look_id>/records/<uuid:inspection_id>")
@second_looks.doc(responses={404: "unknown"})
@second_looks.output(SampledRecordOut)
@signed_in(*who_may("review"))
def sampled_record(second_look_id: Any, inspection_id: Any) -> Response:
    """One record of a sample, and which one to look at after it."""
    visible_second_look(db.session(), str(second_look_id), actor().areas(*who_may("review")))
    return answer(_record(str(second_look_id), str(inspection_id)))


@second_looks.post("/second-looks/<uuid:second_look_id>/looks")
@second_looks.doc(responses={403: "one's own", 404: "unknown", 409: "looked at already"})
@second_looks.output(SampledRecordOut, status_code=201)
@signed_in(*who_may("review"))
@reads(LookIn)
def put_look(second_look_id: Any, body: LookIn) -> Response:
    """Keeps a look at one record of the sample; the same look again gets 200."""
    new = look(str(second_look_id), body.inspection_id, body.agrees, body.note, _officer())
    status: Literal[200, 201] = 201 if new else 200
    return answer(_record(str(second_look_id), body.inspection_id), status)


def _officer() -> Officer:
    return Officer(actor().person_id, actor().areas(*who_may("review")))


def _whole(second_look_id: str) -> dict[str, Any]:
    session, me = db.session(), actor()
    found = visible_second_look(session, second_look_id, me.areas(*who_may("review")))
    return second_look_as_json(session, found, me.person_id)


def _record(second_look_id: str, inspection_id: str) -> dict[str, Any]:
    told = record_as_json(db.session(), second_look_id, inspection_id, actor().person_id)
    if told is None:
        raise Refusal("inspection_unknown", id=inspection_id)
    return told
