"""Rounds of grids, the pace they are made by, and when each plot needs its next good inspection."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import BigId, Instant, Json

revision = "20261130_rounds"
down_revision = "20261130_watch_alert"
branch_labels = None
depends_on = None

ID = sa.Uuid(as_uuid=False)


def upgrade() -> None:
    op.create_table(
        "pace",
        sa.Column("id", BigId, primary_key=True, autoincrement=True),
        sa.Column("body", Json, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_by", ID, sa.ForeignKey("person.id", name="fk_pace_set_by"), nullable=False),
        sa.Column("set_at", Instant, nullable=False),
    )
    op.create_table(
        "due_scan",
        sa.Column("key", sa.String(60), primary_key=True),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_table(
        "plot_due",
        sa.Column(
            "plot_id", ID, sa.ForeignKey("plot.id", name="fk_plot_due_plot_id"), primary_key=True
        ),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("late_on", sa.Date, nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("crop", sa.String(40)),
        sa.Column("good_on", sa.Date),
        sa.Column("change", sa.BigInteger, nullable=False),
    )
    for column in ("due_on", "late_on", "change"):
        op.create_index(f"ix_plot_due_{column}", "plot_due", [column])
    op.create_table(
        "round",
        sa.Column("id", BigId, primary_key=True, autoincrement=True),
        sa.Column("grid_id", ID, sa.ForeignKey("grid.id", name="fk_round_grid_id"), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
        sa.Column("pace", sa.Integer, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.UniqueConstraint("grid_id", "first_on", name="uq_round_grid_id_first_on"),
    )
    op.create_index("ix_round_level_first_on", "round", ["level", "first_on"])
    op.create_table(
        "round_plot",
        sa.Column(
            "round_id",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            sa.ForeignKey("round.id", name="fk_round_plot_round_id"),
            nullable=False,
        ),
        sa.Column(
            "plot_id", ID, sa.ForeignKey("plot.id", name="fk_round_plot_plot_id"), nullable=False
        ),
        sa.Column("division_code", sa.String(19), nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("late_on", sa.Date, nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("crop", sa.String(40)),
        sa.Column("seen", sa.String(6), nullable=False),
        sa.Column("seen_on", sa.Date),
        sa.Column("inspection_id", ID),
        sa.Column("lacks", sa.String(40)),
        sa.PrimaryKeyConstraint("round_id", "plot_id", name="pk_round_plot"),
    )
    op.create_index("ix_round_plot_plot_id", "round_plot", ["plot_id"])
    op.create_index(
        "ix_round_plot_round_id_division_code_seen_late_on",
        "round_plot",
        ["round_id", "division_code", "seen", "late_on"],
    )
    op.execute("INSERT INTO counter (name, value) VALUES ('due', 0)")


def downgrade() -> None:
    op.execute("DELETE FROM counter WHERE name = 'due'")
    for table in ("round_plot", "round", "plot_due", "due_scan", "pace"):
        op.drop_table(table)
