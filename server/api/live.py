"""What a page that stays open asks every few seconds: whether there is anything new."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import answer
from server.claims import EXACT_MAX
from server.models.base import db
from server.models.changes import changed_since, cursor_now

live = APIBlueprint("live", __name__, url_prefix="/api/v1")

PLOTS_TOLD = 50


class LiveQuery(BaseModel):
    since: int | None = Field(
        default=None, ge=0, le=EXACT_MAX, description="the cursor of the answer before"
    )


class LiveOut(BaseModel):
    cursor: int
    plots: list[str] = Field(
        description="ids of plots with a newer record, decision, verdict or boundary"
    )
    more: bool = Field(description="other plots than those, too")


@live.get("/live")
@live.input(LiveQuery, location="query", arg_name="query")
@live.output(LiveOut)
@signed_in()
def changes(query: LiveQuery) -> Response:
    """Plots of the person's areas of which anything is newer; without a cursor only where to begin.

    Two questions to indexes and no write. A page that asks on its own says so (`Xuntian-Quiet`).
    """
    connection = db.session.connection()
    cursor = cursor_now(connection)
    if query.since is None or query.since >= cursor:
        # a cursor that is not reached yet is from before a backup was restored: look at everything
        ahead = query.since is not None and query.since > cursor
        return answer({"cursor": cursor, "plots": [], "more": ahead})
    found = changed_since(connection, actor().areas(), query.since, PLOTS_TOLD + 1)
    return answer({"cursor": cursor, "plots": found[:PLOTS_TOLD], "more": len(found) > PLOTS_TOLD})
