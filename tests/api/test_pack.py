"""The field pack: whole once, then what changed, and nothing of another area."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert

from server import create_app
from server.config import Config
from server.models.base import db, next_change, now, writing
from server.models.edition import EditionRow
from server.models.person import Grant
from server.models.plot import Boundary, Plot
from server.rules.day import china_day
from server.rules.edition import DEFAULT_EDITION, edition_as_json
from tests.api.records import Inspector, code_of, inspector
from tests.makers import AREA, LON, jpeg, make_claim, make_person, make_plot, packed, square, text

PHOTO = jpeg(1)


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


def pack_of(who: Inspector, since: str | None = None) -> dict[str, Any]:
    response = who.get("pack", **({"since": since} if since is not None else {}))
    assert response.status_code == 200, response.json
    body: dict[str, Any] = response.json
    return body


def numbers(pack: dict[str, Any]) -> list[str]:
    return [plot["number"] for plot in pack["plots"]]


def test_the_whole_pack(chief: Inspector) -> None:
    plot_id = make_plot("0002", slope_grade=3)
    make_plot("0001", square(LON + 0.002))
    make_plot("9999", division_code="511703002001")
    pack = pack_of(chief)
    assert pack["full"] is True
    assert pack["photo_max_bytes"] == 30_000_000
    assert pack["person_id"] == chief.person_id
    assert numbers(pack) == ["0001", "0002"]
    assert pack["plots"][1] == {
        "id": plot_id,
        "number": "0002",
        "division_code": AREA + "001",
        "village": "乙湾村",
        "place": "王家坡",
        "household": "张某",
        "land_class": "0101",
        "attribute": None,
        "basic_farmland": True,
        "net_area_mu": "8.61",
        "boundary_version": 1,
        "boundary": packed(square()),
        "last_seen_at": None,
        "last_crop": None,
        "verdict": None,
        "years": [],
        "requests": [],
        "relapsed_on": None,
        "operator": None,
    }
    assert pack["edition"] == orjson.loads(orjson.dumps(edition_as_json(DEFAULT_EDITION)))


def test_then_only_what_changed(chief: Inspector) -> None:
    first = make_plot("0001")
    make_plot("0002", square(LON + 0.002))
    cursor = pack_of(chief)["cursor"]
    nothing = pack_of(chief, cursor)
    assert (nothing["full"], nothing["plots"], nothing["cursor"]) == (False, [], cursor)
    chief.phone.send(PHOTO)
    claim = make_claim(first, chief.person_id, [PHOTO])
    assert chief.put(claim).status_code == 201
    after = pack_of(chief, cursor)
    assert (after["full"], numbers(after)) == (False, ["0001"])
    plot = after["plots"][0]
    assert plot["last_seen_at"] is not None
    assert plot["last_crop"] == "rice"
    assert plot["verdict"]["cultivated"] == "yes"
    (year,) = plot["years"]
    seen_on = china_day(now())
    assert year == {
        "year": seen_on.year,
        "grain": "yes",
        "level": "standing",
        "cultivated": "yes",
        "clause": "grain_cereals",
        "facts": {"seen_on": seen_on.isoformat()},
    }
    assert pack_of(chief, after["cursor"])["plots"] == []


def test_a_photo_that_lands_changes_the_plot(chief: Inspector) -> None:
    plot_id = make_plot()
    chief.put(make_claim(plot_id, chief.person_id, [PHOTO]))
    before = pack_of(chief)
    chief.phone.send(PHOTO)
    assert pack_of(chief, before["cursor"])["plots"][0]["verdict"]["cultivated"] == "yes"


def test_a_new_boundary_changes_the_plot(chief: Inspector) -> None:
    plot_id = make_plot()
    cursor = pack_of(chief)["cursor"]
    shape = square(LON + 0.0001)
    west, south, east, north = shape.bounds
    with writing() as session:
        plot = session.get_one(Plot, plot_id)
        plot.boundary_version, plot.change = 2, next_change(session)
        session.add(
            Boundary(
                plot_id=plot_id,
                version=2,
                valid_from=now(),
                shape=shape,
                area_m2=plot.declared_area_m2,
                packed=orjson.dumps(packed(shape)).decode(),
                min_lon=west,
                min_lat=south,
                max_lon=east,
                max_lat=north,
            )
        )
    pack = pack_of(chief, cursor)
    assert [(plot["boundary_version"], plot["boundary"]) for plot in pack["plots"]] == [
        (2, packed(shape))
    ]


def test_an_unchanged_pack_is_not_sent_again(chief: Inspector) -> None:
    make_plot()
    for path in ("pack", f"pack?since={pack_of(chief)['cursor']}"):
        first = chief.client.get(f"/api/v1/{path}", headers=chief.headers)
        etag = first.headers["ETag"]
        same = chief.client.get(f"/api/v1/{path}", headers={**chief.headers, "If-None-Match": etag})
        assert (same.status_code, same.data) == (304, b"")
    make_plot("0002", square(LON + 0.002))
    fresh = chief.client.get("/api/v1/pack", headers={**chief.headers, "If-None-Match": etag})
    assert fresh.status_code == 200


def test_another_largest_photo_means_the_whole(chief: Inspector, config: Config) -> None:
    make_plot()
    cursor = pack_of(chief)["cursor"]
    assert pack_of(chief, cursor)["full"] is False
    other = create_app(replace(config, photo_max_bytes=8_000_000))
    response = other.test_client().get(f"/api/v1/pack?since={cursor}", headers=chief.headers)
    assert response.json is not None
    assert (response.json["full"], response.json["photo_max_bytes"]) == (True, 8_000_000)
    with other.app_context():
        db.engine.dispose()


def test_another_area_means_the_whole(chief: Inspector) -> None:
    make_plot("0001")
    make_plot("0002", division_code="511703002001")
    cursor = pack_of(chief)["cursor"]
    with writing() as session:
        session.add(Grant(person_id=chief.person_id, role="inspector", area_prefix="511703002"))
    pack = pack_of(chief, cursor)
    assert (pack["full"], numbers(pack)) == (True, ["0001", "0002"])
    with writing() as session:
        session.query(Grant).filter_by(area_prefix=AREA).delete()
    fewer = pack_of(chief, pack["cursor"])
    assert (fewer["full"], numbers(fewer)) == (True, ["0002"])


def test_another_edition_means_the_whole(chief: Inspector) -> None:
    make_plot()
    cursor = pack_of(chief)["cursor"]
    body = {**edition_as_json(DEFAULT_EDITION), "id": "2023.pack"}
    with writing() as session:
        session.add(
            EditionRow(
                id="2023.pack",
                effective_from=date(2023, 6, 1),
                body=body,
                reason="test",
                adopted_at=now(),
            )
        )
    pack = pack_of(chief, cursor)
    assert (pack["full"], pack["edition"]["id"]) == (True, "2023.pack")


def test_another_year_means_the_whole(chief: Inspector, monkeypatch: pytest.MonkeyPatch) -> None:
    make_plot()
    cursor = pack_of(chief)["cursor"]
    later = now().replace(year=now().year + 1, month=1, day=2)
    monkeypatch.setattr("server.api.pack.now", lambda: later)
    assert pack_of(chief, cursor)["full"] is True


@pytest.mark.parametrize(
    "since", ["", "0", "-", "x-y", "１-a", "9" * 400 + "-x", "-1-{of}", "+1-{of}", "{n}-", "a\0b"]
)
def test_a_cursor_of_nobody_means_the_whole(chief: Inspector, since: str) -> None:
    make_plot()
    number, _, of = pack_of(chief)["cursor"].partition("-")
    assert pack_of(chief, since.format(n=number, of=of))["full"] is True


def test_a_cursor_is_not_anothers(chief: Inspector, client: FlaskClient) -> None:
    make_plot()
    officer = inspector(client, "officer", ("officer", "5117"))
    assert pack_of(officer, pack_of(chief)["cursor"])["full"] is True


def test_nobody_without_an_area_gets_a_plot(client: FlaskClient) -> None:
    make_plot()
    nobody = Inspector(client, make_person("nobody", []))
    assert pack_of(nobody)["plots"] == []
    wild = inspector(client, "wild", ("inspector", "%"))
    assert pack_of(wild)["plots"] == []


def test_signed_in_only(client: FlaskClient) -> None:
    assert code_of(client.get("/api/v1/pack")) == (401, "sign_in_needed")


def test_two_thousand_plots(chief: Inspector) -> None:
    count = 2_000
    template = make_plot("0000")
    plot, boundary = db.session.get_one(Plot, template), db.session.query(Boundary).one()
    common = {c.name: getattr(plot, c.name) for c in Plot.__table__.columns}
    outline = {c.name: getattr(boundary, c.name) for c in Boundary.__table__.columns}
    del outline["id"]
    ids = [str(uuid.uuid4()) for _ in range(count - 1)]
    with writing() as session:
        change = next_change(session)
        session.execute(
            insert(Plot),
            [
                {**common, "id": id_, "number": f"{n:04}", "change": change}
                for n, id_ in enumerate(ids, 1)
            ],
        )
        session.execute(insert(Boundary), [{**outline, "plot_id": id_} for id_ in ids])
    pack = pack_of(chief)
    assert numbers(pack) == [f"{n:04}" for n in range(count)]
    with writing() as session:
        session.get_one(Plot, ids[6]).change = next_change(session)
    assert numbers(pack_of(chief, pack["cursor"])) == ["0007"]


def test_instants_are_utc(chief: Inspector) -> None:
    plot_id = make_plot()
    moment = now()
    with writing() as session:
        session.get_one(Plot, plot_id).last_seen_at = moment
    pack = pack_of(chief)
    assert pack["made_at"].endswith("Z")
    assert pack["plots"][0]["last_seen_at"][:23] == text(moment)[:23]
