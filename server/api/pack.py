"""The field pack: what a phone needs to work without network, whole once and then what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import orjson
from apiflask import APIBlueprint
from flask import Response, request
from pydantic import BaseModel, Field
from sqlalchemy import func, select

from server.api.access import actor, log_read, signed_in
from server.api.answers import RequestOut
from server.api.contract import setting
from server.models.base import db, now
from server.models.edition import edition_in_force
from server.models.grid import Grid, held_by, plots_of_grids
from server.models.inspection import PlotYear
from server.models.operator import current_terms
from server.models.pace import pace_in_force
from server.models.plot import Boundary, Plot, current_boundary, in_areas, to_mu
from server.models.plot_due import has_problem
from server.models.reviews import requests_for
from server.rules.day import china_day
from server.rules.edition import Edition, edition_as_json
from server.rules.grid import GridLevel
from server.rules.operator import Term
from server.rules.rounds import Pace, pace_as_json

pack = APIBlueprint("pack", __name__, url_prefix="/api/v1")

YEARS_BACK = 1
"""The phone shows this year and the last; older ones stand on the plot page."""


class PackQuery(BaseModel):
    since: str | None = Field(default=None, description="cursor of the pack the phone has")


class EditionOut(BaseModel):
    id: str
    effective_from: str
    limits: dict[str, Any]
    crops: list[dict[str, Any]]


class PackVerdict(BaseModel):
    cultivated: str
    farmable: str


class PackYear(BaseModel):
    year: int
    grain: str
    level: str
    cultivated: str
    clause: str = Field(description="of the grain answer")
    facts: dict[str, Any] | None = Field(
        default=None,
        description="what the grain year watch needs, only what is not as usual; of last year `seen_on`",
    )


class PackRequest(BaseModel):
    """Pictures that an officer asks of this person once more, of a record of theirs."""

    inspection_id: str
    finished_at: datetime
    note: str
    photos: list[RequestOut]


class PackOperator(BaseModel):
    """Who farms the plot now."""

    kind: str
    name: str
    until_day: date | None


class PackPlot(BaseModel):
    id: str
    number: str
    division_code: str
    village: str
    place: str
    household: str
    land_class: str | None
    attribute: str | None
    basic_farmland: bool | None
    net_area_mu: str
    boundary_version: int
    boundary: list[list[list[int]]]
    last_seen_at: datetime | None
    last_crop: str | None
    verdict: PackVerdict | None
    years: list[PackYear]
    requests: list[PackRequest]
    relapsed_on: date | None
    operator: PackOperator | None
    problem: bool = Field(default=False, description="one is open; left out where none is")
    mine: bool = Field(
        default=False,
        description="in a grid of which the person holds a post; left out where it is not",
    )


class PackOut(BaseModel):
    cursor: str
    full: bool
    made_at: datetime
    person_id: str
    edition: EditionOut
    photo_max_bytes: int = Field(
        description="larger photos are refused; the phone stops them itself"
    )
    pace: dict[str, Any] = Field(
        description="how often a round is walked and a plot looked at; `server/rules/rounds.py`"
    )
    round_level: GridLevel | None = Field(
        description="lowest level of the grids of which the person holds a post"
    )
    plots: list[PackPlot]


@pack.get("/pack")
@pack.input(PackQuery, location="query", arg_name="query")
@pack.output(PackOut)
@signed_in()
def field_pack(query: PackQuery) -> Response:
    """This person's plots, or those that changed since the cursor."""
    areas = actor().areas()
    moment = now()
    edition = edition_in_force(db.session(), china_day(moment))
    year = china_day(moment).year
    newest = db.session.scalar(select(func.max(Plot.change)).where(in_areas(areas))) or 0
    pace_id, pace = pace_in_force(db.session())
    held = held_by(db.session(), actor().person_id, china_day(moment))
    rounds = f"{pace_id}:{','.join(grid.id for grid in held)}"
    ground = _ground(areas, edition.id, year, actor().person_id, rounds)
    since = _since(query.since, ground)
    etag = f"{newest}-{ground}-{'' if since is None else since}"
    if request.if_none_match.contains_weak(etag):
        response = Response(status=304)
    else:
        walks = _Walks(pace, held)
        body = _body(areas, since, newest, ground, edition, year, moment, walks)
        if since is None:
            # households of whole areas
            log_read("pack_read", f"areas:{','.join(areas)}"[:100])
        response = Response(body, mimetype="application/json")
    response.set_etag(etag, weak=True)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@dataclass(frozen=True, slots=True)
class _Walks:
    """What the person's rounds go by."""

    pace: Pace
    held: Sequence[Grid]


def _ground(areas: tuple[str, ...], edition_id: str, year: int, person_id: str, rounds: str) -> str:
    """Changes whenever a pack must be fetched whole again.

    For other areas, rules, calendar year or person, another pace or other grids of theirs, or another
    largest photo.
    """
    most = str(setting().photo_max_bytes)
    said = "|".join((*sorted(set(areas)), edition_id, str(year), most, person_id, rounds))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _since(cursor: str | None, ground: str) -> int | None:
    change, _, of = (cursor or "").partition("-")
    return int(change) if of == ground and change.isdecimal() and len(change) < 19 else None


def _body(
    areas: tuple[str, ...],
    since: int | None,
    newest: int,
    ground: str,
    edition: Edition,
    year: int,
    moment: datetime,
    walks: _Walks,
) -> bytes:
    changed = in_areas(areas) if since is None else in_areas(areas) & (Plot.change > since)
    rows = db.session.execute(
        select(
            Plot.id,
            Plot.number,
            Plot.division_code,
            Plot.village,
            Plot.place,
            Plot.household,
            Plot.land_class,
            Plot.attribute,
            Plot.basic_farmland,
            Plot.net_area_m2,
            Plot.boundary_version,
            Boundary.packed,
            Plot.last_seen_at,
            Plot.last_crop,
            Plot.verdict,
            Plot.relapsed_on,
            has_problem.label("problem"),
            plots_of_grids(db.session(), walks.held).label("mine"),
        )
        .join(Boundary, current_boundary())
        .where(changed)
        .order_by(Plot.division_code, Plot.number)
    ).all()
    years: dict[str, list[dict[str, Any]]] = {}
    for plot_id, of, grain, level, cultivated, clause, facts in db.session.execute(
        select(
            PlotYear.plot_id,
            PlotYear.year,
            PlotYear.grain,
            PlotYear.level,
            PlotYear.cultivated,
            PlotYear.body["grain"]["clause"].as_string(),
            PlotYear.watch_facts,
        )
        .join(Plot, Plot.id == PlotYear.plot_id)
        .where(changed, PlotYear.year >= year - YEARS_BACK)
        .order_by(PlotYear.year)
    ):
        told = {
            "year": of,
            "grain": grain,
            "level": level,
            "cultivated": cultivated,
            "clause": clause,
        }
        if of == year and facts:
            # how long nothing grew is told on the plot page
            told["facts"] = {name: value for name, value in facts.items() if name != "idle"}
        elif facts and "seen_on" in facts:
            # when it was last seen well, until it is this year
            told["facts"] = {"seen_on": facts["seen_on"]}
        before = years.setdefault(plot_id, [])
        if "seen_on" in told.get("facts", ()):
            for one in before:
                one.pop("facts", None)
        before.append(told)
    requests = requests_for(db.session(), actor().person_id, changed)
    terms = current_terms(db.session(), changed, china_day(moment))
    return orjson.dumps(
        {
            "cursor": f"{newest}-{ground}",
            "full": since is None,
            "made_at": moment,
            "person_id": actor().person_id,
            "edition": orjson.Fragment(_edition_bytes(edition)),
            "photo_max_bytes": setting().photo_max_bytes,
            "pace": pace_as_json(walks.pace),
            "round_level": walks.held[0].level if walks.held else None,
            "plots": [
                {
                    "id": row.id,
                    "number": row.number,
                    "division_code": row.division_code,
                    "village": row.village,
                    "place": row.place,
                    "household": row.household,
                    "land_class": row.land_class,
                    "attribute": row.attribute,
                    "basic_farmland": row.basic_farmland,
                    "net_area_mu": str(to_mu(row.net_area_m2)),
                    "boundary_version": row.boundary_version,
                    "boundary": orjson.Fragment(row.packed),
                    "last_seen_at": row.last_seen_at,
                    "last_crop": row.last_crop,
                    "verdict": row.verdict,
                    "years": years.get(row.id, []),
                    "requests": requests.get(row.id, []),
                    "relapsed_on": row.relapsed_on,
                    "operator": _operator(terms.get(row.id)),
                    **({"problem": True} if row.problem else {}),
                    **({"mine": True} if row.mine else {}),
                }
                for row in rows
            ],
        },
        option=orjson.OPT_UTC_Z,
    )


def _operator(term: Term | None) -> dict[str, Any] | None:
    if term is None:
        return None
    return {"kind": term.kind, "name": term.name, "until_day": term.until_day}


@lru_cache(maxsize=4)
def _edition_bytes(edition: Edition) -> bytes:
    return orjson.dumps(edition_as_json(edition))
