"""A file of plots into the database: first only looked at, then applied in one transaction."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from flask import current_app
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Row
from sqlalchemy.orm import Session

from server.config import Config
from server.evidence.vault import Vault, import_key
from server.geodata.checks import (
    USUAL_SCHEME,
    CheckOptions,
    Existing,
    Prepared,
    Report,
    compare,
    prepare,
)
from server.geodata.encoding import GBK_NAMES, UTF8_NAMES
from server.geodata.errors import Unreadable
from server.geodata.parcels import ParcelFile, ReadOptions, read_parcels
from server.jobs.plot_writing import WRITTEN, write_plots
from server.jobs.turning import tell_turn
from server.models.base import now, writing
from server.models.log import log
from server.models.plot import Box
from server.models.plot_import import VALUES, PlotImport, hold_boundaries, plots_in_the_way
from server.refusals import Refusal

EVERYWHERE = ("",)
TOWNSHIP_DIGITS = 9
"""Of a division code: province, prefecture and county two each, township three (domain E)."""


def _encoding(name: str) -> str:
    if name.strip().upper() not in GBK_NAMES | UTF8_NAMES:
        raise ValueError("not an encoding of Chinese text")
    return name


class ImportOptions(BaseModel):
    """What a person says about a file; what is left out is to be found out from the file."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    crs: str | None = Field(default=None, pattern=r"^EPSG:[0-9]{4,6}$")
    encoding: Annotated[str, AfterValidator(_encoding)] | None = Field(
        default=None, max_length=20, description="UTF-8, GB18030 or another name of these"
    )
    layer: str | None = Field(default=None, max_length=200)
    fields: dict[str, str] = Field(
        default_factory=dict, max_length=50, description="meaning, such as TBBH → name in the file"
    )
    scheme: str = Field(default=USUAL_SCHEME, min_length=1, max_length=30)
    survey_year: int | None = Field(default=None, ge=1980, le=2100)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that was read and checked against everything but the database."""

    file: ParcelFile
    prepared: list[Prepared]
    options: CheckOptions


def dry_run(
    session: Session,
    file: Path,
    filename: str,
    options: Mapping[str, Any],
    person_id: str | None,
    areas: Sequence[str] | None,
) -> PlotImport:
    """Reads and checks `file` (which is left alone), keeps it in the vault, stores the report.

    `options` has the names of `ImportOptions`; `areas` are the division code prefixes in which the
    person may import, None for all. Takes no lock while it reads; the row and the log line are a
    transaction of their own, so the caller must not be in one. Raises Refusal: the import_… codes.
    """
    said = _options(options)
    looked = _look(file, said, areas)
    report, _ = _compared(session, looked)
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    _keep(file, sha256)
    with writing() as session:
        row = PlotImport(
            id=str(uuid.uuid4()),
            filename=_basename(filename),
            sha256=sha256,
            options=said.model_dump(exclude_defaults=True),
            report=_told(looked.file, report),
            counts=report.counts(),
            divisions=_divisions(looked.file),
            state="dry_run",
            created_by=person_id,
            created_at=now(),
        )
        session.add(row)
        log(session, person_id, "import_checked", f"import:{row.id}", **row.counts)
    return row


def apply(
    session: Session, import_id: str, person_id: str | None, areas: Sequence[str] | None = None
) -> PlotImport:
    """Writes what the file changes: new plots, new boundary versions, other attributes.

    The kept file is read and checked again, against the plots as they are by now and by the areas of
    the person who applies; the stored report becomes that of this apply. All or nothing, in a
    transaction of its own that other imports wait for. Years and verdicts stay as they were judged.
    Raises Refusal: import_unknown, import_already_applied, import_nothing_to_apply,
    import_file_gone, storage_busy, storage_full.
    """
    row = session.get(PlotImport, import_id)
    if row is None:
        raise Refusal("import_unknown")
    if row.state == "applied":
        raise Refusal("import_already_applied")
    with _kept(row.sha256) as file:
        looked = _look(file, _options(row.options), areas)
    with writing() as session:
        hold_boundaries(session)
        row = session.get_one(PlotImport, import_id, with_for_update=True, populate_existing=True)
        if row.state == "applied":
            raise Refusal("import_already_applied")
        report, there = _compared(session, looked)
        counts = report.counts()
        if not any(counts[change] for change in WRITTEN):
            raise Refusal("import_nothing_to_apply")
        moment = now()
        write_plots(session, report, there, import_id, person_id, moment)
        row.report, row.counts = _told(looked.file, report), counts
        row.state, row.applied_at = "applied", moment
        log(session, person_id, "import_applied", f"import:{import_id}", **counts)
    tell_turn()
    return row


def _options(options: Mapping[str, Any]) -> ImportOptions:
    try:
        return ImportOptions.model_validate(dict(options))
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)
        fields = sorted({".".join(map(str, item["loc"])) for item in wrong})
        raise Refusal("import_options_invalid", fields=fields[:20]) from error


def _look(file: Path, said: ImportOptions, areas: Sequence[str] | None) -> _Looked:
    config: Config = current_app.extensions["xuntian.config"]
    reading = ReadOptions(
        crs=None if said.crs is None else int(said.crs.removeprefix("EPSG:")),
        encoding=said.encoding,
        layer=said.layer,
        fields=said.fields,
        survey_year=said.survey_year,
        district_box=config.district_box,
    )
    checking = CheckOptions(
        scheme=said.scheme,
        district_codes=config.district_codes,
        district_box=config.district_box,
        areas=EVERYWHERE if areas is None else tuple(areas),
    )
    try:
        parcels = read_parcels(file, reading)
    except Unreadable as error:
        raise Refusal(error.code, **error.facts) from error
    return _Looked(parcels, prepare(parcels.rows, checking), checking)


def _compared(session: Session, looked: _Looked) -> tuple[Report, dict[str, Row[Any]]]:
    """The report against the plots in the database, and those plots by id."""
    codes = {item.parcel.division_code for item in looked.prepared if item.plot is not None}
    there = plots_in_the_way(
        session, looked.options.scheme, codes, _township_boxes(looked.prepared)
    )
    existing = [_existing(row, looked.options.areas) for row in there.values()]
    return compare(looked.prepared, existing, looked.options), there


def _township_boxes(prepared: Sequence[Prepared]) -> list[Box]:
    """One box a township: rows of one lie together, and a stray one elsewhere costs nothing."""
    bounds: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for item in prepared:
        if item.plot is not None:
            township = item.parcel.division_code[:TOWNSHIP_DIGITS]
            bounds[township].append(item.plot.shape.bounds)
    return [
        {
            "w": min(box[0] for box in boxes),
            "s": min(box[1] for box in boxes),
            "e": max(box[2] for box in boxes),
            "n": max(box[3] for box in boxes),
        }
        for boxes in bounds.values()
    ]


def _existing(row: Row[Any], areas: tuple[str, ...]) -> Existing:
    return Existing(
        plot_id=row.id,
        key=(row.scheme, row.survey_year, row.division_code, row.number),
        shape=row.shape,
        values={name: getattr(row, name) for name in VALUES},
        shown=row.division_code.startswith(areas),
    )


def _told(file: ParcelFile, report: Report) -> dict[str, Any]:
    """The report as docs/protocol.md has it, without what the row of the import holds."""
    return {
        "layer": file.layer,
        "crs": f"EPSG:{file.epsg}",
        "crs_from": file.crs_from,
        "encoding": file.encoding,
        "encoding_from": file.encoding_from,
        "samples": list(file.samples),
        "fields": file.fields,
        "rows": [
            {
                "row": row.row,
                "key": row.key,
                "outcome": row.outcome,
                "change": row.change,
                "reasons": [{"code": one.code, "facts": one.facts} for one in row.reasons],
            }
            for row in report.rows
        ],
    }


def _divisions(file: ParcelFile) -> list[str]:
    return sorted({parcel.division_code for parcel in file.rows})


def _basename(filename: str) -> str:
    name = PurePosixPath(filename.replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", name).strip()[-200:] or "?"


def _vault() -> Vault:
    vault: Vault = current_app.extensions["xuntian.vault"]
    return vault


def _spool_dir() -> Path:
    config: Config = current_app.extensions["xuntian.config"]
    return config.spool_dir


def _keep(file: Path, sha256: str) -> None:
    key = import_key(sha256)
    if _vault().size(key) == file.stat().st_size:
        return
    with tempfile.NamedTemporaryFile(dir=_spool_dir(), delete=False) as copy:
        target = Path(copy.name)
    try:
        shutil.copyfile(file, target)
        _vault().put(target, key, "application/octet-stream")
    finally:
        target.unlink(missing_ok=True)


@contextmanager
def _kept(sha256: str) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile(dir=_spool_dir()) as copy:
        try:
            with _vault().open(import_key(sha256)) as kept:
                shutil.copyfileobj(kept, copy)
        except FileNotFoundError as error:
            raise Refusal("import_file_gone") from error
        copy.flush()
        yield Path(copy.name)
