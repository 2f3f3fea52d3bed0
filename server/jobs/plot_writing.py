"""What a checked file changes, as rows: plots, versions of boundaries, a log line a changed plot."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from server.geodata import checks
from server.geodata.pack import packed
from server.jobs.gridding import grids_of_plots
from server.models.base import next_change
from server.models.log import log
from server.models.plot import Boundary, Plot
from server.models.plot_import import CODES_AT_ONCE, VALUES
from server.models.watch import turn_again

WRITTEN: tuple[checks.Change, ...] = ("new", "new_version", "attributes")
"""Changes that write something."""


def write_plots(
    session: Session,
    report: checks.Report,
    there: Mapping[str, Row[Any]],
    import_id: str,
    person_id: str | None,
    moment: datetime,
) -> None:
    """Writes what `report` says, valid from `moment`; `there` are the plots it was compared with.

    Plots that change are locked first and the cursor is taken after them, as a record does it.
    """
    changed = {
        row.plot_id: (row.change, row.plot)
        for row in report.rows
        if row.plot_id is not None and row.plot is not None and row.change in WRITTEN
    }
    fresh = {str(uuid.uuid4()): row.plot for row in report.rows if row.plot and row.change == "new"}
    _lock(session, sorted(changed))
    change = next_change(session)
    grids = grids_of_plots(session)
    plots = [
        {
            "id": plot_id,
            **_key(plot),
            **plot.values,
            "boundary_version": 1,
            "change": change,
            "grid_id": grids.grid_of(plot_id, plot.key[2]),
        }
        for plot_id, plot in fresh.items()
    ]
    boundaries = [_boundary(plot_id, plot, 1, import_id, moment) for plot_id, plot in fresh.items()]
    updates = []
    for plot_id, (what, plot) in changed.items():
        before = there[plot_id]
        version = before.boundary_version + (what == "new_version")
        updates.append(
            {"id": plot_id, **plot.values, "boundary_version": version, "change": change}
        )
        if what == "new_version":
            boundaries.append(_boundary(plot_id, plot, version, import_id, moment))
        log(
            session,
            person_id,
            "plot_changed",
            f"plot:{plot_id}",
            import_id=import_id,
            boundary_version=version,
            **_differences(before, plot.values),
        )
    if plots:
        session.connection().execute(insert(Plot), plots)
    if updates:
        session.execute(update(Plot), updates)
    for start in range(0, len(changed), CODES_AT_ONCE):
        turn_again(session, list(changed)[start : start + CODES_AT_ONCE])
    if boundaries:
        session.connection().execute(insert(Boundary), boundaries)


def _lock(session: Session, plot_ids: Sequence[str]) -> None:
    for start in range(0, len(plot_ids), CODES_AT_ONCE):
        some = plot_ids[start : start + CODES_AT_ONCE]
        session.execute(
            select(Plot.id).where(Plot.id.in_(some)).order_by(Plot.id).with_for_update()
        )


def _key(plot: checks.Plot) -> dict[str, Any]:
    scheme, survey_year, division_code, number = plot.key
    return {
        "scheme": scheme,
        "survey_year": survey_year,
        "division_code": division_code,
        "number": number,
    }


def _boundary(
    plot_id: str, plot: checks.Plot, version: int, import_id: str, moment: datetime
) -> dict[str, Any]:
    west, south, east, north = plot.shape.bounds
    return {
        "plot_id": plot_id,
        "version": version,
        "valid_from": moment,
        "shape": plot.shape,
        "area_m2": plot.area_m2,
        "packed": orjson.dumps(packed(plot.shape)).decode(),
        "import_id": import_id,
        "min_lon": west,
        "min_lat": south,
        "max_lon": east,
        "max_lat": north,
    }


def _differences(before: Row[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ, before and after, as they can stand in a log line."""
    differing = [name for name in VALUES if getattr(before, name) != values[name]]
    return {
        "before": {name: _plain(getattr(before, name)) for name in differing},
        "after": {name: _plain(values[name]) for name in differing},
    }


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal | date) else value
