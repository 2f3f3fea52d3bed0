"""Where a fix lies against a plot: metres, direction, class, and whether the camera looks in.

Metres come from a local projection by the radii of curvature of the CGCS2000 ellipsoid at the middle of
the plot: within a kilometre of it the error is below 2 in 10,000, far under any phone's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, isfinite, radians, sin, sqrt
from typing import Any, TypeGuard

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from server.rules.claim import Fix
from server.rules.datum import other_readings, to_wgs84
from server.rules.limits import Limits
from server.rules.verdict import Answer, Near, Position, PositionClass

CGCS2000_A_M = 6_378_137.0
CGCS2000_E2 = 2 / 298.257222101 - 1 / 298.257222101**2
SPHERE_M = 6_371_008.8
FARTHEST_M = 20_037_508.0
"""Half the way round the earth: no two places are further apart, no accuracy is poorer."""
LOCAL_M = 20_000.0
"""Beyond this the plane is too far from the ground: distances there are great-circle distances."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plane:
    """Metres east and north of (lon, lat)."""

    lon: float
    lat: float
    east_m_per_deg: float
    north_m_per_deg: float

    def point(self, lon: float, lat: float) -> Point:
        east_deg = (lon - self.lon + 180.0) % 360.0 - 180.0
        return east_deg * self.east_m_per_deg, (lat - self.lat) * self.north_m_per_deg

    def shapes(self, shapes: Any) -> Any:
        """One geometry in degrees, or an array of them, in metres."""
        origin: NDArray[np.float64] = np.array((self.lon, self.lat))
        scale: NDArray[np.float64] = np.array((self.east_m_per_deg, self.north_m_per_deg))

        def project(degrees_: NDArray[np.float64]) -> NDArray[np.float64]:
            return (degrees_ - origin) * scale

        return shapely.transform(shapes, project)


def plane_at(lon: float, lat: float) -> Plane:
    phi = radians(lat)
    squeeze = 1.0 - CGCS2000_E2 * sin(phi) ** 2
    prime_vertical_m = CGCS2000_A_M / sqrt(squeeze)
    meridian_m = prime_vertical_m * (1.0 - CGCS2000_E2) / squeeze
    return Plane(lon, lat, radians(1.0) * prime_vertical_m * cos(phi), radians(1.0) * meridian_m)


@dataclass(frozen=True, slots=True)
class Site:
    """A plot and its neighbours, projected once for all fixes of one record."""

    plane: Plane
    shape: BaseGeometry
    line: BaseGeometry
    version: int
    neighbour_ids: tuple[str, ...]
    neighbour_shapes: Any


def site(
    boundary: BaseGeometry,
    neighbours: Sequence[tuple[str, BaseGeometry]] = (),
    version: int = 0,
) -> Site:
    """`boundary` and `neighbours`: polygons or multipolygons, degrees, longitude first, not empty."""
    west, south, east, north = boundary.bounds
    plane = plane_at((west + east) / 2, (south + north) / 2)
    shapes = plane.shapes(np.array([boundary, *(shape for _, shape in neighbours)], dtype=object))
    shape = shapes[0]
    shapely.prepare(shape)
    return Site(
        plane,
        shape,
        shapely.boundary(shape),
        version,
        tuple(plot_id for plot_id, _ in neighbours),
        shapes[1:],
    )


def is_missing(fix: Fix | None, limits: Limits) -> bool:
    """No fix, or one that names no place: not finite, out of range, or blanked to about 0, 0."""
    if fix is None or not (isfinite(fix.lon) and isfinite(fix.lat)):
        return True
    if abs(fix.lon) > 180.0 or abs(fix.lat) > 90.0:
        return True
    return abs(fix.lon) + abs(fix.lat) < limits.null_island_deg


def accuracy(fix: Fix) -> float | None:
    """The fix's accuracy in metres where it says one that can be."""
    said = fix.accuracy_m
    return said if said is not None and 0 <= said <= FARTHEST_M else None


def edge_tolerance_m(accuracy_m: float, limits: Limits) -> float:
    return min(max(accuracy_m, limits.edge_min_m), limits.edge_cap_m)


def tells_place(accuracy_m: float | None, limits: Limits) -> TypeGuard[float]:
    return accuracy_m is not None and accuracy_m <= limits.accuracy_unknown_above_m


def class_of(distance_m: float, accuracy_m: float | None, limits: Limits) -> PositionClass:
    """`distance_m` to the plot, 0 inside it. Without a usable accuracy nobody can tell."""
    if not tells_place(accuracy_m, limits):
        return "unknown"
    if distance_m == 0:
        return "inside"
    return "edge" if distance_m <= edge_tolerance_m(accuracy_m, limits) else "outside"


def place_of(fix: Fix, plane: Plane) -> Point:
    """Metres in the plane, by the datum the device named."""
    return plane.point(*to_wgs84(fix.lon, fix.lat, fix.datum))


def position(fix: Fix | None, at: Site, limits: Limits) -> Position:
    """Class, metres to the plot and to its boundary line, and the nearest other plots."""
    if fix is None or is_missing(fix, limits):
        return Position("unknown", None, None, at.version)
    east_m, north_m = place_of(fix, at.plane)
    if hypot(east_m, north_m) > LOCAL_M:
        far_m = great_circle_m(fix.lon, fix.lat, at.plane.lon, at.plane.lat)
        return Position(class_of(far_m, accuracy(fix), limits), far_m, far_m, at.version)
    here = shapely.points(east_m, north_m)
    distance_m = float(shapely.distance(here, at.shape))
    edge_m = float(shapely.distance(here, at.line)) if distance_m == 0 else distance_m
    nearest: tuple[Near, ...] = ()
    if at.neighbour_ids:
        metres = shapely.distance(here, at.neighbour_shapes)
        ranked = sorted(zip(metres.tolist(), at.neighbour_ids, strict=True))
        nearest = tuple(Near(plot_id, m) for m, plot_id in ranked[: limits.nearest_plots])
    return Position(
        class_of(distance_m, accuracy(fix), limits), distance_m, edge_m, at.version, nearest
    )


def great_circle_m(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    phi, to_phi = radians(lat), radians(to_lat)
    half = sin((to_phi - phi) / 2) ** 2
    half += cos(phi) * cos(to_phi) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * SPHERE_M * atan2(sqrt(half), sqrt(max(0.0, 1 - half)))


def bearing_deg(east_m: float, north_m: float) -> float:
    """Direction of a vector, 0 = north, clockwise, below 360."""
    return degrees(atan2(east_m, north_m)) % 360.0


def direction_to_boundary_deg(fix: Fix, at: Site) -> float:
    """Direction from the fix to the nearest point of the boundary line, 0 = north, clockwise."""
    east_m, north_m = place_of(fix, at.plane)
    here = shapely.points(east_m, north_m)
    line = shapely.get_coordinates(shapely.shortest_line(here, at.line))
    return bearing_deg(line[1][0] - line[0][0], line[1][1] - line[0][1])


def looks_in(fix: Fix | None, heading_deg: float | None, at: Site, limits: Limits) -> Answer:
    """Whether the camera looks into the plot; indicative.

    yes: a line of sight in the sure part of the picture lies in the plot for `view_depth_m`;
    no: none within the picture and the compass's error touches it, and the fix is surely outside;
    otherwise, or without heading or usable place, unknown.
    """
    if fix is None or is_missing(fix, limits):
        return "unknown"
    metres = accuracy(fix)
    if heading_deg is None or not isfinite(heading_deg):
        return "unknown"
    if not tells_place(metres, limits):
        return "unknown"
    east_m, north_m = place_of(fix, at.plane)
    if hypot(east_m, north_m) > LOCAL_M:
        return "no"
    half = limits.view_half_angle_deg
    wide = half + limits.compass_error_deg
    turns = np.radians(heading_deg + np.array((0.0, -half, half, -wide, wide)))
    ends = np.stack((np.sin(turns), np.cos(turns)), axis=1) * limits.view_reach_m
    rays = np.empty((5, 2, 2))
    rays[:, 0] = (east_m, north_m)
    rays[:, 1] = rays[:, 0] + ends
    seen_m = shapely.length(shapely.intersection(shapely.linestrings(rays), at.shape))
    if (seen_m[:3] >= limits.view_depth_m).any():
        return "yes"
    distance_m = shapely.distance(shapely.points(east_m, north_m), at.shape)
    return "no" if not seen_m.any() and distance_m > metres else "unknown"


def shifted_datum(fix: Fix, at: Site, limits: Limits) -> str | None:
    """The datum the fix would have to be in to lie at the plot, where as named it does not.

    "GCJ02", "BD09" or "WGS84"; None where no other reading brings it there. A suspicion only:
    nothing is corrected by it.
    """
    metres = accuracy(fix)
    if is_missing(fix, limits) or not tells_place(metres, limits):
        return None
    for datum, (lon, lat) in other_readings(fix.lon, fix.lat, fix.datum).items():
        here = shapely.points(*at.plane.point(lon, lat))
        if shapely.distance(here, at.shape) <= edge_tolerance_m(metres, limits):
            return datum
    return None
