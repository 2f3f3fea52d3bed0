"""Smaller pictures for screens: turned upright, without metadata."""

from __future__ import annotations

import io
import threading
from typing import BinaryIO, Literal

from PIL import Image, ImageOps

from server.evidence.header import Unreadable, read_header

Size = Literal["small", "page", "large"]
LONG_SIDE_PX: dict[Size, int] = {"small": 360, "page": 800, "large": 1600}
"""A list on a phone; half the width of a printed page; a desk at 1366×768 with room to zoom [P]."""
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
_ONE_AT_A_TIME = threading.Lock()
"""A picture just below the pixel limit takes 400 MB while it is decoded."""


def derive(file: BinaryIO, media_type: str, size: Size) -> bytes | None:
    """A JPEG whose long side is at most `LONG_SIDE_PX`; None where the picture cannot be read."""
    try:
        if not read_header(file, media_type).decodable:
            return None
    except Unreadable:
        return None
    side = LONG_SIDE_PX[size]
    file.seek(0)
    try:
        with _ONE_AT_A_TIME, Image.open(file, formats=FORMATS) as picture:
            picture.draft("RGB", (side, side))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((side, side), Image.Resampling.LANCZOS)
            plain = upright.convert("RGB")
            # comments and profiles would be written into the copy
            plain.info = {}
            out = io.BytesIO()
            plain.save(out, "JPEG", quality=80)
    except Exception:
        # decoders raise anything on hostile bytes
        return None
    return out.getvalue()
