"""Kept photos, out again: the original as it was captured, or a smaller picture for a screen."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Literal

from apiflask import APIBlueprint
from flask import Response, request, send_file
from pydantic import BaseModel
from sqlalchemy import or_, select

from server.api.access import actor, signed_in
from server.api.contract import setting
from server.api.keeping import vault
from server.evidence.derived import Size, derive
from server.evidence.vault import derived_key, photo_key
from server.models.base import db
from server.models.inspection import Inspection, InspectionPhoto
from server.models.photo import Photo
from server.models.plot import Plot, in_areas
from server.refusals import Refusal

photos = APIBlueprint("photos", __name__, url_prefix="/api/v1")


class PhotoQuery(BaseModel):
    size: Literal["original", "large", "small"] = "original"


@photos.get("/photos/<sha256>")
@photos.input(PhotoQuery, location="query", arg_name="query")
@photos.doc(responses={200: {"description": "the picture", "content": {"image/*": {}}}})
@signed_in()
def photo(sha256: str, query: PhotoQuery) -> Response:
    """A photo of a record in the person's areas, or one they sent themselves."""
    row = _visible(sha256)
    if query.size == "original":
        response = _send(photo_key(sha256), row.media_type)
        response.headers["Content-Disposition"] = f'inline; filename="{sha256}"'
    else:
        response = _derived(row, query.size)
    response.set_etag(f"{sha256}-{query.size}")
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response.make_conditional(request)


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
            or_(Photo.received_by == actor().person_id, Photo.sha256.in_(named)),
        )
    ).first()
    if row is None:
        raise Refusal("photo_unknown")
    return row


def _derived(row: Photo, size: Size) -> Response:
    key = derived_key(row.sha256, size)
    if vault().size(key) is None:
        with vault().open(photo_key(row.sha256)) as original:
            made = derive(original, size)
        if made is None:
            raise Refusal("photo_unreadable")
        with tempfile.NamedTemporaryFile(dir=setting().spool_dir, delete=False) as fresh:
            fresh.write(made)
        vault().put(Path(fresh.name), key, "image/jpeg")
        return Response(made, mimetype="image/jpeg")
    return _send(key, "image/jpeg")


def _send(key: str, media_type: str) -> Response:
    path = vault().local_path(key)
    if path is not None:
        return send_file(path, mimetype=media_type, conditional=True)
    with vault().open(key) as kept:
        return send_file(io.BytesIO(kept.read()), mimetype=media_type)
