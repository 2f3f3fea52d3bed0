"""flask evidence: what a crash left behind, whether everything still fits, and the log as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, TypeVar

import click
import orjson
from sqlalchemy import func, select

from server.api.contract import setting
from server.api.keeping import add_row, row_from_vault, vault
from server.claims import is_id
from server.evidence.package.dossier import LogHead
from server.evidence.reconcile import reconcile
from server.evidence.spool import Spool
from server.evidence.vault import tipoff_key
from server.jobs.comparing import compare_waiting
from server.jobs.log_file import export_log, prune_log
from server.jobs.packaging import log_head_in, write_package
from server.jobs.signing import signer
from server.jobs.verifying import verify
from server.models.base import db, now, writing
from server.models.log import log
from server.models.nonce import drop_unused
from server.models.photo import Photo
from server.models.picture import PhotoNear, forget_flat
from server.models.plot import Plot
from server.models.server_key import server_keys
from server.models.tipoff import kept_pictures
from server.words import Language, say

Made = TypeVar("Made")
FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def evidence() -> None:
    """Photos and their rows, signatures, and the log."""


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
    of_citizens = reconcile(vault(), kept_pictures(db.session()), tipoff_key)
    for sha256 in (*found.without_file, *of_citizens.without_file):
        click.echo(say("en", "command", "photo_gone", {"sha256": sha256}), err=True)
    if of_citizens.without_row:
        # a phone that got no answer sends them again; who sent them, no row could tell
        facts = {"count": len(of_citizens.without_row)}
        click.echo(say("en", "command", "tipoff_pictures_loose", facts))
    dropped = Spool(setting().spool_dir).sweep(now())
    counts = {
        "made": len(found.without_row),
        "gone": len(found.without_file) + len(of_citizens.without_file),
        "dropped": dropped,
    }
    click.echo(say("en", "command", "reconciled", counts))
    raise SystemExit(1 if counts["gone"] else 0)


@evidence.command("hashes")
@click.option("--again", is_flag=True, help="also those of which none could be made before")
def hashes_command(again: bool) -> None:
    """Compares now what the workers have not yet: photos that look like another one."""
    if again:
        with writing() as session:
            forget_flat(session)
    count = compare_waiting()
    alike = db.session.scalar(select(func.count(PhotoNear.sha256.distinct())))
    click.echo(say("en", "command", "compared", {"count": count, "alike": alike}))


@evidence.command("verify")
@click.option("--log", "log_file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--language", type=click.Choice(["zh", "en"]), default="en")
def verify_command(log_file: Path | None, language: str) -> None:
    """Computes everything again: photos, records, seals, receipts and the log; changes nothing.

    --log: a file of `flask evidence log` made earlier and kept elsewhere. Exits with 1 where
    something does not fit.
    """
    tongue: Language = "zh" if language == "zh" else "en"
    export = []
    if log_file is not None:
        export = [orjson.loads(line) for line in log_file.read_bytes().splitlines()]
    counts: Counter[str] = Counter(photos=0, records=0, lines=0, keys=0, troubles=0)
    for trouble in verify(db.session(), vault(), export, counts):
        counts["troubles"] += 1
        click.echo(say(tongue, "verify", trouble.code, trouble.facts), err=True)
    for key in server_keys(db.session()):
        facts = {"key_id": key.key_id, "from": key.valid_from.date().isoformat()}
        click.echo(say(tongue, "command", "server_key", facts))
    click.echo(say(tongue, "command", "verified", dict(counts)))
    raise SystemExit(1 if counts["troubles"] else 0)


@evidence.command("package")
@click.argument("plot")
@click.option("--out", type=FILE, required=True)
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh")
@click.option("--like", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def package_command(plot: str, out: Path, language: str, like: Path | None) -> None:
    """Writes the evidence package of PLOT, its id or its number where only one plot has it.

    --language: that of the report. The same records give the same bytes; the reading is logged.
    --like: an earlier package, whose line of the log stands where that was pruned since.
    """
    found = _plot_id(plot)
    pruned = None if like is None else _log_head(like, found)
    key = signer()
    tongue: Language = "zh" if language == "zh" else "en"
    folder = setting().spool_dir
    made = _into(
        out,
        lambda file: write_package(db.session(), vault(), key, found, tongue, folder, file, pruned),
    )
    with writing() as session:
        said = {"language": tongue, **asdict(made)}
        log(session, None, "package_read", f"plot:{found}", **said)
    facts = {"records": made.records, "photos": made.photos, "file": out.name}
    click.echo(say("en", "command", "packaged", facts))


def _log_head(like: Path, plot_id: str) -> LogHead | None:
    try:
        return log_head_in(db.session(), like, plot_id)
    except ValueError as error:
        facts = {"file": like.name}
        raise click.ClickException(say("en", "command", "package_unlike", facts)) from error


def _plot_id(wanted: str) -> str:
    column = Plot.id if is_id(wanted) else Plot.number
    ids = db.session.scalars(select(Plot.id).where(column == wanted).limit(2)).all()
    if len(ids) != 1:
        raise click.ClickException(say("en", "command", "plot_unknown", {"plot": wanted}))
    return ids[0]


@evidence.command("log")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("file", type=FILE)
def log_command(since: datetime | None, file: Path) -> None:
    """Writes the log as JSON lines, the last one a signed head; the reading is itself a line.

    --since: from that day on, UTC.
    """
    moment = None if since is None else since.replace(tzinfo=UTC)
    count = _into(file, lambda out: export_log(db.session(), out, moment))
    click.echo(say("en", "command", "log_exported", {"count": count, "file": file.name}))


@evidence.command("prune")
@click.argument("file", type=FILE)
def prune_command(file: Path) -> None:
    """Takes lines of the log that are older than XUNTIAN_LOG_KEEP_DAYS out into FILE.

    Numbers as old that no record ever carried are removed: a record that names one is told apart from
    one that made it up only while it is kept.
    """
    before = now() - timedelta(days=setting().log_keep_days)
    count = _into(file, lambda out: prune_log(db.session(), out, before))
    click.echo(say("en", "command", "log_pruned", {"count": count, "file": file.name}))
    with writing() as session:
        gone = drop_unused(session, before)
        if gone:
            log(session, None, "nonces_dropped", "nonces", count=gone, before=before.isoformat())
    click.echo(say("en", "command", "nonces_dropped", {"count": gone}))


def _into(file: Path, write: Callable[[BinaryIO], Made]) -> Made:
    try:
        out = file.open("xb")
    except FileExistsError as error:
        raise click.ClickException(
            say("en", "command", "export_exists", {"file": str(file)})
        ) from error
    with out:
        try:
            return write(out)
        except BaseException:
            # half a file looks like a whole one
            file.unlink()
            raise
