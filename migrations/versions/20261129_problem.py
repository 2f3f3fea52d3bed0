"""Problems found on patrol, and plots that turned again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant, Json, Shape

revision = "20261129_problem"
down_revision = "20261129_fallow"
branch_labels = None
depends_on = None


def key() -> sa.Uuid[str]:
    return sa.Uuid(as_uuid=False)


def upgrade() -> None:
    op.add_column("plot", sa.Column("relapsed_on", sa.Date))
    op.add_column("plot", sa.Column("relapse", Json))
    op.create_table(
        "problem",
        sa.Column("id", key(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("confidential", sa.Boolean, nullable=False),
        sa.Column("plot_id", key()),
        sa.Column("plot_ids", Json, nullable=False),
        sa.Column("division_code", sa.String(19), nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("lon", sa.Double, nullable=False),
        sa.Column("lat", sa.Double, nullable=False),
        sa.Column("outline", Shape),
        sa.Column("findings", Json, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("claim_sha256", sa.String(64), nullable=False),
        sa.Column("found_at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("level", sa.String(12), nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("due_at", Instant),
        sa.Column("told_late_at", Instant),
        sa.Column("reported_at", Instant),
        sa.Column("acted_at", Instant),
        sa.Column("rechecked_by", key()),
        sa.Column("extensions", sa.Integer, nullable=False),
        sa.Column("extra_working_days", sa.Integer, nullable=False),
        sa.Column("last_place", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_problem"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_problem_plot_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_problem_person_id"),
    )
    for columns in (["division_code", "found_at", "id"], ["plot_id"], ["open", "due_at"]):
        op.create_index(f"ix_problem_{'_'.join(columns)}", "problem", columns)
    op.create_index("ix_problem_person_id", "problem", ["person_id"])
    op.create_table(
        "problem_event",
        sa.Column("id", key(), nullable=False),
        sa.Column("problem_id", key(), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("step", sa.String(12), nullable=False),
        sa.Column("person_id", key()),
        sa.Column("at", Instant, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("photos", Json, nullable=False),
        sa.Column("lon", sa.Double),
        sa.Column("lat", sa.Double),
        sa.Column("facts", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_problem_event"),
        sa.UniqueConstraint("problem_id", "place", name="uq_problem_event_problem_id_place"),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name="fk_problem_event_problem_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_problem_event_person_id"),
    )
    op.create_table(
        "problem_photo",
        sa.Column("problem_id", key(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("problem_id", "sha256", name="pk_problem_photo"),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name="fk_problem_photo_problem_id"),
    )
    op.create_index("ix_problem_photo_sha256", "problem_photo", ["sha256"])


def downgrade() -> None:
    for table in ("problem_photo", "problem_event", "problem"):
        op.drop_table(table)
    op.drop_column("plot", "relapse")
    op.drop_column("plot", "relapsed_on")
