"""Finding plots by place, area and words; areas in mu."""

from __future__ import annotations

import math
import random
from decimal import Decimal

import pytest
import shapely
from apiflask import APIFlask
from shapely.affinity import scale

from server.models.base import db, writing
from server.models.plot import Boundary, boundaries_near, to_mu, visible_plot
from tests.makers import LAT, LON, make_plot, square

RADII_M = (1.0, 60.0, 250.0)


def test_near_is_what_every_pair_says(app: APIFlask) -> None:
    """Against brute force: nothing within the radius is missed, nothing far is given."""
    rng = random.Random(7)
    shapes = {}
    for number in range(60):
        lon, lat = LON + rng.uniform(-0.01, 0.01), LAT + rng.uniform(-0.01, 0.01)
        shape = square(lon, lat, rng.uniform(0.0001, 0.002))
        shapes[make_plot(f"{number:04}", shape)] = shape
    for _ in range(40):
        lon, lat = LON + rng.uniform(-0.012, 0.012), LAT + rng.uniform(-0.012, 0.012)
        for radius_m in RADII_M:
            found = {
                plot: shape
                for plot, _, shape in boundaries_near(db.session(), lon, lat, radius_m, 99)
            }
            squeeze = math.cos(math.radians(lat))
            here = shapely.Point(lon * squeeze, lat)
            for plot, shape in shapes.items():
                flat = scale(shape, squeeze, 1.0, origin=(0, 0))
                metres = flat.distance(here) * 110_900
                if metres < radius_m * 0.99:
                    assert plot in found
                if metres > radius_m * 1.5 + 1:
                    assert plot not in found


def test_near_is_of_the_boundary_in_force(app: APIFlask) -> None:
    plot_id = make_plot()
    moved = square(LON + 0.01)
    west, south, east, north = moved.bounds
    with writing() as session:
        row = session.query(Boundary).one()
        row.shape = moved
        row.min_lon, row.min_lat, row.max_lon, row.max_lat = west, south, east, north
    assert boundaries_near(db.session(), LON, LAT, 50.0) == []
    near = boundaries_near(db.session(), LON + 0.01, LAT, 50.0)
    assert [plot for plot, _, _ in near] == [plot_id]
    with writing() as session:
        session.delete(session.query(Boundary).one())
    assert boundaries_near(db.session(), LON + 0.01, LAT, 50.0) == []


@pytest.mark.parametrize(("lon", "lat"), [(0.0, 90.0), (-180.0, -90.0), (180.0, 0.0)])
def test_near_at_the_ends_of_the_earth(app: APIFlask, lon: float, lat: float) -> None:
    make_plot()
    assert boundaries_near(db.session(), lon, lat, 60.0) == []


@pytest.mark.parametrize(
    ("areas", "seen"),
    [
        (["511703001001"], True),
        (["5117"], True),
        (["511771", "511703"], True),
        (["511703002"], False),
        (["5117030010011"], False),
        (["%"], False),
        (["5117_3"], False),
        ([], False),
    ],
)
def test_an_area_is_a_prefix_and_no_pattern(app: APIFlask, areas: list[str], seen: bool) -> None:
    plot_id = make_plot()
    assert (visible_plot(db.session(), plot_id, areas) is not None) is seen


@pytest.mark.parametrize(
    ("area_m2", "mu"),
    [
        ("666.67", "1.00"),
        ("2000", "3.00"),
        ("3.33", "0.00"),
        ("3.34", "0.01"),
        ("0", "0.00"),
        ("10003.35", "15.01"),
        ("5737.50", "8.61"),
    ],
)
def test_mu_half_up(area_m2: str, mu: str) -> None:
    assert str(to_mu(Decimal(area_m2))) == mu
