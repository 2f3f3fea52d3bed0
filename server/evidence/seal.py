"""Keys and signatures: ECDSA P-256 with SHA-256, of phones (raw r||s) and of the server (DER)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from functools import lru_cache
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

MANIFEST_FORMAT = "xuntian-manifest-1"
COORDINATE_BYTES = 32
ALGORITHM = ec.ECDSA(hashes.SHA256())


def public_key_of(x: str, y: str) -> ec.EllipticCurvePublicKey:
    """The point of a JWK (base64url without padding); raises ValueError where it is not on P-256."""
    point = ec.EllipticCurvePublicNumbers(_coordinate(x), _coordinate(y), ec.SECP256R1())
    return point.public_key()


def _coordinate(text: str) -> int:
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("not base64url") from error
    if len(data) != COORDINATE_BYTES:
        raise ValueError(f"{len(data)} bytes, not {COORDINATE_BYTES}")
    return int.from_bytes(data)


def pem_of(key: ec.EllipticCurvePublicKey) -> str:
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()


def key_id_of(key: ec.EllipticCurvePublicKey) -> str:
    """SHA-256 of the SPKI in DER, lower-case hex."""
    der = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return hashlib.sha256(der).hexdigest()


@lru_cache(maxsize=1024)
def key_from_pem(pem: str) -> ec.EllipticCurvePublicKey:
    """Raises ValueError where it is no public key on P-256."""
    key = serialization.load_pem_public_key(pem.encode())
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError("not a P-256 key")
    return key


def manifest_of(
    inspection_id: str, claim: str, key_id: str, nonce: str | None, signed_at: str
) -> str:
    """The text whose UTF-8 bytes a phone signs: RFC 8785, so `claim` is its first member.

    `claim`: RFC 8785 form of the body as sent, without its seal.
    """
    rest = {
        "format": MANIFEST_FORMAT,
        "id": inspection_id,
        "key_id": key_id,
        "nonce": nonce,
        "signed_at": signed_at,
    }
    return '{"claim":' + claim + "," + rfc8785.dumps(rest).decode()[1:]


def phone_signature_holds(pem: str, signature: str, manifest: str) -> bool:
    """`signature`: base64 of r||s, 64 bytes; anything else does not hold."""
    try:
        return _holds(pem, der_of(signature), manifest.encode())
    except ValueError:
        return False


def der_of(signature: str) -> bytes:
    """A phone's signature (base64 of r||s, 64 bytes) as the DER sequence that openssl reads.

    Raises ValueError where it is none.
    """
    try:
        raw = base64.b64decode(signature, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if len(raw) != 2 * COORDINATE_BYTES:
        raise ValueError(f"{len(raw)} bytes, not {2 * COORDINATE_BYTES}")
    r, s = (int.from_bytes(raw[at : at + COORDINATE_BYTES]) for at in (0, COORDINATE_BYTES))
    return encode_dss_signature(r, s)


def server_signature_holds(pem: str, signed: dict[str, Any]) -> bool:
    """Whether `signed["signature"]` (base64 of DER) is over the RFC 8785 form of the rest."""
    rest = {name: value for name, value in signed.items() if name != "signature"}
    try:
        signature = base64.b64decode(str(signed.get("signature")), validate=True)
        message = rfc8785.dumps(rest)
    except (binascii.Error, ValueError):
        return False
    return _holds(pem, signature, message)


def _holds(pem: str, der: bytes, message: bytes) -> bool:
    try:
        key_from_pem(pem).verify(der, message, ALGORITHM)
    except (InvalidSignature, ValueError):
        return False
    return True
