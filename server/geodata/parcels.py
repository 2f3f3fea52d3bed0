"""Reading a file of plots into rows: which column is what, values as they stand, shapes in degrees.

Nothing is judged here; `checks` does that. The field names are those of the land survey (domain E).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from server.geodata import crs as crs_of
from server.geodata.archive import Layer, opened
from server.geodata.dbf import DIGITS_MAX, decoded, read_dbf
from server.geodata.encoding import NAME_FIELDS, SAMPLES, Encoding, find_encoding
from server.geodata.errors import Unreadable

MAX_ROWS = 200_000
"""The whole district has fewer; a file beyond it is a mistake or an attack."""
DISTRICT_BOX = (106.5, 30.3, 108.6, 32.4)
KNOWN_FIELDS: dict[str, tuple[str, ...]] = {
    "TBBH": ("TBBH",),
    "DLBM": ("DLBM",),
    "ZLDWDM": ("ZLDWDM",),
    "ZLDWMC": ("ZLDWMC",),
    "TBMJ": ("TBMJ",),
    "KCMJ": ("KCMJ",),
    "TBDLMJ": ("TBDLMJ",),
    "KCXS": ("KCXS",),
    "ZZSXDM": ("ZZSXDM",),
    "SJNF": ("SJNF",),
    "GDPDJB": ("GDPDJB",),
    "SFYN": ("SFYN", "YJJBNT", "永久基本农田"),
    "DMMC": ("DMMC", "地名", "XZMC"),
    "HZXM": ("HZXM", "户主", "QLR", "承包方"),
    "YSRQ": ("YSRQ", "验收日期"),
}
"""Meaning → names it is found under. DMMC: name of the place; HZXM: head of the household; YSRQ:
day of acceptance; the others as in the land survey."""
REQUIRED = ("TBBH", "DLBM", "ZLDWDM", "TBMJ", "SJNF")
STORED = frozenset(KNOWN_FIELDS) - {"KCXS"}
"""Fields with a column of their own; every other one stays among a row's attributes."""

AREA_M2_MAX = 10**12
"""A million square kilometres: beyond it a number is no area, and not exact in a file of floats."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person said about the file; None is to be found out."""

    crs: int | None = None
    """EPSG code."""
    encoding: str | None = None
    layer: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    """Meaning (a key of KNOWN_FIELDS) → the name in the file."""
    survey_year: int | None = None
    """For files without a year of their own."""
    district_box: tuple[float, float, float, float] = DISTRICT_BOX


@dataclass(frozen=True, slots=True)
class Parcel:
    """One row as it stands in the file; None where a value is missing or cannot be read."""

    row: int
    """From 1, in the order of the file."""
    number: str
    division_code: str
    survey_year: int | None
    land_class: str
    attribute: str
    village: str
    place: str
    household: str
    basic_farmland: bool | None
    slope_grade: int | None
    accepted_on: date | None
    declared_area_m2: Decimal | None
    ridge_area_m2: Decimal | None
    net_area_m2: Decimal | None
    attributes: dict[str, Any]
    """The other fields, JSON values."""
    shape: shapely.Geometry | None
    """EPSG:4490, as read; None where there is none or its bytes cannot be read."""
    closed: bool = False
    """Whether an open ring had to be closed for the shape to be read at all."""


@dataclass(frozen=True, slots=True)
class ParcelFile:
    rows: tuple[Parcel, ...]
    layer: str
    epsg: int
    crs_from: crs_of.Evidence
    encoding: str
    encoding_from: str
    samples: tuple[str, ...]
    fields: dict[str, str]
    """Meaning → name in the file, of the fields that were found."""


@dataclass(frozen=True, slots=True)
class _Table:
    shapes: NDArray[Any]
    """WKB or None."""
    columns: dict[str, list[Any]]
    crs: str | None
    encoding: Encoding


def read_parcels(file: Path, options: ReadOptions) -> ParcelFile:
    """Reads the polygon layer of a zipped Shapefile, zipped FileGDB, GeoPackage or GeoJSON.

    Raises Unreadable: those of `archive.opened`, import_needs_crs, import_crs_foreign,
    import_needs_encoding, import_needs_fields, import_too_large.
    """
    with opened(file, options.layer) as layer:
        table = _read(layer, options)
    shapes, closed = _shapes(table.shapes)
    named = shapely.get_coordinates(shapes)
    found = crs_of.find_crs(table.crs, named, options.crs, options.district_box)
    shapes = crs_of.to_degrees(shapes, found.epsg)
    fields = _mapping(table.columns, options)
    rows = _rows(table.columns, fields, shapes, closed, options.survey_year)
    return ParcelFile(
        rows=rows,
        layer=layer.name,
        epsg=found.epsg,
        crs_from=found.evidence,
        encoding=table.encoding.name,
        encoding_from=table.encoding.evidence,
        samples=table.encoding.samples,
        fields=fields,
    )


def _read(layer: Layer, options: ReadOptions) -> _Table:
    import pyogrio

    try:
        info = pyogrio.read_info(layer.path, layer=_inner_name(layer), encoding="UTF-8")
        if info["driver"] != layer.driver:
            raise Unreadable("import_file_wrong", found=[str(info["driver"])])
        if info["features"] > MAX_ROWS:
            raise Unreadable("import_too_large", rows=int(info["features"]), max_rows=MAX_ROWS)
        if options.crs is None and info["crs"]:
            # before the encoding is asked for: no answer would make such a file one of ours
            crs_of.from_name(info["crs"])
        if layer.driver == "ESRI Shapefile":
            return _read_shapefile(layer, options.encoding, info["crs"])
        # dates stay the text they are: GeoJSON knows none, GDAL would guess
        extra = {"DATE_AS_STRING": "YES"} if layer.driver == "GeoJSON" else {}
        meta, _, shapes, values = pyogrio.raw.read(layer.path, layer=layer.name, **extra)
    except (RuntimeError, UnicodeDecodeError) as error:
        # every error of pyogrio is a RuntimeError
        raise Unreadable("import_file_broken", why=type(error).__name__) from error
    columns = {
        str(name): [_plain(value) for value in column.tolist()]
        for name, column in zip(meta["fields"], values, strict=True)
    }
    return _Table(shapes, columns, meta["crs"], Encoding("UTF-8", "format", _samples(columns)))


def _inner_name(layer: Layer) -> str | None:
    return None if layer.driver == "ESRI Shapefile" else layer.name


def _read_shapefile(layer: Layer, given: str | None, crs: str | None) -> _Table:
    import pyogrio

    _, places, shapes, _ = pyogrio.raw.read(
        layer.path, columns=[], return_fids=True, encoding="ISO-8859-1"
    )
    table = read_dbf(layer.path.with_suffix(".dbf"))
    cpg = layer.path.with_suffix(".cpg")
    encoding = find_encoding(table, cpg if cpg.exists() else None, given)
    # a row that is marked as deleted keeps its place in the table but has no shape
    alive = places.tolist()
    if table and alive and alive[-1] >= len(table[0].values):
        raise Unreadable("import_file_broken", why=".dbf")
    columns: dict[str, list[Any]] = {}
    for column in table:
        values = decoded(column, encoding.name)
        columns[column.name.decode(encoding.name, "ignore")] = [values[place] for place in alive]
    return _Table(shapes, columns, crs, encoding)


def _plain(value: Any) -> Any:
    """A value of GDAL as text, int, float, bool or None."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool | int) or value is None:
        return value
    return str(value)


def _samples(columns: dict[str, list[Any]]) -> tuple[str, ...]:
    wanted = [name.decode() for name in NAME_FIELDS]
    ordered = sorted(columns, key=lambda name: name.upper() not in wanted)
    found: dict[str, None] = {}
    for name in ordered:
        for value in columns[name]:
            if isinstance(value, str) and not value.isascii():
                found[value] = None
            if len(found) == SAMPLES:
                return tuple(found)
    return tuple(found)


def _shapes(raw: NDArray[Any]) -> tuple[NDArray[Any], set[int]]:
    """Geometries, and the places of those whose rings had to be closed to be read."""
    shapes = shapely.from_wkb(raw, on_invalid="ignore")
    closed = set()
    for place in np.flatnonzero(shapely.is_missing(shapes)):
        if raw[place] is not None:
            shapes[place] = shapely.from_wkb(raw[place], on_invalid="fix")
            closed.add(int(place))
    return shapes, closed


def _mapping(columns: dict[str, list[Any]], options: ReadOptions) -> dict[str, str]:
    """Meaning → name in the file; refuses where a required one is missing."""
    by_upper = {name.upper(): name for name in columns}
    unknown = sorted(set(options.fields) - set(KNOWN_FIELDS))
    if unknown:
        raise Unreadable("import_options_invalid", fields=unknown, known=sorted(KNOWN_FIELDS))
    found: dict[str, str] = {}
    for meaning, names in KNOWN_FIELDS.items():
        wanted = (options.fields[meaning],) if meaning in options.fields else names
        for name in wanted:
            if name.upper() in by_upper:
                found[meaning] = by_upper[name.upper()]
                break
    missing = [meaning for meaning in (*REQUIRED, *options.fields) if meaning not in found]
    if options.survey_year is not None:
        missing = [meaning for meaning in missing if meaning != "SJNF"]
    if not {"KCMJ", "TBDLMJ", "KCXS"} & set(found):
        # the net area decides about money (domain A5) and is never made up
        missing.append("TBDLMJ")
    if missing:
        raise Unreadable(
            "import_needs_fields", missing=sorted(set(missing)), seen=list(columns)[:100]
        )
    return found


def _rows(
    columns: dict[str, list[Any]],
    fields: dict[str, str],
    shapes: NDArray[Any],
    closed: set[int],
    survey_year: int | None,
) -> tuple[Parcel, ...]:
    taken = {name for meaning, name in fields.items() if meaning in STORED}
    others = {name: values for name, values in columns.items() if name not in taken}
    known = {meaning: columns[name] for meaning, name in fields.items()}
    rows = []
    for place in range(len(shapes)):
        row = {meaning: values[place] for meaning, values in known.items()}
        declared, ridge, net = _areas(row, "KCMJ" in fields, "TBDLMJ" in fields)
        rows.append(
            Parcel(
                row=place + 1,
                number=_text(row.get("TBBH")),
                division_code=_text(row.get("ZLDWDM")),
                survey_year=_year(row.get("SJNF")) if "SJNF" in fields else survey_year,
                land_class=_text(row.get("DLBM")),
                attribute=_text(row.get("ZZSXDM")).upper(),
                village=_text(row.get("ZLDWMC")),
                place=_text(row.get("DMMC")),
                household=_text(row.get("HZXM")),
                basic_farmland=_flag(row.get("SFYN")),
                slope_grade=_grade(row.get("GDPDJB")),
                accepted_on=_day(row.get("YSRQ")),
                declared_area_m2=declared,
                ridge_area_m2=ridge,
                net_area_m2=net,
                attributes={name: _json(values[place]) for name, values in others.items()},
                shape=shapes[place],
                closed=place in closed,
            )
        )
    return tuple(rows)


def _areas(
    row: dict[str, Any], has_ridge: bool, has_net: bool
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Declared, ridge and net area; a missing column follows from the others (domain E [V32])."""
    declared, ridge, net = (_area(row.get(name)) for name in ("TBMJ", "KCMJ", "TBDLMJ"))
    if declared is None:
        return None, ridge, net
    if not has_ridge and has_net:
        ridge = None if net is None else declared - net
    elif not has_ridge:
        share = _decimal(row.get("KCXS"))
        ridge = None if share is None else (declared * share).quantize(Decimal("0.01"))
    if not has_net:
        net = None if ridge is None else declared - ridge
    return declared, ridge, net


def _text(value: Any) -> str:
    """Text without control characters; a whole number without its point."""
    if value is None:
        return ""
    if isinstance(value, float | Decimal) and value == int(value):
        value = int(value)
    return _CONTROL.sub(" ", str(value)).strip()


def _area(value: Any) -> Decimal | None:
    """To a square centimetre: files hold the noise of binary floats, 194.389999999999986."""
    number = _decimal(value)
    if number is None or abs(number) >= AREA_M2_MAX:
        return None
    return number.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def _decimal(value: Any) -> Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < DIGITS_MAX else None


def _year(value: Any) -> int | None:
    number = _decimal(value)
    if number is None or number != int(number) or not 1980 <= number <= 2100:
        return None
    return int(number)


def _grade(value: Any) -> int | None:
    """Slope grade 1 to 5 (domain E [V4])."""
    number = _decimal(value)
    return int(number) if number is not None and number in (1, 2, 3, 4, 5) else None


def _flag(value: Any) -> bool | None:
    text = _text(value).upper()
    if text in ("1", "Y", "YES", "T", "TRUE", "是"):
        return True
    return False if text in ("0", "N", "NO", "F", "FALSE", "否") else None


def _day(value: Any) -> date | None:
    text = _text(value).replace("/", "-")[:10]
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _json(value: Any) -> Any:
    """As both databases and every format hold it: no control characters, exact numbers."""
    if isinstance(value, str):
        return _CONTROL.sub(" ", value).strip() or None
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return str(value)
    if isinstance(value, Decimal | float):
        number = float(value)
        # from here on PostgreSQL gives back a whole number that is another one
        return number if abs(number) < 2**53 else str(number)
    return value
