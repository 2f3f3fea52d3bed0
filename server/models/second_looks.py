"""Second looks as the desk shows them: the sample, what was said of it, and the rates."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from server.models.inspection import Inspection
from server.models.person import Person
from server.models.plot import Plot
from server.models.second_look import Look, SecondLook, SecondLookRecord
from server.rules.sample import disagreement_percent


def second_look_as_json(session: Session, found: SecondLook, person_id: str) -> dict[str, Any]:
    """Whole; `person_id` is who asks, for what they may look at."""
    records = _records(session, found.id, person_id)
    return {
        **summary(found, session.get_one(Person, found.created_by).name),
        "townships": _townships(found, records),
        "records": records,
    }


def summary(found: SecondLook, person_name: str) -> dict[str, Any]:
    return {
        "id": found.id,
        "seed": found.seed,
        "share_percent": found.share_percent,
        "area": found.area,
        "from": found.from_day,
        "to": found.to_day,
        "created_at": found.created_at,
        "person_name": person_name,
    }


def _records(session: Session, second_look_id: str, person_id: str) -> list[dict[str, Any]]:
    acceptor, looker = aliased(Person), aliased(Person)
    rows = session.execute(
        select(SecondLookRecord, Inspection, Plot, acceptor.name, Look, looker.name)
        .join(Inspection, Inspection.id == SecondLookRecord.inspection_id)
        .join(Plot, Plot.id == Inspection.plot_id)
        .join(acceptor, acceptor.id == SecondLookRecord.accepted_by)
        .outerjoin(
            Look,
            (Look.second_look_id == SecondLookRecord.second_look_id)
            & (Look.inspection_id == SecondLookRecord.inspection_id),
        )
        .outerjoin(looker, looker.id == Look.person_id)
        .where(SecondLookRecord.second_look_id == second_look_id)
        .order_by(SecondLookRecord.place)
    )
    return [
        {
            "inspection_id": inspection.id,
            "township": sampled.township,
            "plot_id": plot.id,
            "plot_number": plot.number,
            "village": plot.village,
            "finished_at": inspection.finished_at,
            "accepted_by": accepted_by,
            "may_look": person_id not in (sampled.accepted_by, inspection.person_id),
            "look": seen
            and {
                "person_name": looked_by,
                "at": seen.at,
                "agrees": seen.agrees,
                "note": seen.note,
            },
        }
        for sampled, inspection, plot, accepted_by, seen, looked_by in rows
    ]


def _townships(found: SecondLook, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sampled = Counter(record["township"] for record in records)
    looked = Counter(record["township"] for record in records if record["look"])
    disagreed = Counter(
        record["township"] for record in records if record["look"] and not record["look"]["agrees"]
    )
    return [
        {
            "code": code,
            "accepted": accepted,
            "sampled": sampled[code],
            "looked": looked[code],
            "disagreed": disagreed[code],
            "disagreement_percent": disagreement_percent(looked[code], disagreed[code]),
        }
        for code, accepted in sorted(found.accepted.items())
    ]
