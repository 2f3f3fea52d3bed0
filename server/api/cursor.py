"""The cursor of lists that are ordered by an instant and an id, or as plots are."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from server.models.plot_list import Place
from server.refusals import Refusal


def cursor_of(moment: datetime, last_id: str) -> str:
    return f"{moment.isoformat()}~{last_id}"


def place_of(cursor: str) -> tuple[datetime, str] | None:
    """Where the page before ended; None at the beginning. Refuses what is no cursor."""
    if not cursor:
        return None
    moment, _, last = cursor.partition("~")
    try:
        place = datetime.fromisoformat(moment), str(UUID(last))
    except ValueError as error:
        raise Refusal("body_invalid", fields={"after": "cursor"}) from error
    if place[0].tzinfo is None or not 1 < place[0].year < 9999:
        raise Refusal("body_invalid", fields={"after": "cursor"})
    return place


def plot_cursor_of(division_code: str, number: str, plot_id: str) -> str:
    return f"{division_code}~{number}~{plot_id}"


def plot_place_of(cursor: str) -> Place | None:
    """Where the page of plots before ended; None at the beginning. Refuses what is no cursor."""
    if not cursor:
        return None
    division_code, _, rest = cursor.partition("~")
    number, _, plot_id = rest.rpartition("~")
    try:
        return Place(division_code, number, str(UUID(plot_id)))
    except ValueError as error:
        raise Refusal("body_invalid", fields={"after": "cursor"}) from error
