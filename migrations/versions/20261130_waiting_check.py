"""Checks that the desk has asked for and that go out at the next common hour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant, Json

revision = "20261130_waiting_check"
down_revision = "20261130_reward"
branch_labels = None
depends_on = None

ID = sa.Uuid(as_uuid=False)


def upgrade() -> None:
    op.create_table(
        "waiting_check",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("plot_id", ID),
        sa.Column("division_code", sa.String(19), nullable=False),
        sa.Column("lon", sa.Double, nullable=False),
        sa.Column("lat", sa.Double, nullable=False),
        sa.Column("sees_from", sa.String(12), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("photos", Json, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("claim_sha256", sa.String(64), nullable=False),
        sa.Column("asked_at", Instant, nullable=False),
        sa.Column("release_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_waiting_check_person_id"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_waiting_check_plot_id"),
        sa.PrimaryKeyConstraint("id", name="pk_waiting_check"),
    )
    op.create_index("ix_waiting_check_release_at", "waiting_check", ["release_at"])


def downgrade() -> None:
    op.drop_table("waiting_check")
