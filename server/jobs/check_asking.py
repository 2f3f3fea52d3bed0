"""A check that the desk asks for: kept until the next common hour, unless it is pressing, and then sent out.

A check that rests on a tip-off goes out at such an hour, too (`server/jobs/matter_release.py`): were this
one sent at once as a rule, the hour of the others would tell what they rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

import shapely
from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.check_pictures import bare_pictures, keep_picture, name_pictures
from server.jobs.checks import Check, raise_check
from server.jobs.problem_intake import Doer, known
from server.jobs.queue import Work
from server.jobs.working_days import known_workday
from server.models.base import db, now, writing
from server.models.log import log
from server.models.plot import Boundary, Plot, current_boundary, visible_plot
from server.models.problem_ground import plots_touched
from server.models.waiting_check import WaitingCheck, due_checks, waiting_for
from server.problem_claim import CheckIn
from server.refusals import Refusal
from server.rules.problem import COUNTY_DIGITS
from server.rules.release import next_slot, slot_before
from server.rules.roles import rights_of


def take_check(
    problem_id: str,
    body: CheckIn,
    text: str,
    digest: str,
    doer: Doer,
    clock: Callable[[], datetime] = now,
) -> Literal[200, 201]:
    """Keeps the check that the desk asks for; 200 where this very one is kept.

    Raises Refusal role_not_allowed, plot_unknown, problem_of_other_person, problem_differs,
    problem_photos_owed, photo_unreadable, and
    body_invalid where a point has no plot near it and no division is named.
    """
    areas = _areas(doer)
    if not areas:
        raise Refusal("role_not_allowed", needed=["officer", "resources_bureau", "committee"])
    if _is_known(problem_id, digest, doer):
        return 200
    # bytes before rows: a picture of a check that is not there yet is seen by nobody
    pictures = bare_pictures(db.session(), body.photos)
    hashes = [keep_picture(data) for data in pictures]
    db.session.rollback()
    try:
        with writing() as session:
            moment = clock()
            name_pictures(session, hashes, pictures, doer.person_id, moment)
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
                photos=list(dict.fromkeys(hashes)),
            )
            if body.at_once:
                raise_check(session, check, moment, problem_id=problem_id, claim=(text, digest))
            else:
                _put_by(session, problem_id, check, (text, digest), moment)
    except IntegrityError:
        # the same id came twice at once: the primary key let one through
        if not _is_known(problem_id, digest, doer):
            raise
        return 200
    return 201


def _put_by(
    session: Session, problem_id: str, check: Check, claim: tuple[str, str], moment: datetime
) -> None:
    release_at = next_slot(moment, moment, _hours(), 0, known_workday)
    session.add(
        WaitingCheck(
            id=problem_id,
            **asdict(check),
            claim=claim[0],
            claim_sha256=claim[1],
            asked_at=moment,
            release_at=release_at,
        )
    )
    session.flush()
    said = {"kind": check.kind, "sha256": claim[1], "release_at": release_at.isoformat()}
    log(session, check.person_id, "check_ask", f"check:{problem_id}", **said)


def _is_known(problem_id: str, digest: str, doer: Doer) -> bool:
    if known(db.session(), problem_id, digest, doer):
        return True
    kept = db.session().get(WaitingCheck, problem_id, populate_existing=True)
    if kept is None:
        return False
    if kept.person_id != doer.person_id:
        raise Refusal("problem_of_other_person")
    if kept.claim_sha256 != digest:
        raise Refusal("problem_differs", kept_sha256=kept.claim_sha256, sent_sha256=digest)
    return True


def release_check(problem_id: str, clock: Callable[[], datetime] = now) -> None:
    """Sends a check out whose hour has come; nothing where it went already, or was taken back."""
    with writing() as session:
        moment = clock()
        waiting = session.get(
            WaitingCheck, problem_id, with_for_update=True, populate_existing=True
        )
        if waiting is None or waiting.release_at > moment:
            return
        kind: Any = waiting.kind
        sees_from: Any = waiting.sees_from
        check = Check(
            kind=kind,
            plot_id=waiting.plot_id,
            division_code=waiting.division_code,
            lon=waiting.lon,
            lat=waiting.lat,
            sees_from=sees_from,
            note=waiting.note,
            person_id=waiting.person_id,
            photos=waiting.photos,
        )
        claim = waiting.claim, waiting.claim_sha256
        slot = slot_before(moment, waiting.release_at, _hours(), known_workday)
        session.delete(waiting)
        session.flush()
        raise_check(session, check, slot, problem_id=problem_id, claim=claim)


def withdraw_check(problem_id: str, doer: Doer) -> None:
    """Takes a check back that has not gone out yet; raises Refusal problem_unknown."""
    with writing() as session:
        session.get(WaitingCheck, problem_id, with_for_update=True, populate_existing=True)
        found = waiting_for(session, doer.person_id, doer.grants, problem_id)
        if not _areas(doer) or not found:
            raise Refusal("problem_unknown", id=problem_id)
        session.delete(found[0][0])
        session.flush()
        log(session, doer.person_id, "check_withdraw", f"check:{problem_id}")


def _hours() -> Sequence[int]:
    hours: Sequence[int] = current_app.extensions["xuntian.config"].tipoff_release_hours
    return hours


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


WORK = Work("check_release", release_check, lambda: due_checks(db.session(), now()))
