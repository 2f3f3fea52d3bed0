"""Loads all that is on record of one plot, as it stood at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

import orjson
from sqlalchemy.orm import Session

from server.evidence.package.dossier import (
    BoundaryVersion,
    DocumentFile,
    Dossier,
    LogHead,
    PhotoFile,
    Record,
    Rival,
    stamp,
)
from server.evidence.server_key import SigningKey
from server.evidence.vault import Vault
from server.jobs.review_file import told_comments, told_decision
from server.models.decision import Comment, Decision
from server.models.dossier import (
    comments_of,
    decisions_of,
    editions_named,
    last_change,
    photos_of,
    records_of,
    rivals_of,
    verdicts_of,
    years_of,
)
from server.models.fallow import Approved, fallows_of
from server.models.inspection import Inspection, PlotYear, VerdictRow
from server.models.photo import Photo
from server.models.plot import Boundary, Plot, boundaries_of, to_mu
from server.models.server_key import ServerKey, server_keys
from server.models.visits import receipt_of


def dossier_of(
    session: Session,
    plot_id: str,
    vault: Vault,
    key: SigningKey,
    pruned: LogHead | None = None,
) -> Dossier:
    """Everything of one plot, seen in a transaction of its own, which ends the session's.

    A record that comes in meanwhile is in it whole or not at all. `key` is the server's, for receipts
    of what came after the first one was given. `pruned`: the line that stands for the log where its
    own was taken out since. Raises NoResultFound where there is no such plot.
    """
    session.rollback()
    try:
        if session.get_bind().dialect.name == "postgresql":
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        return _dossier(session, session.get_one(Plot, plot_id), vault, key, pruned)
    finally:
        session.rollback()


def _dossier(
    session: Session, plot: Plot, vault: Vault, key: SigningKey, pruned: LogHead | None
) -> Dossier:
    boundaries = boundaries_of(session, plot.id)
    verdicts, rivals = verdicts_of(session, plot.id), rivals_of(session, plot.id)
    decisions, comments = decisions_of(session, plot.id), comments_of(session, plot.id)
    years, photos = years_of(session, plot.id), photos_of(session, plot.id)
    approvals = fallows_of(session, plot.id)
    arrived = {photo.sha256 for photo in photos}
    rows = records_of(session, plot.id)
    records = tuple(
        Record(
            id=row.id,
            claim=row.claim,
            claim_sha256=row.claim_sha256,
            person_name=name,
            finished_at=row.finished_at,
            received_at=row.received_at,
            device_skew_s=row.device_skew_s,
            late=row.late,
            channel=row.channel,
            seal=row.seal_state,  # type: ignore[arg-type]  # the column holds SealState
            nonce=row.nonce_state,  # type: ignore[arg-type]  # and NonceState
            manifest=row.manifest,
            signature=row.signature,
            device_key=pem,
            receipts=_receipts(row, arrived, key),
            verdicts=tuple(_verdict(one) for one in verdicts[row.id]),
            rivals=tuple(Rival(one.claim_sha256, one.claim) for one in rivals.get(row.id, ())),
            state=row.review_state,  # type: ignore[arg-type]  # and ReviewState
            decisions=tuple(
                told_decision(one, officer, verdicts[row.id])
                for one, officer in decisions.get(row.id, ())
            ),
            comments=told_comments(comments.get(row.id, ())),
        )
        for row, name, pem in rows
    )
    named = [one.edition for ones in verdicts.values() for one in ones]
    head = last_change(session, plot.id, [record.id for record in records])
    return Dossier(
        plot=_plot(plot, years),
        boundaries=tuple(
            BoundaryVersion(one.version, one.valid_from, one.area_m2, one.shape)
            for one in boundaries
        ),
        records=records,
        photos=tuple(
            file
            for file in (PhotoFile(one.sha256, one.size_bytes, one.media_type) for one in photos)
            if vault.size(file.key) is not None
        ),
        fallows=tuple(_fallow(one) for one in reversed(approvals)),
        documents=tuple(
            paper for paper in _documents(approvals) if vault.size(paper.key) is not None
        ),
        editions=editions_named(session, [*named, *(year.edition for year in years)]),
        server_keys=_keys(server_keys(session), records, key),
        log_head=pruned if head is None else LogHead(head.seq, head.sha256),
        as_of=max(
            chain(
                _moments(boundaries, [row for row, _, _ in rows], verdicts, photos, years),
                _said_at(decisions, comments),
                _approved_at(approvals),
            )
        ),
    )


def _plot(plot: Plot, years: Sequence[PlotYear]) -> dict[str, Any]:
    return {
        "id": plot.id,
        "scheme": plot.scheme,
        "survey_year": plot.survey_year,
        "division_code": plot.division_code,
        "number": plot.number,
        "village": plot.village,
        "place": plot.place,
        "household": plot.household,
        "land_class": plot.land_class,
        "attribute": plot.attribute,
        "basic_farmland": plot.basic_farmland,
        "slope_grade": plot.slope_grade,
        "declared_area_m2": str(plot.declared_area_m2),
        "ridge_area_m2": str(plot.ridge_area_m2),
        "net_area_m2": str(plot.net_area_m2),
        "gross_area_mu": str(to_mu(plot.declared_area_m2)),
        "net_area_mu": str(plot.net_area_mu),
        "accepted_on": plot.accepted_on.isoformat() if plot.accepted_on else None,
        "attributes": plot.attributes,
        "boundary_version": plot.boundary_version,
        "years": [year.body for year in years],
    }


def _receipts(row: Inspection, arrived: set[str], key: SigningKey) -> tuple[dict[str, Any], ...]:
    """The first one as it was given; before it one of now, where photos came after it."""
    named = [photo["sha256"] for photo in orjson.loads(row.claim)["photos"]]
    kept = [sha256 for sha256 in named if sha256 in arrived]
    first = None if row.receipt is None else orjson.loads(row.receipt)
    if first is not None and first["photos"] == kept:
        return (first,)
    now = key.signed(receipt_of(row, kept))
    return (now,) if first is None else (now, first)


def _verdict(row: VerdictRow) -> dict[str, Any]:
    return {
        "judged_at": stamp(row.judged_at),
        "cause": row.cause,
        "edition": row.edition,
        "boundary_version": row.boundary_version,
        "current": row.current,
        "body": row.body,
    }


def _keys(known: Iterable[ServerKey], records: Iterable[Record], key: SigningKey) -> dict[str, str]:
    """The server's keys that signed anything in here, and no other: a later one changes nothing."""
    named = {receipt["key_id"] for record in records for receipt in record.receipts}
    pems = {one.key_id: one.public_key for one in known if one.key_id in named}
    return {**pems, key.key_id: key.public_pem}


def _moments(
    boundaries: Iterable[Boundary],
    rows: Iterable[Inspection],
    verdicts: Mapping[str, Iterable[VerdictRow]],
    photos: Iterable[Photo],
    years: Iterable[PlotYear],
) -> Iterator[datetime]:
    yield from (one.valid_from for one in boundaries)
    yield from (row.received_at for row in rows)
    yield from (one.judged_at for ones in verdicts.values() for one in ones)
    yield from (photo.received_at for photo in photos)
    yield from (year.computed_at for year in years)


def _said_at(
    decisions: Mapping[str, Iterable[tuple[Decision, str]]],
    comments: Mapping[str, Iterable[tuple[Comment, str]]],
) -> Iterator[datetime]:
    yield from (one.at for ones in decisions.values() for one, _ in ones)
    yield from (one.at for ones in comments.values() for one, _ in ones)


def _fallow(approved: Approved) -> dict[str, Any]:
    fallow, end = approved.fallow, approved.end
    return {
        "id": fallow.id,
        "first_on": fallow.first_on.isoformat(),
        "last_on": fallow.last_on.isoformat(),
        "authority": fallow.authority,
        "document": fallow.document,
        "sha256": fallow.sha256,
        "entered_by": approved.entered_by,
        "entered_at": stamp(fallow.entered_at),
        "end": end
        and {
            "last_on": end.last_on.isoformat() if end.last_on else None,
            "reason": end.reason,
            "ended_by": approved.ended_by,
            "ended_at": stamp(end.ended_at),
        },
    }


def _documents(approvals: Iterable[Approved]) -> list[DocumentFile]:
    """One paper may approve several spans."""
    papers = {one.fallow.sha256: one.fallow for one in approvals}
    return [
        DocumentFile(sha256, papers[sha256].size_bytes, papers[sha256].media_type)
        for sha256 in sorted(papers)
    ]


def _approved_at(approvals: Iterable[Approved]) -> Iterator[datetime]:
    for one in approvals:
        yield one.fallow.entered_at
        if one.end is not None:
            yield one.end.ended_at
