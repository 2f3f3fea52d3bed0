"""Judging a kept record: load what it stands on, ask the rules, record what they say.

Runs when a record arrives, when a photo it owed lands, and when rules or boundaries have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from server.claims import stored_claim
from server.models.base import db, next_change, now, writing
from server.models.edition import edition_in_force
from server.models.inspection import Inspection, InspectionPhoto, PlotYear, VerdictRow
from server.models.photo import Photo, facts_of
from server.models.plot import Boundary, Plot, boundaries_near, boundary_of_the_day
from server.rules.claim import Claim, Fix
from server.rules.edition import Edition
from server.rules.grain_year import Seen, year_as_json, year_state
from server.rules.inspection import Earlier, Ground, judge
from server.rules.place import is_missing
from server.rules.verdict import Verdict, verdict_as_json

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEIGHBOURS_WITHIN_M = 100.0
"""Plots ranked as possibly meant: beyond this a phone's fix is never in doubt between them [P]."""
SLOPE_DEG_OF_GRADE: dict[int, float] = {}


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    boundary: Boundary


def judge_record(
    session: Session, claim: Claim, plot: Plot, received_at: datetime, skew_s: float | None,
    edition: Edition,
) -> Judgement:
    """The verdict over one record by one edition; changes nothing."""
    boundary = boundary_of_the_day(session, plot.id, claim.finished_at)
    photos = facts_of(session, [photo.sha256 for photo in claim.photos])
    verdict = judge(
        claim,
        photos,
        _ground(session, plot, boundary, claim),
        Earlier(last_crop_seen_on=_last_crop_before(session, plot.id, claim)),
        edition,
        received_at,
        skew_s,
    )
    return Judgement(verdict, boundary)
