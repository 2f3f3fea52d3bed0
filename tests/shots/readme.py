"""The picture of the README: a phone on a plot, beside the plot's year."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

LEFT, RIGHT = "phone-capture-full-zh", "phone-plot-full-zh"
GAP_PX = 36
MAX_BYTES = 200_000
HEIGHTS_PX = (1110, 960, 840, 740)
PAPER = (255, 255, 255)


def side_by_side(shots: Path, file: Path) -> None:
    """Writes the largest picture of both that is no heavier than the README may be."""
    for height in HEIGHTS_PX:
        left, right = (_sized(shots / f"{name}.png", height) for name in (LEFT, RIGHT))
        both = Image.new("RGB", (left.width + GAP_PX + right.width, height), PAPER)
        both.paste(left, (0, 0))
        both.paste(right, (left.width + GAP_PX, 0))
        both.quantize(palette=_palette(left, right)).save(file, optimize=True)
        if file.stat().st_size <= MAX_BYTES:
            return
    raise ValueError(f"{file} is heavier than {MAX_BYTES} bytes")


def _palette(left: Image.Image, right: Image.Image) -> Image.Image:
    """Half the colours for either: the many of the field would leave none for the signs beside it."""
    colours: list[int] = []
    for shot in (left, right):
        colours += (shot.quantize(128).getpalette() or [])[: 128 * 3]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette


def _sized(file: Path, height: int) -> Image.Image:
    with Image.open(file) as shot:
        return shot.convert("RGB").resize(
            (shot.width * height // shot.height, height), Image.Resampling.LANCZOS
        )
