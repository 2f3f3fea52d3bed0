"""Plots out to a GeoPackage or GeoJSON, such that reading the file gives the same plots again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import numpy as np
import shapely
from numpy.typing import NDArray

Format = Literal["gpkg", "geojson"]
DRIVERS: dict[Format, str] = {"gpkg": "GPKG", "geojson": "GeoJSON"}
LAYER = "DLTB"


@dataclass(frozen=True, slots=True)
class Outgoing:
    number: str
    division_code: str
    survey_year: int
    village: str
    place: str
    household: str
    land_class: str | None
    attribute: str | None
    basic_farmland: bool | None
    slope_grade: int | None
    accepted_on: date | None
    declared_area_m2: Decimal
    ridge_area_m2: Decimal
    net_area_m2: Decimal
    attributes: dict[str, Any]
    shape: shapely.MultiPolygon


def write_plots(plots: Sequence[Outgoing], format_: Format, file: Path) -> None:
    """Writes EPSG:4490, one layer DLTB with the survey's field names; `file` must not exist."""
    import pyogrio

    columns: dict[str, list[Any]] = {
        "TBBH": [plot.number for plot in plots],
        "DLBM": [plot.land_class for plot in plots],
        "ZLDWDM": [plot.division_code for plot in plots],
        "ZLDWMC": [plot.village or None for plot in plots],
        "TBMJ": [float(plot.declared_area_m2) for plot in plots],
        "KCMJ": [float(plot.ridge_area_m2) for plot in plots],
        "TBDLMJ": [float(plot.net_area_m2) for plot in plots],
        "ZZSXDM": [plot.attribute for plot in plots],
        "GDPDJB": [None if plot.slope_grade is None else str(plot.slope_grade) for plot in plots],
        "SFYN": [_flag(plot.basic_farmland) for plot in plots],
        "DMMC": [plot.place or None for plot in plots],
        "HZXM": [plot.household or None for plot in plots],
        "YSRQ": [plot.accepted_on and plot.accepted_on.isoformat() for plot in plots],
        "SJNF": [plot.survey_year for plot in plots],
    }
    names = dict.fromkeys(name for plot in plots for name in plot.attributes)
    for name in names:
        columns[_free(name, columns)] = [plot.attributes.get(name) for plot in plots]
    arrays = [_array(values) for values in columns.values()]
    options = {"FID": "XT_FID"} if format_ == "gpkg" else {"COORDINATE_PRECISION": "13"}
    pyogrio.raw.write(
        str(file),
        geometry=shapely.to_wkb(np.array([plot.shape for plot in plots], dtype=object)),
        field_data=[values for values, _ in arrays],
        field_mask=[mask for _, mask in arrays],
        fields=list(columns),
        layer=LAYER,
        driver=DRIVERS[format_],
        geometry_type="MultiPolygon",
        crs="EPSG:4490",
        layer_options=options,
    )


def _flag(value: bool | None) -> str | None:
    return None if value is None else ("是" if value else "否")


def _free(name: str, taken: dict[str, list[Any]]) -> str:
    """The name, or one like it where the survey's own field is called so (case folded)."""
    upper = {known.upper() for known in taken}
    while name.upper() in upper:
        name += "_"
    return name


def _array(values: list[Any]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """One column as numpy wants it, and which of its values are missing."""
    missing = np.array([value is None for value in values], dtype=bool)
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return np.array([bool(value) for value in values]), missing
    if kinds == {int}:
        return np.array([value or 0 for value in values], dtype=np.int64), missing
    if kinds and kinds <= {int, float}:
        return np.array([value or 0.0 for value in values], dtype=np.float64), missing
    text = [None if value is None else str(value) for value in values]
    return np.array(text, dtype=object), missing
