"""Whole records a second: one 1 MB photo by tus, then the claim, durable, four clients."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import os
import random
import tempfile
import threading
import time
import uuid
from pathlib import Path

from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.models.base import now
from tests.bench.figure import Figure, figure
from tests.bench.server import serving
from tests.makers import (
    jpeg,
    make_claim,
    make_fix,
    make_person,
    make_plot,
    make_token,
    square,
    text,
)

CLIENTS = 4
SECONDS = 8.0
PHOTO_BYTES = 1_000_000
TAIL_BYTES = 16
PLOTS = 300


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder))


def _measure(folder: Path) -> list[Figure]:
    app = create_app(Config(data_dir=folder))
    with app.app_context():
        upgrade()
        people = [make_person(f"chief-{n}") for n in range(CLIENTS)]
        tokens = [make_token(person_id) for person_id in people]
        places = [(107.40 + n % 20 * 0.001, 31.10 + n // 20 * 0.001) for n in range(PLOTS)]
        plots = [make_plot(f"{n:04}", square(*place)) for n, place in enumerate(places)]
    picture = jpeg(1, 640, 480)
    with serving(folder) as served:
        counts = [0] * CLIENTS
        start = threading.Barrier(CLIENTS + 1)
        until = [0.0]

        def client(number: int) -> None:
            bearer = {"Authorization": f"Bearer {tokens[number]}"}
            scatter = random.Random(number)
            # one picture is hashed and the rest differ in their tail: making them is not measured
            common = picture + os.urandom(PHOTO_BYTES - len(picture) - TAIL_BYTES)
            hashed = hashlib.sha256(common)
            start.wait()
            while time.perf_counter() < until[0]:
                # each record from a phone of its own, as they come in over the day
                connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
                place = (counts[number] * CLIENTS + number) % PLOTS
                lon, lat = (axis + scatter.uniform(-3e-4, 3e-4) for axis in places[place])
                tail = os.urandom(TAIL_BYTES)
                photo = common + tail
                whole = hashed.copy()
                whole.update(tail)
                digest = whole.hexdigest()
                connection.request(
                    "POST",
                    "/api/v1/uploads",
                    photo,
                    {
                        **bearer,
                        "Tus-Resumable": "1.0.0",
                        "Upload-Length": str(len(photo)),
                        "Upload-Metadata": "sha256 " + base64.b64encode(digest.encode()).decode(),
                        "Content-Type": "application/offset+octet-stream",
                    },
                )
                answer = connection.getresponse()
                answer.read()
                assert answer.status == 201, answer.status
                fix = make_fix(lon=lon, lat=lat, taken_at=text(now()))
                claim = make_claim(plots[place], people[number], [b"named below"], fix)
                claim["photos"][0].update(sha256=digest, size_bytes=len(photo))
                connection.request(
                    "PUT",
                    f"/api/v1/inspections/{uuid.uuid4()}",
                    json.dumps(claim),
                    {**bearer, "Content-Type": "application/json"},
                )
                answer = connection.getresponse()
                body = answer.read()
                assert answer.status == 201, body
                assert json.loads(body)["receipt"]["photos"] == [digest]
                connection.close()
                counts[number] += 1

        threads = [threading.Thread(target=client, args=(n,)) for n in range(CLIENTS)]
        for thread in threads:
            thread.start()
        until[0] = time.perf_counter() + SECONDS
        begun = time.perf_counter()
        start.wait()
        for thread in threads:
            thread.join()
        took = time.perf_counter() - begun
        memory = served.memory_mb()
    return [
        figure("records_per_s", sum(counts) / took, "1/s", ">= 100"),
        figure("records_memory_mb", memory, "MB", "<= 400"),
    ]
