"""Grids: the plots they name, who held their posts, and the grid of every plot."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_grids"
down_revision = "20261129_divisions"
branch_labels = None
depends_on = None

ID = sa.Uuid(as_uuid=False)
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "grid",
        sa.Column("id", ID, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("area_prefix", sa.String(12), nullable=False),
        sa.Column("whole_area", sa.Boolean, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_grid"),
        sa.UniqueConstraint("code", name="uq_grid_code"),
    )
    op.create_index("ix_grid_area_prefix", "grid", ["area_prefix"])
    op.create_index(
        "uq_grid_whole_area",
        "grid",
        ["level", "area_prefix"],
        unique=True,
        sqlite_where=sa.text("whole_area = 1 AND closed_at IS NULL"),
        postgresql_where=sa.text("whole_area AND closed_at IS NULL"),
    )
    op.create_table(
        "grid_plot",
        sa.Column("plot_id", ID, nullable=False),
        sa.Column("grid_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("plot_id", name="pk_grid_plot"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_grid_plot_plot_id"),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name="fk_grid_plot_grid_id"),
    )
    op.create_index("ix_grid_plot_grid_id", "grid_plot", ["grid_id"])
    op.create_table(
        "grid_post",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("grid_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("post", sa.String(10), nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("written_by", ID, nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_grid_post"),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name="fk_grid_post_grid_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_grid_post_person_id"),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name="fk_grid_post_written_by"),
    )
    op.create_index("ix_grid_post_grid_id", "grid_post", ["grid_id"])
    op.create_index("ix_grid_post_person_id", "grid_post", ["person_id"])
    # no foreign key: SQLite would copy the table of plots, and a grid is closed, never deleted
    op.add_column("plot", sa.Column("grid_id", ID))
    op.create_index("ix_plot_grid_id_division_code", "plot", ["grid_id", "division_code"])
    op.execute("INSERT INTO counter (name, value) VALUES ('grid', 0)")


def downgrade() -> None:
    op.execute("DELETE FROM counter WHERE name = 'grid'")
    op.drop_index("ix_plot_grid_id_division_code", "plot")
    op.drop_column("plot", "grid_id")
    op.drop_table("grid_post")
    op.drop_table("grid_plot")
    op.drop_table("grid")
