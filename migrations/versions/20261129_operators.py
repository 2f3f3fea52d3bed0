"""Who farms each plot, and the cases of plots whose household has left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant

revision = "20261129_operators"
down_revision = "20261129_messages"
branch_labels = None
depends_on = None

ID = sa.Uuid(as_uuid=False)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")


def upgrade() -> None:
    op.create_table(
        "plot_operator",
        sa.Column("id", ID, nullable=False),
        sa.Column("plot_id", ID, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("from_day", sa.Date, nullable=False),
        sa.Column("until_day", sa.Date),
        sa.Column("entrusted", sa.Boolean, nullable=False),
        sa.Column("contract_number", sa.String(100), nullable=False),
        sa.Column("contract_sha256", sa.String(64)),
        sa.Column("contract_type", sa.String(20)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plot_operator"),
        sa.UniqueConstraint("plot_id", "place", name="uq_plot_operator_plot_id_place"),
        _to("plot_operator", "plot_id", "plot"),
        _to("plot_operator", "person_id", "person"),
    )
    op.create_table(
        "operator_case",
        sa.Column("id", ID, nullable=False),
        sa.Column("plot_id", ID, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operator_case"),
        _to("operator_case", "plot_id", "plot"),
    )
    op.create_index("ix_operator_case_plot_id", "operator_case", ["plot_id"])
    op.create_index("ix_operator_case_state_opened_at", "operator_case", ["state", "opened_at"])
    op.create_table(
        "operator_step",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("step", sa.String(10), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("proposed_kind", sa.String(20)),
        sa.Column("proposed_name", sa.String(100)),
        sa.Column("operator_id", ID),
        sa.Column("inspection_id", ID),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operator_step"),
        sa.UniqueConstraint("case_id", "place", name="uq_operator_step_case_id_place"),
        _to("operator_step", "case_id", "operator_case"),
        _to("operator_step", "operator_id", "plot_operator"),
        _to("operator_step", "inspection_id", "inspection"),
        _to("operator_step", "person_id", "person"),
    )


def downgrade() -> None:
    for table in ("operator_step", "operator_case", "plot_operator"):
        op.drop_table(table)
