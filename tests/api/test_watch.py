"""The watch on the desk: counts that open into their plots, and a plot's own history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import update

from server.jobs.turning import turn_day
from server.models.base import db, now, writing
from server.models.inspection import PlotYear
from server.models.operator import PlotOperator, entrusted_on
from tests.api.records import Inspector, inspector, new_id
from tests.clock import Clock, held_clock
from tests.makers import jpeg, make_claim, make_plot

WEEDS = {"cover": "weeds", "crops": []}


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = held_clock(monkeypatch)
    clock.is_on("2024-08-25")
    return clock


@pytest.fixture
def officer(clock: Clock, client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"), ("inspector", "511703"))


def visit(who: Inspector, plot_id: str, seed: int, **told: Any) -> None:
    photo = jpeg(seed)
    who.phone.send(photo)
    claim = make_claim(plot_id, who.person_id, [photo], at=now(), **told)
    assert who.put(claim, new_id()).status_code == 201


def asked(who: Inspector, **query: Any) -> Any:
    response = who.get("watch", **query)
    assert response.status_code == 200, response.json
    return response.json


@pytest.fixture
def plots(officer: Inspector) -> dict[str, str]:
    """In two townships: grain, weeds, two that nobody saw."""
    plots = {
        "grain": make_plot("1", division_code="511703001001"),
        "weeds": make_plot("2", division_code="511703001002"),
        "unseen": make_plot("3", division_code="511703001002"),
        "other": make_plot("4", division_code="511703002001"),
    }
    visit(officer, plots["grain"], 1)
    visit(officer, plots["weeds"], 2, observation=WEEDS)
    turn_day()
    return plots


def test_counts_by_township_and_state(officer: Inspector, plots: dict[str, str]) -> None:
    told = asked(officer)
    assert (told["year"], told["day"]) == (2024, "2024-08-25")
    assert told["chances"] == {
        "main_on": "2024-06-30",
        "last_on": "2024-09-20",
        "sowable": ["potato"],
    }
    assert told["whole"]["states"] == {"met_planted": 1, "last_chance": 3}
    assert [(one["township"], one["plots"], one["states"]) for one in told["townships"]] == [
        ("511703001", 3, {"met_planted": 1, "last_chance": 2}),
        ("511703002", 1, {"last_chance": 1}),
    ]


@pytest.mark.parametrize(
    "query",
    [{}, {"area": "511703001"}, {"watch": "last_chance"}, {"grain": "yes"}, {"overdue": "true"}],
)
def test_counts_agree_with_the_list(
    officer: Inspector, plots: dict[str, str], query: dict[str, str]
) -> None:
    told = asked(officer, **query)
    assert told["whole"]["plots"] == officer.get("plots", **query).json["count"]
    for state, count in told["whole"]["states"].items():
        found = officer.get("plots", **{**query, "watch": state}).json
        assert found["count"] == count
        assert {plot["state"]["watch"] for plot in found["plots"]} == {state}


def test_use_and_abandonment_are_filters_too(officer: Inspector, plots: dict[str, str]) -> None:
    with writing() as session:
        session.execute(
            update(PlotYear)
            .where(PlotYear.plot_id == plots["weeds"])
            .values(land_use="red", abandonment="severe")
        )
    told = asked(officer)["whole"]
    assert (told["use"], told["abandonment"]) == ({"red": 1}, {"severe": 1})
    for query in ({"land_use": "red"}, {"abandonment": "severe"}):
        found = officer.get("plots", **query).json
        assert [plot["id"] for plot in found["plots"]] == [plots["weeds"]]
        assert found["count"] == 1
    assert officer.get("plots", land_use="amber").json["count"] == 0


def test_a_filter_that_there_is_not_is_refused(officer: Inspector) -> None:
    assert officer.get("plots", watch="fine").status_code == 422


def test_a_plot_tells_its_history(officer: Inspector, plots: dict[str, str], clock: Clock) -> None:
    told = officer.get(f"plots/{plots['weeds']}/watch").json
    assert told["years"] == [
        {
            "year": 2024,
            "state": "last_chance",
            "clause": "watch_no_grain",
            "use": None,
            "use_clause": None,
            "abandonment": "none",
            "last_chance_on": "2024-09-20",
            "sowable": ["potato"],
        }
    ]
    clock.is_on("2024-10-06")
    officer = Inspector(officer.client, officer.person_id)
    turn_day()
    told = officer.get(f"plots/{plots['weeds']}/watch").json
    assert [
        (turn["day"], turn["before"], turn["state"], turn["cause"]) for turn in told["turns"]
    ] == [
        ("2024-10-06", "last_chance", "cannot_tell", "day"),
        ("2024-08-25", None, "last_chance", "record"),
    ]
    assert (told["years"][0]["last_chance_on"], told["years"][0]["sowable"]) == ("2024-09-20", [])


def test_somebody_elses_plot_is_unknown(client: FlaskClient, plots: dict[str, str]) -> None:
    stranger = inspector(client, "stranger", ("officer", "511722"))
    assert stranger.get(f"plots/{plots['weeds']}/watch").status_code == 404
    assert asked(stranger)["whole"]["plots"] == 0


def test_a_tile_is_another_one_after_the_turn(
    officer: Inspector, plots: dict[str, str], clock: Clock
) -> None:
    path = "plots/tiles/13/6541/3347.mvt"
    before = officer.get(path, watch="last_chance").headers["ETag"]
    assert officer.get(path, watch="last_chance").headers["ETag"] == before
    with writing() as session:
        session.execute(update(PlotYear).values(turns_on=date(2024, 8, 25), level="harvested"))
    turn_day()
    assert officer.get(path, watch="last_chance").headers["ETag"] != before


def test_the_list_as_a_file_says_the_state(officer: Inspector, plots: dict[str, str]) -> None:
    wish = {"list": "plots", "format": "csv", "filter": {"watch": "last_chance"}, "language": "zh"}
    made = officer.post("exports", wish)
    assert made.status_code == 201, made.json
    with officer.get(f"exports/{made.json['id']}/file") as file:
        lines = file.data.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert all("最后机会" in line and "2024-09-20" in line for line in lines[1:])


def entrust(plot_id: str, person_id: str, *terms: tuple[str, str | None, bool]) -> None:
    """Terms from and until a day, entrusted or not, in the order in which they are written down."""
    with writing() as session:
        for place, (first, last, entrusted) in enumerate(terms, 1):
            session.add(
                PlotOperator(
                    id=new_id(),
                    plot_id=plot_id,
                    place=place,
                    kind="cooperative",
                    name="甲社",
                    from_day=date.fromisoformat(first),
                    until_day=None if last is None else date.fromisoformat(last),
                    entrusted=entrusted,
                    contract_number="",
                    note="",
                    person_id=person_id,
                    at=now(),
                )
            )


OPEN, OVER, LATER = ("2024-01-01", None), ("2023-01-01", "2024-08-24"), ("2024-08-26", None)


@pytest.mark.parametrize(
    ("terms", "entrusted"),
    [
        ((), False),
        (((*OPEN, True),), True),
        (((*OPEN, False),), False),
        (((*OVER, True),), False),
        (((*LATER, True),), False),
        (((*OPEN, True), (*OPEN, False)), False),
        (((*OPEN, False), (*OPEN, True)), True),
        (((*OPEN, True), (*OVER, False)), True),
        (((*OPEN, False), (*LATER, True)), False),
        ((("2024-08-25", "2024-08-25", True),), True),
    ],
)
def test_an_entrusted_plot_is_known_by_its_last_term_of_the_day(
    officer: Inspector, terms: tuple[tuple[str, str | None, bool], ...], entrusted: bool
) -> None:
    plot_id = make_plot("1", division_code="511703001001")
    entrust(plot_id, officer.person_id, *terms)
    assert entrusted_on(db.session(), plot_id, date(2024, 8, 25)) is entrusted
    [plot] = officer.get("plots").json["plots"]
    assert plot["state"]["entrusted"] is entrusted
    assert officer.get("plots", entrusted="true").json["count"] == int(entrusted)
    assert officer.get("plots", entrusted="false").json["count"] == int(not entrusted)


def test_of_a_year_gone_by_its_last_day_is_meant(officer: Inspector) -> None:
    entrust(make_plot("1"), officer.person_id, ("2023-01-01", "2023-12-31", True))
    assert officer.get("plots", entrusted="true", year=2023).json["count"] == 1
    assert officer.get("plots", entrusted="true", year=2022).json["count"] == 0
    assert officer.get("plots", entrusted="true").json["count"] == 0


def test_entrusted_plots_are_counted_apart(officer: Inspector, plots: dict[str, str]) -> None:
    for name in ("grain", "unseen"):
        entrust(plots[name], officer.person_id, (*OPEN, True))
    told = asked(officer)
    assert told["whole"]["plots"] == 4
    assert told["entrusted"]["states"] == {"met_planted": 1, "last_chance": 1}
    for state, count in told["entrusted"]["states"].items():
        assert officer.get("plots", entrusted="true", watch=state).json["count"] == count
    assert asked(officer, entrusted="true")["whole"] == told["entrusted"]
    assert asked(officer, entrusted="false")["entrusted"]["plots"] == 0
