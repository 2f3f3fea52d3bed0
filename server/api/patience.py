"""How long a silent sender is waited for: one that vanished must not hold a thread for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import request
from werkzeug.exceptions import ClientDisconnected

from server.refusals import Refusal

SILENCE_MAX_S = 20.0
"""A mobile network that gives nothing for so long has let the connection go [P]."""
PIECE_BYTES = 1 << 16


def patient_body(max_bytes: int, sha256: str) -> bytes:
    """The whole body, never on a disk.

    Raises Refusal body_too_large, upload_broken_off, photo_hash_differs.
    """
    if (request.content_length or 0) > max_bytes:
        raise Refusal("body_too_large", max_bytes=max_bytes)
    digest, kept = hashlib.sha256(), bytearray()
    with patient(request.environ.get("gunicorn.socket")):
        while piece := _piece(len(kept)):
            kept += piece
            digest.update(piece)
            if len(kept) > max_bytes:
                raise Refusal("body_too_large", max_bytes=max_bytes)
    if request.content_length is not None and len(kept) < request.content_length:
        raise Refusal("upload_broken_off", offset=len(kept))
    if digest.hexdigest() != sha256:
        raise Refusal("photo_hash_differs", announced=sha256, received=digest.hexdigest())
    return bytes(kept)


def _piece(offset: int) -> bytes:
    try:
        return request.stream.read(PIECE_BYTES)
    except (ClientDisconnected, OSError) as error:
        raise Refusal("upload_broken_off", offset=offset) from error


@contextmanager
def patient(connection: Any) -> Iterator[None]:
    """`connection` is gunicorn's socket, None elsewhere."""
    if connection is None:
        yield
        return
    before = connection.gettimeout()
    connection.settimeout(SILENCE_MAX_S)
    try:
        yield
    finally:
        connection.settimeout(before)
