"""The review queue, and what stands beside a record on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from server.models.base import Reader
from server.models.decision import Comment, Decision
from server.models.inspection import Inspection, InspectionPhoto, VerdictRow
from server.models.person import Person
from server.models.plot import Plot, lies_in
from server.rules.differing import differing, texts

ORDER = (Inspection.risk.desc(), Inspection.received_at, Inspection.id)
STATES = ("open", "accepted", "returned", "voided")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the queue is asked for, apart from the state."""

    areas: tuple[str, ...]
    area: tuple[str, ...]
    """The codes of one area within the areas; empty for all of them."""
    finding: str
    """Code; empty for all."""
    risk_from: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended."""

    risk: int
    received_at: datetime
    id: str


def matching(wanted: Wanted) -> ColumnElement[bool]:
    clauses = [lies_in(Inspection.division_code, wanted.areas)]
    if wanted.area:
        clauses.append(lies_in(Inspection.division_code, wanted.area))
    if wanted.finding:
        clauses.append(Inspection.findings.contains(f" {wanted.finding} ", autoescape=True))
    if wanted.risk_from:
        clauses.append(Inspection.risk >= wanted.risk_from)
    return and_(*clauses)


def queue(
    session: Session, wanted: Wanted, state: str, after: Place | None, limit: int
) -> list[dict[str, Any]]:
    """Records by falling risk, the longest waiting first; one more than `limit` where there are more."""
    # by columns of the index alone; what is told of them is read of those few
    first = (
        select(Inspection.id)
        .where(Inspection.review_state == state, matching(wanted))
        .order_by(*ORDER)
        .limit(limit + 1)
    )
    if after is not None:
        same = Inspection.risk == after.risk
        later = or_(
            Inspection.received_at > after.received_at,
            and_(Inspection.received_at == after.received_at, Inspection.id > after.id),
        )
        first = first.where(or_(Inspection.risk < after.risk, and_(same, later)))
    query = (
        select(Inspection, Plot, Person.name, VerdictRow.body, Decision.override)
        .join(Plot, Plot.id == Inspection.plot_id)
        .join(Person, Person.id == Inspection.person_id)
        .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
        .outerjoin(Decision, Decision.id == Inspection.decision_id)
        .where(Inspection.id.in_(first))
        .order_by(*ORDER)
    )
    return [_row(*row) for row in session.execute(query)]


def _row(
    inspection: Inspection,
    plot: Plot,
    person_name: str,
    verdict: dict[str, Any],
    override: dict[str, str] | None,
) -> dict[str, Any]:
    return {
        "id": inspection.id,
        "plot_id": plot.id,
        "plot_number": plot.number,
        "village": plot.village,
        "place": plot.place,
        "division_code": plot.division_code,
        "person_id": inspection.person_id,
        "person_name": person_name,
        "finished_at": inspection.finished_at,
        "received_at": inspection.received_at,
        "risk": inspection.risk,
        "state": inspection.review_state,
        "findings": [{"code": one["code"], "weight": one["weight"]} for one in verdict["findings"]],
        "answers": {
            "position": verdict["position"]["class"],
            "cultivated": verdict["cultivated"]["answer"],
            "grain": verdict["grain"]["answer"],
        },
        "override": override,
        "photos": len(orjson.loads(inspection.claim)["photos"]),
        "reshoot_of": inspection.reshoot_of,
    }


def counts(session: Session, wanted: Wanted) -> dict[str, int]:
    """How many records stand in each state."""
    rows = session.execute(
        select(Inspection.review_state, func.count())
        .where(matching(wanted))
        .group_by(Inspection.review_state)
    )
    found = dict.fromkeys(STATES, 0)
    for state, many in rows:
        found[state] = many
    return found


def decisions_of(session: Session, inspection_id: str) -> list[dict[str, Any]]:
    """Oldest first."""
    rows = session.execute(
        select(Decision, Person.name)
        .join(Person, Person.id == Decision.person_id)
        .where(Decision.inspection_id == inspection_id)
        .order_by(Decision.place)
    )
    return [decision_as_json(decision, name) for decision, name in rows]


def versions_of(session: Session, inspection_id: str) -> list[dict[str, Any]]:
    """Every verdict that was given over the record, oldest first, and what it changed in the one before."""
    rows = session.execute(
        select(VerdictRow).where(VerdictRow.inspection_id == inspection_id).order_by(VerdictRow.id)
    ).scalars()
    told: list[dict[str, Any]] = []
    before: dict[str, Any] | None = None
    for row in rows:
        pairs = {} if before is None else differing(before, row.body)
        told.append(
            {
                "judged_at": row.judged_at,
                "cause": row.cause,
                "edition": row.edition,
                "changes": [
                    {"answer": name, "before": texts(was), "after": texts(became)}
                    for name, (was, became) in sorted(pairs.items())
                ],
            }
        )
        before = row.body
    return told


def decision_as_json(decision: Decision, person_name: str) -> dict[str, Any]:
    return {
        "id": decision.id,
        "inspection_id": decision.inspection_id,
        "person_id": decision.person_id,
        "person_name": person_name,
        "at": decision.at,
        "kind": decision.kind,
        "reason": decision.reason,
        "note": decision.note,
        "requests": decision.requests,
        "override": decision.override,
    }


def comments_of(session: Session, inspection_id: str) -> list[dict[str, Any]]:
    """Oldest first."""
    rows = session.execute(
        select(Comment, Person.name)
        .join(Person, Person.id == Comment.person_id)
        .where(Comment.inspection_id == inspection_id)
        .order_by(Comment.id)
    )
    return [comment_as_json(comment, name) for comment, name in rows]


def comment_as_json(comment: Comment, person_name: str) -> dict[str, Any]:
    return {
        "id": comment.id,
        "person_name": person_name,
        "at": comment.at,
        "text": comment.text,
    }


def reshoots_of(session: Session, inspection: Inspection) -> Sequence[str]:
    """Records that answer this one, oldest first."""
    return session.scalars(
        select(Inspection.id)
        .where(
            Inspection.reshoot_of == inspection.id,
            Inspection.plot_id == inspection.plot_id,
            Inspection.id != inspection.id,
        )
        .order_by(Inspection.received_at)
    ).all()


def roles_of(reader: Reader, inspection_id: str, plot_id: str) -> frozenset[str] | None:
    """Roles of the pictures of a kept record of this plot, and of those it answers itself.

    None where there is no such record.
    """
    chain: list[str] = []
    following: str | None = inspection_id
    while following is not None and following not in chain:
        row = reader.execute(
            select(Inspection.id, Inspection.reshoot_of).where(
                Inspection.id == following, Inspection.plot_id == plot_id
            )
        ).one_or_none()
        if row is None:
            break
        chain.append(row.id)
        following = row.reshoot_of
    if not chain:
        return None
    return frozenset(
        reader.execute(
            select(InspectionPhoto.role).where(InspectionPhoto.inspection_id.in_(chain))
        ).scalars()
    )


def awaited() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Records that were returned and not answered yet.

    A record that names the returned one, came after the return and is not voided answers it.
    """
    answering, returned = aliased(Inspection), aliased(Decision)
    answered = (
        select(answering.id)
        .join(returned, returned.id == Inspection.decision_id)
        .where(
            answering.reshoot_of == Inspection.id,
            answering.plot_id == Inspection.plot_id,
            answering.received_at >= returned.at,
            answering.review_state != "voided",
        )
        .correlate(Inspection)
    )
    return Inspection.review_state == "returned", ~answered.exists()


def requests_for(
    session: Session, person_id: str, of_plots: ColumnElement[bool]
) -> dict[str, list[dict[str, Any]]]:
    """Plot id → what is asked of this person there and not answered yet, oldest visit first."""
    rows = session.execute(
        select(
            Inspection.plot_id,
            Inspection.id,
            Inspection.finished_at,
            Decision.note,
            Decision.requests,
        )
        .join(Decision, Decision.id == Inspection.decision_id)
        .join(Plot, Plot.id == Inspection.plot_id)
        .where(Inspection.person_id == person_id, of_plots, *awaited())
        .order_by(Inspection.finished_at, Inspection.id)
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for plot_id, inspection_id, finished_at, note, requests in rows:
        found.setdefault(plot_id, []).append(
            {
                "inspection_id": inspection_id,
                "finished_at": finished_at,
                "note": note,
                "photos": requests,
            }
        )
    return found
