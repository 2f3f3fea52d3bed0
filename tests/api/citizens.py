"""A citizen's page over Flask's test client: no session, no cookie, a code and a key of its own."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from itertools import count
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.rules.work import is_done
from tests.makers import LAT, LON, sha256

CODE = "4718201936"
KEY = hashlib.sha256(b"the key of a test").digest()


def place(lon: float = LON, lat: float = LAT, accuracy_m: float | None = 12.5) -> dict[str, Any]:
    return {"lon": lon, "lat": lat, "accuracy_m": accuracy_m}


def make_report(
    photos: Sequence[bytes] = (), code: str = CODE, key: bytes = KEY, **fields: Any
) -> dict[str, Any]:
    """Of a new orchard on the plot of `tests.makers`, without its work."""
    return {
        "code": code,
        "key_sha256": sha256(key),
        "kind": "new_orchard",
        "against": "owner",
        "words": "复耕的田里又栽了柑橘苗",
        "where_words": "",
        "place": place(),
        "place_how": "position",
        "photos": [sha256(photo) for photo in photos],
        "contact": None,
        "ticket": None,
        **fields,
    }


def solved(challenge: str, bits: int) -> str:
    return next(str(n) for n in count() if is_done(challenge, str(n), bits))


class Citizen:
    """One phone: what it may know of itself is its code, its key and a token."""

    def __init__(self, client: FlaskClient, code: str = CODE, key: bytes = KEY) -> None:
        self.client = client
        self.code, self.key = code, key
        self.id = str(uuid.uuid4())
        self.token = ""
        self.ticket: str | None = None
        self.headers: dict[str, str] = {}
        """Of every request, such as a marked user agent."""
        self.address = "203.0.113.7"

    def ask(self, method: str, path: str, **given: Any) -> TestResponse:
        headers = {**self.headers, **given.pop("headers", {})}
        return self.client.open(
            f"/api/v1/tell/{path}",
            method=method,
            headers=headers,
            environ_base={"REMOTE_ADDR": self.address},
            **given,
        )

    def work(self) -> dict[str, str]:
        told = self.ask("POST", "work", json={"ticket": self.ticket}).json
        return {
            "challenge": told["challenge"],
            "answer": solved(told["challenge"], told["bits"]),
        }

    def put(self, body: dict[str, Any], **given: Any) -> TestResponse:
        """Sends a report; with work of its own unless it has one."""
        whole = body if "work" in body else {**body, "work": self.work()}
        return self.ask("PUT", f"reports/{self.id}", json=whole, **given)

    def tell(self, photos: Sequence[bytes] = (), **fields: Any) -> dict[str, Any]:
        """Reports, and keeps the token; answers the receipt."""
        body = make_report(photos, self.code, self.key, **{"ticket": self.ticket, **fields})
        response = self.put(body)
        assert response.status_code == 201, response.json
        self.token, self.ticket = response.json["token"], response.json["ticket"]
        receipt: dict[str, Any] = response.json
        return receipt

    def open(self, code: str | None = None, key: bytes | None = None) -> TestResponse:
        body = {"code": code or self.code, "key": (key or self.key).hex(), "work": self.work()}
        response = self.ask("POST", "openings", json=body)
        if response.status_code == 201:
            self.token = response.json["token"]
        return response

    def behind(self, method: str, path: str = "", **given: Any) -> TestResponse:
        """Asks with the token of the receipt."""
        headers = {"Authorization": f"Receipt {self.token}"}
        return self.ask(method, f"report{path and '/' + path}", headers=headers, **given)

    def report(self) -> dict[str, Any]:
        response = self.behind("GET")
        assert response.status_code == 200, response.json
        told: dict[str, Any] = response.json
        return told

    def send(self, photo: bytes, named: bytes | None = None) -> TestResponse:
        return self.behind("PUT", f"photos/{sha256(named or photo)}", data=photo)

    def post(self, path: str, **body: Any) -> TestResponse:
        return self.behind("POST", path, json={"id": str(uuid.uuid4()), **body})
