"""The plots map as vector tiles."""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from typing import Any

from apiflask import APIBlueprint
from flask import Response, request
from pydantic import Field

from server.api.access import signed_in
from server.api.plot_filter import PlotFilterQuery, plot_filter
from server.geodata import mvt
from server.geodata.tile import EXTENT, Tile
from server.models.base import db
from server.models.plot_list import PlotFilter
from server.models.plot_tiles import (
    OUTLINES_FROM_ZOOM,
    STATES,
    Paint,
    cursor_of,
    groups,
    outlines,
    shown_grain,
)
from server.models.watch import last_turn
from server.refusals import Refusal

tiles = APIBlueprint("tiles", __name__, url_prefix="/api/v1")

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"
EDITION = 1
"""Of what a tile holds; another one where that changes, or clients keep the tiles of before."""
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "layers `plots` and `middles` from zoom 14 on, `groups` below",
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    },
    404: {"description": "no such tile"},
}


class TileQuery(PlotFilterQuery):
    paint: Paint = Field(default="grain", description="what `grain` of an outline says")


@tiles.get("/plots/tiles/<int:z>/<int:x>/<int:y>.mvt")
@tiles.input(TileQuery, location="query", arg_name="query")
@tiles.doc(responses=RESPONSES)
@signed_in()
def plot_tile(z: int, x: int, y: int, query: TileQuery) -> Response:
    """Plots of the person's areas that the list's filter finds, on one tile of the Web Mercator grid."""
    tile = Tile(z, x, y)
    if not tile.exists():
        raise Refusal("not_found")
    wanted = plot_filter(query)
    # before the plots are read: a tile may be newer than it says, never older
    cursor = cursor_of(db.session(), wanted.areas)
    turned = last_turn(db.session()) if wanted.asks_year or query.paint == "watch" else 0
    said = f"{EDITION} {cursor} {turned} {query.paint} {astuple(tile)} {astuple(wanted)}"
    etag = hashlib.sha256(said.encode()).hexdigest()[:32]
    known = _known_as(etag)
    response = Response(status=304 if known else 200, mimetype=MEDIA_TYPE)
    if not known:
        draw = _groups if z < OUTLINES_FROM_ZOOM else _outlines
        response.data = draw(wanted, tile, query.paint)
    response.set_etag(known or etag)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Authorization"
    return response


def _known_as(etag: str) -> str | None:
    """How the client names what it has, where that is what `etag` names: compressed, it has an ending."""
    tags = request.if_none_match.as_set(include_weak=True)
    return next((tag for tag in tags if tag.partition(":")[0] == etag), None)


def _groups(wanted: PlotFilter, tile: Tile, paint: Paint) -> bytes:
    """With the number of each state that has any plot; of grain with every state's."""
    found = groups(db.session(), wanted, tile, paint)
    if not found:
        return b""
    units = tile.units_of([(group.lon, group.lat) for group in found])
    every = dict.fromkeys(STATES, 0) if paint == "grain" else {}
    return mvt.points(
        "groups",
        [
            (x, y, {"count": group.count, "overdue": group.overdue, **every, **group.states})
            for (x, y), group in zip(units, found, strict=True)
        ],
    )


def _outlines(wanted: PlotFilter, tile: Tile, paint: Paint) -> bytes:
    """With a point in the middle of each plot, in the one tile where the middle lies."""
    rows = outlines(db.session(), wanted, tile)
    if not rows:
        return b""
    told: list[mvt.Properties] = [
        {
            "id": row.id,
            "number": row.number,
            "cultivated": row.cultivated,
            "grain": row.watch if paint == "watch" else shown_grain(row.grain, row.level),
            "overdue": bool(row.overdue),
            "findings": bool(row.findings),
        }
        for row in rows
    ]
    middles = tile.units_of(
        [((row.min_lon + row.max_lon) / 2, (row.min_lat + row.max_lat) / 2) for row in rows]
    )
    here = [
        (x, y, properties)
        for (x, y), properties in zip(middles, told, strict=True)
        if 0 <= x < EXTENT and 0 <= y < EXTENT
    ]
    shapes = tile.outlines([row.shape for row in rows])
    return mvt.polygons("plots", shapes, told) + mvt.points("middles", here)
