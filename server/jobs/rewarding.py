"""Working out a reward once its check has ended, telling its reporter, and letting it expire."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from server.jobs.queue import Work
from server.models.base import db, now, writing
from server.models.log import log
from server.models.problem import Problem
from server.models.reward import Reward, RewardEvent, add_event, events_of, terms_in_force
from server.models.reward import hold as hold_reward
from server.models.tipoff import Matter, MutedChain, Tipoff, hold, tipoffs_of
from server.rules.day import china_day
from server.rules.problem import CLOSED, Kind
from server.rules.problem import State as ProblemState
from server.rules.reward import (
    TABLE,
    Case,
    Judged,
    Reason,
    State,
    after,
    expires_on,
    is_soon,
    judged,
    sum_as_json,
    told_reasons,
)
from server.rules.reward_terms import terms_as_json

AT_A_TIME = 200


def case_of(session: Session, matter: Matter, tipoff: Tipoff) -> Case:
    """What the rule asks of one tip-off, as it stands now."""
    problem = session.get(Problem, matter.problem_id) if matter.problem_id else None
    standing = [one.id for one in tipoffs_of(session, matter.id) if one.withdrawn_at is None]
    return Case(
        came_on=china_day(tipoff.received_at),
        first=standing[:1] == [tipoff.id],
        withdrawn=tipoff.withdrawn_at is not None,
        muted=_is_muted(session, tipoff.chain_id),
        kind=cast(Kind, matter.kind),
        check=cast(ProblemState | None, problem and problem.state),
        verified=problem.verified if problem else None,
        mu=problem.verified_mu if problem else None,
    )


def judged_now(session: Session, matter: Matter, tipoff: Tipoff) -> tuple[int | None, Judged]:
    """With the number of the terms in force on the day on which it came."""
    case = case_of(session, matter, tipoff)
    number, terms = terms_in_force(session, case.came_on)
    return number, judged(case, terms)


def _is_muted(session: Session, chain_id: str) -> bool:
    last = (
        select(MutedChain.muted)
        .where(MutedChain.chain_id == chain_id)
        .order_by(MutedChain.at.desc(), MutedChain.id.desc())
        .limit(1)
    )
    return bool(session.scalar(last))


def work_out(matter_id: str, clock: Callable[[], datetime] = now) -> None:
    """Keeps what the matter's first reporter is owed; the same check once more changes nothing."""
    with writing() as session:
        if session.get(Matter, matter_id) is None:
            return
        matter = hold(session, matter_id)
        problem = session.get(Problem, matter.problem_id) if matter.problem_id else None
        if matter.merged_into or problem is None or problem.state not in CLOSED:
            return
        kept = session.scalars(
            select(Reward).where(Reward.matter_id == matter.id).with_for_update(),
            execution_options={"populate_existing": True},
        ).first()
        if kept and (kept.state != "not_due" or kept.problem_place == problem.last_place):
            return
        tipoffs = tipoffs_of(session, matter.id)
        first = next((one for one in tipoffs if one.withdrawn_at is None), None)
        if first is None:
            return
        moment = clock()
        number, found = judged_now(session, matter, first)
        reward = kept or Reward(id=str(uuid.uuid4()), matter_id=matter.id, last_place=0)
        reward.tipoff_id = first.id
        reward.division_code, reward.level, reward.kind = (
            problem.division_code,
            matter.level,
            matter.kind,
        )
        reward.reasons, reward.terms_id = list(found.reasons), number
        reward.problem_place, reward.worked_out_at = problem.last_place, moment
        due = found.sum is not None
        reward.state = "noticed" if due else "not_due"
        if found.sum is not None:
            reward.sum, reward.sum_yuan = sum_as_json(found.sum), found.sum.yuan
            _, terms = terms_in_force(session, china_day(first.received_at))
            assert terms is not None, "a sum comes from terms"
            reward.expires_on = expires_on(china_day(moment), terms)
        session.add(reward)
        session.flush()
        step = "notice" if due else "work_out"
        add_event(session, reward, _nobodys(step, moment))
        said = {"state": reward.state, "reasons": reward.reasons, "yuan": _text(reward)}
        log(session, None, "reward_worked_out", f"reward:{reward.id}", **said)


def _text(reward: Reward) -> str | None:
    return None if reward.sum_yuan is None else format(reward.sum_yuan, "f")


def _nobodys(step: str, moment: datetime) -> RewardEvent:
    return RewardEvent(
        id=str(uuid.uuid4()), step=step, person_id=None, at=moment, words="", facts={}
    )


def take_back(reward_id: str, clock: Callable[[], datetime] = now) -> None:
    """Ends a reward that is not promised yet and whose reporter has withdrawn."""
    with writing() as session:
        reward = hold_reward(session, reward_id)
        state = after("withdraw", cast(State, reward.state)) if reward else None
        if reward is None or state is None:
            return
        if session.get_one(Tipoff, reward.tipoff_id).withdrawn_at is None:
            return
        reward.state = state
        add_event(session, reward, _nobodys("withdraw", clock()))
        log(session, None, "reward_withdraw", f"reward:{reward.id}")


def expire(reward_id: str, clock: Callable[[], datetime] = now) -> None:
    """Ends a reward that nobody claimed in its time."""
    with writing() as session:
        reward = hold_reward(session, reward_id)
        moment = clock()
        if reward is None or reward.state != "noticed" or reward.expires_on is None:
            return
        if china_day(moment) <= reward.expires_on:
            return
        reward.state = "expired"
        add_event(session, reward, _nobodys("expire", moment))
        log(session, None, "reward_expire", f"reward:{reward.id}", day=str(reward.expires_on))


def reward_told(session: Session, tipoff: Tipoff, moment: datetime) -> dict[str, Any]:
    """The reward as its reporter reads it; nothing of it tells of another reporter.

    {answer, reasons, state, sum, expires_on, expires_soon, staff_excluded, may_claim, payment_code,
    paid_on, refused_because}.
    """
    reward = session.scalars(select(Reward).where(Reward.tipoff_id == tipoff.id)).first()
    told: dict[str, Any] = {
        "answer": "cannot_tell",
        "reasons": [],
        "state": None,
        "sum": None,
        "expires_on": None,
        "expires_soon": False,
        "staff_excluded": False,
        "may_claim": False,
        "payment_code": None,
        "paid_on": None,
        "refused_because": None,
    }
    if reward is None or reward.state == "not_due":
        matter = session.get_one(Matter, tipoff.matter_id)
        _, found = judged_now(session, matter, tipoff)
        if found.answer == "no" and not _may_say(session, matter, found.reasons):
            return {**told, "reasons": ["check_open"]}
        # what is owed is told once it is kept, a minute later at most
        answer = "cannot_tell" if found.answer == "yes" else found.answer
        reasons = told_reasons(found.reasons) if found.reasons else ("check_open",)
        return {**told, "answer": answer, "reasons": list(reasons)}
    today = china_day(moment)
    noticed = reward.state == "noticed"
    in_time = reward.expires_on is not None and today <= reward.expires_on
    _, terms = terms_in_force(session, china_day(tipoff.received_at))
    refused = [event for event, _ in events_of(session, reward.id) if event.step == "refuse"]
    return {
        **told,
        "answer": "no" if reward.state in ("withdrawn", "refused", "expired") else "yes",
        "reasons": ["withdrawn"] if reward.state == "withdrawn" else [],
        # which of the two approvals there is, is the office's own
        "state": "claimed" if reward.state == "approved_once" else reward.state,
        "sum": reward.sum,
        "expires_on": reward.expires_on,
        "expires_soon": noticed
        and reward.expires_on is not None
        and is_soon(reward.expires_on, today),
        "staff_excluded": terms is not None and terms.staff_excluded,
        "may_claim": noticed and in_time,
        "payment_code": reward.payment_code,
        "paid_on": reward.paid_on,
        "refused_because": refused[-1].words if refused else None,
    }


def announced(session: Session, moment: datetime) -> dict[str, Any]:
    """What is promised for a tip-off that comes now, for everybody; nothing where there are no terms."""
    _, terms = terms_in_force(session, china_day(moment))
    promised = terms_as_json(terms) if terms and terms.kinds else None
    if promised is None:
        nothing: dict[str, Any] = {
            "claim_days": None,
            "cap_yuan": None,
            "staff_excluded": False,
            "lines": [],
        }
        return {"announced": False, **nothing}
    lines = [{"kind": kind, **sums} for kind, sums in promised.pop("kinds").items()]
    return {"announced": True, **promised, "lines": lines}


def _may_say(session: Session, matter: Matter, reasons: Iterable[Reason]) -> bool:
    """Before the check has ended only what the reporter did or anybody may read is told."""
    if set(reasons) & {"withdrawn", "no_terms", "kind_without_sum"}:
        return True
    problem = session.get(Problem, matter.problem_id) if matter.problem_id else None
    return problem is not None and problem.state in CLOSED


def _not_worked_out() -> Iterable[str]:
    """Matters whose check ended true, and was not looked at as it stands now."""
    wanted = (
        select(Matter.id)
        .join(Problem, Problem.id == Matter.problem_id)
        .outerjoin(Reward, Reward.matter_id == Matter.id)
        .where(
            Problem.open.is_(False),
            Problem.verified == "yes",
            Matter.merged_into.is_(None),
            or_(
                Reward.id.is_(None),
                and_(Reward.state == "not_due", Reward.problem_place != Problem.last_place),
            ),
            select(Tipoff.id)
            .where(Tipoff.matter_id == Matter.id, Tipoff.withdrawn_at.is_(None))
            .exists(),
        )
        .order_by(Matter.first_at)
        .limit(AT_A_TIME)
    )
    return db.session().scalars(wanted).all()


def _run_out() -> Iterable[str]:
    wanted = select(Reward.id).where(
        Reward.state == "noticed", Reward.expires_on < china_day(now())
    )
    return db.session().scalars(wanted.order_by(Reward.expires_on).limit(AT_A_TIME)).all()


def _withdrawn() -> Iterable[str]:
    wanted = (
        select(Reward.id)
        .join(Tipoff, Tipoff.id == Reward.tipoff_id)
        .where(Tipoff.withdrawn_at.is_not(None), Reward.state.in_(TABLE["withdraw"]))
        .limit(AT_A_TIME)
    )
    return db.session().scalars(wanted).all()


WORK = (
    Work("reward_work_out", lambda id_: work_out(id_, now), _not_worked_out),
    Work("reward_expire", lambda id_: expire(id_, now), _run_out),
    Work("reward_withdraw", lambda id_: take_back(id_, now), _withdrawn),
)
