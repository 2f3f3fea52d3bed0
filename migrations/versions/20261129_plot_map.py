"""The map of plots: whether a record of a plot waits for review with findings, from the index alone."""

from __future__ import annotations

from alembic import op

revision = "20261129_plot_map"
down_revision = "20261126_editions"
branch_labels = None
depends_on = None

INDEX = "ix_inspection_plot_id_review_state_risk"


def upgrade() -> None:
    op.create_index(INDEX, "inspection", ["plot_id", "review_state", "risk"])


def downgrade() -> None:
    op.drop_index(INDEX, table_name="inspection")
