"""Everything on record of one plot, for its evidence package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models.decision import Comment, Decision
from server.models.device import DeviceKey
from server.models.edition import EditionRow
from server.models.inspection import Inspection, InspectionPhoto, PlotYear, Rival, VerdictRow
from server.models.log import LogLine
from server.models.person import Person
from server.models.photo import Photo
from server.rules.edition import DEFAULT_EDITION, edition_as_json

READS = ("plot_read", "package_read", "review_read")
"""Lines about a plot or its records that change nothing of them."""


def records_of(session: Session, plot_id: str) -> Sequence[tuple[Inspection, str, str | None]]:
    """(inspection, person's name, PEM of the key that its seal names), in the order of receipt."""
    rows = session.execute(
        select(Inspection, Person.name, DeviceKey.public_key)
        .join(Person, Person.id == Inspection.person_id)
        .outerjoin(DeviceKey, DeviceKey.key_id == Inspection.key_id)
        .where(Inspection.plot_id == plot_id)
        .order_by(Inspection.received_at, Inspection.id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def verdicts_of(session: Session, plot_id: str) -> dict[str, list[VerdictRow]]:
    """Inspection id → its verdicts, oldest first."""
    rows = session.scalars(
        select(VerdictRow)
        .join(Inspection, Inspection.id == VerdictRow.inspection_id)
        .where(Inspection.plot_id == plot_id)
        .order_by(VerdictRow.judged_at, VerdictRow.id)
    )
    return _by_inspection(rows)


def rivals_of(session: Session, plot_id: str) -> dict[str, list[Rival]]:
    """Inspection id → what else came under it, in the order of receipt."""
    rows = session.scalars(
        select(Rival)
        .join(Inspection, Inspection.id == Rival.inspection_id)
        .where(Inspection.plot_id == plot_id)
        .order_by(Rival.received_at, Rival.claim_sha256)
    )
    return _by_inspection(rows)


def decisions_of(session: Session, plot_id: str) -> dict[str, list[tuple[Decision, str]]]:
    """Inspection id → what was decided of it with the officer's name, oldest first."""
    rows = session.execute(
        select(Decision, Person.name)
        .join(Inspection, Inspection.id == Decision.inspection_id)
        .join(Person, Person.id == Decision.person_id)
        .where(Inspection.plot_id == plot_id)
        .order_by(Decision.place)
    )
    return _with_names(rows)


def comments_of(session: Session, plot_id: str) -> dict[str, list[tuple[Comment, str]]]:
    """Inspection id → what was said of it with the officer's name, oldest first."""
    rows = session.execute(
        select(Comment, Person.name)
        .join(Inspection, Inspection.id == Comment.inspection_id)
        .join(Person, Person.id == Comment.person_id)
        .where(Inspection.plot_id == plot_id)
        .order_by(Comment.id)
    )
    return _with_names(rows)


def _with_names(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for said, name in rows:
        found[said.inspection_id].append((said, name))
    return found


def _by_inspection(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.inspection_id].append(row)
    return found


def photos_of(session: Session, plot_id: str) -> Sequence[Photo]:
    """Photos of the plot's records that have arrived, by hash."""
    named = (
        select(InspectionPhoto.sha256)
        .join(Inspection, Inspection.id == InspectionPhoto.inspection_id)
        .where(Inspection.plot_id == plot_id)
    )
    return session.scalars(
        select(Photo).where(Photo.sha256.in_(named)).order_by(Photo.sha256)
    ).all()


def years_of(session: Session, plot_id: str) -> Sequence[PlotYear]:
    return session.scalars(
        select(PlotYear).where(PlotYear.plot_id == plot_id).order_by(PlotYear.year)
    ).all()


def editions_named(session: Session, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Id → the edition as JSON; one that was never adopted here is the shipped one."""
    rows = session.scalars(select(EditionRow).where(EditionRow.id.in_(sorted(set(ids)))))
    found = {row.id: row.body for row in rows}
    if DEFAULT_EDITION.id in set(ids):
        found.setdefault(DEFAULT_EDITION.id, edition_as_json(DEFAULT_EDITION))
    return dict(sorted(found.items()))


def last_change(session: Session, plot_id: str, inspection_ids: Iterable[str]) -> LogLine | None:
    """The last line of the log that changed the plot or one of its records; None where it was pruned."""
    subjects = [f"plot:{plot_id}", *(f"inspection:{one}" for one in inspection_ids)]
    return session.scalars(
        select(LogLine)
        .where(LogLine.subject.in_(subjects), LogLine.action.not_in(READS))
        .order_by(LogLine.seq.desc())
        .limit(1)
    ).first()
