"""flask evidence: what a crash left behind."""

from __future__ import annotations

import click
from sqlalchemy import select

from server.api.contract import setting
from server.api.keeping import add_row, row_from_vault, vault
from server.evidence.reconcile import reconcile
from server.evidence.spool import Spool
from server.models.base import db, now
from server.models.photo import Photo
from server.words import say


@click.group()
def evidence() -> None:
    """Photos and their rows."""


@evidence.command("reconcile")
def reconcile_command() -> None:
    """Makes rows for photos that have none, names rows whose photo is gone, drops expired uploads.

    Exits with 1 where a photo is gone: nothing here can bring it back, a backup can.
    """
    found = reconcile(vault(), db.session.scalars(select(Photo.sha256)))
    for sha256 in found.without_row:
        made = row_from_vault(sha256, None)
        if made is not None:
            add_row(made)
            click.echo(say("en", "command", "row_made", {"sha256": sha256}))
    for sha256 in found.without_file:
        click.echo(say("en", "command", "photo_gone", {"sha256": sha256}), err=True)
    dropped = Spool(setting().spool_dir).sweep(now())
    counts = {
        "made": len(found.without_row),
        "gone": len(found.without_file),
        "dropped": dropped,
    }
    click.echo(say("en", "command", "reconciled", counts))
    raise SystemExit(1 if found.without_file else 0)
