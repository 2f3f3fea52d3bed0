"""How gunicorn serves Xuntian, here and in production (`gunicorn --config python:server.web`)."""

from __future__ import annotations

import gc
import logging
import os
from typing import Any

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
preload_app = True
timeout = 120
graceful_timeout = 30
GC_AFTER_ALLOCATIONS = 10_000
"""Requests leave few cycles behind: with Python's 700 the collector took a tenth of a worker's time."""


class Nameless(logging.Filter):
    """gunicorn names the address, and quotes the words, of whoever sends what is no HTTP."""

    def filter(self, record: logging.LogRecord) -> bool:
        if str(record.msg).startswith("Invalid request"):
            record.msg, record.args = "Invalid request", ()
        return True


def on_starting(server: Any) -> None:
    """No line of the server's log may tell who told something (docs/tipoffs.md)."""
    server.log.error_log.addFilter(Nameless())


def when_ready(_: Any) -> None:
    """What was loaded before the fork is never garbage: the workers need not look through it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GC_AFTER_ALLOCATIONS, 20, 20)
