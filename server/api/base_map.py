"""The map under the plots, as this server was set up."""

from __future__ import annotations

from dataclasses import asdict

from apiflask import APIBlueprint
from flask import Response, current_app
from pydantic import BaseModel

from server.api.access import signed_in
from server.api.contract import answer

base_maps = APIBlueprint("base_map", __name__, url_prefix="/api/v1")


class BaseMapOut(BaseModel):
    layers: list[str]
    tile_px: int
    max_zoom: int
    attribution: str
    approval_number: str
    datum: str


class BaseMapAnswer(BaseModel):
    base: BaseMapOut | None


@base_maps.get("/base-map")
@base_maps.output(BaseMapAnswer)
@signed_in()
def base_map() -> Response:
    """Addresses of raster tiles and what must stand beside them, or none."""
    found = current_app.extensions["xuntian.base_map"]
    return answer({"base": asdict(found) if found else None})
