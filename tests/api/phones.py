"""A person who signs what they send, over Flask's test client."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from tests.api.records import RECORD, Inspector, codes, inspector
from tests.makers import make_claim
from tests.signing import PhoneKey


class Phone:
    """A person who is signed in on a phone with a registered key."""

    def __init__(self, client: FlaskClient, login: str) -> None:
        self.who: Inspector = inspector(client, login)
        self.key = PhoneKey()
        assert self.who.register(self.key).status_code == 201

    def claim(self, plot_id: str, *photos: bytes, **fields: Any) -> dict[str, Any]:
        for photo in photos:
            self.who.phone.send(photo)
        return make_claim(plot_id, self.who.person_id, photos, **fields)

    def sealed(self, claim: dict[str, Any], record: str = RECORD, **how: Any) -> dict[str, Any]:
        return self.key.sealed(record, claim, **{"nonce": self.who.nonce(), **how})

    def found(self, body: dict[str, Any], record: str = RECORD) -> set[str]:
        answer = self.who.put(body, record)
        assert answer.status_code == 201, answer.json
        return codes(answer.json)
