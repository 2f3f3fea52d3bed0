"""How much comes through the citizens' door, and what a stranger learns by trying."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from server import create_app
from server.api import tell as door
from server.config import Config
from server.models.base import db
from server.models.tipoff import Tipoff
from server.rules.work import is_done
from tests.api.citizens import Citizen, make_report
from tests.api.records import code_of
from tests.clock import held_clock
from tests.makers import landscape


@pytest.fixture
def config(config: Config) -> Config:
    return replace(
        config,
        tell_work_bits=1,
        tell_reports_per_10_min=3,
        tell_photos_per_10_min=2,
        tell_calls_per_10_min=4,
        tell_openings_per_10_min=5,
        tell_wrong_openings_per_10_min=2,
    )


def too_many(response: TestResponse) -> None:
    assert code_of(response) == (429, "tell_too_many")
    assert response.json["facts"]["retry"] is True
    wait = response.json["facts"]["retry_after_s"]
    assert 1 <= wait <= 600
    assert response.headers["Retry-After"] == str(wait)


def reports(client: FlaskClient, addresses: list[str], first: int = 0) -> list[TestResponse]:
    found = []
    for number, address in enumerate(addresses, first):
        citizen = Citizen(client, code=f"{number:010}")
        citizen.address = address
        found.append(citizen.put(make_report(code=citizen.code)))
    return found


def test_a_network_has_its_share_and_others_theirs(client: FlaskClient) -> None:
    one = ["203.0.113.1", "203.0.113.2", "203.0.113.250", "203.0.113.4"]
    *taken, last = reports(client, one)
    assert [response.status_code for response in taken] == [201, 201, 201]
    too_many(last)
    [elsewhere] = reports(client, ["203.0.114.1"], first=10)
    assert elsewhere.status_code == 201


def test_tomorrow_the_network_is_another_one(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was counted today cannot be joined to what comes tomorrow."""
    reports(client, ["203.0.113.1"] * 3)
    clock = held_clock(monkeypatch)
    clock.is_at(clock.moment + timedelta(days=1))
    [again] = reports(client, ["203.0.113.1"], first=10)
    assert again.status_code == 201


def test_the_work_of_a_refused_report_is_good_later(client: FlaskClient, config: Config) -> None:
    reports(client, ["203.0.113.1"] * 3)
    citizen = Citizen(client, code="9000000000")
    body = {**make_report(code=citizen.code), "work": citizen.work()}
    too_many(citizen.put(body))
    citizen.address = "203.0.114.1"
    assert citizen.put(body).status_code == 201


def test_reports_without_work_take_no_share(client: FlaskClient) -> None:
    citizen = Citizen(client)
    for _ in range(5):
        challenge = citizen.work()["challenge"]
        undone = next(str(n) for n in count() if not is_done(challenge, str(n), 1))
        work = {"challenge": challenge, "answer": undone}
        response = citizen.put({**make_report(), "work": work})
        assert code_of(response) == (403, "tell_work_wrong")
    assert [one.status_code for one in reports(client, ["203.0.113.9"] * 3)] == [201] * 3


def test_pictures_and_calls_have_a_share(client: FlaskClient) -> None:
    photos = [landscape(seed) for seed in range(3)]
    citizen = Citizen(client)
    citizen.tell(photos)
    assert [citizen.send(photo).status_code for photo in photos[:2]] == [200, 200]
    too_many(citizen.send(photos[2]))
    assert [citizen.behind("GET").status_code for _ in range(4)] == [200] * 4
    too_many(citizen.behind("GET"))


def test_wrong_receipts_close_the_door_for_their_network(client: FlaskClient) -> None:
    citizen = Citizen(client)
    citizen.tell()
    for _ in range(2):
        assert code_of(citizen.open(key=b"x" * 32)) == (403, "tell_receipt_wrong")
    too_many(citizen.open(key=b"x" * 32))
    too_many(citizen.open())
    citizen.address = "203.0.114.1"
    assert citizen.open().status_code == 201


def test_every_opening_costs_work(client: FlaskClient) -> None:
    citizen = Citizen(client)
    citizen.tell()
    body = {"code": citizen.code, "key": citizen.key.hex(), "work": citizen.work()}
    assert citizen.ask("POST", "openings", json=body).status_code == 201
    response = citizen.ask("POST", "openings", json=body)
    assert code_of(response) == (409, "tell_work_spent")


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement that the database gets meanwhile."""
    said: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(db.engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(db.engine, "before_cursor_execute", hear)


def test_an_unknown_code_and_a_wrong_key_are_the_same(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same refusal, same words, same statements, and as many hashes: nothing to tell them apart by."""
    citizen = Citizen(client)
    citizen.tell()
    compared: list[tuple[int, int]] = []
    compare: Callable[[str, str], bool] = door.hmac.compare_digest

    def hear(one: str, other: str) -> bool:
        compared.append((len(one), len(other)))
        return compare(one, other)

    monkeypatch.setattr(door.hmac, "compare_digest", hear)
    told = []
    for given in ({"key": b"x" * 32}, {"code": "0000000000"}):
        work = citizen.work()
        monkeypatch.setattr(citizen, "work", lambda work=work: work)
        compared.clear()
        with counted() as statements:
            response = citizen.open(**given)
        monkeypatch.undo()
        monkeypatch.setattr(door.hmac, "compare_digest", hear)
        told.append((response.data, response.headers, list(statements), list(compared)))
    (wrong_key, wrong_code) = told
    assert wrong_key[0] == wrong_code[0]
    assert dict(wrong_key[1]) == dict(wrong_code[1])
    assert wrong_key[2] == wrong_code[2]
    assert wrong_key[3][-1] == wrong_code[3][-1] == (64, 64)


def test_behind_a_proxy_the_one_before_it_is_counted(config: Config) -> None:
    app: APIFlask = create_app(replace(config, proxies=1, tell_reports_per_10_min=1))
    with app.app_context():
        citizen = Citizen(app.test_client())
        for number, forwarded in enumerate(
            ["198.51.100.1", "198.51.100.2", "10.9.8.7, 203.0.113.5", "198.51.100.1, 203.0.113.6"]
        ):
            citizen = Citizen(app.test_client(), code=f"{number:010}")
            citizen.address = "127.0.0.1"
            citizen.headers = {"X-Forwarded-For": forwarded}
            response = citizen.put(make_report(code=citizen.code))
            assert response.status_code == (201 if number in (0, 2) else 429)
        assert db.session.query(Tipoff).count() == 2
        db.session.remove()
        db.engine.dispose()
