"""Web Push: a message that one browser alone can read, signed by this server (RFC 8030, 8291, 8292)."""

from __future__ import annotations

import base64
import os
import time
from typing import Any
from urllib.parse import urlsplit

import http_ece
import orjson
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from flask import current_app

from server.evidence.server_key import private_key
from server.jobs.outgoing import post

LOADED = "xuntian.push_key"
KEEP_S = 3 * 24 * 3600
"""How long the service is to wait for a phone without signal [P]."""
TOKEN_S = 12 * 3600
"""RFC 8292: at most a day."""
PUBLIC_BYTES, SECRET_BYTES = 65, 16


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Raises ValueError for what is none."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def is_public_key(p256dh: str, auth: str) -> bool:
    """Whether these are a point of P-256 and a secret, as a browser's subscription has them."""
    try:
        point, secret = from_base64url(p256dh), from_base64url(auth)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        return False
    return len(point) == PUBLIC_BYTES and len(secret) == SECRET_BYTES


def push_key() -> ec.EllipticCurvePrivateKey:
    """Read once a process, made on first use: subscriptions are bound to it."""
    if LOADED not in current_app.extensions:
        current_app.extensions[LOADED] = private_key(_config().push_key)
    found: ec.EllipticCurvePrivateKey = current_app.extensions[LOADED]
    return found


def public_of(key: ec.EllipticCurvePrivateKey) -> str:
    """As browsers want it when they subscribe: the uncompressed point, base64url."""
    point = key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return base64url(point)


def push(endpoint: str, p256dh: str, auth: str, body: bytes, urgent: bool) -> None:
    """Hands one message to the browser's service; raises NotTaken, with 404 or 410 once it is gone."""
    key = push_key()
    post(
        endpoint,
        encrypted(body, p256dh, auth),
        {
            "Content-Type": "application/octet-stream",
            "Content-Encoding": "aes128gcm",
            "TTL": str(KEEP_S),
            "Urgency": "high" if urgent else "normal",
            "Authorization": authorization(key, endpoint, _config().push_contact, time.time()),
        },
    )


def encrypted(body: bytes, p256dh: str, auth: str) -> bytes:
    sealed: bytes = http_ece.encrypt(
        body,
        salt=os.urandom(16),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=from_base64url(p256dh),
        auth_secret=from_base64url(auth),
        version="aes128gcm",
    )
    return sealed


def authorization(
    key: ec.EllipticCurvePrivateKey, endpoint: str, contact: str, unix_s: float
) -> str:
    """A JWT for the endpoint's origin, signed with ES256, and the public key to check it by."""
    parts = urlsplit(endpoint)
    claims: dict[str, object] = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(unix_s) + TOKEN_S,
    }
    if contact:
        claims["sub"] = contact
    head = {"typ": "JWT", "alg": "ES256"}
    said = ".".join(base64url(orjson.dumps(part)) for part in (head, claims))
    r, s = decode_dss_signature(key.sign(said.encode(), ec.ECDSA(hashes.SHA256())))
    signed = base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={said}.{signed}, k={public_of(key)}"


def _config() -> Any:
    return current_app.extensions["xuntian.config"]
