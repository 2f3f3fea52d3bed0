"""Plots out as a file and in again: nothing changes; nobody gets plots of other areas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from server.models.base import db, writing
from server.models.plot import Boundary, Plot
from server.models.plot_import import VALUES
from tests.api.plot_files import Officer, kept, officer
from tests.geodata.files import a_row, box, geojson, shapefile

FORMATS = ("gpkg", "geojson")
HOLED = box(0).difference(shapely.box(*box(0).centroid.buffer(5e-5).bounds))
TWO = shapely.MultiPolygon([box(2), box(4)])
ROWS = [
    a_row("0001", HOLED, HZXM="张某", DMMC="王家坡", GDPDJB="3", SFYN="否", YSRQ="2024-05-06"),
    a_row("0002", TWO, ZZSXDM="LSFL", SFYN="是", TBMJ_="7"),
    a_row("0003", box(6), ZLDWDM="5117710012010000000", count=7, share=0.25, yes=True),
    a_row("00 4/β", box(7), SJNF=2022, ZLDWMC=None, note="换\n行"),
]


@pytest.fixture
def me(client: FlaskClient) -> Officer:
    return officer(client)


def export(asking: Officer, format_: str, **filter_: Any) -> bytes:
    asked = asking.ask("plots", format_, **filter_)
    assert asked["state"] == "done"
    response = asking.get(f"exports/{asked['id']}/file")
    assert response.status_code == 200
    assert response.content_length == len(response.data) == asked["size_bytes"]
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in response.headers["Cache-Control"]
    return response.data


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_that_was_exported_changes_nothing(app: APIFlask, me: Officer, format_: str) -> None:
    me.imported(geojson(ROWS))
    report = me.looked(export(me, format_))
    assert report["counts"]["unchanged"] == len(ROWS), report
    assert report["crs"] == "EPSG:4490"
    assert kept(app)["spool"] == 0


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_database_gets_the_same_plots(me: Officer, format_: str) -> None:
    me.imported(geojson(ROWS))
    before = _all()
    data = export(me, format_)
    with writing() as session:
        session.execute(delete(Boundary))
        session.execute(delete(Plot))
    assert me.imported(data)["counts"]["new"] == len(ROWS)
    assert _all() == before


def _all() -> list[dict[str, Any]]:
    rows = db.session.execute(
        select(Plot, Boundary.shape)
        .join(Boundary, Boundary.plot_id == Plot.id)
        .order_by(Plot.number)
    ).all()
    return [
        {
            "key": (plot.scheme, plot.survey_year, plot.division_code, plot.number),
            **{name: getattr(plot, name) for name in VALUES},
            "shape": np.round(shapely.get_coordinates(shapely.normalize(shape)), 9).tolist(),
        }
        for plot, shape in rows
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_projected_gbk_file_round_trips(me: Officer, format_: str) -> None:
    rows = [a_row(f"{n:04d}", box(n), QSXZ="30", KCXS="0.15") for n in range(5)]
    me.imported(shapefile(rows))
    assert me.looked(export(me, format_))["counts"]["unchanged"] == 5


@pytest.mark.parametrize("format_", FORMATS)
def test_other_programs_read_the_file(me: Officer, tmp_path: Path, format_: str) -> None:
    me.imported(geojson(ROWS))
    file = tmp_path / f"out.{format_}"
    file.write_bytes(export(me, format_))
    info = pyogrio.read_info(file)
    assert (info["layer_name"], info["crs"], info["features"]) == ("DLTB", "EPSG:4490", 4)
    assert set(info["fields"]) >= {"TBBH", "DLBM", "ZLDWDM", "TBMJ", "KCMJ", "TBDLMJ", "SJNF"}
    _, _, shapes, _ = pyogrio.raw.read(file)
    west, south, east, north = shapely.total_bounds(shapely.from_wkb(shapes))
    assert 107 < west < east < 108, "longitude comes first"
    assert 31 < south < north < 32


@pytest.mark.parametrize("format_", FORMATS)
def test_only_plots_of_ones_own_areas(client: FlaskClient, me: Officer, format_: str) -> None:
    me.imported(geojson(ROWS))
    narrow = officer(client, "narrow", "511771")
    report = me.looked(export(narrow, format_))
    assert [row["key"] for row in report["rows"]] == ["5117710012010000000/0003/2023"]


def test_boundaries_of_what_the_filter_finds(me: Officer) -> None:
    me.imported(geojson(ROWS))
    report = me.looked(export(me, "geojson", q="王家坡"))
    assert [row["key"].split("/")[1] for row in report["rows"]] == ["0001"]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_plots_make_an_empty_file(me: Officer, tmp_path: Path, format_: str) -> None:
    file = tmp_path / f"out.{format_}"
    file.write_bytes(export(me, format_))
    assert pyogrio.read_info(file)["features"] == 0
