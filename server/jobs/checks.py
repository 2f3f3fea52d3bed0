"""Checks that the office asks for: problems that nobody in the field has found yet.

Whatever a check rests on, its row, events and ids look alike: who goes out cannot tell what made the
office ask. So every check comes into being here.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

import orjson
import shapely
from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.claims import canonical
from server.jobs.problem_clocks import keep_clocks
from server.jobs.problem_intake import Doer, known, touch_plot
from server.models.base import db, now, writing
from server.models.log import log
from server.models.plot import Boundary, Plot, current_boundary, visible_plot
from server.models.problem import Problem, ProblemEvent, ProblemPhoto
from server.models.problem_ground import plots_touched
from server.problem_claim import CheckIn
from server.refusals import Refusal
from server.rules.outline import lies_outside
from server.rules.problem import (
    CONFIDENTIAL,
    COUNTY_DIGITS,
    Kind,
    Level,
    first_level,
    kept_to,
)
from server.rules.roles import rights_of


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


def take_check(
    problem_id: str,
    body: CheckIn,
    text: str,
    digest: str,
    doer: Doer,
    clock: Callable[[], datetime] = now,
) -> Literal[200, 201]:
    """Keeps the check that the desk asks for; 200 where this very one is kept.

    Raises Refusal role_not_allowed, plot_unknown, problem_of_other_person, problem_differs, and
    body_invalid where a point has no plot near it and no division is named.
    """
    areas = _areas(doer)
    if not areas:
        raise Refusal("role_not_allowed", needed=["officer", "resources_bureau", "committee"])
    if known(db.session(), problem_id, digest, doer):
        return 200
    try:
        with writing() as session:
            plot_id, division_code, here = _ground(session, body, areas)
            check = Check(
                kind=body.kind,
                plot_id=plot_id,
                division_code=division_code,
                lon=here.x,
                lat=here.y,
                sees_from=body.sees_from,
                note=body.note,
                person_id=doer.person_id,
                photos=body.photos,
            )
            raise_check(session, check, clock(), problem_id=problem_id, claim=(text, digest))
    except IntegrityError:
        # the same id came twice at once: the primary key let one through
        if not known(db.session(), problem_id, digest, doer):
            raise
        return 200
    return 201


def _areas(doer: Doer) -> tuple[str, ...]:
    """Where this person may ask for checks: for a county or more."""
    return tuple(
        area
        for role, area in doer.grants
        if "checks" in rights_of(role) and len(area) <= COUNTY_DIGITS
    )


def _ground(
    session: Session, body: CheckIn, areas: tuple[str, ...]
) -> tuple[str | None, str, shapely.Point]:
    """Its plot, its division and its place: the chosen plot's, the touched one's, or as was said."""
    here = shapely.Point(body.place.lon, body.place.lat) if body.place else None
    if body.plot_id is not None:
        plot = visible_plot(session, body.plot_id, areas)
        if plot is None:
            raise Refusal("plot_unknown", plot_id=body.plot_id)
        return plot.id, plot.division_code, here or _inside(session, plot.id)
    assert here is not None, "a check says where"
    touched = plots_touched(session, here, areas)
    if touched:
        first = touched[0]
        return (first.plot_id if first.inside else None), first.division_code, here
    if body.division_code is None:
        raise Refusal("body_invalid", fields={"division_code": "missing"})
    if not body.division_code.startswith(areas):
        raise Refusal("body_invalid", fields={"division_code": "out_of_bounds"})
    return None, body.division_code, here


def _inside(session: Session, plot_id: str) -> shapely.Point:
    query = select(Boundary.shape).join(Plot, current_boundary()).where(Plot.id == plot_id)
    return session.execute(query).scalar_one().representative_point()
