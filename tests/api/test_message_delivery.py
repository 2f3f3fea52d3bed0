"""Messages out of the house: webhooks and Web Push against a local receiver that fails in every way."""

from __future__ import annotations

import hashlib
import hmac
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import http_ece
import orjson
import pytest
from apiflask import APIFlask
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from flask.testing import FlaskClient

from server import create_app
from server.config import Config
from server.jobs import delivering, telling
from server.jobs.delivering import LEASE, deliver
from server.jobs.queue import queue
from server.jobs.web_push import base64url
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.message import Delivery, Message, PushSubscription
from server.models.person import Person, SignIn
from server.rules.day import CHINA, china_day
from server.rules.message import MOST_TRIES
from tests.api.records import Inspector, code_of, inspector
from tests.api.reviewing import Desk, decided, desk_of
from tests.receiver import Receiver, receiving

SECRET = "a secret of the gateway"
DAY = china_day(now()) + timedelta(days=2)
NOON = datetime.combine(DAY, time(12), CHINA).astimezone(UTC)
NIGHT = datetime.combine(DAY, time(23), CHINA).astimezone(UTC)
"""After what happens in the test, which goes by the real clock, and the night that may follow it."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as told:
        yield told


@pytest.fixture
def config(config: Config, receiver: Receiver) -> Config:
    return replace(
        config,
        sms_webhook_url=f"{receiver.url}/sms",
        sms_webhook_secret=SECRET,
        wecom_webhook_url=f"{receiver.url}/wecom",
        wecom_webhook_secret=SECRET,
        push_hosts=("127.0.0.1", ".push.example"),
        push_contact="mailto:office@example.org",
    )


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time that telling and delivering see."""
    clock = Clock()
    monkeypatch.setattr(delivering, "now", clock)
    monkeypatch.setattr(telling, "now", clock)
    return clock


@pytest.fixture
def desk(client: FlaskClient, clock: Clock) -> Desk:
    """A chief with a telephone."""
    desk = desk_of(client)
    with writing() as session:
        session.get_one(Person, desk.chief.person_id).phone = "13800000001"
    return desk


class Browser:
    """What a browser does: makes keys, hands out an address, opens what comes."""

    def __init__(self, receiver: Receiver, path: str = "/push/1") -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = os.urandom(16)
        self.endpoint = receiver.url + path
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        self.keys = {"p256dh": base64url(point), "auth": base64url(self.secret)}

    def subscribe(self, who: Inspector, **how: Any) -> Any:
        body = {"endpoint": self.endpoint, "keys": self.keys, "language": "zh", **how}
        return who.post("me/browsers", body)

    def opened(self, body: bytes) -> Any:
        plain = http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret)
        return orjson.loads(plain)


def deliveries() -> dict[str, Delivery]:
    db.session.rollback()
    db.session.expire_all()
    return {row.channel: row for row in db.session.query(Delivery)}


def went(receiver: Receiver, path: str) -> list[tuple[dict[str, str], bytes]]:
    return [(headers, body) for where, headers, body in receiver.came if where == path]


def logged(action: str) -> int:
    return db.session.query(LogLine).filter(LogLine.action == action).count()


def returned(desk: Desk) -> str:
    record = desk.visit()
    decided(desk.officer, record, "return")
    return record


def test_a_gateway_gets_what_the_document_says(desk: Desk, receiver: Receiver) -> None:
    returned(desk)
    queue().work_off()
    [(headers, body)] = went(receiver, "/sms")
    told = orjson.loads(body)
    assert told == {
        "format": "xuntian-message-1",
        "delivery": deliveries()["sms"].id,
        "channel": "sms",
        "kind": "record_returned",
        "language": "zh",
        "to": {"phone": "13800000001"},
        "text": "巡田：有一条巡查记录要补拍，请打开巡田查看。",
    }
    said = headers["Xuntian-Timestamp"].encode() + b"." + body
    mac = hmac.new(SECRET.encode(), said, hashlib.sha256).hexdigest()
    assert headers["Xuntian-Signature"] == f"sha256={mac}"
    assert headers["Xuntian-Delivery"] == told["delivery"]
    [(_, wecom)] = went(receiver, "/wecom")
    assert orjson.loads(wecom)["to"] == {"login": "chief"}
    assert "0001" in orjson.loads(wecom)["text"]
    assert {row.state for row in deliveries().values()} == {"sent"}
    assert logged("message_sent") == 2


def test_nothing_is_sent_twice(desk: Desk, receiver: Receiver) -> None:
    returned(desk)
    ids = [row.id for row in deliveries().values()]
    for id_ in [*ids, *ids]:
        deliver(id_)
    queue().work_off()
    assert len(receiver.came) == len(ids)


def test_a_gateway_that_fails_is_asked_again(desk: Desk, receiver: Receiver, clock: Clock) -> None:
    receiver.statuses = [500, 500, 200]
    returned(desk)
    queue().work_off()
    rows = deliveries()
    assert {(row.state, row.tries, row.error) for row in rows.values()} == {
        ("waiting", 1, "HTTP 500")
    }
    queue().work_off()
    assert len(receiver.came) == 2, "not before the pause is over"
    clock.now += timedelta(minutes=1)
    queue().work_off()
    assert {(row.state, row.tries, row.error) for row in deliveries().values()} == {
        ("sent", 2, None)
    }


def test_it_is_given_up_in_the_end(desk: Desk, receiver: Receiver, clock: Clock) -> None:
    receiver.statuses = [503]
    returned(desk)
    for _ in range(MOST_TRIES + 3):
        queue().work_off()
        clock.now += timedelta(hours=1) if clock.now.hour < 11 else timedelta(hours=13)
    rows = deliveries().values()
    assert {(row.state, row.tries) for row in rows} == {("failed", MOST_TRIES)}
    assert len(receiver.came) == 2 * MOST_TRIES
    assert logged("message_given_up") == 2


def test_no_redirect_is_followed(desk: Desk, receiver: Receiver) -> None:
    receiver.statuses = [307]
    returned(desk)
    queue().work_off()
    assert {path for path, *_ in receiver.came} == {"/sms", "/wecom"}
    assert {row.error for row in deliveries().values()} == {"HTTP 307"}


def test_a_gateway_that_is_away_only_delays(
    desk: Desk, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = {
        name: replace(hook, url="http://127.0.0.1:9") for name, hook in telling.webhooks().items()
    }
    monkeypatch.setattr(delivering, "webhooks", lambda: away)
    returned(desk)
    queue().work_off()
    assert {(row.state, row.error) for row in deliveries().values()} == {
        ("waiting", "ConnectionRefusedError")
    }


def test_a_slow_gateway_holds_up_no_record(
    desk: Desk, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.jobs.outgoing.TIMEOUT_S", 0.2)
    receiver.hold = threading.Event()
    returned(desk)
    assert receiver.came == [], "nothing is sent while somebody waits for an answer"
    queue().work_off()
    assert {(row.state, row.tries, row.error) for row in deliveries().values()} == {
        ("waiting", 1, "TimeoutError")
    }


def test_what_a_killed_worker_had_is_taken_up_again(
    desk: Desk, receiver: Receiver, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    returned(desk)

    class Killed(BaseException):
        pass

    def killed(_: object) -> None:
        raise Killed

    with monkeypatch.context() as only_now:
        only_now.setattr(delivering, "_send", killed)
        for row in deliveries().values():
            with pytest.raises(Killed):
                deliver(row.id)
    queue().work_off()
    assert receiver.came == [], "another worker may still be at it"
    clock.now += LEASE
    queue().work_off()
    assert len(receiver.came) == 2
    assert {(row.state, row.tries) for row in deliveries().values()} == {("sent", 2)}


def test_at_night_only_the_inbox_is_filled(desk: Desk, receiver: Receiver, clock: Clock) -> None:
    clock.now = NIGHT
    returned(desk)
    queue().work_off()
    assert receiver.came == []
    assert desk.chief.get("me/messages/unread").json == {"unread": 1}
    clock.now = NIGHT + timedelta(hours=8)
    queue().work_off()
    assert len(receiver.came) == 2


def test_what_was_read_in_the_app_is_not_sent_in_the_morning(
    desk: Desk, receiver: Receiver, clock: Clock
) -> None:
    clock.now = NIGHT
    returned(desk)
    assert desk.chief.post("me/messages/read", {"until": "2030-01-01T00:00:00Z"}).json == {
        "unread": 0
    }
    clock.now = NIGHT + timedelta(hours=8)
    queue().work_off()
    assert receiver.came == []
    assert {(row.state, row.error) for row in deliveries().values()} == {("dropped", "read")}


def test_what_is_urgent_comes_at_night(
    client: FlaskClient, desk: Desk, receiver: Receiver, clock: Clock
) -> None:
    clock.now = NIGHT
    with writing() as session:
        telling.tell(
            session, [desk.chief.person_id], "key_revoked", {"device": "x"}, "device:x", True
        )
    queue().work_off()
    assert {path for path, *_ in receiver.came} == {"/sms", "/wecom"}


def test_each_way_can_be_switched_off(client: FlaskClient, desk: Desk, receiver: Receiver) -> None:
    off = [
        {"kind": "record_voided", "channel": "wecom", "wanted": False},
        {"kind": "record_voided", "channel": "sms", "wanted": True},
    ]
    path = "/api/v1/me/message-settings"
    put = client.put(path, json={"choices": off, "language": "en"}, headers=desk.chief.headers)
    assert put.json["channels"] == ["push", "sms", "wecom"]
    decided(desk.officer, desk.visit(), "void")
    queue().work_off()
    [(where, _, body)] = receiver.came
    assert where == "/sms"
    assert orjson.loads(body)["text"].startswith("Xuntian: a record was voided")


def test_a_browser_shows_what_only_it_can_read(desk: Desk, receiver: Receiver) -> None:
    browser = Browser(receiver)
    assert browser.subscribe(desk.chief).status_code == 201
    record = returned(desk)
    queue().work_off()
    [(headers, body)] = went(receiver, "/push/1")
    assert b"0001" not in body
    told = browser.opened(body)
    assert told["title"] == "巡田"
    assert "0001" in told["text"]
    assert "照片看不清" in told["text"] or "看不清" in told["text"]
    assert told["facts"] == {
        "plot_id": desk.plot_id,
        "inspection_id": record,
        "suggestion_id": None,
    }
    assert headers["Content-Encoding"] == "aes128gcm"
    assert headers["Authorization"].startswith("vapid t=")


def test_a_browser_that_left_is_forgotten(desk: Desk, receiver: Receiver) -> None:
    Browser(receiver).subscribe(desk.chief)
    receiver.statuses = [410]
    returned(desk)
    queue().work_off()
    rows = deliveries()
    assert (rows["push"].state, rows["push"].error) == ("dropped", "HTTP 410")
    assert rows["sms"].state == "waiting", "a gateway does not leave"
    assert db.session.query(PushSubscription).count() == 0
    assert logged("push_gone") == 1


def test_nothing_is_shown_after_signing_out(desk: Desk, receiver: Receiver) -> None:
    Browser(receiver).subscribe(desk.chief)
    record = desk.visit()
    decided(desk.officer, record, "return")
    with writing() as session:
        for one in session.query(SignIn).filter(SignIn.person_id == desk.chief.person_id):
            one.ended_at = now()
    queue().work_off()
    assert went(receiver, "/push/1") == []
    assert deliveries()["push"].error == "unsubscribed"


def test_a_browser_belongs_to_who_is_signed_in_on_it(
    client: FlaskClient, desk: Desk, receiver: Receiver
) -> None:
    browser = Browser(receiver)
    browser.subscribe(desk.chief)
    second = inspector(client, "second")
    browser.subscribe(second)
    returned(desk)
    queue().work_off()
    assert went(receiver, "/push/1") == []
    assert desk.chief.get("me/message-settings").json["browsers"] == []
    [one] = second.get("me/message-settings").json["browsers"]
    delete = f"/api/v1/me/browsers/{one['id']}"
    assert code_of(client.delete(delete, headers=desk.chief.headers)) == (404, "browser_unknown")
    assert client.delete(delete, headers=second.headers).status_code == 204
    assert db.session.query(PushSubscription).count() == 0


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://127.0.0.2/x",
        "http://10.0.0.1/x",
        "https://metadata.internal/x",
        "https://push.example/x",
        "http://a.push.example/x",
        "https://a.push.example:8443/x",
        "https://user@a.push.example/x",
        "https://a.push.example.evil.org/x",
        "file:///etc/passwd",
        "https://[::1",
        "",
    ],
)
def test_a_phone_cannot_have_the_server_call_anywhere(
    desk: Desk, receiver: Receiver, endpoint: str
) -> None:
    browser = Browser(receiver)
    browser.endpoint = endpoint
    assert code_of(browser.subscribe(desk.chief)) == (422, "push_service_unknown")


def test_keys_that_are_none_are_refused(desk: Desk, receiver: Receiver) -> None:
    browser = Browser(receiver)
    for keys in (
        {**browser.keys, "auth": "xx"},
        {**browser.keys, "p256dh": browser.keys["auth"]},
        {"p256dh": "ä", "auth": browser.keys["auth"]},
    ):
        assert code_of(browser.subscribe(desk.chief, keys=keys)) == (422, "body_invalid")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("SMS_WEBHOOK_URL", {"sms_webhook_url": "ftp://example.org"}),
        (
            "SMS_WEBHOOK_URL",
            {"sms_webhook_url": "http://example.org", "sms_webhook_secret": SECRET},
        ),
        (
            "WECOM_WEBHOOK_SECRET",
            {"wecom_webhook_url": "https://example.org/x", "wecom_webhook_secret": "short"},
        ),
        ("QUIET_FROM", {"quiet_from": "9 o'clock"}),
        ("QUIET_UNTIL", {"quiet_until": "25:00"}),
    ],
)
def test_settings_that_cannot_be_stop_the_start(
    tmp_path: Any, name: str, how: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match=f"XUNTIAN_{name}"):
        create_app(Config(data_dir=tmp_path, **how))  # type: ignore[arg-type]


def test_messages_of_an_act_that_is_undone_are_never_sent(
    app: APIFlask, desk: Desk, receiver: Receiver
) -> None:
    def undone() -> None:
        with writing() as session:
            telling.tell(session, [desk.chief.person_id], "export_failed", {}, "export:x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    queue().work_off()
    assert receiver.came == []
    assert db.session.query(Message).count() == 0
