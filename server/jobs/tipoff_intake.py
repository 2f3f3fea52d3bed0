"""A tip-off comes in: kept under its id with a matter of its own, all in one transaction."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import shapely
from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.contacts import sealed_contact
from server.models.base import db, now, writing
from server.models.log import log
from server.models.problem_ground import plots_touched
from server.models.public_place import TOWNSHIP_DIGITS, public_places
from server.models.tipoff import (
    Matter,
    MatterEvent,
    Tipoff,
    TipoffContact,
    TipoffPhoto,
    add_event,
    muted_of,
)
from server.refusals import Refusal
from server.rules.place import great_circle_m
from server.rules.tipoff import MatterStep, blocked_words, triage_level
from server.tipoff_claim import ReportIn, ReportPlace

EVERYWHERE = ("",)
"""Area prefixes: the place of a tip-off is told by all plots there are."""


@dataclass(frozen=True, slots=True)
class Kept:
    tipoff: Tipoff
    status: Literal[200, 201]


@dataclass(frozen=True, slots=True)
class Ground:
    plot_id: str | None
    division_code: str
    """Empty where nobody could tell."""


def known_tipoff(tipoff_id: str, digest: str) -> Tipoff | None:
    """The one that is kept under this id; raises Refusal tell_differs where it is another."""
    session = db.session()
    session.rollback()
    kept = session.get(Tipoff, tipoff_id, populate_existing=True)
    if kept is not None and kept.body_sha256 != digest:
        raise Refusal("tell_differs")
    return kept


def take_in(
    tipoff_id: str,
    body: ReportIn,
    digest: str,
    chain_id: str,
    clock: Callable[[], datetime] = now,
) -> Kept:
    """Keeps the tip-off; 200 where this very one is kept. Raises Refusal tell_differs, tell_code_taken.

    The place is looked up and the contact sealed before the write lock is taken.
    """
    ground = ground_of(db.session(), body.place)
    blocked = list(blocked_words(f"{body.words}\n{body.where_words}", _blocked()))
    contact = body.contact
    sealed = None if contact is None else sealed_contact(tipoff_id, contact.name, contact.phone)
    try:
        with writing() as session:
            if session.scalar(
                select(Tipoff.id).where(Tipoff.code == body.code, Tipoff.id != tipoff_id)
            ):
                # asked first: PostgreSQL writes the value that breaks a unique key into its own log
                raise Refusal("tell_code_taken")
            muted = bool(muted_of(session, [chain_id]))
            matter = _matter(body, ground, aside=muted or bool(blocked), moment=clock())
            session.add(matter)
            session.flush()
            tipoff = _tipoff(tipoff_id, body, digest, matter, chain_id, blocked)
            session.add(tipoff)
            session.flush()
            for place, sha256 in enumerate(body.photos):
                photo = TipoffPhoto(tipoff_id=tipoff_id, sent_sha256=sha256, place=place)
                session.add(photo)
            if sealed is not None:
                fingerprint = hashlib.sha256(sealed).hexdigest()
                session.add(
                    TipoffContact(tipoff_id=tipoff_id, sealed=sealed, sealed_sha256=fingerprint)
                )
            _add_steps(session, matter, tipoff, muted)
            log(session, None, "tipoff_receive", f"matter:{matter.id}")
    except IntegrityError as error:
        # the same id came twice at once, or the code is another's
        kept = known_tipoff(tipoff_id, digest)
        if kept is None:
            raise Refusal("tell_code_taken") from error
        return Kept(kept, 200)
    return Kept(tipoff, 201)


def ground_of(session: Session, place: ReportPlace | None) -> Ground:
    """The plot under the point, and the division of it, of the nearest plot or of the nearest township."""
    if place is None:
        return Ground(None, "")
    touched = plots_touched(session, shapely.Point(place.lon, place.lat), EVERYWHERE)
    if touched:
        first = touched[0]
        return Ground(first.plot_id if first.inside else None, first.division_code)
    west, south, east, north = current_app.extensions["xuntian.config"].district_box
    if not (west <= place.lon <= east and south <= place.lat <= north):
        return Ground(None, "")
    near = [
        (great_circle_m(place.lon, place.lat, one.lon, one.lat), one.division_code)
        for one in public_places(session)
    ]
    return Ground(None, min(near)[1][:TOWNSHIP_DIGITS] if near else "")


def _blocked() -> tuple[str, ...]:
    words: tuple[str, ...] = current_app.extensions["xuntian.config"].tipoff_blocked_words
    return words


def _matter(body: ReportIn, ground: Ground, aside: bool, moment: datetime) -> Matter:
    return Matter(
        id=str(uuid.uuid4()),
        kind=body.kind,
        against=body.against,
        level=triage_level(body.kind, body.against),
        plot_id=ground.plot_id,
        division_code=ground.division_code,
        lon=body.place and body.place.lon,
        lat=body.place and body.place.lat,
        state="set_aside" if aside else "new",
        first_at=moment,
        reopened=0,
        last_place=0,
    )


def _tipoff(
    tipoff_id: str,
    body: ReportIn,
    digest: str,
    matter: Matter,
    chain_id: str,
    blocked: list[str],
) -> Tipoff:
    return Tipoff(
        id=tipoff_id,
        code=body.code,
        key_sha256=body.key_sha256,
        body_sha256=digest,
        matter_id=matter.id,
        kind=body.kind,
        against=body.against,
        words=body.words,
        where_words=body.where_words,
        lon=matter.lon,
        lat=matter.lat,
        accuracy_m=body.place and body.place.accuracy_m,
        place_how=body.place_how,
        chain_id=chain_id,
        blocked=blocked,
        received_at=matter.first_at,
    )


def _add_steps(session: Session, matter: Matter, tipoff: Tipoff, muted: bool) -> None:
    steps: list[tuple[MatterStep, dict[str, bool]]] = [("receive", {})]
    if matter.state == "set_aside":
        steps.append(("set_aside", {"muted": muted, "blocked": bool(tipoff.blocked)}))
    for step, facts in steps:
        event = MatterEvent(
            id=str(uuid.uuid4()),
            step=step,
            tipoff_id=tipoff.id,
            at=matter.first_at,
            words="",
            facts=facts,
        )
        add_event(session, matter, event)
