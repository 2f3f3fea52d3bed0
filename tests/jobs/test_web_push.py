"""What a push service is shown: a token that its own key proves, for its own origin and not for long."""

from __future__ import annotations

import orjson
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from server.jobs.web_push import authorization, from_base64url, public_of

UNIX_S = 1_780_000_000.5


def parts_of(header: str) -> tuple[list[str], ec.EllipticCurvePublicKey]:
    scheme, _, rest = header.partition(" ")
    assert scheme == "vapid"
    said = dict(part.strip().split("=", 1) for part in rest.split(","))
    point = from_base64url(said["k"])
    return said["t"].split("."), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def check(token: list[str], key: ec.EllipticCurvePublicKey) -> None:
    raw = from_base64url(token[2])
    assert len(raw) == 64
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    said = ".".join(token[:2]).encode()
    key.verify(encode_dss_signature(r, s), said, ec.ECDSA(hashes.SHA256()))


def test_the_token_is_signed_and_bound_to_the_origin() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    endpoint = "https://a.push.apple.com/QX1?x=1"
    header = authorization(key, endpoint, "mailto:office@example.org", UNIX_S)
    token, public = parts_of(header)
    check(token, public)
    assert f"k={public_of(key)}" in header
    assert orjson.loads(from_base64url(token[0])) == {"typ": "JWT", "alg": "ES256"}
    claims = orjson.loads(from_base64url(token[1]))
    assert claims["aud"] == "https://a.push.apple.com"
    assert claims["sub"] == "mailto:office@example.org"
    assert 0 < claims["exp"] - UNIX_S <= 24 * 3600
    with pytest.raises(InvalidSignature):
        check([token[0], token[1] + "A", token[2]], public)


def test_without_a_contact_none_is_made_up() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    token, _ = parts_of(authorization(key, "https://fcm.googleapis.com/x", "", UNIX_S))
    assert "sub" not in orjson.loads(from_base64url(token[1]))
