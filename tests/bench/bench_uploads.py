"""Photos through the real endpoint against the same web server that only streams them to disk."""

from __future__ import annotations

import base64
import http.client
import os
import tempfile
import threading
import time
from pathlib import Path

from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.models.base import db
from tests.bench.figure import Figure, figure
from tests.bench.server import Served, serving
from tests.makers import jpeg, make_person, make_token, sha256

CLIENTS = 4
PHOTO_BYTES = 1_000_000
ROUNDS = 4
ROUND_S = 2.5
WARM_UP_S = 0.5


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as bare:
        return _measure(Path(ours), Path(bare))


def _measure(ours: Path, bare: Path) -> list[Figure]:
    app = create_app(Config(data_dir=ours))
    with app.app_context():
        upgrade()
        token = make_token(make_person())
        db.session.remove()
        db.engine.dispose()
    kept = {"ours": 0, "bare": 0}
    took_s = {"ours": 0.0, "bare": 0.0}
    with serving(ours) as real, serving(bare, "tests.bench.bare:application") as plain:
        for number in range(ROUNDS + 1):
            # turn and turn about: what else the machine does meets both
            for name, served in (("ours", real), ("bare", plain)):
                seconds = ROUND_S if number else WARM_UP_S
                count, took = _round(served, token, seconds)
                if number:
                    kept[name] += count
                    took_s[name] += took
    rate = {name: kept[name] / took_s[name] for name in kept}
    return [
        figure("upload_ratio", rate["ours"] / rate["bare"], "", ">= 0.6"),
        figure("uploads_per_s", rate["ours"], "1/s", ">= 100"),
    ]


def _round(served: Served, token: str, seconds: float) -> tuple[int, float]:
    """Uploads that ended within the round by all clients together, and how long it took."""
    counts = [0] * CLIENTS
    begin = time.perf_counter()

    def client(number: int) -> None:
        # both sides get the same requests from the same client code
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
        picture = jpeg(number, 640, 480)
        tail = os.urandom(PHOTO_BYTES - len(picture) - 16)
        while time.perf_counter() - begin < seconds:
            photo = picture + os.urandom(16) + tail
            digest = sha256(photo)
            connection.request(
                "POST",
                "/api/v1/uploads",
                photo,
                {
                    "Authorization": f"Bearer {token}",
                    "Tus-Resumable": "1.0.0",
                    "Upload-Length": str(len(photo)),
                    "Upload-Metadata": "sha256 " + base64.b64encode(digest.encode()).decode(),
                    "Content-Type": "application/offset+octet-stream",
                },
            )
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 201, answer.status
            counts[number] += 1
        connection.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts), time.perf_counter() - begin
