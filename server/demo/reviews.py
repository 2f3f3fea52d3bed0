"""What the demo's officer decided of the records, through the door that the desk uses."""

from __future__ import annotations

import random
import uuid
from collections import defaultdict
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from sqlalchemy import select

from server.jobs.reviewing import Officer, Wish, decide
from server.models.base import db
from server.models.inspection import Inspection, InspectionPhoto, VerdictRow
from server.rules.decided import DecisionKind, Override, Reason
from server.rules.limits import ASKED_PHOTOS
from server.rules.verdict import Answer

DOUBTFUL_FROM = 16
"""Above the risk of a record that only lacks its signature."""
DOUBTFUL_EACH = 6
"""Doubtful records decided of each person, the newest first."""
CLEAR_DAYS = 120
CLEAR_ACCEPTED = 0.6
RESTS = timedelta(days=2)
"""Younger records wait for whoever tries the desk."""
DOUBTFUL: tuple[DecisionKind, ...] = ("return", "override", "void")


def review(now: datetime, officer: Officer) -> int:
    """Decides some records, leaves some; the same for the same records. Answers how many."""
    rows = db.session.execute(
        select(Inspection.id, Inspection.person_id, Inspection.risk, Inspection.received_at)
        .where(Inspection.received_at < now - RESTS, Inspection.person_id != officer.person_id)
        .order_by(Inspection.received_at.desc(), Inspection.id)
    ).all()
    doubtful: dict[str, list[str]] = defaultdict(list)
    kinds: dict[str, DecisionKind] = {}
    for row in rows:
        if row.risk >= DOUBTFUL_FROM:
            doubtful[row.person_id].append(row.id)
        elif row.received_at > now - timedelta(days=CLEAR_DAYS) and _chosen(row.id):
            kinds[row.id] = "accept"
    for records in doubtful.values():
        for inspection_id, kind in zip(records[:DOUBTFUL_EACH], cycle(DOUBTFUL), strict=False):
            pointless = kind == "override" and not _is_wrong(inspection_id)
            kinds[inspection_id] = "accept" if pointless else kind
    for row in reversed(rows):
        if row.id in kinds:
            _decide(row.id, kinds[row.id], row.received_at, now, officer)
    return len(kinds)


def _chosen(inspection_id: str) -> bool:
    return random.Random(f"review {inspection_id}").random() < CLEAR_ACCEPTED


def _decide(
    inspection_id: str, kind: DecisionKind, received_at: datetime, now: datetime, officer: Officer
) -> None:
    at = min(now, received_at + timedelta(hours=random.Random(inspection_id).uniform(3, 46)))
    reason, note, requests, override = _said(inspection_id, kind)
    wish = Wish(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:decision:{inspection_id}")),
        seen=None,
        kind=kind,
        reason=reason,
        note=note,
        requests=requests,
        override=override,
    )
    decide(inspection_id, wish, officer, clock=lambda: at)


def _said(
    inspection_id: str, kind: DecisionKind
) -> tuple[Reason | None, str, list[dict[str, Any]], Override | None]:
    if kind == "return":
        asked = _asked(inspection_id)
        return asked[0]["why"], "路过时补拍一下就行，不用专门跑。", asked, None
    if kind == "override":
        right = _right(inspection_id)
        note = "打电话问过，确实在种。" if right == "yes" else "照片上没有庄稼。"
        return "answers_do_not_fit", note, [], {"cultivated": right}
    if kind == "void":
        return "photo_wrong_plot", "拍的是旁边那块，已和巡查员核实。", [], None
    return None, "", [], None


def _right(inspection_id: str) -> Answer:
    """Whether the ground is cultivated, as whoever knows the place would say."""
    cover = db.session.scalar(select(Inspection.cover).where(Inspection.id == inspection_id))
    return "yes" if cover in ("crop", "stubble") else "no"


def _is_wrong(inspection_id: str) -> bool:
    """Whether there is anything to override."""
    verdict = db.session.scalars(
        select(VerdictRow.body).where(VerdictRow.inspection_id == inspection_id, VerdictRow.current)
    ).one()
    return bool(verdict["cultivated"]["answer"] != _right(inspection_id))


def _asked(inspection_id: str) -> list[dict[str, Any]]:
    """The pictures that the set lacks, else the close-up."""
    rows = db.session.execute(
        select(InspectionPhoto.role, InspectionPhoto.sha256).where(
            InspectionPhoto.inspection_id == inspection_id
        )
    )
    photos: dict[str, str] = dict(rows.all())
    lacking = [role for role in ASKED_PHOTOS if role not in photos]
    if lacking:
        return [{"role": role, "photo": None, "why": "crop_not_visible"} for role in lacking]
    return [{"role": "closeup", "photo": photos["closeup"], "why": "photo_unclear"}]
