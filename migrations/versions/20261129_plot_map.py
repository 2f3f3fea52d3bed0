"""List and map of plots: the list's order, and whether a record of a plot waits for review with findings."""

from __future__ import annotations

from alembic import op

revision = "20261129_plot_map"
down_revision = "20261126_editions"
branch_labels = None
depends_on = None

ORDER = "ix_plot_division_code_number_id"
FINDINGS = "ix_inspection_plot_id_review_state_risk"


def upgrade() -> None:
    op.create_index(ORDER, "plot", ["division_code", "number", "id"])
    op.create_index(FINDINGS, "inspection", ["plot_id", "review_state", "risk"])


def downgrade() -> None:
    op.drop_index(FINDINGS, table_name="inspection")
    op.drop_index(ORDER, table_name="plot")
