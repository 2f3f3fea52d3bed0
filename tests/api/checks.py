"""Checks as the desk asks for them."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

from tests.api.records import Inspector

CHECK = "01926f00-0000-4000-8000-0000000000c1"


def make_check(plot_id: str | None, **fields: Any) -> dict[str, Any]:
    """A new orchard on the plot, which everybody may know of; it goes out at once."""
    return {
        "kind": "new_orchard",
        "plot_id": plot_id,
        "place": None,
        "division_code": None,
        "sees_from": "field",
        "note": "请看一看是不是新栽了果树",
        "photos": [],
        "at_once": True,
        **fields,
    }


def ask_check(who: Inspector, body: Any, check_id: str = CHECK) -> TestResponse:
    return who.client.put(f"/api/v1/checks/{check_id}", json=body, headers=who.headers)


def asked(who: Inspector, body: Any, check_id: str = CHECK) -> dict[str, Any]:
    """Asks for it, and answers its problem as who asked reads it."""
    response = ask_check(who, body, check_id)
    assert response.status_code == 201, response.json
    told: dict[str, Any] = who.get(f"problems/{check_id}").json
    return told
