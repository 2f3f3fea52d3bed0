"""Each reason for which a row of a file is repaired or quarantined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import Polygon

from server.geodata.area import geodesic_area_m2
from server.geodata.checks import (
    CODES,
    Checked,
    CheckOptions,
    Existing,
    Report,
    check,
)
from server.geodata.parcels import Parcel
from server.geodata.shapes import mended
from tests.geodata.files import GEOD, box
from tests.makers import AREA, LAT, LON

OPTIONS = CheckOptions()


def parcel(row: int = 1, shape: Any = None, **fields: Any) -> Parcel:
    shape = box(row) if shape is None else shape
    whole = mended(shape).shape or mended(box(row)).shape
    assert whole is not None
    declared = geodesic_area_m2(whole).quantize(Decimal("0.01"))
    ridge = (declared * Decimal("0.15")).quantize(Decimal("0.01"))
    usual: dict[str, Any] = {
        "number": f"{row:04d}",
        "division_code": AREA + "001",
        "survey_year": 2023,
        "land_class": "0101",
        "attribute": "",
        "village": "乙湾村",
        "place": "",
        "household": "",
        "basic_farmland": None,
        "slope_grade": None,
        "accepted_on": None,
        "declared_area_m2": declared,
        "ridge_area_m2": ridge,
        "net_area_m2": declared - ridge,
        "attributes": {"DLMC": "水田"},
    }
    return Parcel(row=row, shape=shape, **(usual | fields))


def corners(*points: tuple[float, float]) -> Polygon:
    """Corners in units of 0.0001 degree from the origin."""
    return Polygon([(LON + x * 1e-4, LAT + y * 1e-4) for x, y in points])


BOW_TIE = corners((0, 0), (6, 6), (6, 0), (0, 6))
SELF_CROSSING = corners((0, 0), (6, 0), (6, 6), (2, -3), (0, 6))
TOUCHING = corners((0, 0), (6, 0), (6, 6), (3, 0), (0, 6))
SPIKE = corners((0, 0), (6, 0), (9, 0), (6, 0), (6, 6), (0, 6))
OUTSIDE = shapely.box(104.0, 31.0, 104.0006, 31.0006)
with np.errstate(invalid="ignore"):
    NO_NUMBER = shapely.from_wkt("POLYGON ((107 31, NaN 31, 107 32, 107 31))")
NOTHING = shapely.Polygon()


def only(report: Report) -> Checked:
    assert len(report.rows) == 1
    return report.rows[0]


ROWS: list[tuple[str, Parcel, str, list[str]]] = [
    ("as it should be", parcel(), "accepted", []),
    ("bow-tie", parcel(shape=BOW_TIE), "quarantined", ["ring_self_crossing"]),
    ("self-crossing", parcel(shape=SELF_CROSSING), "quarantined", ["ring_self_crossing"]),
    ("ring that touches itself", parcel(shape=TOUCHING), "repaired", ["ring_mended"]),
    ("spike without area", parcel(shape=SPIKE), "repaired", ["ring_mended"]),
    ("empty", parcel(shape=NOTHING), "quarantined", ["geometry_empty"]),
    (
        "collapsed to a line",
        parcel(shape=corners((0, 0), (6, 0), (3, 0))),
        "quarantined",
        ["geometry_empty"],
    ),
    ("point", parcel(shape=shapely.Point(LON, LAT)), "quarantined", ["geometry_not_polygon"]),
    (
        "not a number",
        parcel(shape=NO_NUMBER),
        "quarantined",
        ["coordinates_unreadable"],
    ),
    (
        "height",
        parcel(shape=shapely.force_3d(box(), 512.0)),
        "repaired",
        ["height_dropped"],
    ),
    (
        "corner twice",
        parcel(shape=corners((0, 0), (6, 0), (6, 0), (6, 6), (0, 6))),
        "repaired",
        ["points_removed"],
    ),
    ("open ring, area holds", parcel(closed=True), "repaired", ["ring_closed"]),
    (
        "open ring, area differs",
        parcel(closed=True, declared_area_m2=Decimal(9999)),
        "quarantined",
        ["area_differs", "net_area_differs", "ring_unclosed"],
    ),
    ("no number", parcel(number=""), "quarantined", ["key_missing"]),
    ("no division", parcel(division_code=""), "quarantined", ["key_missing"]),
    (
        "short division",
        parcel(division_code="51170300"),
        "quarantined",
        ["division_code_malformed"],
    ),
    (
        "other county",
        parcel(division_code="511722001001"),
        "quarantined",
        ["outside_district"],
    ),
    ("outside the box", parcel(shape=OUTSIDE), "quarantined", ["outside_district"]),
    ("no year", parcel(survey_year=None), "quarantined", ["year_unreadable"]),
    ("no class", parcel(land_class=""), "quarantined", ["land_class_missing"]),
    ("long text", parcel(household="张" * 101), "quarantined", ["text_too_long"]),
    (
        "no area",
        parcel(declared_area_m2=None, net_area_m2=None),
        "quarantined",
        ["area_not_a_number"],
    ),
    ("negative area", parcel(ridge_area_m2=Decimal(-1)), "quarantined", ["area_not_a_number"]),
    ("net area", parcel(net_area_m2=Decimal(100)), "quarantined", ["net_area_differs"]),
    ("hole", parcel(shape=box().difference(box().centroid.buffer(1e-4))), "accepted", []),
    (
        "several parts",
        parcel(shape=shapely.MultiPolygon([box(1), box(3)])),
        "accepted",
        [],
    ),
    ("19 digits", parcel(division_code=AREA + "0010000000"), "accepted", []),
    ("other family", parcel(division_code="511771001201"), "accepted", []),
]


@pytest.mark.parametrize(
    ("given", "outcome", "codes"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_one_row(given: Parcel, outcome: str, codes: list[str]) -> None:
    row = only(check([given], [], OPTIONS))
    assert (row.outcome, [reason.code for reason in row.reasons]) == (outcome, codes)
    assert (row.plot is None) == (outcome == "quarantined")
    assert row.change == (None if outcome == "quarantined" else "new")


def test_every_code_is_listed() -> None:
    found = {code for _, _, _, codes in ROWS for code in codes}
    assert found <= set(CODES)


@pytest.mark.parametrize(
    ("off", "outcome"),
    [
        pytest.param("4.99", "accepted", id="five square metres pass"),
        pytest.param("-4.99", "accepted", id="either way"),
        pytest.param("45", "quarantined", id="more than one percent"),
        pytest.param("-45", "quarantined", id="less than one percent"),
    ],
)
def test_tolerance_of_the_declared_area(off: str, outcome: str) -> None:
    """A plot of some 3,800 m² may be a percent off, 38 m²."""
    usual = parcel(shape=corners((0, 0), (2, 0), (2, 2), (0, 2)))
    assert usual.declared_area_m2 is not None
    assert usual.net_area_m2 is not None
    given = replace(
        usual,
        declared_area_m2=usual.declared_area_m2 + Decimal(off),
        net_area_m2=usual.net_area_m2 + Decimal(off),
    )
    row = only(check([given], [], OPTIONS))
    assert row.outcome == outcome
    if outcome == "quarantined":
        facts = row.reasons[0].facts
        assert facts["declared_m2"] == str(given.declared_area_m2)
        assert facts["percent"] == pytest.approx(10.6 if off == "45" else -10.6, abs=0.5)


def test_area_of_a_plot_with_a_hole_is_geodesic() -> None:
    shape = box().difference(shapely.box(LON + 1e-4, LAT + 1e-4, LON + 3e-4, LAT + 3e-4))
    expected = abs(GEOD.geometry_area_perimeter(shape)[0])
    assert float(geodesic_area_m2(shape)) == pytest.approx(expected, abs=1e-3)


def test_the_areas_of_the_person_bound_what_they_import() -> None:
    rows = [parcel(1), parcel(2, division_code="511703002001")]
    report = check(rows, [], replace(OPTIONS, areas=("511703001",)))
    assert [row.outcome for row in report.rows] == ["accepted", "quarantined"]
    assert report.rows[1].reasons[0].code == "outside_area"
    none = check(rows, [], replace(OPTIONS, areas=()))
    assert {row.outcome for row in none.rows} == {"quarantined"}


def test_rows_with_one_key_are_all_quarantined() -> None:
    rows = [parcel(1, number="7"), parcel(2), parcel(3, number="7")]
    report = check(rows, [], OPTIONS)
    assert [row.outcome for row in report.rows] == ["quarantined", "accepted", "quarantined"]
    assert report.rows[0].reasons[0].facts == {"rows": [3]}


def test_same_number_in_another_division_or_year_is_another_plot() -> None:
    rows = [
        parcel(1, number="7"),
        parcel(2, number="7", division_code=AREA + "002"),
        parcel(3, number="7", survey_year=2022),
    ]
    assert check(rows, [], OPTIONS).counts()["new"] == 3


def test_rows_that_overlap_are_both_quarantined_and_name_each_other() -> None:
    report = check([parcel(1), parcel(2, shape=box(1, side_deg=0.0003)), parcel(5)], [], OPTIONS)
    assert [row.outcome for row in report.rows] == ["quarantined", "quarantined", "accepted"]
    facts = report.rows[0].reasons[0].facts
    assert (facts["row"], facts["number"]) == (2, "0002")
    assert float(facts["overlap_m2"]) == pytest.approx(28.6 * 33.3, rel=0.02)


@pytest.mark.parametrize(
    ("overlap_m", "outcome"),
    [(0.0, "accepted"), (0.5, "accepted"), (2.0, "quarantined")],
    ids=["common edge", "a sliver passes", "two metres do not"],
)
def test_tolerance_of_overlaps(overlap_m: float, outcome: str) -> None:
    """Edge of 67 m: half a metre is 33 m², below a percent of 3,800 m²; two metres are 133 m²."""
    step = 0.0006 - overlap_m / 95_400
    beside = shapely.affinity.translate(box(1), step, 0)
    report = check([parcel(1), parcel(2, shape=beside)], [], OPTIONS)
    assert {row.outcome for row in report.rows} == {outcome}


def existing(given: Parcel, plot_id: str = "p1", **fields: Any) -> Existing:
    plot = only(check([given], [], OPTIONS)).plot
    assert plot is not None
    return replace(Existing(plot_id, plot.key, plot.shape, plot.values), **fields)


def test_what_a_row_changes() -> None:
    there = existing(parcel(1))
    moved = corners((10, 0), (16, 0), (16, 7), (10, 6))
    told = {
        "same": parcel(1),
        "moved": parcel(1, shape=moved),
        "renamed": parcel(1, household="李某"),
        "attribute": parcel(1, attributes={"DLMC": "旱地"}),
        "accepted": parcel(1, accepted_on=date(2024, 1, 2)),
        "other": parcel(2),
    }
    changes = {name: only(check([row], [there], OPTIONS)).change for name, row in told.items()}
    assert changes == {
        "same": "unchanged",
        "moved": "new_version",
        "renamed": "attributes",
        "attribute": "attributes",
        "accepted": "attributes",
        "other": "new",
    }


def test_a_ring_that_begins_elsewhere_or_runs_the_other_way_is_the_same() -> None:
    points = list(box(1).exterior.coords)[:-1]
    turned = Polygon([*points[2:], *points[:2]])
    there = existing(parcel(1))
    assert only(check([parcel(1, shape=turned)], [there], OPTIONS)).change == "unchanged"
    assert only(check([parcel(1, shape=turned.reverse())], [there], OPTIONS)).change == "unchanged"


def test_a_hair_does_not_change_where_a_ring_begins() -> None:
    """Two corners on one meridian, one way or the other a hair to the west."""
    west, south, east, north = box(1).bounds
    hair = 1e-13
    one = Polygon([(west, south), (east, south), (east, north), (west - hair, north)])
    other = Polygon([(west - hair, south), (east, south), (east, north), (west, north)])
    there = existing(parcel(1, shape=one))
    assert only(check([parcel(1, shape=other)], [there], OPTIONS)).change == "unchanged"


def test_parts_in_another_order_are_the_same() -> None:
    there = existing(parcel(1, shape=shapely.MultiPolygon([box(1), box(3)])))
    other = parcel(1, shape=shapely.MultiPolygon([box(3), box(1)]))
    assert only(check([other], [there], OPTIONS)).change == "unchanged"


def test_overlap_with_a_plot_that_is_there() -> None:
    there = existing(parcel(9, shape=box(1)))
    row = only(check([parcel(1)], [there], OPTIONS))
    assert (row.outcome, row.reasons[0].facts["number"]) == ("quarantined", "0009")
    hidden = only(check([parcel(1)], [replace(there, shown=False)], OPTIONS))
    assert hidden.outcome == "quarantined"
    assert "plot_id" not in hidden.reasons[0].facts
    assert hidden.reasons[0].facts["number"] == "—"


def test_a_plot_that_the_file_moves_away_is_not_in_the_way() -> None:
    """1 moves to a free place, 2 takes the ground that 1 leaves."""
    there = [existing(parcel(1)), existing(parcel(2), "p2")]
    rows = [parcel(1, shape=box(7)), parcel(2, shape=box(1))]
    report = check(rows, there, OPTIONS)
    assert [row.change for row in report.rows] == ["new_version", "new_version"]


def test_a_plot_whose_row_is_quarantined_stays_in_the_way() -> None:
    """1 would move away but is quarantined for another overlap: then 2 cannot take its ground."""
    there = [existing(parcel(1)), existing(parcel(2), "p2"), existing(parcel(8), "p8")]
    rows = [parcel(1, shape=box(8)), parcel(2, shape=box(1))]
    report = check(rows, there, OPTIONS)
    assert [row.outcome for row in report.rows] == ["quarantined", "quarantined"]
