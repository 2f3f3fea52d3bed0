"""Grids on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from server.api.contract import Strict
from server.claims import Plain, Uuid
from server.models.person import is_area
from server.rules.grid import GridLevel, Post

MOST_AT_ONCE = 200


def _area(prefix: str) -> str:
    if not is_area(prefix):
        raise ValueError("no area")
    return prefix


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("empty")
    return text.strip()


Area = Annotated[str, Field(max_length=12), AfterValidator(_area)]
Said = Annotated[Plain, Field(min_length=1, max_length=60), AfterValidator(_said)]
Code = Annotated[Plain, Field(min_length=1, max_length=40), AfterValidator(_said)]
Reason = Annotated[Plain, Field(min_length=1, max_length=200), AfterValidator(_said)]


class GridBody(Strict):
    code: Code
    name: Said
    level: GridLevel
    area_prefix: Area
    whole_area: bool = Field(description="every plot of the area is its own; else only named ones")


class HandOverBody(Strict):
    post: Post
    person_id: Uuid | None = Field(description="who comes; null where nobody does")
    since: date
    ends: int | None = Field(
        default=None, description="period that ends; the main chief's by itself"
    )
    reason: Reason


class CloseBody(Strict):
    reason: Reason


class Naming(Strict):
    plot_id: Uuid
    grid_id: Uuid | None = Field(description="the grid that names the plot; null for none")


class NamingBody(Strict):
    plots: list[Naming] = Field(min_length=1, max_length=MOST_AT_ONCE)


class GridsQuery(BaseModel):
    q: Plain = Field(default="", max_length=100)
    level: GridLevel | None = None
    no_chief: bool = False
    after: Plain = Field(default="", max_length=40, description="code of the last one before")
    limit: int = Field(default=50, ge=1, le=200)


class GridRow(BaseModel):
    id: str
    code: str
    name: str
    level: GridLevel
    area_prefix: str
    whole_area: bool
    plots: int = Field(description="that lie in it; of a higher level none are counted")
    chief: str | None = Field(description="name of the main chief")


class GridPage(BaseModel):
    grids: list[GridRow]
    next: str | None
    unassigned: int | None = Field(description="plots without a grid; on the first page alone")
    without_chief: int | None = Field(description="grids; on the first page alone")


class PostOut(BaseModel):
    id: int
    person_id: str
    person_name: str
    post: Post
    since: date
    until: date | None = Field(description="the first day that is not theirs any more")
    reason: str
    written_by_name: str
    written_at: datetime


class GridOut(BaseModel):
    id: str
    code: str
    name: str
    level: GridLevel
    area_prefix: str
    whole_area: bool
    closed_at: datetime | None
    plots: int
    posts: list[PostOut] = Field(description="newest first")
    mine: bool = Field(description="whether who asks may change it")


class NamedOut(BaseModel):
    plot_id: str
    grid_id: str | None


class NamingOut(BaseModel):
    before: list[NamedOut] = Field(description="sent back, it undoes what was done")


class LooseQuery(BaseModel):
    after: Plain = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=MOST_AT_ONCE)


class LooseOut(BaseModel):
    plot_id: str
    number: str
    division_code: str
    village: str
    place: str
    grid_id: str | None = Field(description="of the grid proposed; null where no neighbour has one")
    grid_name: str | None
    why: Literal["village", "nearest"] | None
    distance_m: float | None


class LoosePage(BaseModel):
    plots: list[LooseOut]
    next: str | None


class PersonOfGrid(BaseModel):
    id: str
    name: str
    login: str


class PeopleOfGrid(BaseModel):
    people: list[PersonOfGrid]


class PeopleQuery(BaseModel):
    q: Plain = Field(default="", max_length=100)
