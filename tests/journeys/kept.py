"""What the server has kept, read from its disk rather than from its answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import select

from server.models.base import db
from server.models.inspection import Inspection, InspectionPhoto, PlotYear, Rival, VerdictRow
from tests.journeys.world import World


@dataclass(frozen=True)
class Kept:
    inspections: list[dict[str, Any]]
    """Claims, oldest first, with `id` and `channel` beside them."""
    photos: dict[str, list[str]]
    """Hashes by inspection, in the order taken."""
    verdicts: dict[str, dict[str, Any]]
    """Current verdict by inspection."""
    years: dict[tuple[str, int], dict[str, Any]]
    rivals: int
    vault: dict[str, bytes]
    """Every original in the vault, by the SHA-256 of its bytes."""


def kept(world: World) -> Kept:
    app = world.app()
    with app.app_context():
        session = db.session()
        rows = list(session.scalars(select(Inspection).order_by(Inspection.received_at)))
        photos: dict[str, list[str]] = {row.id: [] for row in rows}
        for photo in session.scalars(select(InspectionPhoto).order_by(InspectionPhoto.place)):
            photos[photo.inspection_id].append(photo.sha256)
        verdicts = {
            row.inspection_id: row.body
            for row in session.scalars(select(VerdictRow).where(VerdictRow.current))
        }
        years = {(row.plot_id, row.year): row.body for row in session.scalars(select(PlotYear))}
        vault = app.extensions["xuntian.vault"]
        originals = {}
        for key in vault.keys("photos/"):
            with vault.open(key) as file:
                data = file.read()
            originals[hashlib.sha256(data).hexdigest()] = data
        found = Kept(
            [
                {**orjson.loads(row.claim), "id": row.id, "channel": row.channel, "late": row.late}
                for row in rows
            ],
            photos,
            verdicts,
            years,
            len(list(session.scalars(select(Rival)))),
            originals,
        )
        db.session.remove()
        db.engine.dispose()
    return found
