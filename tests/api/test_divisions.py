"""The tree of divisions: from a sheet and back, and one township with two codes."""

from __future__ import annotations

import io
import zipfile

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from server.documents.tables import reading
from server.models.base import db
from server.models.division import Division, SameArea
from server.models.log import LogLine
from tests.api.records import Inspector, code_of, inspector
from tests.api.sheets import bring, faults, workbook
from tests.makers import make_plot

TOWNSHIP = ("511703001000", "斌郎街道", "511771001000")
OTHER = ("511771001000", "斌郎街道", "")
VILLAGE = ("511703001201", "乙湾村", "")


def admin(client: FlaskClient, login: str = "admin", *areas: str) -> Inspector:
    return inspector(
        client, login, *(("administrator", area) for area in areas or ("511703", "511771"))
    )


def keep(who: Inspector, *rows: tuple[str, ...]) -> None:
    applied = bring(who, "divisions", workbook("divisions", *rows), "apply")
    assert applied.status_code == 200, applied.text


def test_a_sheet_is_looked_at_and_then_applied(client: FlaskClient) -> None:
    who = admin(client)
    file = workbook("divisions", TOWNSHIP, OTHER, VILLAGE)
    looked = bring(who, "divisions", file)
    assert looked.json["faults"] == []
    assert looked.json["counts"] == {"new": 3, "changed": 0, "unchanged": 0}
    assert db.session.query(Division).count() == 0
    applied = bring(who, "divisions", file, "apply")
    assert (applied.json["state"], applied.json["rows"]) == ("applied", 3)
    again = bring(who, "divisions", file)
    assert again.json["counts"] == {"new": 0, "changed": 0, "unchanged": 3}
    listed = who.get("divisions").json["divisions"]
    assert [(one["code"], one["level"], one["same_as"]) for one in listed] == [
        ("511703001", "township", ["511771001"]),
        ("511703001201", "village", []),
        ("511771001", "township", ["511703001"]),
    ]
    assert [one["code"] for one in who.get("divisions", q="乙湾").json["divisions"]] == [
        "511703001201"
    ]
    first = who.get("divisions", limit=1).json
    assert first["next"] == "511703001"
    assert len(who.get("divisions", after=first["next"]).json["divisions"]) == 2
    actions = {line.action for line in db.session.query(LogLine)}
    assert {"division_added", "division_same_as"} <= actions


def test_a_name_changes_and_two_codes_come_apart(client: FlaskClient) -> None:
    who = admin(client)
    keep(who, TOWNSHIP, OTHER)
    renamed = [(TOWNSHIP[0], "新名街道", ""), OTHER]
    looked = bring(who, "divisions", workbook("divisions", *renamed))
    assert looked.json["counts"] == {"new": 0, "changed": 2, "unchanged": 0}
    keep(who, *renamed)
    assert db.session.query(SameArea).count() == 0
    assert db.session.get(Division, "511703001").name == "新名街道"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("51170300", "某地", ""), "code_wrong"),
        (("乙湾村", "某地", ""), "code_wrong"),
        (("", "某地", ""), "empty"),
        (("511703009000", "", ""), "empty"),
        (("511703009000", "=1+1", ""), "formula"),
        (("511703009000", "某" * 61, ""), "long"),
        (("511703008201", "某村", ""), "parent_unknown"),
        (("511702001000", "某镇", ""), "area_outside"),
        (("511703001000", "又一次", ""), "twice"),
        (("511703009000", "某镇", "511771009201"), "same_as_level"),
        (("511703009000", "某镇", "511702009000"), "area_outside"),
        (("511771001000", "某镇", "511771009000"), "same_as_differs"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0] or "none",
)
def test_every_row_that_is_wrong_is_named(
    client: FlaskClient, row: tuple[str, ...], fault: str
) -> None:
    who = admin(client)
    file = workbook("divisions", TOWNSHIP, row)
    assert fault in {code for _, code in faults(bring(who, "divisions", file))}
    assert code_of(bring(who, "divisions", file, "apply")) == (409, "sheet_has_faults")
    assert db.session.query(Division).count() == 0


def test_both_codes_of_a_township_are_one_area(client: FlaskClient) -> None:
    make_plot("0001", division_code="511703001201")
    make_plot("0002", division_code="511771001201")
    make_plot("0003", division_code="511771002201")
    town = inspector(client, "town", ("township", "511703001"))
    wide = inspector(client, "wide", ("officer", "511703"))
    village = inspector(client, "village", ("village_chief", "511703001201"))

    def numbers(who: Inspector, **query: str) -> list[str]:
        return [plot["number"] for plot in who.get("plots", **query).json["plots"]]

    assert numbers(town) == numbers(wide) == ["0001"]
    keep(admin(client), TOWNSHIP, OTHER)
    assert numbers(town) == numbers(wide) == ["0001", "0002"]
    assert numbers(wide, area="511771001") == numbers(wide, area="511703001") == ["0001", "0002"]
    # villages of two families may have been numbered each from the beginning
    assert numbers(village) == ["0001"]
    assert "0002" in town.get("pack").text
    assert "0003" not in town.get("pack").text
    [grant] = town.get("me").json["person"]["roles"]
    assert (grant["area_prefix"], grant["villages"]) == ("511703001", ["斌郎街道"])
    asked = wide.post("exports", {"list": "plots", "format": "csv"})
    assert asked.json["total"] == 2


def test_the_export_is_a_sheet_again(client: FlaskClient) -> None:
    who = admin(client)
    keep(who, TOWNSHIP, OTHER, VILLAGE)
    asked = who.post("exports", {"list": "divisions", "format": "xlsx"})
    with who.get(f"exports/{asked.json['id']}/file") as response:
        file = response.data
    looked = bring(who, "divisions", file)
    assert looked.json["counts"] == {"new": 0, "changed": 0, "unchanged": 3}
    comma = who.post("exports", {"list": "divisions", "format": "csv", "language": "en"})
    with who.get(f"exports/{comma.json['id']}/file") as response:
        looked = bring(who, "divisions", response.data)
    assert looked.json["counts"] == {"new": 0, "changed": 0, "unchanged": 3}


def test_a_template_explains_itself(client: FlaskClient) -> None:
    who = admin(client)
    file = who.get("sheets/divisions/template").data
    sheet, notes = load_workbook(io.BytesIO(file)).worksheets
    assert [cell.value for cell in sheet[1]] == ["区划代码", "区划名称", "同一区划的其他代码"]
    assert all(row[1].value for row in notes.iter_rows())
    assert faults(bring(who, "divisions", file)) == []


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 1_100_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "sheet_columns_missing"),
        (b"PK\x03\x04nothing", "sheet_unreadable"),
        (b"\xff\xfe\x00\x01", "sheet_unreadable"),
        ("别的,表\n1,2\n".encode(), "sheet_columns_missing"),
        (b"a" * 50_001, "sheet_too_large"),
        (bomb(), "sheet_too_large"),
    ],
    ids=["empty", "broken", "binary", "heads", "long", "bomb"],
)
def test_what_is_no_sheet(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, file: bytes, code: str
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 50_000)
    monkeypatch.setattr(reading, "MOST_UNPACKED_BYTES", 1_000_000)
    assert code_of(bring(admin(client), "divisions", file))[1] == code


def test_who_has_another_area_does_not_read_the_names(client: FlaskClient) -> None:
    keep(admin(client), TOWNSHIP, OTHER, VILLAGE)
    far = admin(client, "far", "511702")
    assert far.get("divisions").json["divisions"] == []
    assert faults(bring(far, "divisions", workbook("divisions", VILLAGE))) == [(2, "area_outside")]
    assert code_of(far.get("sheets/nothing/template")) == (404, "not_found")


def test_the_command_line_takes_a_sheet(app: APIFlask, tmp_path: str) -> None:
    file = f"{tmp_path}/divisions.csv"
    with open(file, "w", encoding="gb18030") as out:
        out.write("区划代码,区划名称,同一区划的其他代码\n511703000000,达川区,\n51170300,错,\n")
    runner = app.test_cli_runner()
    wrong = runner.invoke(args=["divisions", "import", file])
    assert (wrong.exit_code, "51170300" in wrong.output) == (1, True)
    with open(file, "w", encoding="gb18030") as out:
        out.write("区划代码,区划名称,同一区划的其他代码\n511703000000,达川区,\n")
    assert "new: 1" in runner.invoke(args=["divisions", "import", "--dry-run", file]).output
    assert db.session.query(Division).count() == 0
    assert runner.invoke(args=["divisions", "import", file]).exit_code == 0
    assert db.session.get(Division, "511703").name == "达川区"
