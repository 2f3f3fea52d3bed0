"""Files of plots in: a dry run with a report, then applying it. Officers, within their areas."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response, request
from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import defer
from werkzeug.datastructures import FileStorage

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, read_json, setting
from server.api.keeping import vault
from server.geodata.crs import SUPPORTED
from server.geodata.errors import Unreadable
from server.jobs.plot_import import Importer, ImportOptions, apply, dry_run
from server.models.base import db
from server.models.plot_import import PlotImport
from server.refusals import Refusal

imports = APIBlueprint("imports", __name__, url_prefix="/api/v1")

LISTED = 100
"""The newest imports; a district has a few a month."""
OPTIONS_MAX_BYTES = 20_000


class OptionsIn(Strict):
    crs: str | None = Field(default=None, pattern=r"^EPSG:[0-9]{4,5}$")
    encoding: Literal["UTF-8", "GB18030"] | None = None
    layer: str | None = Field(default=None, max_length=200)
    fields: dict[str, str] = Field(default_factory=dict, max_length=30)
    scheme: str = Field(default="GBT21010-2017", min_length=1, max_length=30)
    survey_year: int | None = Field(default=None, ge=1980, le=2100)


class ReasonOut(BaseModel):
    code: str
    facts: dict[str, Any]


class RowOut(BaseModel):
    row: int
    key: str
    outcome: Literal["accepted", "repaired", "quarantined"]
    change: Literal["new", "new_version", "attributes", "unchanged"] | None
    reasons: list[ReasonOut]


class CountsOut(BaseModel):
    accepted: int
    repaired: int
    quarantined: int
    new: int
    new_version: int
    attributes: int
    unchanged: int


class ImportSummary(BaseModel):
    id: str
    filename: str
    state: Literal["dry_run", "applied"]
    counts: CountsOut
    created_at: datetime
    applied_at: datetime | None


class ImportOut(ImportSummary):
    sha256: str
    crs: str
    crs_from: str
    encoding: str
    encoding_from: str
    samples: list[str]
    fields: dict[str, str]
    rows: list[RowOut]


class ImportsOut(BaseModel):
    imports: list[ImportSummary]


@imports.post("/imports")
@imports.output(ImportOut, status_code=201)
@imports.doc(
    description="multipart/form-data: `file`, and `options` as JSON (docs/protocol.md)",
    responses={400: "options are not JSON", 422: "what cannot be known is asked"},
)
@signed_in("officer")
def check_file() -> Response:
    """Dry run: reads the file, answers row by row what applying it would do, writes no plot."""
    request.max_content_length = setting().import_max_bytes
    options = _options(request.form.get("options", "{}"))
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise Refusal("import_file_missing")
    with _on_disk(sent) as file, _readable():
        row = dry_run(db.session(), vault(), setting(), file, sent.filename, options, _importer())
    return answer(_whole(row), 201)


@imports.get("/imports")
@imports.output(ImportsOut)
@signed_in("officer")
def list_imports() -> Response:
    """The newest imports of this officer's areas."""
    rows = db.session.scalars(
        select(PlotImport)
        .options(defer(PlotImport.report))
        .order_by(PlotImport.created_at.desc())
        .limit(LISTED)
    )
    mine = [row for row in rows if _visible(row)]
    counts: dict[str, dict[str, int]] = {
        import_id: counted
        for import_id, counted in db.session.execute(
            select(PlotImport.id, PlotImport.report["counts"]).where(
                PlotImport.id.in_([row.id for row in mine])
            )
        )
    }
    return answer({"imports": [_summary(row, counts[row.id]) for row in mine]})


@imports.get("/imports/<uuid:import_id>")
@imports.output(ImportOut)
@signed_in("officer")
def show_import(import_id: Any) -> Response:
    """One import with its report, row by row."""
    return answer(_whole(_mine(str(import_id))))


@imports.post("/imports/<uuid:import_id>/apply")
@imports.output(ImportOut)
@imports.doc(responses={409: "applied already, or nothing to apply"})
@signed_in("officer")
def apply_import(import_id: Any) -> Response:
    """Checks again against the plots as they are now and writes what passed, all or nothing."""
    _mine(str(import_id))
    with _readable():
        row = apply(vault(), setting(), str(import_id), _importer())
    return answer(_whole(row))


def _options(text: str) -> ImportOptions:
    if len(text) > OPTIONS_MAX_BYTES:
        raise Refusal("body_too_large", max_bytes=OPTIONS_MAX_BYTES)
    said = read_json(OptionsIn, text.encode())
    crs = int(said.crs.removeprefix("EPSG:")) if said.crs else None
    if crs is not None and crs not in SUPPORTED:
        raise Refusal("import_crs_foreign", crs=said.crs)
    return ImportOptions(crs, said.encoding, said.layer, said.fields, said.survey_year, said.scheme)


@contextmanager
def _on_disk(sent: FileStorage) -> Iterator[Path]:
    """The file under a name of ours: the sender's names nothing on this disk."""
    folder = setting().spool_dir
    with tempfile.NamedTemporaryFile(dir=folder, prefix="import-", delete=False) as out:
        sent.save(out)
    path = Path(out.name)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except Unreadable as error:
        raise Refusal(error.code, **error.facts) from error


def _importer() -> Importer:
    return Importer(actor().person_id, actor().areas("officer"))


def _visible(row: PlotImport) -> bool:
    """Made by this officer, or within the officer's areas by whoever made it."""
    mine = actor().areas("officer")
    return row.created_by == actor().person_id or all(
        area.startswith(mine) for area in row.options["areas"]
    )


def _mine(import_id: str) -> PlotImport:
    row = db.session.get(PlotImport, import_id)
    if row is None or not _visible(row):
        raise Refusal("import_unknown", import_id=import_id)
    return row


def _summary(row: PlotImport, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "id": row.id,
        "filename": row.filename,
        "state": row.state,
        "counts": counts,
        "created_at": row.created_at,
        "applied_at": row.applied_at,
    }


def _whole(row: PlotImport) -> dict[str, Any]:
    return {**_summary(row, row.report["counts"]), **row.report, "sha256": row.sha256}
