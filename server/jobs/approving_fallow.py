"""Approved fallow: the document into the vault, the approval beside the plot, its years folded anew."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import current_app
from sqlalchemy import update
from sqlalchemy.orm import Session

from server.config import Config
from server.evidence.vault import Vault, document_key
from server.jobs.folding import fold_years
from server.models.base import now, writing
from server.models.edition import edition_in_force
from server.models.fallow import Fallow, FallowEnd, fallows_of
from server.models.log import log
from server.models.plot import Plot, facts_of_plot
from server.refusals import Refusal
from server.rules.day import china_day

LONGEST_DAYS = 5 * 366
"""An approval is for a season or a few; more is a slip of the hand [P]."""


@dataclass(frozen=True, slots=True)
class Approval:
    id: str
    plot_id: str
    first_on: date
    last_on: date
    authority: str
    document: str


def approve(approval: Approval, file: bytes, person_id: str) -> None:
    """Keeps an approval with its document; the same once more changes nothing.

    Raises Refusal fallow_days_wrong, fallow_document_wrong, fallow_differs.
    """
    if not 0 <= (approval.last_on - approval.first_on).days <= LONGEST_DAYS:
        raise Refusal("fallow_days_wrong", longest_days=LONGEST_DAYS)
    media_type = _media_type(file)
    sha256 = hashlib.sha256(file).hexdigest()
    _keep(file, sha256, media_type)
    with writing() as session:
        known = session.get(Fallow, approval.id, populate_existing=True)
        if known is not None:
            if (_approval(known), known.sha256) != (approval, sha256):
                raise Refusal("fallow_differs")
            return
        session.add(
            Fallow(
                id=approval.id,
                plot_id=approval.plot_id,
                first_on=approval.first_on,
                last_on=approval.last_on,
                authority=approval.authority,
                document=approval.document,
                sha256=sha256,
                media_type=media_type,
                size_bytes=len(file),
                entered_by=person_id,
                entered_at=now(),
            )
        )
        session.flush()
        _follow(session, approval.plot_id)
        log(
            session,
            person_id,
            "fallow_approved",
            f"plot:{approval.plot_id}",
            fallow=approval.id,
            first_on=approval.first_on.isoformat(),
            last_on=approval.last_on.isoformat(),
            document=approval.document,
            sha256=sha256,
        )


def end(plot_id: str, fallow_id: str, last_on: date | None, reason: str, person_id: str) -> None:
    """Ends an approval with its last day, or withdraws it; the approval itself stays as it was.

    Raises Refusal fallow_unknown, fallow_ended, fallow_days_wrong.
    """
    with writing() as session:
        # the plot first: of two who end it, the second sees that the first did
        facts_of_plot(session.connection(), plot_id, lock=True)
        known = {one.fallow.id: one for one in fallows_of(session, plot_id)}.get(fallow_id)
        if known is None:
            raise Refusal("fallow_unknown")
        if known.end is not None:
            raise Refusal("fallow_ended")
        if last_on is not None and not known.fallow.first_on <= last_on < known.fallow.last_on:
            raise Refusal("fallow_days_wrong", longest_days=LONGEST_DAYS)
        session.add(
            FallowEnd(
                fallow_id=fallow_id,
                last_on=last_on,
                reason=reason,
                ended_by=person_id,
                ended_at=now(),
            )
        )
        session.flush()
        _follow(session, plot_id)
        told = {"fallow": fallow_id, "reason": reason, "last_on": last_on and last_on.isoformat()}
        log(session, person_id, "fallow_ended", f"plot:{plot_id}", **told)


def _follow(session: Session, plot_id: str) -> None:
    """What is in force goes with the plot, and its years follow."""
    spans = [one.span for one in fallows_of(session, plot_id)]
    in_force = sorted([first.isoformat(), last.isoformat()] for first, last in filter(None, spans))
    session.execute(update(Plot).where(Plot.id == plot_id).values(fallow=in_force or None))
    plot = facts_of_plot(session.connection(), plot_id, lock=True)
    assert plot is not None, "who asks may see it"
    moment = now()
    edition = edition_in_force(session, china_day(moment))
    fold_years(session.connection(), plot, edition, moment, "fallow")


def _approval(known: Fallow) -> Approval:
    return Approval(
        known.id,
        known.plot_id,
        known.first_on,
        known.last_on,
        known.authority,
        known.document,
    )


def _media_type(file: bytes) -> str:
    if file.startswith(b"%PDF-"):
        return "application/pdf"
    if file.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    raise Refusal("fallow_document_wrong")


def _keep(file: bytes, sha256: str, media_type: str) -> None:
    vault: Vault = current_app.extensions["xuntian.vault"]
    config: Config = current_app.extensions["xuntian.config"]
    key = document_key(sha256)
    if vault.size(key) == len(file):
        return
    with NamedTemporaryFile(dir=config.spool_dir, delete=False) as fresh:
        fresh.write(file)
    try:
        vault.put(Path(fresh.name), key, media_type)
    finally:
        Path(fresh.name).unlink(missing_ok=True)
