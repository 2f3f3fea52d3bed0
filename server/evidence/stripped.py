"""A citizen's picture decoded and written anew: nothing of its file is left but what is to be seen."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

from server.evidence.header import Unreadable, read_header
from server.evidence.upright import upright

MOST_PIXELS = {"image/jpeg": 50_000_000, "image/png": 16_800_000, "image/webp": 16_800_000}
"""Decoded from a stranger at most [P]: JPEG is decoded small; the others whole, up to 70 MB of memory."""
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Stripped:
    data: bytes
    """JPEG without any metadata, comment, profile or trailing bytes."""
    width_px: int
    height_px: int


def stripped(file: BinaryIO, media_type: str, side_px: int) -> Stripped | None:
    """Turned upright, long side at most `side_px`; None where it cannot be read, or may not be."""
    try:
        header = read_header(file, media_type)
    except Unreadable:
        return None
    if header.width_px * header.height_px > MOST_PIXELS.get(media_type, 0):
        return None
    plain = upright(file, media_type, side_px, "RGB")
    if plain is None:
        return None
    # comments and profiles would be written into the copy
    plain.info = {}
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY)
    return Stripped(out.getvalue(), plain.width, plain.height)
