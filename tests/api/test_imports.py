"""Files of plots through the real endpoint: report, apply, versions, rights, races."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import shapely
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.evidence.vault import import_key
from server.models.base import db, now
from server.models.log import LogLine
from server.models.plot import Boundary, Plot, boundaries_near, boundary_of_the_day
from server.models.plot_import import PlotImport
from tests.api.plot_files import Officer, kept, officer
from tests.conftest import bearer
from tests.geodata.files import a_row, box, file_gdb, geojson, gpkg, rows_of, shapefile
from tests.makers import AREA, LAT, LON, make_person, make_plot, make_token, sha256, square


@pytest.fixture
def me(client: FlaskClient) -> Officer:
    return officer(client)


def test_dry_run_reports_row_by_row_and_writes_no_plot(app: APIFlask, me: Officer) -> None:
    bow_tie = shapely.Polygon(
        [(LON, LAT), (LON + 6e-4, LAT + 6e-4), (LON + 6e-4, LAT), (LON, LAT + 6e-4)]
    )
    data = shapefile(
        [
            a_row("0001", box(1)),
            a_row("0002", bow_tie, TBMJ=3800.0, KCMJ=570.0, TBDLMJ=3230.0),
            a_row("0003", box(3), ZLDWDM="511722001001"),
        ]
    )
    report = me.looked(data, name="成果/../2023 DLTB.zip")
    assert report["filename"] == "2023 DLTB.zip"
    assert report["sha256"] == sha256(data)
    assert (report["crs"], report["crs_from"]) == ("EPSG:4524", "file")
    assert (report["encoding"], report["encoding_from"]) == ("GB18030", "gb18030_strict")
    assert "乙湾村" in report["samples"]
    assert report["fields"]["TBBH"] == "TBBH"
    assert report["state"] == "dry_run"
    assert report["counts"] == {
        "accepted": 1,
        "repaired": 0,
        "quarantined": 2,
        "new": 1,
        "new_version": 0,
        "attributes": 0,
        "unchanged": 0,
    }
    assert [(row["row"], row["key"], row["outcome"], row["change"]) for row in report["rows"]] == [
        (1, "511703001001/0001/2023", "accepted", "new"),
        (2, "511703001001/0002/2023", "quarantined", None),
        (3, "511722001001/0003/2023", "quarantined", None),
    ]
    assert [reason["code"] for row in report["rows"] for reason in row["reasons"]] == [
        "ring_self_crossing",
        "outside_district",
    ]
    left = kept(app)
    assert (left["plot"], left["boundary"], left["spool"]) == (0, 0, 0)
    with app.extensions["xuntian.vault"].open(import_key(sha256(data))) as file:
        assert file.read() == data
    assert me.get(f"imports/{report['id']}").json == report


def test_apply_writes_plots_and_tells_the_phones(me: Officer) -> None:
    before = now()
    report = me.imported(shapefile(rows_of(3, HZXM="张某", GDPDJB="2", SFYN="是")))
    assert report["state"] == "applied"
    assert report["applied_at"] is not None
    plot = db.session.scalars(select(Plot).where(Plot.number == "0002")).one()
    assert (plot.scheme, plot.survey_year, plot.village) == ("GBT21010-2017", 2023, "乙湾村")
    assert (plot.household, plot.slope_grade, plot.basic_farmland) == ("张某", 2, True)
    assert plot.boundary_version == 1
    assert plot.attributes["DLMC"] == "水田"
    boundary = db.session.scalars(select(Boundary).where(Boundary.plot_id == plot.id)).one()
    assert boundary.import_id == report["id"]
    assert boundary.valid_from >= before
    assert shapely.hausdorff_distance(boundary.shape, box(1)) < 1e-9
    assert abs(float(boundary.area_m2) - a_row()["TBMJ"]) < 0.05
    near = boundaries_near(db.session(), LON + 0.0013, LAT + 0.0003, 1)
    assert [plot_id for plot_id, _, _ in near] == [plot.id]
    pack = me.get("pack").json
    assert pack is not None
    assert [one["number"] for one in pack["plots"]] == ["0001", "0002", "0003"]
    lines = db.session.scalars(select(LogLine).order_by(LogLine.seq)).all()
    assert [(line.action, line.person_id) for line in lines] == [
        ("import_checked", me.person_id),
        ("import_applied", me.person_id),
        ("pack_read", me.person_id),
    ]
    assert lines[1].facts["new"] == 3


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(shapefile(rows_of(3)), id="Shapefile in GBK"),
        pytest.param(shapefile(rows_of(3), encoding="utf-8"), id="Shapefile in UTF-8"),
        pytest.param(file_gdb(rows_of(3)), id="FileGDB"),
        pytest.param(gpkg(rows_of(3)), id="GeoPackage"),
        pytest.param(geojson(rows_of(3)), id="GeoJSON"),
    ],
)
def test_the_same_file_twice_changes_nothing(app: APIFlask, me: Officer, data: bytes) -> None:
    me.imported(data)
    plots = {p.id: p.change for p in db.session.scalars(select(Plot))}
    again = me.looked(data)
    assert again["counts"]["unchanged"] == 3
    refused = me.apply(again["id"])
    assert (refused.status_code, refused.json["code"]) == (409, "import_nothing_to_apply")
    db.session.expire_all()
    assert {p.id: p.change for p in db.session.scalars(select(Plot))} == plots
    left = kept(app)
    assert (left["plot"], left["boundary"], left["vault"]) == (3, 3, 1)


def test_another_format_of_the_same_plots_changes_no_boundary(me: Officer) -> None:
    """The projection out and in again moves no corner by a tenth of a millimetre."""
    me.imported(shapefile(rows_of(3)))
    counts = me.looked(gpkg(rows_of(3), epsg=4545))["counts"]
    assert counts["unchanged"] == 3, counts


def test_a_changed_boundary_is_a_new_version_and_the_old_one_stays(me: Officer) -> None:
    me.imported(geojson(rows_of(2)))
    plot = db.session.scalars(select(Plot).where(Plot.number == "0001")).one()
    plot_id, change = plot.id, plot.change
    db.session.rollback()
    between = now()
    wider = box(0, side_deg=0.0008)
    report = me.imported(geojson([a_row("0001", wider), a_row("0002", box(1))]))
    counts = report["counts"]
    assert (counts["new_version"], counts["unchanged"], counts["new"]) == (1, 1, 0)
    plot = db.session.get_one(Plot, plot_id, populate_existing=True)
    assert plot.boundary_version == 2
    assert plot.change > change
    session = db.session()
    old = boundary_of_the_day(session, plot_id, between)
    new = boundary_of_the_day(session, plot_id, now())
    assert (old.version, new.version) == (1, 2)
    assert boundary_of_the_day(session, plot_id, between - timedelta(days=900)).version == 1
    assert shapely.hausdorff_distance(old.shape, box()) < 1e-9
    assert shapely.hausdorff_distance(new.shape, wider) < 1e-9
    page = me.get(f"plots/{plot_id}").json
    assert page is not None
    assert [version["version"] for version in page["boundaries"]] == [1, 2]
    others = db.session.scalars(select(Plot).where(Plot.number == "0002")).one()
    assert (others.boundary_version, others.change) == (1, change)


def test_changed_attributes_are_logged_with_what_they_were(me: Officer) -> None:
    me.imported(geojson(rows_of(1, HZXM="张某")))
    row = a_row("0001", box(), HZXM="李某")
    counts = me.imported(geojson([row | {"TBMJ": row["TBMJ"] + 1, "KCMJ": row["KCMJ"] + 1}]))[
        "counts"
    ]
    assert (counts["attributes"], counts["new_version"]) == (1, 0)
    plot = db.session.scalars(select(Plot)).one()
    assert (plot.household, plot.boundary_version) == ("李某", 1)
    line = db.session.scalars(select(LogLine).where(LogLine.subject == f"plot:{plot.id}")).one()
    assert line.action == "plot_changed"
    assert line.facts["before"]["household"] == "张某"
    assert line.facts["after"]["household"] == "李某"
    assert set(line.facts["before"]) == {"household", "declared_area_m2", "ridge_area_m2"}


def test_apply_checks_against_the_plots_as_they_are_then(me: Officer) -> None:
    """Between the dry run and the apply somebody else takes the ground of the first row."""
    report = me.looked(geojson(rows_of(2)))
    assert report["counts"]["new"] == 2
    make_plot("9999", square(LON + 3e-4, LAT + 3e-4, 0.0005), AREA + "009")
    applied = me.apply(report["id"]).json
    assert applied is not None
    assert (applied["counts"]["new"], applied["counts"]["quarantined"]) == (1, 1)
    assert applied["rows"][0]["reasons"][0]["code"] == "overlap"
    assert applied["rows"][0]["reasons"][0]["facts"]["number"] == "9999"
    assert me.get(f"imports/{report['id']}").json == applied


def test_overlap_with_a_plot_outside_the_officers_area_does_not_name_it(
    client: FlaskClient,
) -> None:
    make_plot("9999", square(LON + 3e-4, LAT + 3e-4, 0.0005), "511703002001")
    report = officer(client, "narrow", "511703001").looked(geojson(rows_of(1)))
    facts = report["rows"][0]["reasons"][0]["facts"]
    assert (facts["number"], "plot_id" in facts) == ("—", False)


def test_rows_outside_the_officers_area_are_quarantined(client: FlaskClient) -> None:
    narrow = officer(client, "narrow", "511703001")
    rows = [a_row("0001", box()), a_row("0002", box(1), ZLDWDM="511703002001")]
    report = narrow.imported(geojson(rows))
    assert [row["outcome"] for row in report["rows"]] == ["accepted", "quarantined"]
    assert report["rows"][1]["reasons"][0]["code"] == "outside_area"
    assert [plot.number for plot in db.session.scalars(select(Plot))] == ["0001"]


def test_who_may_see_and_apply_a_report(client: FlaskClient, me: Officer) -> None:
    report = me.looked(
        geojson([a_row("0001", box()), a_row("0002", box(1), ZLDWDM="511703002001")])
    )
    path = f"imports/{report['id']}"
    colleague = officer(client, "colleague", "511703")
    narrow = officer(client, "narrow", "511703001")
    assert colleague.get(path).status_code == 200
    assert [one["id"] for one in colleague.get("imports").json["imports"]] == [report["id"]]
    assert narrow.get(path).json["code"] == "import_unknown"
    assert narrow.get("imports").json == {"imports": [], "next": None}
    assert narrow.apply(report["id"]).json["code"] == "import_unknown"
    assert kept(client.application)["plot"] == 0
    own = narrow.looked(geojson([a_row("0002", box(1), ZLDWDM="511703002001")]))
    assert narrow.get(f"imports/{own['id']}").status_code == 200


def test_only_officers_import(app: APIFlask, client: FlaskClient) -> None:
    before = kept(app)
    inspector = make_person("chief", [("inspector", "511703001")])
    asking = Officer(client, inspector, bearer(make_token(inspector)))
    before = kept(app)
    nobody = Officer(client, "", {})
    for path in ("imports", "imports/01926f00-0000-7000-8000-000000000009"):
        assert asking.get(path).json["code"] == "role_not_allowed"
        assert nobody.get(path).json["code"] == "sign_in_needed"
    assert asking.look(geojson(rows_of(1))).json["code"] == "role_not_allowed"
    assert nobody.look(geojson(rows_of(1))).json["code"] == "sign_in_needed"
    unknown = "01926f00-0000-7000-8000-000000000009"
    assert asking.apply(unknown).json["code"] == "role_not_allowed"
    assert kept(app) == before


def test_unknown_import(me: Officer) -> None:
    unknown = "01926f00-0000-7000-8000-000000000009"
    for response in (me.get(f"imports/{unknown}"), me.apply(unknown)):
        assert (response.status_code, response.json["code"]) == (404, "import_unknown")


def test_applied_once(me: Officer) -> None:
    report = me.imported(geojson(rows_of(1)))
    refused = me.apply(report["id"])
    assert (refused.status_code, refused.json["code"]) == (409, "import_already_applied")


def test_a_file_that_is_gone_from_the_vault(app: APIFlask, me: Officer) -> None:
    report = me.looked(geojson(rows_of(1)))
    app.extensions["xuntian.vault"].delete(import_key(report["sha256"]))
    refused = me.apply(report["id"])
    assert (refused.status_code, refused.json["code"]) == (410, "import_file_gone")


def test_list_is_paged_newest_first(me: Officer) -> None:
    ids = [me.looked(geojson(rows_of(count)))["id"] for count in (1, 2, 3)]
    first = me.get("imports?limit=2").json
    assert [one["id"] for one in first["imports"]] == [ids[2], ids[1]]
    assert "rows" not in first["imports"][0]
    rest = me.client.get(
        "/api/v1/imports", query_string={"limit": 2, "after": first["next"]}, headers=me.headers
    ).json
    assert [one["id"] for one in rest["imports"]] == [ids[0]]
    assert rest["next"] is None


@pytest.mark.parametrize("after", ["nonsense~x", "2024-01-01T00:00:00~x"])
def test_a_cursor_that_is_none(me: Officer, after: str) -> None:
    response = me.client.get("/api/v1/imports", query_string={"after": after}, headers=me.headers)
    assert (response.status_code, response.json["code"]) == (422, "body_invalid")


def test_what_cannot_be_known_is_asked_and_the_answer_is_kept_for_the_apply(
    app: APIFlask, me: Officer
) -> None:
    rows = rows_of(2)
    for row in rows:
        row["BH"] = row.pop("TBBH")
        del row["SJNF"]
    data = shapefile(rows, epsg=4545, prj=False)
    options: dict[str, Any] = {}
    before = kept(app)
    asked = me.look(data, options=options)
    assert (asked.status_code, asked.json["code"]) == (422, "import_needs_crs")
    assert asked.json["facts"]["candidates"] == ["EPSG:4545"]
    options["crs"] = "EPSG:4545"
    asked = me.look(data, options=options)
    assert (asked.status_code, asked.json["code"]) == (422, "import_needs_fields")
    assert asked.json["facts"]["missing"] == ["SJNF", "TBBH"]
    assert kept(app) == before
    options |= {"fields": {"TBBH": "BH"}, "survey_year": 2022}
    report = me.imported(data, options=options)
    assert report["counts"]["new"] == 2
    assert {plot.survey_year for plot in db.session.scalars(select(Plot))} == {2022}
    assert db.session.get_one(PlotImport, report["id"]).options == options


@pytest.mark.parametrize(
    "options",
    [
        "not json",
        "[]",
        {"crs": "4545"},
        {"crs": 4545},
        {"encoding": "latin-1"},
        {"fields": {"NOPE": "X"}},
        {"fields": "TBBH"},
        {"survey_year": "2022"},
        {"survey_year": 22},
        {"unknown": 1},
        {"scheme": ""},
    ],
)
def test_options_that_are_none(app: APIFlask, me: Officer, options: Any) -> None:
    before = kept(app)
    response = me.look(geojson(rows_of(1)), options=options)
    assert (response.status_code, response.json["code"]) == (422, "import_options_invalid")
    assert response.json["facts"]["fields"]
    assert kept(app) == before


def test_values_that_postgresql_would_choke_on(me: Officer) -> None:
    row = a_row(
        "0001", box(), note="a\u0000b\u0007", many=2**70, huge=1e300, flag=True, DMMC="\u0000"
    )
    report = me.imported(geojson([row]))
    assert report["counts"]["new"] == 1
    assert "\u0000" not in str(db.session.scalars(select(Plot)).one().attributes)
    assert me.looked(geojson([row]))["counts"]["unchanged"] == 1
