"""What is new since a page looked: told to those of the area, without keeping their session alive."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select, update

from server.models.base import db, now, writing
from server.models.person import SignIn
from tests.api.plot_files import officer
from tests.api.records import RECORD, Inspector
from tests.api.reviewing import PHOTOS, decided, desk_of
from tests.makers import make_claim, make_plot


def live(who: Any, since: int | None = None) -> Any:
    path = "/api/v1/live" if since is None else f"/api/v1/live?since={since}"
    answer = who.client.get(path, headers=who.headers)
    assert answer.status_code == 200, answer.text
    return answer.json


def test_records_photos_and_decisions_are_told(client: FlaskClient) -> None:
    desk = desk_of(client)
    make_plot("0002")
    begun = live(desk.officer)
    assert (begun["plots"], begun["more"]) == ([], False)

    def moved(since: int) -> int:
        told = live(desk.officer, since)
        assert (told["plots"], told["more"]) == ([desk.plot_id], False)
        assert told["cursor"] > since
        assert live(desk.officer, told["cursor"])["plots"] == []
        return int(told["cursor"])

    claim = make_claim(desk.plot_id, desk.chief.person_id, PHOTOS)
    assert desk.chief.put(claim).status_code == 201
    at = moved(begun["cursor"])
    desk.chief.phone.send(PHOTOS[0])
    at = moved(at)
    decided(desk.officer, RECORD)
    moved(at)


def test_other_areas_hear_nothing(client: FlaskClient) -> None:
    desk = desk_of(client)
    far = officer(client, "far", "511771")
    before = live(far)["cursor"]
    assert desk.chief.put(make_claim(desk.plot_id, desk.chief.person_id)).status_code == 201
    told = live(far, before)
    assert (told["plots"], told["more"]) == ([], False)
    assert told["cursor"] > before


def test_many_at_once_are_told_as_more(client: FlaskClient) -> None:
    for number in range(51):
        make_plot(f"{number:04d}")
    told = live(officer(client, "boss", "5117"), 0)
    assert (len(told["plots"]), told["more"]) == (50, True)


def test_a_cursor_from_before_a_restored_backup_means_everything(client: FlaskClient) -> None:
    make_plot()
    told = live(officer(client, "boss", "5117"), 10_000)
    assert (told["plots"], told["more"]) == ([], True)
    assert told["cursor"] < 10_000


def used_at(who: Inspector) -> Any:
    db.session.rollback()
    return db.session.scalar(select(SignIn.used_at).where(SignIn.person_id == who.person_id))


def test_a_page_that_asks_on_its_own_does_not_keep_the_session(client: FlaskClient) -> None:
    desk = desk_of(client)
    watcher = Inspector(client, desk.officer.person_id, "desk")
    with writing() as session:
        session.execute(update(SignIn).values(used_at=now() - timedelta(minutes=5)))
    before = used_at(watcher)
    quiet = {**watcher.headers, "Xuntian-Quiet": "1"}
    for path in ("live", "reviews", "exports"):
        assert client.get(f"/api/v1/{path}", headers=quiet).status_code == 200
    assert used_at(watcher) == before
    assert client.get("/api/v1/live", headers=watcher.headers).status_code == 200
    with writing() as session:
        session.execute(update(SignIn).values(used_at=now() - timedelta(minutes=31)))
    ended = client.get("/api/v1/live", headers=quiet)
    assert (ended.status_code, ended.json["code"]) == (401, "session_expired")
