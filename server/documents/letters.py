"""The letters of the font: what it cannot draw is named by its number, never left as an empty box."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from PIL import ImageFont
from pylopdf_fonts_zh_cn import sans_path

SIZE_PX = 16
NO_LETTER = "\U0010fffe"


def readable(told: Any) -> Any:
    """The same lists, dicts and strings, in which “𠮷” is “[U+20BB7]” where the font lacks it."""
    if isinstance(told, dict):
        return {name: readable(value) for name, value in told.items()}
    if isinstance(told, list):
        return [readable(value) for value in told]
    if isinstance(told, str):
        return "".join(map(_letter, told))
    return told


@cache
def _letter(letter: str) -> str:
    if letter.isspace():
        return letter
    # controls and formats draw nothing, and may turn the line round
    unseen = unicodedata.category(letter).startswith("C")
    return f"[U+{ord(letter):04X}]" if unseen or _drawn(letter) == _drawn(NO_LETTER) else letter


def _drawn(letter: str) -> bytes:
    return bytes(_font().getmask(letter))


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(sans_path()), SIZE_PX)
