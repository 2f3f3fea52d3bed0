"""Plots: paged, searched, filtered, and one by one with all that is known of it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import shapely
from flask.testing import FlaskClient

from server.models.base import now, writing
from server.models.inspection import Inspection, PlotYear
from server.rules.risk import risk_of
from tests.api.records import OTHER_RECORD, RECORD, Inspector, code_of, inspector, new_id
from tests.api.reviewing import decided
from tests.makers import AREA, LAT, LON, jpeg, make_claim, make_fix, make_plot, sha256, square

PHOTO = jpeg(1)


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


def listed(who: Inspector, **query: Any) -> list[str]:
    response = who.get("plots", **query)
    assert response.status_code == 200, response.json
    return [plot["number"] for plot in response.json["plots"]]


def paged(who: Inspector, **query: Any) -> list[str]:
    """Every page one after the other."""
    found: list[str] = []
    after = ""
    while True:
        page = who.get("plots", after=after, **query).json
        found += [plot["number"] for plot in page["plots"]]
        if page["next"] is None:
            return found
        assert page["next"] != after
        after = page["next"]


def test_page_by_page_every_plot_once(chief: Inspector) -> None:
    made = ["0001", "0002", "10", "2", "a~b", "a~c", "丙", "甲~乙~丙"]
    for number in made:
        make_plot(number)
    make_plot("0001", division_code=AREA + "002")
    for limit in (1, 2, 3, 200):
        found = paged(chief, limit=limit)
        assert sorted(found) == sorted([*made, "0001"])


def test_a_plot_added_meanwhile_moves_nobody(chief: Inspector) -> None:
    for number in ("1", "3", "5"):
        make_plot(number)
    first = chief.get("plots", limit=2).json
    make_plot("2")
    make_plot("4")
    assert listed(chief, after=first["next"]) == ["4", "5"]


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0},
        {"limit": 201},
        {"limit": "many"},
        {"q": "田" * 101},
        {"q": "a\0"},
        {"year": 1999},
        {"grain": "maybe"},
        {"cultivated": "maybe"},
        {"area": "51x"},
        {"plot": "0001"},
        {"after": "x" * 200},
        {"after": "nothing"},
        {"after": "a~b~c"},
        {"after": f"a~\0~{RECORD}"},
    ],
    ids=str,
)
def test_a_query_that_cannot_be_is_named(chief: Inspector, query: dict[str, Any]) -> None:
    response = chief.get("plots", **query)
    assert code_of(response) == (422, "body_invalid")
    assert list(response.json["facts"]["fields"]) == list(query)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["0001", "0002", "A-3"]),
        ("0001", ["0001"]),
        ("王家坡", ["0001", "0002"]),
        ("李家沟", ["A-3"]),
        ("张", ["0001"]),
        ("王家坡 李", ["0002"]),
        ("  王家坡\t张某 ", ["0001"]),
        ("a-3", ["A-3"]),
        ("乙湾", ["0001", "0002", "A-3"]),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("' OR 1=1 --", []),
        ("丙", []),
    ],
)
def test_search(chief: Inspector, words: str, found: list[str]) -> None:
    make_plot("0001")
    make_plot("0002", household="李某")
    make_plot("A-3", place="李家沟", household="王某")
    make_plot("0001", division_code="511703002001")
    assert listed(chief, q=words) == found


def test_filter_by_the_grain_of_a_year(chief: Inspector) -> None:
    states = {"yes": "1", "no": "2", "unknown": "3"}
    for answer, number in states.items():
        plot_id = make_plot(number)
        with writing() as session:
            session.add(
                PlotYear(
                    plot_id=plot_id,
                    year=2026,
                    cultivated="yes",
                    grain=answer,
                    level="none",
                    edition="x",
                    computed_at=now(),
                    body={},
                )
            )
    make_plot("4")
    assert listed(chief, year=2026, grain="yes") == ["1"]
    assert listed(chief, year=2026, grain="no") == ["2"]
    assert listed(chief, year=2026, grain="unknown") == ["3", "4"]
    assert listed(chief, year=2025, grain="unknown") == ["1", "2", "3", "4"]
    assert listed(chief, year=2025, grain="yes") == []
    assert paged(chief, year=2026, grain="unknown", limit=1) == ["3", "4"]


def test_one_plot_with_all_that_is_known(chief: Inspector) -> None:
    hole = square(side_deg=0.0002).geoms[0].exterior.coords
    shape = shapely.MultiPolygon([shapely.Polygon(square().geoms[0].exterior.coords, [hole])])
    plot_id = make_plot("0001", shape)
    chief.phone.send(PHOTO)
    other = jpeg(2)
    earlier = now() - timedelta(days=1)
    claim = make_claim(plot_id, chief.person_id, [PHOTO, other])
    assert chief.put(claim).status_code == 201
    assert (
        chief.put(make_claim(plot_id, chief.person_id, at=earlier), OTHER_RECORD).status_code == 201
    )
    told = chief.get(f"plots/{plot_id}").json
    assert (told["number"], told["net_area_mu"], told["gross_area_mu"]) == ("0001", "8.61", "10.13")
    assert [version["version"] for version in told["boundaries"]] == [1]
    kept = shapely.from_geojson(json.dumps(told["boundaries"][0]["geometry"]))
    assert kept.equals(shape)
    assert [visit["id"] for visit in told["inspections"]] == [RECORD, OTHER_RECORD]
    newest = told["inspections"][0]
    assert newest["observation"] == claim["observation"]
    assert [(photo["sha256"], photo["state"]) for photo in newest["photos"]] == [
        (sha256(PHOTO), "kept"),
        (sha256(other), "owed"),
    ]
    assert newest["photos"][0]["fix"] == claim["photos"][0]["fix"]
    assert [year["year"] for year in told["years"]] == sorted(
        {year["year"] for year in told["years"]}, reverse=True
    )


def test_a_plot_of_another_area_is_unknown(chief: Inspector, client: FlaskClient) -> None:
    plot_id = make_plot(division_code="511771001001")
    assert code_of(chief.get(f"plots/{plot_id}")) == (404, "plot_unknown")
    assert code_of(chief.get(f"plots/{new_id()}")) == (404, "plot_unknown")
    assert inspector(client, "o", ("officer", "5")).get(f"plots/{plot_id}").status_code == 200


@pytest.mark.parametrize("plot_id", ["1", "%00", "x" * 500])
def test_an_id_that_is_none(chief: Inspector, plot_id: str) -> None:
    assert code_of(chief.get(f"plots/{plot_id}")) == (404, "not_found")


@pytest.fixture
def four(chief: Inspector) -> dict[str, str]:
    """Plots 1 and 2 in one village, 3 and 4 in another, seen and told of differently."""
    moment = now()
    seen = {"1": moment, "2": moment - timedelta(days=29), "3": moment - timedelta(days=40)}
    ids = {
        number: make_plot(
            number,
            square(LON + int(number) * 0.01),
            division_code=AREA + ("001" if number in "12" else "002"),
            village="乙湾村" if number in "12" else "石桥村",
            last_seen_at=seen.get(number),
        )
        for number in "1234"
    }
    told = {
        "1": ("yes", "harvested", "yes"),
        "2": ("no", "none", "no"),
        "3": ("unknown", "none", "yes"),
    }
    with writing() as session:
        for number, (grain, level, cultivated) in told.items():
            session.add(
                PlotYear(
                    plot_id=ids[number],
                    year=2026,
                    cultivated=cultivated,
                    grain=grain,
                    level=level,
                    edition="2023.1",
                    computed_at=moment,
                    body={},
                )
            )
    return ids


FOUND: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["1", "2", "3", "4"]),
    ({"cultivated": "yes"}, ["1", "3"]),
    ({"cultivated": "unknown"}, ["4"]),
    ({"cultivated": "yes", "grain": "unknown"}, ["3"]),
    ({"year": 2025, "cultivated": "unknown"}, ["1", "2", "3", "4"]),
    ({"overdue": "true"}, ["3", "4"]),
    ({"area": AREA + "002"}, ["3", "4"]),
    ({"area": AREA + "002", "overdue": "true", "cultivated": "yes"}, ["3"]),
    ({"area": "511704"}, []),
    ({"q": "石桥", "overdue": "true"}, ["3", "4"]),
    ({"findings": "true"}, []),
]


@pytest.mark.parametrize(("query", "found"), FOUND, ids=str)
def test_filters_go_together_and_are_counted(
    chief: Inspector, four: dict[str, str], query: dict[str, Any], found: list[str]
) -> None:
    query = {"year": 2026, **query}
    assert listed(chief, **query) == found
    first = chief.get("plots", limit=1, **query).json
    assert first["count"] == len(found)
    if found:
        west, south, east, north = first["box"]
        assert west == pytest.approx(LON + int(found[0]) * 0.01 - 0.0004)
        assert east == pytest.approx(LON + int(found[-1]) * 0.01 + 0.0004)
        assert (south, north) == pytest.approx((LAT - 0.0004, LAT + 0.0004))
    else:
        assert first["box"] is None
    if first["next"]:
        second = chief.get("plots", limit=1, after=first["next"], **query).json
        assert (second["count"], second["box"]) == (None, None)


def test_one_plot_as_the_list_shows_it(client: FlaskClient, four: dict[str, str]) -> None:
    officer = inspector(client, "officer", ("officer", "511703"))
    assert listed(officer, plot=four["3"]) == ["3"]
    assert listed(officer, plot=four["3"], grain="yes", year=2026) == []
    stranger = inspector(client, "far", ("officer", "511771"))
    assert listed(stranger, plot=four["3"]) == []


def test_what_the_list_says_of_the_year(chief: Inspector, four: dict[str, str]) -> None:
    rows = {plot["number"]: plot for plot in chief.get("plots", year=2026).json["plots"]}
    unwatched = {
        **{"watch": "cannot_tell", "use": None, "abandonment": "none", "last_chance_on": None},
        "entrusted": False,
    }
    assert rows["1"]["state"] == {
        "year": 2026,
        "cultivated": "yes",
        "grain": "yes",
        "level": "harvested",
        **unwatched,
    }
    assert rows["4"]["state"] == {
        "year": 2026,
        "cultivated": "unknown",
        "grain": "unknown",
        "level": "none",
        **unwatched,
    }
    assert [rows[number]["overdue"] for number in "1234"] == [False, False, True, True]


def test_findings_are_those_that_wait_for_review(client: FlaskClient, chief: Inspector) -> None:
    clear, doubtful = make_plot("1"), make_plot("2", square(LON + 0.001))
    pictures = [jpeg(n) for n in range(6)]
    for picture in pictures:
        chief.phone.send(picture)
    here = make_claim(clear, chief.person_id, pictures[:3])
    far = make_claim(doubtful, chief.person_id, pictures[3:], fix=make_fix(LON + 0.004))
    assert chief.put(here).status_code == 201
    assert chief.put(far, OTHER_RECORD).status_code == 201
    # as of a signed record in its season
    with writing() as session:
        session.get_one(Inspection, RECORD).risk = risk_of([("made_offline", "note")], 1, False)
    assert listed(chief, findings="true") == ["2"]
    assert [plot["findings"] for plot in chief.get("plots").json["plots"]] == [False, True]
    officer = inspector(client, "officer", ("officer", "511703"))
    decided(officer, OTHER_RECORD, kind="void", reason="duplicate")
    assert listed(chief, findings="true") == []


def test_villages_are_those_with_plots(client: FlaskClient, four: dict[str, str]) -> None:
    officer = inspector(client, "officer", ("officer", "511703"))
    make_plot("9", division_code="511771001001", village="外村")
    assert officer.get("plots/villages").json["villages"] == [
        {"division_code": AREA + "001", "village": "乙湾村", "plots": 2},
        {"division_code": AREA + "002", "village": "石桥村", "plots": 2},
    ]
