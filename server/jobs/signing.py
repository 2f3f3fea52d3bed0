"""The server's own signature, with its public half on record before the first one is given."""

from __future__ import annotations

from flask import current_app

from server.evidence.server_key import SigningKey, signing_key
from server.models.base import now, writing
from server.models.log import log
from server.models.server_key import remember

LOADED = "xuntian.signing_key"


def signer() -> SigningKey:
    """Read once a process; the caller must not be in a transaction when it is asked for first."""
    if LOADED not in current_app.extensions:
        config = current_app.extensions["xuntian.config"]
        key = signing_key(config.signing_key)
        with writing() as session:
            if remember(session, key.key_id, key.public_pem, now()):
                log(session, None, "server_key_used", f"key:{key.key_id}")
        current_app.extensions[LOADED] = key
    found: SigningKey = current_app.extensions[LOADED]
    return found
