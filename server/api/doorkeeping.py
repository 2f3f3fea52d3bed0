"""What stands at the citizens' door: limits by network, work that is done once, tokens and tickets.

No address is written anywhere. A network is known by an HMAC that is another one tomorrow, and only in
the limiter's memory, where it expires.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Literal

from flask import current_app, g, request
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer
from limits import RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from server.api.contract import setting
from server.evidence.tell_key import tell_key
from server.models.base import db, now
from server.models.tipoff import muted_of
from server.refusals import Refusal
from server.rules.network import network_of
from server.rules.work import bits_asked, is_done
from server.tipoff_claim import WorkDone

LOADED = "xuntian.tell_key"
CHALLENGE_S = 1_800
"""How long a phone may take over its work, and over a report that it began with it."""
TOKEN_S = 1_800
WINDOW_MIN = 10
HOUR_S = 3_600
SIGNING = {"key_derivation": "hmac", "digest_method": hashlib.sha256}

Counted = Literal["reports", "photos", "openings", "wrong_openings", "calls"]
"""What is limited in a network, by the setting `tell_…_per_10_min`."""


def _secret() -> bytes:
    if LOADED not in current_app.extensions:
        current_app.extensions[LOADED] = tell_key(setting().tell_key)
    found: bytes = current_app.extensions[LOADED]
    return found


def _timed(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_secret(), f"xuntian-{purpose}", signer_kwargs=SIGNING)


def _lasting(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(_secret(), f"xuntian-{purpose}", signer_kwargs=SIGNING)


def network() -> str:
    """Whence the request comes, for today's limits: it cannot be turned back without the secret."""
    said = f"{now().date().isoformat()}:{network_of(request.remote_addr or '')}"
    return hmac.new(_secret(), said.encode(), hashlib.sha256).hexdigest()[:32]


def _limiter() -> FixedWindowRateLimiter:
    found: FixedWindowRateLimiter = current_app.extensions["xuntian.tries"]
    return found


def _counters() -> Storage:
    found: Storage = _limiter().storage
    return found


def count(what: Counted) -> None:
    """Raises Refusal tell_too_many where this network did it too often."""
    item = _window(what)
    if not _limiter().hit(item, what, network()):
        raise _too_many(item, what)


def stop_after(what: Counted) -> None:
    """As `count`, without counting this time."""
    item = _window(what)
    if not _limiter().test(item, what, network()):
        raise _too_many(item, what)


def _window(what: Counted) -> RateLimitItemPerMinute:
    most: int = getattr(setting(), f"tell_{what}_per_{WINDOW_MIN}_min")
    return RateLimitItemPerMinute(most, WINDOW_MIN)


def _too_many(item: RateLimitItemPerMinute, what: Counted) -> Refusal:
    ends = _limiter().get_window_stats(item, what, network()).reset_time
    return Refusal("tell_too_many", retry_after_s=max(1, math.ceil(ends - time.time())))


def fresh_work(ticket: str | None) -> tuple[str, int]:
    """A challenge and its leading zero bits; harder without a good ticket, and the more were asked for."""
    hour = int(time.time()) // HOUR_S
    asked = _counters().incr(f"xuntian-asked/{network()}/{hour}", HOUR_S) - 1
    chain_id = chain_of(ticket)
    trusted = chain_id is not None and not muted_of(db.session(), [chain_id])
    bits = bits_asked(setting().tell_work_bits, asked, trusted)
    return str(_timed("work").dumps([bits, secrets.token_hex(8)])), bits


def check_work(work: WorkDone) -> None:
    """Raises Refusal tell_work_wrong: not ours, too old, or not done."""
    try:
        bits = _timed("work").loads(work.challenge, max_age=CHALLENGE_S)[0]
    except BadData as error:
        raise Refusal("tell_work_wrong") from error
    if not is_done(work.challenge, work.answer, bits):
        raise Refusal("tell_work_wrong")


def spend(work: WorkDone) -> None:
    """Raises Refusal tell_work_spent the second time."""
    if _counters().incr(_spent(work), CHALLENGE_S) > 1:
        raise Refusal("tell_work_spent")


def give_back(work: WorkDone) -> None:
    """For what was refused through no fault of the sender."""
    _counters().clear(_spent(work))


def _spent(work: WorkDone) -> str:
    return f"xuntian-spent/{hashlib.sha256(work.challenge.encode()).hexdigest()[:32]}"


def ticket_for(chain_id: str) -> str:
    """Shows that a later tip-off comes from whoever sent an earlier one, and nothing else."""
    return str(_lasting("ticket").dumps(chain_id))


def chain_of(ticket: str | None) -> str | None:
    """None for none, and for one that we did not write."""
    try:
        return None if ticket is None else str(_lasting("ticket").loads(ticket))
    except BadData:
        return None


def token_for(tipoff_id: str) -> dict[str, str | datetime]:
    """`token` and `token_expires_at`, of the answer that hands it out."""
    token = str(_timed("receipt").dumps(tipoff_id))
    return {"token": token, "token_expires_at": now() + timedelta(seconds=TOKEN_S)}


def holding_receipt(
    counted: Counted = "calls",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Lets whoever opened a receipt through; sets `tipoff_id()`.

    Refuses with tell_token_over, tell_too_many.
    """

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            g.tipoff_id = _tipoff_of_request()
            count(counted)
            return view(*args, **kwargs)

        wrapper._needs_receipt = True  # type: ignore[attr-defined]  # read by api/spec.py
        return wrapper

    return decorate


def tipoff_id() -> str:
    found: str = g.tipoff_id
    return found


def _tipoff_of_request() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "receipt":
        raise Refusal("tell_token_over")
    try:
        return str(_timed("receipt").loads(token.strip(), max_age=TOKEN_S))
    except BadData as error:
        raise Refusal("tell_token_over") from error
