"""Bad files and bad requests at the real endpoint: a clear error and nothing written."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server import create_app
from server.config import Config
from server.models.base import db
from server.words import catalogue
from tests.api.plot_files import Officer, kept, officer
from tests.geodata.files import geojson, rows_of, shapefile
from tests.geodata.hostile import HOSTILE


@pytest.fixture
def me(client: FlaskClient) -> Officer:
    return officer(client)


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_leave_nothing(
    app: APIFlask, me: Officer, own_temp: Path, make: Callable[[], bytes], code: str
) -> None:
    before = kept(app)
    response = me.look(make())
    assert (response.status_code // 100, response.json["code"]) == (4, code)
    assert response.mimetype == "application/problem+json"
    assert response.json["title"]
    assert "{" not in response.json["title"]
    assert str(own_temp) not in response.text
    assert kept(app) == before
    assert list(own_temp.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "....boot.ini"),
        ("a\x1b[31mb.zip", "a [31mb.zip"),
        ("图斑.zip", "图斑.zip"),
        ("x" * 500 + ".zip", "x" * 196 + ".zip"),
        ("..", ".."),
    ],
)
def test_hostile_file_names(app: APIFlask, me: Officer, name: str, shown: str) -> None:
    before = kept(app)
    report = me.looked(geojson(rows_of(1)), name=name)
    assert report["filename"] == shown
    after = kept(app)
    assert after["vault"] - before["vault"] == 1
    assert after["spool"] == 0


def test_no_file(app: APIFlask, me: Officer) -> None:
    before = kept(app)
    for sent in (
        me.client.post("/api/v1/imports", headers=me.headers),
        me.client.post("/api/v1/imports", json={"file": "x"}, headers=me.headers),
        me.client.post("/api/v1/imports", data={"file": "text, no file"}, headers=me.headers),
        me.client.post(
            "/api/v1/imports", data={"other": (io.BytesIO(b"x"), "x.zip")}, headers=me.headers
        ),
        me.client.post(
            "/api/v1/imports",
            data=b"--b\r\nno multipart",
            content_type="multipart/form-data; boundary=b",
            headers=me.headers,
        ),
        me.client.post(
            "/api/v1/imports",
            data=b"x",
            content_type="multipart/form-data",
            headers=me.headers,
        ),
    ):
        assert (sent.status_code, sent.json["code"]) == (422, "import_file_missing")
    assert kept(app) == before


def small(config: Config) -> APIFlask:
    app = create_app(replace(config, import_max_bytes=20_000))
    app.testing = True
    return app


@pytest.mark.parametrize("length", [30_000, 200_000], ids=["file beyond", "request beyond"])
def test_a_file_beyond_the_limit(app: APIFlask, me: Officer, config: Config, length: int) -> None:
    before = kept(app)
    other = small(config)
    asking = replace(me, client=other.test_client())
    response = asking.look(bytes(length))
    assert (response.status_code, response.json["code"]) == (413, "body_too_large")
    assert response.json["facts"] == {"max_bytes": 20_000}
    with other.app_context():
        db.engine.dispose()
    assert kept(app) == before


def test_a_body_without_length_is_bounded_too(app: APIFlask, me: Officer, config: Config) -> None:
    before = kept(app)
    other = small(config)
    head = (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n'
        b"Content-Type: application/zip\r\n\r\n"
    )
    response = other.test_client().post(
        "/api/v1/imports",
        input_stream=io.BytesIO(head + bytes(300_000) + b"\r\n--b--\r\n"),
        content_type="multipart/form-data; boundary=b",
        environ_overrides={"wsgi.input_terminated": True},
        headers=me.headers,
    )
    assert (response.status_code, response.json["code"]) == (413, "body_too_large")
    with other.app_context():
        db.engine.dispose()
    assert kept(app) == before


def test_many_files_and_long_options(app: APIFlask, me: Officer) -> None:
    before = kept(app)
    many = me.look(geojson(rows_of(1)), **{f"file{n}": (io.BytesIO(b"x"), "x") for n in range(20)})
    assert (many.status_code, many.json["code"]) == (413, "body_too_large")
    long = me.look(geojson(rows_of(1)), options=" " * 200_000 + "{}")
    assert (long.status_code, long.json["code"]) == (413, "body_too_large")
    assert kept(app) == before


def test_too_many_plots(app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.geodata.parcels.MAX_ROWS", 2)
    before = kept(app)
    response = me.look(shapefile(rows_of(3)))
    assert (response.status_code, response.json["code"]) == (413, "import_too_large")
    assert response.json["facts"] == {"rows": 3, "max_rows": 2}
    assert kept(app) == before


def test_every_sentence_of_an_import_finds_its_facts() -> None:
    """A report's sentence may name only facts that its check gives (tests/geodata/test_checks.py)."""
    given = {
        "area_differs": {"declared_m2", "geodesic_m2", "percent"},
        "area_not_a_number": {"fields"},
        "division_code_malformed": {"division_code"},
        "geometry_not_polygon": {"kind"},
        "key_duplicate": {"rows"},
        "key_missing": {"fields"},
        "net_area_differs": {"declared_m2", "ridge_m2", "net_m2"},
        "outside_area": {"division_code"},
        "outside_district": {"where"},
        "overlap": {"number", "overlap_m2"},
        "points_removed": {"count"},
        "ring_mended": {"change_m2"},
        "ring_self_crossing": {"where"},
        "text_too_long": {"field", "longest"},
    }
    for code, sentence in catalogue("zh")["import"].items():
        assert set(re.findall(r"{(\w+)}", sentence)) == given.get(code, set()), code
