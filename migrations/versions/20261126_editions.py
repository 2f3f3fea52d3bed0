"""Editions: when every plot had been judged by one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant

revision = "20261126_editions"
down_revision = "20261125_review"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("edition", sa.Column("judged_at", Instant))
    # adopted by `flask rejudge`, which judged everything before it ended
    op.execute("UPDATE edition SET judged_at = adopted_at")


def downgrade() -> None:
    op.drop_column("edition", "judged_at")
