"""Approved fallow of a plot: entered with its document by an officer, ended or withdrawn with a reason."""

from __future__ import annotations

import base64
import binascii
from datetime import date, datetime
from typing import Any, BinaryIO

from apiflask import APIBlueprint
from flask import Response, send_file
from pydantic import BaseModel, Field

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads
from server.api.keeping import vault
from server.claims import Plain
from server.evidence.vault import document_key
from server.jobs.approving_fallow import Approval, approve, end
from server.models.base import db
from server.models.fallow import Approved, Fallow, fallows_of
from server.models.plot import visible_plot
from server.refusals import Refusal
from server.rules.roles import who_may

REVIEW = who_may("review")
fallows = APIBlueprint("fallows", __name__, url_prefix="/api/v1")

MOST_DOCUMENT_BYTES = 6_000_000
MOST_BODY_BYTES = MOST_DOCUMENT_BYTES * 4 // 3 + 10_000
FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "the document", "content": {"application/pdf": {}, "image/jpeg": {}}}
}


class FallowIn(Strict):
    first_on: date
    last_on: date = Field(description="included")
    authority: Plain = Field(min_length=1, max_length=100)
    document: Plain = Field(min_length=1, max_length=100, description="its number")
    file: str = Field(min_length=8, max_length=MOST_BODY_BYTES, description="PDF or JPEG in base64")


class FallowEndIn(Strict):
    reason: Plain = Field(min_length=1, max_length=500)
    last_on: date | None = Field(
        default=None, description="the last day that counts; without one it is withdrawn"
    )


class FallowEndOut(BaseModel):
    last_on: date | None
    reason: str
    ended_by: str
    ended_at: datetime


class FallowOut(BaseModel):
    id: str
    first_on: date
    last_on: date
    authority: str
    document: str
    sha256: str
    media_type: str
    size_bytes: int
    entered_by: str
    entered_at: datetime
    end: FallowEndOut | None


class FallowList(BaseModel):
    fallows: list[FallowOut]


@fallows.get("/plots/<uuid:plot_id>/fallows")
@fallows.output(FallowList)
@signed_in()
def fallow_list(plot_id: Any) -> Response:
    """The approvals of a plot, those that ended included, the newest first."""
    _check_plot(str(plot_id), actor().areas())
    return _told(str(plot_id))


@fallows.put("/plots/<uuid:plot_id>/fallows/<uuid:fallow_id>")
@fallows.doc(responses={409: "other content under this id", 422: "no document, or wrong days"})
@fallows.output(FallowList)
@signed_in(*REVIEW)
@reads(FallowIn, MOST_BODY_BYTES)
def put_fallow(plot_id: Any, fallow_id: Any, body: FallowIn) -> Response:
    """Enters an approval; the id is made by who asks, and the same once more changes nothing."""
    _check_plot(str(plot_id), actor().areas(*REVIEW))
    try:
        file = base64.b64decode(body.file, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refusal("fallow_document_wrong") from error
    approval = Approval(
        str(fallow_id), str(plot_id), body.first_on, body.last_on, body.authority, body.document
    )
    approve(approval, file, actor().person_id)
    return _told(str(plot_id))


@fallows.put("/plots/<uuid:plot_id>/fallows/<uuid:fallow_id>/end")
@fallows.doc(responses={409: "ended already", 422: "wrong day"})
@fallows.output(FallowList)
@signed_in(*REVIEW)
@reads(FallowEndIn)
def end_fallow(plot_id: Any, fallow_id: Any, body: FallowEndIn) -> Response:
    """Ends an approval before its last day, or withdraws it."""
    _check_plot(str(plot_id), actor().areas(*REVIEW))
    end(str(plot_id), str(fallow_id), body.last_on, body.reason, actor().person_id)
    return _told(str(plot_id))


@fallows.get("/plots/<uuid:plot_id>/fallows/<uuid:fallow_id>/document")
@fallows.doc(responses=FILE)
@signed_in()
def fallow_document(plot_id: Any, fallow_id: Any) -> Response:
    """The file of an approval's document, as it was brought."""
    _check_plot(str(plot_id), actor().areas())
    known = db.session.get(Fallow, str(fallow_id))
    if known is None or known.plot_id != str(plot_id):
        raise Refusal("fallow_unknown")
    log_read("fallow_read", f"plot:{plot_id}", fallow=known.id)
    ending = "pdf" if known.media_type == "application/pdf" else "jpg"
    response: Response = send_file(
        _open(known.sha256),
        mimetype=known.media_type,
        download_name=f"{known.first_on}-{known.sha256[:12]}.{ending}",
        as_attachment=True,
        etag=False,
    )
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _open(sha256: str) -> BinaryIO:
    try:
        return vault().open(document_key(sha256))
    except FileNotFoundError as error:
        raise Refusal("fallow_document_gone") from error


def _check_plot(plot_id: str, areas: tuple[str, ...]) -> None:
    if visible_plot(db.session(), plot_id, areas) is None:
        raise Refusal("plot_unknown", plot_id=plot_id)


def _told(plot_id: str) -> Response:
    db.session.rollback()
    return answer({"fallows": [_fallow(one) for one in fallows_of(db.session(), plot_id)]})


def _fallow(one: Approved) -> dict[str, Any]:
    fallow, ended = one.fallow, one.end
    return {
        "id": fallow.id,
        "first_on": fallow.first_on,
        "last_on": fallow.last_on,
        "authority": fallow.authority,
        "document": fallow.document,
        "sha256": fallow.sha256,
        "media_type": fallow.media_type,
        "size_bytes": fallow.size_bytes,
        "entered_by": one.entered_by,
        "entered_at": fallow.entered_at,
        "end": ended
        and {
            "last_on": ended.last_on,
            "reason": ended.reason,
            "ended_by": one.ended_by,
            "ended_at": ended.ended_at,
        },
    }
