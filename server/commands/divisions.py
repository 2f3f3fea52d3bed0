"""flask divisions: the tree of divisions from a sheet."""

from __future__ import annotations

from pathlib import Path

import click

from server.commands.sheet import import_sheet
from server.jobs.people import Changer

EVERYWHERE = Changer()


@click.group("divisions")
def division_commands() -> None:
    """The tree of divisions."""


@division_commands.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
def import_(file: Path, dry_run: bool) -> None:
    """Adds and renames divisions: XLSX or CSV with the heads of the template; all rows or none."""
    import_sheet("divisions", file, EVERYWHERE, dry_run)
