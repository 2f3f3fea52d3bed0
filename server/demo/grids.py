"""The grids of the demo: one a village, one of the township, and some plots that nobody keeps yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.demo.district import VILLAGES
from server.jobs.gridding import name_plots
from server.jobs.grids import GridWish, hand_over, make_grid
from server.jobs.people import Changer
from server.models.plot import Plot
from server.rules.grid import Post

CHIEFS = ("chief", "warden", "grid", "patrol", "patrol", "patrol")
"""One a village, in their order; one person holds several."""
LEFT_OUT = 4
"""Plots of the last village that are put into no grid, for whoever tries the mending."""


def add_grids(session: Session, people: Mapping[str, str], today: date) -> None:
    """After the plots, in `writing()`; written by the officer, who holds the whole district."""
    by = Changer(people["officer"])
    first = today - timedelta(days=700)
    for place, (village, login) in enumerate(zip(VILLAGES, CHIEFS, strict=True), 1):
        area = village.division_code[:12]
        last = place == len(VILLAGES)
        wish = GridWish(f"WG-{place:02d}", f"{village.name}网格", "grid", area, not last)
        grid = make_grid(session, by, wish)
        if place == 1:
            _post(session, by, grid.id, "main", people["village"], first, "首任")
            _post(session, by, grid.id, "main", people[login], today - timedelta(days=90), "换届")
        else:
            _post(session, by, grid.id, "main", people[login], first, "首任")
        if place in (1, 4):
            _post(session, by, grid.id, "deputy", people["clerk"], first, "协助")
        if last:
            plots = session.scalars(
                select(Plot.id)
                .where(Plot.division_code.startswith(area))
                .order_by(Plot.number)
                .offset(LEFT_OUT)
            ).all()
            name_plots(session, by, dict.fromkeys(plots, grid.id))
    wish = GridWish("JD-01", "斌郎街道", "township", "511703001", True)
    township = make_grid(session, by, wish)
    _post(session, by, township.id, "main", people["town"], first, "首任")


def _post(
    session: Session, by: Changer, grid: str, post: Post, person: str, since: date, reason: str
) -> None:
    hand_over(
        session,
        by,
        grid,
        post=post,
        person_id=person,
        since=since,
        ends=None,
        reason=reason,
    )
