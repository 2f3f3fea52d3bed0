"""Of which plots the grain year watch has told, and on which days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant

revision = "20261130_watch_alert"
down_revision = "20261129_operators"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "watch_alert",
        sa.Column("plot_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("alert", sa.String(20), nullable=False),
        sa.Column("told_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("plot_id", "year", "alert", name="pk_watch_alert"),
    )
    op.create_index("ix_watch_alert_told_on_alert", "watch_alert", ["told_on", "alert"])
    op.create_table(
        "watch_telling",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("plots", sa.Integer, nullable=False),
        sa.Column("messages", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_watch_telling"),
    )


def downgrade() -> None:
    op.drop_table("watch_telling")
    op.drop_table("watch_alert")
