"""How gunicorn serves: no line of its own log tells who sent something."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest

from server import web


def test_a_request_that_is_no_http_leaves_no_address(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("gunicorn.error.test")
    web.on_starting(SimpleNamespace(log=SimpleNamespace(error_log=log)))
    log.warning("Invalid request from ip=198.51.100.77: Invalid Request Line: 'GET /tell?MARK'")
    log.warning("Worker exiting (pid: %s)", 7)
    assert caplog.messages == ["Invalid request", "Worker exiting (pid: 7)"]
