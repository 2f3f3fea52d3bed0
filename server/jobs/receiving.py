"""A record that arrives: judged before the write lock is taken, looked over and written under it.

SQLite takes one write at a time, so whoever writes must not think meanwhile. What was read before the
lock is compared under it; where anything that the verdict stands on has changed, it is judged again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import insert, inspect
from sqlalchemy.engine import Connection

from server.jobs.folding import Folded, Record, fold, seal_of, write_folded
from server.jobs.judging import Judgement, add_verdict, judge_record, remember_risk
from server.jobs.signing import signer
from server.models.base import Reader, now
from server.models.edition import edition_in_force
from server.models.elsewhere import elsewhere_of
from server.models.inspection import Inspection, InspectionPhoto
from server.models.photo import kept_of
from server.models.plot import PlotFacts
from server.models.visits import receipt_of
from server.rules.claim import Claim
from server.rules.day import china_day
from server.rules.edition import Edition
from server.rules.elsewhere import Stand, stand_of
from server.rules.inspection import record_fix
from server.rules.seal import Seal
from server.rules.verdict import Verdict

ADD_PHOTO = insert(InspectionPhoto)
ADD_RECORD = insert(Inspection)
RECORD_COLUMNS = tuple(inspect(Inspection).columns.keys())


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is to be written of a record, and what it stands on."""

    plot: PlotFacts
    edition: Edition
    seal: Seal
    here: Stand | None
    judgement: Judgement
    folded: Folded
    moment: datetime


def inspection_of(
    claim: Claim, text: str, digest: str, channel: str, received_at: datetime, skew_s: float | None
) -> Inspection:
    """The row of a record that came in, unsealed and not judged yet; `text` is its RFC 8785 form."""
    return Inspection(
        id=claim.id,
        plot_id=claim.plot_id,
        person_id=claim.person_id,
        device_id=claim.device_id,
        finished_at=claim.finished_at,
        received_at=received_at,
        device_skew_s=skew_s,
        channel=channel,
        claim_sha256=digest,
        claim=text,
        seal_state="none",
        nonce_state="none",
        review_state="open",
        reshoot_of=claim.reshoot_of,
    )


def prepare(reader: Reader, inspection: Inspection, claim: Claim, plot: PlotFacts) -> Prepared:
    """Judges the record and folds the plot's years with it; fills `inspection`, writes nothing."""
    moment = now()
    edition = edition_in_force(reader, china_day(moment))
    seal = seal_of(inspection)
    judgement = judge_record(
        reader, claim, plot, inspection.received_at, inspection.device_skew_s, edition, seal
    )
    here = stand_of(record_fix(claim, edition.limits)[0])
    inspection.lon, inspection.lat = (here.lon, here.lat) if here else (None, None)
    inspection.accuracy_m = here.accuracy_m if here else None
    inspection.fix_at = here.at if here else None
    remember_risk(inspection, judgement.verdict)
    inspection.receipt = _first_receipt(inspection, claim, judgement.verdict)
    inspection.boundary_id = judgement.boundary.id
    inspection.division_code = plot.division_code
    inspection.late = judgement.verdict.late
    inspection.cover = claim.observation.cover
    record = Record(
        inspection.id,
        claim,
        judgement.body,
        inspection.finished_at,
        inspection.received_at,
        inspection.device_skew_s,
        seal,
        voided=False,
        override=None,
    )
    folded = fold(reader, plot, edition, moment, record)
    return Prepared(plot, edition, seal, here, judgement, folded, moment)


def still_stands(
    connection: Connection,
    prepared: Prepared,
    inspection: Inspection,
    claim: Claim,
    plot: PlotFacts,
    moment: datetime,
) -> bool:
    """Whether `prepare` would say the same of a record received at `moment`.

    `plot` was read under its lock, and `moment` after it was taken: of two records that each could
    miss the other, the later one looks again.
    The plot's place in the cursor speaks for its records, verdicts, decisions and boundaries.
    """
    edition = edition_in_force(connection, china_day(prepared.moment))
    if (plot, edition.id, seal_of(inspection)) != (
        prepared.plot,
        prepared.edition.id,
        prepared.seal,
    ):
        return False
    judgement = prepared.judgement
    # kept photos stay, so only those that it lacked may have come
    owed = [one.sha256 for one in claim.photos if one.sha256 not in judgement.arrived]
    if owed and kept_of(connection, owed):
        return False
    elsewhere = elsewhere_of(connection, claim, prepared.here, moment, edition.limits)
    return elsewhere == judgement.elsewhere


def write_record(
    connection: Connection, inspection: Inspection, claim: Claim, prepared: Prepared
) -> None:
    """The record, its photos, its verdict and the plot's years; `inspection` is in no session."""
    row = {name: getattr(inspection, name) for name in RECORD_COLUMNS}
    connection.execute(ADD_RECORD, row)
    photos: list[dict[str, Any]] = [
        {
            "inspection_id": inspection.id,
            "sha256": photo.sha256,
            "place": place,
            "role": photo.role,
        }
        for place, photo in enumerate(claim.photos)
    ]
    if photos:
        connection.execute(ADD_PHOTO, photos)
    add_verdict(connection, inspection.id, prepared.judgement, "received", prepared.moment)
    write_folded(connection, inspection.plot_id, prepared.folded)


def _first_receipt(inspection: Inspection, claim: Claim, verdict: Verdict) -> str:
    kept = [photo.sha256 for photo in claim.photos if photo.sha256 not in verdict.owed_photos]
    return orjson.dumps(signer().signed(receipt_of(inspection, kept))).decode()
