"""flask rejudge: what a changed rule or boundary would alter, and doing it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
import orjson

from server.jobs.adopting import adopt
from server.jobs.rejudging import PlotChange, judge_everything_anew, would_change_everything
from server.models.base import db, now
from server.models.edition import edition_in_force
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.edition import Edition, edition_as_json, edition_from_json
from server.rules.limit_facts import shortcomings
from server.words import say


@click.command("rejudge")
@click.option(
    "--edition",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON of another edition of the rules",
)
@click.option("--reason", default="", help="why the edition is adopted")
@click.option("--dry-run", is_flag=True, help="only say what would alter")
def rejudge(file: Path | None, reason: str, dry_run: bool) -> None:
    """Judges every record again; old verdicts are kept.

    With --edition the file's rules are adopted first, unless --dry-run. Where it was broken off,
    run it again without --edition: it goes on with what is left.
    """
    edition = _read(file) if file else edition_in_force(db.session(), china_day(now()))
    if file and not dry_run:
        _adopt(edition, reason)
    steps = would_change_everything(edition) if dry_run else judge_everything_anew(None)
    counted: Counter[str] = Counter()
    records = 0
    for step in steps:
        records += len(step.change.records)
        _tell(step.change, counted)
    names = ", ".join(f"{name} {n}" for name, n in sorted(counted.items()))
    facts = {"count": records, "edition": edition.id, "names": names}
    click.echo(say("en", "command", "rejudge_counts", facts))


def _tell(change: PlotChange, counted: Counter[str]) -> None:
    """A line an answer: plot, record or year, what, before, after."""
    altered = [(one.inspection_id, one.answers) for one in change.records]
    altered += [(str(one.year), one.answers) for one in change.years]
    for subject, answers in altered:
        counted.update(answers.keys())
        for name, (before, after) in answers.items():
            click.echo("\t".join((change.plot_id, subject, name, str(before), str(after))))


def _read(file: Path) -> Edition:
    try:
        edition = edition_from_json(orjson.loads(file.read_bytes()))
        wrong = shortcomings(edition_as_json(edition)["limits"])
        if wrong:
            raise ValueError(wrong)
        return edition
    except (KeyError, TypeError, ValueError) as error:
        raise click.ClickException(
            say("en", "command", "edition_unreadable", {"why": repr(error)})
        ) from error


def _adopt(edition: Edition, reason: str) -> None:
    if not reason.strip():
        raise click.ClickException(say("en", "command", "edition_needs_reason"))
    try:
        adopt(edition, reason, None)
    except Refusal as refusal:
        told = say("en", "refusal", refusal.code, refusal.facts)
        raise click.ClickException(told) from refusal
