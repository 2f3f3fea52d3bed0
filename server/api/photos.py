"""Kept photos, out again: the original as it was captured, or a smaller picture for a screen."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, Literal

from apiflask import APIBlueprint
from flask import Response, request, send_file
from pydantic import BaseModel
from sqlalchemy import or_, select
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from server.api.access import actor, log_read, signed_in
from server.api.contract import setting
from server.api.keeping import vault
from server.evidence.derived import Size, derive
from server.evidence.media import ENDINGS
from server.evidence.vault import derived_key, photo_key
from server.models.base import db
from server.models.inspection import Inspection, InspectionPhoto
from server.models.paper import sheets_in
from server.models.photo import Photo
from server.models.plot import Plot, in_areas
from server.models.problem import with_photo
from server.refusals import Refusal
from server.rules.roles import who_may

photos = APIBlueprint("photos", __name__, url_prefix="/api/v1")


PICTURE: dict[int | str, dict[str, Any]] = {
    200: {"description": "the picture", "content": {"image/*": {}}}
}


class PhotoQuery(BaseModel):
    size: Literal["original", "large", "small"] = "original"


@photos.get("/photos/<sha256>")
@photos.input(PhotoQuery, location="query", arg_name="query")
@photos.doc(responses=PICTURE)
@signed_in()
def photo(sha256: str, query: PhotoQuery) -> Response:
    """A photo of a record or paper patrol of the person's areas, of a problem they may see, or their own."""
    row = _visible(sha256)
    if query.size == "original":
        key, media_type = photo_key(sha256), row.media_type
    else:
        key, media_type = derived_key(sha256, query.size), "image/jpeg"
        if vault().size(key) is None:
            _make(row, query.size, key)
    if query.size != "small":
        log_read("photo_read", f"photo:{sha256}", size=query.size)
    return _send(key, media_type, f"{sha256}-{query.size}")


def _visible(sha256: str) -> Photo:
    named = (
        select(InspectionPhoto.sha256)
        .join(Inspection, Inspection.id == InspectionPhoto.inspection_id)
        .join(Plot, Plot.id == Inspection.plot_id)
        .where(InspectionPhoto.sha256 == sha256, in_areas(actor().areas()))
    )
    row = db.session.scalars(
        select(Photo).where(
            Photo.sha256 == sha256,
            or_(
                Photo.received_by == actor().person_id,
                Photo.sha256.in_(named),
                Photo.sha256.in_(sheets_in(actor().areas(*who_may("paper")))),
                with_photo(sha256, actor().person_id, actor().grants),
            ),
        )
    ).first()
    if row is None:
        raise Refusal("photo_unknown")
    return row


def _make(row: Photo, size: Size, key: str) -> None:
    with _kept(photo_key(row.sha256)) as original:
        made = derive(original, row.media_type, size)
    if made is None:
        raise Refusal("photo_unreadable")
    with NamedTemporaryFile(dir=setting().spool_dir, delete=False) as fresh:
        fresh.write(made)
    try:
        vault().put(Path(fresh.name), key, "image/jpeg")
    finally:
        Path(fresh.name).unlink(missing_ok=True)


def _send(key: str, media_type: str, name: str) -> Response:
    """The bytes under the key, or the part asked for; they never change under their name."""
    bytes_kept = vault().size(key) or 0
    response: Response = send_file(
        _kept(key),
        mimetype=media_type,
        conditional=False,
        etag=False,
        max_age=None,
        download_name=f"{name}.{ENDINGS.get(media_type, 'bin')}",
    )
    response.content_length = bytes_kept
    response.set_etag(name)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    # shown by itself it is a document: nothing in it may run
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    try:
        response.make_conditional(request, accept_ranges=True, complete_length=bytes_kept)
    except RequestedRangeNotSatisfiable:
        response.close()
        return Response(status=416, headers={"Content-Range": f"bytes */{bytes_kept}"})
    return response


def _kept(key: str) -> BinaryIO:
    try:
        return vault().open(key)
    except FileNotFoundError as error:
        raise Refusal("photo_gone") from error
