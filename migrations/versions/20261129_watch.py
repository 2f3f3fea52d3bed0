"""The grain year watch: its state with each plot's year, what turned when, and approved fallow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant, Json

revision = "20261129_watch"
down_revision = "20261129_paper"
branch_labels = None
depends_on = None

STALE = "1970-01-01"
"""The first turn of the day looks at every year that is there."""
COLUMNS = (
    "watch",
    "watch_clause",
    "land_use",
    "land_use_clause",
    "abandonment",
    "last_chance_on",
    "turns_on",
    "watch_facts",
)


def upgrade() -> None:
    for column in (
        sa.Column("watch", sa.String(20), nullable=False, server_default="cannot_tell"),
        sa.Column("watch_clause", sa.String(40), nullable=False, server_default="watch_unseen"),
        sa.Column("land_use", sa.String(10)),
        sa.Column("land_use_clause", sa.String(40)),
        sa.Column("abandonment", sa.String(10), nullable=False, server_default="none"),
        sa.Column("last_chance_on", sa.Date),
        sa.Column("turns_on", sa.Date),
        sa.Column("watch_facts", Json),
    ):
        op.add_column("plot_year", column)
    op.execute(f"UPDATE plot_year SET turns_on = '{STALE}'")
    op.create_index("ix_plot_year_turns_on", "plot_year", ["turns_on"])
    op.create_table(
        "watch_turn",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("plot_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("before", sa.String(20)),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("clause", sa.String(40), nullable=False),
        sa.Column("land_use", sa.String(10)),
        sa.Column("abandonment", sa.String(10), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("cause", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_watch_turn"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_watch_turn_plot_id"),
    )
    op.create_index("ix_watch_turn_plot_id_year_id", "watch_turn", ["plot_id", "year", "id"])
    op.create_index("ix_watch_turn_day_state", "watch_turn", ["day", "state"])
    op.add_column("plot", sa.Column("fallow", Json))


def downgrade() -> None:
    op.drop_column("plot", "fallow")
    op.drop_table("watch_turn")
    op.drop_index("ix_plot_year_turns_on", "plot_year")
    for column in reversed(COLUMNS):
        op.drop_column("plot_year", column)
