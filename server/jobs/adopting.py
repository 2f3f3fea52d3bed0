"""Another edition of the rules comes into force: looked at first, adopted once, by one person at a time."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

import rfc8785
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.jobs.signing import signer
from server.models.base import now, writing
from server.models.edition import EditionRow, edition_in_force, hold_editions
from server.models.log import log
from server.models.watch import turn_again
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.edition import DEFAULT_EDITION, Edition, edition_as_json

FORMAT = "xuntian-edition-preview-1"
PREVIEW_HOLDS = timedelta(hours=24)
"""After that it has to be made again: records have come in since [P]."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What somebody saw of a draft before it is adopted."""

    base: str
    """Id of the edition that was in force."""
    rules_sha256: str
    """`rules_sha256` of the draft."""
    changes_sha256: str
    """Over every change, in the order of the plots."""
    plots: int
    records: int
    at: str
    """UTC, ISO 8601."""


def rules_sha256(edition: Edition) -> str:
    """Over the limits and crops in RFC 8785 form: an edition by another name judges the same."""
    said = edition_as_json(edition)
    return hashlib.sha256(
        rfc8785.dumps({"limits": said["limits"], "crops": said["crops"]})
    ).hexdigest()


def signed_preview(preview: Preview, person_id: str) -> dict[str, Any]:
    """For the client to give back when it adopts: the server need not remember who saw what."""
    return signer().signed(_said(preview, person_id))


def check_preview(preview: Preview, signature: str, edition: Edition, person_id: str) -> None:
    """Raises Refusal edition_unseen unless this person saw what this edition alters, not long ago."""
    known = signer().signed(_said(preview, person_id))["signature"]
    if signature != known or preview.rules_sha256 != rules_sha256(edition):
        raise Refusal("edition_unseen")
    if datetime.fromisoformat(preview.at) + PREVIEW_HOLDS < now():
        raise Refusal("edition_unseen")


def check_in_force(session: Session, base: str) -> Edition:
    """The edition in force; raises Refusal edition_superseded where that is no longer `base`."""
    known = edition_in_force(session, china_day(now()))
    if known.id != base:
        raise Refusal("edition_superseded", base=base, in_force=known.id)
    return known


def adopt(
    edition: Edition, reason: str, person_id: str | None, seen: Preview | None = None
) -> None:
    """Puts the edition into force; nothing is judged by it yet but what comes in from now on.

    `seen`: where somebody decided by a preview, the edition of that day must still be in force.
    Raises Refusal edition_in_future, edition_taken, edition_superseded, or storage_busy.
    """
    moment = now()
    if edition.effective_from > china_day(moment):
        raise Refusal("edition_in_future")
    with writing() as session:
        hold_editions(session)
        base = edition_in_force(session, china_day(moment))
        if seen is not None:
            base = check_in_force(session, seen.base)
        if _is_taken(session, edition.id):
            raise Refusal("edition_taken", id=edition.id)
        session.add(
            EditionRow(
                id=edition.id,
                effective_from=edition.effective_from,
                body=edition_as_json(edition),
                reason=reason,
                adopted_at=now(),
                adopted_by=person_id,
            )
        )
        turn_again(session)
        facts = {"reason": reason, "before": base.id}
        if seen is not None:
            facts["preview_sha256"] = seen.changes_sha256
        log(session, person_id, "edition_adopted", f"edition:{edition.id}", **facts)


def _is_taken(session: Session, edition_id: str) -> bool:
    if edition_id == DEFAULT_EDITION.id:
        return True
    known = select(EditionRow.id).where(EditionRow.id == edition_id)
    return session.scalar(known) is not None


def _said(preview: Preview, person_id: str) -> dict[str, Any]:
    return {"format": FORMAT, "person_id": person_id, **asdict(preview)}
