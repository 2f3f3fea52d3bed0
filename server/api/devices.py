"""Keys of people's phones: registered by the phone, listed and revoked on the desk."""

from __future__ import annotations

from datetime import datetime

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field, field_validator
from sqlalchemy.exc import IntegrityError

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, reads
from server.claims import Plain
from server.evidence.seal import key_id_of, pem_of, public_key_of
from server.jobs.telling import tell
from server.models.base import db, now, writing
from server.models.device import DeviceKey, visible_keys
from server.models.log import log
from server.refusals import Refusal
from server.rules.roles import who_may

devices = APIBlueprint("devices", __name__, url_prefix="/api/v1")


class KeyIn(Strict):
    """A public key as WebCrypto exports it (JWK, RFC 7517)."""

    kty: str = Field(max_length=20)
    crv: str = Field(max_length=20)
    x: str = Field(max_length=100)
    y: str = Field(max_length=100)


class DeviceBody(Strict):
    device_id: Plain = Field(min_length=1, max_length=60)
    name: Plain = Field(default="", max_length=200)
    public_key: KeyIn


class RegisteredOut(BaseModel):
    key_id: str
    registered_at: datetime
    revoked_at: datetime | None


class DeviceOut(RegisteredOut):
    person_id: str
    person_name: str
    device_id: str
    name: str
    revoke_reason: str | None


class DevicePage(BaseModel):
    devices: list[DeviceOut]
    next: str | None


class RevokeBody(Strict):
    reason: Plain = Field(min_length=1, max_length=500)

    @field_validator("reason")
    @classmethod
    def says_something(cls, reason: str) -> str:
        if not reason.strip():
            raise ValueError("empty")
        return reason


class DevicesQuery(BaseModel):
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)

    @field_validator("after")
    @classmethod
    def is_cursor(cls, after: str) -> str:
        if after:
            _place(after)
        return after


def _place(cursor: str) -> tuple[datetime, str]:
    """Registration and id of the last key of the page before."""
    moment, _, key_id = cursor.partition("~")
    registered_at = datetime.fromisoformat(moment)
    if registered_at.tzinfo is None or "\x00" in key_id:
        raise ValueError("no cursor")
    return registered_at, key_id


@devices.post("/devices")
@devices.output(RegisteredOut, status_code=201)
@signed_in(*who_may("capture"))
@reads(DeviceBody, max_bytes=4_000)
def register(body: DeviceBody) -> Response:
    """Registers the key with which the person's phone signs; the same key again changes nothing."""
    key_in = body.public_key
    if (key_in.kty, key_in.crv) != ("EC", "P-256"):
        raise Refusal("device_key_invalid")
    try:
        key = public_key_of(key_in.x, key_in.y)
    except ValueError as error:
        raise Refusal("device_key_invalid") from error
    key_id, person_id = key_id_of(key), actor().person_id
    known = _known(key_id, person_id)
    if known is not None:
        return answer(_registered(known))
    fresh = DeviceKey(
        key_id=key_id,
        person_id=person_id,
        device_id=body.device_id,
        name=body.name,
        public_key=pem_of(key),
        registered_at=now(),
    )
    try:
        with writing() as session:
            session.add(fresh)
            log(session, person_id, "device_registered", _subject(key_id), device=body.device_id)
    except IntegrityError:
        # the same key came twice at once
        known = _known(key_id, person_id)
        if known is None:
            raise
        return answer(_registered(known))
    return answer(_registered(fresh), 201)


@devices.get("/devices")
@devices.input(DevicesQuery, location="query", arg_name="query")
@devices.output(DevicePage)
@signed_in()
def device_list(query: DevicesQuery) -> Response:
    """Own keys, and for who keeps people those of the people of the area; newest first."""
    me = actor()
    after = _place(query.after) if query.after else None
    with writing() as session:
        rows = visible_keys(
            session, me.person_id, me.areas(*who_may("people")), after=after, limit=query.limit + 1
        )
        shown = rows[: query.limit]
        told = {
            "devices": [_shown(key) for key in shown],
            "next": _cursor(shown[-1]) if len(rows) > query.limit else None,
        }
        log(session, me.person_id, "devices_read", f"person:{me.person_id}", count=len(shown))
    return answer(told)


@devices.post("/devices/<key_id>/revoke")
@devices.output(DeviceOut)
@signed_in()
@reads(RevokeBody, max_bytes=4_000)
def revoke(key_id: str, body: RevokeBody) -> Response:
    """Marks what the key signs from now on; the first revocation stands."""
    me = actor()
    with writing() as session:
        found = visible_keys(session, me.person_id, me.areas(*who_may("people")), key_id=key_id)
        if not found:
            raise Refusal("device_unknown")
        key = session.get_one(DeviceKey, key_id, with_for_update={"of": DeviceKey})
        if key.revoked_at is None:
            key.revoked_at, key.revoked_by = now(), me.person_id
            key.revoke_reason = body.reason
            log(session, me.person_id, "device_revoked", _subject(key_id), reason=body.reason)
            facts = {"device": key.name or key.device_id}
            tell(session, [key.person_id], "key_revoked", facts, _subject(key_id), urgent=True)
        told = _shown(key)
    return answer(told)


def _known(key_id: str, person_id: str) -> DeviceKey | None:
    known = db.session.get(DeviceKey, key_id)
    if known is not None and known.person_id != person_id:
        raise Refusal("device_key_of_other")
    return known


def _subject(key_id: str) -> str:
    return f"device:{key_id}"


def _cursor(key: DeviceKey) -> str:
    return f"{key.registered_at.isoformat().replace('+00:00', 'Z')}~{key.key_id}"


def _registered(key: DeviceKey) -> dict[str, object]:
    return {
        "key_id": key.key_id,
        "registered_at": key.registered_at,
        "revoked_at": key.revoked_at,
    }


def _shown(key: DeviceKey) -> dict[str, object]:
    return {
        **_registered(key),
        "person_id": key.person_id,
        "person_name": key.person.name,
        "device_id": key.device_id,
        "name": key.name,
        "revoke_reason": key.revoke_reason,
    }
