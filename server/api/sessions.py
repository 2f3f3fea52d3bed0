"""Signing in and out."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Literal

from apiflask import APIBlueprint
from argon2.exceptions import InvalidHashError, VerificationError
from flask import Response, current_app, request
from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import Strict, answer, reads, setting
from server.jobs import people
from server.jobs.telling import tell
from server.models.area_names import villages_of
from server.models.base import db, now, writing
from server.models.log import log
from server.models.person import Person, SignIn, by_login, is_other_device, new_token
from server.passwords import HASHER
from server.refusals import Refusal
from server.rules.roles import Right, rights_of

sessions = APIBlueprint("sessions", __name__, url_prefix="/api/v1")

NOBODY = HASHER.hash("nobody has this password")
"""Verified against where the login is unknown, so that time does not tell which logins exist."""


class DeviceIn(Strict):
    id: str = Field(min_length=1, max_length=60)
    name: str = Field(default="", max_length=200)
    kind: Literal["phone", "desk"] = "phone"


class SignInBody(Strict):
    login: str = Field(min_length=1, max_length=60)
    password: str = Field(min_length=1, max_length=200)
    device: DeviceIn


class ChangeBody(Strict):
    old: str = Field(min_length=1, max_length=200)
    new: str = Field(min_length=1, max_length=200)


class ChangedOut(BaseModel):
    sessions_ended: int = Field(description="all but the one that asks")


class GrantOut(BaseModel):
    role: str
    area_prefix: str
    villages: list[str] = Field(description="names in the area, where it is a township or less")
    may: list[Right] = Field(description="what the role may do there")


class PersonOut(BaseModel):
    id: str
    name: str
    login: str
    roles: list[GrantOut]


class SessionOut(BaseModel):
    token: str
    expires_at: datetime
    person: PersonOut


class MeOut(BaseModel):
    expires_at: datetime
    person: PersonOut


def _count_try(most: int) -> None:
    """Refuses where one address tries too often in a minute."""
    tries: FixedWindowRateLimiter = current_app.extensions["xuntian.tries"]
    if not tries.hit(RateLimitItemPerMinute(most), "sign_in", request.remote_addr or ""):
        raise Refusal("too_many_requests")


@sessions.post("/sessions")
@reads(SignInBody, max_bytes=4_000)
@sessions.output(SessionOut, status_code=201)
def sign_in(body: SignInBody) -> Response:
    """Signs in with a user name or phone number and a password."""
    config = setting()
    _count_try(config.sign_ins_per_minute)
    person = by_login(db.session(), body.login)
    if person is not None and person.locked_until is not None and person.locked_until > now():
        raise Refusal("sign_in_locked", minutes=config.sign_in_lock_minutes)
    if not _verified(person, body.password) or person is None or not person.active:
        _count_failure(person, body.login)
        raise Refusal("sign_in_wrong")
    token, digest = new_token()
    moment = now()
    life = (
        timedelta(hours=config.desk_session_hours)
        if body.device.kind == "desk"
        else timedelta(days=config.field_session_days)
    )
    with writing() as session:
        session.get_one(Person, person.id, with_for_update=True).failed_tries = 0
        is_new = is_other_device(session, person.id, body.device.id)
        session.add(
            SignIn(
                id=str(uuid.uuid4()),
                token_sha256=digest,
                person_id=person.id,
                device_id=body.device.id,
                device_name=body.device.name,
                kind=body.device.kind,
                created_at=moment,
                used_at=moment,
                expires_at=moment + life,
            )
        )
        log(session, person.id, "sign_in", f"person:{person.id}", device=body.device.id)
        if is_new:
            facts = {"device": body.device.name or body.device.id}
            tell(session, [person.id], "sign_in_new", facts, f"person:{person.id}", urgent=True)
    return answer(
        {"token": token, "expires_at": _text(moment + life), "person": _person(person)}, 201
    )


@sessions.get("/me")
@sessions.output(MeOut)
@signed_in()
def me() -> Response:
    """The signed-in person and how long the session lasts."""
    found = db.session().get_one(SignIn, actor().sign_in_id)
    return answer({"expires_at": _text(found.expires_at), "person": _person(found.person)})


@sessions.put("/me/password")
@sessions.doc(responses={403: "the old one is wrong", 429: "too many wrong ones"})
@sessions.output(ChangedOut)
@signed_in()
@reads(ChangeBody, max_bytes=4_000)
def change_password(body: ChangeBody) -> Response:
    """Sets a new password of one's own and ends every session but this one."""
    config = setting()
    _count_try(config.sign_ins_per_minute)
    person = db.session().get_one(Person, actor().person_id)
    if person.locked_until is not None and person.locked_until > now():
        raise Refusal("sign_in_locked", minutes=config.sign_in_lock_minutes)
    if not _verified(person, body.old):
        _count_failure(person, person.login)
        raise Refusal("password_wrong")
    if len(body.new) < config.password_min_length:
        raise Refusal("password_short", least=config.password_min_length)
    if body.new == body.old:
        raise Refusal("password_same")
    kept, password_hash = person.password_hash, HASHER.hash(body.new)
    with writing() as session:
        ended = people.change_password(
            session, actor().person_id, actor().sign_in_id, kept, password_hash
        )
    return answer({"sessions_ended": ended})


@sessions.delete("/sessions/current")
@sessions.output({}, status_code=204)
@signed_in()
def sign_out() -> Response:
    """Ends the session."""
    with writing() as session:
        session.get_one(SignIn, actor().sign_in_id).ended_at = now()
        log(session, actor().person_id, "sign_out", f"person:{actor().person_id}")
    return Response(status=204)


def _verified(person: Person | None, password: str) -> bool:
    try:
        return HASHER.verify(NOBODY if person is None else person.password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _count_failure(person: Person | None, login: str) -> None:
    config = setting()
    with writing() as session:
        if person is not None:
            row = session.get_one(Person, person.id, with_for_update=True)
            row.failed_tries += 1
            if row.failed_tries >= config.sign_in_tries:
                row.failed_tries = 0
                row.locked_until = now() + timedelta(minutes=config.sign_in_lock_minutes)
        log(session, person.id if person else None, "sign_in_failed", f"login:{login[:60]}")


def _person(person: Person) -> dict[str, object]:
    named = villages_of(db.session(), [grant.area_prefix for grant in person.grants])
    return {
        "id": person.id,
        "name": person.name,
        "login": person.login,
        "roles": [
            {
                "role": grant.role,
                "area_prefix": grant.area_prefix,
                "villages": named.get(grant.area_prefix, []),
                "may": rights_of(grant.role),
            }
            for grant in person.grants
        ],
    }


def _text(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
