"""An officer at the desk and the records of a chief, over Flask's test client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.models.base import now
from tests.api.records import Inspector, inspector, new_id
from tests.makers import jpeg, make_claim, make_plot, sha256

AREA = "511703"
PHOTOS = [jpeg(1), jpeg(2), jpeg(3)]


@dataclass
class Desk:
    chief: Inspector
    officer: Inspector
    other: Inspector
    """Another officer of the same area."""
    plot_id: str

    def visit(
        self,
        photos: list[bytes] | None = None,
        at: datetime | None = None,
        plot_id: str | None = None,
        who: Inspector | None = None,
        **fields: Any,
    ) -> str:
        """A record of the chief with its photos; answers the id."""
        who = who or self.chief
        photos = PHOTOS if photos is None else photos
        for photo in photos:
            assert who.phone.send(photo) is not None
        claim = make_claim(plot_id or self.plot_id, who.person_id, photos, at=at, **fields)
        record = new_id()
        sent = who.put(claim, record)
        assert sent.status_code == 201, sent.json
        return record

    def page(self, record: str) -> Any:
        response = self.officer.get(f"reviews/{record}")
        assert response.status_code == 200, response.json
        return response.json

    def queue(self, **query: Any) -> Any:
        response = self.officer.get("reviews", **query)
        assert response.status_code == 200, response.json
        return response.json

    def plot(self) -> Any:
        return self.officer.get(f"plots/{self.plot_id}").json

    def pack(self) -> Any:
        return self.chief.get("pack").json["plots"][0]


def desk_of(client: FlaskClient) -> Desk:
    return Desk(
        inspector(client, "chief"),
        inspector(client, "officer", ("officer", AREA)),
        inspector(client, "other", ("officer", AREA)),
        make_plot(),
    )


def decision(kind: str = "accept", **fields: Any) -> dict[str, Any]:
    """The body of a decision that can stand."""
    usual: dict[str, Any] = {"id": new_id(), "seen": None, "kind": kind}
    if kind != "accept":
        usual["reason"] = "photo_unclear"
    if kind == "return":
        usual["requests"] = [
            {"role": "closeup", "photo": sha256(PHOTOS[1]), "why": "photo_unclear"}
        ]
    if kind == "override":
        usual["override"] = {"cultivated": "no"}
    return {**usual, **fields}


def decide(who: Inspector, record: str, kind: str = "accept", **fields: Any) -> TestResponse:
    return who.post(f"inspections/{record}/decisions", decision(kind, **fields))


def decided(who: Inspector, record: str, kind: str = "accept", **fields: Any) -> Any:
    response = decide(who, record, kind, **fields)
    assert response.status_code == 201, response.json
    return response.json


def days_ago(days: float) -> datetime:
    return now() - timedelta(days=days)


def sample(seed: str = "2026", **fields: Any) -> dict[str, Any]:
    """The body that draws from all that was accepted these days."""
    today = now().date()
    return {
        "seed": seed,
        "share_percent": 100,
        "area": AREA,
        "from": str(today - timedelta(days=2)),
        "to": str(today + timedelta(days=2)),
        **fields,
    }
