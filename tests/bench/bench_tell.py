"""1,000 tip-offs in 10 minutes from 50 networks, 5 % of them abuse: what is lost, what officers notice.

`TELL_REPORTS=100` asks for fewer at the same pace. Puzzles are easy here: solving them is the phones' work.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import tempfile
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.models.base import db
from server.models.tipoff import Matter, Tipoff, TipoffPhoto
from server.rules.work import is_done
from tests.bench.bench_fieldpack import fill
from tests.bench.figure import Figure, figure, percentile
from tests.bench.server import Served, serving
from tests.conftest import bearer
from tests.makers import landscape, make_person, make_token

REPORTS = int(os.environ.get("TELL_REPORTS", "1000"))
PACE_S = 0.6
NETWORKS = 50
PLOTS = 4_000
ABUSE_ONE_IN = 20
ABUSE = ("no work", "abusive words", "wrong receipt", "no picture")
SENDERS = 16
PAGES = ("/api/v1/matters", "/api/v1/plots?limit=50", "/api/v1/problems")
LOOK_EVERY_S = 0.25
CALM_S = 20.0
SETTINGS = {"XUNTIAN_TELL_WORK_BITS": "4", "XUNTIAN_PROXIES": "1"}
ABUSIVE = "王八蛋"


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        app = create_app(Config(data_dir=data_dir))
        with app.app_context():
            upgrade()
            fill(PLOTS)
            token = make_token(make_person("officer", (("officer", "5117"),)), "desk")
            db.session.remove()
            db.engine.dispose()
        with serving(data_dir, environment=SETTINGS) as served:
            told, busy = _load(served, token)
            # afterwards: the desk's list is as full as it was towards the end
            calm = _looked(served, token, CALM_S)
        with app.app_context():
            found = _kept(told)
            db.session.remove()
            db.engine.dispose()
    return [
        figure("tell_lost", found["lost"], "tip-offs", "<= 0"),
        figure("tell_abuse_through", found["through"], "tip-offs", "<= 0"),
        figure("tell_report_p95_ms", percentile(told.times_ms, 0.95), "ms", "<= 500"),
        figure("tell_picture_p95_ms", percentile(told.picture_ms, 0.95), "ms", "<= 1500"),
        figure("officer_p50_calm_ms", percentile(calm, 0.5), "ms", "<= 100"),
        figure("officer_p50_ratio", percentile(busy, 0.5) / percentile(calm, 0.5), "x", "<= 1.5"),
        figure("officer_p95_ratio", percentile(busy, 0.95) / percentile(calm, 0.95), "x", "<= 2"),
    ]


class Told:
    """What senders know of what they sent."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.pictures: set[str] = set()
        self.abusive: set[str] = set()
        self.answers: Counter[tuple[str, int]] = Counter()
        self.times_ms: list[float] = []
        self.picture_ms: list[float] = []
        self.lock = threading.Lock()


def _load(served: Served, token: str) -> tuple[Told, list[float]]:
    told, picture = Told(), landscape(1, 1_600, 1_200)
    busy: list[float] = []
    done = threading.Event()
    officer = threading.Thread(target=lambda: busy.extend(_looked(served, token, 0, done)))
    officer.start()
    begun = time.perf_counter()
    with ThreadPoolExecutor(SENDERS) as senders:
        sent = []
        for number in range(REPORTS):
            time.sleep(max(0.0, begun + number * PACE_S - time.perf_counter()))
            sent.append(senders.submit(_send, served, number, picture, told))
        for one in sent:
            one.result()
    done.set()
    officer.join()
    return told, busy


def _looked(
    served: Served, token: str, for_s: float, done: threading.Event | None = None
) -> list[float]:
    """Milliseconds of an officer's pages, one after the other."""
    times: list[float] = []
    until = time.perf_counter() + for_s
    for number in count():
        if done.is_set() if done else time.perf_counter() > until:
            return times
        begun = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
        connection.request("GET", PAGES[number % len(PAGES)], headers=bearer(token))
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        connection.close()
        times.append((time.perf_counter() - begun) * 1000)
        time.sleep(LOOK_EVERY_S)
    raise AssertionError


def _send(served: Served, number: int, picture: bytes, told: Told) -> None:
    abuse = ""
    if number % ABUSE_ONE_IN == 0:
        abuse = ABUSE[number // ABUSE_ONE_IN % len(ABUSE)]
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    network = f"198.{51 + number % NETWORKS}.100.{number % 250}"

    def ask(method: str, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        said = {"X-Forwarded-For": network, "Content-Type": "application/json", **headers}
        connection.request(method, f"/api/v1/tell/{path}", raw, said)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    puzzle = ask("POST", "work", {})[1]
    solved = next(str(n) for n in count() if is_done(puzzle["challenge"], str(n), puzzle["bits"]))
    wrong = next(
        str(n) for n in count() if not is_done(puzzle["challenge"], str(n), puzzle["bits"])
    )
    work = {"challenge": puzzle["challenge"], "answer": wrong if abuse == "no work" else solved}
    if abuse == "wrong receipt":
        body = {"code": f"{number:010}", "key": "0" * 64, "work": work}
        status = ask("POST", "openings", body)[0]
        with told.lock:
            told.answers[abuse, status] += 1
        connection.close()
        return
    photo = b"no picture " * 1_000 if abuse == "no picture" else picture
    photo += number.to_bytes(4)
    sha256 = hashlib.sha256(photo).hexdigest()
    report = str(uuid.uuid4())
    begun = time.perf_counter()
    status, receipt = ask("PUT", f"reports/{report}", _report(number, sha256, work, abuse))
    took_ms = (time.perf_counter() - begun) * 1000
    with told.lock:
        told.answers[abuse, status] += 1
        told.times_ms.append(took_ms)
        if status == 201:
            told.taken.add(report)
            if abuse == "abusive words":
                told.abusive.add(report)
    if status == 201:
        begun = time.perf_counter()
        auth = f"Receipt {receipt['token']}"
        status, _ = ask("PUT", f"report/photos/{sha256}", photo, Authorization=auth)
        with told.lock:
            told.answers[f"{abuse} picture", status] += 1
            told.picture_ms.append((time.perf_counter() - begun) * 1000)
            if status == 200:
                told.pictures.add(report)
    connection.close()


def _report(number: int, sha256: str, work: dict[str, str], abuse: str) -> dict[str, Any]:
    place = {"lon": 107.40 + number % 40 * 0.001, "lat": 31.10, "accuracy_m": 15.0}
    return {
        "code": f"{number:010}",
        "key_sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "kind": "new_orchard",
        "against": "owner",
        "words": ABUSIVE if abuse == "abusive words" else "田里栽了果树",
        "where_words": "",
        "place": place,
        "place_how": "position",
        "photos": [sha256],
        "contact": {"name": "张三", "phone": "13800000000"} if number % 3 == 0 else None,
        "ticket": None,
        "work": work,
    }


def _kept(told: Told) -> dict[str, int]:
    """What is in the database against what senders were told, and what each abuse came to."""
    print(dict(told.answers))
    session = db.session()
    state = dict(
        session.query(Tipoff.id, Matter.state).join(Matter, Matter.id == Tipoff.matter_id).all()
    )
    pictures = {
        row.tipoff_id
        for row in session.query(TipoffPhoto).filter(TipoffPhoto.kept_sha256.is_not(None))
    }
    honest = sum(1 for number in range(REPORTS) if number % ABUSE_ONE_IN)
    lost = honest - told.answers["", 201] + len(told.taken - state.keys())
    lost += len(told.pictures - pictures) + told.answers["", 201] - told.answers[" picture", 200]
    through = sum(1 for one in told.abusive if state[one] != "set_aside")
    through += sum(
        times
        for (abuse, status), times in told.answers.items()
        if status < 300 and abuse in ("no work", "wrong receipt", "no picture picture")
    )
    return {"lost": lost, "through": through}
