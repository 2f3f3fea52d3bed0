"""The key with which the server signs: a PEM file that only its user may read."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from server.evidence.key_file import keep_first
from server.evidence.seal import key_id_of, pem_of

ALGORITHM = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
"""RFC 6979: the same receipt has the same signature, so that an evidence package can be made again."""


class SigningKey:
    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key
        self.public_pem = pem_of(key.public_key())
        self.key_id = key_id_of(key.public_key())

    def signed(self, said: dict[str, Any]) -> dict[str, Any]:
        """`said` with `key_id` and `signature`: base64 of DER, over the RFC 8785 form of the rest."""
        whole = {**said, "key_id": self.key_id}
        signature = self._key.sign(rfc8785.dumps(whole), ALGORITHM)
        return {**whole, "signature": base64.b64encode(signature).decode()}


def signing_key(file: Path) -> SigningKey:
    """Reads the key, or makes one on first use; raises ValueError where the file holds no P-256 key."""
    return SigningKey(private_key(file))


def private_key(file: Path) -> ec.EllipticCurvePrivateKey:
    """The same, for whoever signs in another form."""
    if not file.exists():
        _make(file)
    key = serialization.load_pem_private_key(file.read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError(f"{file}: not a P-256 key")
    return key


def _make(file: Path) -> None:
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    keep_first(file, pem)
