"""A file of plots on its way in: a dry run that only tells, then the same again that writes.

The file is kept in the vault, so what was applied can be read again years later.
"""

from __future__ import annotations

import hashlib
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from typing import Any

import numpy as np
import orjson
import shapely
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from server.config import Config
from server.evidence.vault import Vault, import_key
from server.geodata.checks import (
    Checked,
    CheckOptions,
    Existing,
    Key,
    Prepared,
    Report,
    compare,
    prepare,
)
from server.geodata.pack import packed
from server.geodata.parcels import ParcelFile, ReadOptions, read_parcels
from server.jobs.judging import fold_years
from server.models.base import db, next_change, now, writing
from server.models.edition import edition_in_force
from server.models.log import log
from server.models.plot import Boundary, Plot, current_boundary
from server.models.plot_import import PlotImport
from server.refusals import Refusal

ROWS_AT_ONCE = 1_000
"""Rows of one statement: enough to be quick, few enough for both databases' limits."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person said about the file; None is to be found out."""

    crs: int | None = None
    encoding: str | None = None
    layer: str | None = None
    fields: Mapping[str, str] | None = None
    survey_year: int | None = None
    scheme: str = "GBT21010-2017"

    def as_json(self) -> dict[str, Any]:
        return {
            "crs": self.crs,
            "encoding": self.encoding,
            "layer": self.layer,
            "fields": dict(self.fields or {}),
            "survey_year": self.survey_year,
            "scheme": self.scheme,
        }


@dataclass(frozen=True, slots=True)
class Importer:
    """Who imports, and in which division code prefixes; None is the command line."""

    person_id: str | None
    areas: tuple[str, ...]


def dry_run(
    session: Session,
    vault: Vault,
    config: Config,
    file: Path,
    filename: str,
    options: ImportOptions,
    importer: Importer,
) -> PlotImport:
    """Reads and checks the file, keeps it with the report, and writes no plot. Takes `file` over.

    Raises geodata's Unreadable, and Refusal where the store fails.
    """
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    read, rows, checks = _prepared(file, options, importer, config)
    report = compare(rows, _existing(session, rows, options.scheme, importer.areas), checks)
    vault.put(file, import_key(sha256), "application/octet-stream")
    with writing() as writer:
        row = PlotImport(
            id=str(uuid.uuid4()),
            filename=filename[-200:],
            sha256=sha256,
            options={**options.as_json(), "areas": list(importer.areas)},
            report=_as_json(read, report),
            state="dry_run",
            created_by=importer.person_id,
            created_at=now(),
            applied_at=None,
        )
        writer.add(row)
        writer.flush()
        log(
            writer,
            importer.person_id,
            "import_checked",
            f"import:{row.id}",
            sha256=sha256,
            **report.counts(),
        )
    return row


def apply(vault: Vault, config: Config, import_id: str, importer: Importer) -> PlotImport:
    """Checks the kept file again against the plots as they are now, and writes all that passed.

    One transaction. Raises Refusal import_unknown, import_already_applied, import_nothing_to_apply.
    """
    asked = db.session.get(PlotImport, import_id)
    if asked is None:
        raise Refusal("import_unknown", import_id=import_id)
    options = _options_of(asked)
    with _kept(vault, asked.sha256) as file:
        read, rows, checks = _prepared(file, options, importer, config)
    # reading takes most of the time: nobody waits for it with the write lock
    with writing() as session:
        row = _locked(session, import_id)
        report = compare(rows, _existing(session, rows, options.scheme, importer.areas), checks)
        counts = report.counts()
        if not counts["new"] + counts["new_version"] + counts["attributes"]:
            raise Refusal("import_nothing_to_apply", **counts)
        moment = now()
        _write(session, report, row, moment)
        row.state, row.applied_at, row.report = "applied", moment, _as_json(read, report)
        log(session, importer.person_id, "import_applied", f"import:{row.id}", **counts)
    return row


def _locked(session: Session, import_id: str) -> PlotImport:
    row = session.get_one(PlotImport, import_id, with_for_update=True, populate_existing=True)
    if row.state == "applied":
        raise Refusal("import_already_applied", import_id=import_id)
    return row


def _options_of(row: PlotImport) -> ImportOptions:
    said = {name: value for name, value in row.options.items() if name != "areas"}
    return ImportOptions(**said)


@contextmanager
def _kept(vault: Vault, sha256: str) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile(prefix="plots-") as copy:
        with vault.open(import_key(sha256)) as kept:
            copyfileobj(kept, copy)
        copy.flush()
        yield Path(copy.name)


def _prepared(
    file: Path, options: ImportOptions, importer: Importer, config: Config
) -> tuple[ParcelFile, list[Prepared], CheckOptions]:
    read = read_parcels(
        file,
        ReadOptions(
            crs=options.crs,
            encoding=options.encoding,
            layer=options.layer,
            fields=options.fields or {},
            survey_year=options.survey_year,
            district_box=config.district_box,
        ),
    )
    checks = CheckOptions(
        scheme=options.scheme,
        district_codes=config.district_codes,
        district_box=config.district_box,
        areas=importer.areas,
    )
    return read, prepare(read.rows, checks), checks


def _existing(
    session: Session, rows: Sequence[Prepared], scheme: str, areas: tuple[str, ...]
) -> list[Existing]:
    """Plots with the key of a row, and those whose box meets the box round all rows."""
    whole = [row.plot for row in rows if row.plot is not None]
    if not whole:
        return []
    west, south, east, north = np.array(shapely.bounds([plot.shape for plot in whole])).T
    near = (
        (Boundary.max_lon >= float(west.min()))
        & (Boundary.min_lon <= float(east.max()))
        & (Boundary.max_lat >= float(south.min()))
        & (Boundary.min_lat <= float(north.max()))
    )
    query = select(Plot, Boundary.shape).join(Boundary, current_boundary())
    found = {plot.id: (plot, shape) for plot, shape in session.execute(query.where(near))}
    keys = {plot.key for plot in whole}
    codes = sorted({code for _, _, code, _ in keys})
    for start in range(0, len(codes), ROWS_AT_ONCE):
        of_keys = query.where(
            Plot.scheme == scheme, Plot.division_code.in_(codes[start : start + ROWS_AT_ONCE])
        )
        for plot, shape in session.execute(of_keys):
            if _key(plot) in keys:
                found[plot.id] = (plot, shape)
    return [
        Existing(
            plot.id, _key(plot), shape, _values(plot), shown=plot.division_code.startswith(areas)
        )
        for plot, shape in found.values()
    ]


def _key(plot: Plot) -> Key:
    return plot.scheme, plot.survey_year, plot.division_code, plot.number


VALUES = (
    "village",
    "place",
    "household",
    "land_class",
    "attribute",
    "basic_farmland",
    "slope_grade",
    "accepted_on",
    "declared_area_m2",
    "ridge_area_m2",
    "net_area_m2",
    "attributes",
)


def _values(plot: Plot) -> dict[str, Any]:
    return {name: getattr(plot, name) for name in VALUES}


def _write(session: Session, report: Report, row: PlotImport, moment: datetime) -> None:
    change = next_change(session)
    fresh = [checked for checked in report.rows if checked.change == "new"]
    plots, boundaries = [], []
    for checked in fresh:
        plot_id = str(uuid.uuid4())
        plots.append(_plot_row(checked, plot_id, change))
        boundaries.append(_boundary_row(checked, plot_id, 1, row.id, moment))
    for checked in report.rows:
        if checked.change not in ("new_version", "attributes"):
            continue
        assert checked.plot is not None
        plot = session.get_one(Plot, checked.plot_id, with_for_update=True)
        cutoff_moved = plot.accepted_on != checked.plot.values["accepted_on"]
        for name, value in checked.plot.values.items():
            setattr(plot, name, value)
        plot.change = change
        if checked.change == "new_version":
            plot.boundary_version += 1
            boundaries.append(
                _boundary_row(checked, plot.id, plot.boundary_version, row.id, moment)
            )
        session.flush()
        if cutoff_moved:
            fold_years(session, plot, edition_in_force(session, moment.date()), moment)
    for model, rows in ((Plot, plots), (Boundary, boundaries)):
        for start in range(0, len(rows), ROWS_AT_ONCE):
            session.execute(insert(model), rows[start : start + ROWS_AT_ONCE])


def _plot_row(checked: Checked, plot_id: str, change: int) -> dict[str, Any]:
    assert checked.plot is not None
    scheme, survey_year, division_code, number = checked.plot.key
    return {
        "id": plot_id,
        "scheme": scheme,
        "survey_year": survey_year,
        "division_code": division_code,
        "number": number,
        "boundary_version": 1,
        "change": change,
        **checked.plot.values,
    }


def _boundary_row(
    checked: Checked, plot_id: str, version: int, import_id: str, moment: datetime
) -> dict[str, Any]:
    assert checked.plot is not None
    shape = checked.plot.shape
    west, south, east, north = shape.bounds
    return {
        "plot_id": plot_id,
        "version": version,
        "valid_from": moment,
        "shape": shape,
        "area_m2": checked.plot.area_m2,
        "packed": orjson.dumps(packed(shape)).decode(),
        "import_id": import_id,
        "min_lon": west,
        "min_lat": south,
        "max_lon": east,
        "max_lat": north,
    }


def _as_json(read: ParcelFile, report: Report) -> dict[str, Any]:
    """Without id, filename, hash, state and instants: those are columns."""
    return {
        "crs": f"EPSG:{read.epsg}",
        "crs_from": read.crs_from,
        "encoding": read.encoding,
        "encoding_from": read.encoding_from,
        "samples": list(read.samples),
        "fields": read.fields,
        "counts": report.counts(),
        "rows": [
            {
                "row": checked.row,
                "key": checked.key,
                "outcome": checked.outcome,
                "change": checked.change,
                "reasons": [
                    {"code": reason.code, "facts": reason.facts} for reason in checked.reasons
                ],
            }
            for checked in report.rows
        ],
    }
