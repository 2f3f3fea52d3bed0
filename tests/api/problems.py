"""Problems and steps as a phone or the desk sends them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from werkzeug.test import TestResponse

from server.models.base import now
from tests.api.records import Inspector
from tests.makers import LAT, LON, make_fix, sha256, text

PROBLEM = "01926f00-0000-7000-8000-0000000000a1"
CORNERS = [
    (LON - 0.0002, LAT - 0.0002),
    (LON + 0.0002, LAT - 0.0002),
    (LON + 0.0002, LAT + 0.0002),
    (LON - 0.0002, LAT + 0.0002),
]


def place(lon: float = LON, lat: float = LAT) -> dict[str, float]:
    return {"lon": lon, "lat": lat}


def make_problem(
    person_id: str,
    plot_id: str | None = None,
    photos: Sequence[bytes] = (),
    corners: Sequence[tuple[float, float]] | None = CORNERS,
    **fields: Any,
) -> dict[str, Any]:
    """A new pond that was stopped on the spot and reported."""
    moment = text(now())
    return {
        "kind": "new_pond",
        "plot_id": plot_id,
        "person_id": person_id,
        "device": {"id": "device-1", "app_version": "test"},
        "found_at": moment,
        "place": place(),
        "fix": make_fix(taken_at=moment),
        "outline": {"how": "walked", "corners": [place(*one) for one in corners]}
        if corners
        else None,
        "photos": [{"sha256": sha256(photo), "taken_at": moment, "fix": None} for photo in photos],
        "note": "挖机正在挖",
        "stopped": True,
        "reported": True,
        **fields,
    }


def put(who: Inspector, body: Any, problem_id: str = PROBLEM) -> TestResponse:
    return who.client.put(f"/api/v1/problems/{problem_id}", json=body, headers=who.headers)


def found(who: Inspector, body: Any, problem_id: str = PROBLEM) -> dict[str, Any]:
    response = put(who, body, problem_id)
    assert response.status_code == 201, response.json
    told: dict[str, Any] = response.json
    return told


def make_step(step: str, seen: int, photos: Sequence[bytes] = (), **fields: Any) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "seen": seen,
        "step": step,
        "note": "",
        "photos": [sha256(photo) for photo in photos],
        "place": None,
        "days": None,
        **fields,
    }


def take(who: Inspector, body: dict[str, Any], problem_id: str = PROBLEM) -> TestResponse:
    return who.post(f"problems/{problem_id}/steps", body)


def taken(
    who: Inspector,
    step: str,
    photos: Sequence[bytes] = (),
    problem_id: str = PROBLEM,
    **fields: Any,
) -> dict[str, Any]:
    """Takes a step as the problem stands now, and answers the problem."""
    seen = who.get(f"problems/{problem_id}").json["last_place"]
    response = take(who, make_step(step, seen, photos, **fields), problem_id)
    assert response.status_code == 201, response.json
    told: dict[str, Any] = response.json
    return told
