"""Grids from a sheet: one row a grid, more where it names many plots. It ends no post and closes no grid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from server.documents.tables.column import words_for
from server.documents.tables.reading import SheetRow
from server.jobs.gridding import hold_grids, name_plots
from server.jobs.grids import (
    GridWish,
    put_change,
    put_grid,
    put_posts,
    regrid_where,
    wish_of,
    works_near,
)
from server.jobs.people import Changer
from server.jobs.sheets.fault import Fault, shape_faults
from server.models.base import now
from server.models.division import all_same_areas, families, widened_among
from server.models.grid import Grid, GridPost, NamedPlot
from server.models.person import Person, is_area
from server.models.plot import Plot
from server.rules.day import china_day
from server.rules.grid import GRID_LEVELS, GridLevel, Period, Post, hand_over_wrong
from server.words import LANGUAGES

REASON = "按导入"
"""Of a hand-over that a sheet brings."""
BETWEEN = re.compile(r"[\s,，、;；]+")
DAY = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
SAME = ("grid_name", "grid_level", "area", "chief", "deputies", "chief_since")
"""What all rows of a grid say alike."""


@dataclass(slots=True)
class Wanted:
    """One grid as its rows tell of it."""

    row: SheetRow
    wish: GridWish
    since: date
    grid: Grid | None = None
    """None of a new one."""
    plots: dict[str, None] = field(default_factory=dict)
    """Ids of plots that it names and did not before."""
    comes: list[tuple[Post, str]] = field(default_factory=list)
    """(post, id of the person) of each hand-over."""


@dataclass(frozen=True, slots=True)
class GridPlan:
    grids: tuple[Wanted, ...]
    counts: dict[str, int]


def _counted(grids: Iterable[Wanted]) -> dict[str, int]:
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    for one in grids:
        same = one.grid is not None and wish_of(one.grid) == one.wish
        kept = same and not one.plots and not one.comes
        counts["new" if one.grid is None else "unchanged" if kept else "changed"] += 1
    return counts


def look(session: Session, rows: Sequence[SheetRow], by: Changer) -> tuple[GridPlan, list[Fault]]:
    """What the rows would change, and what is wrong with them."""
    needed = ("grid_code", "grid_name", "grid_level", "area")
    faults = list(shape_faults(rows, needed, {"grid_code": 40, "grid_name": 60}))
    known = _known(session, rows)
    found: dict[str, Wanted] = {}
    plots: list[tuple[SheetRow, Wanted]] = []
    for row in rows:
        wanted, wrong = _wanted(row, known, by)
        faults += wrong
        if wanted is None:
            continue
        first = found.setdefault(wanted.wish.code, wanted)
        if any(row.cells[name] != first.row.cells[name] for name in SAME):
            facts = {"code": wanted.wish.code, "first": first.row.number}
            faults.append(Fault(row.number, "grid_differs", facts))
        if first.wish.whole_area != wanted.wish.whole_area:
            facts = {"code": wanted.wish.code, "first": first.row.number}
            faults.append(Fault(row.number, "grid_differs", facts))
        plots.append((row, first))
    faults += _area_faults(session, found.values())
    faults += _plot_faults(session, plots, by)
    faults += _post_faults(session, found.values())
    plan = GridPlan(tuple(found.values()), _counted(found.values()))
    return plan, sorted(faults, key=lambda fault: fault.row)


def apply(session: Session, plan: GridPlan, by: Changer) -> None:
    """Writes what the plan says, in `writing()`; the plots are looked at once, at the end.

    What the plan was looked at for in this transaction is not asked once more: others wait meanwhile.
    """
    hold_grids(session)
    known = [(one, one.grid, wish_of(one.grid)) for one in plan.grids if one.grid is not None]
    moved = [(one, grid, before) for one, grid, before in known if before != one.wish]
    for _, grid, _ in moved:
        # areas that change hands are free before anybody takes them
        grid.whole_area = False
    session.flush()
    for one, grid, before in moved:
        put_change(session, by, grid, before, one.wish)
    grids = [(one, grid) for one, grid, _ in known]
    grids += [(one, put_grid(session, by, one.wish)) for one in plan.grids if one.grid is None]
    session.flush()
    touched = [
        wish
        for one, _, before in moved
        if (before.area_prefix, before.whole_area) != (one.wish.area_prefix, one.wish.whole_area)
        for wish in (before, one.wish)
    ]
    touched += [one.wish for one in plan.grids if one.grid is None]
    chiefs = _chiefs(session, [grid.id for one, grid in grids if one.comes])
    named: dict[str, str | None] = {}
    for one, grid in grids:
        named |= dict.fromkeys(one.plots, grid.id)
        for post, person_id in one.comes:
            closing = [chiefs[grid.id]] if post == "main" and grid.id in chiefs else []
            put_posts(session, by, grid, post, person_id, one.since, closing, REASON)
    session.flush()
    if touched:
        regrid_where(session, touched)
    if named:
        name_plots(session, by, named)


def _chiefs(session: Session, grid_ids: Sequence[str]) -> Mapping[str, GridPost]:
    """Grid → the period of its main chief."""
    wanted = select(GridPost).where(
        GridPost.grid_id.in_(grid_ids), GridPost.post == "main", GridPost.until.is_(None)
    )
    return {post.grid_id: post for post in session.scalars(wanted)}


def _known(session: Session, rows: Sequence[SheetRow]) -> Mapping[str, Grid]:
    codes = {row.cells["grid_code"] for row in rows}
    return {grid.code: grid for grid in session.scalars(select(Grid).where(Grid.code.in_(codes)))}


@cache
def _level_names() -> Mapping[str, GridLevel]:
    names: dict[str, GridLevel] = {level: level for level in GRID_LEVELS}
    for language in LANGUAGES:
        words = words_for(language)
        names |= {words.say("grid_level", level): level for level in GRID_LEVELS}
    return names


@cache
def _whole_words() -> frozenset[str]:
    return frozenset(words_for(language).say("grid_plots", "whole") for language in LANGUAGES)


def _wanted(
    row: SheetRow, known: Mapping[str, Grid], by: Changer
) -> tuple[Wanted | None, list[Fault]]:
    """The grid of one row; None where the row says too little to look further."""
    cells, faults = row.cells, []
    level = _level_names().get(cells["grid_level"])
    since = _day(cells["chief_since"])
    if cells["grid_level"] and level is None:
        faults.append(Fault(row.number, "level_unknown", {"level": cells["grid_level"]}))
    if cells["chief_since"] and since is None:
        faults.append(Fault(row.number, "day_wrong", {"day": cells["chief_since"]}))
    area = cells["area"]
    if area and not is_area(area):
        faults.append(Fault(row.number, "code_wrong", {"code": area}))
        return None, faults
    if area and not by.reaches(area):
        faults.append(Fault(row.number, "area_outside", {"code": area}))
    code = cells["grid_code"]
    if not code or not area or level is None:
        return None, faults
    grid = known.get(code)
    if grid is not None:
        if not by.reaches(grid.area_prefix) or grid.closed_at is not None:
            faults.append(Fault(row.number, "grid_code_taken", {"code": code}))
            return None, faults
        if grid.level != level:
            faults.append(Fault(row.number, "grid_level_kept", {"code": code}))
    whole = cells["grid_plots"] in _whole_words()
    if not cells["grid_plots"] and grid is not None:
        # an empty cell says nothing of a grid that is there
        whole = grid.whole_area
    wish = GridWish(code, cells["grid_name"], level, area, whole)
    return Wanted(row, wish, since or china_day(now()), grid), faults


def _day(text: str) -> date | None:
    found = DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _area_faults(session: Session, grids: Iterable[Wanted]) -> Iterator[Fault]:
    """Two grids of a level that would take the same whole area."""
    wanted = list(grids)
    same = families(session, {one.wish.area_prefix for one in wanted})
    told = {one.grid.id for one in wanted if one.grid is not None}
    taken: dict[tuple[str, str], str] = {}
    whole = select(Grid).where(Grid.whole_area, Grid.closed_at.is_(None))
    for grid in session.scalars(whole):
        if grid.id not in told:
            taken[grid.level, grid.area_prefix] = grid.code
    for one in wanted:
        if not one.wish.whole_area:
            continue
        area = one.wish.area_prefix
        for code in (area, *same.get(area, ())):
            other = taken.setdefault((one.wish.level, code), one.wish.code)
            if other != one.wish.code:
                facts = {"code": other, "area": area}
                yield Fault(one.row.number, "grid_area_taken", facts)
                break


def _plot_faults(
    session: Session, rows: Sequence[tuple[SheetRow, Wanted]], by: Changer
) -> Iterator[Fault]:
    """Fills `plots` with those that a grid does not name yet."""
    told = [(row, one, _tokens(row)) for row, one in rows if not one.wish.whole_area]
    numbers = {number for _, _, tokens in told for _, number in tokens}
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for start in range(0, len(numbers), 500):
        some = sorted(numbers)[start : start + 500]
        for plot_id, number, code, grid_id in session.execute(
            select(Plot.id, Plot.number, Plot.division_code, NamedPlot.grid_id)
            .outerjoin(NamedPlot, NamedPlot.plot_id == Plot.id)
            .where(Plot.number.in_(some))
        ):
            found.setdefault(number, []).append((plot_id, code, grid_id))
    first: dict[str, tuple[str, int]] = {}
    for row, one, tokens in told:
        for code, number in tokens:
            said = f"{code}/{number}" if code else number
            matching = [
                (its_id, its_grid)
                for its_id, of, its_grid in found.get(number, [])
                if by.reaches(of)
                and (of == code or (not code and of.startswith(one.wish.area_prefix)))
            ]
            if len(matching) != 1:
                wrong = "plot_unknown" if not matching else "plot_ambiguous"
                yield Fault(row.number, wrong, {"plot": said})
                continue
            if one.wish.level != "grid":
                yield Fault(row.number, "grid_takes_no_plots", {"code": one.wish.code})
                break
            its_id, its_grid = matching[0]
            before = first.setdefault(its_id, (one.wish.code, row.number))
            if before[0] != one.wish.code:
                yield Fault(row.number, "twice", {"code": said, "first": before[1]})
            elif one.grid is None or its_grid != one.grid.id:
                one.plots[its_id] = None


def _tokens(row: SheetRow) -> list[tuple[str, str]]:
    """(division code or nothing, number) of each plot that a row names."""
    tokens = [token for token in BETWEEN.split(row.cells["grid_plots"]) if token]
    return [(code, number) for code, _, number in (token.rpartition("/") for token in tokens)]


def _post_faults(session: Session, grids: Iterable[Wanted]) -> Iterator[Fault]:
    """Fills `comes` with who is to hold a post and does not yet."""
    wanted = list(grids)
    people = _people(session, {login for one in wanted for login in _logins(one)})
    same = all_same_areas(session)
    wide = cache(lambda areas: widened_among(same, areas))
    ids = [one.grid.id for one in wanted if one.grid is not None]
    periods: dict[str, list[Period]] = {}
    for held in session.scalars(
        select(GridPost).where(GridPost.grid_id.in_(ids)).order_by(GridPost.id)
    ):
        period = Period(held.id, held.person_id, held.post, held.since, held.until)  # type: ignore[arg-type]  # only posts are written
        periods.setdefault(held.grid_id, []).append(period)
    for one in wanted:
        of_grid = periods.get(one.grid.id, []) if one.grid is not None else []
        chief = one.row.cells["chief"]
        deputies = [token for token in BETWEEN.split(one.row.cells["deputies"]) if token]
        comes: list[tuple[Post, str]] = [("main", chief)] if chief else []
        comes += [("deputy", login) for login in deputies]
        for post, login in comes:
            person = people.get(login.lower())
            areas = tuple(grant.area_prefix for grant in person.grants) if person else ()
            if person is None or not works_near(person, wide((one.wish.area_prefix,)), wide(areas)):
                yield Fault(one.row.number, "grid_person_outside", {"login": login})
            else:
                yield from _post_fault(one, of_grid, post, login, person.id)


def _logins(one: Wanted) -> list[str]:
    said = (one.row.cells["chief"], *BETWEEN.split(one.row.cells["deputies"]))
    return [login for login in said if login]


def _people(session: Session, logins: Iterable[str]) -> Mapping[str, Person]:
    """By login in lower case, and by phone."""
    found: dict[str, Person] = {}
    wanted = sorted({login.lower() for login in logins})
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        same = or_(func.lower(Person.login).in_(some), Person.phone.in_(some))
        for person in session.scalars(select(Person).where(same)):
            if person.phone:
                found.setdefault(person.phone, person)
            found[person.login.lower()] = person
    return found


def _post_fault(
    one: Wanted, periods: list[Period], post: Post, login: str, person_id: str
) -> Iterator[Fault]:
    """Adds the period to `periods`, where it can begin and has not yet."""
    open_ = [period for period in periods if period.until is None]
    if any(period.post == post and period.person_id == person_id for period in open_):
        return
    wrong = hand_over_wrong(periods, post, person_id, one.since, None)
    if wrong is not None:
        yield Fault(one.row.number, wrong, {"login": login})
        return
    one.comes.append((post, person_id))
    if post == "main":
        periods[:] = [
            replace(period, until=one.since)
            if period.post == "main" and period.until is None
            else period
            for period in periods
        ]
    periods.append(Period(-len(periods) - 1, person_id, post, one.since, None))
