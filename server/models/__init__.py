"""Every table, imported so that the metadata is whole."""

from server.models import (  # noqa: F401  imported for their tables
    contact,
    decision,
    device,
    edition,
    export,
    inspection,
    log,
    message,
    nonce,
    operator,
    paper,
    person,
    photo,
    picture,
    plot,
    plot_import,
    problem,
    reward,
    second_look,
    server_key,
    suggestion,
    tipoff,
    tipoff_bulletin,
    waiting_check,
    watch_alert,
)
from server.models.base import db

__all__ = ["db"]
