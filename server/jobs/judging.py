"""Judging a kept record: load what it stands on, ask the rules, record what they say.

Runs when a photo that a record owed lands, when an earlier record is voided, and when the rules or a
boundary have changed; `jobs/receiving.py` uses its parts for a record that arrives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import shapely
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from server.claims import stored_claim
from server.jobs.folding import Record, fold_years, seal_of
from server.models.base import Reader, now
from server.models.edition import edition_in_force
from server.models.elsewhere import elsewhere_of
from server.models.inspection import Inspection, InspectionPhoto, VerdictRow
from server.models.log import log
from server.models.photo import facts_of
from server.models.plot import (
    Outline,
    PlotFacts,
    boundaries_near,
    boundary_of_the_day,
    facts_of_plot,
)
from server.models.reviews import roles_of
from server.rules.claim import Claim
from server.rules.day import china_day
from server.rules.decided import speaks_anew
from server.rules.edition import Edition
from server.rules.elsewhere import Elsewhere, stand_of
from server.rules.idle import asks_earlier
from server.rules.inspection import Ground, judge, photo_positions, record_fix
from server.rules.risk import risk_of
from server.rules.scene import CROP_ROWS, IDLE_ROWS, Earlier
from server.rules.seal import Seal
from server.rules.verdict import Cause, Verdict, position_as_json, verdict_as_json

NEIGHBOURS_WITHIN_M = 60.0
"""Other plots that may have been meant: twice the widest edge [P]."""
CROP_COVERS = ("crop", "stubble")
STEEP_GRADE = 5
"""GDPDJB 5 is more than 25 degrees (domain E [V4])."""


# Built once, and inserts of columns rather than models: every record that arrives takes these.
NAMED_BY = select(InspectionPhoto.inspection_id).where(
    InspectionPhoto.sha256 == bindparam("sha256")
)
ADD_VERDICT = insert(VerdictRow)
REOPENED = "inspection_reopened"
"""Of the log; `after` is the decision that the record had been accepted by."""


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    boundary: Outline
    body: dict[str, Any]
    numbers: dict[str, str]
    """Plot id → number, of the plots near it."""
    arrived: frozenset[str]
    """SHA-256 of those of its photos that were there."""
    elsewhere: Elsewhere
    """What other records knew of it."""


def judge_record(
    reader: Reader,
    claim: Claim,
    plot: PlotFacts,
    received_at: datetime,
    skew_s: float | None,
    edition: Edition,
    seal: Seal,
    before: Sequence[Record] | None = None,
) -> Judgement:
    """The verdict over one record by one edition; writes nothing.

    `before`: the plot's older records, oldest first, with the verdicts to go by; None asks for those
    that are kept.
    """
    boundary = boundary_of_the_day(reader, plot.id, claim.finished_at)
    fix, _ = record_fix(claim, edition.limits)
    near = boundaries_near(reader, fix.lon, fix.lat, NEIGHBOURS_WITHIN_M) if fix else []
    ground = _ground(plot, boundary, near)
    facts = facts_of(reader, [photo.sha256 for photo in claim.photos])
    elsewhere = elsewhere_of(reader, claim, stand_of(fix), received_at, edition.limits)
    verdict = judge(
        claim,
        facts,
        ground,
        _earlier(reader, plot.id, claim, before),
        edition,
        received_at,
        skew_s,
        seal=seal,
        elsewhere=elsewhere,
        original=_original(reader, claim),
    )
    body = verdict_as_json(verdict)
    body["photo_positions"] = {
        sha256: position_as_json(position)
        for sha256, position in photo_positions(claim, ground, edition.limits).items()
    }
    numbers = {other: number for other, number, _ in near}
    return Judgement(verdict, boundary, body, numbers, frozenset(facts), elsewhere)


def _ground(
    plot: PlotFacts, boundary: Outline, near: Sequence[tuple[str, str, shapely.MultiPolygon]]
) -> Ground:
    steep = plot.slope_grade is not None and plot.slope_grade >= STEEP_GRADE
    return Ground(
        plot_id=plot.id,
        boundary=boundary.shape,
        boundary_version=boundary.version,
        land_class=plot.land_class,
        basic_farmland=plot.basic_farmland is True,
        net_area_mu=plot.net_area_mu,
        neighbours=tuple((other, shape) for other, _, shape in near if other != plot.id),
        slope_deg=None,
        excluded_by=("slope_grade_5",) if steep else (),
        accepted_on=plot.accepted_on,
    )


def _original(reader: Reader, claim: Claim) -> frozenset[str] | None:
    """Roles of the pictures of the record that this one answers, where it is one of the same plot."""
    if claim.reshoot_of is None or claim.reshoot_of == claim.id:
        return None
    return roles_of(reader, claim.reshoot_of, claim.plot_id)


def _earlier(
    reader: Reader, plot_id: str, claim: Claim, before: Sequence[Record] | None
) -> Earlier:
    """What kept records saw on the plot before this visit: the last crop, and since then none."""
    if not asks_earlier(claim.observation):
        return Earlier(None)
    idle: list[date] = []
    told = _kept_before(reader, plot_id, claim) if before is None else _given_before(before, claim)
    for finished_at, cover, verdict in told:
        day = china_day(finished_at)
        if cover in CROP_COVERS or verdict["cultivated"]["row"] in CROP_ROWS:
            return Earlier(day, tuple(idle))
        if verdict["cultivated"]["row"] in IDLE_ROWS:
            idle.append(day)
    return Earlier(None)


Told = tuple[datetime, str, Mapping[str, Any]]
"""When a visit ended, the cover it saw, its verdict; newest first."""


def _kept_before(reader: Reader, plot_id: str, claim: Claim) -> Iterable[Told]:
    rows = reader.execute(
        select(Inspection.finished_at, Inspection.cover, VerdictRow.body)
        .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
        .where(
            Inspection.plot_id == plot_id,
            Inspection.finished_at < claim.finished_at,
            Inspection.id != claim.id,
            Inspection.review_state != "voided",
        )
        .order_by(Inspection.finished_at.desc())
    )
    return (tuple(row) for row in rows)


def _given_before(before: Sequence[Record], claim: Claim) -> Iterable[Told]:
    return (
        (record.finished_at, record.claim.observation.cover, record.verdict)
        for record in reversed(before)
        if record.finished_at < claim.finished_at and not record.voided
    )


def record_verdict(
    session: Session,
    inspection: Inspection,
    claim: Claim,
    plot: PlotFacts,
    cause: str,
    edition: Edition | None = None,
) -> None:
    """Judges a kept record, adds the verdict beside the older ones, and folds the plot's years anew."""
    moment = now()
    connection = session.connection()
    edition = edition or edition_in_force(connection, china_day(moment))
    judgement = judge_record(
        connection,
        claim,
        plot,
        inspection.received_at,
        inspection.device_skew_s,
        edition,
        seal_of(inspection),
    )
    _look_again(session, inspection, cause, judgement.verdict)
    remember_risk(inspection, judgement.verdict)
    connection.execute(
        update(VerdictRow)
        .where(VerdictRow.inspection_id == inspection.id, VerdictRow.current)
        .values(current=False)
    )
    add_verdict(connection, inspection.id, judgement, cause, moment)
    fold_years(connection, plot, edition, moment)


def add_verdict(
    connection: Connection,
    inspection_id: str,
    judgement: Judgement,
    cause: str,
    moment: datetime,
) -> None:
    connection.execute(
        ADD_VERDICT,
        {
            "inspection_id": inspection_id,
            "current": True,
            "judged_at": moment,
            "cause": cause,
            "edition": judgement.verdict.edition,
            "boundary_version": judgement.boundary.version,
            "body": judgement.body,
        },
    )


def _look_again(session: Session, inspection: Inspection, cause: str, verdict: Verdict) -> None:
    """Opens an accepted record again where it turns out that there is more to it."""
    said = [(finding.code, finding.weight) for finding in verdict.findings]
    fresh = speaks_anew(inspection.review_state, cause, inspection.findings.split(), said)
    if fresh:
        inspection.review_state = "open"
        log(
            session,
            None,
            REOPENED,
            f"inspection:{inspection.id}",
            after=inspection.decision_id,
            findings=fresh,
        )


def remember_risk(inspection: Inspection, verdict: Verdict) -> None:
    said = [(finding.code, finding.weight) for finding in verdict.findings]
    inspection.risk = risk_of(said, len(verdict.owed_photos), verdict.late)
    inspection.findings = "".join(f" {code}" for code in sorted({code for code, _ in said})) + " "


def is_awaited(connection: Connection, sha256: str) -> bool:
    """Whether any record names this photo; it comes before its record nearly always."""
    return connection.execute(NAMED_BY, {"sha256": sha256}).first() is not None


def photo_landed(session: Session, sha256: str) -> None:
    """Judges again the records that owed this photo."""
    named_by = session.connection().scalars(NAMED_BY, {"sha256": sha256}).all()
    waiting = session.scalars(
        select(Inspection)
        .where(Inspection.id.in_(named_by))
        # plots are locked in one order, whichever photos land at once
        .order_by(Inspection.plot_id, Inspection.finished_at)
    ).all()
    for inspection in waiting:
        judge_again(session, inspection, "photo_landed")


def judge_again(
    session: Session, inspection: Inspection, cause: Cause, edition: Edition | None = None
) -> None:
    plot = facts_of_plot(session.connection(), inspection.plot_id, lock=True)
    assert plot is not None, "a record keeps its plot"
    claim = stored_claim(inspection.claim, inspection.id)
    record_verdict(session, inspection, claim, plot, cause, edition=edition)
