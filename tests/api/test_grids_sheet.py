"""Grids from a sheet and back: all rows or none, hand-overs with their reason, nothing twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.jobs.sheets.grids import REASON
from server.models.base import db
from server.models.grid import Grid, GridPost
from server.models.person import Person
from server.models.plot import Plot
from tests.api.records import Inspector, code_of, inspector
from tests.api.sheets import Cells, bring, faults, workbook
from tests.makers import make_person, make_plot

A, B = "511703001001", "511703001002"
ROW = ("G1", "一网格", "网格", A, "整片", "wang", "li、13900000000", "2026-01-05")
PART = ("G2", "二网格", "grid", B, "0003", "li", "", "")


@pytest.fixture
def who(client: FlaskClient) -> Inspector:
    make_person("wang", [("grid_chief", A)], "王一")
    make_person("li", [("grid_chief", "511703001")], "李二")
    make_person("zhao", [("grid_chief", "511703001")], "赵三", phone="13900000000")
    make_person("far", [("grid_chief", "511771001")], "钱远")
    return inspector(client, "admin", ("administrator", "511703"))


@pytest.fixture
def plots() -> dict[str, str]:
    where = {"0001": A, "0002": A, "0003": B, "0004": B}
    return {number: make_plot(number, division_code=code) for number, code in where.items()}


def posts(code: str) -> list[tuple[str, str, date, date | None, str]]:
    """(post, login, since, until, reason) in the order written."""
    db.session.rollback()
    db.session.expire_all()
    wanted = (
        select(GridPost.post, Person.login, GridPost.since, GridPost.until, GridPost.reason)
        .join(Grid, Grid.id == GridPost.grid_id)
        .join(Person, Person.id == GridPost.person_id)
        .where(Grid.code == code)
        .order_by(GridPost.id)
    )
    return [tuple(row) for row in db.session.execute(wanted)]


def grid_codes() -> dict[str, str | None]:
    """Number of each plot → code of its grid."""
    db.session.rollback()
    query = select(Plot.number, Grid.code).outerjoin(Grid, Grid.id == Plot.grid_id)
    return dict(db.session.execute(query).all())


def test_grids_come_with_their_plots_and_chiefs(who: Inspector, plots: dict[str, str]) -> None:
    file = workbook("grids", ROW, PART)
    looked = bring(who, "grids", file).json
    assert (looked["faults"], looked["counts"]) == ([], {"new": 2, "changed": 0, "unchanged": 0})
    assert db.session.query(Grid).count() == 0
    applied = bring(who, "grids", file, "apply")
    assert (applied.status_code, applied.json["passwords"]) == (200, [])
    assert grid_codes() == {"0001": "G1", "0002": "G1", "0003": "G2", "0004": None}
    since = date(2026, 1, 5)
    assert posts("G1") == [
        ("main", "wang", since, None, REASON),
        ("deputy", "li", since, None, REASON),
        ("deputy", "zhao", since, None, REASON),
    ]
    again = bring(who, "grids", file, "apply").json
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 2}
    assert (len(posts("G1")), db.session.query(Grid).count()) == (3, 2)


def test_another_name_or_area_is_a_change(who: Inspector, plots: dict[str, str]) -> None:
    bring(who, "grids", workbook("grids", ROW), "apply")
    renamed = (ROW[0], "新名字", *ROW[2:])
    applied = bring(who, "grids", workbook("grids", renamed), "apply").json
    assert applied["counts"] == {"new": 0, "changed": 1, "unchanged": 0}
    moved = (ROW[0], "新名字", "网格", B, "整片", "", "", "")
    assert bring(who, "grids", workbook("grids", moved), "apply").json["counts"]["changed"] == 1
    assert grid_codes() == {"0001": None, "0002": None, "0003": "G1", "0004": "G1"}
    assert len(posts("G1")) == 3


def test_areas_change_hands_in_one_sheet(who: Inspector, plots: dict[str, str]) -> None:
    first = [
        ("G1", "一", "网格", A, "整片", "", "", ""),
        ("G2", "二", "网格", B, "整片", "", "", ""),
    ]
    bring(who, "grids", workbook("grids", *first), "apply")
    then = [
        ("G1", "一", "网格", B, "整片", "", "", ""),
        ("G2", "二", "网格", "511703001003", "整片", "", "", ""),
        ("G3", "三", "网格", A, "整片", "", "", ""),
    ]
    applied = bring(who, "grids", workbook("grids", *then), "apply")
    assert applied.json["counts"] == {"new": 1, "changed": 2, "unchanged": 0}
    assert grid_codes() == {"0001": "G3", "0002": "G3", "0003": "G1", "0004": "G1"}


def test_a_sheet_of_a_whole_county(who: Inspector, plots: dict[str, str]) -> None:
    areas = [f"511703001{place:03d}" for place in range(1, 1_000)]
    rows: list[Cells] = [(f"C{area}", area, "网格", area, "整片", "li", "", "") for area in areas]
    first = bring(who, "grids", workbook("grids", *rows), "apply")
    assert first.json["counts"] == {"new": 999, "changed": 0, "unchanged": 0}
    assert grid_codes() == {"0001": f"C{A}", "0002": f"C{A}", "0003": f"C{B}", "0004": f"C{B}"}
    renamed = [(row[0], "新", *row[2:]) for row in rows]
    assert (
        bring(who, "grids", workbook("grids", *renamed), "apply").json["counts"]["changed"] == 999
    )


def test_another_chief_is_a_hand_over(who: Inspector, plots: dict[str, str]) -> None:
    bring(who, "grids", workbook("grids", (*ROW[:6], "", ROW[7])), "apply")
    change = (*ROW[:1], "新名字", *ROW[2:4], "", "zhao", "", "2026-03-01")
    applied = bring(who, "grids", workbook("grids", change), "apply").json
    assert applied["counts"]["changed"] == 1
    first, second = date(2026, 1, 5), date(2026, 3, 1)
    assert posts("G1") == [
        ("main", "wang", first, second, REASON),
        ("main", "zhao", second, None, REASON),
    ]
    told = who.get("grids").json["grids"]
    assert [(row["name"], row["whole_area"], row["chief"]) for row in told] == [
        ("新名字", True, "赵三")
    ]
    nobody = (*change[:5], "", "", "")
    assert bring(who, "grids", workbook("grids", nobody)).json["counts"]["unchanged"] == 1


def test_a_plot_moves_to_the_grid_that_names_it(who: Inspector, plots: dict[str, str]) -> None:
    bring(who, "grids", workbook("grids", ROW, PART), "apply")
    more = (*PART[:4], f"0004、{A}/0001", "li", "", "")
    applied = bring(who, "grids", workbook("grids", PART, more), "apply")
    assert applied.json["counts"] == {"new": 0, "changed": 1, "unchanged": 0}
    assert grid_codes() == {"0001": "G2", "0002": "G1", "0003": "G2", "0004": "G2"}


def test_the_export_is_a_sheet_again(who: Inspector, plots: dict[str, str]) -> None:
    county = ("G3", "全区", "县级", "511703", "whole area", "", "", "")
    named = (*PART[:4], f"{A}/0001、0003、0004", "li", "", "")
    assert bring(who, "grids", workbook("grids", ROW, named, county), "apply").status_code == 200
    for wish in ({"format": "xlsx"}, {"format": "csv", "language": "en"}):
        asked = who.post("exports", {"list": "grids", **wish})
        assert asked.status_code == 201, asked.text
        with who.get(f"exports/{asked.json['id']}/file") as response:
            looked = bring(who, "grids", response.data).json
        assert (looked["faults"], looked["rows"]) == ([], 3)
        assert looked["counts"] == {"new": 0, "changed": 0, "unchanged": 3}


def test_many_named_plots_take_several_rows(who: Inspector) -> None:
    numbers = [f"{at:04d}" for at in range(45)]
    for number in numbers:
        make_plot(number, division_code=B)
    rows: list[Cells] = [
        (*PART[:4], "、".join(numbers[start : start + 15]), "li", "", "") for start in (0, 15, 30)
    ]
    assert bring(who, "grids", workbook("grids", *rows), "apply").json["counts"]["new"] == 1
    assert set(grid_codes().values()) == {"G2"}
    asked = who.post("exports", {"list": "grids", "format": "csv"})
    with who.get(f"exports/{asked.json['id']}/file") as response:
        looked = bring(who, "grids", response.data).json
    assert (looked["rows"], looked["counts"]["unchanged"], looked["faults"]) == (3, 1, [])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("", "一", "网格", A, "", "", "", ""), "empty"),
        (("G9", "一", "片", A, "", "", "", ""), "level_unknown"),
        (("G9", "一", "网格", "5", "", "", "", ""), "code_wrong"),
        (("G9", "一", "网格", "511771001", "", "", "", ""), "area_outside"),
        (("G9", "一", "网格", B, "", "", "", "去年"), "day_wrong"),
        (("G9", "一", "网格", B, "", "", "", "2026-02-30"), "day_wrong"),
        (("G9", "=1+1", "网格", B, "", "", "", ""), "formula"),
        (("G9", "一", "网格", A, "整片", "", "", ""), "grid_area_taken"),
        (("G1", "一", "村级", A, "整片", "wang", "", ""), "grid_level_kept"),
        (("shut", "一", "网格", B, "", "", "", ""), "grid_code_taken"),
        (("G9", "一", "网格", B, "9999", "", "", ""), "plot_unknown"),
        (("G9", "一", "网格", B, f"{B}/0002", "", "", ""), "plot_unknown"),
        (("G9", "一", "网格", "511703001", "0001", "", "", ""), "plot_ambiguous"),
        (("G9", "一", "村级", B, "0003", "", "", ""), "grid_takes_no_plots"),
        (("G9", "一", "网格", B, "", "nobody", "", ""), "grid_person_outside"),
        (("G9", "一", "网格", B, "", "far", "", ""), "grid_person_outside"),
        (("G9", "一", "网格", B, "", "", "li、nobody", ""), "grid_person_outside"),
        (("G9", "一", "网格", B, "", "li", "li", ""), "grid_same_person"),
        (("G1", "一网格", "网格", A, "", "zhao", "", "2026-01-01"), "grid_ends_too_early"),
        (("G1", "一网格", "网格", A, "", "li", "", ""), "grid_same_person"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_every_row_that_is_wrong_is_named(
    who: Inspector, plots: dict[str, str], row: tuple[str, ...], fault: str
) -> None:
    make_plot("0001", division_code=B, survey_year=2020)
    first = workbook("grids", (*ROW[:6], "li", ROW[7]), ("shut", "撤", "网格", B, "", "", "", ""))
    assert bring(who, "grids", first, "apply").status_code == 200
    shut = next(one for one in who.get("grids").json["grids"] if one["code"] == "shut")
    assert who.post(f"grids/{shut['id']}/close", {"reason": "重复"}).status_code == 200
    before = (db.session.query(Grid).count(), posts("G1"))
    found = [code for _, code in faults(bring(who, "grids", workbook("grids", row)))]
    assert found == [fault]
    good = ("G8", "八网格", "网格", B, "", "", "", "")
    both = bring(who, "grids", workbook("grids", good, row), "apply")
    assert code_of(both) == (409, "sheet_has_faults")
    assert (db.session.query(Grid).count(), posts("G1")) == before


def test_rows_of_one_grid_say_the_same(who: Inspector, plots: dict[str, str]) -> None:
    other = (*PART[:1], "别的名字", *PART[2:])
    assert faults(bring(who, "grids", workbook("grids", PART, other))) == [(3, "grid_differs")]
    moved = ("G3", *PART[1:])
    assert faults(bring(who, "grids", workbook("grids", PART, moved))) == [(3, "twice")]


def test_who_keeps_no_grids_brings_none(client: FlaskClient) -> None:
    chief = inspector(client, "chief", ("village_chief", "511703001"))
    assert code_of(bring(chief, "grids", workbook("grids", ROW)))[1] == "role_not_allowed"
    town = inspector(client, "town", ("township", "511703001"))
    bare = (*ROW[:5], "", "", "")
    assert bring(town, "grids", workbook("grids", bare), "apply").status_code == 200
    outside = ("G5", "五", "网格", "511703002", "整片", "", "", "")
    assert faults(bring(town, "grids", workbook("grids", outside))) == [(2, "area_outside")]


def test_the_command_line(
    app: APIFlask, who: Inspector, plots: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "grids.xlsx"
    file.write_bytes(workbook("grids", ROW, PART))
    run = app.test_cli_runner().invoke
    dry = run(args=["grids", "import", str(file), "--by", "admin", "--dry-run"])
    assert (dry.exit_code, db.session.query(Grid).count()) == (0, 0), dry.output
    done = run(args=["grids", "import", str(file), "--by", "admin"])
    assert done.exit_code == 0, done.output
    assert "new: 2" in done.output
    assert run(args=["grids", "import", str(file), "--by", "nobody"]).exit_code == 2
    file.write_bytes(workbook("grids", (*ROW[:5], "far", "", "")))
    assert run(args=["grids", "import", str(file), "--by", "admin"]).exit_code == 1
