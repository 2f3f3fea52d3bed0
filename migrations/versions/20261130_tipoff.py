"""Citizens' tip-offs, the matters they are about, their pictures, sealed contacts and steps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Exact, Instant, Json

revision = "20261130_tipoff"
down_revision = "20261130_track"
branch_labels = None
depends_on = None

ID = sa.Uuid(as_uuid=False)


def upgrade() -> None:
    with op.batch_alter_table("problem") as problem:
        problem.add_column(
            sa.Column("origin", sa.String(8), nullable=False, server_default="patrol")
        )
        problem.add_column(
            sa.Column("sees_from", sa.String(12), nullable=False, server_default="field")
        )
        problem.add_column(sa.Column("verified", sa.String(12)))
        problem.add_column(sa.Column("verified_mu", Exact))
    op.execute("UPDATE problem SET sees_from = 'committee' WHERE confidential")
    with op.batch_alter_table("problem") as problem:
        problem.alter_column("origin", server_default=None)
        problem.alter_column("sees_from", server_default=None)
    op.create_table(
        "muted_chain",
        sa.Column("id", ID, nullable=False),
        sa.Column("chain_id", ID, nullable=False),
        sa.Column("muted", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_muted_chain_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_muted_chain"),
    )
    op.create_index("ix_muted_chain_chain_id", "muted_chain", ["chain_id"])
    op.create_table(
        "matter",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("against", sa.String(10), nullable=False),
        sa.Column("level", sa.String(12), nullable=False),
        sa.Column("plot_id", ID),
        sa.Column("division_code", sa.String(19), nullable=False),
        sa.Column("lon", sa.Double),
        sa.Column("lat", sa.Double),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("merged_into", ID),
        sa.Column("first_at", Instant, nullable=False),
        sa.Column("decide_by", Instant),
        sa.Column("told_late_at", Instant),
        sa.Column("release_at", Instant),
        sa.Column("problem_id", ID),
        sa.Column("replied_at", Instant),
        sa.Column("reopened", sa.Integer, nullable=False),
        sa.Column("last_place", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["merged_into"], ["matter.id"], name="fk_matter_merged_into"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_matter_plot_id"),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name="fk_matter_problem_id"),
        sa.PrimaryKeyConstraint("id", name="pk_matter"),
        sa.UniqueConstraint("problem_id", name="uq_matter_problem_id"),
    )
    op.create_index("ix_matter_decide_by", "matter", ["decide_by"])
    op.create_index(
        "ix_matter_division_code_first_at_id", "matter", ["division_code", "first_at", "id"]
    )
    op.create_index("ix_matter_plot_id", "matter", ["plot_id"])
    op.create_index("ix_matter_release_at", "matter", ["release_at"])
    op.create_index("ix_matter_state_first_at", "matter", ["state", "first_at"])
    op.create_table(
        "tipoff",
        sa.Column("id", ID, nullable=False),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("key_sha256", sa.String(64), nullable=False),
        sa.Column("body_sha256", sa.String(64), nullable=False),
        sa.Column("matter_id", ID, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("against", sa.String(10), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("where_words", sa.Text, nullable=False),
        sa.Column("lon", sa.Double),
        sa.Column("lat", sa.Double),
        sa.Column("accuracy_m", sa.Double),
        sa.Column("place_how", sa.String(10), nullable=False),
        sa.Column("chain_id", ID, nullable=False),
        sa.Column("blocked", Json, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("withdrawn_at", Instant),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"], name="fk_tipoff_matter_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tipoff"),
        sa.UniqueConstraint("code", name="uq_tipoff_code"),
    )
    op.create_index("ix_tipoff_chain_id", "tipoff", ["chain_id"])
    op.create_index("ix_tipoff_matter_id_received_at", "tipoff", ["matter_id", "received_at"])
    op.create_index("ix_tipoff_received_at_id", "tipoff", ["received_at", "id"])
    op.create_table(
        "matter_event",
        sa.Column("id", ID, nullable=False),
        sa.Column("matter_id", ID, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("step", sa.String(12), nullable=False),
        sa.Column("tipoff_id", ID),
        sa.Column("person_id", ID),
        sa.Column("at", Instant, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("facts", Json, nullable=False),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"], name="fk_matter_event_matter_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_matter_event_person_id"),
        sa.ForeignKeyConstraint(["tipoff_id"], ["tipoff.id"], name="fk_matter_event_tipoff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_matter_event"),
        sa.UniqueConstraint("matter_id", "place", name="uq_matter_event_matter_id_place"),
    )
    op.create_index("ix_matter_event_tipoff_id", "matter_event", ["tipoff_id"])
    op.create_table(
        "tipoff_boxes",
        sa.Column("id", ID, nullable=False),
        sa.Column("tipoff_id", ID, nullable=False),
        sa.Column("sent_sha256", sa.String(64), nullable=False),
        sa.Column("boxes", Json, nullable=False),
        sa.Column("shown", sa.Boolean, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_tipoff_boxes_person_id"),
        sa.ForeignKeyConstraint(["tipoff_id"], ["tipoff.id"], name="fk_tipoff_boxes_tipoff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tipoff_boxes"),
    )
    op.create_index(
        "ix_tipoff_boxes_tipoff_id_sent_sha256_at",
        "tipoff_boxes",
        ["tipoff_id", "sent_sha256", "at"],
    )
    op.create_table(
        "tipoff_contact",
        sa.Column("tipoff_id", ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("sealed_sha256", sa.String(64), nullable=False),
        sa.Column("deleted_at", Instant),
        sa.ForeignKeyConstraint(["tipoff_id"], ["tipoff.id"], name="fk_tipoff_contact_tipoff_id"),
        sa.PrimaryKeyConstraint("tipoff_id", name="pk_tipoff_contact"),
    )
    op.create_table(
        "tipoff_photo",
        sa.Column("tipoff_id", ID, nullable=False),
        sa.Column("sent_sha256", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("kept_sha256", sa.String(64)),
        sa.Column("width_px", sa.Integer),
        sa.Column("height_px", sa.Integer),
        sa.Column("hash_across", sa.BigInteger),
        sa.Column("hash_down", sa.BigInteger),
        sa.Column("received_at", Instant),
        sa.ForeignKeyConstraint(["tipoff_id"], ["tipoff.id"], name="fk_tipoff_photo_tipoff_id"),
        sa.PrimaryKeyConstraint("tipoff_id", "sent_sha256", name="pk_tipoff_photo"),
        sa.UniqueConstraint("tipoff_id", "place", name="uq_tipoff_photo_tipoff_id_place"),
    )


def downgrade() -> None:
    with op.batch_alter_table("problem") as problem:
        for column in ("verified_mu", "verified", "sees_from", "origin"):
            problem.drop_column(column)
    op.drop_table("tipoff_photo")
    op.drop_table("tipoff_contact")
    op.drop_table("tipoff_boxes")
    op.drop_table("matter_event")
    op.drop_table("tipoff")
    op.drop_table("matter")
    op.drop_table("muted_chain")
