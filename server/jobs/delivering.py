"""Messages on their way out of the house: at least once, each try a short request, given up in the end.

What is to be sent stands in the database. A worker that takes one moves its hour on, so that another
one takes it up where the first was killed; the receiver knows a second copy by the delivery's id.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import orjson
from flask import current_app

from server.jobs.outgoing import TIMEOUT_S, NotTaken
from server.jobs.queue import Work
from server.jobs.telling import DELIVERING, quiet_hours, webhooks
from server.jobs.web_push import push
from server.models.base import db, now, writing
from server.models.log import log
from server.models.message import (
    Delivery,
    Message,
    PushSubscription,
    settings_of,
    still_takes,
    to_deliver,
)
from server.models.person import Person
from server.rules.message import Channel, pause_after
from server.rules.quiet import free_from
from server.words import Language, catalogue, filled, say

LEASE = timedelta(seconds=6 * TIMEOUT_S)
"""A worker that has had one so long is taken for dead."""
GONE = (404, 410)
"""RFC 8030: the browser has left, and does not come back under that address."""
TEXT_MAX = 1_000
"""Characters; services take 4 kB."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """One that this worker has, and all it takes to send it."""

    id: str
    tries: int
    channel: Channel
    message_id: str
    kind: str
    facts: Mapping[str, Any]
    language: Language
    login: str
    phone: str | None
    urgent: bool
    browser: tuple[str, str, str] | None
    """Endpoint, public key and secret."""


def deliver(delivery_id: str) -> None:
    """Sends one that is due; nothing for any other."""
    taken = _take(delivery_id)
    if taken is None:
        return
    try:
        _send(taken)
    except NotTaken as failure:
        _put_off(taken, failure)
    else:
        _finish(taken)


WORK = Work(DELIVERING, deliver, lambda: to_deliver(db.session(), now()))


def _take(delivery_id: str) -> _Taken | None:
    moment = now()
    with writing() as session:
        row = session.get(Delivery, delivery_id, with_for_update=True, populate_existing=True)
        if row is None or row.state != "waiting" or row.due_at > moment:
            return None
        free = moment if row.urgent else free_from(moment, *quiet_hours())
        if free > moment:
            row.due_at = free
            return None
        message = session.get_one(Message, row.message_id, populate_existing=True)
        person = session.get_one(Person, message.person_id, populate_existing=True)
        reason = _pointless(row, message, person)
        if reason is not None:
            row.state, row.error, row.finished_at = "dropped", reason, moment
            return None
        row.tries, row.due_at = row.tries + 1, moment + LEASE
        chosen = settings_of(session, [person.id]).get(person.id)
        browser = (
            session.get(PushSubscription, row.subscription_id) if row.subscription_id else None
        )
        return _Taken(
            row.id,
            row.tries,
            cast(Channel, row.channel),
            message.id,
            message.kind,
            message.facts,
            "en" if chosen is not None and chosen.language == "en" else "zh",
            person.login,
            person.phone,
            row.urgent,
            (browser.endpoint, browser.p256dh, browser.auth) if browser else None,
        )


def _pointless(row: Delivery, message: Message, person: Person) -> str | None:
    """Why nobody is to be told any more."""
    if message.read_at is not None:
        return "read"
    if not person.active:
        return "inactive"
    if row.channel == "push":
        if not still_takes(db.session(), row.subscription_id, person.id):
            return "unsubscribed"
        return None
    if row.channel not in webhooks() or (row.channel == "sms" and not person.phone):
        return "no_way"
    return None


def _send(taken: _Taken) -> None:
    if taken.browser is not None:
        push(*taken.browser, _for_browser(taken), taken.urgent)
        return
    unix_s = int(time.time())
    body = _for_webhook(taken)
    webhooks()[taken.channel].post(body, taken.id, unix_s)


def sentence_of(language: Language, kind: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a message, with reasons in words."""
    said = dict(facts)
    if said.get("reason"):
        said["reason"] = say(language, "review_reason", said["reason"])
    return filled(language, catalogue(language)["message"][kind], said)


def _for_browser(taken: _Taken) -> bytes:
    text = sentence_of(taken.language, taken.kind, taken.facts)[:TEXT_MAX]
    told = {
        "id": taken.message_id,
        "kind": taken.kind,
        "facts": {name: taken.facts.get(name) for name in ADDRESS_FACTS},
        "title": say(taken.language, "message_channel", "title"),
        "text": text,
    }
    return orjson.dumps(told)


ADDRESS_FACTS = ("plot_id", "inspection_id", "suggestion_id")
"""What the phone opens the right page by."""


def _for_webhook(taken: _Taken) -> bytes:
    """docs/messages.md describes it; an SMS says that there is something, not what."""
    sms = taken.channel == "sms"
    return orjson.dumps(
        {
            "format": "xuntian-message-1",
            "delivery": taken.id,
            "channel": taken.channel,
            "kind": taken.kind,
            "language": taken.language,
            "to": {"phone": taken.phone} if sms else {"login": taken.login},
            "text": say(taken.language, "message_short", taken.kind)
            if sms
            else sentence_of(taken.language, taken.kind, taken.facts)[:TEXT_MAX],
        }
    )


def _finish(taken: _Taken) -> None:
    with writing() as session:
        row = session.get_one(Delivery, taken.id, with_for_update=True, populate_existing=True)
        if row.state != "waiting":
            return
        row.state, row.error, row.finished_at = "sent", None, now()
        said = {"channel": taken.channel, "kind": taken.kind, "tries": row.tries}
        log(session, None, "message_sent", f"message:{taken.message_id}", **said)


def _put_off(taken: _Taken, failure: NotTaken) -> None:
    moment = now()
    with writing() as session:
        row = session.get_one(Delivery, taken.id, with_for_update=True, populate_existing=True)
        if row.state != "waiting" or row.tries != taken.tries:
            # another worker has it by now
            return
        row.error = str(failure)[:100]
        if taken.browser is not None and failure.status in GONE:
            row.state, row.finished_at = "dropped", moment
            browser = session.get(PushSubscription, row.subscription_id)
            if browser is not None:
                session.delete(browser)
                log(session, None, "push_gone", f"push:{browser.id}", status=failure.status)
            return
        pause = pause_after(row.tries)
        if pause is None:
            row.state, row.finished_at = "failed", moment
            said = {"channel": taken.channel, "kind": taken.kind, "error": row.error}
            log(session, None, "message_given_up", f"message:{taken.message_id}", **said)
            return
        due = moment + pause
        row.due_at = due if row.urgent else free_from(due, *quiet_hours())
    current_app.logger.info("delivery %s put off: %s", taken.id, failure)
