"""flask evidence: what a crash left behind."""

from __future__ import annotations

import click
from sqlalchemy import select

from server.api.contract import setting
from server.api.keeping import add_row, row_from_vault, vault
from server.evidence.spool import Spool
from server.evidence.vault import photo_key
from server.models.base import db, now
from server.models.photo import Photo
from server.words import say


@click.group()
def evidence() -> None:
    """Photos and their rows."""


@evidence.command("reconcile")
def reconcile() -> None:
    """Makes rows for photos that have none, names rows whose photo is gone, drops expired uploads.

    Exits with 1 where a photo is gone: nothing here can bring it back, a backup can.
    """
    rows = set(db.session.scalars(select(Photo.sha256)))
    files = {key.rsplit("/", 1)[-1] for key in vault().keys("photos")}
    for sha256 in sorted(files - rows):
        made = row_from_vault(sha256, None)
        if made is not None:
            add_row(made)
            click.echo(say("en", "command", "row_made", {"sha256": sha256}))
    gone = [sha256 for sha256 in sorted(rows - files) if vault().size(photo_key(sha256)) is None]
    for sha256 in gone:
        click.echo(say("en", "command", "photo_gone", {"sha256": sha256}), err=True)
    dropped = Spool(setting().spool_dir).sweep(now())
    click.echo(
        say("en", "command", "reconciled",
            {"made": len(files - rows), "gone": len(gone), "dropped": dropped})
    )
    raise SystemExit(1 if gone else 0)
