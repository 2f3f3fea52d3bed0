"""flask rounds: makes the rounds of the period that runs, where no worker runs."""

from __future__ import annotations

import click

from server.jobs.rounds import make_rounds
from server.words import say


@click.command("rounds")
def rounds() -> None:
    """Makes the round of every grid that has none; may be run as often as one likes."""
    made = make_rounds()
    facts = {"rounds": made.rounds, "plots": made.plots}
    click.echo(say("zh", "command", "rounds_made", facts))
    click.echo(say("en", "command", "rounds_made", facts))
