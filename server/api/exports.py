"""Plots out, as files that the import reads back to the same plots."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal

from apiflask import APIBlueprint
from flask import Response, send_file
from pydantic import BaseModel
from sqlalchemy.orm import Session

from server.api.access import actor, signed_in
from server.geodata.write import Format, write_plots
from server.jobs.plot_export import outgoing
from server.models.base import db, writing
from server.models.log import log

exports = APIBlueprint("exports", __name__, url_prefix="/api/v1")

MEDIA_TYPES: dict[Format, str] = {
    "gpkg": "application/geopackage+sqlite3",
    "geojson": "application/geo+json",
}


class ExportQuery(BaseModel):
    format: Literal["gpkg", "geojson"]


@exports.get("/plots/export")
@exports.input(ExportQuery, location="query", arg_name="query")
@exports.doc(responses={200: "the file"})
@signed_in("officer")
def export_plots(query: ExportQuery) -> Response:
    """All plots of this officer's areas with their current boundaries, EPSG:4490."""
    areas = actor().areas("officer")
    session: Session = db.session()
    folder = tempfile.TemporaryDirectory(prefix="export-")
    file = Path(folder.name) / f"plots.{query.format}"
    plots = outgoing(session, areas)
    write_plots(plots, query.format, file)
    with writing() as writer:
        log(
            writer,
            actor().person_id,
            "plots_exported",
            "plots",
            count=len(plots),
            format=query.format,
        )
    response = send_file(
        file, MEDIA_TYPES[query.format], as_attachment=True, download_name=file.name
    )
    response.call_on_close(folder.cleanup)
    return response
