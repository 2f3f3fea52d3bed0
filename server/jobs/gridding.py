"""Which grid every plot lies in, stored with the plot and computed again where grids change.

Each function belongs in `writing()`, and leaves a line in the log where it changed anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from server.jobs.people import Changer
from server.models.base import Counter, next_change
from server.models.division import families, widened
from server.models.grid import Grid, NamedPlot
from server.models.log import log
from server.models.plot import Plot, in_areas
from server.refusals import Refusal
from server.rules.grid import Covering, GridsOfPlots

ROWS_AT_A_TIME = 2_000


def hold_grids(session: Session) -> None:
    """Whoever changes grids does so one after the other, until the commit."""
    session.execute(
        update(Counter)
        .where(Counter.name == "grid")
        .values(value=Counter.value + 1)
        .execution_options(synchronize_session=False)
    )


def grids_of_plots(session: Session) -> GridsOfPlots:
    """As the grids are now."""
    session.flush()
    rows = session.execute(
        select(Grid.id, Grid.code, Grid.area_prefix, Grid.whole_area).where(
            Grid.level == "grid", Grid.closed_at.is_(None)
        )
    ).all()
    same = families(session, {row.area_prefix for row in rows if row.whole_area})
    covering = [
        Covering(
            row.id,
            row.code,
            (row.area_prefix, *same.get(row.area_prefix, ())) if row.whole_area else (),
        )
        for row in rows
    ]
    named = session.execute(
        select(NamedPlot.plot_id, NamedPlot.grid_id)
        .join(Grid, Grid.id == NamedPlot.grid_id)
        .where(Grid.closed_at.is_(None))
    )
    return GridsOfPlots(covering, {row.plot_id: row.grid_id for row in named})


def regrid(
    session: Session, areas: Iterable[str] | None = None, plot_ids: Sequence[str] | None = None
) -> int:
    """Stores the grid of the plots of the areas, or of those named, or of all; how many changed."""
    found = grids_of_plots(session)
    wanted = select(Plot.id, Plot.division_code, Plot.grid_id)
    if areas is not None:
        wanted = wanted.where(in_areas(widened(session, areas)))
    if plot_ids is not None:
        wanted = wanted.where(Plot.id.in_(plot_ids))
    changed = [
        {"plot": row.id, "grid": grid_id}
        for row in session.execute(wanted)
        if (grid_id := found.grid_of(row.id, row.division_code)) != row.grid_id
    ]
    if not changed:
        return 0
    # whose plots are mine stands in the field pack
    change = (
        update(Plot)
        .where(Plot.id == bindparam("plot"))
        .values(grid_id=bindparam("grid"), change=next_change(session))
    )
    for start in range(0, len(changed), ROWS_AT_A_TIME):
        session.connection().execute(change, changed[start : start + ROWS_AT_A_TIME])
    return len(changed)


def name_plots(
    session: Session, by: Changer, wanted: Mapping[str, str | None]
) -> dict[str, str | None]:
    """Plot id → the grid that names it from now on, None for none; answers what named them before.

    What it answers, given back to it, undoes it. Refuses with plot_unknown and grid_unknown.
    """
    hold_grids(session)
    plots = session.execute(select(Plot.id, Plot.division_code).where(Plot.id.in_(wanted))).all()
    codes = {row.id: row.division_code for row in plots}
    for plot_id in wanted:
        if plot_id not in codes or not by.reaches(codes[plot_id]):
            raise Refusal("plot_unknown", plot_id=plot_id)
    asked = {grid_id for grid_id in wanted.values() if grid_id is not None}
    grids = {grid.id: grid for grid in session.scalars(select(Grid).where(Grid.id.in_(asked)))}
    for grid_id in asked:
        grid = grids.get(grid_id)
        if grid is None or not by.reaches(grid.area_prefix):
            raise Refusal("grid_unknown")
        if grid.closed_at is not None or grid.level != "grid":
            raise Refusal("grid_takes_no_plots", code=grid.code)
    named = session.execute(
        select(NamedPlot.plot_id, NamedPlot.grid_id).where(NamedPlot.plot_id.in_(wanted))
    )
    before: dict[str, str | None] = dict.fromkeys(wanted)
    before.update({row.plot_id: row.grid_id for row in named})
    changed = {plot_id: to for plot_id, to in wanted.items() if before[plot_id] != to}
    if changed:
        session.execute(delete(NamedPlot).where(NamedPlot.plot_id.in_(changed)))
        session.add_all(
            NamedPlot(plot_id=plot_id, grid_id=to)
            for plot_id, to in changed.items()
            if to is not None
        )
        regrid(session, plot_ids=list(changed))
    for to in {*changed.values(), *(before[plot_id] for plot_id in changed)} - {None}:
        taken = sorted(plot_id for plot_id in changed if changed[plot_id] == to)
        left = sorted(plot_id for plot_id in changed if before[plot_id] == to)
        log(session, by.person_id, "grid_plots", f"grid:{to}", taken=taken, left=left)
    return before
