"""Files of plots as they come in from outside, made without the code that is under test."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from pyproj import Geod, Transformer

from tests.makers import AREA, LAT, LON

Row = dict[str, Any]
"""Fields of the land survey by name, and "shape" in degrees."""
GEOD = Geod(a=6378137.0, rf=298.257222101)
WIDTHS = {"TBBH": 20, "DLBM": 5, "ZLDWDM": 19, "ZLDWMC": 60, "ZZSXDM": 6, "DLMC": 60, "HZXM": 20}
NUMBERS = ("TBMJ", "KCMJ", "TBDLMJ")


def box(east: int = 0, north: int = 0, side_deg: float = 0.0006) -> shapely.Polygon:
    """A square of about 57 by 67 m, `east` and `north` places of 0.001 degree from the origin."""
    lon, lat = LON + east * 0.001, LAT + north * 0.001
    return shapely.box(lon, lat, lon + side_deg, lat + side_deg)


def a_row(number: str = "0001", shape: Any = None, **fields: Any) -> Row:
    """A plot of paddy whose declared areas are those of its shape."""
    shape = shape if shape is not None else box()
    declared = round(abs(GEOD.geometry_area_perimeter(shape)[0]), 2)
    ridge = round(declared * 0.15, 2)
    return {
        "TBBH": number,
        "DLBM": "0101",
        "ZLDWDM": AREA + "001",
        "ZLDWMC": "乙湾村",
        "TBMJ": declared,
        "KCMJ": ridge,
        "TBDLMJ": round(declared - ridge, 2),
        "SJNF": 2023,
        "DLMC": "水田",
        "shape": shape,
        **fields,
    }


def rows_of(count: int, **fields: Any) -> list[Row]:
    """A line of plots that do not touch."""
    return [a_row(f"{place + 1:04d}", box(place), **fields) for place in range(count)]


def projected(shape: shapely.Geometry, epsg: int) -> shapely.Geometry:
    if epsg in (4490, 4326):
        return shape
    move = Transformer.from_crs(4490, epsg, always_xy=True)
    return shapely.transform(
        shape, lambda points: np.column_stack(move.transform(points[:, 0], points[:, 1]))
    )


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def shapefile_parts(
    rows: Sequence[Row],
    epsg: int = 4524,
    encoding: str = "gbk",
    cpg: str | None = None,
    prj: bool = True,
    name: str = "DLTB",
) -> dict[str, bytes]:
    """Members of a Shapefile by name; `cpg` is the text of the .cpg where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        shp = Path(folder) / "a.shp"
        shapes = [projected(row["shape"], epsg) for row in rows]
        pyogrio.raw.write(
            str(shp),
            geometry=shapely.to_wkb(np.array(shapes, dtype=object)),
            field_data=[],
            fields=[],
            driver="ESRI Shapefile",
            geometry_type="Polygon",
            crs=f"EPSG:{epsg}",
        )
        parts = {f"{name}.{end}": shp.with_suffix(f".{end}").read_bytes() for end in ("shp", "shx")}
        if prj:
            parts[f"{name}.prj"] = shp.with_suffix(".prj").read_bytes()
    parts[f"{name}.dbf"] = dbf(rows, encoding)
    if cpg is not None:
        parts[f"{name}.cpg"] = cpg.encode()
    return parts


def shapefile(rows: Sequence[Row], **options: Any) -> bytes:
    return zipped(shapefile_parts(rows, **options))


def dbf(rows: Sequence[Row], encoding: str = "gbk") -> bytes:
    """A dBase table of the rows' fields, without a language byte, texts cut at their width."""
    names = [name for name in rows[0] if name != "shape"]
    kinds = [
        ("N", 15, 2) if name in NUMBERS else ("N", 4, 0) if name == "SJNF" else ("C", width, 0)
        for name in names
        for width in (WIDTHS.get(name, 40),)
    ]
    head = bytes((3, 124, 1, 1)) + len(rows).to_bytes(4, "little")
    head += (33 + 32 * len(names)).to_bytes(2, "little")
    head += (1 + sum(width for _, width, _ in kinds)).to_bytes(2, "little") + bytes(20)
    for name, (kind, width, decimals) in zip(names, kinds, strict=True):
        head += name.encode(encoding)[:10].ljust(11, b"\0") + kind.encode() + bytes(4)
        head += bytes((width, decimals)) + bytes(14)
    body = b""
    for row in rows:
        body += b" "
        for name, (kind, width, decimals) in zip(names, kinds, strict=True):
            value = row.get(name)
            if kind == "N" and isinstance(value, int | float):
                body += f"{value:.{decimals}f}".encode().rjust(width)[:width]
            else:
                text = b"" if value is None else str(value).encode(encoding)
                body += text[:width].ljust(width)
    return head + b"\r" + body + b"\x1a"


def geojson(rows: Sequence[Row], crs: str | None = None) -> bytes:
    """`shape` may be a GeoJSON geometry instead of a shape, to say what shapely would not."""
    features = [
        {
            "type": "Feature",
            "properties": {name: value for name, value in row.items() if name != "shape"},
            "geometry": row["shape"]
            if row["shape"] is None or isinstance(row["shape"], dict)
            else shapely.geometry.mapping(row["shape"]),
        }
        for row in rows
    ]
    named = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    return json.dumps({"type": "FeatureCollection", **named, "features": features}).encode()


def gpkg(rows: Sequence[Row], epsg: int | None = 4490, layers: Sequence[str] = ("DLTB",)) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.gpkg"
        for place, layer in enumerate(layers):
            _write(rows, file, "GPKG", epsg, layer, append=place > 0)
        return file.read_bytes()


def file_gdb(rows: Sequence[Row], epsg: int = 4524, layer: str = "DLTB") -> bytes:
    """A zipped FileGDB, its files in a folder as a person would zip it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "survey.gdb"
        _write(rows, place, "OpenFileGDB", epsg, layer)
        return zipped(
            {f"成果/survey.gdb/{file.name}": file.read_bytes() for file in place.iterdir()}
        )


def _write(
    rows: Sequence[Row],
    file: Path,
    driver: str,
    epsg: int | None,
    layer: str,
    append: bool = False,
) -> None:
    names = [name for name in rows[0] if name != "shape"]
    shapes = [
        shapely.multipolygons([projected(row["shape"], epsg or 4545)])
        if row["shape"].geom_type == "Polygon"
        else projected(row["shape"], epsg or 4545)
        for row in rows
    ]
    kinds: dict[str, Any] = {"SJNF": np.int32, **dict.fromkeys(NUMBERS, np.float64)}
    columns = [
        np.array([row[name] for row in rows], dtype=kinds.get(name, object)) for name in names
    ]
    pyogrio.raw.write(
        str(file),
        geometry=shapely.to_wkb(np.array(shapes, dtype=object)),
        field_data=columns,
        fields=names,
        layer=layer,
        driver=driver,
        geometry_type="MultiPolygon",
        crs=f"EPSG:{epsg}" if epsg else None,
        append=append,
    )
