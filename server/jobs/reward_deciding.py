"""Deciding on a claimed reward: two who differ approve it, one refuses it and says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.rewarding import judged_now
from server.models.base import now, writing
from server.models.log import log
from server.models.reward import (
    Reward,
    RewardEvent,
    add_event,
    ledger_of,
    reachable,
)
from server.models.reward import hold as hold_reward
from server.models.tipoff import Matter, MatterEvent, Tipoff, hold
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.problem import Grants
from server.rules.reward import (
    State,
    after,
    approval_refused,
    budget_refused,
)


@dataclass(frozen=True, slots=True)
class Decision:
    id: str
    seen: int
    """The last step that the person saw."""
    step: Literal["approve", "refuse"]
    reason: str
    """Of a refusal, for the reporter to read."""


def decide(
    reward_id: str,
    wish: Decision,
    person_id: str,
    grants: Grants,
    clock: Callable[[], datetime] = now,
) -> None:
    """Takes the step; the same one once more changes nothing.

    Raises Refusal reward_unknown, reward_moved, reward_not_now, reward_step_differs,
    reward_own_matter, reward_approved_by_you, reward_not_due_now, reward_no_budget,
    reward_over_budget, body_invalid.
    """
    try:
        with writing() as session:
            reward = _held(session, reward_id, grants)
            if not known_already(session, reward, wish.id, wish.step, person_id):
                _take(session, reward, wish, person_id, clock())
    except IntegrityError as error:
        raise Refusal("reward_step_differs") from error


def _held(session: Session, reward_id: str, grants: Grants) -> Reward:
    found = session.scalars(
        select(Reward.matter_id).where(Reward.id == reward_id, reachable(grants, "rewards"))
    ).first()
    if found is None:
        raise Refusal("reward_unknown")
    # the matter first: its reporter may be withdrawing
    hold(session, found)
    reward = hold_reward(session, reward_id)
    assert reward is not None, "rewards are never deleted"
    return reward


def known_already(
    session: Session, reward: Reward, event_id: str, step: str, person_id: str
) -> bool:
    """Refuses with reward_step_differs where the id is another step's."""
    kept = session.get(RewardEvent, event_id)
    if kept is None:
        return False
    if (kept.reward_id, kept.step, kept.person_id) != (reward.id, step, person_id):
        raise Refusal("reward_step_differs")
    return True


def _take(
    session: Session, reward: Reward, wish: Decision, person_id: str, moment: datetime
) -> None:
    if wish.seen != reward.last_place:
        raise Refusal("reward_moved", state=reward.state)
    state = after(wish.step, cast(State, reward.state))
    if state is None:
        raise Refusal("reward_not_now", state=reward.state)
    if wish.step == "refuse" and not wish.reason.strip():
        raise Refusal("body_invalid", fields={"reason": "missing"})
    if wish.step == "approve":
        _check_approval(session, reward, person_id)
        if state == "approved":
            _promise(session, reward, moment)
        else:
            reward.approved_by = person_id
    reward.state = state
    event = RewardEvent(
        id=wish.id,
        step=wish.step,
        person_id=person_id,
        at=moment,
        words=wish.reason.strip(),
        facts={},
    )
    add_event(session, reward, event)
    said = {"state": state, "yuan": format(reward.sum_yuan, "f") if reward.sum_yuan else None}
    log(session, person_id, f"reward_{wish.step}", f"reward:{reward.id}", **said)


def _check_approval(session: Session, reward: Reward, person_id: str) -> None:
    why = approval_refused(person_id, handled_by(session, reward.matter_id), reward.approved_by)
    if why is not None:
        raise Refusal(why)
    # a check may have been opened again since it was worked out
    matter = session.get_one(Matter, reward.matter_id)
    tipoff = session.get_one(Tipoff, reward.tipoff_id)
    _, found = judged_now(session, matter, tipoff)
    if found.sum is None or found.sum.yuan != reward.sum_yuan:
        raise Refusal("reward_not_due_now", reasons=list(found.reasons))


def _promise(session: Session, reward: Reward, moment: datetime) -> None:
    """Out of the money of the year in which the second one approves."""
    year = china_day(moment).year
    assert reward.sum_yuan is not None, "what is claimed has a sum"
    ledger = ledger_of(session, year, held=True)
    why = budget_refused(ledger, reward.sum_yuan)
    if why is not None:
        left = ledger.left_yuan
        raise Refusal(why, year=year, left_yuan=format(left, "f") if left is not None else "0")
    reward.year, reward.approved_at = year, moment


def handled_by(session: Session, matter_id: str) -> set[str]:
    """Who took any step of the matter at the desk, or of one that was merged into it."""
    wanted = (
        select(MatterEvent.person_id)
        .join(Matter, Matter.id == MatterEvent.matter_id)
        .where(
            or_(Matter.id == matter_id, Matter.merged_into == matter_id),
            MatterEvent.person_id.is_not(None),
        )
    )
    return {person_id for person_id in session.scalars(wanted) if person_id}
