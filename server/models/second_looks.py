"""Second looks as the desk shows them: the sample, what was said of it, and the rates."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session, aliased

from server.models.area_names import villages_of
from server.models.inspection import Inspection
from server.models.person import Person
from server.models.plot import Plot
from server.models.second_look import Look, SecondLook, SecondLookRecord
from server.rules.sample import disagreement_percent

LOOK_OF_RECORD = and_(
    Look.second_look_id == SecondLookRecord.second_look_id,
    Look.inspection_id == SecondLookRecord.inspection_id,
)


def second_look_as_json(session: Session, found: SecondLook, person_id: str) -> dict[str, Any]:
    """With the counts of the whole sample; `person_id` is who asks, for what they may look at."""
    return {
        **summary(found, session.get_one(Person, found.created_by).name),
        "townships": _townships(session, found),
        "to_look": _to_look(session, found.id, person_id, 0),
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


def records_page(
    session: Session, second_look_id: str, person_id: str, after: int, limit: int
) -> list[dict[str, Any]]:
    """Records by their place, those after `after`; one more than `limit` where there are more."""
    query = (
        _records(second_look_id)
        .where(SecondLookRecord.place > after)
        .order_by(SecondLookRecord.place)
        .limit(limit + 1)
    )
    return [_record(*row, person_id=person_id) for row in session.execute(query)]


def record_as_json(
    session: Session, second_look_id: str, inspection_id: str, person_id: str
) -> dict[str, Any] | None:
    """One record, and which one to look at after it; None where the sample does not hold it."""
    of_it = _records(second_look_id).where(SecondLookRecord.inspection_id == inspection_id)
    row = session.execute(of_it).one_or_none()
    if row is None:
        return None
    told = _record(*row, person_id=person_id)
    return {**told, "to_look": _to_look(session, second_look_id, person_id, told["place"])}


ACCEPTOR, LOOKER = aliased(Person), aliased(Person)


def _records(
    second_look_id: str,
) -> Select[SecondLookRecord, Inspection, Plot, str, Look, str]:
    return (
        select(SecondLookRecord, Inspection, Plot, ACCEPTOR.name, Look, LOOKER.name)
        .join(Inspection, Inspection.id == SecondLookRecord.inspection_id)
        .join(Plot, Plot.id == Inspection.plot_id)
        .join(ACCEPTOR, ACCEPTOR.id == SecondLookRecord.accepted_by)
        .outerjoin(Look, LOOK_OF_RECORD)
        .outerjoin(LOOKER, LOOKER.id == Look.person_id)
        .where(SecondLookRecord.second_look_id == second_look_id)
    )


def _record(
    sampled: SecondLookRecord,
    inspection: Inspection,
    plot: Plot,
    accepted_by: str,
    seen: Look | None,
    looked_by: str | None,
    *,
    person_id: str,
) -> dict[str, Any]:
    return {
        "place": sampled.place,
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


def _to_look(session: Session, second_look_id: str, person_id: str, place: int) -> str | None:
    """The first record after that place, then from the beginning, that waits for this person's look."""
    begins_anew: ColumnElement[int] = case((SecondLookRecord.place > place, 0), else_=1)
    return session.scalar(
        select(SecondLookRecord.inspection_id)
        .join(Inspection, Inspection.id == SecondLookRecord.inspection_id)
        .outerjoin(Look, LOOK_OF_RECORD)
        .where(
            SecondLookRecord.second_look_id == second_look_id,
            SecondLookRecord.accepted_by != person_id,
            SecondLookRecord.place != place,
            Inspection.person_id != person_id,
            Look.inspection_id.is_(None),
        )
        .order_by(begins_anew, SecondLookRecord.place)
        .limit(1)
    )


def _townships(session: Session, found: SecondLook) -> list[dict[str, Any]]:
    disagrees = case((Look.agrees.is_(False), 1), else_=0)
    rows = session.execute(
        select(
            SecondLookRecord.township,
            func.count(),
            func.count(Look.inspection_id),
            func.sum(disagrees),
        )
        .outerjoin(Look, LOOK_OF_RECORD)
        .where(SecondLookRecord.second_look_id == found.id)
        .group_by(SecondLookRecord.township)
    )
    counted = {code: tuple(map(int, counts)) for code, *counts in rows}
    villages = villages_of(session, found.accepted)
    return [
        {
            "code": code,
            "villages": villages[code],
            "accepted": accepted,
            "sampled": sampled,
            "looked": looked,
            "disagreed": disagreed,
            "disagreement_percent": disagreement_percent(looked, disagreed),
        }
        for code, accepted in sorted(found.accepted.items())
        for sampled, looked, disagreed in [counted.get(code, (0, 0, 0))]
    ]
