"""A sheet brought on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from server.documents.tables.reading import UnreadableSheet, read_sheet
from server.jobs.people import Changer
from server.jobs.sheets.kinds import KINDS
from server.models.base import writing
from server.words import say


def import_sheet(name: str, file: Path, by: Changer, dry_run: bool) -> None:
    """Says what is wrong row by row, and then writes all rows or none."""
    kind = KINDS[name]
    try:
        rows = read_sheet(file, kind.table)
    except UnreadableSheet as error:
        raise click.ClickException(say("en", "refusal", error.code, error.facts)) from error
    with writing() as session:
        plan, faults = kind.look(session, rows, by)
        for fault in faults:
            click.echo(f"{fault.row}: {say('en', 'sheet_fault', fault.code, fault.facts)}")
        if faults:
            told = {"count": len(faults), "row": faults[0].row}
            raise click.ClickException(say("en", "refusal", "sheet_has_faults", told))
        counts = plan.counts
        if not dry_run:
            kind.apply(session, plan, by, kind.ready(plan))
    click.echo("  ".join(f"{name}: {count}" for name, count in counts.items()))
