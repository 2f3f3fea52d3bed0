"""Fixtures: an application on each database, a client, people, plots."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from hypothesis import HealthCheck, settings

from server import create_app
from server.config import Config
from server.models.base import db
from tests.databases import missing, postgres_bin, throw_away_cluster

# Generated cases take as long as the machine needs: a slow one is no failure.
settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get("EXAMPLES", "100")),
)
settings.load_profile("patient")

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real photos and parcels that are not ours; skipped with one line on a clone without them."""
    if not SHARED_DATA.is_dir():
        pytest.skip("no ../shared/data beside this clone")
    return SHARED_DATA


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sqlite")
    app = create_app(Config(data_dir=folder))
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
    return folder / "xuntian.db"


@pytest.fixture(scope="session")
def postgis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if postgres_bin() is None:
        missing("PostGIS")
    with throw_away_cluster() as url:
        admin = sa.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.exec_driver_sql("CREATE DATABASE test")
        admin.dispose()
        app = create_app(
            Config(data_dir=tmp_path_factory.mktemp("postgis-files"), database_url=f"{url}/test")
        )
        with app.app_context():
            upgrade()
            db.engine.dispose()
        yield url


@pytest.fixture(scope="session")
def postgis_engine(postgis_server: str) -> Iterator[sa.Engine]:
    """For emptying the database between tests."""
    engine = sa.create_engine(f"{postgis_server}/test", pool_pre_ping=True)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgis"])
def config(request: pytest.FixtureRequest, tmp_path: Path) -> Config:
    """A configuration with a fresh, migrated database and empty folders."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "xuntian.db")
        return Config(data_dir=tmp_path)
    url = request.getfixturevalue("postgis_server")
    _empty(request.getfixturevalue("postgis_engine"))
    return Config(data_dir=tmp_path, database_url=f"{url}/test")


@pytest.fixture
def app(config: Config) -> Iterator[APIFlask]:
    app = create_app(config)
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app: APIFlask) -> FlaskClient:
    return app.test_client()


def _empty(engine: sa.Engine) -> None:
    """Deleting a handful of rows is much faster than truncating, which makes every file anew."""
    tables = [table for table in db.metadata.sorted_tables if table.name != "counter"]
    statements = [f'DELETE FROM "{table.name}"' for table in tables]
    with engine.begin() as connection:
        # no foreign key is looked at: all rows go
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("; ".join(statements))
        connection.exec_driver_sql("UPDATE counter SET value = 0")


def bearer(token: str) -> dict[str, Any]:
    return {"Authorization": f"Bearer {token}"}
