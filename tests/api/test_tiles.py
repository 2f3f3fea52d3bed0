"""The plots map: outlines from near, groups from afar, by the list's filters, asked for once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import mapbox_vector_tile
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server import create_app
from server.config import Config
from server.models.base import db, next_change, now, writing
from server.models.inspection import PlotYear
from server.models.plot import Plot
from server.models.watch import ADD_TURNS
from tests.api.records import Inspector, code_of, inspector
from tests.makers import AREA, LAT, LON, make_plot, square

NEAR = (14, 13082, 6700)
FAR = (12, 3270, 1675)
WIDE = (8, 204, 104)


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


def ask(who: Inspector, tile: tuple[int, int, int], etag: str = "", **query: Any) -> TestResponse:
    z, x, y = tile
    headers = {**who.headers, **({"If-None-Match": etag} if etag else {})}
    return who.client.get(
        f"/api/v1/plots/tiles/{z}/{x}/{y}.mvt", query_string=query, headers=headers
    )


def features(who: Inspector, tile: tuple[int, int, int], layer: str, **query: Any) -> list[Any]:
    response = ask(who, tile, **query)
    assert response.status_code == 200, response.json
    assert response.mimetype == "application/vnd.mapbox-vector-tile"
    told = mapbox_vector_tile.decode(response.data, default_options={"y_coord_down": True})
    found: list[Any] = told.get(layer, {"features": []})["features"]
    return found


def put_year(plot_id: str, grain: str, level: str, cultivated: str = "yes") -> None:
    with writing() as session:
        session.add(
            PlotYear(
                plot_id=plot_id,
                year=2026,
                cultivated=cultivated,
                grain=grain,
                level=level,
                edition="2023.1",
                computed_at=now(),
                body={},
            )
        )


@pytest.fixture
def four(chief: Inspector) -> dict[str, str]:
    """Four plots in one tile of zoom 14, one of each state."""
    moment = now()
    ids = {
        number: make_plot(
            number,
            square(LON + int(number) * 0.001),
            last_seen_at=moment - timedelta(days=int(number) * 12),
        )
        for number in "1234"
    }
    put_year(ids["1"], "yes", "harvested")
    put_year(ids["2"], "yes", "standing")
    put_year(ids["3"], "no", "none", "no")
    return ids


def test_from_near_each_plot_has_its_outline_and_its_state(
    chief: Inspector, four: dict[str, str]
) -> None:
    found = {one["properties"]["number"]: one for one in features(chief, NEAR, "plots", year=2026)}
    assert {number: one["properties"] for number, one in found.items()} == {
        number: {
            "id": four[number],
            "number": number,
            "cultivated": cultivated,
            "grain": grain,
            "overdue": overdue,
            "findings": False,
        }
        for number, grain, cultivated, overdue in (
            ("1", "harvested", "yes", False),
            ("2", "standing", "yes", False),
            ("3", "no", "no", True),
            ("4", "unknown", "unknown", True),
        )
    }
    ring = found["1"]["geometry"]["coordinates"][0]
    across = max(x for x, _ in ring) - min(x for x, _ in ring)
    assert across == pytest.approx(0.0008 / 360 * 2**14 * 4096, abs=1)
    middles = features(chief, NEAR, "middles", year=2026)
    assert {one["properties"]["number"] for one in middles} == set("1234")


def test_a_plot_across_two_tiles_is_drawn_in_both_and_named_in_one(chief: Inspector) -> None:
    seam = NEAR[1] / 2**14 * 360 - 180
    make_plot("0001", square(seam + 0.0001))
    for x, names in ((NEAR[1] - 1, 0), (NEAR[1], 1)):
        tile = (14, x, NEAR[2])
        assert len(features(chief, tile, "plots")) == 1
        assert len(features(chief, tile, "middles")) == names


def test_the_boundary_in_force_is_drawn(chief: Inspector) -> None:
    plot_id = make_plot("0001")
    with writing() as session:
        session.get_one(Plot, plot_id).boundary_version = 2
    assert features(chief, NEAR, "plots") == []
    assert features(chief, FAR, "groups") == []


@pytest.mark.parametrize("tile", [FAR, WIDE], ids=["12", "8"])
def test_from_afar_plots_are_counted_by_state(
    chief: Inspector, four: dict[str, str], tile: tuple[int, int, int]
) -> None:
    (group,) = features(chief, tile, "groups", year=2026)
    assert group["properties"] == {
        "count": 4,
        "overdue": 2,
        "harvested": 1,
        "standing": 1,
        "no": 1,
        "unknown": 1,
    }
    z, x, _ = tile
    across = 2**z
    lon = (x + group["geometry"]["coordinates"][0] / 4096) / across * 360 - 180
    assert lon == pytest.approx(LON + 0.0025, abs=360 / across / 4096)


def test_every_plot_is_counted_in_one_tile_and_group(chief: Inspector) -> None:
    for n in range(30):
        make_plot(f"{n:04}", square(LON - 0.1 + n * 0.007, LAT - 0.1 + n * n % 29 * 0.007))
    z, x, y = FAR
    counted = [
        group["properties"]["count"]
        for dx in range(-3, 4)
        for dy in range(-3, 4)
        for group in features(chief, (z, x + dx, y + dy), "groups")
    ]
    assert sum(counted) == 30
    assert len(counted) > 10


def test_groups_that_would_cover_each_other_are_one(chief: Inspector) -> None:
    z, x, _ = FAR
    edge = (x + 4 / 8) / 2**z * 360 - 180
    for n, shift in enumerate((-0.0005, 0.0005, 0.0006)):
        make_plot(f"{n}", square(edge + shift))
    (group,) = features(chief, FAR, "groups")
    assert group["properties"]["count"] == group["properties"]["unknown"] == 3
    assert group["geometry"]["coordinates"][0] == pytest.approx(
        2048 + 0.0002 / 360 * 2**z * 4096, abs=1
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"grain": "yes"}, "12"),
        ({"grain": "unknown"}, "4"),
        ({"cultivated": "no"}, "3"),
        ({"overdue": "true"}, "34"),
        ({"findings": "true"}, ""),
        ({"q": "3"}, "3"),
        ({"area": "511703001002"}, ""),
        ({"grain": "no", "overdue": "true"}, "3"),
        ({"year": 2025, "grain": "unknown"}, "1234"),
    ],
    ids=str,
)
def test_filtered_as_the_list_is(
    chief: Inspector, four: dict[str, str], query: dict[str, Any], found: str
) -> None:
    query = {"year": 2026, **query}
    near = features(chief, NEAR, "plots", **query)
    assert sorted(one["properties"]["number"] for one in near) == list(found)
    far = features(chief, FAR, "groups", **query)
    assert sum(one["properties"]["count"] for one in far) == len(found)
    assert chief.get("plots", **query).json["count"] == len(found)


@pytest.mark.parametrize("tile", [NEAR, FAR], ids=["near", "far"])
@pytest.mark.parametrize("encoding", ["identity", "br"])
def test_a_tile_that_is_still_the_same_is_not_sent_again(
    chief: Inspector, four: dict[str, str], tile: tuple[int, int, int], encoding: str
) -> None:
    chief.headers["Accept-Encoding"] = encoding
    first = ask(chief, tile)
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in first.headers["Vary"]
    etag = first.headers["ETag"]
    same = ask(chief, tile, etag)
    assert (same.status_code, same.data) == (304, b"")
    assert same.headers["ETag"] == etag
    assert ask(chief, tile, etag, grain="yes").status_code == 200
    with writing() as session:
        session.get_one(Plot, four["1"]).change = next_change(session)
    assert ask(chief, tile, etag).status_code == 200


def test_a_change_elsewhere_leaves_the_tiles(chief: Inspector, four: dict[str, str]) -> None:
    etag = ask(chief, NEAR).headers["ETag"]
    make_plot("0009", square(LON), division_code="511771001001")
    assert ask(chief, NEAR, etag).status_code == 304


def test_anothers_tile_is_another(client: FlaskClient, chief: Inspector) -> None:
    make_plot("0001")
    etag = ask(chief, NEAR).headers["ETag"]
    officer = inspector(client, "officer", ("officer", "511703"))
    assert ask(officer, NEAR, etag).status_code == 200


@pytest.mark.parametrize("tile", [(0, 1, 0), (23, 0, 0), (14, 2**14, 0)], ids=str)
def test_a_tile_that_is_not_there(chief: Inspector, tile: tuple[int, int, int]) -> None:
    assert code_of(ask(chief, tile)) == (404, "not_found")


def test_an_area_without_plots_is_empty(client: FlaskClient, four: dict[str, str]) -> None:
    far = inspector(client, "far", ("inspector", AREA[:6] + "002"))
    for tile in (NEAR, FAR):
        response = ask(far, tile)
        assert (response.status_code, response.data) == (200, b"")


def test_the_base_map_is_told_to_whoever_is_signed_in(config: Config, chief: Inspector) -> None:
    assert chief.get("base-map").json == {"base": None}
    tiles = "https://tiles.example.cn/{z}/{x}/{y}"
    with_base = create_app(
        replace(
            config,
            base_map_tiles=tiles,
            base_map_attribution="天地图",
            base_map_approval_number="GS(2026)1号",
            base_map_datum="CGCS2000",
        )
    )
    with with_base.app_context():
        told = with_base.test_client().get("/api/v1/base-map", headers=chief.headers)
        assert told.json["base"] == {
            "layers": [tiles],
            "tile_px": 256,
            "max_zoom": 18,
            "attribution": "天地图",
            "approval_number": "GS(2026)1号",
            "datum": "CGCS2000",
        }
        db.session.remove()
        db.engine.dispose()


def test_the_map_may_be_coloured_by_the_watch(chief: Inspector, four: dict[str, str]) -> None:
    states = {"1": "met_harvested", "2": "met_planted", "3": "last_chance"}
    with writing() as session:
        for number, state in states.items():
            year = session.get_one(PlotYear, (four[number], 2026))
            year.watch = state
    near = features(chief, NEAR, "middles", year=2026, paint="watch")
    told = {one["properties"]["number"]: one["properties"]["grain"] for one in near}
    assert told == {**states, "4": "cannot_tell"}
    [group] = features(chief, WIDE, "groups", year=2026, paint="watch")
    counts = {**dict.fromkeys([*states.values(), "cannot_tell"], 1), "count": 4}
    assert counts.items() <= group["properties"].items()
    assert "harvested" not in group["properties"]
    assert ask(chief, WIDE, year=2026, paint="mood").status_code == 422


def test_a_tile_of_the_watch_is_another_once_a_state_has_turned(
    chief: Inspector, four: dict[str, str]
) -> None:
    etag = ask(chief, NEAR, paint="watch").headers["ETag"]
    assert etag != ask(chief, NEAR).headers["ETag"]
    assert ask(chief, NEAR, etag, paint="watch").status_code == 304
    with writing() as session:
        session.execute(ADD_TURNS, [turned(four["1"])])
    assert ask(chief, NEAR, etag, paint="watch").status_code == 200


def turned(plot_id: str) -> dict[str, Any]:
    return {
        **{"plot_id": plot_id, "year": 2026, "before": None, "state": "missed", "clause": "x"},
        **{"land_use": None, "abandonment": "none", "day": now().date(), "at": now()},
        "cause": "day",
    }
