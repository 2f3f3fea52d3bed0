"""The outline of a problem from its corners."""

from __future__ import annotations

import pytest
import shapely

from server.rules.outline import lies_outside, outline_of

SQUARE = [(107.0, 31.0), (107.1, 31.0), (107.1, 31.1), (107.0, 31.1)]
BOW = [SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]]
BOX = (106.5, 30.3, 108.6, 32.4)


def test_a_square_stays_as_walked() -> None:
    found = outline_of(SQUARE)
    assert found.findings == ()
    assert found.shape is not None
    assert found.shape.equals(shapely.MultiPolygon([shapely.Polygon(SQUARE)]))


def test_a_crossing_line_is_untangled_and_said() -> None:
    found = outline_of(BOW)
    assert found.findings == ("outline_crosses",)
    assert found.shape is not None
    assert found.shape.is_valid
    assert len(found.shape.geoms) == 2


@pytest.mark.parametrize(
    "corners",
    [
        [SQUARE[0]] * 3,
        [SQUARE[0], SQUARE[1], SQUARE[0], SQUARE[1]],
        [(107.0, 31.0), (107.1, 31.0), (107.2, 31.0)],
    ],
    ids=["one point", "there and back", "a line"],
)
def test_what_encloses_nothing(corners: list[tuple[float, float]]) -> None:
    assert outline_of(corners) == type(outline_of(corners))(None, ("outline_empty",))


@pytest.mark.parametrize(
    ("lon", "lat", "corners", "outside"),
    [
        (107.0, 31.0, None, False),
        (2.35, 48.85, None, True),
        (107.0, 31.0, [(-10.0, -10.0), (150.0, -10.0), (150.0, 60.0), (-10.0, 60.0)], True),
        (107.0, 31.0, SQUARE, False),
    ],
)
def test_outside_the_district(
    lon: float, lat: float, corners: list[tuple[float, float]] | None, outside: bool
) -> None:
    shape = outline_of(corners).shape if corners else None
    assert lies_outside(lon, lat, shape, BOX) is outside
