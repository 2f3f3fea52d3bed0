"""One measure on each of the two databases, made empty for it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from server.config import Config
from tests.bench.figure import Figure
from tests.databases import postgres_bin, throw_away_cluster


def on_both(measure: Callable[[str, Config], list[Figure]]) -> list[Figure]:
    """`measure`: label of the database and where it is → figures; PostGIS only where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure("sqlite", Config(data_dir=Path(folder)))
    if postgres_bin() is not None:
        with tempfile.TemporaryDirectory() as folder, throw_away_cluster() as url:
            database = f"{url}/postgres"
            found += measure("postgis", Config(data_dir=Path(folder), database_url=database))
    return found
