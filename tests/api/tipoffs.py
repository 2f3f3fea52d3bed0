"""Tip-offs, matters and their checks as rows, for what comes after the door and the desk."""

from __future__ import annotations

import hashlib
import random
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from server.jobs.contacts import sealed_contact
from server.models.base import now, writing
from server.models.problem import Problem
from server.models.tipoff import Matter, MatterEvent, Tipoff, TipoffContact, add_event
from tests.makers import AREA, LAT, LON

NAME, PHONE = "郝记名", "13900001234"


@dataclass(frozen=True)
class Told:
    matter_id: str
    tipoff_ids: tuple[str, ...]
    """The first reporter first."""
    problem_id: str | None

    @property
    def first(self) -> str:
        return self.tipoff_ids[0]


def make_matter(
    person_id: str,
    reporters: int = 1,
    check: str | None = "closed",
    verified: str | None = "yes",
    mu: Decimal | None = Decimal("2.35"),
    came_at: datetime | None = None,
    ended_at: datetime | None = None,
    contact: bool = False,
    **columns: Any,
) -> Told:
    """A matter with so many reporters, hourly; its check in that state, None where none went out.

    `person_id`: who found the problem and handled the matter at the desk.
    """
    moment = came_at or now() - timedelta(days=3)
    matter_id, problem_id = str(uuid.uuid4()), str(uuid.uuid4()) if check else None
    told = Told(matter_id, tuple(str(uuid.uuid4()) for _ in range(reporters)), problem_id)
    sealed = sealed_contact(told.first, NAME, PHONE) if contact else None
    with writing() as session:
        if problem_id is not None:
            session.add(_problem(problem_id, person_id, check or "", verified, mu, moment))
            session.flush()
        matter = Matter(
            **{
                "id": matter_id,
                "kind": "new_orchard",
                "against": "owner",
                "level": "county",
                "division_code": AREA + "001",
                "lon": LON,
                "lat": LAT,
                "state": "dispatched" if check else "new",
                "first_at": moment,
                "problem_id": problem_id,
                "replied_at": ended_at,
                "reopened": 0,
                "last_place": 0,
                **columns,
            }
        )
        session.add(matter)
        session.flush()
        for at, tipoff_id in enumerate(told.tipoff_ids):
            session.add(_tipoff(tipoff_id, matter, moment + timedelta(hours=at)))
        session.flush()
        if sealed is not None:
            digest = hashlib.sha256(sealed).hexdigest()
            session.add(TipoffContact(tipoff_id=told.first, sealed=sealed, sealed_sha256=digest))
        add_event(session, matter, _event("queue", person_id, moment))
        if ended_at is not None:
            add_event(session, matter, _event("reply", person_id, ended_at))
    return told


def _event(step: str, person_id: str, at: datetime) -> MatterEvent:
    return MatterEvent(
        id=str(uuid.uuid4()), step=step, person_id=person_id, at=at, words="", facts={}
    )


def _tipoff(tipoff_id: str, matter: Matter, at: datetime) -> Tipoff:
    return Tipoff(
        id=tipoff_id,
        code=f"{random.randrange(10**10):010d}",
        key_sha256="0" * 64,
        body_sha256="0" * 64,
        matter_id=matter.id,
        kind=matter.kind,
        against=matter.against,
        words="田里又栽了柑橘苗",
        where_words="",
        lon=LON,
        lat=LAT,
        accuracy_m=None,
        place_how="map",
        chain_id=str(uuid.uuid4()),
        blocked=[],
        received_at=at,
    )


def _problem(
    problem_id: str,
    person_id: str,
    state: str,
    verified: str | None,
    mu: Decimal | None,
    at: datetime,
) -> Problem:
    return Problem(
        id=problem_id,
        kind="new_orchard",
        confidential=False,
        origin="office",
        sees_from="field",
        verified=verified,
        verified_mu=mu,
        plot_id=None,
        plot_ids=[],
        division_code=AREA + "001",
        person_id=person_id,
        lon=LON,
        lat=LAT,
        outline=None,
        findings=[],
        claim="{}",
        claim_sha256="0" * 64,
        found_at=at,
        received_at=at,
        state=state,
        level="county",
        open=state not in ("closed", "dismissed"),
        extensions=0,
        extra_working_days=0,
        last_place=3,
    )
