"""One signed-in phone and the records it sends, over Flask's test client."""

from __future__ import annotations

import uuid
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.models.base import db
from server.models.inspection import Inspection
from tests.api.tus import Phone
from tests.conftest import bearer
from tests.makers import make_person, make_token
from tests.signing import PhoneKey

RECORD = "01926f00-0000-7000-8000-000000000001"
OTHER_RECORD = "01926f00-0000-7000-8000-000000000002"


class Inspector:
    def __init__(self, client: FlaskClient, person_id: str, kind: str = "phone") -> None:
        self.client = client
        self.person_id = person_id
        self.token = make_token(person_id, kind)
        self.headers = bearer(self.token)
        self.phone = Phone(client, self.token)

    def put(self, claim: Any, record: str = RECORD, **headers: str) -> TestResponse:
        return self.client.put(
            f"/api/v1/inspections/{record}",
            json=claim,
            headers={**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}},
        )

    def put_raw(self, raw: bytes, record: str = RECORD, **headers: str) -> TestResponse:
        told = {"Content-Type": "application/json", **headers}
        return self.client.put(
            f"/api/v1/inspections/{record}", data=raw, headers={**self.headers, **told}
        )

    def get(self, path: str, **query: Any) -> TestResponse:
        return self.client.get(f"/api/v1/{path}", query_string=query, headers=self.headers)

    def post(self, path: str, body: Any = None) -> TestResponse:
        return self.client.post(f"/api/v1/{path}", json=body, headers=self.headers)

    def register(self, key: PhoneKey, name: str = "test") -> TestResponse:
        return self.post("devices", {"device_id": "device-1", "name": name, "public_key": key.jwk})

    def nonce(self) -> str:
        given: str = self.post("nonces").json["nonce"]
        return given

    def record(self, record: str = RECORD) -> dict[str, Any]:
        response = self.get(f"inspections/{record}")
        assert response.status_code == 200, response.json
        told: dict[str, Any] = response.json
        return told


def inspector(client: FlaskClient, login: str = "chief", *grants: tuple[str, str]) -> Inspector:
    """A new person, signed in; without grants an inspector of the usual area."""
    return Inspector(client, make_person(login, grants) if grants else make_person(login))


def code_of(response: TestResponse) -> tuple[int, str]:
    """Status and code of a refusal, once its shape is seen to be right."""
    assert response.mimetype == "application/problem+json", response.data[:300]
    body = response.json
    assert body["status"] == response.status_code
    assert body["type"] == f"/problems/{body['code']}"
    assert body["title"]
    return response.status_code, body["code"]


def codes(answer: dict[str, Any]) -> set[str]:
    """Codes of the findings of one answer."""
    return {finding["code"] for finding in answer["verdict"]["findings"]}


def records_kept() -> int:
    db.session.rollback()
    return db.session.query(Inspection).count()


def new_id() -> str:
    return str(uuid.uuid4())
