"""What the desk does with a tip-off, as far as its reporter reads it, straight into the tables."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models.base import db, now, writing
from server.models.tipoff import MatterEvent, Tipoff, add_event, hold
from tests.journeys.world import World


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
