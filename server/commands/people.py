"""flask people: who may sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.api.contract import setting
from server.jobs import people as work
from server.models.base import db, writing
from server.models.person import Person, by_login, is_area
from server.passwords import HASHER
from server.refusals import Refusal
from server.rules.roles import ROLES, Role
from server.words import say

COMMAND_LINE = work.Changer()


@click.group()
def people() -> None:
    """People and their roles."""


def _area(_: click.Context, __: click.Parameter, value: str) -> str:
    if not is_area(value):
        raise click.BadParameter(say("en", "command", "area_prefix"))
    return value


def checked_password(password: str) -> str:
    if len(password) < setting().password_min_length:
        raise click.ClickException(
            say("en", "command", "password_short", {"length": setting().password_min_length})
        )
    return password


@contextmanager
def _writing() -> Iterator[Session]:
    """Says a refusal as a sentence."""
    try:
        with writing() as session:
            yield session
    except Refusal as refusal:
        raise click.ClickException(say("en", "refusal", refusal.code, refusal.facts)) from refusal


@people.command("add")
@click.argument("login")
@click.option("--name", required=True)
@click.option("--phone")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--area", callback=_area, required=True)
@click.password_option()
def add(login: str, name: str, phone: str | None, role: Role, area: str, password: str) -> None:
    """Adds a person with one role in one area (division code prefix)."""
    password_hash = HASHER.hash(checked_password(password))
    with _writing() as session:
        person = work.add_person(
            session,
            COMMAND_LINE,
            login=login,
            name=name,
            phone=phone,
            role=role,
            area_prefix=area,
            password_hash=password_hash,
        )
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
def grant(login: str, role: Role, area: str) -> None:
    """Gives one more role in one area."""
    _change(login, lambda session, id_: work.give_role(session, COMMAND_LINE, id_, role, area))


@people.command("password")
@click.argument("login")
@click.password_option()
def password(login: str, password: str) -> None:
    """Sets a new password and ends every session of that person."""
    password_hash = HASHER.hash(checked_password(password))
    _change(
        login, lambda session, id_: work.set_password(session, COMMAND_LINE, id_, password_hash)
    )


@people.command("deactivate")
@click.argument("login")
def deactivate(login: str) -> None:
    """Stops a person from signing in; what they recorded stays."""
    _change(login, lambda session, id_: work.deactivate(session, COMMAND_LINE, id_))


@people.command("reactivate")
@click.argument("login")
def reactivate(login: str) -> None:
    """Lets a person sign in again."""
    _change(login, lambda session, id_: work.reactivate(session, COMMAND_LINE, id_))


def _change(login: str, change: Callable[[Session, str], Person]) -> None:
    with _writing() as session:
        person = by_login(session, login)
        if person is None:
            raise click.ClickException(say("en", "command", "login_unknown", {"login": login}))
        change(session, person.id)
