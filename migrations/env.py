"""Runs migrations on the engine of the Flask application."""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import text

MADE_BY_HAND = {"boundary_box", "boundary_box_rowid", "boundary_box_node", "boundary_box_parent"}
"""Tables of the R*Tree, which metadata does not know; PostGIS brings its own."""
POSTGIS = {"spatial_ref_sys", "geography_columns", "geometry_columns"}


def wanted(_thing: Any, name: str | None, kind: str, *_: Any) -> bool:
    if kind == "table":
        return name not in MADE_BY_HAND | POSTGIS
    return not (kind == "index" and name == "ix_boundary_shape")


def run() -> None:
    db = current_app.extensions["migrate"].db
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            # one migration at a time, however many servers start at once
            connection.execute(text("SELECT pg_advisory_lock(4490)"))
            connection.commit()
        elif connection.dialect.name == "sqlite":
            connection.execution_options(immediate=True)
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            include_object=wanted,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_unlock(4490)"))
            connection.commit()


run()
