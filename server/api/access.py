"""Who asks, and what they may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import g, request

from server.api.contract import setting
from server.evidence.waiting import wait, waiting
from server.models.base import db, now, writing
from server.models.log import log
from server.models.person import SignIn, known_by
from server.refusals import Refusal

TOUCH_EVERY = timedelta(minutes=1)
"""How often a desk session's last use is written: a write for each read would stall uploads."""


QUIET = "Xuntian-Quiet"
"""A request with it was made by a page on its own: it must not keep an unwatched session alive."""


@dataclass(frozen=True, slots=True)
class Actor:
    person_id: str
    name: str
    sign_in_id: str
    grants: tuple[tuple[str, str], ...]
    """(role, area prefix)."""
    same_areas: tuple[tuple[str, str], ...] = ()
    """(area prefix of a grant, another code of it or of an area in it)."""

    def areas(self, *roles: str) -> tuple[str, ...]:
        """Area prefixes in which this person holds one of `roles` (any role where none is named).

        With every other code of the same areas, so that nobody who asks by them need know of it.
        """
        held = tuple(area for role, area in self.grants if not roles or role in roles)
        if not self.same_areas:
            return held
        return held + tuple(
            sorted(
                {
                    other
                    for area, other in self.same_areas
                    if area in held and not other.startswith(held)
                }
            )
        )


def actor() -> Actor:
    found: Actor = g.actor
    return found


def log_read(action: str, subject: str, **facts: Any) -> None:
    """Writes down who read it, before it is answered: without the line there is no answer.

    A busy database does not stop readers: the line waits in a file, and the next read takes it into
    the chain. A crash between the commit and the file's end tells the same read twice, never not at all.
    """
    me, folder = actor().person_id, setting().waiting_dir
    taken = list(waiting(folder))
    try:
        with writing() as session:
            for file, line in taken:
                late = {**line["facts"], "read_at": line["read_at"], "waited": file.stem}
                log(session, line["person_id"], line["action"], line["subject"], **late)
            log(session, me, action, subject, **facts)
    except Refusal as refusal:
        if refusal.code != "storage_busy":
            raise
        read_at = now().isoformat()
        told = {"person_id": me, "action": action, "subject": subject, "facts": facts}
        wait(folder, {**told, "read_at": read_at})
        return
    for file, _ in taken:
        file.unlink(missing_ok=True)


def signed_in(*roles: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Lets a signed-in person through who holds one of `roles`; sets `actor()`.

    Refuses with sign_in_needed, session_expired or role_not_allowed.
    """

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            g.actor = _actor_of_request()
            if roles and not g.actor.areas(*roles):
                raise Refusal("role_not_allowed", needed=list(roles))
            return view(*args, **kwargs)

        wrapper._needs_sign_in = True  # type: ignore[attr-defined]  # read by api/spec.py
        return wrapper

    return decorate


def _actor_of_request() -> Actor:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal("sign_in_needed")
    found = known_by(db.session(), token.strip())
    if found is None or found.ended_at is not None or not found.active:
        raise Refusal("sign_in_needed")
    moment = now()
    idle = timedelta(minutes=setting().desk_idle_minutes)
    if found.expires_at <= moment or (found.kind == "desk" and found.used_at + idle <= moment):
        raise Refusal("session_expired")
    used = QUIET not in request.headers
    if used and found.kind == "desk" and found.used_at + TOUCH_EVERY <= moment:
        with writing() as session:
            session.get_one(SignIn, found.sign_in_id).used_at = moment
    return Actor(found.person_id, found.name, found.sign_in_id, found.grants, found.same_areas)
