"""A reporter claims the reward and gets the code that it is paid by."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from server.jobs.tipoff_answers import held
from server.models.base import writing
from server.models.log import log
from server.models.reward import Reward, RewardEvent, add_event, terms_in_force
from server.models.tipoff import MatterEvent
from server.models.tipoff import add_event as add_matter_event
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.reward import CODE_LENGTH, CODE_LETTERS, State, after


def claim(tipoff_id: str, event_id: str, not_staff: bool, moment: datetime) -> None:
    """Claims it; the same claim once more changes nothing.

    `not_staff`: what the reporter declares. Raises Refusal reward_unknown, reward_not_now,
    reward_claim_late, reward_staff_undeclared, reward_step_differs.
    """
    try:
        _claim(tipoff_id, event_id, not_staff, moment)
    except IntegrityError as error:
        # the id is another step's, or the same claim came twice at once
        raise Refusal("reward_step_differs") from error


def _claim(tipoff_id: str, event_id: str, not_staff: bool, moment: datetime) -> None:
    with writing() as session:
        tipoff, matter = held(session, tipoff_id)
        reward = session.scalars(
            select(Reward).where(Reward.tipoff_id == tipoff_id).with_for_update(),
            execution_options={"populate_existing": True},
        ).first()
        if reward is None or reward.state == "not_due":
            raise Refusal("reward_unknown")
        kept = session.get(RewardEvent, event_id)
        if kept is not None:
            if (kept.reward_id, kept.step) != (reward.id, "claim"):
                raise Refusal("reward_step_differs")
            return
        state = after("claim", cast(State, reward.state))
        late = reward.expires_on is not None and china_day(moment) > reward.expires_on
        if reward.state == "expired" or (state and late):
            raise Refusal("reward_claim_late", expires_on=str(reward.expires_on))
        if state is None or tipoff.withdrawn_at is not None:
            raise Refusal("reward_not_now", state=reward.state)
        _, terms = terms_in_force(session, china_day(tipoff.received_at))
        if terms is not None and terms.staff_excluded and not not_staff:
            raise Refusal("reward_staff_undeclared")
        reward.state, reward.payment_code = state, _fresh_code()
        event = RewardEvent(
            id=event_id,
            step="claim",
            person_id=None,
            at=moment,
            words="",
            facts={"not_staff": not_staff},
        )
        add_event(session, reward, event)
        told = MatterEvent(
            id=event_id,
            step="claim",
            tipoff_id=tipoff_id,
            person_id=None,
            at=moment,
            words="",
            facts={},
        )
        add_matter_event(session, matter, told)
        log(session, None, "reward_claim", f"matter:{matter.id}")


def _fresh_code() -> str:
    """Says nothing of the receipt; a code that is taken already is refused by its key."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
