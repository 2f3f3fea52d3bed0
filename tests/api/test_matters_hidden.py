"""Who learns of a tip-off: its desk. Everybody else's doors, all of them, tell nothing of it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.jobs.matter_release import release
from server.models.base import db
from server.models.plot import Plot
from server.models.tipoff import Matter
from tests.api.matters import covered, make_matter, matter_of, step, stepped
from tests.api.records import Inspector, code_of, inspector
from tests.api.test_scope import World, address, ask, body_for, rules, world
from tests.clock import Clock, held_clock
from tests.makers import AREA, landscape, make_plot, sha256

__all__ = ["world"]

UNKNOWN = (404, "matter_unknown")
BELOW = [
    ("township", AREA),
    ("officer", AREA),
    ("resources_bureau", AREA),
    ("committee", AREA),
    ("village_chief", AREA + "001"),
    ("grid_chief", AREA + "001"),
    ("inspector", AREA),
    ("discipline", "511703"),
    ("administrator", "511703"),
    ("finance", "511703"),
    ("party_office", "511703"),
    ("panel_member", "511703"),
    ("auditor", "511703"),
    ("reward_handler", "511703"),
]
"""Whoever has no desk: the township and below, and those who oversee, pay or administer."""
TOLD = "张三家的果园"


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = held_clock(monkeypatch)
    held.is_on("2026-03-03")
    return held


@pytest.fixture
def desk(client: FlaskClient) -> Inspector:
    return inspector(client, "the desk", ("officer", "511703"))


def told_by(world: World, who: Inspector, app: APIFlask) -> dict[str, bytes]:
    """What every door that can be read answers, by its address."""
    found: dict[str, bytes] = {}
    for rule, method in rules(app):
        if method != "GET":
            continue
        response = ask(world, who, rule, method, who.headers)
        assert response.status_code < 500, rule.rule
        found[address(rule, world)] = response.data
        response.close()
    return found


@pytest.mark.parametrize(("role", "area"), BELOW)
def test_no_door_tells_of_it(
    app: APIFlask, client: FlaskClient, world: World, desk: Inspector, role: str, area: str
) -> None:
    """Before it is there, when it lies on the desk, and when it waits for its hour: the same answers."""
    who = inspector(client, "below", (role, area))
    told_by(world, who, app)
    before = told_by(world, who, app)
    picture = landscape(77)
    matter_id, tipoff_id = make_matter(
        words=TOLD, code="7777771936", pictures=[picture], against="township", plot_id=world.plot_id
    )
    covered(desk, matter_id, tipoff_id, picture)
    stepped(desk, matter_id, "ask", words=TOLD)
    stepped(desk, matter_id, "queue", words=TOLD, plot_id=world.plot_id)
    after = told_by(world, who, app)
    for address_, data in after.items():
        for secret in (TOLD, matter_id, tipoff_id, "7777771936", sha256(picture)):
            assert not any(secret.encode() in part for part in parts_of(data)), address_
    # a zip carries the time at which it was made in its bytes
    plain = {name for name, data in after.items() if not data.startswith(b"PK")}
    changing = {name for name in plain if without_times(after[name]) != without_times(before[name])}
    assert changing == set()


def parts_of(data: bytes) -> list[bytes]:
    """The answer, and where it is a zip each file in it."""
    if not data.startswith(b"PK"):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def without_times(data: bytes) -> bytes:
    """What an answer says, without the moment at which it was made."""
    return re.sub(rb'"20\d\d-\d\d-\d\dT[^"]*"|"(made_at|server_time)":[^,}]*', b"", data)


@pytest.mark.parametrize(("role", "area"), BELOW)
def test_no_door_of_the_desk_opens(
    app: APIFlask, client: FlaskClient, world: World, role: str, area: str
) -> None:
    who = inspector(client, "below", (role, area))
    for rule, method in rules(app):
        if not rule.endpoint.startswith("matters."):
            continue
        response = client.open(
            address(rule, world),
            method=method,
            data=body_for(rule, world, who) if method == "POST" else None,
            headers={**who.headers, "Content-Type": "application/json"},
        )
        assert code_of(response) == (403, "role_not_allowed"), rule.rule
    export = who.post("exports", {"list": "matters", "format": "csv"})
    if export.status_code == 201:
        assert export.json["total"] == 0
    else:
        assert code_of(export) == (403, "role_not_allowed")
    duties = {one["duty"] for one in who.get("week").json["figures"]}
    assert not {one for one in duties if one.startswith("matters")}


def test_the_county_knows_nothing_of_what_is_said_of_it(
    client: FlaskClient, desk: Inspector
) -> None:
    board = inspector(client, "board", ("committee", "511703"))
    plain, _ = make_matter(words="普通的")
    for said in ({"against": "county"}, {"kind": "forced_clearing"}):
        matter_id, tipoff_id = make_matter(words=TOLD, pictures=[landscape(8)], **said)
        for response in (
            desk.get(f"matters/{matter_id}"),
            desk.get(f"matters/{matter_id}/photos/{tipoff_id}/{sha256(landscape(8))}"),
            step(desk, matter_id, "set_aside", words="x", seen=1),
            step(desk, plain, "merge", other_id=matter_id),
        ):
            assert code_of(response) == UNKNOWN
        assert matter_of(board, matter_id)["level"] == "committee"
    listed = desk.get("matters")
    assert [row["id"] for row in listed.json["matters"]] == [plain]
    assert listed.json["counts"]["states"] == {"new": 1}
    assert matter_of(desk, plain)["candidates"] == []
    assert TOLD not in desk.get("search", q="张三").text
    figures = {one["duty"]: one["count"] for one in desk.get("week").json["figures"]}
    assert figures["matters_new"] == 1
    asked = desk.post("exports", {"list": "matters", "format": "csv"})
    assert asked.json["total"] == 1


def test_another_countys_desk_has_another_countys_tipoffs(
    client: FlaskClient, desk: Inspector
) -> None:
    far = inspector(client, "far", ("officer", "511771"))
    here, _ = make_matter()
    nowhere, _ = make_matter(lon=None, lat=None, division_code="")
    assert code_of(far.get(f"matters/{here}")) == UNKNOWN
    assert [row["id"] for row in far.get("matters").json["matters"]] == [nowhere]
    assert len(desk.get("matters").json["matters"]) == 2


def test_the_cursor_of_the_field_moves_with_the_hour_and_not_before(
    clock: Clock, client: FlaskClient, desk: Inspector
) -> None:
    plot_id = make_plot()
    village = inspector(client, "village", ("village_chief", AREA + "001"))
    cursor = village.get("live").json["cursor"]
    matter_id, _ = make_matter(plot_id=plot_id)
    stepped(desk, matter_id, "judge", kind="new_pond", plot_id=plot_id)
    stepped(desk, matter_id, "queue", words="请看", plot_id=plot_id)
    assert village.get("live", since=cursor).json == {"cursor": cursor, "plots": [], "more": False}
    clock.is_on("2026-03-04")
    release(matter_id, clock)
    assert village.get("live", since=cursor).json["plots"] == [plot_id]
    problems = village.get("problems").json["problems"]
    assert [(one["plot_id"], one["found_at"]) for one in problems] == [
        (plot_id, "2026-03-04T01:00:00Z")
    ]
    db.session.rollback()
    assert db.session.get_one(Plot, plot_id).change > cursor


def test_the_side_complained_of_does_not_see_the_check(
    clock: Clock, client: FlaskClient, desk: Inspector
) -> None:
    plot_id = make_plot()
    people = {
        "field": inspector(client, "village", ("village_chief", AREA + "001")),
        "township": inspector(client, "town", ("township", AREA)),
        "county": desk,
    }
    sees = {"owner": 3, "unknown": 3, "village": 2, "township": 1}
    for against, _count in sees.items():
        matter_id, _ = make_matter(against=against)
        stepped(desk, matter_id, "queue", words="请看", plot_id=plot_id)
    clock.is_on("2026-03-04")
    for (matter_id,) in db.session.query(Matter.id).all():
        release(matter_id, clock)
    counts = {name: len(who.get("problems").json["problems"]) for name, who in people.items()}
    assert counts == {
        name: sum(count > at for count in sees.values())
        for at, name in zip((2, 1, 0), ("field", "township", "county"), strict=True)
    }
