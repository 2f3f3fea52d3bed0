"""Drawing a sample of accepted records for a second look, and keeping what is said of each."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.reviewing import Officer
from server.models.base import db, now, writing
from server.models.decision import Decision
from server.models.division import widened
from server.models.inspection import Inspection
from server.models.log import log
from server.models.plot import Plot, in_areas
from server.models.second_look import Look, SecondLook, SecondLookRecord
from server.refusals import Refusal
from server.rules.day import CHINA
from server.rules.sample import drawn

TOWNSHIP_DIGITS = 9
"""Of a division code: province, prefecture, county, township."""


@dataclass(frozen=True, slots=True)
class Draw:
    seed: str
    share_percent: int
    area: str
    from_day: date
    to_day: date


def draw(wish: Draw, officer: Officer) -> str:
    """Stores the sample, a share of each township's records, and answers its id.

    Drawn from the records of the area that stand accepted and were so on the days (China) from
    `from_day` to `to_day`. Raises Refusal body_invalid where the area is not the officer's, and
    second_look_empty where there is no such record.
    """
    if not any(wish.area.startswith(prefix) for prefix in officer.areas):
        raise Refusal("body_invalid", fields={"area": "not_yours"})
    with writing() as session:
        of_township: dict[str, dict[str, str]] = defaultdict(dict)
        for inspection_id, division_code, accepted_by in _accepted(session, wish):
            of_township[division_code[:TOWNSHIP_DIGITS]][inspection_id] = accepted_by
        if not of_township:
            raise Refusal("second_look_empty")
        made = SecondLook(
            id=str(uuid.uuid4()),
            seed=wish.seed,
            share_percent=wish.share_percent,
            area=wish.area,
            from_day=wish.from_day,
            to_day=wish.to_day,
            accepted={township: len(ids) for township, ids in of_township.items()},
            created_at=now(),
            created_by=officer.person_id,
        )
        session.add(made)
        session.flush()
        place = 0
        for township, acceptors in sorted(of_township.items()):
            for inspection_id in drawn(wish.seed, acceptors, wish.share_percent):
                place += 1
                session.add(
                    SecondLookRecord(
                        second_look_id=made.id,
                        inspection_id=inspection_id,
                        place=place,
                        township=township,
                        accepted_by=acceptors[inspection_id],
                    )
                )
        log(
            session,
            officer.person_id,
            "second_look_drawn",
            f"second_look:{made.id}",
            seed=wish.seed,
            share_percent=wish.share_percent,
            area=wish.area,
            records=place,
        )
        return made.id


def _accepted(session: Session, wish: Draw) -> list[tuple[str, str, str]]:
    """(inspection id, division code, who accepted it)."""
    begin = datetime.combine(wish.from_day, time(), CHINA)
    end = datetime.combine(wish.to_day + timedelta(days=1), time(), CHINA)
    rows = session.execute(
        select(Inspection.id, Plot.division_code, Decision.person_id)
        .join(Plot, Plot.id == Inspection.plot_id)
        .join(Decision, Decision.id == Inspection.decision_id)
        .where(
            Inspection.review_state == "accepted",
            in_areas(widened(session, (wish.area,))),
            Decision.at >= begin,
            Decision.at < end,
        )
    )
    return [(inspection_id, code, accepted_by) for inspection_id, code, accepted_by in rows]


def visible_second_look(
    session: Session, second_look_id: str, areas: tuple[str, ...]
) -> SecondLook:
    """One whose area lies within these; raises Refusal second_look_unknown."""
    found = session.get(SecondLook, second_look_id)
    if found is None or not any(found.area.startswith(prefix) for prefix in areas):
        raise Refusal("second_look_unknown")
    return found


def look(
    second_look_id: str, inspection_id: str, agrees: bool, note: str, officer: Officer
) -> bool:
    """Keeps one look; False where this very look is kept already.

    Raises Refusal second_look_unknown, inspection_unknown (not in the sample), review_of_own,
    look_of_acceptor, look_taken.
    """
    try:
        with writing() as session:
            visible_second_look(session, second_look_id, officer.areas)
            sampled = session.get(SecondLookRecord, (second_look_id, inspection_id))
            if sampled is None:
                raise Refusal("inspection_unknown", id=inspection_id)
            if sampled.accepted_by == officer.person_id:
                raise Refusal("look_of_acceptor")
            if session.get_one(Inspection, inspection_id).person_id == officer.person_id:
                raise Refusal("review_of_own")
            if _kept(session, second_look_id, inspection_id, agrees, note, officer):
                return False
            session.add(
                Look(
                    second_look_id=second_look_id,
                    inspection_id=inspection_id,
                    person_id=officer.person_id,
                    at=now(),
                    agrees=agrees,
                    note=note,
                )
            )
            session.flush()
            log(
                session,
                officer.person_id,
                "second_look",
                f"inspection:{inspection_id}",
                second_look=second_look_id,
                agrees=agrees,
            )
            return True
    except IntegrityError:
        # two looked at once: the key let one through
        if not _kept(db.session(), second_look_id, inspection_id, agrees, note, officer):
            raise
        return False


def _kept(
    session: Session,
    second_look_id: str,
    inspection_id: str,
    agrees: bool,
    note: str,
    officer: Officer,
) -> bool:
    kept = session.get(Look, (second_look_id, inspection_id))
    if kept is None:
        return False
    if (kept.person_id, kept.agrees, kept.note) != (officer.person_id, agrees, note):
        raise Refusal("look_taken", agrees=kept.agrees, note=kept.note)
    return True
