"""Sheets that are filled in: the template, a look row by row, and all of it applied or nothing."""

from __future__ import annotations

import io
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response, send_file
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import answer, setting, takes
from server.api.import_form import received
from server.documents.tables.reading import SheetRow, UnreadableSheet, read_sheet
from server.documents.tables.template import write_template
from server.jobs.exporting import MEDIA_TYPES
from server.jobs.people import Changer
from server.jobs.sheets.fault import Fault
from server.jobs.sheets.kinds import KINDS, Kind
from server.models.base import db, writing
from server.refusals import Refusal
from server.rules.roles import who_may
from server.words import Language

sheets = APIBlueprint("sheets", __name__, url_prefix="/api/v1")

FAULTS_TOLD = 500
TEMPLATE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "the template",
        "content": {MEDIA_TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}}},
    },
    404: {"description": "no such kind of sheet"},
}
RIGHTS = tuple(kind.right for kind in KINDS.values())


class SheetForm(BaseModel):
    file: bytes = Field(description="XLSX or CSV", json_schema_extra={"format": "binary"})


class TemplateQuery(BaseModel):
    language: Language = "zh"


class SheetCounts(BaseModel):
    new: int
    changed: int
    unchanged: int


class FaultOut(BaseModel):
    row: int = Field(description="as the spreadsheet counts it")
    code: str = Field(description="with a sentence under sheet_fault")
    facts: dict[str, Any]


class SheetOut(BaseModel):
    kind: str
    state: Literal["looked_at", "applied"]
    rows: int
    counts: SheetCounts | None = Field(description="where nothing is wrong")
    faults: list[FaultOut]
    more_faults: int


class PasswordOut(BaseModel):
    login: str
    name: str
    password: str


class AppliedOut(SheetOut):
    passwords: list[PasswordOut] = Field(description="of new people, told this once")


@sheets.get("/sheets/<kind>/template")
@sheets.doc(responses=TEMPLATE)
@sheets.input(TemplateQuery, location="query", arg_name="query")
@signed_in(*who_may(*RIGHTS))
def template(kind: str, query: TemplateQuery) -> Response:
    """An empty sheet with an example row, and what each column means."""
    wanted, _ = _mine(kind)
    with tempfile.TemporaryDirectory(dir=setting().spool_dir) as folder:
        file = Path(folder) / "sheet.xlsx"
        write_template(file, wanted.table, wanted.example, query.language)
        opened = io.BytesIO(file.read_bytes())
    response: Response = send_file(
        opened,
        mimetype=MEDIA_TYPES["xlsx"],
        as_attachment=True,
        download_name=f"{kind}.xlsx",
        conditional=False,
        etag=False,
    )
    return response


@sheets.post("/sheets/<kind>/look")
@takes(SheetForm, "multipart/form-data")
@sheets.doc(responses={404: "no such kind of sheet"})
@sheets.output(SheetOut)
@signed_in(*who_may(*RIGHTS))
def look(kind: str) -> Response:
    """Checks every row and says what applying would change; writes nothing."""
    wanted, by = _mine(kind)
    rows = _rows(wanted)
    plan, faults = wanted.look(db.session(), rows, by)
    return answer(_told(kind, "looked_at", rows, plan, faults))


@sheets.post("/sheets/<kind>/apply")
@takes(SheetForm, "multipart/form-data")
@sheets.doc(responses={404: "no such kind of sheet", 409: "a row is wrong: nothing was written"})
@sheets.output(AppliedOut)
@signed_in(*who_may(*RIGHTS))
def apply(kind: str) -> Response:
    """Checks every row again and writes all of them, or none where one is wrong."""
    wanted, by = _mine(kind)
    rows = _rows(wanted)
    plan, faults = wanted.look(db.session(), rows, by)
    ready = [] if faults else wanted.ready(plan)
    # what was read so far must not pass for what the lock will find
    db.session.rollback()
    db.session.expire_all()
    with writing() as session:
        plan, faults = wanted.look(session, rows, by)
        if faults:
            raise Refusal("sheet_has_faults", count=len(faults), row=faults[0].row)
        passwords = wanted.apply(session, plan, by, ready)
    told = _told(kind, "applied", rows, plan, [])
    return answer(
        {**told, "passwords": [asdict(one) for one in passwords]}, Cache_Control="no-store"
    )


def _mine(kind: str) -> tuple[Kind, Changer]:
    wanted = KINDS.get(kind)
    if wanted is None:
        raise Refusal("not_found")
    roles = who_may(wanted.right)
    areas = actor().areas(*roles)
    if not areas:
        raise Refusal("role_not_allowed", needed=list(roles))
    return wanted, Changer(actor().person_id, areas)


def _rows(kind: Kind) -> list[SheetRow]:
    with received() as (file, _, _):
        try:
            return read_sheet(file, kind.table)
        except UnreadableSheet as error:
            raise Refusal(error.code, **error.facts) from error


def _told(
    kind: str, state: str, rows: list[SheetRow], plan: Any, faults: list[Fault]
) -> dict[str, Any]:
    return {
        "kind": kind,
        "state": state,
        "rows": len(rows),
        "counts": None if faults else plan.counts,
        "faults": [asdict(fault) for fault in faults[:FAULTS_TOLD]],
        "more_faults": max(0, len(faults) - FAULTS_TOLD),
    }
