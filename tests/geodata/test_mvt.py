"""Tiles in bytes, read back by a decoder that is not ours and held against PostGIS's own tiles."""

from __future__ import annotations

import math
from typing import Any

import mapbox_vector_tile
import numpy as np
import pytest
import shapely
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape as read_shape

from server.geodata import mvt
from server.geodata.tile import BUFFER, EXTENT, Tile

LON, LAT = 107.45, 31.12


def tile_of(lon: float, lat: float, z: int) -> Tile:
    """The textbook formula, in the tangent and not in the sine."""
    across = 2**z
    north = math.asinh(math.tan(math.radians(lat)))
    return Tile(z, int((lon + 180) / 360 * across), int((1 - north / math.pi) / 2 * across))


def decoded(data: bytes) -> dict[str, Any]:
    told: dict[str, Any] = mapbox_vector_tile.decode(data, default_options={"y_coord_down": True})
    return told


def written(*shapes: shapely.Geometry) -> list[Any]:
    """Shapes in units through a tile and back, each with the place it had."""
    array = np.array(shapes, dtype=object)
    data = mvt.polygons("plots", array, [{"at": at} for at in range(len(shapes))])
    return decoded(data)["plots"]["features"] if data else []


def area_of(ring: list[list[int]]) -> float:
    """Above 0 clockwise, as a tile is seen with y to the south."""
    return sum(
        x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
    )


@given(st.floats(106.5, 108.6), st.floats(30.3, 32.4), st.integers(0, 20))
def test_a_place_lies_in_its_tile(lon: float, lat: float, z: int) -> None:
    tile = tile_of(lon, lat, z)
    assert tile.exists()
    west, south, east, north = tile.box()
    assert west <= lon < east
    assert south - 1e-12 <= lat <= north + 1e-12
    ((x, y),) = tile.units_of([(lon, lat)])
    assert x == pytest.approx((lon - west) / (east - west) * EXTENT, abs=1e-3)
    assert 0 <= y <= EXTENT
    corners = tile.units_of([(west, north), (east, south)])
    assert corners == [
        (pytest.approx(0, abs=0.01), pytest.approx(0, abs=0.01)),
        (pytest.approx(EXTENT, abs=0.01), pytest.approx(EXTENT, abs=0.01)),
    ]


@pytest.mark.parametrize(
    ("tile", "there"),
    [
        ((0, 0, 0), True),
        ((0, 1, 0), False),
        ((1, 1, 1), True),
        ((1, 0, 2), False),
        ((23, 0, 0), False),
    ],
)
def test_tiles_there_are(tile: tuple[int, int, int], there: bool) -> None:
    assert Tile(*tile).exists() is there


def test_properties_come_back_with_their_kinds() -> None:
    told: list[mvt.Properties] = [
        {"id": "p1", "number": "0001", "overdue": True, "count": 1},
        {"id": "p2", "number": "乙-2", "overdue": False, "count": 70_000},
    ]
    data = mvt.points("middles", [(1.2, 2.7, told[0]), (4095, 0, told[1])])
    layer = decoded(data)["middles"]
    assert layer["extent"] == EXTENT
    assert layer["version"] == 2
    assert [one["properties"] for one in layer["features"]] == told
    assert [one["geometry"]["coordinates"] for one in layer["features"]] == [[1, 3], [4095, 0]]


def test_nothing_is_an_empty_tile() -> None:
    assert mvt.points("middles", []) == b""
    assert mvt.polygons("plots", np.empty(0, dtype=object), []) == b""


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(1, 1),
        shapely.LineString([(0, 0), (9, 9)]),
        shapely.Polygon(),
        shapely.box(10.1, 10.1, 10.3, 10.3),
        shapely.box(10, 10, 20, 10.2),
    ],
    ids=["point", "line", "empty", "within a unit", "flat"],
)
def test_what_cannot_be_drawn_is_left_out(shape: shapely.Geometry) -> None:
    (kept,) = written(shape, shapely.box(0, 0, 50, 50))
    assert kept["properties"] == {"at": 1}


def test_holes_run_against_their_ring_whichever_way_they_came() -> None:
    outer = [(0, 0), (100, 0), (100, 100), (0, 100)]
    hole = [(20, 20), (40, 20), (40, 40), (20, 40)]
    gone = [(50.1, 50.1), (50.2, 50.1), (50.2, 50.2)]
    for ring in (outer, outer[::-1]):
        for inner in (hole, hole[::-1]):
            (back,) = written(shapely.Polygon(ring, [inner, gone]))
            coordinates = back["geometry"]["coordinates"]
            assert len(coordinates) == 2
            assert area_of(coordinates[0]) > 0 > area_of(coordinates[1])
            assert read_shape(back["geometry"]).area == 100 * 100 - 20 * 20


def test_parts_stay_parts() -> None:
    whole = shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(20, 0, 30, 10.4)])
    (back,) = written(whole)
    assert read_shape(back["geometry"]).equals(shapely.set_precision(whole, 1))


rings = st.builds(
    lambda x, y, radii: shapely.Polygon(
        [
            (
                x + radius * math.cos(math.tau * at / len(radii)),
                y + radius * math.sin(math.tau * at / len(radii)),
            )
            for at, radius in enumerate(radii)
        ]
    ),
    st.floats(-BUFFER, EXTENT + BUFFER),
    st.floats(-BUFFER, EXTENT + BUFFER),
    st.lists(st.floats(5, 3000), min_size=3, max_size=20),
)


@given(st.lists(rings, min_size=1, max_size=6))
def test_any_star_comes_back_to_half_a_unit(shapes: list[shapely.Polygon]) -> None:
    backs = written(*shapes)
    assert [back["properties"]["at"] for back in backs] == list(range(len(shapes)))
    for shape, back in zip(shapes, backs, strict=True):
        (ring,) = back["geometry"]["coordinates"]
        assert area_of(ring) > 0
        edge = shapely.LinearRing(ring)
        assert shapely.hausdorff_distance(edge, shape.exterior) < 0.75


@given(st.lists(rings, min_size=1, max_size=6), st.integers(12, 18))
def test_outlines_are_cut_a_buffer_beyond_the_tile(shapes: list[shapely.Polygon], z: int) -> None:
    tile = tile_of(LON, LAT, z)
    west, _, east, north = tile.box()
    size = (east - west) / EXTENT
    # the same stars as degrees, so that the tile brings them back into its units
    on_earth = [
        shapely.transform(shape, lambda at: np.array([west, north]) + at * [size, -size * 0.856])
        for shape in shapes
    ]
    cut = tile.outlines([shapely.to_wkb(shape) for shape in on_earth])
    boxes = shapely.bounds(cut[~shapely.is_empty(cut)])
    assert (boxes >= -BUFFER - 1e-6).all()
    assert (boxes <= EXTENT + BUFFER + 1e-6).all()


@pytest.mark.parametrize("z", [14, 15, 16, 18])
def test_a_tile_is_what_postgis_makes_of_it(postgis_engine: sa.Engine, z: int) -> None:
    tile = tile_of(LON, LAT, z)
    west, south, east, north = tile.box()
    rng = np.random.default_rng(20261129)
    shapes = []
    for lon, lat in rng.uniform(
        (west - 0.002, south - 0.002), (east + 0.002, north + 0.002), (60, 2)
    ):
        angles = np.sort(rng.uniform(0, math.tau, 14))
        radii = rng.uniform(0.0003, 0.0009, 14)
        ring = np.column_stack((lon + radii * np.cos(angles), lat + radii * np.sin(angles)))
        shape = shapely.make_valid(shapely.Polygon(ring))
        shapes.append(shape.difference(shapely.Point(lon, lat).buffer(0.00005)))
    data = mvt.polygons(
        "plots",
        tile.outlines([shapely.to_wkb(shape) for shape in shapes]),
        [{"at": at} for at in range(len(shapes))],
    )
    ours = {one["properties"]["at"]: one for one in decoded(data)["plots"]["features"]}
    query = sa.text(
        "SELECT ST_AsMVT(t, 'plots', :extent, 'g') FROM (SELECT at, ST_AsMVTGeom("
        "ST_Transform(ST_SetSRID(ST_GeomFromWKB(wkb), 4490), 3857),"
        " ST_TileEnvelope(:z, :x, :y), :extent, :buffer, true) AS g"
        " FROM unnest(CAST(:wkb AS bytea[])) WITH ORDINALITY AS given(wkb, at)) AS t"
        " WHERE g IS NOT NULL"
    )
    with postgis_engine.connect() as connection:
        made = connection.execute(
            query,
            {
                "wkb": [shapely.to_wkb(shape) for shape in shapes],
                "extent": EXTENT,
                "buffer": BUFFER,
                "z": tile.z,
                "x": tile.x,
                "y": tile.y,
            },
        ).scalar_one()
    theirs = {one["properties"]["at"] - 1: one for one in decoded(bytes(made))["plots"]["features"]}
    assert set(theirs) <= set(ours)
    for at, one in ours.items():
        mine = shapely.make_valid(read_shape(one["geometry"]))
        if at not in theirs:
            # a sliver at the buffer's edge, which PostGIS drops
            assert mine.area < 3 * mine.length
            continue
        other = shapely.make_valid(read_shape(theirs[at]["geometry"]))
        assert mine.symmetric_difference(other).area <= mine.length + other.length
