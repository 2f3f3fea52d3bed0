"""Files of plots for the officer: looked at first, applied on a second word."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement, and_, or_, select

from server.api.access import actor, signed_in
from server.api.contract import answer, takes
from server.api.import_form import ImportForm, received
from server.jobs.plot_import import apply, dry_run
from server.models.base import db
from server.models.plot_import import PlotImport, may_see
from server.refusals import Refusal
from server.rules.roles import who_may

imports = APIBlueprint("imports", __name__, url_prefix="/api/v1")


class ImportCounts(BaseModel):
    accepted: int
    repaired: int
    quarantined: int
    new: int
    new_version: int
    attributes: int
    unchanged: int


class ImportReason(BaseModel):
    code: str
    facts: dict[str, Any]


class ImportRow(BaseModel):
    row: int
    key: str
    outcome: Literal["accepted", "repaired", "quarantined"]
    change: Literal["new", "new_version", "attributes", "unchanged"] | None
    reasons: list[ImportReason]


class ImportSummary(BaseModel):
    id: str
    filename: str
    state: Literal["dry_run", "applied"]
    counts: ImportCounts
    created_at: datetime
    applied_at: datetime | None


class ImportOut(ImportSummary):
    sha256: str
    layer: str
    crs: str
    crs_from: str
    encoding: str
    encoding_from: str
    samples: list[str]
    fields: dict[str, str]
    rows: list[ImportRow]


class ImportsQuery(BaseModel):
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=100, ge=1, le=200)


class ImportPage(BaseModel):
    imports: list[ImportSummary]
    next: str | None


@imports.post("/imports")
@takes(ImportForm, "multipart/form-data")
@imports.doc(responses={413: "too large", 422: "unreadable, or a question about the file"})
@imports.output(ImportOut, status_code=201)
@signed_in(*who_may("survey"))
def look() -> Response:
    """Takes a file in, checks every row against the others and the plots there, writes no plot."""
    me = actor()
    with received() as (file, filename, options):
        row = dry_run(
            db.session(), file, filename, options, me.person_id, me.areas(*who_may("survey"))
        )
    return answer(_whole(row), 201, Location=f"/api/v1/imports/{row.id}")


@imports.get("/imports")
@imports.input(ImportsQuery, location="query", arg_name="query")
@imports.output(ImportPage)
@signed_in(*who_may("survey"))
def import_list(query: ImportsQuery) -> Response:
    """Files that came in, newest first: one's own and those that lie within one's areas."""
    wanted = select(
        PlotImport.id,
        PlotImport.filename,
        PlotImport.state,
        PlotImport.counts,
        PlotImport.created_at,
        PlotImport.applied_at,
        PlotImport.created_by,
        PlotImport.divisions,
    ).order_by(PlotImport.created_at.desc(), PlotImport.id.desc())
    if query.after:
        wanted = wanted.where(_after(query.after))
    me, shown = actor(), []
    with db.session.execute(wanted.execution_options(yield_per=query.limit + 1)) as rows:
        for row in rows:
            if may_see(row.created_by, row.divisions, me.person_id, me.areas(*who_may("survey"))):
                shown.append(row)
            if len(shown) > query.limit:
                break
    page = shown[: query.limit]
    more = len(shown) > query.limit
    return answer(
        {
            "imports": [_summary(row) for row in page],
            "next": f"{page[-1].created_at.isoformat()}~{page[-1].id}" if more else None,
        }
    )


@imports.get("/imports/<uuid:import_id>")
@imports.output(ImportOut)
@signed_in(*who_may("survey"))
def import_page(import_id: Any) -> Response:
    """One file with its report, row by row."""
    return answer(_whole(_visible(str(import_id))))


@imports.post("/imports/<uuid:import_id>/apply")
@imports.doc(responses={409: "applied already, or nothing to apply"})
@imports.output(ImportOut)
@signed_in(*who_may("survey"))
def apply_import(import_id: Any) -> Response:
    """Checks the file against the plots as they are now and writes what it changes, all or nothing."""
    row, me = _visible(str(import_id)), actor()
    return answer(_whole(apply(db.session(), row.id, me.person_id, me.areas(*who_may("survey")))))


def _visible(import_id: str) -> PlotImport:
    me = actor()
    row = db.session.get(PlotImport, import_id)
    if row is None or not may_see(
        row.created_by, row.divisions, me.person_id, me.areas(*who_may("survey"))
    ):
        raise Refusal("import_unknown")
    return row


def _after(cursor: str) -> ColumnElement[bool]:
    moment, _, last = cursor.partition("~")
    try:
        at, last = datetime.fromisoformat(moment), str(UUID(last))
    except ValueError as error:
        raise Refusal("body_invalid", fields={"after": "cursor"}) from error
    if at.tzinfo is None:
        raise Refusal("body_invalid", fields={"after": "cursor"})
    same = and_(PlotImport.created_at == at, PlotImport.id < last)
    return or_(PlotImport.created_at < at, same)


def _summary(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "filename": row.filename,
        "state": row.state,
        "counts": row.counts,
        "created_at": row.created_at,
        "applied_at": row.applied_at,
    }


def _whole(row: PlotImport) -> dict[str, Any]:
    return {**_summary(row), "sha256": row.sha256, **row.report}
