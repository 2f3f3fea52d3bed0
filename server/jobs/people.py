"""Who may sign in, where and as what: one way for the desk and for the command line.

Each function belongs in `writing()`, and leaves a line in the log where it changed anything.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.models.base import now
from server.models.log import log
from server.models.person import Grant, Person, end_open_sessions, hold_people
from server.refusals import Refusal
from server.rules.roles import Role, who_may


@dataclass(frozen=True, slots=True)
class Changer:
    """Who changes people."""

    person_id: str | None = None
    """None on the command line."""
    areas: tuple[str, ...] | None = None
    """Where the person keeps people; None is everywhere."""

    def reaches(self, area_prefix: str) -> bool:
        return self.areas is None or any(area_prefix.startswith(area) for area in self.areas)


def add_person(
    session: Session,
    by: Changer,
    *,
    login: str,
    name: str,
    phone: str | None,
    role: Role,
    area_prefix: str,
    password_hash: str,
) -> Person:
    """A new person with one role in one area.

    Refuses with person_area_outside, or person_login_taken where a login or phone number is anybody's.
    """
    _inside(by, area_prefix)
    for wanted in (login, phone):
        if wanted and _is_taken(session, wanted):
            raise Refusal("person_login_taken", login=wanted)
    person = Person(
        id=str(uuid.uuid4()),
        login=login,
        phone=phone,
        name=name,
        password_hash=password_hash,
        active=True,
        failed_tries=0,
        created_at=now(),
        grants=[Grant(role=role, area_prefix=area_prefix)],
    )
    session.add(person)
    try:
        session.flush()
    except IntegrityError as error:
        # the same one was added at the same moment
        raise Refusal("person_login_taken", login=login) from error
    _log(session, by, "person_added", person, role=role, area=area_prefix)
    return person


def give_role(
    session: Session, by: Changer, person_id: str, role: Role, area_prefix: str
) -> Person:
    """One more role in one area; one that is held already stays as it is."""
    _inside(by, area_prefix)
    person, _ = _held(session, by, person_id)
    if _grant(person, role, area_prefix) is None:
        person.grants.append(Grant(role=role, area_prefix=area_prefix))
        _log(session, by, "person_granted", person, role=role, area=area_prefix)
    return person


def take_role(session: Session, by: Changer, person_id: str, role: str, area_prefix: str) -> Person:
    """Takes one role in one area away; one that is not held is no error.

    Refuses with person_last_role (who is to do nothing is deactivated) and person_last_officer.
    """
    _inside(by, area_prefix)
    person, held = _held(session, by, person_id)
    grant = _grant(person, role, area_prefix)
    if grant is None:
        return person
    if len(person.grants) == 1:
        raise Refusal("person_last_role")
    person.grants.remove(grant)
    if role in who_may("people") and person.active:
        _keep_somebody(held, [area_prefix])
    _log(session, by, "person_role_taken", person, role=role, area=area_prefix)
    return person


def deactivate(session: Session, by: Changer, person_id: str) -> Person:
    """Stops a person from signing in and ends the sessions; what they recorded stays."""
    person, held = _held_wholly(session, by, person_id)
    if person.active:
        person.active = False
        _keep_somebody(held, [g.area_prefix for g in person.grants if g.role in who_may("people")])
        ended = end_open_sessions(session, person.id, now())
        _log(session, by, "person_deactivated", person, sessions=ended)
    return person


def reactivate(session: Session, by: Changer, person_id: str) -> Person:
    person, _ = _held_wholly(session, by, person_id)
    if not person.active:
        person.active = True
        _log(session, by, "person_reactivated", person)
    return person


def set_password(session: Session, by: Changer, person_id: str, password_hash: str) -> Person:
    """Also ends every session, and the waiting after wrong passwords."""
    person, _ = _held_wholly(session, by, person_id)
    person.password_hash = password_hash
    person.failed_tries, person.locked_until = 0, None
    ended = end_open_sessions(session, person.id, now())
    _log(session, by, "person_password", person, sessions=ended)
    return person


def change_password(
    session: Session, person_id: str, sign_in_id: str, seen_hash: str, password_hash: str
) -> int:
    """One's own, by whoever knew the old one; ends every session but `sign_in_id`, and says how many.

    `seen_hash`: that the old password was held against. Refuses with password_wrong where another
    one was set meanwhile.
    """
    person = session.get_one(Person, person_id, with_for_update=True, populate_existing=True)
    if person.password_hash != seen_hash:
        raise Refusal("password_wrong")
    person.password_hash = password_hash
    person.failed_tries, person.locked_until = 0, None
    ended = end_open_sessions(session, person_id, now(), but=sign_in_id)
    _log(session, Changer(person_id), "person_own_password", person, sessions=ended)
    return ended


def end_sessions(session: Session, by: Changer, person_id: str) -> Person:
    person, _ = _held_wholly(session, by, person_id)
    ended = end_open_sessions(session, person.id, now())
    if ended:
        _log(session, by, "person_sessions_ended", person, sessions=ended)
    return person


def works_wholly_in(by: Changer, person: Person) -> bool:
    """Whether every role of the person lies where `by` keeps people."""
    return all(by.reaches(grant.area_prefix) for grant in person.grants)


def _held(session: Session, by: Changer, person_id: str) -> tuple[Person, Sequence[Person]]:
    """The person, and all whom `_keep_somebody` asks about; held until the commit."""
    held = hold_people(session, person_id)
    person = next((one for one in held if one.id == person_id), None)
    if person is None or not any(by.reaches(grant.area_prefix) for grant in person.grants):
        raise Refusal("person_unknown")
    if person.id == by.person_id:
        raise Refusal("person_self")
    return person, held


def _held_wholly(session: Session, by: Changer, person_id: str) -> tuple[Person, Sequence[Person]]:
    person, held = _held(session, by, person_id)
    if not works_wholly_in(by, person):
        raise Refusal("person_beyond_area")
    return person, held


def _inside(by: Changer, area_prefix: str) -> None:
    if not by.reaches(area_prefix):
        raise Refusal("person_area_outside", area_prefix=area_prefix)


def _is_taken(session: Session, wanted: str) -> bool:
    """Whether somebody signs in with it, as a login or as a phone number."""
    same = or_(func.lower(Person.login) == wanted.lower(), Person.phone == wanted)
    return session.scalar(select(Person.id).where(same).limit(1)) is not None


def _grant(person: Person, role: str, area_prefix: str) -> Grant | None:
    same = (g for g in person.grants if (g.role, g.area_prefix) == (role, area_prefix))
    return next(same, None)


def _keep_somebody(people: Sequence[Person], areas: Iterable[str]) -> None:
    """Refuses where nobody would be left who keeps the people of the area or of one around it."""
    left = [
        grant.area_prefix
        for person in people
        if person.active
        for grant in person.grants
        if grant.role in who_may("people")
    ]
    for area in areas:
        if not any(area.startswith(around) for around in left):
            raise Refusal("person_last_officer", area_prefix=area)


def _log(session: Session, by: Changer, action: str, person: Person, **facts: object) -> None:
    log(session, by.person_id, action, f"person:{person.id}", **facts)
