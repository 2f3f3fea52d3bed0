"""Patrols made on paper, entered afterwards and labelled as such."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import rfc8785
from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field, StringConstraints, model_validator

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads
from server.claims import NOTE_MAX, Plain, Sha256, Uuid
from server.jobs.paper_patrols import Clerk, Sheet, Sighting, enter, void
from server.models.base import db
from server.models.paper import patrols_page, visible_patrol
from server.refusals import Refusal
from server.rules.claim import Cover
from server.rules.roles import who_may

paper_patrols = APIBlueprint("paper_patrols", __name__, url_prefix="/api/v1")

PAPER = who_may("paper")
PLOTS_MOST, SHEETS_MOST = 200, 10
Said = Annotated[str, StringConstraints(pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]
"""Text that says something."""
Day = Annotated[date, Field(ge=date(2020, 1, 1), lt=date(2100, 1, 1))]


class SightingIn(Strict):
    plot_id: Uuid
    cover: Cover
    note: Plain = Field(default="", max_length=NOTE_MAX)


class PaperPatrolIn(Strict):
    id: Uuid
    walked_on: Day
    walker_id: Uuid | None = None
    walker_name: Said = Field(max_length=60)
    note: Plain = Field(default="", max_length=NOTE_MAX)
    sightings: list[SightingIn] = Field(min_length=1, max_length=PLOTS_MOST)
    sheets: list[Sha256] = Field(
        default=[], max_length=SHEETS_MOST, description="photos of the paper, sent before"
    )

    @model_validator(mode="after")
    def nothing_twice(self) -> PaperPatrolIn:
        plots = [seen.plot_id for seen in self.sightings]
        if len({*plots}) != len(plots) or len({*self.sheets}) != len(self.sheets):
            raise ValueError("a plot or a sheet is named twice")
        return self


class VoidIn(Strict):
    reason: Said = Field(max_length=NOTE_MAX)


class PaperVoidOut(BaseModel):
    person_name: str
    at: datetime
    reason: str


class PaperPatrolSummary(BaseModel):
    id: str
    walked_on: date
    walker_name: str
    area: str
    entered_by: str
    entered_at: datetime
    plots: int
    void: PaperVoidOut | None


class PaperSightingOut(BaseModel):
    plot_id: str
    number: str
    village: str
    place: str
    cover: str
    note: str


class PaperPatrolOut(PaperPatrolSummary):
    note: str
    sightings: list[PaperSightingOut]
    sheets: list[str]


class PaperPatrolsQuery(BaseModel):
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class PaperPatrolPage(BaseModel):
    paper_patrols: list[PaperPatrolSummary]
    next: str | None


@paper_patrols.post("/paper-patrols")
@paper_patrols.doc(responses={409: "the id has other content"})
@paper_patrols.output(PaperPatrolOut, status_code=201)
@signed_in(*PAPER)
@reads(PaperPatrolIn)
def enter_paper_patrol(body: PaperPatrolIn) -> Response:
    """Keeps a sheet; the same one again gets 200. It counts as no visit and alters no verdict."""
    said = rfc8785.dumps(body.model_dump(mode="json"))
    sheet = Sheet(
        id=body.id,
        walked_on=body.walked_on,
        walker_id=body.walker_id,
        walker_name=body.walker_name.strip(),
        note=body.note,
        sightings=tuple(Sighting(**seen.__dict__) for seen in body.sightings),
        pictures=tuple(body.sheets),
        sha256=hashlib.sha256(said).hexdigest(),
    )
    status = enter(sheet, _clerk())
    return answer(_whole(body.id), status, Location=f"/api/v1/paper-patrols/{body.id}")


@paper_patrols.get("/paper-patrols")
@paper_patrols.input(PaperPatrolsQuery, location="query", arg_name="query")
@paper_patrols.output(PaperPatrolPage)
@signed_in(*PAPER)
def paper_patrol_list(query: PaperPatrolsQuery) -> Response:
    """Sheets whose plots all lie in one of the officer's areas, the last walked first."""
    after = _place(query.after) if query.after else None
    rows = patrols_page(db.session(), actor().areas(*PAPER), query.area, after, query.limit)
    page = rows[: query.limit]
    last = page[-1] if len(rows) > query.limit else None
    return answer(
        {
            "paper_patrols": page,
            "next": f"{last['walked_on'].isoformat()}~{last['id']}" if last else None,
        }
    )


@paper_patrols.get("/paper-patrols/<uuid:paper_patrol_id>")
@paper_patrols.doc(responses={404: "unknown"})
@paper_patrols.output(PaperPatrolOut)
@signed_in(*PAPER)
def paper_patrol_page(paper_patrol_id: Any) -> Response:
    """One sheet with its plots and the pictures of the paper."""
    told = _whole(str(paper_patrol_id))
    log_read("paper_patrol_read", f"paper_patrol:{paper_patrol_id}")
    return answer(told)


@paper_patrols.post("/paper-patrols/<uuid:paper_patrol_id>/void")
@paper_patrols.doc(responses={404: "unknown"})
@paper_patrols.output(PaperPatrolOut)
@signed_in(*PAPER)
@reads(VoidIn)
def void_paper_patrol(paper_patrol_id: Any, body: VoidIn) -> Response:
    """Says that it was entered wrongly; it stays to be seen, and the first reason stands."""
    void(str(paper_patrol_id), body.reason, _clerk())
    return answer(_whole(str(paper_patrol_id)))


def _clerk() -> Clerk:
    return Clerk(actor().person_id, actor().areas(*PAPER))


def _whole(paper_patrol_id: str) -> dict[str, Any]:
    found = visible_patrol(db.session(), paper_patrol_id, actor().areas(*PAPER))
    if found is None:
        raise Refusal("paper_patrol_unknown")
    return found


def _place(cursor: str) -> tuple[date, str]:
    day, _, last = cursor.partition("~")
    try:
        return date.fromisoformat(day), str(UUID(last))
    except ValueError as error:
        raise Refusal("body_invalid", fields={"after": "cursor"}) from error
