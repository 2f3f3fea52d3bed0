"""One's own inbox, what of it goes out by which way, and the browsers that show it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from uuid import uuid4

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, reads, setting
from server.api.cursor import cursor_of, place_of
from server.claims import Moment, Plain, Uuid
from server.jobs.outgoing import may_push_to
from server.jobs.telling import webhooks
from server.jobs.web_push import is_public_key, public_of, push_key
from server.models.base import db, now, writing
from server.models.log import log
from server.models.message import (
    Message,
    MessageSettings,
    PushSubscription,
    mark_read,
    messages_of,
    settings_of,
    unread,
)
from server.models.person import Person
from server.refusals import Refusal
from server.rules.message import CHANNELS, KINDS, ORDERS, Channel, Kind, goes_by
from server.words import Language

messages = APIBlueprint("messages", __name__, url_prefix="/api/v1/me")

MOST_BROWSERS = 10
"""Of one person; the oldest gives way [P]."""


class MessagesQuery(BaseModel):
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class MessageOut(BaseModel):
    id: str
    kind: Kind
    facts: dict[str, Any] = Field(description="what the sentence names, and ids of what it is of")
    subject: str
    created_at: datetime
    read_at: datetime | None


class MessagePage(BaseModel):
    messages: list[MessageOut]
    next: str | None
    unread: int


class UnreadOut(BaseModel):
    unread: int


class ReadIn(Strict):
    """These messages, or all where none are named, as far as they had come by `until`."""

    ids: list[Uuid] | None = Field(default=None, max_length=200)
    until: Moment


class ChosenOut(BaseModel):
    kind: Kind
    order: bool = Field(description="cannot be switched off")
    channels: dict[Channel, bool]


class BrowserOut(BaseModel):
    id: str
    created_at: datetime
    this: bool = Field(description="of the session that asks")


class SettingsOut(BaseModel):
    language: Language
    channels: list[Channel] = Field(description="that can reach this person here")
    lacks_phone: bool = Field(description="SMS is set up here, but no number is on record")
    quiet_from: str
    quiet_until: str
    push_key: str = Field(description="applicationServerKey, base64url")
    kinds: list[ChosenOut]
    browsers: list[BrowserOut]


class ChoiceIn(Strict):
    kind: Kind
    channel: Channel
    wanted: bool


class SettingsIn(Strict):
    language: Language | None = None
    choices: list[ChoiceIn] = Field(default=[], max_length=100)


class BrowserKeys(Strict):
    p256dh: Plain = Field(max_length=120)
    auth: Plain = Field(max_length=40)


class BrowserIn(Strict):
    """A `PushSubscription` as the browser gives it."""

    endpoint: Plain = Field(max_length=2_000)
    keys: BrowserKeys
    language: Language


@messages.get("/messages")
@messages.input(MessagesQuery, location="query", arg_name="query")
@messages.output(MessagePage)
@signed_in()
def message_list(query: MessagesQuery) -> Response:
    """One's own messages, newest first, and how many are unread."""
    session, me = db.session(), actor().person_id
    rows = messages_of(session, me, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    last = shown[-1] if len(rows) > query.limit else None
    return answer(
        {
            "messages": [_told(row) for row in shown],
            "next": cursor_of(last.created_at, last.id) if last else None,
            "unread": unread(session, me),
        }
    )


@messages.get("/messages/unread")
@messages.output(UnreadOut)
@signed_in()
def unread_count() -> Response:
    """How many are unread; what open pages ask now and then."""
    return answer({"unread": unread(db.session(), actor().person_id)})


@messages.post("/messages/read")
@messages.output(UnreadOut)
@signed_in()
@reads(ReadIn, max_bytes=16_000)
def read_messages(body: ReadIn) -> Response:
    """Marks messages as read; those of others and those that are read already change nothing."""
    me = actor().person_id
    with writing() as session:
        marked = mark_read(session, me, body.ids, body.until, now())
        if marked:
            log(session, me, "messages_read", f"person:{me}", count=marked)
        left = unread(session, me)
    return answer({"unread": left})


@messages.get("/message-settings")
@messages.output(SettingsOut)
@signed_in()
def message_settings() -> Response:
    """Which kinds go out by which ways, for this person."""
    return answer(_settings(db.session()))


@messages.put("/message-settings")
@messages.doc(responses={409: "an order cannot be switched off"})
@messages.output(SettingsOut)
@signed_in()
@reads(SettingsIn, max_bytes=16_000)
def change_settings(body: SettingsIn) -> Response:
    """Changes what is named and leaves the rest."""
    for one in body.choices:
        if one.kind in ORDERS and not one.wanted:
            raise Refusal("message_is_order", kind=one.kind)
    with writing() as session:
        row = _own_settings(session)
        choices = {kind: dict(by) for kind, by in row.choices.items()}
        for one in body.choices:
            choices.setdefault(one.kind, {})[one.channel] = one.wanted
        row.choices, row.language = choices, body.language or row.language
        row.changed_at = now()
        said = [one.model_dump() for one in body.choices]
        me = actor().person_id
        log(session, me, "message_settings", f"person:{me}", language=row.language, choices=said)
        session.flush()
        told = _settings(session)
    return answer(told)


@messages.post("/browsers")
@messages.doc(responses={422: "no address of a push service"})
@messages.output(SettingsOut, status_code=201)
@signed_in()
@reads(BrowserIn, max_bytes=8_000)
def add_browser(body: BrowserIn) -> Response:
    """Has this browser show the person's messages, until the session is ended."""
    if not may_push_to(body.endpoint, setting().push_hosts):
        raise Refusal("push_service_unknown")
    if not is_public_key(body.keys.p256dh, body.keys.auth):
        raise Refusal("body_invalid", fields={"keys": "no_key"})
    try:
        told = _added(body)
    except IntegrityError:
        # the same browser came twice at once: now it is there
        told = _added(body)
    return answer(told, 201)


def _added(body: BrowserIn) -> dict[str, Any]:
    me = actor()
    digest = hashlib.sha256(body.endpoint.encode()).hexdigest()
    with writing() as session:
        same = select(PushSubscription).where(PushSubscription.endpoint_sha256 == digest)
        row = session.scalars(same).first()
        if row is None:
            mine = select(PushSubscription).where(PushSubscription.person_id == me.person_id)
            kept = session.scalars(mine.order_by(PushSubscription.created_at)).all()
            for old in kept[: max(0, len(kept) - MOST_BROWSERS + 1)]:
                session.delete(old)
            row = PushSubscription(
                id=str(uuid4()), endpoint=body.endpoint, endpoint_sha256=digest, created_at=now()
            )
            session.add(row)
        # whoever is signed in on it now
        row.person_id, row.sign_in_id = me.person_id, me.sign_in_id
        row.p256dh, row.auth = body.keys.p256dh, body.keys.auth
        chosen = _own_settings(session)
        chosen.language, chosen.changed_at = body.language, now()
        log(session, me.person_id, "push_subscribed", f"push:{row.id}")
        session.flush()
        return _settings(session)


@messages.delete("/browsers/<uuid:browser_id>")
@messages.doc(responses={404: "unknown, or somebody else's"})
@messages.output({}, status_code=204)
@signed_in()
def remove_browser(browser_id: Any) -> Response:
    """Has that browser show no more messages."""
    me = actor().person_id
    with writing() as session:
        row = session.get(PushSubscription, str(browser_id), populate_existing=True)
        if row is None or row.person_id != me:
            raise Refusal("browser_unknown")
        session.delete(row)
        log(session, me, "push_unsubscribed", f"push:{row.id}")
    return Response(status=204)


def _told(row: Message) -> dict[str, Any]:
    names = ("id", "kind", "facts", "subject", "created_at", "read_at")
    return {name: getattr(row, name) for name in names}


def _own_settings(session: Session) -> MessageSettings:
    me = actor().person_id
    # the person's row, so that two who change the same settings do so one after the other
    session.get_one(Person, me, with_for_update={"key_share": True, "of": Person})
    row = session.get(MessageSettings, me, populate_existing=True)
    if row is None:
        row = MessageSettings(person_id=me, language="zh", choices={}, changed_at=now())
        session.add(row)
        session.flush()
    return row


def _settings(session: Session) -> dict[str, Any]:
    me = actor()
    row = settings_of(session, [me.person_id]).get(me.person_id)
    choices = row.choices if row else {}
    has_phone = session.get_one(Person, me.person_id).phone is not None
    ways = [one for one in CHANNELS if one == "push" or one in webhooks()]
    mine = (
        select(PushSubscription)
        .where(PushSubscription.person_id == me.person_id)
        .order_by(PushSubscription.created_at)
    )
    return {
        "language": row.language if row else "zh",
        "channels": [one for one in ways if one != "sms" or has_phone],
        "lacks_phone": "sms" in webhooks() and not has_phone,
        "quiet_from": setting().quiet_from,
        "quiet_until": setting().quiet_until,
        "push_key": public_of(push_key()),
        "kinds": [
            {
                "kind": kind,
                "order": kind in ORDERS,
                "channels": {way: goes_by(kind, way, choices) for way in CHANNELS},
            }
            for kind in KINDS
        ],
        "browsers": [
            {"id": one.id, "created_at": one.created_at, "this": one.sign_in_id == me.sign_in_id}
            for one in session.scalars(mine)
        ],
    }
