"""A picture whose marked parts are gone: painted black, coded anew, without a byte of what it carried."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil, floor
from typing import BinaryIO

from PIL import ImageDraw

from server.evidence.upright import upright

SIDE_PX = 1600
"""As large pictures on the desk: enough to tell a tree, and no larger than anybody looks at [P]."""
BLOCK_PX = 8
"""JPEG codes blocks of so many pixels: a box that ends inside one would leave a trace along its edge."""


def cover(
    file: BinaryIO, media_type: str, boxes: Sequence[Sequence[float]], side_px: int = SIDE_PX
) -> bytes | None:
    """A JPEG, long side at most `side_px`, black under each box [left, top, right, bottom] in shares.

    A box grows to whole blocks. The same picture and boxes give the same bytes. None where the
    picture cannot be read.
    """
    picture = upright(file, media_type, side_px, "RGB")
    if picture is None:
        return None
    # comments and profiles would be written into the copy
    picture.info = {}
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        draw.rectangle(
            (
                floor(left * picture.width / BLOCK_PX) * BLOCK_PX,
                floor(top * picture.height / BLOCK_PX) * BLOCK_PX,
                ceil(right * picture.width / BLOCK_PX) * BLOCK_PX - 1,
                ceil(bottom * picture.height / BLOCK_PX) * BLOCK_PX - 1,
            ),
            fill=(0, 0, 0),
        )
    out = io.BytesIO()
    # colour in full resolution: halved, it would bleed across the edge of a box
    picture.save(out, "JPEG", quality=85, subsampling=0)
    return out.getvalue()
