"""Secrets that are made on first use: files that only their user may read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def keep_first(file: Path, content: bytes) -> None:
    """Whole or not at all, and the first one stands where two processes make one at once."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # made with 0600
    handle, path = tempfile.mkstemp(dir=file.parent)
    fresh = Path(path)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(fresh, file)
        except FileExistsError:
            return
    finally:
        fresh.unlink()
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
