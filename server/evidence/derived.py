"""Smaller pictures for screens: turned upright, without metadata."""

from __future__ import annotations

import io
from typing import BinaryIO, Literal

from PIL import Image, ImageOps

from server.evidence.exif import MAX_PIXELS

Size = Literal["small", "large"]
LONG_SIDE_PX: dict[Size, int] = {"small": 360, "large": 1600}
"""A list on a phone; a desk at 1366×768 with room to zoom [P]."""


def derive(file: BinaryIO, size: Size) -> bytes | None:
    """A JPEG whose long side is at most `LONG_SIDE_PX`, or None where the picture cannot be read."""
    side = LONG_SIDE_PX[size]
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height >= MAX_PIXELS:
                return None
            picture.draft("RGB", (side, side))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((side, side), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            upright.convert("RGB").save(out, "JPEG", quality=80)
    except Exception:  # noqa: BLE001  decoders raise anything on hostile bytes
        return None
    return out.getvalue()
