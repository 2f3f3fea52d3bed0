"""Plots out again as a file that `imports` takes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response, send_file
from pydantic import BaseModel

from server.api.access import actor, signed_in
from server.api.contract import setting
from server.jobs.plot_export import export_plots
from server.models.base import db

exports = APIBlueprint("exports", __name__, url_prefix="/api/v1")

SCHEMAS = {"gpkg": {"type": "string", "format": "binary"}, "geojson": {"type": "object"}}
MEDIA_TYPES = {"gpkg": "application/geopackage+sqlite3", "geojson": "application/geo+json"}
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "the file",
        "content": {
            media_type: {"schema": SCHEMAS[name]} for name, media_type in MEDIA_TYPES.items()
        },
    }
}


class ExportQuery(BaseModel):
    format: Literal["gpkg", "geojson"] = "gpkg"


@exports.get("/plots/export")
@exports.input(ExportQuery, location="query", arg_name="query")
@exports.doc(responses=FILE)
@signed_in("officer")
def export(query: ExportQuery) -> Response:
    """The plots of the officer's areas with their current boundaries, EPSG:4490, layer DLTB.

    Boundaries in bulk leave the house by officers alone (domain G [P]).
    """
    me = actor()
    with tempfile.TemporaryDirectory(dir=setting().spool_dir) as folder:
        file = Path(folder) / f"plots.{query.format}"
        export_plots(db.session(), file, query.format, me.person_id, me.areas("officer"))
        # the open file outlives its name, so nothing is left behind where the client goes away
        opened = file.open("rb")
        size = file.stat().st_size
    response: Response = send_file(
        opened,
        mimetype=MEDIA_TYPES[query.format],
        as_attachment=True,
        download_name=f"xuntian-plots.{query.format}",
        conditional=False,
        etag=False,
    )
    response.content_length = size
    response.headers["Cache-Control"] = "private, no-store"
    return response
