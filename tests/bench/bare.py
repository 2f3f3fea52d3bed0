"""What the upload endpoint is measured against: the same bytes to disk, and nothing else."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ["XUNTIAN_DATA_DIR"])
PIECE_BYTES = 1 << 18


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Streams a body to a new file with SHA-256 and fsync; answers with the hash."""
    answer = b"ok"
    if environ["REQUEST_METHOD"] == "POST":
        digest = hashlib.sha256()
        stream = environ["wsgi.input"]
        with (FOLDER / uuid.uuid4().hex).open("wb", buffering=0) as file:
            while piece := stream.read(PIECE_BYTES):
                file.write(piece)
                digest.update(piece)
            os.fsync(file.fileno())
        answer = digest.hexdigest().encode()
    start_response("201 Created", [("Content-Length", str(len(answer)))])
    return [answer]
