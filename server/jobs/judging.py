"""Judging a kept record: load what it stands on, ask the rules, record what they say.

Runs when a record arrives, when a photo it owed lands, and when the rules or a boundary have changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from server.claims import stored_claim
from server.jobs.signing import signer
from server.models.base import next_change, now
from server.models.decision import Decision
from server.models.edition import edition_in_force
from server.models.elsewhere import elsewhere_of
from server.models.inspection import Inspection, InspectionPhoto, PlotYear, VerdictRow
from server.models.photo import facts_of
from server.models.plot import Boundary, Plot, boundaries_near, boundary_of_the_day
from server.models.reviews import roles_of
from server.models.visits import receipt_of
from server.rules.claim import Claim
from server.rules.decided import answers_with, with_override
from server.rules.edition import Edition
from server.rules.elsewhere import stand_of
from server.rules.grain_year import (
    Seen,
    YearState,
    seen_of,
    year_as_json,
    year_state,
    years_touched,
)
from server.rules.idle import asks_earlier
from server.rules.inspection import Ground, judge, photo_positions, record_fix
from server.rules.limits import Limits
from server.rules.risk import risk_of
from server.rules.scene import CROP_ROWS, IDLE_ROWS, Earlier
from server.rules.seal import NonceState, Seal, SealState
from server.rules.verdict import Verdict, position_as_json, verdict_as_json

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEIGHBOURS_WITHIN_M = 60.0
"""Other plots that may have been meant: twice the widest edge [P]."""
CROP_COVERS = ("crop", "stubble")
STEEP_GRADE = 5
"""GDPDJB 5 is more than 25 degrees (domain E [V4])."""


# Built once, and inserts of columns rather than models: every record that arrives takes these.
RECORDS = (
    select(
        Inspection.id,
        Inspection.claim,
        VerdictRow.body,
        Inspection.finished_at,
        Inspection.received_at,
        Inspection.device_skew_s,
        Inspection.seal_state,
        Inspection.nonce_state,
        Inspection.review_state,
        Decision.override,
    )
    .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
    .outerjoin(Decision, Decision.id == Inspection.decision_id)
    .where(Inspection.plot_id == bindparam("plot_id"))
    .order_by(Inspection.finished_at)
)
YEARS = select(PlotYear).where(PlotYear.plot_id == bindparam("plot_id"))
NAMED_BY = select(InspectionPhoto.inspection_id).where(
    InspectionPhoto.sha256 == bindparam("sha256")
)
ADD_PHOTO = insert(InspectionPhoto)
ADD_VERDICT = insert(VerdictRow)


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    boundary: Boundary
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    id: str
    claim: Claim
    verdict: dict[str, Any]
    finished_at: datetime
    received_at: datetime
    skew_s: float | None
    seal: Seal
    voided: bool
    override: dict[str, Any] | None


def judge_record(
    session: Session,
    claim: Claim,
    plot: Plot,
    received_at: datetime,
    skew_s: float | None,
    edition: Edition,
    seal: Seal,
) -> Judgement:
    """The verdict over one record by one edition; writes nothing."""
    boundary = boundary_of_the_day(session, plot.id, claim.finished_at)
    ground = _ground(session, plot, boundary, claim, edition.limits)
    here = stand_of(record_fix(claim, edition.limits)[0])
    verdict = judge(
        claim,
        facts_of(session, [photo.sha256 for photo in claim.photos]),
        ground,
        _earlier(session, plot.id, claim),
        edition,
        received_at,
        skew_s,
        seal=seal,
        elsewhere=elsewhere_of(session, claim, here, received_at, edition.limits),
        original=_original(session, claim),
    )
    body = verdict_as_json(verdict)
    body["photo_positions"] = {
        sha256: position_as_json(position)
        for sha256, position in photo_positions(claim, ground, edition.limits).items()
    }
    return Judgement(verdict, boundary, body)


def _ground(
    session: Session, plot: Plot, boundary: Boundary, claim: Claim, limits: Limits
) -> Ground:
    here, _ = record_fix(claim, limits)
    near = (
        boundaries_near(session, here.lon, here.lat, NEIGHBOURS_WITHIN_M)
        if here is not None
        else []
    )
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


def _original(session: Session, claim: Claim) -> frozenset[str] | None:
    """Roles of the pictures of the record that this one answers, where it is one of the same plot."""
    if claim.reshoot_of is None or claim.reshoot_of == claim.id:
        return None
    return roles_of(session, claim.reshoot_of, claim.plot_id)


def _earlier(session: Session, plot_id: str, claim: Claim) -> Earlier:
    """What kept records saw on the plot before this visit: the last crop, and since then none."""
    if not asks_earlier(claim.observation):
        return Earlier(None)
    idle: list[date] = []
    rows = session.execute(
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
    for finished_at, cover, verdict in rows:
        day = finished_at.astimezone(SHANGHAI).date()
        if cover in CROP_COVERS or verdict["cultivated"]["row"] in CROP_ROWS:
            return Earlier(day, tuple(idle))
        if verdict["cultivated"]["row"] in IDLE_ROWS:
            idle.append(day)
    return Earlier(None)


def record_verdict(
    session: Session,
    inspection: Inspection,
    claim: Claim,
    plot: Plot,
    cause: str,
    photos: Sequence[dict[str, Any]] = (),
    edition: Edition | None = None,
) -> None:
    """Judges the record, adds the verdict beside any older one, and folds the plot's years anew.

    `photos`: columns of `InspectionPhoto`, for a record that is received.
    """
    moment = now()
    edition = edition or edition_in_force(session, moment.date())
    judgement = judge_record(
        session,
        claim,
        plot,
        inspection.received_at,
        inspection.device_skew_s,
        edition,
        _seal(inspection.seal_state, inspection.nonce_state),
    )
    _remember_risk(inspection, judgement.verdict)
    if cause == "received":
        _remember_stand(inspection, claim, edition.limits)
        inspection.receipt = _first_receipt(inspection, claim, judgement.verdict)
        inspection.boundary_id = judgement.boundary.id
        inspection.late = judgement.verdict.late
        inspection.cover = claim.observation.cover
        session.add(inspection)
        session.flush()
        if photos:
            session.connection().execute(ADD_PHOTO, list(photos))
    else:
        session.execute(
            update(VerdictRow)
            .where(VerdictRow.inspection_id == inspection.id, VerdictRow.current)
            .values(current=False)
        )
    session.connection().execute(
        ADD_VERDICT,
        {
            "inspection_id": inspection.id,
            "current": True,
            "judged_at": moment,
            "cause": cause,
            "edition": edition.id,
            "boundary_version": judgement.boundary.version,
            "body": judgement.body,
        },
    )
    fold_years(session, plot, edition, moment)


def _seal(state: str, nonce: str) -> Seal:
    return Seal(cast(SealState, state), cast(NonceState, nonce))


def _remember_stand(inspection: Inspection, claim: Claim, limits: Limits) -> None:
    here = stand_of(record_fix(claim, limits)[0])
    if here is not None:
        inspection.lon, inspection.lat = here.lon, here.lat
        inspection.accuracy_m, inspection.fix_at = here.accuracy_m, here.at


def _first_receipt(inspection: Inspection, claim: Claim, verdict: Verdict) -> str:
    kept = [photo.sha256 for photo in claim.photos if photo.sha256 not in verdict.owed_photos]
    return orjson.dumps(signer().signed(receipt_of(inspection, kept))).decode()


def _remember_risk(inspection: Inspection, verdict: Verdict) -> None:
    said = [(finding.code, finding.weight) for finding in verdict.findings]
    inspection.risk = risk_of(said, len(verdict.owed_photos), verdict.late)
    inspection.findings = "".join(f" {code}" for code in sorted({code for code, _ in said})) + " "


def fold_years(session: Session, plot: Plot, edition: Edition, moment: datetime) -> None:
    """Computes every year the plot's records speak of, and what the phone shows of the plot."""
    records = records_of(session, plot.id)
    known = {row.year: row for row in session.scalars(YEARS, {"plot_id": plot.id})}
    for state in year_states(plot, records, edition, moment):
        year = state.year
        row = known.get(year) or PlotYear(plot_id=plot.id, year=year)
        row.cultivated, row.grain = state.cultivated.answer, state.grain.answer
        row.level, row.body = state.level, year_as_json(state, edition.id)
        row.edition, row.computed_at = edition.id, moment
        session.add(row)
    _show_on_phone(session, plot, records)


def year_states(
    plot: Plot, records: Sequence[Record], edition: Edition, moment: datetime
) -> list[YearState]:
    """Every year the records speak of, oldest first; a voided one speaks of years and gives nothing."""
    seen = [_seen(record, edition) for record in records]
    standing = [one for one, record in zip(seen, records, strict=True) if not record.voided]
    today = moment.astimezone(SHANGHAI).date()
    return [
        year_state(year, standing, plot.accepted_on, edition.limits, today)
        for year in sorted({year for one in seen for year in years_touched(one)})
    ]


def _seen(record: Record, edition: Edition) -> Seen:
    seen = seen_of(
        record.id, record.claim, record.verdict, edition, record.received_at, record.skew_s
    )
    return with_override(seen, record.override) if record.override else seen


def records_of(session: Session, plot_id: str) -> list[Record]:
    """Every record of the plot with its current verdict, oldest first."""
    rows = session.execute(RECORDS, {"plot_id": plot_id})
    return [
        Record(
            row.id,
            stored_claim(row.claim, row.id),
            row.body,
            row.finished_at,
            row.received_at,
            row.device_skew_s,
            _seal(row.seal_state, row.nonce_state),
            row.review_state == "voided",
            row.override,
        )
        for row in rows
    ]


def _show_on_phone(session: Session, plot: Plot, records: Sequence[Record]) -> None:
    """Last visit, last crop and last answers of the plot, and its place in the pack's cursor."""
    newest = [record for record in reversed(records) if not record.voided]
    proven = [r for r in newest if r.verdict["position"]["class"] in ("inside", "edge")]
    plot.last_seen_at = proven[0].finished_at if proven else None
    crops = (record.claim.observation.crops for record in proven)
    plot.last_crop = next((named[0].crop for named in crops if named), None)
    standing = (answers_with(record.verdict, record.override) for record in newest)
    answers = ({name: told[name] for name in ("cultivated", "farmable")} for told in standing)
    plot.verdict = next((told for told in answers if set(told.values()) != {"unknown"}), None)
    plot.change = next_change(session)


def photo_landed(session: Session, sha256: str) -> None:
    """Judges again the records that owed this photo."""
    named_by = session.connection().scalars(NAMED_BY, {"sha256": sha256}).all()
    if not named_by:
        # a photo comes before its record nearly always
        return
    waiting = session.scalars(
        select(Inspection)
        .where(Inspection.id.in_(named_by))
        # plots are locked in one order, whichever photos land at once
        .order_by(Inspection.plot_id, Inspection.finished_at)
    ).all()
    for inspection in waiting:
        judge_again(session, inspection, "photo_landed")


def judge_again(
    session: Session, inspection: Inspection, cause: str, edition: Edition | None = None
) -> None:
    plot = session.get_one(Plot, inspection.plot_id, with_for_update=True)
    claim = stored_claim(inspection.claim, inspection.id)
    record_verdict(session, inspection, claim, plot, cause, edition=edition)
