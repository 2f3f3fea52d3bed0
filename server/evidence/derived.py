"""Smaller pictures for screens: turned upright, without metadata."""

from __future__ import annotations

import io
from typing import BinaryIO, Literal

from server.evidence.upright import upright

Size = Literal["small", "page", "large"]
LONG_SIDE_PX: dict[Size, int] = {"small": 360, "page": 800, "large": 1600}
"""A list on a phone; half the width of a printed page; a desk at 1366×768 with room to zoom [P]."""


def derive(file: BinaryIO, media_type: str, size: Size) -> bytes | None:
    """A JPEG whose long side is at most `LONG_SIDE_PX`; None where the picture cannot be read."""
    plain = upright(file, media_type, LONG_SIDE_PX[size], "RGB")
    if plain is None:
        return None
    # comments and profiles would be written into the copy
    plain.info = {}
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=80)
    return out.getvalue()
