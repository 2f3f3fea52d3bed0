"""Drawn fields by what grows on them: sky, ridges, terraces, rows that run away from the eye."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from PIL import Image, ImageDraw, ImageFilter

from server.demo.plants import PLANTS, Colour, Look, shade

WIDTH, HEIGHT = 656, 492
"""A little larger than a picture, so that two pictures of one scene can be cut differently."""
VARIANTS = 2
SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((148, 178, 208), (216, 226, 228)),
    ((176, 184, 188), (222, 224, 220)),
    ((122, 164, 208), (206, 222, 230)),
)


LOOKS: dict[str, Look] = {
    "rice_young": Look((128, 142, 138), (92, 158, 70), 10, gap=1.5, thing="water"),
    "rice_green": Look((82, 110, 66), (72, 138, 50), 18, gap=0.8),
    "rice_ripe": Look((150, 130, 66), (184, 160, 66), 18, tip=(222, 190, 84), gap=0.8),
    "stubble": Look((150, 122, 84), (196, 172, 112), 5, gap=1.2),
    "seedlings": Look((126, 96, 68), (86, 148, 66), 7, "rosettes", gap=1.7),
    "maize": Look((110, 88, 58), (58, 122, 44), 40, "stalks", gap=1.5),
    "maize_ripe": Look((126, 104, 68), (156, 140, 74), 40, "stalks", (150, 112, 60), 1.5),
    "wheat": Look((112, 104, 66), (98, 152, 66), 13, gap=0.9),
    "wheat_ripe": Look((160, 132, 76), (206, 176, 90), 16, tip=(226, 198, 116), gap=0.8),
    "rape": Look((84, 106, 56), (96, 136, 58), 22, tip=(236, 212, 40), gap=0.8),
    "rape_pods": Look((112, 118, 66), (148, 158, 84), 22, tip=(178, 176, 104), gap=0.8),
    "vines": Look((110, 88, 62), (66, 116, 58), 12, "rosettes", gap=1.0),
    "leaves": Look((112, 88, 64), (78, 140, 70), 15, "rosettes", gap=1.3),
    "beans": Look((112, 94, 64), (84, 138, 62), 18, "rosettes", gap=1.2),
    "beans_ripe": Look((126, 104, 70), (160, 148, 78), 17, "rosettes", (120, 96, 58), 1.2),
    "lotus": Look((102, 128, 122), (66, 132, 84), 26, "pads", (226, 150, 170), 1.6, "water"),
    "lotus_dry": Look((112, 118, 108), (138, 112, 74), 24, "pads", None, 1.8, "water"),
    "tilled": Look((120, 88, 62), (98, 70, 48), 4, "clods", gap=0.9),
    "bare": Look((168, 132, 96), (150, 118, 88), 3, "clods", gap=1.6),
    "weeds_low": Look((124, 118, 76), (116, 140, 72), 9, gap=1.0),
    "weeds": Look((110, 112, 66), (104, 130, 60), 30, tip=(186, 176, 130), gap=0.9),
    "winter_paddy": Look((138, 150, 152), (150, 136, 96), 4, gap=2.2, thing="water"),
    "pond": Look((112, 142, 140), (112, 142, 140), 0, thing="water"),
    "orchard_young": Look((112, 114, 68), (100, 132, 66), 7, thing="small_trees"),
    "orchard": Look((98, 106, 62), (88, 124, 58), 7, thing="citrus"),
    "timber": Look((100, 98, 66), (92, 112, 60), 9, thing="timber"),
    "shrubs": Look((104, 106, 66), (94, 116, 60), 14, thing="shrubs"),
    "greenhouse": Look((120, 104, 76), (96, 140, 74), 6, thing="greenhouse"),
    "building": Look((176, 172, 164), (150, 146, 138), 2, "clods", gap=2.0, thing="house"),
    "fog": Look((150, 156, 148), (138, 150, 134), 10, thing="fog"),
}


def look_named(name: str) -> Look:
    """A look of `LOOKS`; "…+trees" is the same with a few trees in it."""
    base, _, more = name.partition("+")
    return replace(LOOKS[base], thing="few_trees") if more else LOOKS[base]


@cache
def scene(look_name: str, role: str, variant: int) -> Image.Image:
    """The drawn field, the same for every picture of this look, role and variant."""
    look, rng = look_named(look_name), random.Random(f"{look_name} {role} {variant}")
    picture = Image.new("RGB", (WIDTH, HEIGHT), look.soil)
    draw = ImageDraw.Draw(picture)
    horizon = 0
    if role != "closeup":
        horizon = HEIGHT * (40 if role == "overview" else 52) // 100 + rng.randrange(-12, 12)
        _sky(draw, horizon, rng)
        _ridges(draw, horizon, rng)
    _ground(draw, look, horizon, rng)
    if look.thing == "water":
        _water(draw, horizon, rng)
    thing = THINGS.get(look.thing)
    rows = list(_rows(horizon, look.gap, 2.1 if role == "closeup" else 1.0))
    for place, (y, scale) in enumerate(rows):
        if look.tall:
            _row(draw, look, y, scale, rng)
        if thing is not None and place in _places(len(rows), look.thing):
            thing(draw, y, scale, rng)
    if role != "closeup":
        _edge(draw, rng)
    if look.thing == "fog":
        grey = Image.new("RGB", picture.size, (214, 218, 218))
        picture = Image.blend(picture.filter(ImageFilter.GaussianBlur(3)), grey, 0.72)
    return picture


def _sky(draw: ImageDraw.ImageDraw, horizon: int, rng: random.Random) -> None:
    top, low = rng.choice(SKIES)
    for y in range(horizon):
        part = y / horizon
        draw.line((0, y, WIDTH, y), fill=_mix(top, low, part))


def _ridges(draw: ImageDraw.ImageDraw, horizon: int, rng: random.Random) -> None:
    """Hills behind hills, the nearer ones darker, with terraces on the last."""
    for place, colour in enumerate(((168, 182, 186), (138, 158, 150), (104, 130, 98))):
        base = horizon - (2 - place) * 14
        waves = [(rng.uniform(90, 260), rng.uniform(0, 6), rng.uniform(8, 26)) for _ in range(3)]
        line = []
        for x in range(0, WIDTH + 16, 16):
            swell = sum(high * math.sin(x / long + shift) for long, shift, high in waves)
            line.append((x, base - 34 - swell - rng.uniform(0, 3)))
        draw.polygon([(0, horizon), *line, (WIDTH, horizon)], fill=colour)
        if place == 2:
            for step in range(1, 5):
                tint = _mix(colour, (178, 180, 120), 0.25 + 0.1 * (step % 2))
                band = [(x, y + (horizon - y) * step / 5) for x, y in line]
                draw.line(band, fill=tint, width=3)


def _ground(draw: ImageDraw.ImageDraw, look: Look, horizon: int, rng: random.Random) -> None:
    for y in range(horizon, HEIGHT):
        part = (y - horizon) / (HEIGHT - horizon)
        wobble = rng.randrange(-4, 5)
        colour = _mix(_mix(look.soil, (170, 178, 168), 0.35), look.soil, min(1, part * 2))
        draw.line((0, y, WIDTH, y), fill=shade(colour, wobble))


def _water(draw: ImageDraw.ImageDraw, horizon: int, rng: random.Random) -> None:
    for _ in range(150):
        y = rng.randrange(horizon, HEIGHT)
        part = (y - horizon + 20) / (HEIGHT - horizon + 20)
        x, long = rng.randrange(-40, WIDTH), rng.uniform(20, 120) * part
        tint = rng.choice(((176, 192, 196), (150, 170, 172), (126, 146, 140)))
        draw.line((x, y, x + long, y + rng.uniform(-1, 1)), fill=tint, width=1 + int(2 * part))


def _rows(horizon: int, gap: float, near: float) -> Iterator[tuple[float, float]]:
    """Heights on the picture of the rows from the horizon on, and how large things are there."""
    y = float(horizon + 5)
    while y < HEIGHT + 46:
        scale = (0.25 + 1.45 * (y - horizon) / (HEIGHT - horizon)) * near
        yield y, scale
        y += (3 + 15 * scale) * gap


def _row(draw: ImageDraw.ImageDraw, look: Look, y: float, scale: float, rng: random.Random) -> None:
    plant = PLANTS[look.shape]
    x = rng.uniform(-14, 0)
    while x < WIDTH + 10:
        tint = rng.randrange(-20, 21)
        # rows follow the slope, not a ruler
        along = y + 9 * scale * math.sin(x / 150 + look.gap)
        plant(
            draw,
            look,
            x,
            along + rng.uniform(-2, 2) * scale,
            scale * rng.uniform(0.75, 1.2),
            tint,
            rng,
        )
        x += (4 + 9 * scale) * (look.gap if look.shape != "blades" else 0.75)


def _places(rows: int, thing: str) -> frozenset[int]:
    """Rows in which the thing stands: trees in several, a house in one."""
    if thing in ("house", "greenhouse"):
        return frozenset({min(5, rows - 1)})
    step = {"few_trees": 4, "small_trees": 2, "shrubs": 2}.get(thing, 3)
    return frozenset(range(1, rows, step))


def _tree_row(crown: Colour, trunk: Colour, size: float, apart: float, high: float) -> Thing:
    def row(draw: ImageDraw.ImageDraw, y: float, scale: float, rng: random.Random) -> None:
        x = rng.uniform(0, apart * scale)
        while x < WIDTH:
            r = size * scale * rng.uniform(0.8, 1.2)
            top = y - r * high
            draw.line((x, y, x, top), fill=trunk, width=1 + int(r / 7))
            for _ in range(9):
                dx, dy, b = (
                    rng.uniform(-0.7, 0.7) * r,
                    rng.uniform(-0.6, 0.6) * r,
                    r * rng.uniform(0.35, 0.6),
                )
                colour = shade(crown, rng.randrange(-18, 19))
                draw.ellipse(
                    (x + dx - b, top + dy - b * 0.85, x + dx + b, top + dy + b * 0.85), fill=colour
                )
            if size > 20 and high < 2:
                for _ in range(5):
                    fx, fy = x + rng.uniform(-0.8, 0.8) * r, top + rng.uniform(-0.5, 0.6) * r
                    draw.ellipse((fx - 2, fy - 2, fx + 2, fy + 2), fill=(226, 140, 40))
            x += apart * scale * rng.uniform(0.8, 1.3)

    return row


def _greenhouse(draw: ImageDraw.ImageDraw, y: float, scale: float, rng: random.Random) -> None:
    high, wide = 78 * scale, 150 * scale
    x = rng.uniform(-60, 0)
    while x < WIDTH:
        draw.pieslice((x, y - high, x + wide, y + high), 180, 360, fill=(222, 228, 228))
        for part in range(1, 8):
            inner = wide * part / 16
            draw.arc(
                (x + inner, y - high, x + wide - inner, y + high), 180, 360, fill=(176, 186, 188)
            )
        draw.rectangle((x + wide * 0.42, y - high * 0.5, x + wide * 0.58, y), fill=(158, 170, 168))
        x += wide * 1.08


def _house(draw: ImageDraw.ImageDraw, y: float, scale: float, rng: random.Random) -> None:
    x, wide, high = rng.uniform(180, 320), 250 * scale, 130 * scale
    draw.rectangle((x, y - high, x + wide, y), fill=(196, 190, 180))
    for course in range(1, 12):
        level = y - high * course / 12
        draw.line((x, level, x + wide, level), fill=(172, 164, 152))
    draw.rectangle((x + wide * 0.4, y - high * 0.55, x + wide * 0.58, y), fill=(98, 86, 74))
    for left in (0.1, 0.72):
        box = (x + wide * left, y - high * 0.7, x + wide * (left + 0.16), y - high * 0.4)
        draw.rectangle(box, fill=(112, 126, 134))
    roof = (
        (x - 14, y - high),
        (x + wide + 14, y - high),
        (x + wide * 0.86, y - high * 1.35),
        (x + wide * 0.14, y - high * 1.35),
    )
    draw.polygon(roof, fill=(120, 92, 82))
    for brick in range(30):
        bx, by = x + wide * 1.1 + (brick % 6) * 15, y + 30 - brick // 6 * 9
        draw.rectangle((bx, by, bx + 13, by + 7), fill=shade((168, 96, 74), rng.randrange(-12, 12)))


Thing = Callable[[ImageDraw.ImageDraw, float, float, random.Random], None]
THINGS: dict[str, Thing] = {
    "few_trees": _tree_row((62, 112, 52), (92, 70, 50), 17, 330, 2.2),
    "small_trees": _tree_row((60, 116, 52), (96, 72, 50), 15, 95, 1.0),
    "citrus": _tree_row((44, 96, 42), (92, 66, 44), 30, 80, 1.1),
    "timber": _tree_row((68, 106, 62), (150, 136, 116), 26, 70, 4.2),
    "shrubs": _tree_row((82, 110, 54), (96, 80, 54), 19, 60, 0.7),
    "greenhouse": _greenhouse,
    "house": _house,
}


def _edge(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    """The ridge one stands on."""
    rise = rng.uniform(8, 26)
    line = [
        (x, HEIGHT - 14 - rise * math.sin(x / WIDTH * 2 + rise) - rng.uniform(0, 3))
        for x in range(0, WIDTH + 12, 12)
    ]
    draw.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], fill=(122, 112, 78))
    for x, y in line:
        for _ in range(3):
            foot = x + rng.uniform(-6, 6)
            blade = (foot, y + 8, foot + rng.uniform(-6, 6), y - rng.uniform(2, 12))
            draw.line(blade, fill=shade((96, 124, 58), rng.randrange(-20, 20)), width=2)


def _mix(one: Colour, other: Colour, part: float) -> Colour:
    r, g, b = (round(a + (z - a) * part) for a, z in zip(one, other, strict=True))
    return r, g, b
