"""The phones of the demo's people: their keys, and the seals that they put on records."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from server.evidence.seal import COORDINATE_BYTES, key_id_of, manifest_of, pem_of
from server.models.device import DeviceKey

ALGORITHM = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
"""RFC 6979: the demo of a day is the same each time it is made."""


@dataclass(frozen=True, slots=True)
class DemoPhone:
    device_id: str
    key: ec.EllipticCurvePrivateKey

    @property
    def key_id(self) -> str:
        return key_id_of(self.key.public_key())

    def registered(self, person_id: str, registered_at: datetime) -> DeviceKey:
        return DeviceKey(
            key_id=self.key_id,
            person_id=person_id,
            device_id=self.device_id,
            name="Demo phone",
            public_key=pem_of(self.key.public_key()),
            registered_at=registered_at,
        )

    def sealed(self, inspection_id: str, claim: dict[str, Any]) -> dict[str, Any]:
        """The claim with its seal, signed at its end without network, so without a number used once."""
        seal = {"key_id": self.key_id, "nonce": None, "signed_at": claim["finished_at"]}
        manifest = manifest_of(inspection_id, rfc8785.dumps(claim).decode(), **seal)
        r, s = decode_dss_signature(self.key.sign(manifest.encode(), ALGORITHM))
        raw = r.to_bytes(COORDINATE_BYTES) + s.to_bytes(COORDINATE_BYTES)
        return {**claim, "seal": {**seal, "signature": base64.b64encode(raw).decode()}}


def phone_of(login: str) -> DemoPhone:
    """The same phone for the same login; its key is as public as the demo's passwords."""
    secret = int.from_bytes(hashlib.sha256(f"demo phone {login}".encode()).digest()) >> 1
    return DemoPhone(f"demo-phone-{login}", ec.derive_private_key(secret, ec.SECP256R1()))
