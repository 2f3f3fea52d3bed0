"""flask watch: brings the watch over the grain years to today, where no worker runs."""

from __future__ import annotations

import click

from server.jobs.turning import turn_day
from server.words import say


@click.command("watch")
def watch() -> None:
    """Turns the day for every plot; may be run as often as one likes."""
    turned = turn_day()
    facts = {"rows": turned.rows, "turns": turned.turns, "messages": turned.messages}
    click.echo(say("zh", "command", "watch_turned", facts))
    click.echo(say("en", "command", "watch_turned", facts))
