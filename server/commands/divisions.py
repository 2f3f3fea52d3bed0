"""flask divisions: the tree of divisions from a sheet."""

from __future__ import annotations

from pathlib import Path

import click

from server.documents.tables.reading import UnreadableSheet, read_sheet
from server.jobs.people import Changer
from server.jobs.sheets.kinds import KINDS
from server.models.base import writing
from server.words import say

EVERYWHERE = Changer()


@click.group("divisions")
def division_commands() -> None:
    """The tree of divisions."""


@division_commands.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
def import_(file: Path, dry_run: bool) -> None:
    """Adds and renames divisions: XLSX or CSV with the heads of the template; all rows or none."""
    kind = KINDS["divisions"]
    try:
        rows = read_sheet(file, kind.table)
    except UnreadableSheet as error:
        raise click.ClickException(say("en", "refusal", error.code, error.facts)) from error
    with writing() as session:
        plan, faults = kind.look(session, rows, EVERYWHERE)
        for fault in faults:
            click.echo(f"{fault.row}: {say('en', 'sheet_fault', fault.code, fault.facts)}")
        if faults:
            raise click.ClickException(
                say(
                    "en",
                    "refusal",
                    "sheet_has_faults",
                    {"count": len(faults), "row": faults[0].row},
                )
            )
        if not dry_run:
            kind.apply(session, plan, EVERYWHERE)
    click.echo("  ".join(f"{name}: {count}" for name, count in plan.counts.items()))
