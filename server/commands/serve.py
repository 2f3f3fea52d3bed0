"""flask serve: migrates, serves, and works beside; with HTTPS for a try on a real phone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import click
from flask_migrate import upgrade

from server.api.contract import setting
from server.certificate import certificate_for
from server.words import say


@click.command("serve")
@click.option("--port", default=8000, show_default=True)
@click.option("--https", is_flag=True, help="with a certificate of its own, open to the network")
def serve(port: int, https: bool) -> None:
    """Migrates the database, serves the app, and runs a worker beside it."""
    upgrade()
    addresses = _addresses() if https else ["127.0.0.1"]
    options = ["--bind", f"{'0.0.0.0' if https else '127.0.0.1'}:{port}"]
    if https:
        folder = Path(setting().data_dir) / "https"
        certificate = certificate_for(folder, addresses)
        options += ["--certfile", str(certificate.chain), "--keyfile", str(certificate.key)]
        click.echo(say("zh", "command", "serve_https", {"file": certificate.authority}))
        click.echo(say("en", "command", "serve_https", {"file": certificate.authority}))
    for address in addresses:
        url = f"{'https' if https else 'http'}://{address}:{port}"
        click.echo(say("zh", "command", "serve_at", {"url": url}))
        click.echo(say("en", "command", "serve_at", {"url": url}))
    sys.stdout.flush()
    _work_beside()
    gunicorn = Path(sys.executable).parent / "gunicorn"
    os.execv(
        gunicorn,
        [
            str(gunicorn),
            "server:create_app()",
            "--config",
            "python:server.web",
            "--log-level",
            "warning",
            *options,
        ],
    )


def _work_beside() -> None:
    """A worker that stops when this process ends, however it ends: its standard input does then."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "server", "work", "--beside"],
        stdin=subprocess.PIPE,
    )
    assert worker.stdin is not None
    # the server that this process becomes keeps it open
    os.set_inheritable(worker.stdin.fileno(), True)


def _addresses() -> list[str]:
    """This machine's address in its network, where it has one, and the loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # no packet is sent: connecting a datagram socket only picks the interface
            probe.connect(("192.0.2.1", 9))
            mine = probe.getsockname()[0]
        except OSError:
            return ["127.0.0.1"]
    return [mine, "127.0.0.1"]
