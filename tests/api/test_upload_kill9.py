"""A real server that is killed, and connections that break: nothing lost, nothing twice."""

from __future__ import annotations

import http.client
import shutil
import socket
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from server import create_app
from server.config import Config
from server.evidence.spool import PIECE_BYTES
from server.evidence.vault import photo_key
from server.models.base import db
from server.models.photo import Photo
from tests.api.tus import PIECE, checksum, metadata
from tests.bench.server import Served, serving
from tests.conftest import bearer
from tests.makers import jpeg, make_person, make_token, sha256

PHOTO = jpeg(9, 1600, 1200)
SHA256 = sha256(PHOTO)
HALF = len(PHOTO) // 2
PLENTY = 2_000
"""Questions to a server before a test gives up waiting for what it does on its own."""


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Home:
    """The folder of a server, which outlives the server, and a session of one person."""

    folder: Path
    token: str

    def ask(
        self,
        served: Served,
        method: str,
        path: str,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
    ) -> Answer:
        told = {**bearer(self.token), "Tus-Resumable": "1.0.0", **(headers or {})}
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
        with closing(connection):
            connection.request(method, path, body or None, told)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def create(self, served: Served) -> Answer:
        told = {"Upload-Length": str(len(PHOTO)), "Upload-Metadata": metadata(SHA256)}
        return self.ask(served, "POST", "/api/v1/uploads", headers=told)

    def patch(self, served: Served, place: str, offset: int) -> Answer:
        told = {**PIECE, "Upload-Offset": str(offset)}
        return self.ask(served, "PATCH", place, PHOTO[offset:], told)

    def begin_patch(self, served: Served, place: str, sent: int) -> socket.socket:
        """A PATCH of the whole photo of which only the first `sent` bytes go out."""
        head = {
            **bearer(self.token),
            "Tus-Resumable": "1.0.0",
            **PIECE,
            **checksum(PHOTO),
            "Upload-Offset": "0",
            "Content-Length": str(len(PHOTO)),
            "Host": "127.0.0.1",
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        connection = socket.create_connection(("127.0.0.1", served.port), timeout=30)
        connection.sendall(f"PATCH {place} HTTP/1.1\r\n{lines}\r\n".encode() + PHOTO[:sent])
        return connection

    def wait_for(self, served: Served, place: str, offset: int) -> int:
        """Asks until the server has at least `offset` bytes; answers how many."""
        for _ in range(PLENTY):
            reached = int(self.ask(served, "HEAD", place).headers["Upload-Offset"])
            if reached >= offset:
                return reached
        raise AssertionError(f"{offset} bytes never arrived")

    def assert_kept_once(self) -> None:
        vault = self.folder / "vault"
        files = [path for path in vault.rglob("*") if path.is_file()]
        assert files == [vault / photo_key(SHA256)]
        assert files[0].read_bytes() == PHOTO
        app = create_app(Config(data_dir=self.folder))
        with app.app_context():
            assert db.session.scalar(select(func.count()).select_from(Photo)) == 1
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def home(sqlite_template: Path, tmp_path: Path) -> Home:
    shutil.copy(sqlite_template, tmp_path / "xuntian.db")
    app = create_app(Config(data_dir=tmp_path))
    with app.app_context():
        token = make_token(make_person())
        db.session.remove()
        db.engine.dispose()
    return Home(tmp_path, token)


def test_killed_in_mid_upload(home: Home) -> None:
    with serving(home.folder) as served:
        place = home.create(served).headers["Location"]
        with home.begin_patch(served, place, HALF):
            before = home.wait_for(served, place, HALF - PIECE_BYTES)
            served.kill()
    with serving(home.folder) as served:
        reached = home.wait_for(served, place, before)
        assert HALF - PIECE_BYTES <= before <= reached <= HALF
        assert home.patch(served, place, reached).headers["Upload-Sha256"] == SHA256
        again = home.create(served)
        assert (again.status, again.headers["Upload-Offset"]) == (201, str(len(PHOTO)))
        served.kill()
    home.assert_kept_once()
    assert list((home.folder / "spool").iterdir()) == []
    with serving(home.folder) as served:
        assert home.ask(served, "GET", f"/api/v1/photos/{SHA256}").body == PHOTO


@pytest.mark.parametrize("questions", [0, 1, 3, 6])
def test_killed_about_the_last_byte(home: Home, questions: int) -> None:
    """Wherever the kill falls, asking and sending the rest ends in one photo and one row."""
    with serving(home.folder) as served:
        place = home.create(served).headers["Location"]
        with home.begin_patch(served, place, len(PHOTO)):
            for _ in range(questions):
                home.ask(served, "GET", "/healthz")
            served.kill()
    with serving(home.folder) as served:
        there = home.ask(served, "HEAD", place)
        if there.status == 200 and "Upload-Sha256" not in there.headers:
            reached = int(there.headers["Upload-Offset"])
            assert home.patch(served, place, reached).headers["Upload-Sha256"] == SHA256
        else:
            assert there.status in (200, 404)
            assert home.create(served).headers["Upload-Sha256"] == SHA256
    home.assert_kept_once()


def test_a_connection_that_breaks_leaves_what_it_brought(home: Home) -> None:
    with serving(home.folder) as served:
        place = home.create(served).headers["Location"]
        with home.begin_patch(served, place, HALF):
            home.wait_for(served, place, 1)
            assert home.patch(served, place, 0).status == 423
        assert home.wait_for(served, place, HALF) == HALF
        for _ in range(PLENTY):
            answer = home.patch(served, place, HALF)
            if answer.status != 423:
                break
        assert (answer.status, answer.headers["Upload-Sha256"]) == (204, SHA256)
    home.assert_kept_once()
