"""Lists as files: asked for, made at once or by a worker, fetched by who asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response, send_file
from pydantic import BaseModel, Field

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads
from server.api.cursor import cursor_of, place_of
from server.api.keeping import vault
from server.api.plot_filter import AlertName, DayWord, GridWanted
from server.claims import Plain, Uuid
from server.jobs.exporting import (
    MEDIA_TYPES,
    ask_for,
    file_name,
    is_short,
    key_of,
    may_have,
    take_back,
)
from server.jobs.listing import LISTINGS, RIGHT_OF, Asker
from server.jobs.planning import catch_up
from server.models.base import db
from server.models.export import Export, exports_of
from server.models.plot_due import Due
from server.models.suggestion import SuggestionKind, SuggestionState
from server.refusals import Refusal
from server.rules.coverage import SeenHow
from server.rules.decided import ReviewState
from server.rules.grain_watch import Use, WatchState
from server.rules.grid import GridLevel
from server.rules.operator import Step
from server.rules.problem import Kind
from server.rules.problem import State as ProblemState
from server.rules.reward import State as RewardState
from server.rules.roles import who_may
from server.rules.tipoff import Against, MatterState
from server.words import Language

exports = APIBlueprint("exports", __name__, url_prefix="/api/v1")

ListName = Literal[
    "plots",
    "records",
    "people",
    "devices",
    "divisions",
    "roles",
    "grids",
    "import_rows",
    "second_look",
    "paper",
    "problems",
    "matters",
    "suggestions",
    "operator_cases",
    "coverage",
    "payments",
    "rewards",
    "contact_openings",
]
Format = Literal["xlsx", "csv", "gpkg", "geojson"]
State = Literal["yes", "no", "unknown"]
OF_ONE_THING = {"import_rows": "import_id", "second_look": "second_look_id"}
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "the file",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in MEDIA_TYPES.values()
        },
    },
    403: {"description": "the areas of who asked have changed"},
    404: {"description": "unknown, or somebody else's"},
    409: {"description": "not made yet"},
    410: {"description": "kept long enough"},
}


class FilterIn(Strict):
    """What of the list is wanted, in the words of the list's own address; each list has some of these."""

    q: Plain | None = Field(default=None, max_length=100)
    area: str | None = Field(default=None, pattern=r"^\d{1,12}$")
    year: int | None = Field(default=None, ge=2000, le=2100)
    grain: State | None = None
    cultivated: State | None = None
    overdue: bool | None = None
    findings: bool | None = None
    grid: GridWanted | None = None
    watch: WatchState | None = None
    land_use: Use | None = None
    abandonment: Literal["warning", "abandoned", "severe"] | None = None
    relapsed: bool | None = None
    entrusted: bool | None = None
    reshoot: bool | None = None
    fallow_ends: bool | None = None
    alert: AlertName | None = None
    alert_on: DayWord | None = None
    due: Due | None = None
    state: ReviewState | SuggestionState | Step | None = None
    finding: str | None = Field(default=None, pattern=r"^[a-z0-9_]{1,60}$")
    risk_from: int | None = Field(default=None, ge=0, le=100)
    import_id: Uuid | None = None
    outcome: Literal["accepted", "repaired", "quarantined"] | None = None
    change: Literal["new", "new_version", "attributes", "unchanged"] | None = None
    second_look_id: Uuid | None = None
    kind: Kind | SuggestionKind | None = None
    problem_state: ProblemState | Literal["open"] | None = None
    late: bool | None = None
    matter_state: MatterState | Literal["open", "reply"] | None = None
    against: Against | None = None
    checks: bool | None = None
    payment_state: Literal["open", "paid"] | None = None
    reward_state: RewardState | None = None
    level: GridLevel | None = None
    on: date | None = None
    seen: SeenHow | None = None


class WantedIn(Strict):
    list: ListName
    filter: FilterIn = FilterIn()


class ExportIn(WantedIn):
    format: Format
    language: Language = "zh"


class CountOut(BaseModel):
    count: int
    at_once: bool = Field(description="made while who asks waits, not by a worker")
    formats: list[Format]


class ExportOut(BaseModel):
    id: str
    list: ListName
    format: Format
    language: Language
    filter: dict[str, Any]
    filename: str
    state: Literal["waiting", "running", "done", "failed", "cancelled", "expired"]
    asked_at: datetime
    finished_at: datetime | None
    expires_at: datetime | None
    done: int
    total: int | None
    size_bytes: int | None
    sha256: str | None
    error: str | None


class ExportPage(BaseModel):
    exports: list[ExportOut]
    next: str | None


class ExportsQuery(BaseModel):
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


@exports.post("/exports/count")
@exports.doc(responses={404: "the one thing that the list is of is unknown"})
@exports.output(CountOut)
@signed_in(*who_may(*RIGHT_OF.values()))
@reads(WantedIn, max_bytes=4_000)
def count_rows(body: WantedIn) -> Response:
    """How many rows the file would have; writes nothing."""
    _catch_up(body)
    listing = LISTINGS[body.list]
    count = listing.count(db.session(), _asker(body.list), _filter(body))
    return answer({"count": count, "at_once": is_short(count), "formats": listing.formats})


@exports.post("/exports")
@exports.doc(responses={404: "the one thing that the list is of is unknown", 429: "too many"})
@exports.output(ExportOut, status_code=201)
@signed_in(*who_may(*RIGHT_OF.values()))
@reads(ExportIn, max_bytes=4_000)
def ask(body: ExportIn) -> Response:
    """Asks for a list as a file; a short one is made when this is answered.

    Lists and boundaries in bulk leave the house by those alone who may (domain G [P]).
    """
    if body.format not in LISTINGS[body.list].formats:
        raise Refusal("body_invalid", fields={"format": "not_of_this_list"})
    _catch_up(body)
    row = ask_for(_asker(body.list), body.list, body.format, body.language, _filter(body))
    return answer(_told(row), 201, Location=f"/api/v1/exports/{row.id}")


@exports.get("/exports")
@exports.input(ExportsQuery, location="query", arg_name="query")
@exports.output(ExportPage)
@signed_in(*who_may(*RIGHT_OF.values()))
def export_list(query: ExportsQuery) -> Response:
    """One's own exports, newest first."""
    rows = exports_of(db.session(), actor().person_id, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    last = shown[-1] if len(rows) > query.limit else None
    return answer(
        {
            "exports": [_told(row) for row in shown],
            "next": cursor_of(last.asked_at, last.id) if last else None,
        }
    )


@exports.get("/exports/<uuid:export_id>")
@exports.doc(responses={404: "unknown, or somebody else's"})
@exports.output(ExportOut)
@signed_in(*who_may(*RIGHT_OF.values()))
def export_page(export_id: Any) -> Response:
    """One of one's own exports, and how far it is."""
    return answer(_told(_mine(str(export_id))))


@exports.delete("/exports/<uuid:export_id>")
@exports.doc(responses={404: "unknown, or somebody else's"})
@exports.output(ExportOut)
@signed_in(*who_may(*RIGHT_OF.values()))
def remove(export_id: Any) -> Response:
    """Stops one that is not made yet; of one that is, deletes the file."""
    row = _mine(str(export_id))
    take_back(row, actor().person_id)
    return answer(_told(db.session().get_one(Export, row.id, populate_existing=True)))


@exports.get("/exports/<uuid:export_id>/file")
@exports.doc(responses=FILE)
@signed_in(*who_may(*RIGHT_OF.values()))
def export_file(export_id: Any) -> Response:
    """The file, for who asked and still may in all areas that are in it."""
    row = _mine(str(export_id))
    if row.state in ("waiting", "running"):
        raise Refusal("export_not_ready")
    if row.state != "done":
        raise Refusal("export_gone")
    if not may_have(row, actor().areas(*who_may(RIGHT_OF[row.kind]))):
        raise Refusal("export_areas_changed")
    try:
        opened = vault().open(key_of(row))
    except FileNotFoundError as error:
        raise Refusal("export_gone") from error
    log_read("export_read", f"export:{row.id}", list=row.kind, count=row.done, sha256=row.sha256)
    response: Response = send_file(
        opened,
        mimetype=MEDIA_TYPES[row.format],
        as_attachment=True,
        download_name=file_name(row),
        conditional=False,
        etag=False,
    )
    response.content_length = row.size_bytes or 0
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _asker(kind: str) -> Asker:
    roles = who_may(RIGHT_OF[kind])
    areas = actor().areas(*roles)
    if not areas:
        raise Refusal("role_not_allowed", needed=list(roles))
    return Asker(actor().person_id, areas)


def _catch_up(body: WantedIn) -> None:
    """Lists of what is due hold nothing that was seen just now."""
    if body.list == "coverage" or body.filter.due:
        catch_up()


def _filter(body: WantedIn) -> dict[str, Any]:
    """What is named, all of it known to the list."""
    said = body.filter.model_dump(mode="json", exclude_none=True)
    wrong = {
        f"filter.{name}": "not_of_this_list"
        for name in said
        if name not in LISTINGS[body.list].filters
    }
    if ("alert" in said) != ("alert_on" in said):
        wrong["filter.alert"] = "needs alert_on"
    needed = OF_ONE_THING.get(body.list)
    if needed and needed not in said:
        wrong[f"filter.{needed}"] = "missing"
    if wrong:
        raise Refusal("body_invalid", fields=wrong)
    return said


def _mine(export_id: str) -> Export:
    row = db.session().get(Export, export_id)
    if row is None or row.asked_by != actor().person_id:
        raise Refusal("export_unknown")
    return row


def _told(row: Export) -> dict[str, Any]:
    names = ("id", "format", "language", "filter", "state", "asked_at", "finished_at", "expires_at")
    counts = ("done", "total", "size_bytes", "sha256", "error")
    told = {name: getattr(row, name) for name in (*names, *counts)}
    return {**told, "list": row.kind, "filename": file_name(row)}
