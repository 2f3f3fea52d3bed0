"""The review queue and the page of one record on the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from server.api.access import actor, log_read, signed_in
from server.api.answers import (
    BoundaryOut,
    CommentOut,
    DecisionOut,
    InspectionOut,
    OverrideOut,
    VisitPhoto,
)
from server.api.beside import beside_of
from server.api.contract import answer
from server.claims import canonical_id, is_id
from server.jobs.signing import signer
from server.models.base import db, now
from server.models.division import widened
from server.models.edition import edition_in_force
from server.models.inspection import Inspection
from server.models.picture import alike_in
from server.models.plot import Boundary, boundary_as_json, visible_plot
from server.models.reviews import (
    Place,
    Wanted,
    comments_of,
    counts,
    decisions_of,
    queue,
    reshoots_of,
    versions_of,
)
from server.models.visits import answer_of, told_of, visits_of
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.decided import ReviewState
from server.rules.elsewhere import ALIKE
from server.rules.roles import who_may
from server.rules.verdict import Cause

reviews = APIBlueprint("reviews", __name__, url_prefix="/api/v1")

EARLIER_SHOWN = 20


class ReviewsQuery(BaseModel):
    state: ReviewState = "open"
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")
    finding: str = Field(default="", pattern=r"^[a-z0-9_]{0,60}$", description="code of a finding")
    risk_from: int = Field(default=0, ge=0, le=100)
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class QueueFinding(BaseModel):
    code: str
    weight: str


class QueueAnswers(BaseModel):
    position: str
    cultivated: str
    grain: str


class QueueRecord(BaseModel):
    id: str
    plot_id: str
    plot_number: str
    village: str
    place: str
    division_code: str
    person_id: str
    person_name: str
    finished_at: datetime
    received_at: datetime
    risk: int
    state: ReviewState
    own: bool
    findings: list[QueueFinding]
    answers: QueueAnswers
    override: OverrideOut | None
    photos: int
    reshoot_of: str | None


class QueueCounts(BaseModel):
    open: int
    accepted: int
    returned: int
    voided: int


class QueuePage(BaseModel):
    records: list[QueueRecord]
    next: str | None
    counts: QueueCounts


class EarlierVisit(BaseModel):
    id: str
    finished_at: datetime
    person_name: str
    state: ReviewState
    answers: QueueAnswers
    override: OverrideOut | None
    photos: list[VisitPhoto]


class BesideOut(BaseModel):
    """The earlier picture from nearest to the same viewpoint."""

    sha256: str
    inspection_id: str
    taken_at: datetime
    distance_m: float
    heading_gap_deg: float | None


class AlikeOut(BaseModel):
    """The picture of another record that one of this record's looks like."""

    sha256: str
    inspection_id: str
    taken_at: datetime
    plot_number: str
    village: str
    bits: int
    mirrored: bool


class VerdictChange(BaseModel):
    answer: str
    before: list[str]
    after: list[str]


class VerdictVersion(BaseModel):
    """One verdict over the record, and what it changed in the one before; none is ever taken away."""

    judged_at: datetime
    cause: Cause
    edition: str
    changes: list[VerdictChange]


class ReviewedPlot(BaseModel):
    number: str
    village: str
    place: str
    division_code: str


class ReviewPage(BaseModel):
    record: InspectionOut
    plot: ReviewedPlot
    boundary: BoundaryOut
    decisions: list[DecisionOut]
    state: ReviewState
    risk: int
    own: bool
    comments: list[CommentOut]
    versions: list[VerdictVersion]
    earlier: list[EarlierVisit]
    beside: dict[str, BesideOut | None]
    alike: dict[str, AlikeOut | None]
    reshoot_of: str | None
    reshoots: list[str]


@reviews.get("/reviews")
@reviews.input(ReviewsQuery, location="query", arg_name="query")
@reviews.output(QueuePage)
@signed_in(*who_may("review"))
def review_queue(query: ReviewsQuery) -> Response:
    """Records of the officer's areas by falling risk, those that wait longest first."""
    me = actor()
    area = widened(db.session(), [query.area] if query.area else [])
    wanted = Wanted(me.areas(*who_may("review")), area, query.finding, query.risk_from)
    found = queue(db.session(), wanted, query.state, _place(query.after), query.limit)
    shown = found[: query.limit]
    return answer(
        {
            "records": [{**row, "own": row["person_id"] == me.person_id} for row in shown],
            "next": _cursor(shown[-1]) if len(found) > query.limit else None,
            "counts": counts(db.session(), wanted),
        }
    )


def _cursor(row: dict[str, Any]) -> str:
    return f"{row['risk']}~{row['received_at'].isoformat()}~{row['id']}"


def _place(cursor: str) -> Place | None:
    if not cursor:
        return None
    risk, _, rest = cursor.partition("~")
    moment, _, last = rest.partition("~")
    try:
        place = Place(int(risk), datetime.fromisoformat(moment), last)
    except ValueError as error:
        raise Refusal("body_invalid", fields={"after": "cursor"}) from error
    if place.received_at.tzinfo is None or not is_id(last) or not 0 <= place.risk <= 100:
        raise Refusal("body_invalid", fields={"after": "cursor"})
    return place


@reviews.get("/reviews/<inspection_id>")
@reviews.doc(responses={404: "unknown"})
@reviews.output(ReviewPage)
@signed_in(*who_may("review"))
def review_page(inspection_id: str) -> Response:
    """One record with everything an officer decides by."""
    sign, session, me = signer().signed, db.session(), actor()
    found = session.get(Inspection, canonical_id(inspection_id))
    plot = visible_plot(session, found.plot_id, me.areas(*who_may("review"))) if found else None
    if found is None or plot is None:
        raise Refusal("inspection_unknown", id=inspection_id)
    earlier = visits_of(session, found.plot_id, before=found)
    limits = edition_in_force(session, china_day(now())).limits
    record = answer_of(found, told_of(session, found), sign)
    told = {
        "record": record,
        "plot": {
            "number": plot.number,
            "village": plot.village,
            "place": plot.place,
            "division_code": plot.division_code,
        },
        "boundary": boundary_as_json(session.get_one(Boundary, found.boundary_id)),
        "decisions": decisions_of(session, found.id),
        "state": found.review_state,
        "risk": found.risk,
        "own": found.person_id == me.person_id,
        "comments": comments_of(session, found.id),
        "versions": versions_of(session, found.id),
        "earlier": [_earlier(visit) for visit in earlier[:EARLIER_SHOWN]],
        "beside": beside_of(found, earlier, limits),
        "alike": _alike(session, record["verdict"]["findings"], me.areas(*who_may("review"))),
        "reshoot_of": found.reshoot_of,
        "reshoots": list(reshoots_of(session, found)),
    }
    log_read("review_read", f"inspection:{found.id}")
    return answer(told)


def _alike(
    session: Session, findings: list[dict[str, Any]], areas: tuple[str, ...]
) -> dict[str, dict[str, Any] | None]:
    """By photo of the record; None where the other record lies outside the areas."""
    return {
        one["photo"]: alike_in(session, one["photo"], one["facts"]["inspection_id"], areas)
        for one in findings
        if one["code"] in ALIKE
    }


def _earlier(visit: dict[str, Any]) -> dict[str, Any]:
    verdict = visit["verdict"]
    return {
        "id": visit["id"],
        "finished_at": visit["finished_at"],
        "person_name": visit["person_name"],
        **visit["review"],
        "answers": {
            "position": verdict["position"]["class"],
            "cultivated": verdict["cultivated"]["answer"],
            "grain": verdict["grain"]["answer"],
        },
        "photos": visit["photos"],
    }
