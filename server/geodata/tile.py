"""One tile of the Web Mercator grid of web maps: zoom, x from the west, y from the north."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

EXTENT = 4096
"""Units along a side of a tile."""
BUFFER = 64
"""Units that outlines reach beyond it, so that no line is drawn along the seam."""
MAX_ZOOM = 22
"""On plots of a county a unit is a tenth of a millimetre then; nothing is drawn nearer."""


@dataclass(frozen=True, slots=True)
class Tile:
    z: int
    x: int
    y: int

    def exists(self) -> bool:
        return self.z <= MAX_ZOOM and self.x < 2**self.z and self.y < 2**self.z

    def box(self, buffer: int = 0) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees, with `buffer` units on every side."""
        more = buffer / EXTENT
        return (
            self._lon(self.x - more),
            self._lat(self.y + 1 + more),
            self._lon(self.x + 1 + more),
            self._lat(self.y - more),
        )

    def _lon(self, x: float) -> float:
        return math.ldexp(x, -self.z) * 360 - 180

    def _lat(self, y: float) -> float:
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * math.ldexp(y, -self.z)))))

    def units(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows of longitude and latitude in degrees to units east and south of the tile's corner.

        Latitude on the CGCS2000 ellipsoid counts as that of WGS 84 and of the grid's sphere, as every
        base map in EPSG:3857 does.
        """
        across = 2**self.z
        x = (places[:, 0] + 180) / 360 * across - self.x
        sine = np.sin(np.radians(places[:, 1]))
        y = (0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * across - self.y
        return np.column_stack((x, y)) * EXTENT

    def units_of(self, places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """The same of a list."""
        return [(x, y) for x, y in self.units(np.array(places)).tolist()]

    def outlines(self, wkb: Sequence[bytes | str]) -> NDArray[np.object_]:
        """Shapes (WKB, or hex as PostGIS tells it) in the tile's units, cut a buffer beyond it."""
        if not wkb:
            return np.empty(0, dtype=object)
        read = shapely.from_wkb(np.array(wkb, dtype=object))
        shapes = np.asarray(shapely.transform(read, self.units))
        least, most = -BUFFER, EXTENT + BUFFER
        boxes = shapely.bounds(shapes)
        beyond = (boxes[:, :2] < least).any(axis=1) | (boxes[:, 2:] > most).any(axis=1)
        shapes[beyond] = shapely.clip_by_rect(shapes[beyond], least, least, most, most)
        return shapes
