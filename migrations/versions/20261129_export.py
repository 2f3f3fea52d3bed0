"""Lists that somebody asked for as a file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant, Json

revision = "20261129_export"
down_revision = "20261129_plot_map"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("format", sa.String(10), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("filter", Json, nullable=False),
        sa.Column("asked_by", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("asked_at", Instant, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("areas", Json),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("beat_at", Instant),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer),
        sa.Column("finished_at", Instant),
        sa.Column("expires_at", Instant),
        sa.Column("sha256", sa.String(64)),
        sa.Column("size_bytes", sa.BigInteger),
        sa.Column("error", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_export"),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name="fk_export_asked_by"),
    )
    op.create_index("ix_export_asked_by_asked_at", "export", ["asked_by", "asked_at"])
    op.create_index("ix_export_state_beat_at", "export", ["state", "beat_at"])


def downgrade() -> None:
    op.drop_table("export")
