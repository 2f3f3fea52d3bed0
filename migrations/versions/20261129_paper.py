"""Patrols on paper, entered afterwards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant

revision = "20261129_paper"
down_revision = "20261129_grids"
branch_labels = None
depends_on = None

PATROL = "paper_patrol_id"


def upgrade() -> None:
    op.create_table(
        "paper_patrol",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("walked_on", sa.Date, nullable=False),
        sa.Column("walker_id", sa.Uuid(as_uuid=False)),
        sa.Column("walker_name", sa.String(60), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("area", sa.String(12), nullable=False),
        sa.Column("entered_by", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("entered_at", Instant, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_paper_patrol"),
        sa.ForeignKeyConstraint(["walker_id"], ["person.id"], name="fk_paper_patrol_walker_id"),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name="fk_paper_patrol_entered_by"),
    )
    op.create_index("ix_paper_patrol_walked_on_id", "paper_patrol", ["walked_on", "id"])
    op.create_index("ix_paper_patrol_area", "paper_patrol", ["area"])
    op.create_table(
        "paper_sighting",
        sa.Column(PATROL, sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("plot_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("cover", sa.String(20), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(PATROL, "plot_id", name="pk_paper_sighting"),
        sa.ForeignKeyConstraint([PATROL], ["paper_patrol.id"], name=f"fk_paper_sighting_{PATROL}"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_paper_sighting_plot_id"),
    )
    op.create_index("ix_paper_sighting_plot_id", "paper_sighting", ["plot_id"])
    op.create_table(
        "paper_sheet",
        sa.Column(PATROL, sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(PATROL, "sha256", name="pk_paper_sheet"),
        sa.ForeignKeyConstraint([PATROL], ["paper_patrol.id"], name=f"fk_paper_sheet_{PATROL}"),
    )
    op.create_index("ix_paper_sheet_sha256", "paper_sheet", ["sha256"])
    op.create_table(
        "paper_void",
        sa.Column(PATROL, sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(PATROL, name="pk_paper_void"),
        sa.ForeignKeyConstraint([PATROL], ["paper_patrol.id"], name=f"fk_paper_void_{PATROL}"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_paper_void_person_id"),
    )


def downgrade() -> None:
    for table in ("paper_void", "paper_sheet", "paper_sighting", "paper_patrol"):
        op.drop_table(table)
