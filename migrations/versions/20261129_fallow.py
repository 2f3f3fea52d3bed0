"""Approved fallow with its document, and how it ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant

revision = "20261129_fallow"
down_revision = "20261129_watch"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fallow",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("plot_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
        sa.Column("authority", sa.String(100), nullable=False),
        sa.Column("document", sa.String(100), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("size_bytes", sa.Integer, nullable=False),
        sa.Column("entered_by", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("entered_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fallow"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_fallow_plot_id"),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name="fk_fallow_entered_by"),
    )
    op.create_index("ix_fallow_plot_id", "fallow", ["plot_id"])
    op.create_table(
        "fallow_end",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("fallow_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("last_on", sa.Date),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("ended_by", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("ended_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fallow_end"),
        sa.UniqueConstraint("fallow_id", name="uq_fallow_end_fallow_id"),
        sa.ForeignKeyConstraint(["fallow_id"], ["fallow.id"], name="fk_fallow_end_fallow_id"),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name="fk_fallow_end_ended_by"),
    )


def downgrade() -> None:
    op.drop_table("fallow_end")
    op.drop_table("fallow")
