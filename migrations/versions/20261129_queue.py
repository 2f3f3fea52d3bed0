"""Records say where they lie, so that the queue is counted and filtered within one index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_queue"
down_revision = "20261129_export"
branch_labels = None
depends_on = None

BEFORE = "ix_inspection_review_state_risk_received_at"
QUEUE = "ix_inspection_queue"


def upgrade() -> None:
    op.add_column(
        "inspection",
        sa.Column("division_code", sa.String(19), nullable=False, server_default=""),
    )
    op.execute(
        "UPDATE inspection SET division_code ="
        " (SELECT plot.division_code FROM plot WHERE plot.id = inspection.plot_id)"
    )
    op.drop_index(BEFORE, "inspection")
    op.create_index(
        QUEUE,
        "inspection",
        ["review_state", "risk", "received_at", "id", "division_code", "findings"],
    )


def downgrade() -> None:
    op.drop_index(QUEUE, "inspection")
    op.create_index(BEFORE, "inspection", ["review_state", "risk", "received_at"])
    op.drop_column("inspection", "division_code")
