"""Plants of a field, drawn one by one: blades, stalks, rosettes, floating leaves, clods of earth."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from PIL import ImageDraw

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """What grows: soil between the plants, the plants and their tips, how tall they stand (px)."""

    soil: Colour
    plant: Colour
    tall: int
    shape: str = "blades"
    tip: Colour | None = None
    gap: float = 1.0
    """Between the rows, in usual gaps."""
    thing: str = ""
    """What else stands in it."""


def shade(colour: Colour, by: int) -> Colour:
    # spelled out: it is asked for every leaf
    r, g, b = colour
    return max(0, min(255, r + by)), max(0, min(255, g + by)), max(0, min(255, b + by))


def _blades(
    draw: ImageDraw.ImageDraw,
    look: Look,
    x: float,
    y: float,
    scale: float,
    tint: int,
    rng: random.Random,
) -> None:
    size = look.tall * scale
    width = 1 + int(1.4 * scale)
    for _ in range(2):
        lean = rng.uniform(-0.5, 0.5) * size
        top = (x + lean, y - size * rng.uniform(0.8, 1.15))
        draw.line((x, y, *top), fill=shade(look.plant, tint), width=width)
        if look.tip is not None:
            r = max(1.0, 1.7 * scale)
            draw.ellipse(
                (top[0] - r, top[1] - r, top[0] + r, top[1] + r), fill=shade(look.tip, tint)
            )


def _stalks(
    draw: ImageDraw.ImageDraw,
    look: Look,
    x: float,
    y: float,
    scale: float,
    tint: int,
    rng: random.Random,
) -> None:
    size = look.tall * scale
    colour = shade(look.plant, tint)
    draw.line(
        (x, y, x + rng.uniform(-2, 2), y - size), fill=shade(colour, -14), width=1 + int(2 * scale)
    )
    for part in (0.25, 0.45, 0.62, 0.8):
        side = rng.choice((-1, 1))
        long = size * rng.uniform(0.28, 0.42)
        foot = y - size * part
        bow = (
            (x, foot),
            (x + side * long * 0.6, foot - long * 0.5),
            (x + side * long, foot - long * 0.1),
        )
        draw.line(
            bow,
            fill=shade(colour, rng.randrange(-10, 14)),
            width=1 + int(2.2 * scale),
            joint="curve",
        )
    if look.tip is not None:
        draw.ellipse(
            (x, y - size * 0.6, x + 4 * scale, y - size * 0.38), fill=shade(look.tip, tint)
        )


def _rosettes(
    draw: ImageDraw.ImageDraw,
    look: Look,
    x: float,
    y: float,
    scale: float,
    tint: int,
    rng: random.Random,
) -> None:
    size = look.tall * scale
    for _ in range(4):
        dx, dy = rng.uniform(-0.55, 0.55) * size, rng.uniform(-0.75, 0.05) * size
        r = size * rng.uniform(0.24, 0.42)
        colour = shade(look.plant, tint + rng.randrange(-14, 15))
        draw.ellipse((x + dx - r, y + dy - r * 0.62, x + dx + r, y + dy + r * 0.62), fill=colour)
    if look.tip is not None:
        r = max(1.0, size * 0.09)
        draw.ellipse((x - r, y - size * 0.7 - r, x + r, y - size * 0.7 + r), fill=look.tip)


def _pads(
    draw: ImageDraw.ImageDraw,
    look: Look,
    x: float,
    y: float,
    scale: float,
    tint: int,
    rng: random.Random,
) -> None:
    size = look.tall * scale
    high = size * rng.uniform(0.4, 1.0)
    draw.line((x, y, x, y - high), fill=shade(look.plant, -30), width=1 + int(scale))
    r = size * rng.uniform(0.35, 0.6)
    draw.ellipse(
        (x - r, y - high - r * 0.36, x + r, y - high + r * 0.36), fill=shade(look.plant, tint)
    )
    if look.tip is not None and rng.random() < 0.06:
        draw.ellipse((x - r / 3, y - high * 1.5, x + r / 3, y - high * 1.2), fill=look.tip)


def _clods(
    draw: ImageDraw.ImageDraw,
    look: Look,
    x: float,
    y: float,
    scale: float,
    tint: int,
    rng: random.Random,
) -> None:
    r = look.tall * scale * rng.uniform(0.7, 1.5)
    box = (x - r * 1.5, y - r * 0.7, x + r * 1.5, y + r * 0.7)
    draw.ellipse(box, fill=shade(look.plant, tint))
    draw.arc(box, 200, 330, fill=shade(look.soil, 26))


Plant = Callable[[ImageDraw.ImageDraw, Look, float, float, float, int, random.Random], None]
PLANTS: dict[str, Plant] = {
    "blades": _blades,
    "stalks": _stalks,
    "rosettes": _rosettes,
    "pads": _pads,
    "clods": _clods,
}
