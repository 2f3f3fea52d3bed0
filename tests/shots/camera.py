"""What the phone's camera sees in the pictures: a field of the demo, marked as such."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from server.demo.pictures import Shot, demo_photo
from server.models.base import now
from tests.journeys.season import crop_of_the_season

SIZE = (960, 1280)
"""Upright, as a phone is held."""
LOOKS = {"rice": "rice_green", "rice_ratoon": "rice_ripe", "maize": "maize", "wheat": "wheat"}


def video(file: Path, number: str) -> Path:
    """Writes one frame for ever, in the form that Chromium's fake camera reads (Motion JPEG)."""
    look = LOOKS.get(crop_of_the_season().code, "leaves")
    shot = Shot(look, "overview", 0, number, None, None, now())
    with Image.open(io.BytesIO(demo_photo(shot))) as field:
        width = field.height * SIZE[0] // SIZE[1]
        upright = field.crop((0, 0, width, field.height)).resize(SIZE, Image.Resampling.LANCZOS)
    upright.convert("RGB").save(file, "JPEG", quality=88)
    return file
