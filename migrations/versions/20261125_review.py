"""Review: decisions and comments on records, their state and risk, second looks."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from server.models.base import BigId, Instant, Json
from server.rules.risk import risk_of

revision = "20261125_review"
down_revision = "20261125_evidence"
branch_labels = None
depends_on = None

AT_ONCE = 1000


def key() -> sa.Uuid[str]:
    return sa.Uuid(as_uuid=False)


def added() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("reshoot_of", sa.Uuid(as_uuid=False)),
        sa.Column("review_state", sa.String(10), nullable=False, server_default="open"),
        sa.Column("decision_id", sa.Uuid(as_uuid=False)),
        sa.Column("risk", sa.Integer, nullable=False, server_default="0"),
        sa.Column("findings", sa.Text, nullable=False, server_default=""),
    )


def upgrade() -> None:
    for column in added():
        op.add_column("inspection", column)
    op.create_index("ix_inspection_reshoot_of", "inspection", ["reshoot_of"])
    op.create_index(
        "ix_inspection_review_state_risk_received_at",
        "inspection",
        ["review_state", "risk", "received_at"],
    )
    op.create_table(
        "decision",
        sa.Column("id", key(), nullable=False),
        sa.Column("inspection_id", key(), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(30)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("requests", Json, nullable=False),
        sa.Column("override", Json),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.UniqueConstraint("inspection_id", "place", name="uq_decision_inspection_id_place"),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspection.id"], name="fk_decision_inspection_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_decision_person_id"),
    )
    op.create_table(
        "comment",
        sa.Column("id", BigId, nullable=False),
        sa.Column("inspection_id", key(), nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspection.id"], name="fk_comment_inspection_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_comment_person_id"),
    )
    op.create_index("ix_comment_inspection_id", "comment", ["inspection_id"])
    _second_looks()
    _fill()


def _second_looks() -> None:
    op.create_table(
        "second_look",
        sa.Column("id", key(), nullable=False),
        sa.Column("seed", sa.String(100), nullable=False),
        sa.Column("share_percent", sa.Integer, nullable=False),
        sa.Column("area", sa.String(12), nullable=False),
        sa.Column("from_day", sa.Date, nullable=False),
        sa.Column("to_day", sa.Date, nullable=False),
        sa.Column("accepted", Json, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("created_by", key(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_second_look"),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_second_look_created_by"),
    )
    op.create_table(
        "second_look_record",
        sa.Column("second_look_id", key(), nullable=False),
        sa.Column("inspection_id", key(), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("township", sa.String(9), nullable=False),
        sa.Column("accepted_by", key(), nullable=False),
        sa.PrimaryKeyConstraint("second_look_id", "inspection_id", name="pk_second_look_record"),
        sa.ForeignKeyConstraint(
            ["second_look_id"], ["second_look.id"], name="fk_second_look_record_second_look_id"
        ),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspection.id"], name="fk_second_look_record_inspection_id"
        ),
        sa.ForeignKeyConstraint(
            ["accepted_by"], ["person.id"], name="fk_second_look_record_accepted_by"
        ),
    )
    op.create_table(
        "look",
        sa.Column("second_look_id", key(), nullable=False),
        sa.Column("inspection_id", key(), nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("agrees", sa.Boolean, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("second_look_id", "inspection_id", name="pk_look"),
        sa.ForeignKeyConstraint(
            ["second_look_id"], ["second_look.id"], name="fk_look_second_look_id"
        ),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name="fk_look_inspection_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_look_person_id"),
    )


def _fill() -> None:
    """Risk and finding codes of the records that are there, from their current verdicts."""
    connection = op.get_bind()
    inspection = sa.table(
        "inspection",
        sa.column("id", key()),
        sa.column("late", sa.Boolean),
        sa.column("risk", sa.Integer),
        sa.column("findings", sa.Text),
    )
    verdict = sa.table(
        "verdict",
        sa.column("inspection_id", key()),
        sa.column("current", sa.Boolean),
        sa.column("body", Json),
    )
    of_id = inspection.c.id == sa.bindparam("of_id")
    fill = sa.update(inspection).where(of_id)
    fill = fill.values(risk=sa.bindparam("risk"), findings=sa.bindparam("findings"))
    last = None
    while True:
        wanted = (
            sa.select(inspection.c.id, inspection.c.late, verdict.c.body)
            .join(verdict, (verdict.c.inspection_id == inspection.c.id) & verdict.c.current)
            .order_by(inspection.c.id)
            .limit(AT_ONCE)
        )
        rows = connection.execute(wanted if last is None else wanted.where(inspection.c.id > last))
        values = [_values(*row) for row in rows]
        if not values:
            return
        connection.execute(fill, values)
        last = values[-1]["of_id"]


def _values(inspection_id: str, late: bool, body: dict[str, Any]) -> dict[str, Any]:
    said = [(one["code"], one["weight"]) for one in body["findings"]]
    return {
        "of_id": inspection_id,
        "risk": risk_of(said, len(body["owed_photos"]), late),
        "findings": "".join(f" {code}" for code in sorted({code for code, _ in said})) + " ",
    }


def downgrade() -> None:
    for table in ("look", "second_look_record", "second_look", "comment", "decision"):
        op.drop_table(table)
    op.drop_index("ix_inspection_review_state_risk_received_at", "inspection")
    op.drop_index("ix_inspection_reshoot_of", "inspection")
    for column in reversed(added()):
        op.drop_column("inspection", column.name)
