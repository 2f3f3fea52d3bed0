"""Checking the seal of a record that comes in: its key, its signature, its nonce."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from server.claims import SealIn, unsealed
from server.evidence.seal import manifest_of, phone_signature_holds
from server.models.base import Reader
from server.models.device import DeviceKey
from server.models.edition import edition_in_force
from server.models.inspection import Inspection
from server.models.nonce import consume, known_nonce
from server.rules.day import china_day
from server.rules.seal import KeyFacts, NonceFacts, NonceState, nonce_state, seal_state

KEY = select(DeviceKey.person_id, DeviceKey.revoked_at, DeviceKey.public_key).where(
    DeviceKey.key_id == bindparam("key_id")
)


def look_at_seal(reader: Reader, inspection: Inspection, seal: SealIn) -> None:
    """Keeps what was signed and the signature with the record, and what they are found to be worth."""
    claim, said = unsealed(inspection.claim)
    assert said is not None
    manifest = manifest_of(inspection.id, claim, seal.key_id, seal.nonce, said["signed_at"])
    key = reader.execute(KEY, {"key_id": seal.key_id}).first()
    inspection.key_id = seal.key_id
    inspection.manifest, inspection.signature = manifest, seal.signature
    inspection.seal_state = seal_state(
        None if key is None else KeyFacts(key.person_id, key.revoked_at),
        key is not None and phone_signature_holds(key.public_key, seal.signature, manifest),
        inspection.person_id,
        seal.signed_at,
        inspection.received_at,
    )
    if seal.nonce is not None:
        known = known_nonce(reader, seal.nonce, inspection.person_id)
        inspection.nonce_state = _worth(reader, inspection, seal, known)


def take_nonce(connection: Connection, inspection: Inspection, seal: SealIn) -> None:
    """Binds the number used once to the record, in the transaction that writes it."""
    if seal.nonce is not None:
        facts = consume(connection, seal.nonce, inspection.person_id, inspection.id)
        inspection.nonce_state = _worth(connection, inspection, seal, facts)


def _worth(
    reader: Reader, inspection: Inspection, seal: SealIn, facts: NonceFacts | None
) -> NonceState:
    limits = edition_in_force(reader, china_day(inspection.received_at)).limits
    return nonce_state(facts, seal.signed_at, inspection.device_skew_s, limits.clock_skew_max_s)
