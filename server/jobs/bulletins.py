"""Figures of tip-offs for everybody: worked out for a period that is over, and published once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any, cast

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.config import Config
from server.models.base import now, writing
from server.models.division import Division, all_same_areas, names_of
from server.models.log import log
from server.models.problem import Problem
from server.models.tipoff import Matter, MatterEvent, Tipoff
from server.models.tipoff_bulletin import TipoffBulletin
from server.refusals import Refusal
from server.rules.day import CHINA, china_day
from server.rules.figures import (
    LEAST_THRESHOLD,
    Cell,
    Node,
    Period,
    outcome_of,
    period_of,
    publishable,
)
from server.rules.problem import KINDS, TOWNSHIP_DIGITS
from server.rules.problem import State as ProblemState
from server.rules.tipoff import MatterState

ENDS = ("reply", "dismiss")
"""Steps of the desk with which a matter first ends; opened again it is not counted a second time."""
SOMEWHERE = ""
"""In place of a township, for what nobody could place."""


def _config() -> Config:
    found: Config = current_app.extensions["xuntian.config"]
    return found


def threshold() -> int:
    return max(_config().bulletin_threshold, LEAST_THRESHOLD)


def periods_over(session: Session, today: date) -> list[Period]:
    """Periods that may be published: over, and with or after the first tip-off; the newest first."""
    first = session.scalar(select(func.min(Tipoff.received_at)))
    found: list[Period] = []
    if first is None:
        return found
    period = period_of(china_day(first))
    while period.last_before <= today:
        found.append(period)
        period = period_of(period.last_before)
    return found[::-1]


def figures_of(session: Session, period: Period) -> tuple[Node, dict[str, str]]:
    """As they may be published, and the names of the townships."""
    same = all_same_areas(session)
    townships = _townships(session, same)
    known = set(townships)
    counts: Counter[Cell] = Counter()
    for matter, tipoff, check, verified in _ended(session, period):
        code = matter.division_code[:TOWNSHIP_DIGITS]
        township = same.get(code, code)
        outcome = outcome_of(
            cast(MatterState, matter.state),
            tipoff.withdrawn_at is not None,
            cast(ProblemState | None, check),
            verified,
        )
        counts[township if township in known else SOMEWHERE, matter.kind, outcome] += 1
    root = publishable(counts, (*townships, SOMEWHERE), KINDS, threshold())
    return root, dict(names_of(session, townships))


def _townships(session: Session, same: dict[str, str]) -> list[str]:
    """One code each: some townships of the district have two (domain E)."""
    wanted = select(Division.code).where(func.length(Division.code) == TOWNSHIP_DIGITS)
    codes = (code for code in session.scalars(wanted) if code.startswith(_config().district_codes))
    return sorted({same.get(code, code) for code in codes})


def _ended(
    session: Session, period: Period
) -> Iterable[tuple[Matter, Tipoff, str | None, str | None]]:
    """Tip-offs whose matter first ended in the period, or that were withdrawn in it before."""
    first = datetime.combine(period.first, time(), CHINA)
    last = datetime.combine(period.last_before, time(), CHINA)
    ends = (
        select(MatterEvent.matter_id, func.min(MatterEvent.at).label("at"))
        .where(MatterEvent.step.in_(ENDS))
        .group_by(MatterEvent.matter_id)
        .subquery()
    )
    wanted = (
        select(Matter, Tipoff, ends.c.at, Problem.state, Problem.verified)
        .join(Tipoff, Tipoff.matter_id == Matter.id)
        .outerjoin(ends, ends.c.matter_id == Matter.id)
        .outerjoin(Problem, Problem.id == Matter.problem_id)
        .where(Tipoff.received_at < last)
    )
    for matter, tipoff, ended, check, verified in session.execute(wanted):
        # one that came late to a matter that had ended already ends as it comes
        over = max(ended, tipoff.received_at) if ended else None
        own = min((at for at in (over, tipoff.withdrawn_at) if at), default=None)
        if own is not None and first <= own < last:
            yield matter, tipoff, check, verified


def publish(period: Period, note: str, person_id: str, clock: Callable[[], datetime] = now) -> None:
    """Keeps the figures as they are now. Raises Refusal bulletin_too_early, bulletin_published."""
    try:
        with writing() as session:
            moment = clock()
            if period.last_before > china_day(moment):
                raise Refusal("bulletin_too_early", from_day=str(period.last_before))
            if session.get(TipoffBulletin, period.name) is not None:
                raise Refusal("bulletin_published")
            root, names = figures_of(session, period)
            row = TipoffBulletin(
                period=period.name,
                threshold=threshold(),
                figures=node_as_json(root),
                names=names,
                note=note.strip(),
                published_by=person_id,
                published_at=moment,
            )
            session.add(row)
            session.flush()
            log(session, person_id, "bulletin_published", f"bulletin:{period.name}")
    except IntegrityError as error:
        raise Refusal("bulletin_published") from error


def node_as_json(node: Node) -> dict[str, Any]:
    below = [node_as_json(one) for one in node.below]
    return {"name": node.name, "count": node.count, "below": below}
