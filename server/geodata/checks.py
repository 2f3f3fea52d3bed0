"""Every row of a file against itself, the other rows and the plots that are there already.

Pure: what is in the database comes as `Existing`, what it decides goes out as a `Report`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import numpy as np
import shapely

from server.geodata.area import geodesic_area_m2, m2_per_square_degree
from server.geodata.parcels import DISTRICT_BOX, Parcel
from server.geodata.shapes import Reason, mended, same_corners

Key = tuple[str, int, str, str]
"""Scheme, survey year, division code, number (domain E: a number is unique within its division)."""
Outcome = Literal["accepted", "repaired", "quarantined"]
Change = Literal["new", "new_version", "attributes", "unchanged"]

REPAIRS = frozenset({"height_dropped", "points_removed", "ring_mended", "ring_closed"})
CODES = (
    *sorted(REPAIRS),
    "area_differs",
    "area_not_a_number",
    "coordinates_unreadable",
    "division_code_malformed",
    "geometry_empty",
    "geometry_not_polygon",
    "key_duplicate",
    "key_missing",
    "land_class_missing",
    "net_area_differs",
    "outside_area",
    "outside_district",
    "overlap",
    "ring_self_crossing",
    "ring_unclosed",
    "text_too_long",
    "year_unreadable",
)
LONGEST = {
    "number": 40,
    "land_class": 10,
    "attribute": 10,
    "village": 100,
    "place": 100,
    "household": 100,
}
USUAL_SCHEME = "GBT21010-2017"


@dataclass(frozen=True, slots=True)
class CheckOptions:
    scheme: str = USUAL_SCHEME
    district_codes: tuple[str, ...] = ("511703", "511771")
    district_box: tuple[float, float, float, float] = DISTRICT_BOX
    areas: tuple[str, ...] = ("",)
    """Division code prefixes in which this person may import."""
    overlap_m2: float = 20.0
    overlap_share: float = 0.01
    """The larger of the two is let pass (domain A2 [P])."""
    area_m2: float = 5.0
    area_share: float = 0.01
    """How far the declared area may be from the geodesic one, the larger of the two [P]: a planar
    grid area of the right zone is 0.01 % off, that of a wrong zone 0.135 % and more (domain E)."""


@dataclass(frozen=True, slots=True)
class Existing:
    """A plot that is there already, with its current boundary."""

    plot_id: str
    key: Key
    shape: shapely.MultiPolygon
    values: dict[str, Any]
    """As `Plot.values` of a row."""
    shown: bool = True
    """False where the person who imports may not see this plot: then it is not named."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A row that may be stored."""

    key: Key
    shape: shapely.MultiPolygon
    area_m2: Decimal
    values: dict[str, Any]
    """Columns of the plot by name, without its key: texts, flags, decimals, attributes."""


@dataclass(frozen=True, slots=True)
class Checked:
    row: int
    key: str
    outcome: Outcome
    change: Change | None
    """None where quarantined."""
    reasons: tuple[Reason, ...]
    plot: Plot | None
    plot_id: str | None
    """Of the plot with the same key, where there is one."""


@dataclass(frozen=True, slots=True)
class Report:
    rows: tuple[Checked, ...]

    def counts(self) -> dict[str, int]:
        counted = Counter[str]()
        for row in self.rows:
            counted[row.outcome] += 1
            if row.change is not None:
                counted[row.change] += 1
        names = (
            "accepted",
            "repaired",
            "quarantined",
            "new",
            "new_version",
            "attributes",
            "unchanged",
        )
        return {name: counted[name] for name in names}


@dataclass(slots=True)
class Prepared:
    """A row checked against everything but other plots."""

    parcel: Parcel
    reasons: list[Reason] = field(default_factory=list)
    plot: Plot | None = None

    def quarantine(self, code: str, **facts: Any) -> None:
        self.reasons.append(Reason(code, facts))
        self.plot = None


def check(rows: Iterable[Parcel], existing: Sequence[Existing], options: CheckOptions) -> Report:
    """All checks at once, see `prepare` and `compare`."""
    return compare(prepare(rows, options), existing, options)


def prepare(rows: Iterable[Parcel], options: CheckOptions) -> list[Prepared]:
    """The checks that need no database: shapes, keys, areas, district. Takes most of the time."""
    prepared = [_prepared(parcel, options) for parcel in rows]
    by_key: dict[tuple[Any, ...], list[Prepared]] = defaultdict(list)
    for item in prepared:
        parcel = item.parcel
        if parcel.number and parcel.division_code:
            by_key[(parcel.survey_year, parcel.division_code, parcel.number)].append(item)
    for same in by_key.values():
        if len(same) > 1:
            # which of them is meant, only a person can tell
            for item in same:
                others = [other.parcel.row for other in same if other is not item]
                item.quarantine("key_duplicate", rows=others[:20])
    return prepared


def compare(
    prepared: list[Prepared], existing: Sequence[Existing], options: CheckOptions
) -> Report:
    """Overlaps, and what each row would change. `existing` holds every plot that has the key of a
    row or comes near one."""
    by_key = {plot.key: plot for plot in existing}
    overlaps = _overlaps(prepared, by_key, options)
    return Report(
        tuple(
            _checked(item, overlaps.get(place, []), by_key) for place, item in enumerate(prepared)
        )
    )


def _prepared(parcel: Parcel, options: CheckOptions) -> Prepared:
    item = Prepared(parcel)
    result = mended(parcel.shape)
    item.reasons += result.reasons
    area_m2 = None if result.shape is None else geodesic_area_m2(result.shape)
    values_fit = _check_values(item, options)
    areas_fit = _check_areas(item, area_m2, options)
    if parcel.closed and result.shape is not None:
        # a missing last corner or a lost end: the declared area tells which
        item.reasons.append(Reason("ring_closed" if areas_fit else "ring_unclosed"))
    inside = result.shape is None or _check_place(item, result.shape, options)
    if result.shape is None or area_m2 is None or not (values_fit and areas_fit and inside):
        return item
    assert parcel.survey_year is not None
    key = (options.scheme, parcel.survey_year, parcel.division_code, parcel.number)
    item.plot = Plot(key, result.shape, area_m2, _values(parcel))
    return item


def _check_values(item: Prepared, options: CheckOptions) -> bool:
    parcel, before = item.parcel, len(item.reasons)
    missing = [
        name
        for name, value in (("TBBH", parcel.number), ("ZLDWDM", parcel.division_code))
        if not value
    ]
    if missing:
        item.quarantine("key_missing", fields=missing)
    if parcel.division_code:
        if not re.fullmatch(r"[0-9]{12}|[0-9]{19}", parcel.division_code):
            item.quarantine("division_code_malformed", division_code=parcel.division_code[:40])
        elif not parcel.division_code.startswith(options.district_codes):
            item.quarantine("outside_district", where=parcel.division_code)
        elif not parcel.division_code.startswith(options.areas):
            item.quarantine("outside_area", division_code=parcel.division_code)
    if parcel.survey_year is None:
        item.quarantine("year_unreadable")
    if not parcel.land_class:
        item.quarantine("land_class_missing")
    for name, longest in LONGEST.items():
        if len(getattr(parcel, name)) > longest:
            item.quarantine("text_too_long", field=name, longest=longest)
    return len(item.reasons) == before


def _check_areas(item: Prepared, area_m2: Decimal | None, options: CheckOptions) -> bool:
    parcel, before = item.parcel, len(item.reasons)
    numbers = {
        "TBMJ": parcel.declared_area_m2,
        "KCMJ": parcel.ridge_area_m2,
        "TBDLMJ": parcel.net_area_m2,
    }
    wrong = [name for name, number in numbers.items() if number is None or number < 0]
    if wrong:
        item.quarantine("area_not_a_number", fields=wrong)
        return False
    declared, ridge, net = numbers.values()
    assert declared is not None
    assert ridge is not None
    assert net is not None
    if area_m2 is not None:
        allowed = max(options.area_m2, options.area_share * float(area_m2))
        if abs(float(declared - area_m2)) > allowed:
            item.quarantine(
                "area_differs",
                declared_m2=str(declared),
                geodesic_m2=_cents(area_m2),
                percent=round(float((declared - area_m2) / area_m2 * 100), 1),
            )
    if abs(declared - ridge - net) > max(Decimal(1), declared / 1000):
        item.quarantine(
            "net_area_differs", declared_m2=str(declared), ridge_m2=str(ridge), net_m2=str(net)
        )
    return len(item.reasons) == before


def _cents(area_m2: Decimal) -> str:
    return str(area_m2.quantize(Decimal("0.01")))


def _check_place(item: Prepared, shape: shapely.MultiPolygon, options: CheckOptions) -> bool:
    west, south, east, north = shape.bounds
    box = options.district_box
    if box[0] <= west and box[1] <= south and east <= box[2] and north <= box[3]:
        return True
    item.quarantine("outside_district", where=f"{west:.6f}, {south:.6f}")
    return False


def _values(parcel: Parcel) -> dict[str, Any]:
    return {
        "village": parcel.village,
        "place": parcel.place,
        "household": parcel.household,
        "land_class": parcel.land_class,
        "attribute": parcel.attribute or None,
        "basic_farmland": parcel.basic_farmland,
        "slope_grade": parcel.slope_grade,
        "accepted_on": parcel.accepted_on,
        "declared_area_m2": parcel.declared_area_m2,
        "ridge_area_m2": parcel.ridge_area_m2,
        "net_area_m2": parcel.net_area_m2,
        "attributes": parcel.attributes,
    }


def _overlaps(
    prepared: list[Prepared], by_key: dict[Key, Existing], options: CheckOptions
) -> dict[int, list[Reason]]:
    """Place of a row → the overlaps it is quarantined for.

    A row that is quarantined no longer replaces the plot with its key; that plot then stands in the
    way of others, so the search is done again until nothing more falls out.
    """
    out: dict[int, list[Reason]] = {}
    while True:
        places = [
            place
            for place, item in enumerate(prepared)
            if item.plot is not None and place not in out
        ]
        replaced = {_plot(prepared[place]).key for place in places}
        staying = [plot for key, plot in by_key.items() if key not in replaced]
        found = _overlapping(prepared, places, staying, options)
        if not found:
            return out
        out |= found
        if not any(_plot(prepared[place]).key in by_key for place in found):
            return out


def _plot(item: Prepared) -> Plot:
    assert item.plot is not None
    return item.plot


def _overlapping(
    prepared: list[Prepared], places: list[int], staying: list[Existing], options: CheckOptions
) -> dict[int, list[Reason]]:
    if not places:
        return {}
    shapes = np.array(
        [_plot(prepared[place]).shape for place in places] + [plot.shape for plot in staying],
        dtype=object,
    )
    mine = len(places)
    tree = shapely.STRtree(shapes)
    one, other = tree.query(shapes[:mine], predicate="intersects")
    once = one < other
    one, other = one[once], other[once]
    if not len(one):
        return {}
    shared = shapely.area(shapely.intersection(shapes[one], shapes[other]))
    found: dict[int, list[Reason]] = defaultdict(list)
    areas = shapely.area(shapes)
    for a, b, degrees2 in zip(one.tolist(), other.tolist(), shared.tolist(), strict=True):
        if degrees2 == 0:
            continue
        scale = m2_per_square_degree(shapes[a].bounds[1])
        smaller_m2 = min(areas[a], areas[b]) * scale
        shared_m2 = degrees2 * scale
        if shared_m2 <= max(options.overlap_m2, options.overlap_share * smaller_m2):
            continue
        size = str(Decimal(repr(shared_m2)).quantize(Decimal("0.01")))
        if b < mine:
            found[places[a]].append(_with_row(prepared[places[b]], size))
            found[places[b]].append(_with_row(prepared[places[a]], size))
        else:
            found[places[a]].append(_with_plot(staying[b - mine], size))
    return found


def _with_row(other: Prepared, overlap_m2: str) -> Reason:
    facts = {"row": other.parcel.row, "number": other.parcel.number, "overlap_m2": overlap_m2}
    return Reason("overlap", facts)


def _with_plot(plot: Existing, overlap_m2: str) -> Reason:
    named = {"plot_id": plot.plot_id, "number": plot.key[3]} if plot.shown else {"number": "—"}
    return Reason("overlap", {**named, "overlap_m2": overlap_m2})


def _checked(item: Prepared, overlaps: list[Reason], by_key: dict[Key, Existing]) -> Checked:
    parcel = item.parcel
    label = f"{parcel.division_code}/{parcel.number}/{parcel.survey_year or ''}"
    if item.plot is None or overlaps:
        reasons = (*item.reasons, *overlaps)
        return Checked(parcel.row, label, "quarantined", None, reasons, None, None)
    outcome: Outcome = "repaired" if item.reasons else "accepted"
    there = by_key.get(item.plot.key)
    change = "new" if there is None else _change(item.plot, there)
    return Checked(
        parcel.row,
        label,
        outcome,
        change,
        tuple(item.reasons),
        item.plot,
        None if there is None else there.plot_id,
    )


def _change(plot: Plot, there: Existing) -> Change:
    if not same_corners(plot.shape, there.shape):
        return "new_version"
    return "unchanged" if plot.values == there.values else "attributes"
