"""A plain tus client for tests, over Flask's test client."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import bearer
from tests.makers import sha256

PIECE = {"Content-Type": "application/offset+octet-stream"}


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def metadata(digest: str, **more: bytes) -> str:
    pairs = {"sha256": digest.encode(), **more}
    return ",".join(f"{name} {base64_of(value)}" for name, value in pairs.items())


def checksum(data: bytes, algorithm: str = "sha256") -> dict[str, str]:
    digest = hashlib.new(algorithm, data).digest()
    return {"Upload-Checksum": f"{algorithm} {base64_of(digest)}"}


class Phone:
    """One signed-in phone and what it sends."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client = client
        self.headers = {**bearer(token), "Tus-Resumable": "1.0.0"}

    def create(
        self, photo: bytes, body: bytes | None = None, digest: str | None = None, **headers: str
    ) -> TestResponse:
        told: dict[str, Any] = {
            "Upload-Length": str(len(photo)),
            "Upload-Metadata": metadata(digest or sha256(photo)),
            **(PIECE if body is not None else {}),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return self.client.post("/api/v1/uploads", data=body, headers={**self.headers, **told})

    def patch(
        self, place: str, offset: int, body: bytes, headers: dict[str, str] | None = None
    ) -> TestResponse:
        told = {**self.headers, **PIECE, "Upload-Offset": str(offset), **(headers or {})}
        return self.client.patch(place, data=body, headers=told)

    def head(self, place: str) -> TestResponse:
        return self.client.head(place, headers=self.headers)

    def delete(self, place: str) -> TestResponse:
        return self.client.delete(place, headers=self.headers)

    def send(self, photo: bytes) -> TestResponse:
        response = self.create(photo, photo)
        assert response.status_code == 201, response.json
        return response
