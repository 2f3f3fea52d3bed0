"""flask rejudge: what a changed rule or boundary would alter, and doing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
import orjson
from sqlalchemy import select

from server.jobs.judging import fold_years, judge_again
from server.jobs.rejudging import PlotChange, would_change
from server.models.base import db, now, writing
from server.models.edition import EditionRow, edition_in_force
from server.models.inspection import Inspection
from server.models.log import log
from server.models.plot import facts_of_plot
from server.rules.edition import Edition, edition_as_json, edition_from_json
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

    With --edition the file's rules are adopted first, unless --dry-run.
    """
    edition = _read(file) if file else edition_in_force(db.session(), now().date())
    changes = list(would_change(db.session(), edition))
    _tell(changes, edition)
    if dry_run:
        return
    if file:
        _adopt(edition, reason)
    for change in changes:
        _judge_again(change, edition)


def _tell(changes: Sequence[PlotChange], edition: Edition) -> None:
    """A line an answer: plot, record or year, what, before, after; then the counts."""
    counted: Counter[str] = Counter()
    for change in changes:
        altered = [(one.inspection_id, one.answers) for one in change.records]
        altered += [(str(one.year), one.answers) for one in change.years]
        for subject, answers in altered:
            counted.update(answers.keys())
            for name, (before, after) in answers.items():
                click.echo("\t".join((change.plot_id, subject, name, str(before), str(after))))
    click.echo(
        say(
            "en",
            "command",
            "rejudge_counts",
            {
                "count": sum(len(change.records) for change in changes),
                "edition": edition.id,
                "names": ", ".join(f"{name} {n}" for name, n in sorted(counted.items())),
            },
        )
    )


def _judge_again(change: PlotChange, edition: Edition) -> None:
    for record in change.records:
        with writing() as session:
            inspection = session.get_one(Inspection, record.inspection_id)
            judge_again(session, inspection, "rejudged", edition)
            log(
                session,
                None,
                "inspection_rejudged",
                f"inspection:{inspection.id}",
                edition=edition.id,
            )
    if change.years and not change.records:
        with writing() as session:
            plot = facts_of_plot(session, change.plot_id, lock=True)
            assert plot is not None, "it was judged a moment ago"
            fold_years(session.connection(), plot, edition, now())
            log(session, None, "plot_years_folded", f"plot:{plot.id}", edition=edition.id)


def _read(file: Path) -> Edition:
    try:
        return edition_from_json(orjson.loads(file.read_bytes()))
    except (KeyError, TypeError, ValueError) as error:
        raise click.ClickException(
            say("en", "command", "edition_unreadable", {"why": repr(error)})
        ) from error


def _adopt(edition: Edition, reason: str) -> None:
    if not reason.strip():
        raise click.ClickException(say("en", "command", "edition_needs_reason"))
    taken = db.session.scalar(select(EditionRow.id).where(EditionRow.id == edition.id))
    if taken is not None:
        raise click.ClickException(say("en", "command", "edition_taken", {"id": edition.id}))
    if edition.effective_from > datetime.now(UTC).date():
        raise click.ClickException(say("en", "command", "edition_in_future"))
    with writing() as session:
        session.add(
            EditionRow(
                id=edition.id,
                effective_from=edition.effective_from,
                body=edition_as_json(edition),
                reason=reason,
                adopted_at=now(),
                adopted_by=None,
            )
        )
        log(session, None, "edition_adopted", f"edition:{edition.id}", reason=reason)
