"""Divisions: the tree with names, and which codes are the same area."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_divisions"
down_revision = "20261129_pictures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "division",
        sa.Column("code", sa.String(19), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_division"),
    )
    op.create_table(
        "same_area",
        sa.Column("code", sa.String(19), nullable=False),
        sa.Column("family", sa.String(19), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_same_area"),
    )
    op.create_index("ix_same_area_family", "same_area", ["family"])


def downgrade() -> None:
    op.drop_index("ix_same_area_family", "same_area")
    op.drop_table("same_area")
    op.drop_table("division")
