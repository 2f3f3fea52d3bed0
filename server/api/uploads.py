"""Photos on their way in: tus 1.0.0 with creation, creation-with-upload, checksum, expiration, termination."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response, current_app, request
from werkzeug.exceptions import ClientDisconnected

from server.api.access import actor, signed_in
from server.api.contract import setting
from server.api.keeping import keep_photo, kept_already
from server.evidence.media import HEAD_BYTES, media_type_of
from server.evidence.spool import Busy, PieceDiffers, Spool, TooMuch, Upload, WrongOffset, Written
from server.models.base import now
from server.refusals import Refusal

uploads = APIBlueprint("uploads", __name__, url_prefix="/api/v1")

TUS = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination"
PIECE_TYPE = "application/offset+octet-stream"
_SHA256 = re.compile(r"^[0-9a-f]{64}$")


@uploads.route("/uploads", methods=["OPTIONS"])
@uploads.doc(responses={204: "what this server can do"})
def abilities() -> Response:
    """What this server can do, by the tus protocol."""
    return Response(
        status=204,
        headers={
            "Tus-Resumable": TUS,
            "Tus-Version": TUS,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(setting().photo_max_bytes),
            "Tus-Checksum-Algorithm": "sha256",
        },
    )


@uploads.post("/uploads")
@uploads.doc(responses={201: "created, with the offset reached"})
@signed_in()
def create() -> Response:
    """Begins an upload; a body is taken at once; a photo that is kept already is complete at once."""
    _check_version()
    length = _number("Upload-Length", "upload_length")
    most = setting().photo_max_bytes
    if length > most:
        raise Refusal("upload_too_large", max_bytes=most)
    if length == 0:
        raise Refusal("upload_length")
    sha256 = _metadata().get("sha256", "")
    if not _SHA256.match(sha256):
        raise Refusal("upload_metadata", needed="sha256")
    if kept_already(sha256, length, actor().person_id):
        return _answer(201, length, Upload_Sha256=sha256)
    expires = now() + timedelta(hours=setting().upload_keep_hours)
    upload = _spool().create(actor().person_id, length, sha256, expires)
    offset = 0
    if request.content_type == PIECE_TYPE:
        offset = _take(upload, 0)
    headers = {"Location": f"/api/v1/uploads/{upload.id}", "Upload_Expires": _expiry(upload)}
    if offset == upload.length:
        headers["Upload_Sha256"] = sha256
    return _answer(201, offset, **headers)


@uploads.route("/uploads/<upload_id>", methods=["HEAD"])
@signed_in()
def offset(upload_id: str) -> Response:
    """How many bytes of this upload are kept."""
    _check_version()
    upload = _mine(upload_id)
    response = _answer(
        200, _spool().offset(upload), Upload_Length=str(upload.length),
        Upload_Expires=_expiry(upload),
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@uploads.patch("/uploads/<upload_id>")
@uploads.doc(responses={204: "taken, with the offset reached"})
@signed_in()
def append(upload_id: str) -> Response:
    """Takes the bytes from the offset on; the last one completes the photo."""
    _check_version()
    upload = _mine(upload_id)
    if request.content_type != PIECE_TYPE:
        raise Refusal("upload_content_type", needed=PIECE_TYPE)
    reached = _take(upload, _number("Upload-Offset", "upload_offset_differs"))
    headers = {"Upload_Expires": _expiry(upload)}
    if reached == upload.length:
        headers["Upload_Sha256"] = upload.sha256
    return _answer(204, reached, **headers)


@uploads.delete("/uploads/<upload_id>")
@uploads.doc(responses={204: "dropped"})
@signed_in()
def terminate(upload_id: str) -> Response:
    """Drops an unfinished upload; a photo that is complete stays."""
    _check_version()
    _spool().drop(_mine(upload_id).id)
    return Response(status=204, headers={"Tus-Resumable": TUS})


def _take(upload: Upload, offset: int) -> int:
    """Writes the body; completes the photo at its last byte; answers the offset reached."""
    spool = _spool()
    broken: list[BaseException] = []

    def read(size: int) -> bytes:
        try:
            return request.stream.read(size)
        except (ClientDisconnected, ConnectionError, TimeoutError) as error:
            broken.append(error)
            return b""

    try:
        written = spool.append(upload, offset, read, _piece_checksum())
    except Busy as error:
        raise Refusal("upload_locked") from error
    except WrongOffset as error:
        raise Refusal("upload_offset_differs", offset=error.offset) from error
    except TooMuch as error:
        raise Refusal("upload_too_large", max_bytes=upload.length) from error
    except PieceDiffers as error:
        raise Refusal("upload_piece_differs") from error
    if written.offset == upload.length:
        _complete(spool, upload, written)
    elif broken:
        raise Refusal("upload_broken_off", offset=written.offset)
    return written.offset


def _complete(spool: Spool, upload: Upload, written: Written) -> None:
    digest = written.sha256 or spool.digest(upload)
    if digest != upload.sha256:
        spool.drop(upload.id)
        raise Refusal("photo_hash_differs", announced=upload.sha256, received=digest)
    file = spool.file(upload.id)
    with file.open("rb") as kept:
        media_type = media_type_of(kept.read(HEAD_BYTES))
    if media_type is None:
        spool.drop(upload.id)
        raise Refusal("photo_not_an_image")
    keep_photo(file, digest, upload.length, media_type, upload.owner)
    spool.drop(upload.id)


def _mine(upload_id: str) -> Upload:
    upload = _spool().find(upload_id)
    if upload is None or upload.owner != actor().person_id:
        raise Refusal("upload_unknown")
    if datetime.fromisoformat(upload.expires_at) <= now():
        _spool().drop(upload.id)
        raise Refusal("upload_expired")
    return upload


def _spool() -> Spool:
    spool: Spool = current_app.extensions["xuntian.spool"]
    return spool


def _check_version() -> None:
    if request.headers.get("Tus-Resumable") != TUS:
        raise Refusal("upload_version", supported=TUS)


def _number(header: str, refusal: str) -> int:
    text = request.headers.get(header, "")
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise Refusal(refusal, header=header)
    return int(text)


def _metadata() -> dict[str, str]:
    found: dict[str, str] = {}
    for part in request.headers.get("Upload-Metadata", "").split(","):
        name, _, value = part.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            continue
    return found


def _piece_checksum() -> bytes | None:
    told = request.headers.get("Upload-Checksum")
    if told is None:
        return None
    algorithm, _, value = told.partition(" ")
    try:
        digest = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        digest = b""
    if algorithm != "sha256" or len(digest) != 32:
        raise Refusal("upload_metadata", needed="sha256 checksum")
    return digest


def _expiry(upload: Upload) -> str:
    moment = datetime.fromisoformat(upload.expires_at).astimezone(UTC)
    return format_datetime(moment, usegmt=True)


def _answer(status: int, offset: int, **headers: Any) -> Response:
    response = Response(status=status)
    response.headers["Tus-Resumable"] = TUS
    response.headers["Upload-Offset"] = str(offset)
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response
