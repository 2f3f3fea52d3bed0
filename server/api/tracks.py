"""Patrol tracks: the switch with its law, one's own tracks, and those of others for who may read them."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Annotated, Any, Literal

import rfc8785
from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field, StringConstraints

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads
from server.api.cursor import cursor_of, place_of
from server.claims import Moment, Uuid
from server.jobs.tracking import BasisWish, Walked, basis_now, keep_track, set_basis
from server.models.base import db
from server.models.plot import lies_in
from server.models.track import Track, bases_page, tracks_page, visible_track
from server.refusals import Refusal
from server.rules.roles import who_may
from server.rules.track import KEPT_YEARS, LONGEST_H, POINTS_MOST

CAPTURE, READING, SWITCHING = who_may("capture"), who_may("tracks"), who_may("tracking")
EITHER = who_may("tracks", "tracking")
tracks = APIBlueprint("tracks", __name__, url_prefix="/api/v1")
Said = Annotated[str, StringConstraints(pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]
"""Text that says something."""
Day = Annotated[date, Field(ge=date(2020, 1, 1), lt=date(2100, 1, 1))]
EndedBy = Literal["person", "limit", "closed"]
TRACK_MAX_BYTES = 600_000


class TrackBasisIn(Strict):
    id: Uuid
    area_prefix: str = Field(pattern=r"^\d{2,12}$")
    on: bool
    purpose: Said = Field(max_length=500, description="as people are told before a patrol")
    basis: Said = Field(max_length=1_000, description="the law; when switched off, why")
    document: Said = Field(max_length=100, description="its number")
    from_day: Day
    until_day: Day


class TrackBasisOut(BaseModel):
    id: str
    place: int
    area_prefix: str
    on: bool
    purpose: str
    basis: str
    document: str
    from_day: date
    until_day: date
    set_by: str
    set_at: datetime


class TrackBasisPage(BaseModel):
    bases: list[TrackBasisOut]
    next: int | None


class TrackAllowed(BaseModel):
    """What a phone shows before a patrol."""

    id: str
    purpose: str
    basis: str
    document: str
    from_day: date
    until_day: date
    longest_h: int
    kept_months: int


class MyTrackBasis(BaseModel):
    basis: TrackAllowed | None = Field(description="null: no track may be recorded")
    has_tracks: bool = Field(description="tracks of this person are still kept")


class PointIn(Strict):
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False)
    lat: float = Field(ge=-90, le=90, allow_inf_nan=False)
    accuracy_m: float | None = Field(ge=0, allow_inf_nan=False)
    at: Moment


class GapIn(Strict):
    from_: Moment = Field(alias="from")
    until: Moment


class TrackIn(Strict):
    basis_id: Uuid
    started_at: Moment
    ended_at: Moment
    ended_by: EndedBy
    points: list[PointIn] = Field(max_length=POINTS_MOST)
    gaps: list[GapIn] = Field(
        max_length=500, description="when the phone did not look where it was"
    )


class PointOut(BaseModel):
    lon: float
    lat: float
    accuracy_m: float | None
    at: datetime


class GapOut(BaseModel):
    from_: datetime = Field(alias="from")
    until: datetime


class TrackSummary(BaseModel):
    id: str
    person_id: str
    person_name: str
    area_prefix: str
    document: str
    started_at: datetime
    ended_at: datetime
    ended_by: EndedBy


class TrackOut(TrackSummary):
    points: list[PointOut]
    gaps: list[GapOut]


class TrackPage(BaseModel):
    tracks: list[TrackSummary]
    next: str | None


class BasesQuery(BaseModel):
    before: int | None = Field(
        default=None, ge=1, lt=2**53, description="`next` of the page before"
    )
    limit: int = Field(default=50, ge=1, le=200)


class OwnTracksQuery(BaseModel):
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class TracksQuery(OwnTracksQuery):
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")


@tracks.get("/track-bases")
@tracks.input(BasesQuery, location="query", arg_name="query")
@tracks.output(TrackBasisPage)
@signed_in(*EITHER)
def track_basis_list(query: BasesQuery) -> Response:
    """Every switch of the caller's areas and of what lies around them, the last one first."""
    rows = bases_page(db.session(), actor().areas(*EITHER), query.before, query.limit)
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    return answer({"bases": shown, "next": shown[-1]["place"] if more else None})


@tracks.post("/track-bases")
@tracks.doc(responses={200: "kept already", 409: "the id has other content"})
@tracks.output(TrackBasisPage, status_code=201)
@signed_in(*SWITCHING)
@reads(TrackBasisIn)
def set_track_basis(body: TrackBasisIn) -> Response:
    """Switches tracks on or off for an area; answers the switches as they now stand."""
    areas = actor().areas(*SWITCHING)
    status = set_basis(BasisWish(**body.model_dump()), actor().person_id, areas)
    rows = bases_page(db.session(), actor().areas(*EITHER), None, 50)
    shown = rows[:50]
    more = len(rows) > len(shown)
    return answer({"bases": shown, "next": shown[-1]["place"] if more else None}, status)


@tracks.get("/me/track-basis")
@tracks.output(MyTrackBasis)
@signed_in()
def my_track_basis() -> Response:
    """Whether this person may record a track today, and why."""
    own = Track.person_id == actor().person_id
    row = basis_now(db.session(), actor().areas(*CAPTURE))
    return answer(
        {
            "basis": row
            and {
                "id": row.id,
                "purpose": row.purpose,
                "basis": row.basis,
                "document": row.document,
                "from_day": row.from_day,
                "until_day": row.until_day,
                "longest_h": LONGEST_H,
                "kept_months": 12 * KEPT_YEARS,
            },
            "has_tracks": bool(tracks_page(db.session(), own, None, 1)),
        }
    )


@tracks.put("/tracks/<uuid:track_id>")
@tracks.doc(responses={200: "kept already", 403: "not allowed", 409: "the id has other content"})
@tracks.output(TrackSummary, status_code=201)
@signed_in(*CAPTURE)
@reads(TrackIn, max_bytes=TRACK_MAX_BYTES)
def put_track(track_id: Any, body: TrackIn) -> Response:
    """Takes a track in, where one may be recorded; the same one again gets 200."""
    me = actor()
    said = body.model_dump(mode="json", by_alias=True)
    walked = Walked(
        id=str(track_id),
        basis_id=body.basis_id,
        started_at=body.started_at,
        ended_at=body.ended_at,
        ended_by=body.ended_by,
        points=said["points"],
        gaps=said["gaps"],
        moments=[point.at for point in body.points],
        away=[(gap.from_, gap.until) for gap in body.gaps],
        sha256=hashlib.sha256(rfc8785.dumps(said)).hexdigest(),
    )
    status = keep_track(walked, me.person_id, me.areas(*CAPTURE))
    found = tracks_page(db.session(), Track.id == walked.id, None, 1)
    return answer(found[0], status)


@tracks.get("/me/tracks")
@tracks.input(OwnTracksQuery, location="query", arg_name="query")
@tracks.output(TrackPage)
@signed_in()
def own_tracks(query: OwnTracksQuery) -> Response:
    """All that this person recorded and is still kept, the last one first."""
    return answer(_page(Track.person_id == actor().person_id, query))


@tracks.get("/tracks")
@tracks.input(TracksQuery, location="query", arg_name="query")
@tracks.output(TrackPage)
@signed_in(*READING)
def track_list(query: TracksQuery) -> Response:
    """Tracks of the caller's areas. Reading the list is a line of the log."""
    found = lies_in(Track.area_prefix, actor().areas(*READING))
    if query.area:
        found = found & lies_in(Track.area_prefix, [query.area])
    told = _page(found, query)
    log_read("tracks_listed", f"area:{query.area or '-'}", count=len(told["tracks"]))
    return answer(told)


@tracks.get("/tracks/<uuid:track_id>")
@tracks.doc(responses={404: "unknown"})
@tracks.output(TrackOut)
@signed_in()
def track_page(track_id: Any) -> Response:
    """One's own, or one of the areas where one may read them; the latter is a line of the log."""
    me = actor()
    found = visible_track(db.session(), str(track_id), me.person_id, me.areas(*READING))
    if found is None:
        raise Refusal("track_unknown")
    if found["person_id"] != me.person_id:
        log_read("track_read", f"track:{track_id}", of=found["person_id"])
    return answer(found)


def _page(found: Any, query: OwnTracksQuery) -> dict[str, Any]:
    rows = tracks_page(db.session(), found, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    return {
        "tracks": shown,
        "next": cursor_of(shown[-1]["started_at"], shown[-1]["id"]) if more else None,
    }
