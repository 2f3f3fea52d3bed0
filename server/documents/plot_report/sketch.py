"""The sketch map as SVG: boundary, where photos were taken and where they looked; north is up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, floor, log10, radians, sin

import shapely
from shapely.geometry.base import BaseGeometry

from server.rules.place import plane_at

MARGIN = 0.86
MIN_SIDE_M = 20.0
"""A plot smaller than this would be drawn finer than any fix."""
REACH_M = 150.0
"""Photos farther from the boundary would shrink the plot to a dot: they are counted, not drawn."""
CONE_DEG = 50.0
FAR = 2_000.0
"""A circle beyond the picture, whichever accuracy was told."""
LETTER = 12
FONT = "Noto Sans SC"


@dataclass(frozen=True, slots=True)
class Mark:
    """One photo's stand."""

    lon: float
    """WGS 84 degrees."""
    lat: float
    label: str
    """Beside the dot; empty for none."""
    heading_deg: float | None
    accuracy_m: float | None
    """Drawn as a circle; None for none."""


@dataclass(frozen=True, slots=True)
class Letters:
    north: str
    metres: str
    """With {metres}."""


@dataclass(frozen=True, slots=True)
class Drawn:
    svg: str
    shown: int
    outside: int
    """Marks too far away to be drawn."""


def draw(
    main: shapely.MultiPolygon,
    others: Sequence[shapely.MultiPolygon],
    marks: Sequence[Mark],
    size: tuple[int, int],
    letters: Letters,
) -> Drawn:
    """`size`: width and height in picture units, of which letters are 12 high."""
    middle = main.envelope.centroid
    plane = plane_at(middle.x, middle.y)
    shape, rest = plane.shapes(main), [plane.shapes(other) for other in others]
    reach = shapely.box(*shapely.total_bounds([shape, *rest])).buffer(REACH_M, join_style="mitre")
    placed = [(mark, plane.point(mark.lon, mark.lat)) for mark in marks]
    near = [(mark, at) for mark, at in placed if reach.contains(shapely.Point(at))]
    view = _View([shape, *rest, *(shapely.Point(at) for _, at in near)], size)
    parts = [
        *(f'<path d="{view.path(other)}" {DASHED}/>' for other in rest),
        f'<path d="{view.path(shape)}" {SOLID}/>',
        *(part for mark, at in near for part in _under(view, mark, at)),
        *(_dot(view.at(at)) for _, at in near),
        *_labels([(mark.label, view.at(at)) for mark, at in near if mark.label]),
        *_scale(view, letters),
    ]
    width, height = size
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">{"".join(parts)}</svg>'
    )
    return Drawn(svg, len(near), len(placed) - len(near))


SOLID = 'fill="#e3efe4" fill-rule="evenodd" stroke="#1f6b3a" stroke-width="2.5"'
DASHED = 'fill="none" stroke="#555" stroke-width="1.2" stroke-dasharray="6 4"'


class _View:
    """Metres of the plane to picture units."""

    def __init__(self, shapes: Sequence[BaseGeometry], size: tuple[int, int]) -> None:
        west, south, east, north = shapely.total_bounds(shapes)
        self.width, self.height = size
        self.scale = MARGIN * min(
            self.width / max(east - west, MIN_SIDE_M), self.height / max(north - south, MIN_SIDE_M)
        )
        self._middle = ((west + east) / 2, (south + north) / 2)

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        return (
            self.width / 2 + (point[0] - self._middle[0]) * self.scale,
            self.height / 2 - (point[1] - self._middle[1]) * self.scale,
        )

    def path(self, shape: shapely.MultiPolygon) -> str:
        rings = [ring for polygon in shape.geoms for ring in (polygon.exterior, *polygon.interiors)]
        return "".join(self._ring(ring) for ring in rings)

    def _ring(self, ring: shapely.LinearRing) -> str:
        points = (self.at((x, y)) for x, y in list(ring.coords)[:-1])
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _under(view: _View, mark: Mark, at: tuple[float, float]) -> Iterator[str]:
    x, y = view.at(at)
    if mark.accuracy_m is not None:
        radius = min(mark.accuracy_m * view.scale, FAR)
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1a5fb4" fill-opacity="0.08"'
            ' stroke="#1a5fb4" stroke-opacity="0.5"/>'
        )
    if mark.heading_deg is not None:
        length = 30.0
        ends = [
            (x + sin(angle) * length, y - cos(angle) * length)
            for angle in (
                radians(mark.heading_deg - CONE_DEG / 2),
                radians(mark.heading_deg + CONE_DEG / 2),
            )
        ]
        yield (
            f'<path d="M{x:.1f} {y:.1f}L{ends[0][0]:.1f} {ends[0][1]:.1f}'
            f'A{length:.0f} {length:.0f} 0 0 1 {ends[1][0]:.1f} {ends[1][1]:.1f}Z"'
            ' fill="#1a5fb4" fill-opacity="0.25"/>'
        )


def _dot(at: tuple[float, float]) -> str:
    x, y = at
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#1a5fb4" stroke="#fff" stroke-width="1"/>'
    )


def _labels(marks: Sequence[tuple[str, tuple[float, float]]]) -> Iterator[str]:
    """Those that would lie over one another share a place: “1, 3”."""
    placed: list[tuple[list[str], tuple[float, float]]] = []
    for label, (x, y) in marks:
        beside = (
            labels
            for labels, (left, top) in placed
            if abs(y - top) < LETTER and -LETTER < x - left < LETTER * (1 + len(labels))
        )
        labels = next(beside, None)
        if labels is None:
            placed.append(([label], (x, y)))
        else:
            labels.append(label)
    for labels, (x, y) in placed:
        yield _text(x + 6, y + 4, ", ".join(labels))


def _scale(view: _View, letters: Letters) -> Iterator[str]:
    """A bar of 1, 2, 5, 10 … metres, at most a quarter of the width, and the arrow to the north."""
    most_m = view.width / 4 / view.scale
    power = 10.0 ** floor(log10(most_m))
    metres = next((step * power for step in (5, 2, 1) if step * power <= most_m), power)
    length, foot = metres * view.scale, view.height - 12
    yield (
        f'<path d="M12 {foot - 5}V{foot}H{12 + length:.1f}V{foot - 5}" fill="none" stroke="#111"'
        ' stroke-width="1.5"/>'
    )
    yield _text(18 + length, foot, letters.metres.replace("{metres}", f"{metres:g}"))
    x = view.width - 20
    yield f'<path d="M{x} 34V12M{x - 5} 19L{x} 12L{x + 5} 19" fill="none" stroke="#111" stroke-width="1.5"/>'
    yield _text(x - 6, 48, letters.north)


def _text(x: float, y: float, text: str) -> str:
    """White round the letters, drawn first: a line of the boundary may lie under them."""
    at = f'x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{LETTER}"'
    halo = f'<text {at} fill="#fff" stroke="#fff" stroke-width="3">{text}</text>'
    return f'{halo}<text {at} fill="#111">{text}</text>'
