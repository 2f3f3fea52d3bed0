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
from server.models.tipoff_bulletin import TipoffBulletin
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
    """A step as its reporter reads it; `change` is what it does to the matter."""
    with stored(world), writing() as session:
        tipoff = tipoff_of(session, code)
        matter = hold(session, tipoff.matter_id)
        # an answer is for every reporter of the matter, a question for one
        to = None if step == "reply" else tipoff.id
        for name, value in change.items():
            setattr(matter, name, value)
        event = MatterEvent(
            id=str(uuid.uuid4()), step=step, tipoff_id=to, at=now(), words=words, facts={}
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


def published(world: World) -> None:
    """Figures of two months, with some too small to be shown."""
    township = AREA[:9]
    outcomes = [{"name": "true", "count": 9}, {"name": "dismissed", "count": None}]
    kinds = [
        {"name": "new_orchard", "count": 14, "below": outcomes},
        {"name": "new_pond", "count": None, "below": []},
    ]
    places = [
        {"name": township, "count": 19, "below": kinds},
        {"name": "", "count": None, "below": []},
    ]
    with stored(world), writing() as session:
        row = TipoffBulletin(
            period="2026-09",
            threshold=5,
            figures={"count": 23, "below": places},
            names={township: "龙泉镇"},
            note="以核实为准。",
            published_by=world.officer_id,
            published_at=now(),
        )
        session.merge(row)


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
