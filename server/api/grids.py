"""Grids: who keeps which plots, from when until when; and plots that nobody keeps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response

from server.api.access import actor, log_read, signed_in
from server.api.contract import answer, reads
from server.api.grid_shapes import (
    CloseBody,
    GridBody,
    GridOut,
    GridPage,
    GridsQuery,
    HandOverBody,
    LoosePage,
    LooseQuery,
    NamingBody,
    NamingOut,
    PeopleOfGrid,
    PeopleQuery,
)
from server.claims import is_id
from server.jobs import grids as work
from server.jobs.grid_proposals import Loose, loose_plots
from server.jobs.gridding import name_plots
from server.jobs.people import Changer
from server.models.base import db, writing
from server.models.grid import Grid, grid_in, listed, posts_of, unassigned, without_chief
from server.models.person import Person, search_people
from server.models.plot import Plot
from server.refusals import Refusal
from server.rules.roles import who_may

grids = APIBlueprint("grids", __name__, url_prefix="/api/v1")

KEEPERS = who_may("grids")
PEOPLE_TOLD = 20


@grids.get("/grids")
@grids.input(GridsQuery, location="query", arg_name="query")
@grids.output(GridPage)
@signed_in()
def grid_list(query: GridsQuery) -> Response:
    """Open grids of the person's areas by code, a page at a time."""
    session, areas = db.session(), actor().areas()
    wanted = listed(areas, query.q, query.level, query.no_chief)
    if query.after:
        wanted = wanted.where(Grid.code > query.after)
    rows = session.execute(wanted.limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    first = not query.after
    return answer(
        {
            "grids": [
                {**_basics(grid), "plots": plots, "chief": chief} for grid, plots, chief in shown
            ],
            "next": shown[-1][0].code if len(rows) > query.limit else None,
            "unassigned": unassigned(session, areas) if first else None,
            "without_chief": without_chief(session, areas) if first else None,
        }
    )


@grids.post("/grids")
@grids.output(GridOut, status_code=201)
@signed_in(*KEEPERS)
@reads(GridBody, max_bytes=4_000)
def add_grid(body: GridBody) -> Response:
    """Makes a grid; the plots of its area become its own where it takes the whole area."""
    with writing() as session:
        told = _whole(work.make_grid(session, _by(), work.GridWish(**body.model_dump())))
    return answer(told, 201, Location=f"/api/v1/grids/{told['id']}")


@grids.get("/grids/unassigned")
@grids.input(LooseQuery, location="query", arg_name="query")
@grids.output(LoosePage)
@signed_in()
def loose_list(query: LooseQuery) -> Response:
    """Plots of the person's areas that lie in no grid, each with the grid of its neighbours."""
    me = actor()
    after = _place(query.after) if query.after else None
    found = loose_plots(db.session(), me.areas(), me.areas(*KEEPERS), after, query.limit)
    shown = found[: query.limit]
    last = shown[-1] if len(found) > query.limit else None
    return answer(
        {
            "plots": [_loose(one) for one in shown],
            "next": f"{last.division_code}~{last.number}~{last.plot_id}" if last else None,
        }
    )


@grids.post("/grids/plots")
@grids.output(NamingOut)
@signed_in(*KEEPERS)
@reads(NamingBody, max_bytes=40_000)
def put_plots(body: NamingBody) -> Response:
    """Has grids name plots, all or none; the answer is what undoes it."""
    with writing() as session:
        wanted = {one.plot_id: one.grid_id for one in body.plots}
        before = name_plots(session, _by(), wanted)
    return answer({"before": [{"plot_id": plot, "grid_id": grid} for plot, grid in before.items()]})


@grids.get("/grids/<uuid:grid_id>")
@grids.output(GridOut)
@signed_in()
def grid_page(grid_id: Any) -> Response:
    """One grid with everybody who held a post of it."""
    grid = grid_in(db.session(), str(grid_id), actor().areas())
    if grid is None:
        raise Refusal("grid_unknown")
    told = _whole(grid)
    log_read("grid_read", f"grid:{grid_id}")
    return answer(told)


@grids.put("/grids/<uuid:grid_id>")
@grids.output(GridOut)
@signed_in(*KEEPERS)
@reads(GridBody, max_bytes=4_000)
def change_grid(grid_id: Any, body: GridBody) -> Response:
    """Changes what a grid is called and what it covers."""
    with writing() as session:
        wish = work.GridWish(**body.model_dump())
        told = _whole(work.change_grid(session, _by(), str(grid_id), wish))
    return answer(told)


@grids.post("/grids/<uuid:grid_id>/posts")
@grids.output(GridOut)
@signed_in(*KEEPERS)
@reads(HandOverBody, max_bytes=4_000)
def hand_over(grid_id: Any, body: HandOverBody) -> Response:
    """Hands a post over: one period ends, the next begins, and the history keeps both."""
    with writing() as session:
        grid = work.hand_over(session, _by(), str(grid_id), **body.model_dump())
        told = _whole(grid)
    return answer(told)


@grids.post("/grids/<uuid:grid_id>/close")
@grids.output(GridOut)
@signed_in(*KEEPERS)
@reads(CloseBody, max_bytes=4_000)
def close_grid(grid_id: Any, body: CloseBody) -> Response:
    """Closes a grid: its posts end, its plots are free for others."""
    with writing() as session:
        told = _whole(work.close_grid(session, _by(), str(grid_id), body.reason))
    return answer(told)


@grids.get("/grids/<uuid:grid_id>/candidates")
@grids.input(PeopleQuery, location="query", arg_name="query")
@grids.output(PeopleOfGrid)
@signed_in(*KEEPERS)
def candidates(grid_id: Any, query: PeopleQuery) -> Response:
    """The first few people with a duty in the areas of who asks, who may be given a post."""
    areas, session = actor().areas(*KEEPERS), db.session()
    if grid_in(session, str(grid_id), areas) is None:
        raise Refusal("grid_unknown")
    wanted = search_people(areas, query.q).where(Person.active)
    found = session.scalars(wanted.limit(PEOPLE_TOLD)).all()
    told = {"people": [{"id": one.id, "name": one.name, "login": one.login} for one in found]}
    log_read("grid_candidates_read", f"grid:{grid_id}", count=len(found))
    return answer(told)


def _by() -> Changer:
    return Changer(actor().person_id, actor().areas(*KEEPERS))


def _place(cursor: str) -> tuple[str, str, str]:
    division_code, _, rest = cursor.partition("~")
    number, _, plot_id = rest.rpartition("~")
    if not is_id(plot_id):
        raise Refusal("body_invalid", fields={"after": "cursor"})
    return division_code, number, str(UUID(plot_id))


def _basics(grid: Grid) -> dict[str, Any]:
    names = ("id", "code", "name", "level", "area_prefix", "whole_area")
    return {name: getattr(grid, name) for name in names}


def _loose(one: Loose) -> dict[str, Any]:
    return {
        "plot_id": one.plot_id,
        "number": one.number,
        "division_code": one.division_code,
        "village": one.village,
        "place": one.place,
        "grid_id": one.grid and one.grid.id,
        "grid_name": one.grid and one.grid.name,
        "why": one.proposal and one.proposal.why,
        "distance_m": one.proposal and round(one.proposal.distance_m, 1),
    }


def _whole(grid: Grid) -> dict[str, Any]:
    session = db.session()
    session.flush()
    plots = session.query(Plot.id).filter(Plot.grid_id == grid.id).count()
    names = ("id", "person_id", "post", "since", "until", "reason", "written_at")
    return {
        **_basics(grid),
        "closed_at": grid.closed_at,
        "plots": plots,
        "posts": [
            {
                **{name: getattr(post, name) for name in names},
                "person_name": person_name,
                "written_by_name": writer,
            }
            for post, person_name, writer in posts_of(session, [grid.id])
        ],
        "mine": Changer(None, actor().areas(*KEEPERS)).reaches(grid.area_prefix),
    }
