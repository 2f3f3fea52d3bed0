"""What the phone's camera sees in the pictures: a drawn field of the demo."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from server.demo.scenes import scene
from tests.journeys.season import crop_of_the_season

SIZE = (960, 1280)
"""Upright, as a phone is held."""
LOOKS = {"rice": "rice_green", "rice_ratoon": "rice_ripe", "maize": "maize", "wheat": "wheat"}


def video(file: Path) -> Path:
    """Writes one frame for ever, in the form that Chromium's fake camera reads (Motion JPEG)."""
    field = scene(LOOKS.get(crop_of_the_season().code, "leaves"), "overview", 0)
    width = field.height * SIZE[0] // SIZE[1]
    upright = field.crop((0, 0, width, field.height)).resize(SIZE, Image.Resampling.LANCZOS)
    upright.convert("RGB").save(file, "JPEG", quality=88)
    return file
