"""Photos on their way in: tus 1.0.0 with the extensions named in `EXTENSIONS`."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import FileIO
from typing import Any

from apiflask import APIBlueprint
from flask import Response, current_app, request
from werkzeug.exceptions import ClientDisconnected

from server.api.access import actor, signed_in
from server.api.contract import setting
from server.api.keeping import keep_photo, kept_already
from server.api.patience import patient
from server.evidence.media import HEAD_BYTES, media_type_of
from server.evidence.spool import (
    PIECE_BYTES,
    BrokenOff,
    Busy,
    Checksum,
    Gone,
    PieceDiffers,
    Spool,
    TooMuch,
    Upload,
    WrongOffset,
    upload_of,
)
from server.models.base import db, now
from server.refusals import Refusal
from server.rules.roles import who_may

uploads = APIBlueprint("uploads", __name__, url_prefix="/api/v1")

TUS = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination"
PIECE_TYPE = "application/offset+octet-stream"
CHECKSUMS = {"sha256": 32, "sha1": 20}
"""Algorithm → bytes of its digest; tus asks every server for sha1."""
METADATA_MAX = 2_000
SWEEP_ONE_IN = 200
_SHA256 = re.compile(r"[0-9a-f]{64}")


@uploads.after_request
def name_the_protocol(response: Response) -> Response:
    """Every answer names the version, refusals too."""
    response.headers["Tus-Resumable"] = TUS
    if response.status_code == 412:
        response.headers["Tus-Version"] = TUS
    return response


@uploads.route("/uploads", methods=["OPTIONS"])
@uploads.doc(responses={204: "what this server can do"})
def abilities() -> Response:
    """What this server can do, by the tus protocol."""
    return Response(
        status=204,
        headers={
            "Tus-Version": TUS,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(setting().photo_max_bytes),
            "Tus-Checksum-Algorithm": ",".join(CHECKSUMS),
        },
    )


@uploads.post("/uploads")
@uploads.doc(responses={201: "created, with the offset reached"})
@signed_in(*who_may("capture"))
def create() -> Response:
    """Begins an upload and takes a body at once; a photo kept already is complete at once."""
    _check_version()
    length = _number("Upload-Length", "upload_length")
    most = setting().photo_max_bytes
    if length > most:
        raise Refusal("upload_too_large", max_bytes=most)
    if length == 0:
        raise Refusal("upload_length")
    metadata = request.headers.get("Upload-Metadata", "")
    sha256 = _metadata(metadata).get("sha256", "")
    if not _SHA256.fullmatch(sha256) or len(metadata) > METADATA_MAX:
        raise Refusal("upload_metadata", needed="sha256")
    if kept_already(sha256, length, actor().person_id):
        return _answer(201, length, Upload_Sha256=sha256)
    _sweep_sometimes()
    expires = now() + timedelta(hours=setting().upload_keep_hours)
    upload = upload_of(actor().person_id, length, sha256, expires, metadata)
    offset = _spool().offset(upload)
    if request.mimetype == PIECE_TYPE or offset == length:
        offset = _take(upload, offset, skip=offset)
    if offset < length:
        _spool().keep(upload)
    return _answer(201, offset, Location=f"/api/v1/uploads/{upload.id}", **_further(upload, offset))


@uploads.route("/uploads/<upload_id>", methods=["HEAD"])
@signed_in(*who_may("capture"))
def offset(upload_id: str) -> Response:
    """How many bytes of this upload are kept; completes it where a crash left it whole."""
    _check_version()
    upload = _mine(upload_id)
    reached = _spool().offset(upload)
    if reached == upload.length:
        with _holding(upload):
            _complete(upload, None)
    response = _answer(
        200,
        reached,
        Upload_Length=str(upload.length),
        Upload_Metadata=upload.metadata,
        **_further(upload, reached),
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@uploads.patch("/uploads/<upload_id>")
@uploads.doc(responses={204: "taken, with the offset reached"})
@signed_in(*who_may("capture"))
def append(upload_id: str) -> Response:
    """Takes the bytes from the offset on; the last one completes the photo."""
    _check_version()
    upload = _mine(upload_id)
    if request.mimetype != PIECE_TYPE:
        raise Refusal("upload_content_type", needed=PIECE_TYPE)
    reached = _take(upload, _number("Upload-Offset", "upload_offset_differs"))
    return _answer(204, reached, **_further(upload, reached))


@uploads.delete("/uploads/<upload_id>")
@uploads.doc(responses={204: "dropped"})
@signed_in(*who_may("capture"))
def terminate(upload_id: str) -> Response:
    """Drops an unfinished upload; a photo that is complete stays."""
    _check_version()
    upload = _mine(upload_id)
    with _holding(upload):
        _spool().drop(upload.id)
    return Response(status=204)


@uploads.post("/uploads/<upload_id>")
@uploads.doc(responses={204: "as PATCH or DELETE"})
@signed_in(*who_may("capture"))
def by_another_name(upload_id: str) -> Response:
    """PATCH or DELETE named by X-HTTP-Method-Override, for networks that let only POST through."""
    views: dict[str, Callable[[str], Response]] = {"PATCH": append, "DELETE": terminate}
    view = views.get(request.headers.get("X-HTTP-Method-Override", ""))
    if view is None:
        raise Refusal("method_not_allowed")
    return view(upload_id)


def _take(upload: Upload, offset: int, skip: int | None = None) -> int:
    """Writes the body; completes the photo at its last byte; answers the offset reached.

    With `skip`, the body is the beginning of the photo, of which so many bytes are kept already:
    the hash of the whole guards what its checksum cannot.
    """
    checksum = None if skip else _checksum()
    announced = request.content_length
    if announced is not None and skip:
        announced = max(0, announced - skip)
    # a slow phone may take minutes: no database connection waits for it
    db.session.remove()
    with _holding(upload, begin=skip is not None) as out:
        try:
            with patient(request.environ.get("gunicorn.socket")):
                _skip_body(skip or 0)
                written = _spool().append(out, upload, offset, _read_body, announced, checksum)
        except WrongOffset as error:
            raise Refusal("upload_offset_differs", offset=error.offset) from error
        except TooMuch as error:
            raise Refusal("upload_too_large", max_bytes=upload.length) from error
        except PieceDiffers as error:
            raise Refusal("upload_piece_differs") from error
        if written.offset == upload.length:
            _complete(upload, written.sha256)
        elif written.broken:
            raise Refusal("upload_broken_off", offset=written.offset)
    return written.offset


def _read_body(size: int) -> bytes:
    try:
        return request.stream.read(size)
    except (ClientDisconnected, OSError) as error:
        # the connection broke or went silent
        raise BrokenOff from error


def _skip_body(left: int) -> None:
    with suppress(BrokenOff):
        while left and (piece := _read_body(min(left, PIECE_BYTES))):
            left -= len(piece)


@contextmanager
def _holding(upload: Upload, begin: bool = False) -> Iterator[FileIO]:
    with ExitStack() as held:
        try:
            out = held.enter_context(_spool().holding(upload, begin))
        except Busy as error:
            raise Refusal("upload_locked") from error
        except Gone as error:
            raise Refusal("upload_unknown") from error
        yield out


def _complete(upload: Upload, digest: str | None) -> None:
    """Checks the whole and moves it into the vault; `digest` where it was computed on the way."""
    spool = _spool()
    digest = digest or spool.digest(upload)
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


def _sweep_sometimes() -> None:
    """Expired uploads make room; one create in `SWEEP_ONE_IN` looks for them."""
    if secrets.randbelow(SWEEP_ONE_IN) == 0:
        _spool().sweep(now())


def _mine(upload_id: str) -> Upload:
    upload = _spool().find(upload_id)
    if upload is None or upload.owner != actor().person_id:
        raise Refusal("upload_unknown")
    if datetime.fromisoformat(upload.expires_at) <= now():
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


def _metadata(header: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in header.split(","):
        name, _, value = part.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except ValueError:
            continue
    return found


def _checksum() -> Checksum | None:
    told = request.headers.get("Upload-Checksum")
    if told is None:
        return None
    algorithm, _, value = told.partition(" ")
    try:
        digest = base64.b64decode(value, validate=True)
    except ValueError:
        digest = b""
    if len(digest) != CHECKSUMS.get(algorithm):
        raise Refusal("upload_metadata", needed="checksum: " + ", ".join(CHECKSUMS))
    return Checksum(algorithm, digest)


def _further(upload: Upload, reached: int) -> dict[str, str]:
    """Until when the rest may come, or that there is none."""
    if reached == upload.length:
        return {"Upload_Sha256": upload.sha256}
    moment = datetime.fromisoformat(upload.expires_at).astimezone(UTC)
    return {"Upload_Expires": format_datetime(moment, usegmt=True)}


def _answer(status: int, offset: int, **headers: Any) -> Response:
    response = Response(status=status)
    response.headers["Upload-Offset"] = str(offset)
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response
