"""flask plots import and export, as a person at the server runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from apiflask import APIFlask
from click.testing import Result
from sqlalchemy import select

from server.models.base import db
from server.models.plot import Plot
from server.models.plot_import import PlotImport
from tests.api.plot_files import kept
from tests.geodata.files import a_row, box, geojson, gpkg, rows_of, shapefile
from tests.geodata.hostile import HOSTILE


def run(app: APIFlask, *words: Any) -> Result:
    return app.test_cli_runner().invoke(args=["plots", *map(str, words)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three rows: one as it should be, one with a repeated corner, one outside the district."""
    ring = list(box(1).exterior.coords)
    repeated = {"type": "Polygon", "coordinates": [[ring[0], *ring]]}
    path = tmp_path / "DLTB.geojson"
    path.write_bytes(
        geojson(
            [
                a_row("0001", box()),
                a_row("0002", box(1)) | {"shape": repeated},
                a_row("0003", box(2), ZLDWDM="511722001001"),
            ]
        )
    )
    return path


def test_dry_run_says_each_row_in_words(app: APIFlask, file: Path) -> None:
    bytes_before = file.read_bytes()
    told = run(app, "import", file)
    assert told.exit_code == 0, told.output
    lines = told.output.splitlines()
    assert "EPSG:4326" in lines[0]
    assert "乙湾村" in lines[0]
    assert lines[1:4] == [
        "1\t511703001001/0001/2023\t接受 · 新增",
        "2\t511703001001/0002/2023\t修正后接受 · 新增 · 去掉了 1 个重复的点。",
        "3\t511722001001/0003/2023\t隔离，不入库 · 不在本区范围内：511722001001",
    ]
    assert lines[4].startswith("接受 1，修正 1，隔离 1；新增 2")
    assert "--apply" in lines[5]
    assert kept(app)["plot"] == 0
    assert file.read_bytes() == bytes_before


def test_apply_then_again(app: APIFlask, file: Path) -> None:
    told = run(app, "import", file, "--apply", "--lang", "en")
    assert told.exit_code == 0, told.output
    assert "imported as" in told.output
    assert "1 accepted, 1 repaired, 1 quarantined; 2 new" in told.output
    assert [plot.number for plot in db.session.scalars(select(Plot).order_by(Plot.number))] == [
        "0001",
        "0002",
    ]
    again = run(app, "import", file, "--apply", "--lang", "en")
    assert again.exit_code == 0, again.output
    assert "there is nothing to write" in again.output
    assert kept(app)["plot"] == 2


def test_what_the_person_says_about_the_file(app: APIFlask, tmp_path: Path) -> None:
    rows = rows_of(1)
    rows[0]["BH"] = rows[0].pop("TBBH")
    del rows[0]["SJNF"]
    path = tmp_path / "x.zip"
    path.write_bytes(shapefile(rows, epsg=4545, prj=False))
    asked = run(app, "import", path, "--lang", "en")
    assert asked.exit_code == 1
    assert "The coordinate system cannot be known" in asked.output
    assert "EPSG:4545" in asked.output
    told = run(
        app, "import", path, "--apply", "--crs", "4545", "--encoding", "gbk", "--field", "tbbh=BH",
        "--survey-year", "2021",
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    assert db.session.scalars(select(Plot)).one().survey_year == 2021
    assert db.session.scalars(select(PlotImport)).one().options == {
        "crs": "EPSG:4545",
        "encoding": "gbk",
        "fields": {"TBBH": "BH"},
        "survey_year": 2021,
    }


def test_layer(app: APIFlask, tmp_path: Path) -> None:
    path = tmp_path / "two.gpkg"
    path.write_bytes(gpkg(rows_of(1), layers=("DLTB", "XZQ")))
    asked = run(app, "import", path)
    assert (asked.exit_code, "DLTB、XZQ" in asked.output) == (1, True)
    assert run(app, "import", path, "--layer", "DLTB").exit_code == 0


@pytest.mark.parametrize("name", ["text", "bomb", "path upwards"])
def test_files_that_are_not_taken(app: APIFlask, tmp_path: Path, name: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(HOSTILE[name][0]())
    before = kept(app)
    told = run(app, "import", path, "--apply")
    assert told.exit_code == 1
    assert "Error" in told.output
    assert kept(app) == before


def test_fields_that_are_none(app: APIFlask, file: Path) -> None:
    assert run(app, "import", file, "--field", "TBBH").exit_code == 2
    assert run(app, "import", file, "--crs", "abc").exit_code == 1


@pytest.mark.parametrize("suffix", ["gpkg", "geojson"])
def test_export_and_in_again(app: APIFlask, file: Path, tmp_path: Path, suffix: str) -> None:
    run(app, "import", file, "--apply")
    out = tmp_path / f"out.{suffix}"
    told = run(app, "export", out)
    assert told.exit_code == 0, told.output
    assert "2" in told.output
    again = run(app, "import", out, "--lang", "en")
    assert "2 unchanged" in again.output
    assert run(app, "export", out).exit_code == 2, "nothing is overwritten"
    elsewhere = run(app, "export", tmp_path / f"none.{suffix}", "--area", "511771")
    assert elsewhere.exit_code == 0
    assert run(app, "export", tmp_path / "out.shp").exit_code == 2
