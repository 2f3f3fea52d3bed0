"""Opening a reporter's contact for a reward that is on its way: the only place that reads the private key.

Who opens it, when and why is committed before a byte is decrypted; without the line there is no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.evidence.contact_key import SUITE, info_of
from server.models.base import now, writing
from server.models.contact import ContactOpening
from server.models.log import log
from server.models.reward import Reward, RewardEvent, add_event, reachable, short_code
from server.models.reward import hold as hold_reward
from server.models.tipoff import TipoffContact
from server.refusals import Refusal
from server.rules.problem import Grants
from server.rules.reward import State, after, stands_apart


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    phone: str


def open_contact(
    reward_id: str,
    opening_id: str,
    reason: str,
    person_id: str,
    grants: Grants,
    clock: Callable[[], datetime] = now,
) -> Contact:
    """Each call is an opening of its own, with an id of its own.

    Raises Refusal contact_not_apart, reward_unknown, reward_not_now, contact_none, contact_deleted,
    contact_key_missing, reward_step_differs, body_invalid.
    """
    if not stands_apart(grants):
        raise Refusal("contact_not_apart")
    if not reason.strip():
        raise Refusal("body_invalid", fields={"reason": "missing"})
    try:
        with writing() as session:
            reward = _held(session, reward_id, grants)
            tipoff_id, sealed = reward.tipoff_id, _sealed(session, reward.tipoff_id)
            _write_down(session, reward, opening_id, reason.strip(), person_id, clock())
    except IntegrityError as error:
        raise Refusal("reward_step_differs") from error
    return _opened(sealed, tipoff_id)


def _held(session: Session, reward_id: str, grants: Grants) -> Reward:
    known = select(Reward.id).where(Reward.id == reward_id, reachable(grants, "identity"))
    reward = hold_reward(session, reward_id) if session.scalar(known) else None
    if reward is None:
        raise Refusal("reward_unknown")
    if after("open_contact", cast(State, reward.state)) is None:
        raise Refusal("reward_not_now", state=reward.state)
    return reward


def _sealed(session: Session, tipoff_id: str) -> bytes:
    row = session.get(TipoffContact, tipoff_id, populate_existing=True)
    if row is None:
        raise Refusal("contact_none")
    if row.sealed is None:
        raise Refusal("contact_deleted")
    return row.sealed


def _write_down(
    session: Session,
    reward: Reward,
    opening_id: str,
    reason: str,
    person_id: str,
    moment: datetime,
) -> None:
    event = RewardEvent(
        id=opening_id, step="open_contact", person_id=person_id, at=moment, words="", facts={}
    )
    add_event(session, reward, event)
    opening = ContactOpening(
        id=opening_id, reward_id=reward.id, person_id=person_id, reason=reason, at=moment
    )
    session.add(opening)
    session.flush()
    said = {"payment_code": short_code(reward.payment_code), "reason": reason}
    log(session, person_id, "contact_opened", f"reward:{reward.id}", **said)


def _opened(sealed: bytes, tipoff_id: str) -> Contact:
    key = read_private_key(current_app.extensions["xuntian.config"].contact_key)
    try:
        said = orjson.loads(SUITE.decrypt(sealed, key, info=info_of(tipoff_id)))
    except InvalidTag as error:
        # another key than the one that it was sealed to
        raise Refusal("contact_key_missing") from error
    return Contact(said["name"], said["phone"])


def read_private_key(file: Path) -> X25519PrivateKey:
    """Raises Refusal contact_key_missing where this server does not have it."""
    try:
        key = serialization.load_pem_private_key(file.read_bytes(), None)
    except (OSError, ValueError) as error:
        raise Refusal("contact_key_missing") from error
    if not isinstance(key, X25519PrivateKey):
        raise Refusal("contact_key_missing")
    return key
