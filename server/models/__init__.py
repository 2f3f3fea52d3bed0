"""Every table, imported so that the metadata is whole."""

from server.models import (  # noqa: F401  imported for their tables
    edition,
    inspection,
    log,
    person,
    photo,
    plot,
    plot_import,
)
from server.models.base import db

__all__ = ["db"]
