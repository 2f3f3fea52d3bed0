"""The survey's file of the invented plots: field names, widths and habits of the land survey.

A few rows are wrong on purpose, as in every real file, so that the import's report has something to say.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from server.demo.district import RIDGE_SHARE, SURVEY_YEAR, DemoPlot
from server.geodata.area import geodesic_area_m2
from server.geodata.crs import to_degrees
from server.geodata.shapefile import Field, write_shapefile

EPSG = 4524
FILENAME = "DLTB_恢复耕地_2024.zip"
CLASS_NAMES = {"0101": "水田", "0102": "水浇地", "0103": "旱地"}
ATTRIBUTE_NAMES = {
    "LS": "种植粮食作物",
    "FLS": "种植非粮作物",
    "LYFL": "粮与非粮轮作",
    "LLJZ": "林粮间作",
    "XG": "休耕",
    "WG": "未耕种",
}
FIELDS = (
    Field("BSM", "C", 18),
    Field("YSDM", "C", 10),
    Field("TBYBH", "C", 18),
    Field("TBBH", "C", 8),
    Field("DLBM", "C", 5),
    Field("DLMC", "C", 60),
    Field("QSXZ", "C", 2),
    Field("ZLDWDM", "C", 19),
    Field("ZLDWMC", "C", 60),
    Field("TBMJ", "N", 15, 2),
    Field("KCDLBM", "C", 5),
    Field("KCXS", "N", 6, 4),
    Field("KCMJ", "N", 15, 2),
    Field("TBDLMJ", "N", 15, 2),
    Field("GDLX", "C", 2),
    Field("GDPDJB", "C", 2),
    Field("ZZSXDM", "C", 6),
    Field("ZZSXMC", "C", 20),
    Field("SFYN", "C", 2),
    Field("DMMC", "C", 40),
    Field("HZXM", "C", 40),
    Field("YSRQ", "D", 8),
    Field("SJNF", "N", 4),
)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Row:
    plot: DemoPlot
    area_m2: Decimal
    shape: shapely.MultiPolygon


def write_survey(plots: Sequence[DemoPlot], file: Path, with_errors: bool = True) -> None:
    """Writes the plots as a zipped Shapefile in GBK and EPSG:4524; with rows that cannot be imported.

    The wrong rows: a boundary that crosses itself, one number given twice, an area that was typed wrong;
    a corner that is there twice is only untidy.
    """
    rows = _measured(plots)
    if with_errors:
        rows = [*_untidy(rows), *_wrong(rows)]
    write_shapefile(
        file,
        "DLTB",
        FIELDS,
        [_values(row, place) for place, row in enumerate(rows)],
        [row.shape for row in rows],
        EPSG,
    )


def _measured(plots: Sequence[DemoPlot]) -> list[_Row]:
    shapes = to_degrees(np.array([plot.shape for plot in plots], dtype=object), EPSG)
    return [
        _Row(plot, geodesic_area_m2(shape).quantize(CENT), plot.shape)
        for plot, shape in zip(plots, shapes, strict=True)
    ]


def _untidy(rows: list[_Row]) -> list[_Row]:
    first, *others = shapely.get_parts(rows[0].shape)
    ring = shapely.get_coordinates(first.exterior)
    twice = shapely.Polygon(np.insert(ring, 2, ring[2], axis=0), first.interiors)
    shape = shapely.MultiPolygon([twice, *others])
    return [replace(rows[0], shape=shape), *rows[1:]]


def _wrong(rows: list[_Row]) -> list[_Row]:
    """Fields beside the last village that were drawn or typed wrong."""
    east, north = _free_ground(rows)
    plot = rows[-1].plot
    crossed = [(0, 0), (34, 3), (4, 22), (37, 27), (0, 0)]
    shapes = [
        shapely.Polygon([(east + x, north + y) for x, y in crossed]),
        shapely.box(east + 60, north, east + 92, north + 14),
        shapely.box(east + 60, north + 30, east + 88, north + 41),
        shapely.box(east + 120, north, east + 161, north + 15),
    ]
    numbers = ("0901", "0902", "0902", "0903")
    areas = ("415.20", "448.00", "308.00", "651.00")
    return [
        _Row(
            replace(plot, number=number, household=f"{surname}某"),
            Decimal(area),
            shapely.MultiPolygon([shape]),
        )
        for number, surname, area, shape in zip(numbers, "蒲冉牟苟", areas, shapes, strict=True)
    ]


def _free_ground(rows: list[_Row]) -> tuple[float, float]:
    _, south, east, _ = shapely.total_bounds([row.shape for row in rows])
    return round(float(east) + 40, 3), round(float(south), 3)


def _values(row: _Row, place: int) -> list[Any]:
    plot = row.plot
    share = Decimal(str(RIDGE_SHARE[plot.slope_grade]))
    ridge_m2 = (row.area_m2 * share).quantize(CENT)
    rng = random.Random(f"{plot.village.division_code} {plot.number}")
    known: dict[str, Any] = {
        "BSM": f"{plot.village.division_code[:9]}{place + 1:09d}",
        "YSDM": "2001010100",
        "TBYBH": str(rng.randrange(100, 4000)),
        "TBBH": plot.number,
        "DLBM": plot.land_class,
        "DLMC": CLASS_NAMES[plot.land_class],
        "QSXZ": "30",
        "ZLDWDM": plot.village.division_code,
        "ZLDWMC": plot.village.name,
        "TBMJ": row.area_m2,
        "KCDLBM": "1203",
        "KCXS": share,
        "KCMJ": ridge_m2,
        "TBDLMJ": row.area_m2 - ridge_m2,
        "GDLX": "TT",
        "GDPDJB": plot.slope_grade,
        "ZZSXDM": plot.attribute,
        "ZZSXMC": ATTRIBUTE_NAMES[plot.attribute],
        "SFYN": "是" if plot.basic_farmland else "否",
        "DMMC": plot.place,
        "HZXM": plot.household,
        "YSRQ": plot.accepted_on,
        "SJNF": SURVEY_YEAR,
    }
    return [known[field.name] for field in FIELDS]
