"""The built phone and desk pages, with the headers every answer carries."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Flask, Response, request, send_from_directory

from server.base_map import BaseMap
from server.refusals import Refusal

DIST = Path(__file__).resolve().parents[2] / "pwa" / "dist"
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:{tiles}; media-src 'self' blob:; "
    "worker-src 'self' blob:; connect-src 'self'{tiles}; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""With the origins of a base map's tiles, where there is one."""
TELL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""Of the citizen's page: nothing of anybody else, not even a base map."""

shell = Blueprint("shell", __name__)


@shell.get("/healthz")
def healthz() -> Response:
    """Answers once it serves."""
    return Response("ok\n", mimetype="text/plain")


@shell.get("/")
@shell.get("/<path:path>")
def page(path: str = "") -> Response:
    """A built file, or the page whose router knows the path."""
    if path.startswith("api/"):
        raise Refusal("not_found")
    if path == "desk" or path.startswith("desk/"):
        # no built file lies there, and the number of an edition has a dot
        return _file("desk.html")
    if path == "tell":
        response = _file("tell.html")
        response.headers["Content-Security-Policy"] = TELL_POLICY
        return response
    return _file(path if "." in path.rsplit("/", 1)[-1] else "index.html")


def _file(name: str) -> Response:
    if not (DIST / name).is_file():
        raise Refusal("not_found")
    response = None
    for encoding, ending in (("br", ".br"), ("gzip", ".gz")):
        if request.accept_encodings[encoding] and (DIST / (name + ending)).is_file():
            response = send_from_directory(DIST, name + ending)
            plain = send_from_directory(DIST, name)
            response.headers["Content-Type"] = plain.headers["Content-Type"]
            plain.close()
            response.headers["Content-Encoding"] = encoding
            break
    if response is None:
        response = send_from_directory(DIST, name)
    response.headers["Vary"] = "Accept-Encoding"
    hashed = name.startswith("assets/")
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if hashed else "no-cache"
    )
    return response


def add_headers(app: Flask, base_map: BaseMap | None) -> None:
    origins = base_map.origins if base_map else ()
    policy = POLICY.format(tiles="".join(f" {origin}" for origin in origins))

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = (
            "camera=(self), geolocation=(self), magnetometer=(self), gyroscope=(self), "
            "accelerometer=(self), microphone=()"
        )
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
