"""The desk of citizens' tip-offs: matters listed, read, judged, joined and sent out."""

from __future__ import annotations

import io
from typing import Any, NoReturn

from apiflask import APIBlueprint
from flask import Response, send_file

from server.api.access import actor, log_read, signed_in
from server.api.contract import answer, reads
from server.api.cursor import cursor_of, place_of
from server.api.matter_answers import matter_whole
from server.api.matter_shapes import (
    DeskStepBody,
    MatterOut,
    MatterPage,
    MattersQuery,
    PictureQuery,
)
from server.evidence.derived import derive
from server.jobs.matter_handling import take_step
from server.jobs.matter_release import covered_picture, open_picture
from server.jobs.matter_steps import Desk
from server.models.base import db, now
from server.models.matter_list import MatterFilter, counts, page
from server.models.tipoff import Matter, Tipoff, TipoffPhoto, desk_matter
from server.models.tipoff_boxes import boxes_of
from server.refusals import Refusal
from server.rules.roles import who_may
from server.rules.tipoff import has_desk

matters = APIBlueprint("matters", __name__, url_prefix="/api/v1")

ROLES = who_may("tipoffs")
PICTURE: dict[int | str, dict[str, Any]] = {
    200: {"description": "the picture", "content": {"image/jpeg": {}}},
    404: {"description": "unknown, or not on the caller's desk"},
}


@matters.get("/matters")
@matters.input(MattersQuery, location="query", arg_name="query")
@matters.output(MatterPage)
@signed_in(*ROLES)
def matter_list(query: MattersQuery) -> Response:
    """Matters on the person's desk, those that came last first."""
    session = db.session()
    wanted = MatterFilter(
        grants=_desk().grants,
        moment=now(),
        state=query.state or "",
        kind=query.kind or "",
        against=query.against or "",
        area=query.area,
        late=query.late,
    )
    rows = page(session, wanted, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    last = shown[-1][0] if len(rows) > query.limit else None
    told = counts(session, wanted)
    return answer(
        {
            "matters": [row for _, row in shown],
            "counts": {
                "states": told.states,
                "open": told.open,
                "reply": told.reply,
                "late": told.late,
            },
            "next": cursor_of(last.first_at, last.id) if last else None,
        },
        Cache_Control="no-store",
    )


@matters.get("/matters/<uuid:matter_id>")
@matters.doc(responses={404: "unknown, or not on the caller's desk"})
@matters.output(MatterOut)
@signed_in(*ROLES)
def matter_page(matter_id: Any) -> Response:
    """One matter with its tip-offs, what may be the same fact, and the plots near it."""
    return _whole(str(matter_id), 200)


@matters.post("/matters/<uuid:matter_id>/steps")
@matters.doc(responses={204: "taken; it lies on another desk now", 404: "unknown", 409: "not now"})
@matters.output(MatterOut, status_code=201)
@signed_in(*ROLES)
@reads(DeskStepBody)
def put_matter_step(matter_id: Any, body: DeskStepBody) -> Response:
    """Takes one step; the same one again gets 200."""
    desk = _desk()
    status = take_step(str(matter_id), body, desk, clock=now)
    session = db.session()
    session.rollback()
    if desk_matter(session, str(matter_id), desk.grants) is None:
        return Response(status=204)
    return _whole(str(matter_id), status)


@matters.get("/matters/<uuid:matter_id>/photos/<uuid:tipoff_id>/<sha256>")
@matters.input(PictureQuery, location="query", arg_name="query")
@matters.doc(responses=PICTURE)
@signed_in(*ROLES)
def matter_photo(matter_id: Any, tipoff_id: Any, sha256: str, query: PictureQuery) -> Response:
    """A picture of a tip-off, as it came or as it goes along with the check; `sha256` as it was sent.

    Small ones are part of the page, whose reading is logged.
    """
    session = db.session()
    matter = _matter(str(matter_id))
    tipoff = session.get(Tipoff, str(tipoff_id))
    photo = session.get(TipoffPhoto, (str(tipoff_id), sha256))
    if tipoff is None or tipoff.matter_id != matter.id or photo is None or not photo.kept_sha256:
        _unknown(str(matter_id))
    boxes = boxes_of(session, matter.id).get((tipoff.id, photo.sent_sha256))
    if query.covered and boxes is None:
        raise Refusal("matter_picture_unseen")
    try:
        made = _picture(
            photo.kept_sha256, query.size, boxes.boxes if query.covered and boxes else None
        )
    except FileNotFoundError as error:
        raise Refusal("photo_gone") from error
    if made is None:
        raise Refusal("photo_unreadable")
    if query.size != "small" or query.covered:
        log_read("matter_photo_read", f"matter:{matter.id}", size=query.size, covered=query.covered)
    response: Response = send_file(io.BytesIO(made), mimetype="image/jpeg", etag=False)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _picture(kept_sha256: str, size: Any, boxes: Any) -> bytes | None:
    if boxes is not None:
        return covered_picture(kept_sha256, boxes)
    file, media_type = open_picture(kept_sha256)
    with file:
        return derive(file, media_type, size)


def _desk() -> Desk:
    """Who asks, if they have a desk at all; an officer of less than a county has none."""
    grants = actor().grants
    if not has_desk(grants):
        raise Refusal("role_not_allowed", needed=list(ROLES))
    return Desk(actor().person_id, grants)


def _matter(matter_id: str) -> Matter:
    session = db.session()
    session.rollback()
    found = desk_matter(session, matter_id, _desk().grants)
    return found if found is not None else _unknown(matter_id)


def _unknown(matter_id: str) -> NoReturn:
    raise Refusal("matter_unknown", id=matter_id)


def _whole(matter_id: str, status: int) -> Response:
    grants = _desk().grants
    told = matter_whole(db.session(), _matter(matter_id), grants)
    log_read("matter_read", f"matter:{matter_id}", candidates=len(told["candidates"]))
    return answer(told, status, Cache_Control="no-store")
