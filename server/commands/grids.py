"""flask grids: grids and their chiefs from a sheet."""

from __future__ import annotations

from pathlib import Path

import click

from server.commands.sheet import import_sheet
from server.jobs.people import Changer
from server.models.base import db
from server.models.person import by_login


@click.group("grids")
def grid_commands() -> None:
    """Grids and who keeps them."""


@grid_commands.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--by", "login", required=True, help="Login of whom the hand-overs are written down by."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
def import_(file: Path, login: str, dry_run: bool) -> None:
    """Makes, changes and hands over grids: XLSX or CSV with the heads of the template; all rows or none."""
    person = by_login(db.session(), login)
    if person is None:
        raise click.BadParameter(login, param_hint="--by")
    import_sheet("grids", file, Changer(person.id), dry_run)
