"""Photos that nobody looked at yet are found without looking at the others."""

from __future__ import annotations

import sqlalchemy as sa
from apiflask import APIFlask

from server.models.base import db
from server.models.picture import uncompared_first


def test_the_partial_index_is_used(app: APIFlask) -> None:
    connection = db.session().connection()
    if connection.dialect.name == "postgresql":
        # over an empty table it would read the table
        connection.execute(sa.text("SET LOCAL enable_seqscan = off"))
        connection.execute(sa.text("SET LOCAL enable_bitmapscan = off"))
    said = str(
        uncompared_first(5).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
    )
    explain = "EXPLAIN" if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    plan = " ".join(str(row) for row in connection.execute(sa.text(f"{explain} {said}")))
    assert "ix_photo_received_at" in plan
    assert "TEMP" not in plan
    assert "Sort" not in plan
