"""How the plots of rounds were seen, from their records and from paper; also for rounds that are over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from server.claims import stored_claim
from server.models.decision import Decision
from server.models.inspection import Inspection, VerdictRow
from server.models.paper import PaperPatrol, PaperSighting, PaperVoid
from server.models.round import Round, RoundPlot
from server.rules.coverage import UNSEEN, Sighting, seen_in, sighting
from server.rules.decided import with_override
from server.rules.edition import Edition
from server.rules.grain_year import seen_of

CLOCKS_OFF = timedelta(days=2)
"""A record's day may be another than that of its device clock; later ones are found by it all the same."""
ASKED = (
    select(
        RoundPlot.round_id,
        RoundPlot.plot_id,
        Round.first_on,
        Round.last_on,
        RoundPlot.seen,
        RoundPlot.seen_on,
        RoundPlot.inspection_id,
        RoundPlot.lacks,
    )
    .join(Round, Round.id == RoundPlot.round_id)
    .where(RoundPlot.plot_id.in_(bindparam("plot_ids", expanding=True)))
)
RECORDS = (
    select(
        Inspection.id,
        Inspection.plot_id,
        Inspection.claim,
        VerdictRow.body,
        Inspection.received_at,
        Inspection.device_skew_s,
        Inspection.review_state,
        Decision.override,
    )
    .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
    .outerjoin(Decision, Decision.id == Inspection.decision_id)
    .where(
        Inspection.plot_id.in_(bindparam("plot_ids", expanding=True)),
        Inspection.finished_at >= bindparam("since"),
    )
)
ON_PAPER = (
    select(PaperSighting.plot_id, PaperPatrol.walked_on)
    .join(PaperPatrol, PaperPatrol.id == PaperSighting.paper_patrol_id)
    .outerjoin(PaperVoid, PaperVoid.paper_patrol_id == PaperPatrol.id)
    .where(
        PaperSighting.plot_id.in_(bindparam("plot_ids", expanding=True)),
        PaperPatrol.walked_on >= bindparam("since"),
        PaperVoid.paper_patrol_id.is_(None),
    )
)
PUT = update(RoundPlot).where(
    RoundPlot.round_id == bindparam("of_round"), RoundPlot.plot_id == bindparam("of_plot")
)


def cover(session: Session, plot_ids: Sequence[str], edition: Edition) -> int:
    """Makes anew how these plots were seen in each of their rounds; how many that changed."""
    asked = session.execute(ASKED, {"plot_ids": list(plot_ids)}).all() if plot_ids else ()
    if not asked:
        return 0
    since = min(row.first_on for row in asked)
    sightings = _sightings(session, {row.plot_id for row in asked}, since, edition)
    changed = []
    for row in asked:
        found = seen_in(sightings[row.plot_id], row.first_on, row.last_on)
        columns = {
            "seen": found.how,
            "seen_on": None if found is UNSEEN else found.day,
            "inspection_id": found.inspection_id,
            "lacks": found.lacks,
        }
        if any(getattr(row, name) != value for name, value in columns.items()):
            changed.append({**columns, "of_round": row.round_id, "of_plot": row.plot_id})
    if changed:
        session.connection().execute(PUT, changed)
    return len(changed)


def _sightings(
    session: Session, plot_ids: Iterable[str], since: date, edition: Edition
) -> dict[str, list[Sighting]]:
    begins = datetime.combine(since, time(), UTC) - CLOCKS_OFF
    asked: dict[str, Any] = {"plot_ids": list(plot_ids)}
    found: dict[str, list[Sighting]] = defaultdict(list)
    for row in session.execute(RECORDS, {**asked, "since": begins}):
        seen = seen_of(
            row.id,
            stored_claim(row.claim, row.id),
            row.body,
            edition,
            row.received_at,
            row.device_skew_s,
        )
        if row.override:
            seen = with_override(seen, row.override)
        one = sighting(seen, row.review_state)
        if one is not None:
            found[row.plot_id].append(one)
    for plot_id, day in session.execute(ON_PAPER, {**asked, "since": since}):
        found[plot_id].append(Sighting(day, "paper"))
    return found


def visited_since(session: Session, round_ids: Iterable[int], since: date) -> Sequence[str]:
    """Plots of these rounds to which somebody came on the day or after it."""
    begins = datetime.combine(since, time(), UTC) - CLOCKS_OFF
    mine = select(RoundPlot.plot_id).where(RoundPlot.round_id.in_(list(round_ids)))
    records = select(Inspection.plot_id).where(
        Inspection.plot_id == RoundPlot.plot_id, Inspection.finished_at >= begins
    )
    paper = (
        select(PaperSighting.plot_id)
        .join(PaperPatrol, PaperPatrol.id == PaperSighting.paper_patrol_id)
        .where(PaperSighting.plot_id == RoundPlot.plot_id, PaperPatrol.walked_on >= since)
    )
    return session.scalars(mine.where(records.exists() | paper.exists()).distinct()).all()
