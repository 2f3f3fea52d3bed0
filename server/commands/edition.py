"""flask edition: the rules in force, as the file from which the next edition is made."""

from __future__ import annotations

import click
import orjson

from server.models.base import db, now
from server.models.edition import edition_in_force
from server.rules.day import china_day
from server.rules.edition import edition_as_json


@click.command("edition")
def edition() -> None:
    """Prints the edition of the rules in force as JSON, for `flask rejudge --edition`."""
    said = edition_as_json(edition_in_force(db.session(), china_day(now())))
    click.echo(orjson.dumps(said, option=orjson.OPT_INDENT_2).decode())
