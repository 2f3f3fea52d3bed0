"""Where patrol tracks are switched on and by which law, and the tracks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant, Json

revision = "20261130_track"
down_revision = "20261130_rounds"
branch_labels = None
depends_on = None

ID = sa.Uuid(as_uuid=False)


def upgrade() -> None:
    op.create_table(
        "track_basis",
        sa.Column("place", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("area_prefix", sa.String(12), nullable=False),
        sa.Column("on", sa.Boolean, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("document", sa.String(100), nullable=False),
        sa.Column("from_day", sa.Date, nullable=False),
        sa.Column("until_day", sa.Date, nullable=False),
        sa.Column("set_by", ID, nullable=False),
        sa.Column("set_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_track_basis"),
        sa.UniqueConstraint("id", name="uq_track_basis_id"),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name="fk_track_basis_set_by"),
    )
    op.create_index("ix_track_basis_area_prefix", "track_basis", ["area_prefix"])
    op.create_table(
        "track",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("basis_id", ID, nullable=False),
        sa.Column("area_prefix", sa.String(12), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("ended_at", Instant, nullable=False),
        sa.Column("ended_by", sa.String(10), nullable=False),
        sa.Column("points", Json, nullable=False),
        sa.Column("gaps", Json, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_track"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_track_person_id"),
        sa.ForeignKeyConstraint(["basis_id"], ["track_basis.id"], name="fk_track_basis_id"),
    )
    op.create_index("ix_track_person_id_started_at", "track", ["person_id", "started_at"])
    op.create_index("ix_track_started_at_id", "track", ["started_at", "id"])
    op.create_index("ix_track_area_prefix", "track", ["area_prefix"])


def downgrade() -> None:
    op.drop_table("track")
    op.drop_table("track_basis")
