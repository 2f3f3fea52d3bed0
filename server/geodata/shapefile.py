"""Writing a zipped Shapefile as the land survey hands it over: GBK text, fixed field widths, no .cpg."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import numpy as np
import shapely

GBK_LANGUAGE_ID = 0x4D
"""Byte 29 of a .dbf: code page 936."""
PARTS = (".shp", ".shx", ".dbf", ".prj")


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    """At most ten bytes in GBK."""
    kind: Literal["C", "N", "D"]
    """Text, number, day."""
    width: int
    decimals: int = 0


def write_shapefile(
    file: Path,
    layer: str,
    fields: Sequence[Field],
    rows: Sequence[Sequence[Any]],
    shapes: Sequence[shapely.Geometry],
    epsg: int,
) -> None:
    """Writes `file` (a zip): rows in the order of `fields`, None where empty, shapes in `epsg`, east first.

    Raises ValueError where a value does not fit its field, UnicodeEncodeError where GBK lacks a sign.
    """
    import pyogrio

    with tempfile.TemporaryDirectory(prefix="plots-") as name:
        shp = Path(name) / f"{layer}.shp"
        pyogrio.raw.write(
            str(shp),
            geometry=shapely.to_wkb(np.array(shapes, dtype=object)),
            field_data=[],
            fields=[],
            driver="ESRI Shapefile",
            geometry_type="Polygon",
            crs=f"EPSG:{epsg}",
        )
        # GDAL would choose the widths itself and put a .cpg beside it
        shp.with_suffix(".dbf").write_bytes(dbf(fields, rows))
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for suffix in PARTS:
                archive.write(shp.with_suffix(suffix), f"{layer}{suffix}")


def dbf(fields: Sequence[Field], rows: Sequence[Sequence[Any]]) -> bytes:
    """A dBase III table in GBK."""
    header_bytes = 32 + 32 * len(fields) + 1
    record_bytes = 1 + sum(field.width for field in fields)
    head = bytes((3, 124, 12, 31)) + len(rows).to_bytes(4, "little")
    head += header_bytes.to_bytes(2, "little") + record_bytes.to_bytes(2, "little")
    head += bytes(17) + bytes((GBK_LANGUAGE_ID, 0, 0))
    described = b"".join(
        field.name.encode("gbk").ljust(11, b"\0")
        + field.kind.encode()
        + bytes(4)
        + bytes((field.width, field.decimals))
        + bytes(14)
        for field in fields
    )
    records = b"".join(
        b" " + b"".join(_cell(field, value) for field, value in zip(fields, row, strict=True))
        for row in rows
    )
    return head + described + b"\r" + records + b"\x1a"


def _cell(field: Field, value: Any) -> bytes:
    if value is None:
        return b" " * field.width
    if field.kind == "N":
        cell = f"{value:.{field.decimals}f}".encode().rjust(field.width)
    else:
        text = value.strftime("%Y%m%d") if isinstance(value, date) else str(value)
        cell = text.encode("gbk").ljust(field.width)
    if len(cell) > field.width:
        raise ValueError(f"{field.name}: {value} is wider than {field.width} bytes")
    return cell
