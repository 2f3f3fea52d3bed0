"""Each picture of a record with the earlier one from nearest to the same viewpoint."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from server.claims import stored_claim
from server.models.inspection import Inspection
from server.rules.claim import Fix
from server.rules.limits import Limits
from server.rules.viewpoint import Beside, View, nearest_view


def beside_of(
    inspection: Inspection, earlier: Sequence[dict[str, Any]], limits: Limits
) -> dict[str, dict[str, Any] | None]:
    """SHA-256 of each picture → the one to lay beside it, as docs/protocol.md writes it.

    `earlier`: as `server.models.visits.visits_of` gives them; voided visits and owed pictures are
    passed over.
    """
    views = [
        _view(photo, visit["id"])
        for visit in earlier
        if visit["review"]["state"] != "voided"
        for photo in visit["photos"]
        if photo["state"] == "kept"
    ]
    claim = stored_claim(inspection.claim, inspection.id)
    found: dict[str, dict[str, Any] | None] = {}
    for photo in claim.photos:
        here = View(
            photo.sha256,
            inspection.id,
            photo.role,
            photo.taken_at,
            photo.fix or claim.fix,
            photo.heading_deg,
        )
        best = nearest_view(here, views, limits)
        found[photo.sha256] = _told(best) if best else None
    return found


def _told(best: Beside) -> dict[str, Any]:
    gap_deg = best.heading_gap_deg
    return {
        "sha256": best.view.sha256,
        "inspection_id": best.view.inspection_id,
        "taken_at": best.view.taken_at,
        "distance_m": round(best.distance_m, 2),
        "heading_gap_deg": None if gap_deg is None else round(gap_deg, 1),
    }


def _view(photo: dict[str, Any], inspection_id: str) -> View:
    fix = photo["fix"]
    return View(
        photo["sha256"],
        inspection_id,
        photo["role"],
        datetime.fromisoformat(photo["taken_at"]),
        fix and Fix(**{**fix, "taken_at": datetime.fromisoformat(fix["taken_at"])}),
        photo["heading_deg"],
    )
