"""The tree of divisions in a person's areas."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import answer
from server.claims import Plain
from server.models.base import db
from server.models.division import Division, divisions, with_same_as
from server.rules.division import Level, level_of

division_tree = APIBlueprint("divisions", __name__, url_prefix="/api/v1")


class DivisionsQuery(BaseModel):
    q: Plain = Field(default="", max_length=100)
    under: str = Field(default="", pattern=r"^\d{0,19}$", description="those that begin so")
    after: str = Field(default="", pattern=r"^\d{0,19}$", description="code of the last before")
    limit: int = Field(default=100, ge=1, le=500)


class DivisionOut(BaseModel):
    code: str
    name: str
    level: Level
    same_as: list[str] = Field(description="other codes of the same area")


class DivisionPage(BaseModel):
    divisions: list[DivisionOut]
    next: str | None


@division_tree.get("/divisions")
@division_tree.input(DivisionsQuery, location="query", arg_name="query")
@division_tree.output(DivisionPage)
@signed_in()
def division_list(query: DivisionsQuery) -> Response:
    """Divisions of the person's areas by code, a page at a time."""
    session = db.session()
    wanted = divisions(actor().areas(), query.q, query.under)
    if query.after:
        wanted = wanted.where(Division.code > query.after)
    rows = session.scalars(wanted.limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    return answer(
        {
            "divisions": [
                {
                    "code": row.code,
                    "name": row.name,
                    "level": level_of(row.code),
                    "same_as": same_as,
                }
                for row, same_as in with_same_as(session, shown)
            ],
            "next": shown[-1].code if len(rows) > query.limit else None,
        }
    )
