"""Grids: made, changed, handed over and closed; and the plots that nobody keeps."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from server.models.base import db, writing
from server.models.division import SameArea
from server.models.log import LogLine
from server.models.plot import Plot
from tests.api.plot_files import officer
from tests.api.records import Inspector, code_of, inspector, new_id
from tests.geodata.files import a_row, box, geojson
from tests.makers import LON, make_person, make_plot, square

A, B = "511703001001", "511703001002"


def town(client: FlaskClient, login: str = "town", area: str = "511703001") -> Inspector:
    return inspector(client, login, ("township", area))


def body(code: str = "G1", area: str = A, **said: Any) -> dict[str, Any]:
    wish = {"code": code, "name": f"{code} 网格", "level": "grid", "area_prefix": area}
    return {**wish, "whole_area": True, **said}


def made(who: Inspector, code: str = "G1", area: str = A, **said: Any) -> dict[str, Any]:
    answer = who.post("grids", body(code, area, **said))
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json
    return told


def put(who: Inspector, grid: str, wish: dict[str, Any]) -> Any:
    return who.client.put(f"/api/v1/grids/{grid}", json=wish, headers=who.headers)


def grid_of(plot_id: str) -> str | None:
    db.session.rollback()
    db.session.expire_all()
    found: str | None = db.session.get(Plot, plot_id).grid_id
    return found


def unassigned(who: Inspector) -> int:
    found: int = who.get("grids").json["unassigned"]
    return found


def test_a_grid_takes_the_plots_of_its_area(client: FlaskClient) -> None:
    who = town(client)
    here, there = make_plot("0001", division_code=A), make_plot("0002", division_code=B)
    assert unassigned(who) == 2
    grid = made(who)
    assert (grid["plots"], grid["mine"]) == (1, True)
    assert (grid_of(here), grid_of(there)) == (grid["id"], None)
    page = who.get("grids").json
    assert (page["unassigned"], page["without_chief"]) == (1, 1)
    assert [plot["number"] for plot in who.get("plots", grid="none").json["plots"]] == ["0002"]
    assert [plot["number"] for plot in who.get("plots", grid=grid["id"]).json["plots"]] == ["0001"]
    assert code_of(who.post("grids", body())) == (409, "grid_code_taken")
    assert code_of(who.post("grids", body("G2"))) == (409, "grid_area_taken")
    assert code_of(who.post("grids", body("G2", "511703002"))) == (403, "grid_area_outside")
    moved = put(who, grid["id"], body(area=B))
    assert moved.json["plots"] == 1
    assert (grid_of(here), grid_of(there)) == (None, grid["id"])
    # a longer beginning wins
    wide = made(who, "G0", "511703001")
    assert (grid_of(here), grid_of(there)) == (wide["id"], grid["id"])
    closed = who.post(f"grids/{grid['id']}/close", {"reason": "并入"})
    assert closed.json["closed_at"]
    assert grid_of(there) == wide["id"]
    assert code_of(put(who, grid["id"], body(area=B))) == (409, "grid_closed")
    assert [one["code"] for one in who.get("grids").json["grids"]] == ["G0"]


def test_both_codes_of_a_township_lie_in_one_grid(client: FlaskClient) -> None:
    who = town(client)
    other = make_plot("0001", division_code="511771001001")
    with writing() as session:
        session.add(SameArea(code="511703001", family="511703001"))
        session.add(SameArea(code="511771001", family="511703001"))
    grid = made(who, area="511703001")
    assert grid_of(other) == grid["id"]
    assert code_of(who.post("grids", body("G2", "511771001"))) == (409, "grid_area_taken")
    county = inspector(client, "county", ("officer", "511703"))
    made(county, "C1", "511703", level="county")
    made(county, "T1", "511771001", level="township")
    kept = county.get(f"plots/{other}").json["grids"]
    assert [one["level"] for one in kept] == ["grid", "township", "county"]


def test_plots_without_a_grid_are_mended_and_that_is_undone(client: FlaskClient) -> None:
    who = town(client)
    far = square(LON + 0.02)
    made(who)
    near = made(who, "N", B, whole_area=False)
    make_plot("0001", division_code=A)
    first = make_plot("0002", square(LON + 0.0199), division_code=B)
    lost = make_plot("0003", far, division_code=B)
    with writing() as session:
        session.query(Plot).filter(Plot.number == "0001").update(
            {"grid_id": who.get("grids").json["grids"][0]["id"]}
        )
    loose = who.get("grids/unassigned").json["plots"]
    assert [(one["number"], one["why"]) for one in loose] == [
        ("0002", "nearest"),
        ("0003", "nearest"),
    ]
    answer = who.post("grids/plots", {"plots": [{"plot_id": first, "grid_id": near["id"]}]})
    assert answer.json["before"] == [{"plot_id": first, "grid_id": None}]
    [one] = who.get("grids/unassigned").json["plots"]
    assert (one["plot_id"], one["grid_id"], one["why"]) == (lost, near["id"], "village")
    assert who.get("grids/unassigned", limit=1).json["next"] is None
    assert who.post("grids/plots", {"plots": answer.json["before"]}).status_code == 200
    assert (grid_of(first), unassigned(who)) == (None, 2)
    page = who.get("grids/unassigned", limit=1).json
    rest = who.get("grids/unassigned", limit=1, after=page["next"]).json
    assert [one["plot_id"] for one in rest["plots"]] == [lost]
    lines = db.session.query(LogLine).filter(LogLine.action == "grid_plots").count()
    assert lines == 2


def test_a_named_plot_stays_in_its_grid(client: FlaskClient) -> None:
    who = town(client)
    plot = make_plot("0001", division_code=A)
    grid, other = made(who), made(who, "N", B, whole_area=False)
    who.post("grids/plots", {"plots": [{"plot_id": plot, "grid_id": other["id"]}]})
    put(who, grid["id"], body(name="新名"))
    assert grid_of(plot) == other["id"]
    higher = made(who, "V", A, level="village")
    refused = who.post("grids/plots", {"plots": [{"plot_id": plot, "grid_id": higher["id"]}]})
    assert code_of(refused) == (422, "grid_takes_no_plots")
    who.post(f"grids/{other['id']}/close", {"reason": "并入"})
    assert grid_of(plot) == grid["id"]


def test_an_imported_plot_has_its_grid_at_once(client: FlaskClient) -> None:
    who = officer(client, "boss", "511703001")
    grid = inspector(client, "town", ("township", "511703001"))
    kept = made(grid, area="511703001")
    who.imported(geojson([a_row("0001", box())]))
    assert unassigned(grid) == 0
    assert grid.get(f"grids/{kept['id']}").json["plots"] == 1


def test_a_post_is_handed_over_and_the_history_stays(client: FlaskClient) -> None:
    who = town(client)
    grid = made(who)["id"]
    wang = make_person("wang", [("grid_chief", A)], name="王一")
    li = make_person("li", [("grid_chief", "511703001")], name="李二")

    def hand(post: str, person: str | None, since: str, **said: Any) -> Any:
        wish = {"post": post, "person_id": person, "since": since, "reason": "换届", **said}
        return who.post(f"grids/{grid}/posts", wish)

    assert hand("main", wang, "2026-01-01").status_code == 200
    assert who.get("grids").json["grids"][0]["chief"] == "王一"
    assert code_of(hand("deputy", wang, "2026-02-01")) == (422, "grid_same_person")
    assert code_of(hand("main", li, "2025-12-31")) == (422, "grid_ends_too_early")
    assert code_of(hand("deputy", None, "2026-02-01")) == (422, "grid_nobody_comes_or_goes")
    told = hand("main", li, "2026-06-01").json["posts"]
    assert [(one["person_name"], one["since"], one["until"]) for one in told] == [
        ("李二", "2026-06-01", None),
        ("王一", "2026-01-01", "2026-06-01"),
    ]
    deputy = hand("deputy", wang, "2026-06-01").json["posts"]
    [period] = [one["id"] for one in deputy if one["post"] == "deputy"]
    gone = hand("deputy", None, "2026-07-01", ends=period).json["posts"]
    assert [one["until"] for one in gone if one["post"] == "deputy"] == ["2026-07-01"]
    assert code_of(hand("deputy", None, "2026-07-02", ends=period)) == (422, "grid_post_ended")
    for nobody in (new_id(), make_person("far", [("grid_chief", "511771001")])):
        assert code_of(hand("deputy", nobody, "2026-07-02")) == (422, "grid_person_outside")
    assert [
        one["name"] for one in who.get(f"grids/{grid}/candidates", q="王一").json["people"]
    ] == ["王一"]
    assert who.get("grids", no_chief="true").json["grids"] == []
    assert [one["code"] for one in who.get("grids", q="李二").json["grids"]] == ["G1"]


def test_one_person_holds_several_grids(client: FlaskClient) -> None:
    who = town(client)
    wang = make_person("wang", [("grid_chief", "511703001")], name="王一")
    for code, area in (("G1", A), ("G2", B)):
        grid = made(who, code, area)["id"]
        wish = {"post": "main", "person_id": wang, "since": "2026-01-01", "reason": "任命"}
        assert who.post(f"grids/{grid}/posts", wish).status_code == 200
    page = who.get("grids", limit=1).json
    assert (page["next"], page["without_chief"]) == ("G1", 0)
    assert [one["chief"] for one in who.get("grids", after="G1").json["grids"]] == ["王一"]


def test_who_keeps_another_area_changes_nothing(client: FlaskClient) -> None:
    who, far = town(client), town(client, "far", "511771001")
    plot = make_plot("0001", division_code=A)
    grid, theirs = made(who)["id"], made(far, "F", "511771001")["id"]
    assert far.get("grids").json["unassigned"] == 0
    assert [one["code"] for one in far.get("grids").json["grids"]] == ["F"]
    for asked in (
        far.get(f"grids/{grid}"),
        put(far, grid, body(name="x")),
        far.post(f"grids/{grid}/close", {"reason": "x"}),
        far.get(f"grids/{grid}/candidates"),
        who.post("grids/plots", {"plots": [{"plot_id": plot, "grid_id": theirs}]}),
    ):
        assert code_of(asked) == (404, "grid_unknown")
    taken = far.post("grids/plots", {"plots": [{"plot_id": plot, "grid_id": theirs}]})
    assert code_of(taken) == (404, "plot_unknown")
    assert grid_of(plot) == grid


@pytest.mark.parametrize("cursor", ["x", "a~b~c"])
def test_a_cursor_that_is_none(client: FlaskClient, cursor: str) -> None:
    assert code_of(town(client).get("grids/unassigned", after=cursor)) == (422, "body_invalid")
