"""Patrol tracks over the API: off by default, on by law, one's own, read by right, gone after a year."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from server.jobs.queue import queue
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.track import Track
from server.rules.day import china_day
from tests.api.records import OTHER_RECORD, RECORD, Inspector, code_of, inspector, new_id
from tests.api.tracks import BASIS, make_track, make_track_basis


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def admin(client: FlaskClient) -> Inspector:
    return inspector(client, "admin", ("administrator", "5117"))


@pytest.fixture
def officer(client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"))


@pytest.fixture
def on(admin: Inspector) -> dict[str, Any]:
    body = make_track_basis()
    assert admin.post("track-bases", body).status_code == 201
    return body


def put(who: Inspector, track: dict[str, Any], track_id: str = RECORD) -> Any:
    return who.client.put(f"/api/v1/tracks/{track_id}", json=track, headers=who.headers)


def lines(action: str) -> list[LogLine]:
    db.session.rollback()
    wanted = select(LogLine).where(LogLine.action == action).order_by(LogLine.seq)
    return list(db.session.scalars(wanted))


def test_off_by_default(chief: Inspector) -> None:
    assert chief.get("me/track-basis").json["basis"] is None
    assert code_of(put(chief, make_track())) == (403, "track_not_allowed")


def test_a_switch_says_its_law_and_allows_a_track(
    chief: Inspector, admin: Inspector, on: dict[str, Any]
) -> None:
    told = chief.get("me/track-basis").json["basis"]
    same = ("id", "purpose", "basis", "document", "from_day", "until_day")
    assert {name: told[name] for name in same} == {name: on[name] for name in same}
    assert (told["longest_h"], told["kept_months"]) == (8, 12)
    track = make_track()
    first = put(chief, track)
    assert first.status_code == 201, first.json
    assert put(chief, track).status_code == 200
    assert len(lines("track_received")) == 1
    assert code_of(put(chief, {**track, "points": []})) == (409, "track_differs")
    whole = chief.get(f"tracks/{RECORD}").json
    assert [point["lon"] for point in whole["points"]] == [one["lon"] for one in track["points"]]
    assert len(whole["gaps"]) == 1
    assert [row["id"] for row in chief.get("me/tracks").json["tracks"]] == [RECORD]
    assert chief.get("me/track-basis").json["has_tracks"] is True
    line = lines("track_basis_set")[0]
    assert line.facts["document"] == on["document"]
    assert line.subject == "area:511703"


def test_a_switch_is_only_ever_added_to(
    chief: Inspector, admin: Inspector, on: dict[str, Any]
) -> None:
    assert admin.post("track-bases", on).status_code == 200
    other = {**on, "document": "another"}
    assert code_of(admin.post("track-bases", other)) == (409, "track_basis_differs")
    off = make_track_basis(id=OTHER_RECORD, on=False, basis="不再需要")
    told = admin.post("track-bases", off)
    assert told.status_code == 201
    assert [row["on"] for row in told.json["bases"]] == [False, True]
    assert chief.get("me/track-basis").json["basis"] is None
    assert code_of(put(chief, make_track())) == (403, "track_not_allowed")
    page = admin.get("track-bases", limit=1).json
    assert [row["id"] for row in page["bases"]] == [OTHER_RECORD]
    rest = admin.get("track-bases", before=page["next"]).json
    assert ([row["id"] for row in rest["bases"]], rest["next"]) == ([BASIS], None)


def test_a_switch_reaches_no_farther_than_who_sets_it(
    client: FlaskClient, chief: Inspector, admin: Inspector
) -> None:
    far = inspector(client, "far", ("administrator", "511771"))
    assert code_of(far.post("track-bases", make_track_basis())) == (403, "person_area_outside")
    wrong = make_track_basis(until_day="2019-01-01")
    assert code_of(admin.post("track-bases", wrong)) == (422, "body_invalid")
    day = china_day(now())
    long = make_track_basis(until_day=(day + timedelta(days=400)).isoformat())
    assert code_of(admin.post("track-bases", long)) == (422, "track_basis_days_wrong")
    assert code_of(chief.post("track-bases", make_track_basis())) == (403, "role_not_allowed")


@pytest.mark.parametrize(
    "harm",
    [
        {"ended_at": "2020-01-01T00:00:00Z"},
        {"gaps": [{"from": "2020-01-01T00:00:00Z", "until": "2020-01-02T00:00:00Z"}]},
        {"points": [{"lon": 200.0, "lat": 1.0, "accuracy_m": None, "at": "2020-01-01T00:00:00Z"}]},
        {"points": [{"lon": 107.0, "lat": 31.0, "accuracy_m": 1.0, "at": "2020-01-01T00:00:00Z"}]},
        {"ended_by": "nobody"},
        {"steps": 4000},
    ],
)
def test_a_track_that_cannot_be_is_refused(
    chief: Inspector, on: dict[str, Any], harm: dict[str, Any]
) -> None:
    assert code_of(put(chief, {**make_track(), **harm})) == (422, "body_invalid")


def test_a_basis_that_is_not_the_one_in_force(chief: Inspector, on: dict[str, Any]) -> None:
    assert code_of(put(chief, make_track(basis_id=new_id()))) == (403, "track_not_allowed")


def test_a_track_from_before_it_was_allowed(chief: Inspector, on: dict[str, Any]) -> None:
    early = make_track(now() - timedelta(days=12))
    assert code_of(put(chief, early)) == (403, "track_not_allowed")


def test_others_read_by_right_and_each_read_is_a_line(
    client: FlaskClient, chief: Inspector, officer: Inspector, on: dict[str, Any]
) -> None:
    assert put(chief, make_track()).status_code == 201
    assert lines("track_read") == []
    listed = officer.get("tracks")
    assert [row["id"] for row in listed.json["tracks"]] == [RECORD]
    assert "points" not in listed.json["tracks"][0]
    assert officer.get(f"tracks/{RECORD}").status_code == 200
    assert [line.person_id for line in lines("track_read")] == [officer.person_id]
    assert [line.facts["count"] for line in lines("tracks_listed")] == [1]
    assert officer.get("tracks", area="511771").json["tracks"] == []
    for role in ("inspector", "administrator", "township", "discipline"):
        other = inspector(client, f"{role}-2", (role, "511703"))
        assert code_of(other.get("tracks")) == (403, "role_not_allowed")
        assert code_of(other.get(f"tracks/{RECORD}")) == (404, "track_unknown")
        assert other.get("me/tracks").json["tracks"] == []
    stranger = inspector(client, "stranger", ("officer", "511771"))
    assert stranger.get("tracks").json["tracks"] == []
    assert code_of(put(stranger, make_track())) == (404, "track_unknown")


def test_pages(chief: Inspector, officer: Inspector, on: dict[str, Any]) -> None:
    ids = [new_id() for _ in range(3)]
    for hours, track_id in enumerate(ids):
        assert (
            put(chief, make_track(now() - timedelta(hours=3 + hours)), track_id).status_code == 201
        )
    first = officer.get("tracks", limit=2).json
    rest = officer.get("tracks", limit=2, after=first["next"]).json
    assert [row["id"] for row in first["tracks"] + rest["tracks"]] == ids
    assert rest["next"] is None


def test_tracks_go_after_a_year_and_the_log_proves_it(
    app: APIFlask, chief: Inspector, on: dict[str, Any]
) -> None:
    assert put(chief, make_track(), RECORD).status_code == 201
    assert put(chief, make_track(), OTHER_RECORD).status_code == 201
    with writing() as session:
        old = now() - timedelta(days=368)
        session.execute(update(Track).where(Track.id == RECORD).values(started_at=old))
        sha256 = session.scalar(select(Track.sha256).where(Track.id == RECORD))
    queue().work_off()
    db.session.rollback()
    assert [row.id for row in db.session.scalars(select(Track))] == [OTHER_RECORD]
    [line] = lines("tracks_deleted")
    assert line.facts["count"] == 1
    assert line.facts["sha256"] == hashlib.sha256(f"{sha256}\n".encode()).hexdigest()
    assert line.person_id is None
    queue().work_off()
    assert len(lines("tracks_deleted")) == 1
    ancient = make_track(now() - timedelta(days=400))
    assert code_of(put(chief, ancient, new_id())) == (403, "track_not_allowed")
