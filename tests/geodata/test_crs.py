"""Coordinate systems: recognised by code, by name, by their numbers, by the coordinates alone."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import CRS, Transformer

from server.geodata.crs import SUPPORTED, find_crs, from_name, to_degrees
from server.geodata.errors import Unreadable
from server.geodata.parcels import DISTRICT_BOX
from tests.makers import LAT, LON

EAST, NORTH = 447538.17, 3444408.92
"""107.45E 31.12N in EPSG:4545 (domain E)."""
ESRI_4524 = (
    'PROJCS["{name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",'
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{easting}],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],'
    'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


def test_the_systems_that_are_taken() -> None:
    assert {4490, 4326, *range(4513, 4555)} == SUPPORTED


@pytest.mark.parametrize(
    ("epsg", "east"), [(4545, EAST), (4524, 36_000_000 + EAST), (4544, 733725.35)]
)
def test_vector(epsg: int, east: float) -> None:
    """From degrees to metres and back; in the wrong zone 4544 the same point has another easting."""
    north = NORTH if epsg != 4544 else None
    if north is not None:
        point = to_degrees(np.array([shapely.Point(east, north)]), epsg)[0]
        assert (point.x, point.y) == pytest.approx((LON, LAT), abs=1e-7)
    told = Transformer.from_crs(4490, epsg, always_xy=True).transform(LON, LAT)
    assert told[0] == pytest.approx(east, abs=0.01)


@pytest.mark.parametrize(
    ("name", "easting", "meridian", "epsg"),
    [
        pytest.param("CGCS2000_3_Degree_GK_Zone_36", 36_500_000, 108, 4524, id="ESRI's name"),
        pytest.param("达州三度带", 36_500_000, 108, 4524, id="a name of their own"),
        pytest.param("unnamed", 500_000, 108, 4545, id="without zone number"),
        pytest.param("unnamed", 35_500_000, 105, 4523, id="neighbour zone"),
    ],
)
def test_by_its_numbers(name: str, easting: int, meridian: int, epsg: int) -> None:
    found = from_name(ESRI_4524.format(name=name, easting=f"{easting}.0", meridian=f"{meridian}.0"))
    assert found is not None
    assert found.epsg == epsg


@pytest.mark.parametrize(
    ("easting", "meridian"),
    [
        pytest.param(500_000, 107, id="a meridian that is no multiple of three"),
        pytest.param(35_500_000, 108, id="number of another zone"),
        pytest.param(0, 108, id="no false easting"),
    ],
)
def test_numbers_that_are_none_of_ours(easting: int, meridian: int) -> None:
    with pytest.raises(Unreadable, match="import_crs_foreign"):
        from_name(ESRI_4524.format(name="x", easting=f"{easting}.0", meridian=f"{meridian}.0"))


@pytest.mark.parametrize("epsg", [4490, 4326, 4513, 4524, 4545, 4554])
def test_by_wkt_of_every_flavour(epsg: int) -> None:
    crs = CRS.from_epsg(epsg)
    for version in ("WKT2_2019", "WKT1_GDAL", "WKT1_ESRI"):
        found = from_name(crs.to_wkt(version))
        assert found is not None, version
        assert found.epsg == epsg, version


@pytest.mark.parametrize("epsg", [4491, 3857, 32648, 2359, 4610, 25833])
def test_foreign_systems(epsg: int) -> None:
    """Among them six-degree zones, Beijing 54 and Xi'an 80, which look alike and are 100 m off."""
    for named in (f"EPSG:{epsg}", CRS.from_epsg(epsg).to_wkt("WKT1_ESRI")):
        with pytest.raises(Unreadable, match="import_crs_foreign") as caught:
            from_name(named)
        assert caught.value.facts["crs"]


@pytest.mark.parametrize("named", ["nonsense", "", 'LOCAL_CS["arbitrary",UNIT["metre",1]]'])
def test_names_that_say_nothing(named: str) -> None:
    assert from_name(named) is None


@pytest.mark.parametrize(
    ("east", "north", "epsg"),
    [
        (LON, LAT, 4490),
        (36_000_000 + EAST, NORTH, 4524),
        (35_733_725.0, 3_444_408.0, 4523),
    ],
)
def test_by_the_coordinates_alone(east: float, north: float, epsg: int) -> None:
    found = find_crs(None, np.array([[east, north]]), None, DISTRICT_BOX)
    assert (found.epsg, found.evidence) == (epsg, "coordinates")


@pytest.mark.parametrize(
    ("east", "north", "swapped", "candidates"),
    [
        pytest.param(EAST, NORTH, False, ["EPSG:4545"], id="no zone number"),
        pytest.param(LAT, LON, True, [], id="swapped degrees"),
        pytest.param(float("nan"), NORTH, False, [], id="no number"),
        pytest.param(5e8, 5e8, False, [], id="nowhere"),
    ],
)
def test_asked_for(east: float, north: float, swapped: bool, candidates: list[str]) -> None:
    with pytest.raises(Unreadable, match="import_needs_crs") as caught:
        find_crs(None, np.array([[east, north]]), None, DISTRICT_BOX)
    assert caught.value.facts["swapped"] is swapped
    assert caught.value.facts["candidates"] == candidates


def test_a_wild_corner_does_not_decide() -> None:
    corners = np.array([[LON, LAT]] * 9 + [[36_447_538.0, 3_444_408.0]])
    assert find_crs(None, corners, None, DISTRICT_BOX).epsg == 4490


def test_a_file_that_says_degrees_and_holds_metres_is_asked_for() -> None:
    with pytest.raises(Unreadable, match="import_needs_crs") as caught:
        find_crs("EPSG:4490", np.array([[EAST, NORTH]]), None, DISTRICT_BOX)
    assert caught.value.facts["named"] == "EPSG:4490"
