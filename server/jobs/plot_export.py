"""Plots with their boundaries into a file that an import takes."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.geodata.write import Format, Outgoing
from server.geodata.write import write_plots as write_file
from server.models.inspection import PlotYear
from server.models.plot import Boundary, Plot, current_boundary
from server.models.plot_import import VALUES
from server.models.plot_list import PlotFilter, matching, of_year


def export_plots(session: Session, file: Path, format_: Format, wanted: PlotFilter) -> int:
    """Writes the plots with their current boundaries to `file`, which must not exist; how many."""
    rows = session.execute(
        select(
            Plot.number,
            Plot.division_code,
            Plot.survey_year,
            *(getattr(Plot, name) for name in VALUES),
            Boundary.shape,
        )
        .join(Boundary, current_boundary())
        .outerjoin(PlotYear, of_year(wanted))
        .where(matching(wanted))
        .order_by(Plot.division_code, Plot.number, Plot.survey_year, Plot.id)
    )
    plots = [Outgoing(**row._asdict()) for row in rows]
    write_file(plots, format_, file)
    return len(plots)
