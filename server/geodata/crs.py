"""Which coordinate system a file is in: one of those in use here, or asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from server.geodata.area import A_M, INVERSE_FLATTENING
from server.geodata.errors import Unreadable

if TYPE_CHECKING:
    from pyproj import CRS

Evidence = Literal["given", "file", "parameters", "coordinates"]
DEGREES = 4490
WGS84 = 4326
"""Decimetres from CGCS2000, far below a phone's error: no shift is applied (domain E)."""
WGS84_INVERSE_FLATTENING = 298.257223563
FIRST_ZONED, LAST_ZONED = 4513, 4533
"""3-degree Gauss-Krüger with the zone number before the easting: zone 25 to 45."""
FIRST_PLAIN, LAST_PLAIN = 4534, 4554
"""The same zones without it: 75E to 135E."""
FIRST_ZONE, FIRST_MERIDIAN = 25, 75
SUPPORTED = frozenset({DEGREES, WGS84, *range(FIRST_ZONED, LAST_PLAIN + 1)})
USUAL_PLAIN = 4545
"""108E, the zone of the district (domain E)."""


@dataclass(frozen=True, slots=True)
class Found:
    epsg: int
    evidence: Evidence


def find_crs(
    named: str | None,
    coordinates: NDArray[np.float64],
    given: int | None,
    box: tuple[float, float, float, float],
) -> Found:
    """The coordinate system by what a person said, what the file says, or the coordinates alone.

    `named` is an authority code or WKT from the file; `coordinates` has shape (n, 2), east first;
    `box` is the district (degrees), used only to order what is offered. Raises Unreadable:
    import_crs_foreign for a system that is known and not among EPSG:4490, 4513-4554, 4326;
    import_needs_crs, with what was seen and candidates, where it cannot be known or where the
    coordinates do not fit what was said.
    """
    middle = _middle(coordinates)
    if given is not None:
        if given not in SUPPORTED:
            raise Unreadable("import_crs_foreign", crs=f"EPSG:{given}")
        if middle is not None and not _fits(given, *middle):
            raise _asked(middle, box, f"EPSG:{given}")
        return Found(given, "given")
    found = from_name(named) if named else None
    if found is None:
        guess = None if middle is None else _from_coordinates(*middle)
        if guess is None:
            raise _asked(middle, box, None)
        return Found(guess, "coordinates")
    if middle is not None and not _fits(found.epsg, *middle):
        raise _asked(middle, box, f"EPSG:{found.epsg}")
    return found


def to_degrees(shapes: NDArray[Any], epsg: int) -> NDArray[Any]:
    """The shapes in EPSG:4490, longitude before latitude; what cannot be projected becomes inf."""
    if epsg in (DEGREES, WGS84):
        return shapes
    from pyproj import Transformer

    project = Transformer.from_crs(epsg, DEGREES, always_xy=True)

    def projected(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(project.transform(points[:, 0], points[:, 1]))

    return np.asarray(shapely.transform(shapes, projected))


def _middle(coordinates: NDArray[np.float64]) -> tuple[float, float] | None:
    """The median point: a few wild corners do not move it."""
    finite = coordinates[np.isfinite(coordinates).all(axis=1)]
    if not len(finite):
        return None
    east, north = np.median(finite, axis=0)
    return float(east), float(north)


def _fits(epsg: int, east: float, north: float) -> bool:
    """Whether a point can lie in China in this system."""
    if epsg in (DEGREES, WGS84):
        return 73 <= east <= 136 and 3 <= north <= 54
    if not 300_000 <= north <= 6_000_000:
        return False
    if epsg <= LAST_ZONED:
        zone = epsg - FIRST_ZONED + FIRST_ZONE
        return 100_000 <= east - zone * 1_000_000 <= 900_000
    return 100_000 <= east <= 900_000


def _from_coordinates(east: float, north: float) -> int | None:
    """A zone number before the easting or degrees tell the system; a bare easting does not."""
    if _fits(DEGREES, east, north):
        return DEGREES
    zoned = FIRST_ZONED + int(east // 1_000_000) - FIRST_ZONE
    if FIRST_ZONED <= zoned <= LAST_ZONED and _fits(zoned, east, north):
        return zoned
    return None


def from_name(named: str) -> Found | None:
    """The system an authority code or WKT names, None where it names none.

    Raises Unreadable import_crs_foreign.
    """
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        crs = CRS.from_user_input(named)
    except CRSError:
        return None
    if crs.is_engineering or crs.type_name == "Unknown":
        return None
    if crs.is_compound:
        crs = crs.sub_crs_list[0]
    code = crs.to_epsg(min_confidence=100) if crs.to_authority() else None
    if code is not None and code in SUPPORTED:
        return Found(code, "file")
    by_parameters = _by_parameters(crs)
    if by_parameters is None:
        raise Unreadable("import_crs_foreign", crs=_label(crs))
    return Found(by_parameters, "parameters")


def _label(crs: CRS) -> str:
    authority = crs.to_authority(min_confidence=70)
    return f"{':'.join(authority)} {crs.name}" if authority else crs.name


def _by_parameters(crs: CRS) -> int | None:
    """Recognises CGCS2000 by its numbers, whatever the .prj calls it."""
    base = crs.geodetic_crs
    if base is None or base.ellipsoid is None:
        return None
    ellipsoid = base.ellipsoid
    same_axis = abs(ellipsoid.semi_major_metre - A_M) < 0.001
    names = f"{base.name} {base.datum.name if base.datum else ''}".upper()
    flattening = ellipsoid.inverse_flattening or 0.0
    if not crs.is_projected and same_axis and abs(flattening - WGS84_INVERSE_FLATTENING) < 1e-8:
        return WGS84 if "84" in names else None
    # GRS 80 has the same ellipsoid: the datum must be called by one of its names too
    chinese = any(word in names for word in ("CGCS", "CHINA", "国家"))
    if not (same_axis and abs(flattening - INVERSE_FLATTENING) < 1e-8 and chinese):
        return None
    if not crs.is_projected:
        return DEGREES
    return _zone_of(crs)


def _zone_of(crs: CRS) -> int | None:
    operation = crs.coordinate_operation
    if operation is None or operation.method_name not in ("Transverse Mercator", "Gauss Kruger"):
        return None
    values = {parameter.name: _number(parameter.value) for parameter in operation.params}
    if any(axis.unit_conversion_factor != 1 for axis in crs.axis_info):
        return None
    meridian = values.get("Longitude of natural origin", float("nan"))
    easting = values.get("False easting", float("nan"))
    plain = (
        values.get("Scale factor at natural origin") == 1
        and values.get("Latitude of natural origin") == 0
        and values.get("False northing") == 0
        and meridian % 3 == 0
        and 75 <= meridian <= 135
    )
    if not plain:
        return None
    place = round((meridian - FIRST_MERIDIAN) / 3)
    if easting == 500_000:
        return FIRST_PLAIN + place
    if easting == 500_000 + (FIRST_ZONE + place) * 1_000_000:
        return FIRST_ZONED + place
    return None


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")


def _asked(
    middle: tuple[float, float] | None,
    box: tuple[float, float, float, float],
    named: str | None,
) -> Unreadable:
    if middle is None:
        return Unreadable("import_needs_crs", named=named, seen=None, candidates=[], swapped=False)
    east, north = middle
    swapped = _fits(DEGREES, north, east)
    return Unreadable(
        "import_needs_crs",
        named=named,
        seen={"east": round(east, 6), "north": round(north, 6)},
        swapped=swapped,
        candidates=[f"EPSG:{epsg}" for epsg in _candidates(east, north, box)],
    )


def _candidates(east: float, north: float, box: tuple[float, float, float, float]) -> list[int]:
    """Those in which the point can lie, the ones that put it into the district first."""
    from pyproj import Transformer

    sure = _from_coordinates(east, north)
    if sure is not None:
        return [sure]
    inside: list[int] = []
    other: list[int] = []
    for epsg in range(FIRST_PLAIN, LAST_PLAIN + 1):
        if not _fits(epsg, east, north):
            continue
        lon, lat = Transformer.from_crs(epsg, DEGREES, always_xy=True).transform(east, north)
        within = box[0] <= lon <= box[2] and box[1] <= lat <= box[3]
        (inside if within else other).append(epsg)
    return inside or ([USUAL_PLAIN] if USUAL_PLAIN in other else other)
