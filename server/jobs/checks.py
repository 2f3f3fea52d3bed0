"""Checks that the office asks for: problems that nobody in the field has found yet.

Whatever a check rests on, its row, events and ids look alike: who goes out cannot tell what made the
office ask. So every check comes into being here.
"""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

import orjson
from flask import current_app
from sqlalchemy.orm import Session

from server.claims import canonical
from server.jobs.problem_clocks import keep_clocks
from server.jobs.problem_intake import touch_plot
from server.models.log import log
from server.models.problem import Problem, ProblemEvent, ProblemPhoto
from server.rules.outline import lies_outside
from server.rules.problem import (
    CONFIDENTIAL,
    Kind,
    Level,
    first_level,
    kept_to,
)


@dataclass(frozen=True, slots=True)
class Check:
    """What is to be looked at, and where."""

    kind: Kind
    plot_id: str | None
    division_code: str
    lon: float
    lat: float
    """Degrees."""
    sees_from: Level
    """The lowest level that may know of it."""
    note: str
    person_id: str
    """Who asks for it."""
    photos: list[str]
    """SHA-256 of kept photos."""


def raise_check(
    session: Session,
    check: Check,
    moment: datetime,
    *,
    problem_id: str | None = None,
    claim: tuple[str, str] | None = None,
) -> str:
    """Adds a check in the transaction of `writing()`; its problem's id.

    `claim`: the canonical text and SHA-256 of what was sent, where it was sent as such. An id that is
    not given is a version 4 one, as the desk makes them.
    """
    problem_id = problem_id or str(uuid.uuid4())
    text, digest = claim or canonical(orjson.dumps(asdict(check)))
    sees_from = kept_to(check.kind, check.sees_from)
    findings = []
    box = current_app.extensions["xuntian.config"].district_box
    if lies_outside(check.lon, check.lat, None, box):
        findings.append("outside_district")
    if check.plot_id is None:
        findings.append("no_plot")
    problem = Problem(
        id=problem_id,
        kind=check.kind,
        confidential=check.kind in CONFIDENTIAL,
        origin="office",
        sees_from=sees_from,
        plot_id=check.plot_id,
        plot_ids=[] if check.plot_id is None else [check.plot_id],
        division_code=check.division_code,
        person_id=check.person_id,
        lon=check.lon,
        lat=check.lat,
        outline=None,
        findings=findings,
        claim=text,
        claim_sha256=digest,
        found_at=moment,
        received_at=moment,
        state="reported",
        level=first_level(check.kind, sees_from),
        open=True,
        reported_at=moment,
        extensions=0,
        extra_working_days=0,
        last_place=1,
    )
    keep_clocks(problem)
    session.add(problem)
    session.flush()
    session.add(
        ProblemEvent(
            id=problem_id,
            problem_id=problem_id,
            place=1,
            step="find",
            person_id=check.person_id,
            at=moment,
            note=check.note,
            photos=check.photos,
            lon=check.lon,
            lat=check.lat,
            facts={},
        )
    )
    for sha256 in check.photos:
        session.add(ProblemPhoto(problem_id=problem_id, sha256=sha256))
    session.flush()
    touch_plot(session, problem)
    said = {"kind": check.kind, "sha256": digest, "steps": [], "origin": "office"}
    log(session, check.person_id, "problem_find", f"problem:{problem_id}", **said)
    return problem_id
