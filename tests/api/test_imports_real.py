"""Real parcels, none of them ours, through the real endpoint; ../shared/data/README.md has the truth."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import shapely
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.models.base import db
from server.models.plot import Boundary, Plot
from tests.api.plot_files import kept, officer


def test_gbk_without_cpg(client: FlaskClient, shared_data: Path) -> None:
    """100 polygons, 6 with holes, EPSG:4524, two code families."""
    me = officer(client)
    data = (shared_data / "parcels" / "dltb_gbk_4524_nocpg.zip").read_bytes()
    report = me.imported(data, name="dltb_gbk_4524_nocpg.zip")
    assert (report["crs"], report["encoding"], report["encoding_from"]) == (
        "EPSG:4524",
        "GB18030",
        "gb18030_strict",
    )
    assert report["counts"]["accepted"] == report["counts"]["new"] == 100
    plots = db.session.scalars(select(Plot)).all()
    assert {plot.attributes["DLMC"] for plot in plots} == {"水田", "可调整果园", "其他林地", "旱地"}
    families = Counter(plot.division_code[:6] for plot in plots)
    assert set(families) == {"511703", "511771"}
    shapes = db.session.scalars(select(Boundary.shape)).all()
    holed = [s for s in shapes if any(len(part.interiors) for part in s.geoms)]
    assert (len(shapes), len(holed)) == (100, 6)
    west, south, east, north = shapely.total_bounds(shapes)
    assert 107.3 < west < 107.45 < east < 107.6
    assert 31.0 < south < 31.12 < north < 31.25
    assert me.looked(data)["counts"]["unchanged"] == 100
    for format_ in ("gpkg", "geojson"):
        out = me.get(f"exports/{me.ask('plots', format_)['id']}/file").data
        assert me.looked(out)["counts"]["unchanged"] == 100, format_
    narrow = officer(client, "narrow", "511771")
    counts = narrow.looked(data)["counts"]
    assert counts["quarantined"] == families["511703"]


def test_a_file_from_outside_every_assumption(
    app: APIFlask, client: FlaskClient, shared_data: Path
) -> None:
    """Brandenburg, EPSG:25833: known and not among ours, so no question is asked that helps nobody."""
    me = officer(client)
    data = (shared_data / "parcels" / "de_bb_antrag.zip").read_bytes()
    before = kept(app)
    refused = me.look(data, name="de_bb_antrag.zip")
    assert (refused.status_code, refused.json["code"]) == (422, "import_crs_foreign")
    assert "25833" in refused.json["title"]
    insisted = me.look(data, options={"crs": "EPSG:4545"})
    assert insisted.status_code == 422
    assert insisted.json["code"].startswith("import_needs_")
    assert kept(app) == before
