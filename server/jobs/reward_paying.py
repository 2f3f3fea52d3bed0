"""Finance pays by code: marks what is paid with its voucher's number, and corrects a slip by another row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from server.jobs.reward_deciding import known_already
from server.models.base import now, writing
from server.models.log import log
from server.models.reward import Reward, RewardEvent, add_event, reachable
from server.models.reward import hold as hold_reward
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.problem import Grants
from server.rules.reward import State, after


@dataclass(frozen=True, slots=True)
class Payment:
    id: str
    seen: int
    """The last step that the person saw."""
    step: Literal["pay", "correct"]
    payment_code: str
    """As the reporter showed it."""
    voucher: str
    paid_on: date
    reason: str
    """Of a correction."""


def pay(
    reward_id: str,
    wish: Payment,
    person_id: str,
    grants: Grants,
    clock: Callable[[], datetime] = now,
) -> None:
    """Marks it; the same payment once more changes nothing.

    Raises Refusal reward_unknown, reward_moved, reward_not_now, reward_step_differs,
    reward_code_wrong, body_invalid.
    """
    moment = clock()
    try:
        with writing() as session:
            seen = select(Reward.id).where(Reward.id == reward_id, reachable(grants, "payments"))
            reward = hold_reward(session, reward_id) if session.scalar(seen) else None
            if reward is None or reward.approved_at is None:
                raise Refusal("reward_unknown")
            if known_already(session, reward, wish.id, wish.step, person_id):
                return
            if wish.seen != reward.last_place:
                raise Refusal("reward_moved", state=reward.state)
            state = after(wish.step, cast(State, reward.state))
            if state is None:
                raise Refusal("reward_not_now", state=reward.state)
            if wish.payment_code != reward.payment_code:
                raise Refusal("reward_code_wrong")
            _check(wish, reward, moment)
            reward.state, reward.voucher, reward.paid_on = state, wish.voucher, wish.paid_on
            facts = {"voucher": wish.voucher, "paid_on": wish.paid_on.isoformat()}
            event = RewardEvent(
                id=wish.id,
                step=wish.step,
                person_id=person_id,
                at=moment,
                words=wish.reason,
                facts=facts,
            )
            add_event(session, reward, event)
            log(session, person_id, f"reward_{wish.step}", f"reward:{reward.id}", **facts)
    except IntegrityError as error:
        raise Refusal("reward_step_differs") from error


def _check(wish: Payment, reward: Reward, moment: datetime) -> None:
    assert reward.approved_at is not None, "nobody pays what was not approved"
    wrong: dict[str, str] = {}
    if not china_day(reward.approved_at) <= wish.paid_on <= china_day(moment):
        wrong["paid_on"] = "out_of_bounds"
    if not wish.voucher:
        wrong["voucher"] = "missing"
    if wish.step == "correct" and not wish.reason:
        wrong["reason"] = "missing"
    if wrong:
        raise Refusal("body_invalid", fields=wrong)
