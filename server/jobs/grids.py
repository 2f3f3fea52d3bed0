"""Grids made, changed and closed, and their posts handed over: history is added to, never rewritten.

Each function belongs in `writing()`, and leaves a line in the log.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.jobs.gridding import hold_grids, regrid
from server.jobs.people import Changer
from server.models.base import now
from server.models.division import widened
from server.models.grid import Grid, GridPost
from server.models.log import log
from server.models.person import Person
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.grid import GridLevel, Period, Post, hand_over_wrong

AREAS_MOST = 200
"""Beyond as many areas all plots are looked at: SQLite takes no condition of a thousand parts."""


@dataclass(frozen=True, slots=True)
class GridWish:
    code: str
    name: str
    level: GridLevel
    area_prefix: str
    whole_area: bool


def make_grid(session: Session, by: Changer, wish: GridWish) -> Grid:
    """Refuses with grid_area_outside, grid_code_taken and grid_area_taken."""
    hold_grids(session)
    _free(session, by, wish, None)
    grid = put_grid(session, by, wish)
    session.flush()
    regrid_where(session, [wish])
    return grid


def change_grid(session: Session, by: Changer, grid_id: str, wish: GridWish) -> Grid:
    """Refuses as `make_grid`, and with grid_unknown and grid_closed."""
    grid = held_grid(session, by, grid_id)
    _free(session, by, wish, grid.id)
    before = wish_of(grid)
    if before != wish:
        put_change(session, by, grid, before, wish)
        session.flush()
        regrid_where(session, [before, wish])
    return grid


def put_grid(session: Session, by: Changer, wish: GridWish) -> Grid:
    """The row and its line of the log; whether it may be, and its plots, are for the caller to see to."""
    grid = Grid(id=str(uuid.uuid4()), created_at=now(), **_values(wish))
    session.add(grid)
    log(session, by.person_id, "grid_made", f"grid:{grid.id}", **_values(wish))
    return grid


def put_change(session: Session, by: Changer, grid: Grid, before: GridWish, wish: GridWish) -> None:
    """As `put_grid`, of a grid that is there and differs."""
    said = {"before": _values(before), "after": _values(wish)}
    for name, value in _values(wish).items():
        setattr(grid, name, value)
    log(session, by.person_id, "grid_changed", f"grid:{grid.id}", **said)


def wish_of(grid: Grid) -> GridWish:
    """The grid as it stands."""
    return GridWish(grid.code, grid.name, _level(grid), grid.area_prefix, grid.whole_area)


def close_grid(session: Session, by: Changer, grid_id: str, reason: str) -> Grid:
    """Ends its posts today and lets its plots go; it stays in the history."""
    grid = held_grid(session, by, grid_id)
    moment = now()
    for post in _open_posts(session, grid.id):
        post.until = max(china_day(moment), post.since)
    grid.closed_at = moment
    session.flush()
    log(session, by.person_id, "grid_closed", f"grid:{grid.id}", reason=reason)
    regrid(session)
    return grid


def hand_over(
    session: Session,
    by: Changer,
    grid_id: str,
    *,
    post: Post,
    person_id: str | None,
    since: date,
    ends: int | None,
    reason: str,
) -> Grid:
    """Closes one period and opens the next, or only one of both.

    Refuses with grid_person_outside, a `rules.grid.HandOverWrong`, and grid_nobody_comes_or_goes.
    """
    grid = held_grid(session, by, grid_id)
    periods = _posts(session, grid.id)
    wrong = hand_over_wrong([_period(one) for one in periods], post, person_id, since, ends)
    closing = [
        one
        for one in periods
        if one.until is None
        and one.post == post
        and (one.id == ends or (ends is None and post == "main"))
    ]
    idle = person_id is None and not closing
    if wrong is not None or idle:
        raise Refusal(wrong or "grid_nobody_comes_or_goes")
    if person_id is not None:
        _works_there(session, grid, person_id)
    put_posts(session, by, grid, post, person_id, since, closing, reason)
    session.flush()
    return grid


def put_posts(
    session: Session,
    by: Changer,
    grid: Grid,
    post: Post,
    person_id: str | None,
    since: date,
    closing: Sequence[GridPost],
    reason: str,
) -> GridPost | None:
    """Ends `closing` and begins the period of `person_id`, with their line of the log; looks at nothing."""
    for one in closing:
        one.until = since
    begun = None
    if person_id is not None:
        begun = GridPost(
            grid_id=grid.id,
            person_id=person_id,
            post=post,
            since=since,
            reason=reason,
            written_by=by.person_id,
            written_at=now(),
        )
        session.add(begun)
    log(
        session,
        by.person_id,
        "grid_handed_over",
        f"grid:{grid.id}",
        post=post,
        to=person_id,
        since=since.isoformat(),
        ended=[one.person_id for one in closing],
        reason=reason,
    )
    return begun


def held_grid(session: Session, by: Changer, grid_id: str) -> Grid:
    """An open grid of one's areas, held with all others until the commit."""
    hold_grids(session)
    grid = session.get(Grid, grid_id, populate_existing=True)
    if grid is None or not by.reaches(grid.area_prefix):
        raise Refusal("grid_unknown")
    if grid.closed_at is not None:
        raise Refusal("grid_closed")
    return grid


def _values(wish: GridWish) -> dict[str, str | bool]:
    return {
        "code": wish.code,
        "name": wish.name,
        "level": wish.level,
        "area_prefix": wish.area_prefix,
        "whole_area": wish.whole_area,
    }


def _level(grid: Grid) -> GridLevel:
    return grid.level  # type: ignore[return-value]  # only levels are written


def _free(session: Session, by: Changer, wish: GridWish, own: str | None) -> None:
    if not by.reaches(wish.area_prefix):
        raise Refusal("grid_area_outside", area_prefix=wish.area_prefix)
    of_code = session.scalar(select(Grid.id).where(Grid.code == wish.code))
    if of_code not in (None, own):
        raise Refusal("grid_code_taken", code=wish.code)
    if wish.whole_area:
        others = select(Grid.id, Grid.code).where(
            Grid.level == wish.level,
            Grid.whole_area,
            Grid.closed_at.is_(None),
            Grid.area_prefix.in_(_codes_of(session, wish.area_prefix)),
        )
        for row in session.execute(others):
            if row.id != own:
                raise Refusal("grid_area_taken", code=row.code, area_prefix=wish.area_prefix)


def _codes_of(session: Session, area_prefix: str) -> tuple[str, ...]:
    """The area's own code and every other one of the same area, not of what lies in it."""
    return tuple(code for code in widened(session, [area_prefix]) if len(code) == len(area_prefix))


def regrid_where(session: Session, wishes: Iterable[GridWish]) -> None:
    """Stores the grid of all plots that grids as wished, made or changed, may have touched."""
    of_plots = [wish for wish in wishes if wish.level == "grid"]
    areas = {wish.area_prefix for wish in of_plots}
    if any(not wish.whole_area for wish in of_plots) or len(areas) > AREAS_MOST:
        # named plots may lie anywhere
        regrid(session)
    elif areas:
        regrid(session, areas)


def _posts(session: Session, grid_id: str) -> list[GridPost]:
    wanted = select(GridPost).where(GridPost.grid_id == grid_id).order_by(GridPost.id)
    return list(session.scalars(wanted))


def _open_posts(session: Session, grid_id: str) -> list[GridPost]:
    return [one for one in _posts(session, grid_id) if one.until is None]


def _period(one: GridPost) -> Period:
    return Period(one.id, one.person_id, one.post, one.since, one.until)  # type: ignore[arg-type]


def _works_there(session: Session, grid: Grid, person_id: str) -> None:
    person = session.get(Person, person_id)
    areas = widened(session, [grid.area_prefix])
    if person is None or not works_near(
        person, areas, widened(session, [grant.area_prefix for grant in person.grants])
    ):
        raise Refusal("grid_person_outside")


def works_near(person: Person, areas: Iterable[str], held: Iterable[str]) -> bool:
    """An active person with a role in an area that has the grid, or that lies in it.

    `areas`: of the grid, `held`: of the person, each with the other codes of the same areas.
    """
    held = tuple(held)
    return person.active and any(
        one.startswith(area) or area.startswith(one) for one in held for area in areas
    )
