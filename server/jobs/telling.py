"""Telling people something: in the transaction of what causes it, sent on after its commit."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from functools import partial
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from server.config import PREFIX, Config
from server.jobs.outgoing import Webhook
from server.jobs.queue import queue
from server.models.base import after_commit, now
from server.models.message import (
    Delivery,
    Message,
    reached,
    settings_of,
    subscriptions_of,
)
from server.rules.message import Channel, Kind, goes_by
from server.rules.quiet import free_from

DELIVERING = "message"
"""The kind of work, `server.jobs.delivering`."""


def tell(
    session: Session,
    person_ids: Iterable[str],
    kind: Kind,
    facts: Mapping[str, Any],
    subject: str,
    urgent: bool = False,
    at: datetime | None = None,
) -> None:
    """Puts it into the inbox of each of them, and on the ways that they have and want.

    Belongs in `writing()`: where that is undone, nobody was told. `facts` is JSON, with what the
    sentence `message.<kind>` of words/*.json names, and the ids that the screens open by. `at`: when it
    happened, where that is not now.
    """
    tell_each(session, dict.fromkeys(person_ids, facts), kind, subject, urgent, at)


def tell_each(
    session: Session,
    facts: Mapping[str, Mapping[str, Any]],
    kind: Kind,
    subject: str,
    urgent: bool = False,
    at: datetime | None = None,
) -> None:
    """`tell` with facts of each person's own, by the person's id; however many, in a few statements."""
    people = reached(session, facts)
    chosen = settings_of(session, [person.id for person in people])
    browsers: dict[str, list[str]] = {}
    for browser in subscriptions_of(session, [person.id for person in people]):
        browsers.setdefault(browser.person_id, []).append(browser.id)
    moment = at or now()
    due_at = moment if urgent else free_from(moment, *quiet_hours())
    messages = {
        person.id: Message(
            id=str(uuid.uuid4()),
            person_id=person.id,
            kind=kind,
            facts=dict(facts[person.id]),
            subject=subject,
            created_at=moment,
        )
        for person in people
    }
    session.add_all(messages.values())
    # before the deliveries, which name them
    session.flush()
    for person in people:
        row = chosen.get(person.id)
        choices = row.choices if row else {}
        ways: list[tuple[Channel, str | None]] = [
            ("push", browser_id) for browser_id in browsers.get(person.id, ())
        ]
        if "sms" in webhooks() and person.phone:
            ways.append(("sms", None))
        if "wecom" in webhooks():
            ways.append(("wecom", None))
        for channel, subscription_id in ways:
            if goes_by(kind, channel, choices):
                _send(session, messages[person.id], channel, subscription_id, due_at, urgent)


def _send(
    session: Session,
    message: Message,
    channel: Channel,
    subscription_id: str | None,
    due_at: datetime,
    urgent: bool,
) -> None:
    delivery_id = str(uuid.uuid4())
    session.add(
        Delivery(
            id=delivery_id,
            message_id=message.id,
            channel=channel,
            subscription_id=subscription_id,
            urgent=urgent,
            state="waiting",
            due_at=due_at,
            tries=0,
        )
    )
    if due_at == message.created_at:
        after_commit(session, partial(queue().tell, DELIVERING, delivery_id))


def quiet_of(config: Config) -> tuple[time, time]:
    """Raises ValueError naming the setting that is no time of the day."""
    said = {"QUIET_FROM": config.quiet_from, "QUIET_UNTIL": config.quiet_until}
    found = []
    for name, text in said.items():
        try:
            found.append(datetime.strptime(text, "%H:%M").time())
        except ValueError as error:
            raise ValueError(f"{PREFIX}{name}: expected 21:00") from error
    return found[0], found[1]


def quiet_hours() -> tuple[time, time]:
    """When they begin and end, in China."""
    found: tuple[time, time] = current_app.extensions["xuntian.quiet"]
    return found


def webhooks() -> Mapping[Channel, Webhook]:
    """The channels that are set up here."""
    found: Mapping[Channel, Webhook] = current_app.extensions["xuntian.webhooks"]
    return found
