"""flask work: does what nobody waits for, until it is told to stop."""

from __future__ import annotations

import os
import signal
import sys
import threading

import click

from server.jobs.queue import queue


@click.command("work")
@click.option("--threads", default=2, show_default=True, help="how much it does at a time")
@click.option("--beside", is_flag=True, help="stop when standard input ends")
def work(threads: int, beside: bool) -> None:
    """Works off the queue; killed at any time, it goes on where it is started again."""
    consumer = queue().consumer(threads)
    if beside:

        def until_the_end() -> None:
            sys.stdin.read()
            # as a service would be stopped: what it is at is finished
            os.kill(os.getpid(), signal.SIGTERM)

        threading.Thread(target=until_the_end, daemon=True).start()
    consumer.run()
