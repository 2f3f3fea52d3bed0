"""What the desk does with a tip-off, as far as its reporter reads it, straight into the tables."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.jobs.rewarding import work_out
from server.models.base import db, now, writing
from server.models.problem import Problem
from server.models.tipoff import MatterEvent, Tipoff, add_event, hold
from tests.api.rewarding import adopted
from tests.journeys.world import World
from tests.makers import AREA, LAT, LON


@contextmanager
def stored(world: World) -> Iterator[Session]:
    """The database of the running server."""
    with world.app().app_context():
        try:
            yield db.session()
        finally:
            db.session.remove()
            db.engine.dispose()


def tipoff_of(session: Session, code: str) -> Tipoff:
    return session.scalars(select(Tipoff).where(Tipoff.code == code)).one()


def desk_step(world: World, code: str, step: str, words: str, **change: Any) -> None:
    """A step towards every reporter of the matter; `change` is what it does to the matter."""
    with stored(world), writing() as session:
        matter = hold(session, tipoff_of(session, code).matter_id)
        for name, value in change.items():
            setattr(matter, name, value)
        event = MatterEvent(
            id=str(uuid.uuid4()), step=step, tipoff_id=None, at=now(), words=words, facts={}
        )
        add_event(session, matter, event)


def asked(world: World, code: str, words: str) -> None:
    desk_step(world, code, "ask", words)


def replied(world: World, code: str, words: str) -> None:
    desk_step(world, code, "reply", words, state="dismissed", replied_at=now())


def promised(world: World) -> None:
    """Rewards are announced, from before any tip-off came."""
    with stored(world):
        adopted(world.officer_id)


def verified(world: World, code: str, mu: str = "2.35") -> None:
    """The check has ended true, and what the first reporter is owed is worked out."""
    with stored(world):
        with writing() as session:
            matter = hold(session, tipoff_of(session, code).matter_id)
            problem = _ended(matter.kind, world.officer_id, Decimal(mu))
            session.add(problem)
            session.flush()
            matter.state, matter.problem_id = "dispatched", problem.id
            matter_id = matter.id
        work_out(matter_id)


def _ended(kind: str, person_id: str, mu: Decimal) -> Problem:
    moment = now()
    return Problem(
        id=str(uuid.uuid4()),
        kind=kind,
        confidential=False,
        origin="office",
        sees_from="field",
        verified="yes",
        verified_mu=mu,
        plot_ids=[],
        division_code=AREA + "001",
        person_id=person_id,
        lon=LON,
        lat=LAT,
        findings=[],
        claim="{}",
        claim_sha256="0" * 64,
        found_at=moment,
        received_at=moment,
        state="closed",
        level="county",
        open=False,
        extensions=0,
        extra_working_days=0,
        last_place=3,
    )
