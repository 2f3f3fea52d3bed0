"""The one box over plots, people and records."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.models.base import db
from server.models.log import LogLine
from tests.api.records import OTHER_RECORD, RECORD, Inspector, code_of, inspector
from tests.makers import make_claim, make_person, make_plot

NOTHING = {kind: {"found": [], "more": False} for kind in ("plots", "people", "records")}


@pytest.fixture
def officer(client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"))


def found(who: Inspector, q: str, kind: str, name: str) -> list[Any]:
    response = who.get("search", q=q)
    assert response.status_code == 200, response.json
    return [one[name] for one in response.json[kind]["found"]]


def test_plots_are_found_by_any_of_their_names(officer: Inspector) -> None:
    make_plot("0047", village="乙湾村", place="王家坡", household="李某")
    make_plot("0048", village="丙坪村", place="100%_田", household="张某")
    for words, numbers in (
        ("0047", ["0047"]),
        ("乙湾 李", ["0047"]),
        ("某", ["0047", "0048"]),
        ("100%", ["0048"]),
        ("%_", ["0048"]),
        ("0%4", []),
        ("\\", []),
        ("' OR 1=1 --", []),
    ):
        assert found(officer, words, "plots", "number") == numbers, words


def test_the_very_number_comes_first_and_the_rest_is_counted(officer: Inspector) -> None:
    for at in range(8):
        make_plot(f"10{at}", division_code="511703001001")
    make_plot("10", division_code="511703001009")
    told = officer.get("search", q="10").json["plots"]
    assert [one["number"] for one in told["found"]][:2] == ["10", "100"]
    assert (len(told["found"]), told["more"]) == (6, True)


def test_people_are_found_by_login_and_name_and_only_by_officers(
    client: FlaskClient, officer: Inspector
) -> None:
    make_person("wang", name="王守田")
    assert found(officer, "守田", "people", "login") == ["wang"]
    assert found(officer, "WAN", "people", "name") == ["王守田"]
    assert found(inspector(client, "chief"), "wang", "people", "login") == []


def test_a_record_is_found_by_its_id_or_the_beginning(
    client: FlaskClient, officer: Inspector
) -> None:
    chief, plot_id = inspector(client, "chief"), make_plot("0047")
    for record in (RECORD, OTHER_RECORD):
        assert chief.put(make_claim(plot_id, chief.person_id), record).status_code == 201
    for words, ids in (
        (RECORD, [RECORD]),
        (RECORD.upper(), [RECORD]),
        (RECORD.replace("-", ""), [RECORD]),
        (f" {RECORD[:8]} ", [RECORD, OTHER_RECORD]),
        (RECORD[:13], [RECORD, OTHER_RECORD]),
        (RECORD[:7], []),
        (f"{RECORD[:8]}zz", []),
        (RECORD + "0", []),
        (str(uuid.uuid4()), []),
    ):
        assert found(officer, words, "records", "id") == ids, words
    told = officer.get("search", q=RECORD).json["records"]["found"][0]
    assert (told["plot_number"], told["person_name"]) == ("0047", "王田长")
    assert found(chief, RECORD, "records", "id") == [RECORD]


def test_nothing_is_found_outside_the_areas(client: FlaskClient) -> None:
    chief = inspector(client, "chief")
    assert chief.put(make_claim(make_plot("0047"), chief.person_id)).status_code == 201
    for who in (
        inspector(client, "far", ("officer", "511771")),
        inspector(client, "part", ("officer", "511703001002")),
        Inspector(client, make_person("nothing", [])),
    ):
        for words in ("0047", "chief", "王", RECORD, RECORD[:8]):
            told = who.get("search", q=words).json
            assert told["plots"]["found"] == told["records"]["found"] == []
            assert "chief" not in [one["login"] for one in told["people"]["found"]]


@pytest.mark.parametrize("words", ["", "   ", "\t\n"])
def test_no_words_find_nothing(officer: Inspector, words: str) -> None:
    assert officer.get("search", q=words).json == NOTHING


@pytest.mark.parametrize("words", ["a\x00b", "x" * 101])
def test_words_that_are_none_are_refused(officer: Inspector, words: str) -> None:
    assert code_of(officer.get("search", q=words)) == (422, "body_invalid")


@pytest.mark.parametrize("raw", ["%ED%A0%80", "%FF", "%EF%B7%BA%F0%9F%8C%BE", "a+" * 50])
def test_odd_bytes_find_nothing(officer: Inspector, raw: str) -> None:
    told = officer.client.get(f"/api/v1/search?q={raw}", headers=officer.headers)
    assert told.json == NOTHING


def test_who_looked_for_people_or_records_is_written_down(officer: Inspector) -> None:
    make_plot("0047")
    officer.get("search", q="0047")
    officer.get("search", q="officer")
    db.session.rollback()
    lines = db.session.query(LogLine).filter_by(action="searched").all()
    assert [line.facts for line in lines] == [{"people": 1, "records": 0}]
