"""Matters that are about one fact become one, and come apart again; the order of the tip-offs stays."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from server.jobs.matter_clocks import release_slot, triage_due
from server.models.tipoff import Matter, MatterEvent, Tipoff, add_event, hold
from server.refusals import Refusal
from server.rules.matter import MERGED_FROM


def held_both(session: Session, matter_id: str, other_id: str) -> tuple[Matter, Matter]:
    """Both held, always in the same order: two officers who merge crosswise do not wait for each other."""
    held = {one: hold(session, one) for one in sorted((matter_id, other_id))}
    return held[matter_id], held[other_id]


def beside(step_id: str, what: str) -> str:
    """The id of an event that comes with a step; the same for the same step."""
    return str(uuid.uuid5(uuid.UUID(step_id), what))


def take_in(
    session: Session, matter: Matter, other: Matter, step_id: str, person_id: str, at: datetime
) -> None:
    """`other`'s tip-offs go over to `matter`. Both are held. Raises Refusal matter_levels_differ,
    matter_step_not_now."""
    if other.level != matter.level:
        # what the county may not see must not come to its desk by being joined
        raise Refusal("matter_levels_differ")
    if other.state not in MERGED_FROM:
        raise Refusal("matter_step_not_now", state=other.state, step="merge")
    moved = session.scalars(select(Tipoff.id).where(Tipoff.matter_id == other.id)).all()
    session.execute(update(Tipoff).where(Tipoff.matter_id == other.id).values(matter_id=matter.id))
    if matter.lon is None and other.lon is not None:
        matter.lon, matter.lat = other.lon, other.lat
        matter.plot_id = matter.plot_id or other.plot_id
    matter.division_code = matter.division_code or other.division_code
    matter.first_at = min(matter.first_at, other.first_at)
    if matter.state in MERGED_FROM:
        terms = [due for due in (matter.decide_by, other.decide_by) if due is not None]
        matter.decide_by = min(terms, default=None)
    if matter.state == "queued" and matter.release_at is not None:
        matter.release_at = max(matter.release_at, release_slot(session, matter, at))
    if matter.replied_at is not None:
        _tell_again(session, matter, moved, step_id, person_id, at)
    other.state, other.merged_into, other.decide_by = "merged", matter.id, None
    add_event(
        session,
        other,
        MatterEvent(
            id=beside(step_id, "into"),
            step="merge",
            tipoff_id=None,
            person_id=person_id,
            at=at,
            words="",
            facts={"into": matter.id},
        ),
    )


def _tell_again(
    session: Session,
    matter: Matter,
    tipoff_ids: Sequence[str],
    step_id: str,
    person_id: str,
    at: datetime,
) -> None:
    """Who comes to a matter that was answered already gets the answer that the others have."""
    replied = select(MatterEvent.words).where(
        MatterEvent.matter_id == matter.id,
        MatterEvent.step == "reply",
        MatterEvent.tipoff_id.is_(None),
    )
    words = session.scalar(replied.order_by(MatterEvent.place.desc()).limit(1))
    for tipoff_id in tipoff_ids:
        add_event(
            session,
            matter,
            MatterEvent(
                id=beside(step_id, f"reply {tipoff_id}"),
                step="reply",
                tipoff_id=tipoff_id,
                person_id=person_id,
                at=at,
                words=words or "",
                facts={},
            ),
        )


def matter_of_origin(session: Session, tipoff_id: str) -> str | None:
    """The matter with which the tip-off began."""
    return session.scalar(
        select(MatterEvent.matter_id).where(
            MatterEvent.tipoff_id == tipoff_id, MatterEvent.step == "receive"
        )
    )


def take_out(
    session: Session,
    matter: Matter,
    origin: Matter,
    tipoff: Tipoff,
    step_id: str,
    person_id: str,
    at: datetime,
) -> None:
    """The tip-off goes back to the matter with which it began, as new. Both are held."""
    tipoff.matter_id = origin.id
    origin.state, origin.merged_into = "new", None
    origin.first_at, origin.decide_by, origin.replied_at = tipoff.received_at, triage_due(at), None
    session.flush()
    first = select(func.min(Tipoff.received_at)).where(Tipoff.matter_id == matter.id)
    matter.first_at = session.scalar(first) or matter.first_at
    add_event(
        session,
        origin,
        MatterEvent(
            id=beside(step_id, "from"),
            step="split",
            tipoff_id=tipoff.id,
            person_id=person_id,
            at=at,
            words="",
            facts={"from": matter.id},
        ),
    )
