"""The evidence package of a plot, for whoever has to check it years from now."""

from __future__ import annotations

import re
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from apiflask import APIBlueprint
from flask import Response, send_file
from pydantic import BaseModel

from server.api.access import actor, log_read, signed_in
from server.api.contract import setting
from server.api.keeping import vault
from server.jobs.packaging import write_package
from server.jobs.signing import signer
from server.models.base import db
from server.models.plot import Plot, visible_plot
from server.refusals import Refusal
from server.rules.roles import who_may
from server.words import Language

packages = APIBlueprint("packages", __name__, url_prefix="/api/v1")

MEDIA_TYPE = "application/zip"
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "the package",
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}


class PackageQuery(BaseModel):
    language: Language = "zh"


@packages.get("/plots/<uuid:plot_id>/package")
@packages.input(PackageQuery, location="query", arg_name="query")
@packages.doc(responses=FILE)
@signed_in(*who_may("evidence"))
def package(plot_id: Any, query: PackageQuery) -> Response:
    """A zip with everything on record of one plot; `language` is that of its report.

    The same records give the same bytes. Written whole before it is answered, so that it never
    breaks off half way for a reason that could have been told.
    """
    key, session = signer(), db.session()
    plot = visible_plot(session, str(plot_id), actor().areas(*who_may("evidence")))
    if plot is None:
        raise Refusal("plot_unknown", plot_id=str(plot_id))
    name = file_name(plot)
    spool = setting().spool_dir
    spool.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=spool) as folder:
        file = Path(folder) / "package.zip"
        with file.open("xb") as out:
            made = write_package(
                session, vault(), key, str(plot_id), query.language, Path(folder), out
            )
        said = {"language": query.language, **asdict(made)}
        log_read("package_read", f"plot:{plot_id}", **said)
        # the open file outlives its name, so nothing is left behind where the client goes away
        opened = file.open("rb")
        size = file.stat().st_size
    response: Response = send_file(
        opened,
        mimetype=MEDIA_TYPE,
        as_attachment=True,
        download_name=name,
        conditional=False,
        etag=False,
    )
    response.content_length = size
    response.headers["Cache-Control"] = "private, no-store"
    return response


def file_name(plot: Plot) -> str:
    """Plain letters for every system; the number of a plot may hold anything."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", f"{plot.division_code}-{plot.number}").strip("-")
    return f"xuntian-evidence-{plain}.zip"
