"""Inspections with their current verdicts, as the plot page and the answers show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from server.models.decision import Decision
from server.models.inspection import Inspection, InspectionPhoto, PlotYear, Rival, VerdictRow
from server.models.person import Person
from server.models.photo import Photo
from server.models.plot import Plot

VISITS_SHOWN = 200

# Built once.
JUDGED = (
    select(VerdictRow.body, VerdictRow.judged_at, Person.name, Decision.override)
    .join(Inspection, Inspection.id == VerdictRow.inspection_id)
    .join(Person, Person.id == Inspection.person_id)
    .outerjoin(Decision, Decision.id == Inspection.decision_id)
    .where(VerdictRow.inspection_id == bindparam("inspection_id"), VerdictRow.current)
)
KEPT = (
    select(Photo.sha256)
    .join(InspectionPhoto, InspectionPhoto.sha256 == Photo.sha256)
    .where(InspectionPhoto.inspection_id.in_(bindparam("inspection_ids", expanding=True)))
)
YEARS = (
    select(PlotYear.body).where(PlotYear.plot_id == bindparam("plot_id")).order_by(PlotYear.year)
)
NUMBERS = select(Plot.id, Plot.number).where(Plot.id.in_(bindparam("plot_ids", expanding=True)))
RIVALS = select(Rival.claim_sha256).where(Rival.inspection_id == bindparam("inspection_id"))


def visits_of(
    session: Session, plot_id: str, before: Inspection | None = None
) -> list[dict[str, Any]]:
    """Newest first, the last `VISITS_SHOWN`; of those before `before` where it is given."""
    wanted = (
        select(Inspection, VerdictRow.body, Person.name, Decision.override)
        .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
        .join(Person, Person.id == Inspection.person_id)
        .outerjoin(Decision, Decision.id == Inspection.decision_id)
        .where(Inspection.plot_id == plot_id)
        .order_by(Inspection.finished_at.desc(), Inspection.id.desc())
        .limit(VISITS_SHOWN)
    )
    if before is not None:
        wanted = wanted.where(
            Inspection.finished_at <= before.finished_at, Inspection.id != before.id
        )
    rows = session.execute(wanted).all()
    kept = _kept(session, [inspection.id for inspection, *_ in rows])
    visits = []
    for inspection, verdict, name, override in rows:
        claim = orjson.loads(inspection.claim)
        visits.append(
            {
                "id": inspection.id,
                "person_name": name,
                "finished_at": inspection.finished_at,
                "received_at": inspection.received_at,
                "late": inspection.late,
                "review": {"state": inspection.review_state, "override": override},
                "observation": claim["observation"],
                "verdict": verdict,
                "photos": [
                    {
                        "sha256": photo["sha256"],
                        "role": photo["role"],
                        "state": "kept" if photo["sha256"] in kept else "owed",
                        "source": photo["source"],
                        "taken_at": photo["taken_at"],
                        "fix": photo["fix"],
                        "heading_deg": photo["heading_deg"],
                    }
                    for photo in claim["photos"]
                ],
            }
        )
    return visits


def _kept(session: Session, inspection_ids: list[str]) -> set[str]:
    """Hashes of the photos of these inspections that are in the vault."""
    return set(session.scalars(KEPT, {"inspection_ids": inspection_ids}))


RECEIPT_FORMAT = "xuntian-receipt-1"
Sign = Callable[[dict[str, Any]], dict[str, Any]]


def receipt_of(inspection: Inspection, photos: list[str]) -> dict[str, Any]:
    """What a receipt says before it is signed; `photos`: hashes of those that are in the vault."""
    received_at = inspection.received_at.astimezone(UTC).isoformat(timespec="microseconds")
    return {
        "format": RECEIPT_FORMAT,
        "inspection_id": inspection.id,
        "claim_sha256": inspection.claim_sha256,
        "photos": photos,
        "received_at": received_at.replace("+00:00", "Z"),
    }


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around one record: the rest of its answer."""

    verdict: dict[str, Any]
    judged_at: datetime
    person_name: str
    override: dict[str, Any] | None
    """Of the last decision, where that is one."""
    kept: frozenset[str]
    """SHA-256 of those of its photos that are in the vault."""
    numbers: dict[str, str]
    """Plot id → number, at least of the plots that the verdict names as near."""
    years: list[dict[str, Any]]
    """Of its plot, oldest first."""
    rivals: list[str]
    """SHA-256 of other content that came under its id."""


def told_of(session: Session, inspection: Inspection) -> Told:
    """As it stands in the database."""
    connection = session.connection()
    mine = {"inspection_id": inspection.id}
    verdict, judged_at, person_name, override = connection.execute(JUDGED, mine).one()
    near = [item["plot_id"] for item in verdict["position"]["nearest"]]
    numbers = connection.execute(NUMBERS, {"plot_ids": near}).all() if near else ()
    return Told(
        verdict,
        judged_at,
        person_name,
        override,
        frozenset(_kept(session, [inspection.id])),
        dict(numbers),
        list(connection.execute(YEARS, {"plot_id": inspection.plot_id}).scalars()),
        list(connection.execute(RIVALS, mine).scalars()),
    )


def answer_of(inspection: Inspection, told: Told, sign: Sign) -> dict[str, Any]:
    """The answer of one record (docs/protocol.md); `sign` is the server's signature."""
    claim = orjson.loads(inspection.claim)
    body = dict(told.verdict)
    positions = body.pop("photo_positions", {})
    body["position"] = {
        **body["position"],
        "nearest": [
            {**item, "number": told.numbers.get(item["plot_id"])}
            for item in body["position"]["nearest"]
        ],
    }
    return {
        "id": inspection.id,
        "plot_id": inspection.plot_id,
        "person_id": inspection.person_id,
        "person_name": told.person_name,
        "received_at": inspection.received_at,
        "finished_at": inspection.finished_at,
        "late": inspection.late,
        "review": {
            "state": inspection.review_state,
            "override": told.override,
        },
        "claim_sha256": inspection.claim_sha256,
        "claim": claim,
        "photos": [
            {
                "sha256": photo["sha256"],
                "role": photo["role"],
                "state": "kept" if photo["sha256"] in told.kept else "owed",
                "position": positions.get(photo["sha256"]),
            }
            for photo in claim["photos"]
        ],
        "verdict": {**body, "judged_at": told.judged_at},
        "years": told.years,
        "rivals": told.rivals,
        "receipt": _receipt(
            inspection,
            [photo["sha256"] for photo in claim["photos"] if photo["sha256"] in told.kept],
            sign,
        ),
    }


def _receipt(inspection: Inspection, photos: list[str], sign: Sign) -> dict[str, Any]:
    """The first one as it was given, while it still says all that there is to say."""
    if inspection.receipt is not None:
        first: dict[str, Any] = orjson.loads(inspection.receipt)
        if first["photos"] == photos:
            return first
    return sign(receipt_of(inspection, photos))
