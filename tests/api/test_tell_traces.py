"""What is left of a reporter: nothing of whence they came, and what they told only where it belongs.

Every door of the citizens' is driven by a marked phone; then all tables, files and logs are searched.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from flask import request
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from server.api import tell as door
from server.config import Config
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.tipoff import Tipoff, TipoffContact, hold
from tests.api.citizens import Citizen, make_report, place
from tests.api.records import code_of
from tests.evidence.pictures import degrees, position, with_exif
from tests.makers import make_plot, sha256

ADDRESS, NETWORK = "198.51.100.77", "198.51.100"
AGENT, REFERER, COOKIE = "MARK-AGENT/5.0", "https://mark-referer.example/x", "mark=COOKIE"
WORDS, WHERE, ANSWER, REASON = "MARK-WORDS", "MARK-WHERE", "MARK-ANSWER", "MARK-REASON"
NAME, PHONE = "MARK-NAME", "13977778888"
CODE = "8877665544"
KEY = sha256(b"MARK-KEY").encode()[:32]
CAMERA = "MARK-CAMERA"
PHOTO = with_exif(position(degrees(31, 7), degrees(107, 27)), outer={0x010F: CAMERA})
LON, LAT = 107.450123, 31.120456

BELONGS = {
    WORDS: {"tipoff.words"},
    WHERE: {"tipoff.where_words"},
    ANSWER: {"matter_event.words"},
    REASON: {"matter_event.words"},
    CODE: {"tipoff.code"},
    str(LON): {"tipoff.lon", "matter.lon"},
    str(LAT): {"tipoff.lat", "matter.lat"},
}
"""What was told → the columns that hold it, and no other."""
NOWHERE = [
    ADDRESS,
    NETWORK,
    AGENT,
    REFERER,
    "COOKIE",
    KEY.hex(),
    KEY.decode(),
    NAME,
    PHONE,
    CAMERA,
]


@pytest.fixture
def config(config: Config) -> Config:
    return replace(config, tell_work_bits=1)


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Every line of every logger, however chatty."""
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.fixture
def citizen(client: FlaskClient) -> Citizen:
    citizen = Citizen(client, code=CODE, key=KEY)
    citizen.address = ADDRESS
    citizen.headers = {
        "User-Agent": AGENT,
        "Referer": REFERER,
        "Cookie": COOKIE,
        "X-Forwarded-For": ADDRESS,
        "Accept-Language": "zh-CN",
    }
    return citizen


def drive(app: APIFlask, citizen: Citizen) -> set[str]:
    """Takes every step at every door; answers the endpoints that were reached."""
    reached: set[str] = set()

    def note() -> None:
        reached.add(request.endpoint or "")

    app.before_request_funcs.setdefault(None, []).append(note)
    make_plot()
    citizen.ask("GET", "door")
    citizen.ask("GET", "places")
    citizen.tell(
        [PHOTO],
        words=WORDS,
        where_words=WHERE,
        place=place(LON, LAT),
        contact={"name": NAME, "phone": PHONE},
    )
    assert citizen.send(PHOTO).status_code == 200
    assert citizen.put(make_report(words="other")).status_code == 409
    assert citizen.open(key=b"x" * 32).status_code == 403
    assert citizen.open().status_code == 201
    citizen.report()
    assert citizen.post("answers", question_id=None, words=ANSWER, photos=[]).status_code == 200
    with writing() as session:
        matter = hold(session, session.get_one(Tipoff, citizen.id).matter_id)
        matter.state, matter.replied_at = "dismissed", now()
    assert code_of(citizen.post("withdraw")) == (409, "tell_not_now")
    citizen.post("revisit", satisfied=False, reason=REASON)
    for rule in doors(app):
        if rule.endpoint not in reached:
            # those of the rewards: whatever they answer, they leave no more behind
            method = "GET" if "GET" in (rule.methods or ()) else "POST"
            path = rule.rule.removeprefix("/api/v1/tell/")
            headers = {"Authorization": f"Receipt {citizen.token}"}
            for more in ({}, {"not_staff": True}):
                body = None if method == "GET" else {"id": str(uuid.uuid4()), **more}
                citizen.ask(method, path, headers=headers, json=body)
    return reached


def doors(app: APIFlask) -> list[Rule]:
    return [one for one in app.url_map.iter_rules() if one.rule.startswith("/api/v1/tell/")]


def cells() -> Iterator[tuple[str, Any]]:
    """Every value of every table there is, whatever the models know of it."""
    db.session.rollback()
    inspector = sa.inspect(db.engine)
    with db.engine.connect() as connection:
        for name in inspector.get_table_names():
            if name.startswith("spatial_ref_sys"):
                continue
            rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"')
            columns = list(rows.keys())
            for row in rows:
                yield from zip((f"{name}.{one}" for one in columns), row, strict=True)


def text_of(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)


def test_every_door_is_driven(app: APIFlask, citizen: Citizen) -> None:
    assert {rule.endpoint for rule in doors(app)} <= drive(app, citizen)


def test_what_was_told_stands_where_it_belongs(app: APIFlask, citizen: Citizen) -> None:
    drive(app, citizen)
    found: dict[str, set[str]] = {mark: set() for mark in (*BELONGS, *NOWHERE)}
    for column, value in cells():
        for mark in found:
            if mark in text_of(value):
                found[mark].add(column)
    assert {mark: found[mark] for mark in BELONGS} == BELONGS
    assert {mark: columns for mark, columns in found.items() if mark in NOWHERE and columns} == {}


def test_no_file_tells_whence_it_came(app: APIFlask, config: Config, citizen: Citizen) -> None:
    drive(app, citizen)
    db.session.rollback()
    for file in config.data_dir.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for mark in NOWHERE:
                assert mark.encode() not in data, (mark, file)
            if file.suffix not in (".db", ".db-wal"):
                assert not any(mark.encode() in data for mark in BELONGS), file


def test_no_log_tells_anything(
    app: APIFlask, citizen: Citizen, heard: pytest.LogCaptureFixture, capfd: Any
) -> None:
    drive(app, citizen)
    out, err = capfd.readouterr()
    chain_id = db.session.get_one(Tipoff, citizen.id).chain_id
    for mark in (*NOWHERE, *BELONGS, citizen.id, citizen.token):
        assert mark not in heard.text, mark
        assert mark not in out + err, mark
    for line in db.session.query(LogLine):
        assert line.person_id is None
        assert line.subject.startswith("matter:")
        said = f"{line.subject} {line.facts}"
        for mark in (*NOWHERE, *BELONGS, citizen.id, citizen.token, chain_id):
            assert mark not in said, (line.action, mark)
        if line.action.startswith("tipoff_"):
            assert line.facts == {}


@pytest.mark.parametrize("how", ["a bug", "the database"])
def test_not_even_a_fault_of_ours_tells(
    app: APIFlask,
    citizen: Citizen,
    heard: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    """A message may quote what was sent; the log says where it failed, and no more."""

    def fails(*args: Any) -> None:
        if how == "a bug":
            raise RuntimeError(f"cannot keep {args[1].words} of {ADDRESS}")
        db.session.execute(sa.text("INSERT INTO tipoff (words) VALUES (:words)"), {"words": WORDS})

    app.testing = False
    monkeypatch.setattr(door, "take_in", fails)
    response = citizen.put(make_report(words=WORDS, code=CODE))
    assert code_of(response) == (500, "unexpected")
    assert "at the door" in heard.text
    assert "in put_report" in heard.text
    for mark in (WORDS, CODE, ADDRESS, citizen.id):
        assert mark not in heard.text, mark


def test_a_dump_without_the_keys_opens_no_contact(config: Config, citizen: Citizen) -> None:
    """The sealed bytes are of one length, whatever the name, and no two of the same contact are equal."""
    citizen.tell(contact={"name": "欧阳" * 20, "phone": "+86 139 7777 8888"})
    other = Citizen(citizen.client, code="1000000002")
    other.tell(contact={"name": "", "phone": "12345"})
    same = Citizen(citizen.client, code="1000000003")
    same.tell(contact={"name": "", "phone": "12345"})
    db.session.rollback()
    sealed = [row.sealed for row in db.session.query(TipoffContact)]
    assert len({len(one) for one in sealed}) == 1
    assert len(set(sealed)) == 3
    keys = {file.name for file in (config.data_dir / "keys").iterdir()}
    assert {"contact.pem", "contact.pub.pem", "tell.key"} <= keys


def test_a_network_is_blurred_by_a_secret_and_the_day(
    app: APIFlask, config: Config, citizen: Citizen
) -> None:
    """Even the limiter's memory holds nothing that an address can be found from."""
    drive(app, citizen)
    memory = str(app.extensions["xuntian.tries"].storage.storage)
    for mark in (ADDRESS, NETWORK, AGENT, CODE, citizen.id):
        assert mark not in memory
    assert (Path(config.data_dir) / "keys" / "tell.key").stat().st_mode & 0o077 == 0
