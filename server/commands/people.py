"""flask people: who may sign in."""

from __future__ import annotations

import uuid

import click
from sqlalchemy import select

from server.api.contract import setting
from server.api.sessions import HASHER
from server.models.base import db, now, writing
from server.models.log import log
from server.models.person import ROLES, Grant, Person, SignIn, by_login
from server.words import say


@click.group()
def people() -> None:
    """People and their roles."""


def _area(_: click.Context, __: click.Parameter, value: str) -> str:
    if not (value.isascii() and value.isdecimal()) or not 2 <= len(value) <= 12:
        raise click.BadParameter(say("en", "command", "area_prefix"))
    return value


def checked_password(password: str) -> str:
    if len(password) < setting().password_min_length:
        raise click.ClickException(
            say("en", "command", "password_short", {"length": setting().password_min_length})
        )
    return password


@people.command("add")
@click.argument("login")
@click.option("--name", required=True)
@click.option("--phone")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--area", callback=_area, required=True)
@click.password_option()
def add(login: str, name: str, phone: str | None, role: str, area: str, password: str) -> None:
    """Adds a person with one role in one area (division code prefix)."""
    checked_password(password)
    if by_login(db.session(), login) or (phone and by_login(db.session(), phone)):
        raise click.ClickException(say("en", "command", "login_taken", {"login": login}))
    with writing() as session:
        person = Person(
            id=str(uuid.uuid4()),
            login=login,
            phone=phone,
            name=name,
            password_hash=HASHER.hash(password),
            active=True,
            failed_tries=0,
            created_at=now(),
            grants=[Grant(role=role, area_prefix=area)],
        )
        session.add(person)
        log(session, None, "person_added", f"person:{person.id}", role=role, area=area)
    click.echo(person.id)


@people.command("list")
def list_() -> None:
    """Lists people: login, name, roles with areas, active or not."""
    for person in db.session.scalars(select(Person).order_by(Person.login)):
        roles = ",".join(f"{grant.role}:{grant.area_prefix}" for grant in person.grants)
        click.echo("\t".join((person.login, person.name, roles, str(person.active).lower())))


@people.command("grant")
@click.argument("login")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--area", callback=_area, required=True)
def grant(login: str, role: str, area: str) -> None:
    """Gives one more role in one area."""
    with writing() as session:
        person = _known(login)
        session.add(Grant(person_id=person.id, role=role, area_prefix=area))
        log(session, None, "person_granted", f"person:{person.id}", role=role, area=area)


@people.command("password")
@click.argument("login")
@click.password_option()
def password(login: str, password: str) -> None:
    """Sets a new password and ends every session of that person."""
    checked_password(password)
    with writing() as session:
        person = session.get_one(Person, _known(login).id)
        person.password_hash = HASHER.hash(password)
        person.failed_tries, person.locked_until = 0, None
        _end_sessions(person.id)
        log(session, None, "person_password", f"person:{person.id}")


@people.command("deactivate")
@click.argument("login")
def deactivate(login: str) -> None:
    """Stops a person from signing in; what they recorded stays."""
    with writing() as session:
        person = session.get_one(Person, _known(login).id)
        person.active = False
        _end_sessions(person.id)
        log(session, None, "person_deactivated", f"person:{person.id}")


def _known(login: str) -> Person:
    person = by_login(db.session(), login)
    if person is None:
        raise click.ClickException(say("en", "command", "login_unknown", {"login": login}))
    return person


def _end_sessions(person_id: str) -> None:
    open_ = select(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    for sign_in in db.session.scalars(open_):
        sign_in.ended_at = now()
