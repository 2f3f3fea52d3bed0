"""Whether a plot has turned again: looked at after each decision and step; its case is opened once more."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.jobs.problem_case import add_event, begin_again
from server.jobs.problem_clocks import keep_clocks
from server.models.base import next_change
from server.models.decision import Decision
from server.models.inspection import Inspection, VerdictRow
from server.models.log import log
from server.models.plot import Boundary, Plot, current_boundary
from server.models.problem import Problem, ProblemEvent, told_of_plot
from server.rules.day import china_day
from server.rules.problem import CLOSED, first_level
from server.rules.relapse import KINDS, Turn, confirmed, relapse_of, turned


def look_for_relapse(session: Session, plot_id: str, moment: datetime) -> None:
    """Marks the plot, or clears it, in the running transaction; the plot must be held."""
    plot = session.get_one(Plot, plot_id, populate_existing=True)
    problems = told_of_plot(session, plot_id)
    turns = [*_of_records(session, plot_id), *_of_problems(problems)]
    found = relapse_of(plot.accepted_on, turns, _mended(session, problems))
    before = plot.relapse
    if found is None:
        if before is not None:
            plot.relapsed_on, plot.relapse = None, None
            plot.change = next_change(session)
            log(session, None, "plot_relapse_over", f"plot:{plot_id}", **before)
        return
    if before is not None and before["id"] == found.id:
        return
    case = found.id if found.source == "problem" else _open_case(session, plot, found, moment)
    plot.relapsed_on = china_day(found.at)
    plot.relapse = {
        "source": found.source,
        "id": found.id,
        "kind": found.kind,
        "problem": case,
    }
    plot.change = next_change(session)
    log(session, None, "plot_relapsed", f"plot:{plot_id}", **plot.relapse)


def _of_records(session: Session, plot_id: str) -> list[Turn]:
    """What accepted records show, with the officer's word before the computed one."""
    rows = session.execute(
        select(Inspection.id, Inspection.finished_at, VerdictRow.body, Decision.override)
        .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
        .outerjoin(Decision, Decision.id == Inspection.decision_id)
        .where(Inspection.plot_id == plot_id, Inspection.review_state == "accepted")
    )
    found = []
    for inspection_id, finished_at, body, override in rows:
        said = body["cultivated"]
        kind = turned((override or {}).get("cultivated") or said["answer"], said["clause"])
        if kind is not None:
            found.append(Turn(finished_at, "inspection", inspection_id, kind))
    return found


def _of_problems(problems: Sequence[Problem]) -> list[Turn]:
    found = []
    for problem in problems:
        kind: Any = problem.kind
        state: Any = problem.state
        origin: Any = problem.origin
        verified: Any = problem.verified
        if kind in KINDS and confirmed(state, origin, verified):
            found.append(Turn(problem.found_at, "problem", problem.id, kind))
    return found


def _mended(session: Session, problems: Sequence[Problem]) -> list[datetime]:
    ids = [problem.id for problem in problems if problem.kind in KINDS]
    accepted = select(ProblemEvent.at).where(
        ProblemEvent.problem_id.in_(ids), ProblemEvent.step == "accept"
    )
    return list(session.scalars(accepted))


def _open_case(session: Session, plot: Plot, turn: Turn, moment: datetime) -> str:
    """The plot's case that a record opens: an open one as it is, the last closed one anew, else a new one."""
    cases = [problem for problem in told_of_plot(session, plot.id) if problem.kind in KINDS]
    for case in cases:
        if case.state not in CLOSED:
            return case.id
    facts = {"inspection": turn.id, "kind": turn.kind}
    if cases:
        case = cases[0]
        case.state = "reported"
        begin_again(case, moment)
        add_event(session, case, _event("reopen", moment, facts))
    else:
        case = _new_case(session, plot, turn, moment)
        session.add(case)
        session.flush()
        add_event(session, case, _event("find", moment, facts))
        add_event(session, case, _event("report", moment, {}))
    keep_clocks(case)
    said = {"state": case.state, "plot": plot.id, **facts}
    log(session, None, "problem_relapse", f"problem:{case.id}", **said)
    return case.id


def _event(step: str, moment: datetime, facts: dict[str, Any]) -> ProblemEvent:
    return ProblemEvent(
        id=str(uuid.uuid4()),
        step=step,
        person_id=None,
        at=moment,
        note="",
        photos=[],
        facts=facts,
    )


def _new_case(session: Session, plot: Plot, turn: Turn, moment: datetime) -> Problem:
    record = session.get_one(Inspection, turn.id)
    middle = _middle(session, plot)
    return Problem(
        id=str(uuid.uuid4()),
        kind=turn.kind,
        confidential=False,
        origin="patrol",
        sees_from="field",
        plot_id=plot.id,
        plot_ids=[plot.id],
        division_code=plot.division_code,
        person_id=record.person_id,
        lon=record.lon if record.lon is not None else middle[0],
        lat=record.lat if record.lat is not None else middle[1],
        outline=None,
        findings=[],
        claim="",
        claim_sha256="",
        found_at=min(record.finished_at, moment),
        received_at=moment,
        state="reported",
        level=first_level(turn.kind),
        open=True,
        reported_at=moment,
        extensions=0,
        extra_working_days=0,
        last_place=0,
    )


def _middle(session: Session, plot: Plot) -> tuple[float, float]:
    box = session.execute(
        select(Boundary.min_lon, Boundary.min_lat, Boundary.max_lon, Boundary.max_lat)
        .join(Plot, current_boundary())
        .where(Plot.id == plot.id)
    ).one()
    return (box.min_lon + box.max_lon) / 2, (box.min_lat + box.max_lat) / 2
