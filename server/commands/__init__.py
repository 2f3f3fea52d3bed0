"""The command line: people, plots, divisions, grids, evidence, edition, demo, rounds, serve, watch …"""

from __future__ import annotations

from pathlib import Path

import click
import orjson
from apiflask import APIFlask

from server.commands.demo import demo
from server.commands.divisions import division_commands
from server.commands.edition import edition
from server.commands.evidence import evidence
from server.commands.grids import grid_commands
from server.commands.people import people
from server.commands.plots import plots
from server.commands.rejudge import rejudge
from server.commands.rounds import rounds
from server.commands.serve import serve
from server.commands.watch import watch
from server.commands.work import work


def add_commands(app: APIFlask) -> None:
    for command in (
        people,
        division_commands,
        grid_commands,
        plots,
        evidence,
        edition,
        rejudge,
        demo,
        serve,
        watch,
        rounds,
        work,
    ):
        app.cli.add_command(command)

    @app.cli.command("openapi")
    @click.argument("file", type=click.Path(path_type=Path))
    def openapi(file: Path) -> None:
        """Writes the contract from which the phone's types are made."""
        file.write_bytes(orjson.dumps(app.spec, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
