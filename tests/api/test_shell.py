"""Which page an address gets; the built pages are stood in for."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server.api import shell


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("index.html", "desk.html", "tell.html", "sw.js", "tell-sw.js"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(shell, "DIST", tmp_path)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("", "index.html"),
        ("plots/1", "index.html"),
        ("sw.js", "sw.js"),
        ("desk", "desk.html"),
        ("desk/review", "desk.html"),
        ("desk/settings/2023.1", "desk.html"),
        ("tell", "tell.html"),
        ("tell-sw.js", "tell-sw.js"),
    ],
)
def test_an_address_gets_the_page_whose_router_knows_it(
    client: FlaskClient, path: str, page: str
) -> None:
    with client.get(f"/{path}") as response:
        assert (response.status_code, response.text) == (200, page)


@pytest.mark.parametrize("path", ["nothing.js", "assets/nothing.css", "api/v1/nothing"])
def test_a_file_that_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(f"/{path}").status_code == 404


def test_the_citizens_page_may_fetch_from_nobody_else(client: FlaskClient) -> None:
    with client.get("/tell") as response:
        policy = response.headers["Content-Security-Policy"].split("; ")
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in response.headers
    sources = {word for part in policy for word in part.split()[1:]}
    assert sources == {"'none'", "'self'", "blob:", "data:"}
    assert "default-src 'none'" in policy
