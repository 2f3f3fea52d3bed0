"""People from a sheet and back: no password in it, all rows or none."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from server.models.base import db
from server.models.person import Person
from tests.api.records import Inspector, code_of, inspector
from tests.api.sheets import bring, faults, workbook
from tests.makers import make_person

ROW = ("zhang", "张三", "13800000000", "网格田长", "511703001201")
MORE = ("zhang", "张三", "13800000000", "grid_chief", "511703001202")
OTHER = ("li", "李四", "", "乡镇（街道）", "511703001")


def admin(client: FlaskClient, area: str = "511703") -> Inspector:
    return inspector(client, "admin", ("administrator", area))


def roles_of(login: str) -> set[tuple[str, str]]:
    db.session.rollback()
    db.session.expire_all()
    person = db.session.query(Person).filter(Person.login == login).one()
    return {(grant.role, grant.area_prefix) for grant in person.grants}


def test_new_people_come_with_a_password_each(client: FlaskClient) -> None:
    who, file = admin(client), workbook("roles", ROW, MORE, OTHER)
    looked = bring(who, "people", file).json
    assert (looked["faults"], looked["counts"]["new"]) == ([], 2)
    assert db.session.query(Person).count() == 1
    applied = bring(who, "people", file, "apply")
    assert applied.headers["Cache-Control"] == "no-store"
    told = {one["login"]: one["password"] for one in applied.json["passwords"]}
    assert set(told) == {"zhang", "li"}
    assert roles_of("zhang") == {("grid_chief", ROW[4]), ("grid_chief", MORE[4])}
    device = {"id": "d", "name": "d", "kind": "phone"}
    body = {"login": "13800000000", "password": told["zhang"], "device": device}
    assert client.post("/api/v1/sessions", json=body).status_code == 201
    again = bring(who, "people", file).json
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 2}
    more = workbook("roles", ROW, (*ROW[:3], "village_chief", "511703001"))
    assert bring(who, "people", more, "apply").json["counts"]["changed"] == 1
    assert ("village_chief", "511703001") in roles_of("zhang")
    assert len(roles_of("zhang")) == 3


def test_the_export_is_a_sheet_again(client: FlaskClient) -> None:
    who = admin(client)
    bring(who, "people", workbook("roles", ROW, MORE, OTHER), "apply")
    for wish in ({"format": "xlsx"}, {"format": "csv", "language": "en"}):
        asked = who.post("exports", {"list": "roles", **wish})
        with who.get(f"exports/{asked.json['id']}/file") as response:
            looked = bring(who, "people", response.data).json
        assert (looked["faults"], looked["rows"]) == ([], 4)
        assert looked["counts"] == {"new": 0, "changed": 0, "unchanged": 3}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("", "张三", "", "网格田长", "511703001"), "empty"),
        (("a b", "张三", "", "网格田长", "511703001"), "login_wrong"),
        (("wang", "王五", "12", "网格田长", "511703001"), "phone_wrong"),
        (("wang", "王五", "", "皇帝", "511703001"), "role_unknown"),
        (("wang", "王五", "", "网格田长", "5"), "code_wrong"),
        (("wang", "王五", "", "网格田长", "511702001"), "area_outside"),
        (("wang", "=1+1", "", "网格田长", "511703001"), "formula"),
        (("wang", "王五", "13800000000", "网格田长", "511703001"), "twice"),
        (("zhang", "张三", "13800000000", "网格田长", "511703001201"), "twice"),
        (("zhang", "张四", "13800000000", "网格田长", "511703001"), "person_differs"),
        (("known", "别人", "", "网格田长", "511703001"), "person_kept"),
        (("KNOWN", "王田长", "", "网格田长", "511703001"), ""),
        (("elsewhere", "王田长", "", "网格田长", "511703001"), "login_taken"),
        (("wang", "王五", "13911111111", "网格田长", "511703001"), "login_taken"),
        (("admin", "王田长", "", "officer", "511703001"), "person_self"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_every_row_that_is_wrong_is_named(
    client: FlaskClient, row: tuple[str, ...], fault: str
) -> None:
    who = admin(client)
    make_person("known", [("inspector", "511703001")])
    make_person("elsewhere", [("inspector", "511702")], phone="13911111111")
    file = workbook("roles", ROW, row)
    found = [code for _, code in faults(bring(who, "people", file))]
    assert found == ([fault] if fault else [])
    if fault:
        assert code_of(bring(who, "people", file, "apply")) == (409, "sheet_has_faults")
        assert db.session.query(Person).count() == 3


def test_who_keeps_no_people_brings_none(client: FlaskClient) -> None:
    town = inspector(client, "town", ("township", "511703001"))
    assert code_of(bring(town, "people", workbook("roles", ROW)))[1] == "role_not_allowed"
