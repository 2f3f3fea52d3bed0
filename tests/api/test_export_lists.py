"""Every list of the desk as a file: the rows of the screen, in words, within the areas of who asks."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from server.documents.tables.column import words_for
from server.documents.tables.columns import TABLES
from server.models.base import now, writing
from server.models.operator import PlotOperator
from server.models.watch_alert import WatchAlert
from server.words import LANGUAGES, Language, say
from tests.api.plot_files import Officer, officer
from tests.api.records import OTHER_RECORD, RECORD, code_of, inspector, new_id
from tests.api.reviewing import decided, desk_of, sample
from tests.conftest import bearer
from tests.geodata.files import a_row, box, geojson
from tests.makers import AREA, jpeg, make_claim, make_person, make_plot, make_token
from tests.signing import PhoneKey

Rows = list[dict[str, Any]]


def listed(asking: Officer, name: str, language: Language = "zh", **filter_: Any) -> Rows:
    """The rows of the XLSX, by the codes of their columns."""
    body = {"list": name, "format": "xlsx", "language": language, "filter": filter_}
    asked = asking.post("exports", body)
    assert asked.status_code == 201, asked.text
    assert asked.json["state"] == "done", asked.json
    file = asking.get(f"exports/{asked.json['id']}/file").data
    sheet = load_workbook(io.BytesIO(file)).active
    heads, *rows = sheet.iter_rows(values_only=True)
    words = words_for(language)
    codes = {column.head(words): column.code for column in TABLES[name].columns}
    found = [{codes[head]: cell for head, cell in zip(heads, row, strict=True)} for row in rows]
    assert asked.json["total"] == asked.json["done"] == len(found)
    counted = asking.post("exports/count", {"list": name, "filter": filter_}).json
    assert counted["count"] == len(found)
    return found


def of_area(client: FlaskClient, login: str = "boss", *areas: str) -> Officer:
    return officer(client, login, *(areas or (AREA,)))


def test_plots(client: FlaskClient) -> None:
    make_plot("0001", place="=1+1")
    make_plot("0002", household="李某", division_code="511771001001", land_class="0204K")
    (first,) = listed(of_area(client), "plots")
    told = {name: first[name] for name in ("number", "division_code", "place", "land_class")}
    assert told == {
        "number": "0001",
        "division_code": AREA + "001",
        "place": "=1+1",
        "land_class": "0101 水田",
    }
    assert (first["net_area_mu"], first["gross_area_mu"]) == (8.61, 10.13)
    assert (first["basic_farmland"], first["year_grain"], first["last_seen_at"]) == (
        "是",
        "判断不了",
        None,
    )
    everywhere = of_area(client, "all", "5117")
    assert [row["number"] for row in listed(everywhere, "plots")] == ["0001", "0002"]
    assert [row["number"] for row in listed(everywhere, "plots", q="李某")] == ["0002"]
    assert listed(everywhere, "plots", "en", q="李某")[0]["land_class"].startswith("0204K ")
    assert listed(everywhere, "plots", grain="yes") == []
    assert len(listed(everywhere, "plots", overdue=True)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_with_findings_and_decisions_in_words(
    client: FlaskClient, language: Language
) -> None:
    desk = desk_of(client)
    claim = make_claim(desk.plot_id, desk.chief.person_id, [jpeg(1)])
    claim["observation"]["note"] = "+86 打电话"
    assert desk.chief.put(claim).status_code == 201
    assert desk.chief.put(make_claim(desk.plot_id, desk.chief.person_id), OTHER_RECORD)
    decided(desk.officer, RECORD, "override", note="像是撂荒")
    boss = of_area(client)
    (row,) = listed(boss, "records", language, state="accepted")
    words = words_for(language)
    assert row["id"] == RECORD
    assert row["note"] == "+86 打电话"
    assert row["cover"] == words.say("cover", "crop")
    assert words.say("crop", "rice") in row["crops"]
    assert row["state"] == words.say("review_state", "accepted")
    assert row["reason"] == words.say("review_reason", "photo_unclear")
    assert row["override"] == words.say(
        "changed",
        "answer",
        what=words.report("cultivated"),
        answer=words.say("answer", "no"),
    )
    assert row["decision_note"] == "像是撂荒"
    verdict = boss.get(f"reviews/{RECORD}").json["record"]["verdict"]
    assert verdict["findings"]
    said = "\n".join(words.finding(one["code"], one["facts"]) for one in verdict["findings"])
    assert row["findings"] == said
    assert (row["photos"], row["risk"]) == (1, boss.get(f"reviews/{RECORD}").json["risk"])
    assert {one["id"] for one in listed(boss, "records")} == {RECORD, OTHER_RECORD}
    assert listed(of_area(client, "far", "511771"), "records") == []
    assert listed(boss, "records", finding="no_such_finding") == []
    assert [one["id"] for one in listed(boss, "records", state="open")] == [OTHER_RECORD]


def test_people_and_their_phones(client: FlaskClient) -> None:
    chief = inspector(client, "chief")
    assert chief.register(PhoneKey(), "Redmi 9A").status_code == 201
    make_person("far", [("inspector", "511771")])
    boss = of_area(client)
    people = {row["login"]: row for row in listed(boss, "people")}
    assert set(people) == {"boss", "chief"}
    assert (people["chief"]["devices"], people["chief"]["roles"]) == (1, f"巡查员 {AREA}")
    assert [row["login"] for row in listed(boss, "people", q="chief")] == ["chief"]
    (phone,) = listed(boss, "devices")
    assert (phone["person_name"], phone["device_name"]) == ("王田长", "Redmi 9A")


def test_the_report_of_an_import(client: FlaskClient) -> None:
    boss = of_area(client, "boss", "511703", "511771")
    rows = [a_row("0001", box(0)), a_row("0002", box(2), TBMJ="much")]
    report = boss.looked(geojson(rows))
    told = listed(boss, "import_rows", import_id=report["id"])
    assert [row["row"] for row in told] == [1, 2]
    assert told[0]["outcome"] == say("zh", "import_outcome", "accepted")
    assert told[1]["outcome"] == say("zh", "import_outcome", "quarantined")
    assert "TBMJ" in told[1]["reasons"]
    assert len(listed(boss, "import_rows", import_id=report["id"], outcome="quarantined")) == 1
    far = of_area(client, "far", "511771")
    refused = far.post(
        "exports", {"list": "import_rows", "format": "csv", "filter": {"import_id": report["id"]}}
    )
    assert code_of(refused) == (404, "import_unknown")


def test_a_second_look(client: FlaskClient) -> None:
    desk = desk_of(client)
    assert desk.chief.put(make_claim(desk.plot_id, desk.chief.person_id)).status_code == 201
    decided(desk.officer, RECORD)
    drawn = desk.officer.post("second-looks", sample()).json["id"]
    look = {"inspection_id": RECORD, "agrees": False, "note": "不像"}
    assert desk.other.post(f"second-looks/{drawn}/looks", look).status_code == 201
    boss = of_area(client, "boss", "511703")
    (row,) = listed(boss, "second_look", second_look_id=drawn)
    assert (row["id"], row["look"], row["look_note"]) == (RECORD, "不同意", "不像")
    far = of_area(client, "far", "511771")
    wanted = {"list": "second_look", "filter": {"second_look_id": drawn}}
    assert code_of(far.post("exports/count", wanted)) == (404, "second_look_unknown")


@pytest.mark.parametrize(
    "body",
    [
        {"list": "plots", "format": "pdf"},
        {"list": "records", "format": "gpkg"},
        {"list": "people", "format": "csv", "filter": {"state": "open"}},
        {"list": "import_rows", "format": "csv"},
        {"list": "second_look", "format": "csv"},
        {"list": "plots", "format": "csv", "filter": {"area": "5%"}},
        {"list": "everything", "format": "csv"},
        {"list": "plots", "format": "csv", "more": 1},
    ],
)
def test_what_no_list_has_is_refused(client: FlaskClient, body: Any) -> None:
    assert code_of(of_area(client).post("exports", body)) == (422, "body_invalid")


def test_lists_in_bulk_are_for_officers(client: FlaskClient) -> None:
    person_id = make_person("chief", [("inspector", AREA)])
    chief = Officer(client, person_id, bearer(make_token(person_id)))
    asked = chief.post("exports", {"list": "plots", "format": "csv"})
    assert code_of(asked) == (403, "role_not_allowed")


def test_plots_by_what_the_week_and_the_watch_ask(client: FlaskClient) -> None:
    entrusted, told = make_plot("0001"), make_plot("0002")
    boss = of_area(client)
    with writing() as session:
        session.add(
            PlotOperator(
                id=new_id(),
                plot_id=entrusted,
                place=1,
                kind="cooperative",
                name="甲社",
                from_day=date(2020, 1, 1),
                entrusted=True,
                contract_number="",
                note="",
                person_id=boss.person_id,
                at=now(),
            )
        )
        session.add(WatchAlert(plot_id=told, year=2024, alert="missed", told_on=date(2024, 10, 6)))
    by = {one["number"]: one["entrusted"] for one in listed(boss, "plots")}
    assert by == {"0001": "是", "0002": "否"}
    assert [one["number"] for one in listed(boss, "plots", entrusted=True)] == ["0001"]
    assert [one["number"] for one in listed(boss, "plots", entrusted=False)] == ["0002"]
    asked = {"alert": "missed", "alert_on": "2024-10-06"}
    assert [one["number"] for one in listed(boss, "plots", **asked)] == ["0002"]
    assert listed(boss, "plots", reshoot=True) == listed(boss, "plots", fallow_ends=True) == []
    for wrong in ({"alert": "missed"}, {**asked, "alert_on": "2024-13-40"}):
        body = {"list": "plots", "format": "csv", "filter": wrong}
        assert code_of(boss.post("exports", body)) == (422, "body_invalid")
