"""A phone's key as WebCrypto makes it, and what it signs; independent of the code under test."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from typing import Any

import rfc8785
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from server.models.base import now
from tests.makers import text


class PhoneKey:
    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        public = self._key.public_key()
        numbers = public.public_numbers()
        self.jwk = {
            "kty": "EC",
            "crv": "P-256",
            "x": _base64url(numbers.x.to_bytes(32)),
            "y": _base64url(numbers.y.to_bytes(32)),
        }
        der = public.public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.key_id = hashlib.sha256(der).hexdigest()

    def sealed(
        self,
        record: str,
        claim: dict[str, Any],
        nonce: str | None = None,
        signed_at: datetime | None = None,
    ) -> dict[str, Any]:
        """The claim with its seal, as the phone's `finish()` makes it."""
        manifest = {
            "format": "xuntian-manifest-1",
            "id": record,
            "claim": claim,
            "key_id": self.key_id,
            "nonce": nonce,
            "signed_at": text(signed_at or now()),
        }
        seal = {name: manifest[name] for name in ("key_id", "nonce", "signed_at")}
        seal["signature"] = self.signature(rfc8785.dumps(manifest))
        return {**claim, "seal": seal}

    def signature(self, message: bytes) -> str:
        """Base64 of r||s, 32 bytes each."""
        r, s = decode_dss_signature(self._key.sign(message, ec.ECDSA(hashes.SHA256())))
        return base64.b64encode(r.to_bytes(32) + s.to_bytes(32)).decode()


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
