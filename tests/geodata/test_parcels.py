"""Files from outside into rows: formats, encodings, coordinate systems, columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from server.geodata.errors import Unreadable
from server.geodata.parcels import ParcelFile, ReadOptions, read_parcels
from tests.geodata.files import (
    a_row,
    box,
    file_gdb,
    geojson,
    gpkg,
    rows_of,
    shapefile,
    shapefile_parts,
    zipped,
)
from tests.makers import LAT, LON


def read(folder: Path, data: bytes, **options: Any) -> ParcelFile:
    file = folder / "upload"
    file.write_bytes(data)
    return read_parcels(file, ReadOptions(**options))


def refused(folder: Path, data: bytes, **options: Any) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(folder, data, **options)
    return caught.value


@pytest.mark.parametrize(
    ("data", "epsg", "crs_from", "encoding", "encoding_from"),
    [
        pytest.param(
            shapefile(rows_of(3)), 4524, "file", "GB18030", "gb18030_strict", id="GBK without .cpg"
        ),
        pytest.param(
            shapefile(rows_of(3), encoding="utf-8"),
            4524,
            "file",
            "UTF-8",
            "utf8_strict",
            id="no .cpg and really UTF-8",
        ),
        pytest.param(
            shapefile(rows_of(3), cpg="GBK"), 4524, "file", "GB18030", "cpg", id="GBK with .cpg"
        ),
        pytest.param(
            shapefile(rows_of(3), encoding="utf-8", cpg="UTF-8"),
            4524,
            "file",
            "UTF-8",
            "cpg",
            id="UTF-8 with .cpg",
        ),
        pytest.param(
            shapefile(rows_of(3), cpg="UTF-8"),
            4524,
            "file",
            "GB18030",
            "gb18030_strict",
            id="a .cpg that lies",
        ),
        pytest.param(
            shapefile(rows_of(3), prj=False),
            4524,
            "coordinates",
            "GB18030",
            "gb18030_strict",
            id="zone number tells without .prj",
        ),
        pytest.param(
            shapefile(rows_of(3), epsg=4490, prj=False),
            4490,
            "coordinates",
            "GB18030",
            "gb18030_strict",
            id="degrees tell without .prj",
        ),
        pytest.param(
            shapefile(rows_of(3), epsg=4545),
            4545,
            "file",
            "GB18030",
            "gb18030_strict",
            id="zone without number",
        ),
        pytest.param(file_gdb(rows_of(3)), 4524, "file", "UTF-8", "format", id="FileGDB"),
        pytest.param(gpkg(rows_of(3)), 4490, "file", "UTF-8", "format", id="GeoPackage"),
        pytest.param(
            gpkg(rows_of(3), epsg=4513 + 11), 4524, "file", "UTF-8", "format", id="projected gpkg"
        ),
        pytest.param(geojson(rows_of(3)), 4326, "file", "UTF-8", "format", id="GeoJSON"),
        pytest.param(
            geojson(rows_of(3), "urn:ogc:def:crs:EPSG::4490"),
            4490,
            "file",
            "UTF-8",
            "format",
            id="GeoJSON with a system",
        ),
    ],
)
def test_same_rows_from_every_kind_of_file(
    tmp_path: Path, data: bytes, epsg: int, crs_from: str, encoding: str, encoding_from: str
) -> None:
    found = read(tmp_path, data)
    assert (found.epsg, found.crs_from) == (epsg, crs_from)
    assert (found.encoding, found.encoding_from) == (encoding, encoding_from)
    assert found.samples[0] == "乙湾村" or "乙湾村" in found.samples
    assert [row.number for row in found.rows] == ["0001", "0002", "0003"]
    first = found.rows[0]
    assert (first.village, first.survey_year, first.land_class) == ("乙湾村", 2023, "0101")
    assert first.attributes["DLMC"] == "水田"
    assert first.declared_area_m2 == Decimal(str(a_row()["TBMJ"]))
    assert shapely.hausdorff_distance(first.shape, box()) < 1e-9


def test_test_vector_of_the_district(tmp_path: Path) -> None:
    """domain E: 107.45E 31.12N is 447538.17, 3444408.92 in EPSG:4545 and 36447538.17 in 4524."""
    corner = shapely.get_coordinates(read(tmp_path, gpkg(rows_of(1), epsg=4545)).rows[0].shape).min(
        axis=0
    )
    assert corner == pytest.approx((LON, LAT), abs=1e-9)
    east, north = 447538.17, 3444408.92
    for epsg, easting in ((4545, east), (4524, 36_000_000 + east)):
        square = {
            "type": "Polygon",
            "coordinates": [
                [
                    [easting, north],
                    [easting + 50, north],
                    [easting + 50, north + 50],
                    [easting, north + 50],
                    [easting, north],
                ]
            ],
        }
        told = read(tmp_path, geojson([a_row(shape=box()) | {"shape": square}]), crs=epsg)
        lonlat = shapely.get_coordinates(told.rows[0].shape)[0]
        assert lonlat == pytest.approx((LON, LAT), abs=1e-7), epsg


def test_an_easting_without_zone_and_without_prj_is_asked_for(tmp_path: Path) -> None:
    data = shapefile(rows_of(1), epsg=4545, prj=False)
    error = refused(tmp_path, data)
    assert error.code == "import_needs_crs"
    assert error.facts["candidates"] == ["EPSG:4545"]
    assert error.facts["seen"]["east"] == pytest.approx(447567, abs=50)
    told = read(tmp_path, data, crs=4545)
    assert (told.epsg, told.crs_from) == (4545, "given")


def test_swapped_axes_are_seen_and_asked_for(tmp_path: Path) -> None:
    swapped = shapely.transform(box(), lambda points: points[:, ::-1])
    error = refused(tmp_path, geojson([a_row() | {"shape": swapped}]))
    assert (error.code, error.facts["swapped"]) == ("import_needs_crs", True)


def test_a_system_that_does_not_fit_the_coordinates_is_asked_for(tmp_path: Path) -> None:
    error = refused(tmp_path, shapefile(rows_of(1), epsg=4545, prj=False), crs=4524)
    assert (error.code, error.facts["named"]) == ("import_needs_crs", "EPSG:4524")


@pytest.mark.parametrize("epsg", [3857, 2381, 25833])
def test_a_foreign_system_is_named(tmp_path: Path, epsg: int) -> None:
    shape = shapely.box(500_000, 3_400_000, 500_100, 3_400_100)
    data = geojson([a_row() | {"shape": shape}], f"urn:ogc:def:crs:EPSG::{epsg}")
    error = refused(tmp_path, data)
    assert error.code == "import_crs_foreign"
    assert str(epsg) in error.facts["crs"]


def test_bytes_with_two_readings_or_none_are_asked_for(tmp_path: Path) -> None:
    row = a_row(ZLDWMC="Mühläcker", DLMC="Ödland")
    data = shapefile([row], encoding="latin-1")
    error = refused(tmp_path, data)
    assert error.code == "import_needs_encoding"
    assert {one["encoding"] for one in error.facts["candidates"]} == {"UTF-8", "GB18030"}
    assert all(one["samples"] for one in error.facts["candidates"])


def test_a_given_encoding_must_decode(tmp_path: Path) -> None:
    error = refused(tmp_path, shapefile(rows_of(1)), encoding="UTF-8")
    assert (error.code, error.facts["given"]) == ("import_needs_encoding", "UTF-8")
    assert read(tmp_path, shapefile(rows_of(1)), encoding="GBK").rows[0].village == "乙湾村"


def test_a_character_cut_by_the_width_of_its_field_is_dropped(tmp_path: Path) -> None:
    found = read(tmp_path, shapefile([a_row(HZXM="张" * 11)], encoding="utf-8"))
    assert found.rows[0].household == "张" * 6


def test_missing_columns_are_asked_for_and_may_be_named(tmp_path: Path) -> None:
    row = a_row()
    row["BH"] = row.pop("TBBH")
    del row["SJNF"], row["KCMJ"], row["TBDLMJ"]
    data = geojson([row])
    error = refused(tmp_path, data)
    assert error.code == "import_needs_fields"
    assert error.facts["missing"] == ["SJNF", "TBBH", "TBDLMJ"]
    assert "BH" in error.facts["seen"]
    row["XS"] = 0.15
    found = read(
        tmp_path, geojson([row]), fields={"TBBH": "bh", "KCXS": "XS"}, survey_year=2022
    ).rows[0]
    assert (found.number, found.survey_year) == ("0001", 2022)
    assert found.declared_area_m2 is not None
    assert found.net_area_m2 is not None
    assert abs(found.net_area_m2 - found.declared_area_m2 * Decimal("0.85")) < Decimal("0.01")


def test_an_unknown_meaning_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path, geojson(rows_of(1)), fields={"NOPE": "TBBH"})
    assert (error.code, error.facts["fields"]) == ("import_options_invalid", ["NOPE"])


def test_layers_are_asked_for(tmp_path: Path) -> None:
    data = gpkg(rows_of(1), layers=("DLTB", "XZQ"))
    error = refused(tmp_path, data)
    assert (error.code, error.facts["layers"]) == ("import_needs_layer", ["DLTB", "XZQ"])
    assert read(tmp_path, data, layer="DLTB").layer == "DLTB"
    assert refused(tmp_path, data, layer="NO").code == "import_needs_layer"


def test_values_of_all_columns(tmp_path: Path) -> None:
    row = a_row(
        ZZSXDM="lsfl",
        GDPDJB="4",
        SFYN="是",
        DMMC="王家坡",
        HZXM="张某",
        YSRQ="2024/05/06",
        TBMJ="194.389999999999986",
        note="a\u0000b",
        many=2**70,
    )
    found = read(tmp_path, geojson([row])).rows[0]
    assert (found.attribute, found.slope_grade, found.basic_farmland) == ("LSFL", 4, True)
    assert (found.place, found.household) == ("王家坡", "张某")
    assert found.accepted_on == date(2024, 5, 6)
    assert found.declared_area_m2 == Decimal("194.3900")
    assert "\u0000" not in str(found.attributes)
    assert not any(isinstance(v, int) and v >= 2**63 for v in found.attributes.values())


@pytest.mark.parametrize("number", ["1E+999999999", "NaN", "Infinity", "-1e400"])
def test_numbers_no_database_can_hold(tmp_path: Path, number: str) -> None:
    """Such a number in a .dbf stays the text it is, and the check names the field."""
    found = read(tmp_path, shapefile([a_row(TBMJ=number)])).rows[0]
    assert found.declared_area_m2 is None


def test_ring_that_was_not_closed_is_marked(tmp_path: Path) -> None:
    ring = shapely.get_coordinates(box())[:-1].tolist()
    found = read(
        tmp_path, geojson([a_row() | {"shape": {"type": "Polygon", "coordinates": [ring]}}])
    ).rows[0]
    assert found.closed
    assert found.shape is not None
    assert found.shape.area == pytest.approx(box().area)


def test_a_row_without_shape(tmp_path: Path) -> None:
    found = read(tmp_path, geojson([*rows_of(1), a_row("0002") | {"shape": None}]))
    assert [row.shape is None for row in found.rows] == [False, True]


def test_deleted_records_keep_their_place(tmp_path: Path) -> None:
    parts = shapefile_parts(rows_of(3))
    table = bytearray(parts["DLTB.dbf"])
    record = int.from_bytes(table[10:12], "little")
    table[int.from_bytes(table[8:10], "little") + record] = ord("*")
    found = read(tmp_path, zipped({**parts, "DLTB.dbf": bytes(table)}))
    assert [row.number for row in found.rows] == ["0001", "0003"]
    assert np.allclose(found.rows[1].shape.bounds, box(2).bounds)
