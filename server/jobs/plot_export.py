"""The plots of some areas into a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.geodata.write import Format, Outgoing
from server.geodata.write import write_plots as write_file
from server.models.base import writing
from server.models.log import log
from server.models.plot import Boundary, Plot, current_boundary, in_areas
from server.models.plot_import import VALUES


def export_plots(
    session: Session,
    file: Path,
    format_: Format,
    person_id: str | None,
    areas: Iterable[str],
) -> int:
    """Writes the plots in `areas` with their current boundaries to `file`, which must not exist.

    Logs who took how many, in a transaction of its own: households are named in the file.
    """
    areas = tuple(areas)
    rows = session.execute(
        select(
            Plot.number,
            Plot.division_code,
            Plot.survey_year,
            *(getattr(Plot, name) for name in VALUES),
            Boundary.shape,
        )
        .join(Boundary, current_boundary())
        .where(in_areas(areas))
        .order_by(Plot.division_code, Plot.number, Plot.survey_year, Plot.id)
    )
    plots = [Outgoing(**row._asdict()) for row in rows]
    write_file(plots, format_, file)
    with writing() as session:
        log(
            session,
            person_id,
            "plots_exported",
            f"areas:{','.join(areas)}"[:100],
            format=format_,
            count=len(plots),
        )
    return len(plots)
