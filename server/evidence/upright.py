"""Decoding a picture small and upright: the one way by which all that is derived from it is made."""

from __future__ import annotations

import threading
from typing import BinaryIO, Literal

from PIL import Image, ImageOps

from server.evidence.header import Unreadable, read_header

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
_ONE_AT_A_TIME = threading.Lock()
"""A picture just below the pixel limit takes 400 MB while it is decoded."""


def upright(
    file: BinaryIO, media_type: str, side_px: int, mode: Literal["RGB", "L"]
) -> Image.Image | None:
    """The picture as it is looked at, long side at most `side_px`; None where it cannot be read."""
    try:
        if not read_header(file, media_type).decodable:
            return None
    except Unreadable:
        return None
    file.seek(0)
    try:
        with _ONE_AT_A_TIME, Image.open(file, formats=FORMATS) as picture:
            picture.draft(mode, (side_px, side_px))
            turned = ImageOps.exif_transpose(picture)
            turned.thumbnail((side_px, side_px), Image.Resampling.LANCZOS)
            return turned.convert(mode)
    except Exception:
        # decoders raise anything on hostile bytes
        return None
