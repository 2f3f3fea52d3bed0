"""The sketch map: true to scale, north up, whatever is drawn on it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import shapely

from server.documents.plot_report.sketch import Drawn, Letters, Mark, draw
from tests.makers import LAT, LON, square

SIZE = (680, 330)
LETTERS = Letters("N", "{metres} m")


def drawn(*marks: Mark, shape: shapely.MultiPolygon | None = None) -> Drawn:
    made = draw(shape or square(), [], marks, SIZE, LETTERS)
    ElementTree.fromstring(made.svg)
    return made


def at(lon: float = LON, lat: float = LAT, label: str = "1", **fields: float) -> Mark:
    told = {"heading_deg": None, "accuracy_m": None, **fields}
    return Mark(lon, lat, label, told["heading_deg"], told["accuracy_m"])


def dots(made: Drawn) -> list[tuple[float, float]]:
    found = re.findall(r'<circle cx="([\d.-]+)" cy="([\d.-]+)" r="3.5"', made.svg)
    return [(float(x), float(y)) for x, y in found]


def test_north_is_up_and_east_is_right() -> None:
    (x, y), (east, level), (same, north) = dots(
        drawn(at(), at(LON + 0.0002), at(LON, LAT + 0.0002))
    )
    assert (x, y) == (340.0, 165.0)
    assert (east > x, level) == (True, y)
    assert (same, north < y) == (x, True)
    # 0.0002 degrees are 19.1 m of longitude and 22.2 m of latitude here
    assert (east - x) / (y - north) == pytest.approx(19.08 / 22.18, rel=0.01)


def test_the_bar_is_as_long_as_it_says() -> None:
    made = drawn(at(), at(LON + 0.0002))
    (x, _), (east, _) = dots(made)
    bar = re.search(r"H([\d.]+)V", made.svg)
    metres = re.search(r">(\d+) m<", made.svg)
    assert bar
    assert metres
    units_per_m = (float(bar[1]) - 12) / int(metres[1])
    assert (east - x) / units_per_m == pytest.approx(19.08, rel=0.01)


def test_far_photos_are_counted_and_leave_the_plot_large() -> None:
    made = drawn(at(), at(LON + 0.01), at(0.0, 0.0))
    assert (made.shown, made.outside) == (1, 2)
    assert dots(made) == dots(drawn(at()))


def test_labels_that_would_lie_over_one_another_are_joined() -> None:
    made = drawn(at(), at(LON + 1e-6, label="2"), at(LON + 0.0003, label="3"), at(label=""))
    assert re.findall(r'fill="#111">([^<]*)</text>', made.svg)[:2] == ["1, 2", "3"]


def test_a_hole_and_two_parts_are_drawn() -> None:
    holed = square(side_deg=0.001).difference(square(side_deg=0.0002))
    parts = shapely.MultiPolygon([holed, square(LON + 0.002).geoms[0]])
    made = drawn(at(), shape=parts)
    [main] = re.findall(r'<path d="([^"]*)" fill="#e3efe4"', made.svg)
    assert main.count("M") == 3


def test_a_view_and_an_error_are_drawn_round_a_photo() -> None:
    made = drawn(at(heading_deg=90.0, accuracy_m=5.0), at(heading_deg=0.0, accuracy_m=9e9))
    assert made.svg.count('fill-opacity="0.25"') == 2
    assert 'r="2000.0"' in made.svg
    # the first cone opens to the east
    cone = re.search(r'<path d="M340.0 165.0L([\d.]+) ([\d.]+)A', made.svg)
    assert cone
    assert (float(cone[1]) > 340, float(cone[2]) < 165) == (True, True)
