"""A whole database into another, empty one of the same schema, table by table."""

from __future__ import annotations

from sqlalchemy import Engine, Integer, Table, insert, select, text
from sqlalchemy.engine import Connection

from server.models.base import Base

AT_ONCE = 2_000


def copy_all(source: Engine, target: Engine) -> None:
    """Rows as the models read them, so that each database keeps them in its own way."""
    with source.connect() as here, target.begin() as there:
        for table in Base.metadata.sorted_tables:
            # a migration may have put rows there
            there.execute(table.delete())
        for table in Base.metadata.sorted_tables:
            _copy(table, here, there)
            _count_on(table, there)


def _copy(table: Table, here: Connection, there: Connection) -> None:
    rows = here.execution_options(yield_per=AT_ONCE).execute(select(table))
    for batch in rows.mappings().partitions(AT_ONCE):
        there.execute(insert(table), [dict(row) for row in batch])


def _count_on(table: Table, there: Connection) -> None:
    """The next id is made after the last one copied."""
    if there.dialect.name != "postgresql":
        return
    for column in table.primary_key:
        if isinstance(column.type, Integer) and column.autoincrement:
            name = there.scalar(
                text("SELECT pg_get_serial_sequence(:table, :column)"),
                {"table": table.name, "column": column.name},
            )
            if name is not None:
                last = f'SELECT coalesce(max("{column.name}"), 1) FROM "{table.name}"'
                there.execute(text(f"SELECT setval(:name, ({last}))"), {"name": name})
