"""Invented hillsides cut into terraces: narrow bands between contours, divided into plots.

A hill is a height field that falls along every ray from its top. The edge of a terrace is the line of
one height, sampled once; the plots above and below it take the same corners, so they share edges
exactly. Metres east and north in EPSG:4524, rounded to the millimetre as a survey writes them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

RAY_STEP_M = 1.0
ANGLE_STEP_RAD = math.radians(0.5)
FIRST_EDGE_M = 42.0
"""The top itself is woodland."""
NARROW_M, WIDE_M = 8.0, 22.0
"""Mean width of a terrace; the hill's bulges make it 5 to 25 m in places."""
SHORT_M, LONG_M = 22.0, 90.0
CORNER_EVERY_M = 7.0
SLIVER_M = 4.5

Corner = tuple[float, float]
"""Metres east and north."""


@dataclass(frozen=True, slots=True)
class Hill:
    east_m: float
    north_m: float
    height_m: float
    radius_m: float
    faces_deg: float
    """Middle of the farmed flank, 0 = east, anticlockwise."""
    sweep_deg: float
    seed: str


@dataclass(frozen=True, slots=True)
class Terrace:
    """One piece of one band."""

    shape: shapely.Polygon
    slope_deg: float
    band: int
    """From the top, 0 first."""
    bands: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where two neighbours of one band meet: an angle on its upper edge, one on its lower edge."""

    upper_rad: float
    lower_rad: float
    bend: float
    """Sideways shift of its middle, metres."""


def terraces(hill: Hill) -> list[Terrace]:
    """Every terrace of the flank, from the top down; none overlaps another."""
    rng = random.Random(hill.seed)
    angles, falls = _falls(hill, rng)
    levels = _levels(hill, falls, rng)
    edges = [_edge(falls, level) for level in levels]
    cuts = [_cuts(hill, angles, edges[k], edges[k + 1], rng) for k in range(len(levels) - 1)]
    lines = [_line(hill, angles, edges, cuts, k, rng) for k in range(len(levels))]
    found = []
    for band, band_cuts in enumerate(cuts):
        fall_m = levels[band] - levels[band + 1]
        for left, right in pairwise(band_cuts):
            above = _between(lines[band], left.upper_rad, right.upper_rad)
            below = _between(lines[band + 1], left.lower_rad, right.lower_rad)
            ring = [*above, *_bend(above[-1], below[-1], right.bend)]
            ring += [*reversed(below), *reversed(_bend(above[0], below[0], left.bend))]
            shape = shapely.Polygon(ring)
            if not shape.is_valid:
                # a cut that leans more than its band is wide
                continue
            width_m = shape.area / shapely.LineString(above).length
            slope_deg = math.degrees(math.atan2(fall_m, width_m))
            found.append(Terrace(shape, slope_deg, band, len(cuts)))
    return found


def _falls(hill: Hill, rng: random.Random) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Angles of the rays (n) and the height along each, by metres from the top (n, m)."""
    half = math.radians(hill.sweep_deg) / 2 + 0.2
    middle = math.radians(hill.faces_deg)
    angles = np.arange(middle - half, middle + half, ANGLE_STEP_RAD)
    reach = hill.radius_m * np.ones_like(angles)
    for harmonic, share in ((2, 0.16), (3, 0.13), (5, 0.07), (8, 0.035)):
        # spurs and hollows
        reach *= 1 + share * np.sin(harmonic * angles + rng.uniform(0, 2 * math.pi))
    metres = np.arange(0.0, hill.radius_m * 1.6, RAY_STEP_M)
    part = np.clip(metres[None, :] / reach[:, None], 0, 1)
    heights = hill.height_m * 0.5 * (1 + np.cos(math.pi * part))
    for wave_m, swell_m in ((95.0, 1.1), (41.0, 0.45), (23.0, 0.18)):
        turn, shift = rng.uniform(0, math.pi), rng.uniform(0, 2 * math.pi)
        along = metres[None, :] * np.cos(angles[:, None] - turn)
        heights = heights + swell_m * np.sin(2 * math.pi * along / wave_m + shift)
    # a line of one height meets each ray once
    return angles, np.minimum.accumulate(heights, axis=1) - metres[None, :] * 1e-3


def _levels(hill: Hill, falls: NDArray[np.float64], rng: random.Random) -> list[float]:
    """Heights of the edges from the top down, as far apart as the slope of the place asks for."""
    mean = falls.mean(axis=0)
    place = FIRST_EDGE_M
    levels = []
    while place < hill.radius_m * 0.8:
        levels.append(float(np.interp(place, np.arange(len(mean)), mean)))
        down = place / hill.radius_m
        place += rng.uniform(NARROW_M, NARROW_M + (WIDE_M - NARROW_M) * (0.35 + 0.8 * down))
    return levels


def _edge(falls: NDArray[np.float64], level: float) -> NDArray[np.float64]:
    """Metres from the top to the level on each ray."""
    # heights fall, np.interp wants them to rise
    metres = np.arange(falls.shape[1])
    return np.array([np.interp(-level, -ray, metres) for ray in falls])


def _cuts(
    hill: Hill,
    angles: NDArray[np.float64],
    upper: NDArray[np.float64],
    lower: NDArray[np.float64],
    rng: random.Random,
) -> list[_Cut]:
    half, middle = math.radians(hill.sweep_deg) / 2, math.radians(hill.faces_deg)
    place = middle - half + rng.uniform(0, 0.12)
    found = []
    while place < middle + half:
        radius = float(np.interp(place, angles, upper))
        width = float(np.interp(place, angles, lower)) - radius
        lean = rng.gauss(0, 0.22) * width / radius
        found.append(_Cut(place, place + lean, rng.gauss(0, 0.05) * width))
        place += rng.triangular(SHORT_M, LONG_M, 42) / radius
    return found


def _line(
    hill: Hill,
    angles: NDArray[np.float64],
    edges: list[NDArray[np.float64]],
    cuts: list[list[_Cut]],
    edge: int,
    rng: random.Random,
) -> dict[float, Corner]:
    """Corners of one edge by their angle: those of the cuts on both sides, and some between."""
    needed = [cut.upper_rad for cut in cuts[edge]] if edge < len(cuts) else []
    needed += [cut.lower_rad for cut in cuts[edge - 1]] if edge else []
    needed.sort()
    all_angles = list(needed)
    for one, other in pairwise(needed):
        radius = float(np.interp(one, angles, edges[edge]))
        pieces = round((other - one) * radius / CORNER_EVERY_M)
        for piece in range(1, pieces):
            all_angles.append(one + (other - one) * (piece + rng.uniform(-0.3, 0.3)) / pieces)
    corners = {}
    for angle in sorted(all_angles):
        radius = float(np.interp(angle, angles, edges[edge])) + rng.gauss(0, 0.18)
        corners[angle] = _corner(
            hill.east_m + radius * math.cos(angle), hill.north_m + radius * math.sin(angle)
        )
    return corners


def _between(line: dict[float, Corner], first: float, last: float) -> list[Corner]:
    return [corner for angle, corner in line.items() if first <= angle <= last]


def _bend(above: Corner, below: Corner, bend_m: float) -> list[Corner]:
    """The middle of a cut, moved sideways: nobody builds a ridge along a ruler."""
    length = math.dist(above, below) or 1.0
    along = ((below[0] - above[0]) / length, (below[1] - above[1]) / length)
    return [
        _corner(
            (above[0] + below[0]) / 2 - along[1] * bend_m,
            (above[1] + below[1]) / 2 + along[0] * bend_m,
        )
    ]


def _corner(east_m: float, north_m: float) -> Corner:
    return round(east_m, 3), round(north_m, 3)


def with_hole(shape: shapely.Polygon, kind: str, rng: random.Random) -> shapely.Polygon:
    """The plot round a grave, a pond or a house; unchanged where it is too narrow for one."""
    size_m = {"grave": 1.6, "pond": 3.4, "house": 4.0}[kind]
    for _ in range(12):
        inner = shape.buffer(-size_m - 1.2)
        if inner.is_empty:
            size_m *= 0.8
            continue
        ring = shapely.get_parts(inner)[0].exterior
        middle = ring.interpolate(rng.random(), normalized=True)
        hole = _hole(kind, middle, size_m, rng)
        if shape.buffer(-0.6).contains(hole):
            return shapely.Polygon(shape.exterior, [*shape.interiors, hole.exterior])
    return shape


def _hole(kind: str, middle: shapely.Point, size_m: float, rng: random.Random) -> shapely.Polygon:
    count = 4 if kind == "house" else 11
    turn = rng.uniform(0, math.pi)
    flat = 0.7 if kind == "house" else rng.uniform(0.7, 1.0)
    corners = []
    for place in range(count):
        angle = 2 * math.pi * (place + 0.5) / count
        radius = size_m if kind == "house" else size_m * rng.uniform(0.85, 1.05)
        x, y = radius * math.cos(angle), radius * math.sin(angle) * flat
        corners.append(
            _corner(
                middle.x + x * math.cos(turn) - y * math.sin(turn),
                middle.y + x * math.sin(turn) + y * math.cos(turn),
            )
        )
    return shapely.Polygon(corners)


def cut_by_path(shape: shapely.Polygon, rng: random.Random) -> shapely.MultiPolygon | None:
    """The plot in two parts with a path of two metres between them; None where a part is a sliver."""
    hull = shape.minimum_rotated_rectangle
    corners = shapely.get_coordinates(hull)
    long_first = math.dist(corners[0], corners[1]) >= math.dist(corners[1], corners[2])
    a, b, c, d = corners[:4] if long_first else corners[1:5]
    at, slant = rng.uniform(0.35, 0.65), rng.uniform(-0.06, 0.06)
    path = shapely.LineString([a + (b - a) * (at + slant), d + (c - d) * (at - slant)])
    rest = shapely.difference(shape, path.buffer(1.0, cap_style="square"))
    parts = [shapely.set_precision(part, 0.001) for part in shapely.get_parts(rest)]
    if len(parts) != 2 or min(part.area for part in parts) < 60:
        return None
    return shapely.MultiPolygon(parts)


def clumped(found: list[Terrace], share: float, rng: random.Random) -> Iterator[Terrace]:
    """About `share` of the terraces, in clumps: between them lie woods, yards and other fields.

    Slivers are left out, nobody restores them.
    """
    found = [one for one in found if 2 * one.shape.area / one.shape.length >= SLIVER_M]
    spots = [rng.choice(found).shape.centroid for _ in range(4)]
    reach_m = [rng.uniform(10, 32) for _ in spots]
    woods = [spot.buffer(metres) for spot, metres in zip(spots, reach_m, strict=True)]
    for terrace in found:
        centre = terrace.shape.centroid
        if rng.random() < share and not any(wood.contains(centre) for wood in woods):
            yield terrace
