"""Pictures of the size of a stamp for the invented county: marked, with EXIF, each unlike every other."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

from server.demo.pictures import MARK_COLOUR, Shot, exif_of, mark

SIZE = (160, 120)
PATTERN = (12, 9)
QUALITY = 40


def small_picture(shot: Shot) -> bytes:
    """A JPEG of about four kilobytes: coloured patches by chance of the shot, 演示图片 across them."""
    rng = random.Random(f"{shot.number} {shot.taken_at} {shot.role}")
    patches = Image.frombytes("RGB", PATTERN, rng.randbytes(3 * PATTERN[0] * PATTERN[1]))
    picture = patches.resize(SIZE, Image.Resampling.BILINEAR)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, SIZE[0], 36), fill=(255, 255, 255))
    draw.bitmap((22, 2), mark(), fill=MARK_COLOUR)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, exif=exif_of(shot))
    return out.getvalue()
