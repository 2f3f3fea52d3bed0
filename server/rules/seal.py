"""What a record's signature and nonce are worth; a poor seal is a finding, the record is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from server.rules.verdict import Finding

SealState = Literal["good", "bad", "unknown_key", "other_person", "revoked", "none"]
NonceState = Literal["good", "reused", "expired", "unknown", "none"]


@dataclass(frozen=True, slots=True)
class Seal:
    """`none` of a seal: the record is not signed; `none` of a nonce: it was made without network."""

    state: SealState
    nonce: NonceState


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What is known of the key that a seal names; instants are the server's, aware."""

    person_id: str
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class NonceFacts:
    """Of a nonce that was given to the record's person; instants are the server's, aware."""

    issued_at: datetime
    expires_at: datetime
    reused: bool
    """Another record carried it before."""


def seal_state(
    key: KeyFacts | None,
    signature_holds: bool,
    person_id: str,
    signed_at: datetime,
    received_at: datetime,
) -> SealState:
    """`signature_holds`: over the manifest, by this key. `signed_at` is the device's clock.

    After a revocation the time of receipt counts too: whoever has the phone can set its clock back.
    """
    if key is None:
        return "unknown_key"
    if not signature_holds:
        return "bad"
    if key.person_id != person_id:
        return "other_person"
    if key.revoked_at is not None and max(signed_at, received_at) > key.revoked_at:
        return "revoked"
    return "good"


def nonce_state(
    facts: NonceFacts | None,
    signed_at: datetime,
    device_skew_s: float | None,
    clock_skew_max_s: float,
) -> NonceState:
    """Whether the record was signed while its nonce was good; `facts` None: never given to the person.

    By the time of signing, set right by the skew where it is known: a record that waits for signal
    after an honest start is late, not forged. What a nonce proves is that the record is no older.
    """
    if facts is None:
        return "unknown"
    if facts.reused:
        return "reused"
    slack_s = clock_skew_max_s
    early_s = (facts.issued_at - signed_at).total_seconds() + (device_skew_s or 0.0)
    late_s = (signed_at - facts.expires_at).total_seconds() - (device_skew_s or 0.0)
    return "expired" if max(early_s, late_s) > slack_s else "good"


def seal_findings(seal: Seal) -> Iterator[Finding]:
    if seal.state == "none":
        yield Finding("unsigned", "question")
        return
    if seal.state == "bad":
        yield Finding("signature_bad", "review")
    elif seal.state == "unknown_key":
        yield Finding("signature_unknown_key", "review")
    elif seal.state == "other_person":
        yield Finding("signature_of_other_person", "review")
    elif seal.state == "revoked":
        yield Finding("device_revoked", "review")
    if seal.nonce == "none":
        yield Finding("made_offline", "note")
    elif seal.nonce == "reused":
        yield Finding("nonce_reused", "review")
    elif seal.nonce == "expired":
        yield Finding("nonce_expired", "review")
    elif seal.nonce == "unknown":
        yield Finding("nonce_unknown", "review")
