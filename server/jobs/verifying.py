"""Looks for what does not fit: photos, records, seals, receipts, reviews, the log; changes nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.claims import ClaimIn, unsealed
from server.evidence.reconcile import reconcile
from server.evidence.seal import (
    key_from_pem,
    key_id_of,
    manifest_of,
    phone_signature_holds,
    server_signature_holds,
)
from server.evidence.vault import READ_BYTES, Vault, photo_key, tipoff_key
from server.jobs.judging import REOPENED
from server.jobs.log_file import ANCHOR_FORMAT, PRUNED, lines_of
from server.jobs.review_file import comment_form, decision_form, form_sha256
from server.models import base
from server.models.decision import Comment, Decision
from server.models.device import DeviceKey
from server.models.inspection import Inspection, InspectionPhoto
from server.models.log import BEFORE_THE_FIRST, line_sha256
from server.models.photo import Photo
from server.models.server_key import server_keys
from server.models.tipoff import kept_pictures
from server.models.visits import receipt_of
from server.rules.decided import STATE
from server.rules.seal import KeyFacts, seal_state

AT_ONCE = 200
RECEIVED = ("inspection_sent", "inspection_rescue")
SAID = {
    "decision": ("decision_changed", "decision_gone", "decision_not_logged"),
    "comment": ("comment_changed", "comment_gone", "comment_not_logged"),
}
"""The fact of a line of the log that names what an officer said → what may be wrong with it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    code: str
    """A key of server/words/*.json under "verify"."""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Logged:
    """What the log says of records and reviews."""

    records: dict[str, str] = field(default_factory=dict)
    """Id → SHA-256 of the claim."""
    said: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """("decision" or "comment", id) → SHA-256 of its form; None on lines of before they had one."""
    reopened: set[str] = field(default_factory=set)
    """Decisions after which the record was opened again."""
    from_the_first: bool = True
    """False where older lines were pruned: a record may be older than the log."""


def verify(
    session: Session, vault: Vault, export: Iterable[Mapping[str, Any]], counts: Counter[str]
) -> Iterator[Trouble]:
    """Everything that does not fit; `counts` says afterwards how much was looked at.

    `export`: lines of a log file exported earlier, empty where there is none.
    """
    logged = Logged()
    keys = {key.key_id: key.public_key for key in server_keys(session)}
    yield from _keys(session, keys, counts)
    yield from _log(session, keys, logged, counts)
    yield from _against(session, export)
    yield from _records(session, keys, logged, counts)
    yield from _reviews(session, logged)
    yield from _photos(session, vault, counts)


def _keys(session: Session, keys: Mapping[str, str], counts: Counter[str]) -> Iterator[Trouble]:
    rows = session.execute(select(DeviceKey.key_id, DeviceKey.public_key))
    phones = {row.key_id: row.public_key for row in rows}
    for key_id, pem in {**keys, **phones}.items():
        counts["keys"] += 1
        try:
            fits = key_id_of(key_from_pem(pem)) == key_id
        except ValueError:
            fits = False
        if not fits:
            yield Trouble("key_changed", {"key_id": key_id})


def _log(
    session: Session, keys: Mapping[str, str], logged: Logged, counts: Counter[str]
) -> Iterator[Trouble]:
    anchors: dict[int, str] = {}
    first: dict[str, Any] | None = None
    seq, sha256 = 0, BEFORE_THE_FIRST
    for line in lines_of(session):
        counts["lines"] += 1
        if first is None:
            first, logged.from_the_first = line, line["seq"] == 1
            seq, sha256 = line["seq"] - 1, line["prev_sha256"]
        if line["seq"] != seq + 1:
            yield Trouble("log_gap", {"after": seq, "before": line["seq"]})
        elif line["prev_sha256"] != sha256:
            yield Trouble("log_broken", {"seq": line["seq"]})
        said = {**line, "at": datetime.fromisoformat(line["at"])}
        if line_sha256(said) != line["sha256"]:
            yield Trouble("log_changed", {"seq": line["seq"]})
        seq, sha256 = line["seq"], line["sha256"]
        if line["action"] in RECEIVED:
            logged.records[line["subject"].partition(":")[2]] = line["facts"]["sha256"]
        for kind in SAID.keys() & line["facts"].keys():
            if line["action"].startswith("inspection_"):
                logged.said[kind, str(line["facts"][kind])] = line["facts"].get("sha256")
        if line["action"] == REOPENED:
            logged.reopened.add(line["facts"]["after"])
        if line["action"] == PRUNED and _signed(line["facts"], keys, ANCHOR_FORMAT):
            anchors[line["facts"]["last_seq"]] = line["facts"]["last_sha256"]
    counted = session.scalar(select(base.Counter.value).where(base.Counter.name == "log")) or 0
    if counted != seq:
        yield Trouble("log_gap", {"after": seq, "before": counted + 1})
    if first is not None:
        begins = {0: BEFORE_THE_FIRST, **anchors}.get(first["seq"] - 1)
        if begins != first["prev_sha256"]:
            yield Trouble("log_gap", {"after": 0, "before": first["seq"]})


def _signed(said: Mapping[str, Any], keys: Mapping[str, str], format_: str) -> bool:
    pem = keys.get(str(said.get("key_id")))
    return (
        said.get("format") == format_
        and pem is not None
        and server_signature_holds(pem, dict(said))
    )


def _against(session: Session, export: Iterable[Mapping[str, Any]]) -> Iterator[Trouble]:
    """An export made earlier: its lines must still be here as they were, unless pruned."""
    then = {line["seq"]: line["sha256"] for line in export if "format" not in line}
    if not then:
        return
    first = None
    for line in lines_of(session):
        first = line["seq"] if first is None else first
        if then.pop(line["seq"], line["sha256"]) != line["sha256"]:
            yield Trouble("log_differs", {"seq": line["seq"]})
    for seq in sorted(then):
        if first is None or seq >= first:
            yield Trouble("log_differs", {"seq": seq})


def _records(
    session: Session, keys: Mapping[str, str], logged: Logged, counts: Counter[str]
) -> Iterator[Trouble]:
    phones = {key.key_id: key for key in session.scalars(select(DeviceKey))}
    named = dict(logged.records)
    rows = select(Inspection).order_by(Inspection.received_at, Inspection.id)
    for row in session.scalars(rows.execution_options(yield_per=AT_ONCE)):
        counts["records"] += 1
        digest = named.pop(row.id, None)
        troubles = [*_claim(session, row), *_seal(row, phones), *_receipt(row, keys)]
        if digest is None and logged.from_the_first:
            troubles.append("record_not_logged")
        elif digest is not None and digest != row.claim_sha256:
            troubles.append("record_changed")
        for code in dict.fromkeys(troubles):
            yield Trouble(code, {"id": row.id})
        session.expunge(row)
    for record in named:
        yield Trouble("record_gone", {"id": record})


def _claim(session: Session, row: Inspection) -> Iterator[str]:
    """The columns against the claim, and the claim against its hash."""
    if hashlib.sha256(row.claim.encode()).hexdigest() != row.claim_sha256:
        yield "record_changed"
    try:
        claim = ClaimIn.model_validate_json(row.claim)
    except ValueError:
        yield "record_changed"
        return
    columns = (row.plot_id, row.person_id, row.device_id, row.finished_at)
    if columns != (claim.plot_id, claim.person_id, claim.device.id, claim.finished_at):
        yield "record_changed"
    named = session.scalars(
        select(InspectionPhoto.sha256).where(InspectionPhoto.inspection_id == row.id)
    )
    if set(named) != {photo.sha256 for photo in claim.photos}:
        yield "record_changed"


def _seal(row: Inspection, phones: Mapping[str, DeviceKey]) -> Iterator[str]:
    """The signature again, from the claim as it is kept, against what was found on receipt."""
    try:
        claim, seal = unsealed(row.claim)
    except ValueError:
        return
    if seal is None:
        if (row.seal_state, row.manifest) != ("none", None):
            yield "seal_changed"
        return
    manifest = manifest_of(row.id, claim, seal["key_id"], seal["nonce"], seal["signed_at"])
    if (manifest, seal["signature"]) != (row.manifest, row.signature):
        yield "seal_changed"
    key = phones.get(seal["key_id"])
    state = seal_state(
        None if key is None else KeyFacts(key.person_id, key.revoked_at),
        key is not None and phone_signature_holds(key.public_key, seal["signature"], manifest),
        row.person_id,
        datetime.fromisoformat(seal["signed_at"]),
        row.received_at,
    )
    # a key that was registered after the record came
    if state != row.seal_state and row.seal_state != "unknown_key":
        yield "seal_changed"


def _receipt(row: Inspection, keys: Mapping[str, str]) -> Iterator[str]:
    if row.receipt is None:
        return
    receipt = orjson.loads(row.receipt)
    expected = receipt_of(row, receipt.get("photos"))
    said = {name: receipt.get(name) for name in expected}
    if said != expected or not _signed(receipt, keys, expected["format"]):
        yield "receipt_wrong"


def _reviews(session: Session, logged: Logged) -> Iterator[Trouble]:
    """What officers decided and said against the log, and each record's state against the last of it."""
    named, last = dict(logged.said), {}
    decisions = select(Decision).order_by(Decision.inspection_id, Decision.place)
    for decision in session.scalars(decisions.execution_options(yield_per=AT_ONCE)):
        last[decision.inspection_id] = (decision.id, STATE.get(decision.kind))  # type: ignore[call-overload]
        yield from _said("decision", decision_form(decision), named, logged.from_the_first)
        session.expunge(decision)
    comments = select(Comment).order_by(Comment.id)
    for comment in session.scalars(comments.execution_options(yield_per=AT_ONCE)):
        yield from _said("comment", comment_form(comment), named, logged.from_the_first)
        session.expunge(comment)
    for kind, gone in named:
        yield Trouble(SAID[kind][1], {"id": gone})
    states = select(Inspection.id, Inspection.decision_id, Inspection.review_state)
    for inspection_id, decision_id, state in session.execute(states):
        decided, given = last.get(inspection_id, (None, "open"))
        if decided in logged.reopened:
            given = "open"
        older = state == "open" and not logged.from_the_first
        if decision_id != decided or (state != given and not older):
            yield Trouble("state_changed", {"id": inspection_id})


def _said(
    kind: str,
    form: Mapping[str, Any],
    named: dict[tuple[str, str], str | None],
    from_the_first: bool,
) -> Iterator[Trouble]:
    known = (kind, str(form["id"]))
    changed, _, not_logged = SAID[kind]
    facts = {"id": form["id"], "record": form["inspection_id"]}
    if known not in named:
        if from_the_first:
            yield Trouble(not_logged, facts)
        return
    if named.pop(known) not in (None, form_sha256(dict(form))):
        yield Trouble(changed, facts)


def _photos(session: Session, vault: Vault, counts: Counter[str]) -> Iterator[Trouble]:
    rows = session.scalars(select(Photo.sha256).order_by(Photo.sha256)).all()
    found = reconcile(vault, rows)
    for sha256 in found.without_row:
        yield Trouble("photo_without_row", {"sha256": sha256})
    for sha256 in rows:
        counts["photos"] += 1
        digest = _digest(vault, photo_key(sha256))
        if digest is None:
            yield Trouble("photo_gone", {"sha256": sha256})
        elif digest != sha256:
            yield Trouble("photo_changed", {"sha256": sha256})
    for sha256 in kept_pictures(session):
        counts["photos"] += 1
        digest = _digest(vault, tipoff_key(sha256))
        if digest is None:
            yield Trouble("tipoff_photo_gone", {"sha256": sha256})
        elif digest != sha256:
            yield Trouble("tipoff_photo_changed", {"sha256": sha256})


def _digest(vault: Vault, key: str) -> str | None:
    """None where there is nothing under the key."""
    digest = hashlib.sha256()
    try:
        with vault.open(key) as kept:
            while piece := kept.read(READ_BYTES):
                digest.update(piece)
    except FileNotFoundError:
        return None
    return digest.hexdigest()
