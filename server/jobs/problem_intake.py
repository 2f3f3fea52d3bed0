"""A problem comes in from a phone: kept under its id, with what it touches and the clocks that begin."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import shapely
from flask import current_app
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.problem_clocks import keep_clocks
from server.models.base import db, next_change, now, writing
from server.models.log import log
from server.models.plot import Plot, visible_plot
from server.models.problem import Problem, ProblemEvent, ProblemPhoto
from server.models.problem_ground import Touched, plots_touched
from server.problem_claim import ProblemIn
from server.refusals import Refusal
from server.rules.outline import Outline, lies_outside, outline_of
from server.rules.problem import (
    CONFIDENTIAL,
    Grants,
    Step,
    after,
    first_level,
    kept_to,
    level_of,
)


@dataclass(frozen=True, slots=True)
class Doer:
    """Who sends it."""

    person_id: str
    grants: Grants

    @property
    def areas(self) -> tuple[str, ...]:
        """Where they handle problems at all."""
        return tuple(area for role, area in self.grants if level_of(role, area) is not None)


def take_in(
    problem_id: str,
    body: ProblemIn,
    text: str,
    digest: str,
    doer: Doer,
    clock: Callable[[], datetime] = now,
) -> Literal[200, 201]:
    """Keeps the problem; 200 where this very one is kept.

    Raises Refusal problem_of_other_person, problem_differs, plot_unknown, role_not_allowed.
    """
    if body.person_id != doer.person_id:
        raise Refusal("problem_of_other_person")
    if known(db.session(), problem_id, digest, doer):
        return 200
    if not doer.areas:
        raise Refusal("role_not_allowed", needed=["inspector"])
    outline = (
        outline_of([(one.lon, one.lat) for one in body.outline.corners])
        if body.outline
        else Outline(None, ())
    )
    try:
        with writing() as session:
            problem, steps = _made(session, problem_id, body, outline, doer, clock())
            problem.claim, problem.claim_sha256 = text, digest
            session.add(problem)
            session.flush()
            hashes = [photo.sha256 for photo in body.photos]
            for place, step in enumerate(("find", *steps), 1):
                session.add(
                    ProblemEvent(
                        id=problem_id if place == 1 else str(uuid.uuid4()),
                        problem_id=problem_id,
                        place=place,
                        step=step,
                        person_id=doer.person_id,
                        at=problem.found_at,
                        note=body.note if place == 1 else "",
                        photos=hashes if place == 1 else [],
                        lon=problem.lon if place == 1 else None,
                        lat=problem.lat if place == 1 else None,
                        facts={"how": body.outline.how} if body.outline and place == 1 else {},
                    )
                )
            for sha256 in hashes:
                session.add(ProblemPhoto(problem_id=problem_id, sha256=sha256))
            session.flush()
            touch_plot(session, problem)
            said: dict[str, Any] = {"kind": problem.kind, "sha256": digest, "steps": list(steps)}
            log(session, doer.person_id, "problem_find", f"problem:{problem_id}", **said)
    except IntegrityError:
        # the same id came twice at once: the primary key let one through
        if not known(db.session(), problem_id, digest, doer):
            raise
        return 200
    return 201


def touch_plot(session: Session, problem: Problem) -> None:
    """Moves the field pack's cursor of its plot on; never for what somebody there must not notice."""
    if problem.plot_id is not None and problem.sees_from == "field":
        plot = session.get_one(Plot, problem.plot_id, with_for_update=True, populate_existing=True)
        plot.change = next_change(session)


def known(session: Session, problem_id: str, digest: str, doer: Doer) -> bool:
    """Whether this very content is kept; raises Refusal problem_of_other_person, problem_differs."""
    session.rollback()
    kept = session.get(Problem, problem_id, populate_existing=True)
    if kept is None:
        return False
    if kept.person_id != doer.person_id:
        # whose, is not for a stranger who hit upon the id
        raise Refusal("problem_of_other_person")
    if kept.claim_sha256 != digest:
        raise Refusal("problem_differs", kept_sha256=kept.claim_sha256, sent_sha256=digest)
    return True


def _made(
    session: Session,
    problem_id: str,
    body: ProblemIn,
    outline: Outline,
    doer: Doer,
    moment: datetime,
) -> tuple[Problem, tuple[Step, ...]]:
    here = outline.shape or shapely.Point(body.place.lon, body.place.lat)
    touched = plots_touched(session, here, doer.areas)
    plot_id, division_code = _ground(session, body, touched, doer)
    findings: list[str] = list(outline.findings)
    box = current_app.extensions["xuntian.config"].district_box
    if lies_outside(body.place.lon, body.place.lat, outline.shape, box):
        findings.append("outside_district")
    if plot_id is None:
        findings.append("no_plot")
    steps = _steps(body)
    # a clock that runs ahead must not give more time than there is
    found_at = min(body.found_at, moment)
    kind = body.kind
    problem = Problem(
        id=problem_id,
        kind=kind,
        confidential=kind in CONFIDENTIAL,
        origin="patrol",
        sees_from=kept_to(kind),
        plot_id=plot_id,
        plot_ids=_plot_ids(plot_id, touched),
        division_code=division_code,
        person_id=doer.person_id,
        lon=body.place.lon,
        lat=body.place.lat,
        outline=outline.shape,
        findings=findings,
        found_at=found_at,
        received_at=moment,
        state=after("found", steps),
        level=first_level(kind),
        open=True,
        reported_at=moment if "report" in steps else None,
        extensions=0,
        extra_working_days=0,
        last_place=1 + len(steps),
    )
    keep_clocks(problem)
    return problem, steps


def _steps(body: ProblemIn) -> tuple[Step, ...]:
    asked: tuple[tuple[Step, bool], ...] = (("stop", body.stopped), ("report", body.reported))
    return tuple(step for step, said in asked if said)


def _plot_ids(plot_id: str | None, touched: list[Touched]) -> list[str]:
    met = [one.plot_id for one in touched if one.inside and one.plot_id != plot_id]
    return [plot_id, *met] if plot_id is not None else met


def _ground(
    session: Session, body: ProblemIn, touched: list[Touched], doer: Doer
) -> tuple[str | None, str]:
    """Its plot, where it has one, and its division: the chosen plot's, the touched one's, the own area."""
    if body.plot_id is not None:
        plot = visible_plot(session, body.plot_id, doer.areas)
        if plot is None:
            raise Refusal("plot_unknown", plot_id=body.plot_id)
        return plot.id, plot.division_code
    if touched:
        first = touched[0]
        return (first.plot_id if first.inside else None), first.division_code
    return None, max(doer.areas, key=len)
