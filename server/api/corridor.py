"""The one way of a record into the file: read → load → judge → look over → record → answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.api.contract import read_json
from server.claims import ClaimIn, canonical
from server.jobs.receiving import (
    Prepared,
    inspection_of,
    prepare,
    still_stands,
    write_record,
)
from server.jobs.sealing import look_at_seal, take_nonce
from server.jobs.signing import signer
from server.models.base import Reader, db, now, writing
from server.models.inspection import Inspection, Rival
from server.models.log import log
from server.models.person import Person
from server.models.photo import hold_photos
from server.models.plot import PlotFacts, facts_of_plot
from server.models.visits import Told, answer_of, told_of
from server.refusals import Refusal
from server.rules.claim import Claim

KEPT = select(Inspection.person_id, Inspection.claim_sha256).where(
    Inspection.id == bindparam("inspection_id")
)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who hands a record in: themselves from the phone, or an officer with a rescued zip."""

    person_id: str
    areas: tuple[str, ...]
    may_hand_in_for: frozenset[str]
    channel: Literal["sent", "rescue"]
    name: str | None = None
    """Where the caller has it at hand."""


@dataclass(frozen=True, slots=True)
class Received:
    status: Literal[200, 201]
    answer: dict[str, Any]


def receive(
    inspection_id: str,
    raw: bytes,
    sender: Sender,
    skew_s: float | None,
    clock: Callable[[], datetime] = now,
) -> Received:
    """Takes one record in; raises Refusal where it cannot be read or is not the sender's to send."""
    claim_in, text, digest = read_record(raw)
    claim = claim_in.value(inspection_id)
    if claim.person_id not in sender.may_hand_in_for:
        raise Refusal("inspection_of_other_person", person_id=claim.person_id)
    known = _known(inspection_id, text, digest, sender)
    if known is not None:
        return known
    inspection = inspection_of(claim, text, digest, sender.channel, clock(), skew_s)
    signer()
    reader = db.session.connection()
    plot = _plot(reader, claim.plot_id, sender)
    if claim_in.seal is not None:
        look_at_seal(reader, inspection, claim_in.seal)
    prepared = prepare(reader, inspection, claim, plot)
    try:
        with writing() as session:
            hold_photos(session, [photo.sha256 for photo in claim.photos])
            connection = session.connection()
            plot = _plot(connection, claim.plot_id, sender, lock=True)
            if claim_in.seal is not None:
                take_nonce(connection, inspection, claim_in.seal)
            moment = clock()
            if not still_stands(connection, prepared, inspection, claim, plot, moment):
                inspection.received_at = moment
                prepared = prepare(connection, inspection, claim, plot)
            write_record(connection, inspection, claim, prepared)
            log(
                session,
                sender.person_id,
                f"inspection_{sender.channel}",
                f"inspection:{inspection_id}",
                sha256=digest,
                plot=plot.id,
            )
    except IntegrityError:
        # the same id came twice at once: the unique key let one through
        known = _known(inspection_id, text, digest, sender)
        if known is None:
            raise
        return known
    return Received(201, _fresh_answer(inspection, claim, prepared, sender))


def _plot(reader: Reader, plot_id: str, sender: Sender, lock: bool = False) -> PlotFacts:
    """Raises Refusal plot_unknown, also where it is not the sender's."""
    plot = facts_of_plot(reader, plot_id, lock)
    if plot is None or not plot.lies_in(sender.areas):
        raise Refusal("plot_unknown", plot_id=plot_id)
    return plot


def read_record(raw: bytes) -> tuple[ClaimIn, str, str]:
    """The body, its RFC 8785 form and the SHA-256 of that; raises Refusal where it is none."""
    claim_in = read_json(ClaimIn, raw)
    try:
        text, digest = canonical(raw)
    except ValueError as error:
        raise Refusal("body_not_json") from error
    return claim_in, text, digest


def _known(inspection_id: str, text: str, digest: str, sender: Sender) -> Received | None:
    """The stored answer where this very record is kept; a rival is kept beside it and refused."""
    kept = db.session.connection().execute(KEPT, {"inspection_id": inspection_id}).first()
    if kept is None:
        return None
    if kept.person_id not in sender.may_hand_in_for:
        # whose, is not for a stranger who hit upon the id
        raise Refusal("inspection_of_other_person")
    if kept.claim_sha256 == digest:
        return Received(200, _answer(inspection_id))
    _keep_rival(inspection_id, text, digest, sender.person_id)
    raise Refusal("inspection_differs", kept_sha256=kept.claim_sha256, sent_sha256=digest)


def _keep_rival(inspection_id: str, text: str, digest: str, person_id: str) -> None:
    try:
        with writing() as session:
            session.add(
                Rival(
                    inspection_id=inspection_id,
                    claim_sha256=digest,
                    claim=text,
                    person_id=person_id,
                    received_at=now(),
                )
            )
            log(
                session, person_id, "inspection_rival", f"inspection:{inspection_id}", sha256=digest
            )
    except IntegrityError:
        # this rival is kept already
        return


def _answer(inspection_id: str) -> dict[str, Any]:
    sign = signer().signed
    session: Session = db.session()
    inspection = session.get_one(Inspection, inspection_id)
    return answer_of(inspection, told_of(session, inspection), sign)


def _fresh_answer(
    inspection: Inspection, claim: Claim, prepared: Prepared, sender: Sender
) -> dict[str, Any]:
    """What `_answer` would say of the record just written, from what is still at hand."""
    judgement = prepared.judgement
    told = Told(
        verdict=judgement.body,
        judged_at=prepared.moment,
        person_name=_name(claim.person_id, sender),
        override=None,
        kept=frozenset(photo.sha256 for photo in claim.photos)
        - frozenset(judgement.verdict.owed_photos),
        numbers=judgement.numbers,
        years=prepared.folded.years,
        rivals=[],
    )
    return answer_of(inspection, told, signer().signed)


def _name(person_id: str, sender: Sender) -> str:
    if sender.name is not None and person_id == sender.person_id:
        return sender.name
    return db.session.get_one(Person, person_id).name


def skew_of(device_time: str | None, received_at: datetime) -> float | None:
    """Device clock minus server clock in seconds; None where the header is missing or unreadable."""
    try:
        told = datetime.fromisoformat(device_time or "")
    except ValueError:
        return None
    return (told - received_at).total_seconds() if told.tzinfo else None
