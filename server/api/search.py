"""One box over plots, people and records, each within what the person may see."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, log_read, signed_in
from server.api.contract import answer
from server.claims import Plain
from server.models.base import db
from server.models.person import search_people
from server.models.plot import Plot, search
from server.models.visits import records_beginning
from server.rules.roles import who_may

find = APIBlueprint("search", __name__, url_prefix="/api/v1")

MOST = 6
"""Of each kind: what a list under a box can show without being scrolled."""


class SearchQuery(BaseModel):
    q: Plain = Field(default="", max_length=100)


class FoundPlot(BaseModel):
    id: str
    number: str
    division_code: str
    village: str
    place: str
    household: str


class FoundPerson(BaseModel):
    id: str
    login: str
    name: str
    active: bool


class FoundRecord(BaseModel):
    id: str
    finished_at: datetime
    person_name: str
    plot_number: str
    village: str


class FoundPlots(BaseModel):
    found: list[FoundPlot]
    more: bool


class FoundPeople(BaseModel):
    found: list[FoundPerson]
    more: bool


class FoundRecords(BaseModel):
    found: list[FoundRecord]
    more: bool


class Found(BaseModel):
    plots: FoundPlots
    people: FoundPeople
    records: FoundRecords


@find.get("/search")
@find.input(SearchQuery, location="query", arg_name="query")
@find.output(Found)
@signed_in()
def search_all(query: SearchQuery) -> Response:
    """The first few plots, people (for who keeps them) and records that the words find.

    Every word must occur; a record is found by its id or at least 8 of its first characters.
    """
    words = query.q.strip()
    if not words:
        return answer({kind: _few([]) for kind in ("plots", "people", "records")})
    me, session = actor(), db.session()
    plots = session.scalars(
        search(me.areas(), words)
        .order_by(Plot.number != words, Plot.division_code, Plot.number, Plot.id)
        .limit(MOST + 1)
    ).all()
    people = session.scalars(
        search_people(me.areas(*who_may("people")), words).limit(MOST + 1)
    ).all()
    records = records_beginning(session, me.areas(), words, MOST + 1)
    told = {
        "plots": _few([_told(plot, FoundPlot) for plot in plots]),
        "people": _few([_told(person, FoundPerson) for person in people]),
        "records": _few([_told(record, FoundRecord) for record in records]),
    }
    if people or records:
        counts = {"people": len(people[:MOST]), "records": len(records[:MOST])}
        log_read("searched", f"person:{me.person_id}", **counts)
    return answer(told)


def _told(found: Any, shape: type[BaseModel]) -> dict[str, Any]:
    return {name: getattr(found, name) for name in shape.model_fields}


def _few(found: list[dict[str, Any]]) -> dict[str, Any]:
    return {"found": found[:MOST], "more": len(found) > MOST}
