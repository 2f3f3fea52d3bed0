"""People of an officer's areas: who they are, what they may do, and with which phones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import AfterValidator, BaseModel, Field, StringConstraints
from sqlalchemy.orm import Session

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads, setting
from server.claims import Plain
from server.jobs import people as work
from server.models.area_names import villages_of
from server.models.base import db, now, writing
from server.models.device import KeyOfPerson, keys_in_use, keys_of
from server.models.person import LOGIN, PHONE, Person, Use, is_area, search_people, use_of
from server.passwords import HASHER, fresh_password
from server.refusals import Refusal
from server.rules.roles import Role, who_may

people = APIBlueprint("people", __name__, url_prefix="/api/v1")

NEVER = Use(None, 0)


def _of_an_area(prefix: str) -> str:
    if not is_area(prefix):
        raise ValueError("no area")
    return prefix


def _says_something(text: str) -> str:
    if not text.strip():
        raise ValueError("empty")
    return text.strip()


Area = Annotated[str, Field(max_length=12), AfterValidator(_of_an_area)]
Name = Annotated[Plain, Field(min_length=1, max_length=60), AfterValidator(_says_something)]
Login = Annotated[str, StringConstraints(pattern=LOGIN)]
Phone = Annotated[str, StringConstraints(pattern=PHONE)]


class PeopleQuery(BaseModel):
    q: Plain = Field(default="", max_length=100)
    after: Plain = Field(default="", max_length=60, description="login of the last one before")
    limit: int = Field(default=50, ge=1, le=200)


class RoleBody(Strict):
    role: Role
    area_prefix: Area


class NewPersonBody(RoleBody):
    login: Login
    name: Name
    phone: Phone | None = None


class RoleOut(BaseModel):
    role: str
    area_prefix: str
    mine: bool = Field(description="whether it lies in the areas of who asks")
    villages: list[str] = Field(
        description="names in it, where it is mine and no more than a township"
    )


class PersonRow(BaseModel):
    id: str
    login: str
    name: str
    phone: str | None
    active: bool
    roles: list[RoleOut]
    last_sign_in_at: datetime | None
    devices: int = Field(description="keys that are not revoked")


class PeoplePage(BaseModel):
    people: list[PersonRow]
    next: str | None


class PersonKey(BaseModel):
    key_id: str
    device_id: str
    name: str
    registered_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None
    revoked_by_name: str | None
    revoke_reason: str | None


class PersonDetail(BaseModel):
    id: str
    login: str
    name: str
    phone: str | None
    active: bool
    created_at: datetime
    roles: list[RoleOut]
    last_sign_in_at: datetime | None
    open_sessions: int
    may: str = Field(description="what who asks may change: all, roles (of the areas), nothing")
    keys: list[PersonKey]


class WithPassword(BaseModel):
    person: PersonDetail
    password: str = Field(description="told this once; only its hash is kept")


@people.get("/people")
@people.input(PeopleQuery, location="query", arg_name="query")
@people.output(PeoplePage)
@signed_in(*who_may("people"))
def people_list(query: PeopleQuery) -> Response:
    """People with a role in the officer's areas by login, a page at a time."""
    by, session = _by(), db.session()
    wanted = search_people(actor().areas(*who_may("people")), query.q)
    if query.after:
        wanted = wanted.where(Person.login > query.after)
    rows = session.scalars(wanted.limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    ids = [person.id for person in shown]
    uses, keys = use_of(session, ids, now()), keys_in_use(session, ids)
    villages = _villages(session, by, shown)
    told = {
        "people": [
            {
                **_basics(by, person, villages),
                "last_sign_in_at": uses.get(person.id, NEVER).last_sign_in_at,
                "devices": keys.get(person.id, 0),
            }
            for person in shown
        ],
        "next": shown[-1].login if len(rows) > query.limit else None,
    }
    log_read("people_read", f"person:{actor().person_id}", count=len(shown))
    return answer(told)


@people.get("/people/<uuid:person_id>")
@people.output(PersonDetail)
@signed_in(*who_may("people"))
def person_page(person_id: Any) -> Response:
    """One person with the keys of all their phones."""
    session = db.session()
    wanted = search_people(actor().areas(*who_may("people")), "").where(Person.id == str(person_id))
    person = session.scalars(wanted).first()
    if person is None:
        raise Refusal("person_unknown")
    told = _detail(session, person)
    log_read("person_read", f"person:{person_id}")
    return answer(told)


@people.post("/people")
@people.output(WithPassword, status_code=201)
@signed_in(*who_may("people"))
@reads(NewPersonBody, max_bytes=4_000)
def add_person(body: NewPersonBody) -> Response:
    """Adds a person; the answer holds their first password."""
    password = fresh_password(setting().password_min_length)
    password_hash = HASHER.hash(password)
    with writing() as session:
        person = work.add_person(session, _by(), **body.model_dump(), password_hash=password_hash)
        told = _detail(session, person)
    return _with_password(told, password, 201)


@people.post("/people/<uuid:person_id>/password")
@people.output(WithPassword)
@signed_in(*who_may("people"))
def new_password(person_id: Any) -> Response:
    """Sets a new password, which the answer holds, and ends every session."""
    password = fresh_password(setting().password_min_length)
    password_hash = HASHER.hash(password)
    with writing() as session:
        person = work.set_password(session, _by(), str(person_id), password_hash)
        told = _detail(session, person)
    return _with_password(told, password, 200)


@people.post("/people/<uuid:person_id>/roles")
@people.output(PersonDetail)
@signed_in(*who_may("people"))
@reads(RoleBody, max_bytes=4_000)
def give_role(person_id: Any, body: RoleBody) -> Response:
    """Gives one more role in one area."""
    with writing() as session:
        person = work.give_role(session, _by(), str(person_id), body.role, body.area_prefix)
        told = _detail(session, person)
    return answer(told)


@people.delete("/people/<uuid:person_id>/roles/<role>/<area_prefix>")
@people.output(PersonDetail)
@signed_in(*who_may("people"))
def take_role(person_id: Any, role: str, area_prefix: str) -> Response:
    """Takes one role in one area away."""
    with writing() as session:
        person = work.take_role(session, _by(), str(person_id), role, area_prefix)
        told = _detail(session, person)
    return answer(told)


@people.post("/people/<uuid:person_id>/deactivate")
@people.output(PersonDetail)
@signed_in(*who_may("people"))
def deactivate(person_id: Any) -> Response:
    """Stops a person from signing in and ends every session; what they recorded stays."""
    with writing() as session:
        told = _detail(session, work.deactivate(session, _by(), str(person_id)))
    return answer(told)


@people.post("/people/<uuid:person_id>/reactivate")
@people.output(PersonDetail)
@signed_in(*who_may("people"))
def reactivate(person_id: Any) -> Response:
    """Lets a person sign in again, with the password they had."""
    with writing() as session:
        told = _detail(session, work.reactivate(session, _by(), str(person_id)))
    return answer(told)


@people.post("/people/<uuid:person_id>/end-sessions")
@people.output(PersonDetail)
@signed_in(*who_may("people"))
def end_sessions(person_id: Any) -> Response:
    """Signs a person out everywhere."""
    with writing() as session:
        told = _detail(session, work.end_sessions(session, _by(), str(person_id)))
    return answer(told)


def _by() -> work.Changer:
    return work.Changer(actor().person_id, actor().areas(*who_may("people")))


def _with_password(told: dict[str, Any], password: str, status: int) -> Response:
    return answer({"person": told, "password": password}, status, Cache_Control="no-store")


def _villages(session: Session, by: work.Changer, shown: Iterable[Person]) -> dict[str, list[str]]:
    areas = {grant.area_prefix for person in shown for grant in person.grants}
    return villages_of(session, filter(by.reaches, areas))


def _basics(by: work.Changer, person: Person, villages: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        "id": person.id,
        "login": person.login,
        "name": person.name,
        "phone": person.phone,
        "active": person.active,
        "roles": [
            {
                "role": grant.role,
                "area_prefix": grant.area_prefix,
                "mine": by.reaches(grant.area_prefix),
                "villages": villages.get(grant.area_prefix, []),
            }
            for grant in person.grants
        ],
    }


def _detail(session: Session, person: Person) -> dict[str, Any]:
    session.flush()
    by = _by()
    use = use_of(session, [person.id], now()).get(person.id, NEVER)
    return {
        **_basics(by, person, _villages(session, by, [person])),
        "created_at": person.created_at,
        "last_sign_in_at": use.last_sign_in_at,
        "open_sessions": use.open_sessions,
        "may": _may(by, person),
        "keys": [_key(one) for one in keys_of(session, person.id)],
    }


def _may(by: work.Changer, person: Person) -> str:
    if person.id == by.person_id:
        return "nothing"
    return "all" if work.works_wholly_in(by, person) else "roles"


def _key(one: KeyOfPerson) -> dict[str, Any]:
    return {
        "key_id": one.key.key_id,
        "device_id": one.key.device_id,
        "name": one.key.name,
        "registered_at": one.key.registered_at,
        "last_used_at": one.last_used_at,
        "revoked_at": one.key.revoked_at,
        "revoked_by_name": one.revoked_by_name,
        "revoke_reason": one.key.revoke_reason,
    }
