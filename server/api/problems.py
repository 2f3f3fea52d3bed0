"""Problems found on patrol: in, listed, and handled step by step."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

import orjson
import shapely
from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field
from sqlalchemy import select

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, body_bytes, read_json, reads, setting, takes
from server.api.cursor import cursor_of, place_of
from server.claims import Plain, canonical, canonical_id
from server.geodata.area import geodesic_area_m2
from server.jobs.problem_clocks import clocks_of, due_as_json, terms
from server.jobs.problem_handling import take_step
from server.jobs.problem_intake import Doer, take_in
from server.models.base import db, now
from server.models.person import Person
from server.models.photo import kept_of
from server.models.plot import Boundary, Plot, current_boundary, in_areas, to_mu
from server.models.problem import (
    Problem,
    events_of,
    may_name,
    standing_of,
    verdicts_of,
    visible_problem,
)
from server.models.problem_list import ProblemFilter, as_row, asked_of, counts, page
from server.problem_claim import ProblemIn, StepIn
from server.refusals import Refusal
from server.rules.problem import Kind, Level, Origin, Outcome, State, Step, steps_open_to
from server.rules.problem_clock import Clock

problems = APIBlueprint("problems", __name__, url_prefix="/api/v1")


class ProblemRow(BaseModel):
    id: str
    kind: Kind
    confidential: bool = Field(description="kept from the township concerned")
    origin: Origin = Field(description="office: a check that the office asked for")
    sees_from: Level = Field(description="the lowest level that knows of it")
    asked: str | None = Field(description="what a check is to look at; null of others")
    verified: Outcome | None = Field(description="what the last look on the spot said")
    verified_mu: str | None = Field(description="the area on which it is so, where it was walked")
    state: State
    level: Level
    late: bool
    due_at: datetime | None
    plot_id: str | None
    number: str | None
    village: str | None
    place: str | None
    division_code: str
    found_at: datetime
    received_at: datetime
    person_name: str | None = Field(description="null where the caller may not know it")
    lon: float
    lat: float
    last_place: int = Field(description="of its last event, for the next step")
    may_recheck: bool = Field(
        description="whether it waits for a re-check that the caller may take"
    )
    may_verify: bool = Field(description="whether it is a check that waits for the caller's look")


class ProblemCounts(BaseModel):
    states: dict[str, int]
    late: int


class ProblemPage(BaseModel):
    problems: list[ProblemRow]
    counts: ProblemCounts = Field(description="of the filter without its state and lateness")
    next: str | None


class DueOut(BaseModel):
    clock: Clock
    at: datetime
    day: date
    late: bool
    working_days_left: int
    holidays_known: bool = Field(
        description="false: Monday to Friday was taken for a year whose holidays are not announced"
    )


class EventPhoto(BaseModel):
    sha256: str
    state: Literal["kept", "owed"]


class EventVerdict(BaseModel):
    cultivated: str
    farmable: str


class EventOut(BaseModel):
    id: str
    place: int
    step: Step
    at: datetime
    person_name: str | None
    note: str
    photos: list[EventPhoto]
    lon: float | None
    lat: float | None
    facts: dict[str, Any]
    verdict: EventVerdict | None = Field(description="of the inspection that it names")


class TouchedPlot(BaseModel):
    id: str
    number: str
    geometry: dict[str, Any]


class ProblemOut(ProblemRow):
    claim_sha256: str
    outline: dict[str, Any] | None
    area_mu: str | None
    findings: list[str]
    plots: list[TouchedPlot]
    events: list[EventOut]
    clocks: list[DueOut]
    steps: list[Step] = Field(description="that the caller may take now")
    extensions_left: int
    extension_most_days: int


class StepBody(StepIn, Strict):
    """A step as it is sent."""


class ProblemsQuery(BaseModel):
    kind: Kind | None = None
    state: State | Literal["open"] | None = None
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")
    late: bool = False
    checks: bool = Field(default=False, description="checks that the office asked for alone")
    plot_id: UUID | None = None
    mine: bool = False
    after: Plain = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


@problems.put("/problems/<problem_id>")
@problems.doc(responses={403: "somebody else's", 409: "other content"})
@takes(ProblemIn)
@problems.output(ProblemOut, status_code=201)
@signed_in()
def put_problem(problem_id: str) -> Response:
    """Takes one problem in; the same once more gets the stored answer with 200."""
    found_id = canonical_id(problem_id)
    raw = body_bytes(setting().claim_max_bytes)
    body = read_json(ProblemIn, raw)
    try:
        text, digest = canonical(raw)
    except ValueError as error:
        raise Refusal("body_not_json") from error
    status = take_in(found_id, body, text, digest, _doer())
    return answer(_whole(found_id), status)


@problems.get("/problems")
@problems.input(ProblemsQuery, location="query", arg_name="query")
@problems.output(ProblemPage)
@signed_in()
def problem_list(query: ProblemsQuery) -> Response:
    """Problems that the person may see, newest first."""
    session = db.session()
    wanted = ProblemFilter(
        person_id=actor().person_id,
        grants=actor().grants,
        moment=now(),
        kind=query.kind or "",
        state=query.state or "",
        area=query.area,
        late=query.late,
        checks=query.checks,
        plot_id=str(query.plot_id) if query.plot_id else "",
        mine=query.mine,
    )
    rows = page(session, wanted, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    last = shown[-1][0] if len(rows) > query.limit else None
    told = counts(session, wanted)
    return answer(
        {
            "problems": [row for _, row in shown],
            "counts": {"states": told.states, "late": told.late},
            "next": cursor_of(last.found_at, last.id) if last else None,
        }
    )


@problems.get("/problems/<uuid:problem_id>")
@problems.doc(responses={404: "unknown"})
@problems.output(ProblemOut)
@signed_in()
def problem_page(problem_id: Any) -> Response:
    """One problem with its steps, its clocks and what the person may do now."""
    return answer(_whole(str(problem_id)))


@problems.post("/problems/<uuid:problem_id>/steps")
@problems.doc(responses={403: "not theirs to do", 404: "unknown", 409: "not now"})
@problems.output(ProblemOut, status_code=201)
@signed_in()
@reads(StepBody)
def put_step(problem_id: Any, body: StepBody) -> Response:
    """Takes one step; the same one again gets 200."""
    status = take_step(str(problem_id), body, _doer())
    return answer(_whole(str(problem_id)), status)


def _doer() -> Doer:
    return Doer(actor().person_id, actor().grants)


def _whole(problem_id: str) -> dict[str, Any]:
    session, me = db.session(), actor()
    session.rollback()
    found = visible_problem(session, problem_id, me.person_id, me.grants)
    if found is None:
        raise Refusal("problem_unknown", id=problem_id)
    moment, limits = now(), terms()
    wanted = ProblemFilter(me.person_id, me.grants, moment)
    plot = session.get(Plot, found.plot_id) if found.plot_id else None
    finder = session.get_one(Person, found.person_id).name
    row = as_row(
        wanted,
        found,
        finder,
        plot.number if plot else None,
        plot.village if plot else None,
        plot.place if plot else None,
        asked_of(session, found),
    )
    standing = standing_of(found)
    return {
        **row,
        "claim_sha256": found.claim_sha256,
        "outline": None if found.outline is None else _geojson(found.outline),
        "area_mu": None if found.outline is None else str(to_mu(geodesic_area_m2(found.outline))),
        "findings": found.findings,
        "plots": _plots(found),
        "events": _events(found),
        "clocks": [due_as_json(due, moment) for due in clocks_of(found)],
        "steps": steps_open_to(standing, me.person_id, me.grants, limits.extensions),
        "extensions_left": max(0, limits.extensions - found.extensions),
        "extension_most_days": limits.extension_working_days,
    }


def _geojson(shape: shapely.MultiPolygon) -> orjson.Fragment:
    return orjson.Fragment(shapely.to_geojson(shape))


def _plots(found: Problem) -> list[dict[str, Any]]:
    """Outlines of the plots it touches, of those in the caller's areas."""
    rows = db.session.execute(
        select(Plot.id, Plot.number, Boundary.shape)
        .join(Boundary, current_boundary())
        .where(Plot.id.in_(found.plot_ids), in_areas(actor().areas()))
        .order_by(Plot.number)
    )
    return [
        {"id": plot_id, "number": number, "geometry": _geojson(shape)}
        for plot_id, number, shape in rows
    ]


def _events(found: Problem) -> list[dict[str, Any]]:
    session, me = db.session(), actor()
    events = events_of(session, found.id)
    kept = kept_of(session, [sha256 for event in events for sha256 in event.photos])
    people = {event.person_id for event in events if event.person_id}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(people))).all()
    names: dict[str | None, str] = {row.id: row.name for row in rows}
    named = {event.facts["inspection"] for event in events if "inspection" in event.facts}
    verdicts = verdicts_of(session, named)
    if not may_name(found, me.person_id, me.grants):
        names.pop(found.person_id, None)
    return [
        {
            "id": event.id,
            "place": event.place,
            "step": event.step,
            "at": event.at,
            "person_name": names.get(event.person_id),
            "note": event.note,
            "photos": [
                {"sha256": sha256, "state": "kept" if sha256 in kept else "owed"}
                for sha256 in event.photos
            ],
            "lon": event.lon,
            "lat": event.lat,
            "facts": event.facts,
            "verdict": verdicts.get(event.facts.get("inspection", "")),
        }
        for event in events
    ]
