"""Pictures: what photos look like, and which look alike."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_pictures"
down_revision = "20261129_queue"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "photo", sa.Column("compared", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.create_index(
        "ix_photo_received_at",
        "photo",
        ["received_at"],
        sqlite_where=sa.text("compared = 0"),
        postgresql_where=sa.text("NOT compared"),
    )
    op.create_table(
        "photo_hash",
        sa.Column("place", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("across", sa.BigInteger, nullable=False),
        sa.Column("down", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_photo_hash"),
        sa.UniqueConstraint("sha256", name="uq_photo_hash_sha256"),
        sa.ForeignKeyConstraint(["sha256"], ["photo.sha256"], name="fk_photo_hash_sha256"),
    )
    op.create_table(
        "photo_near",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("other", sa.String(64), nullable=False),
        sa.Column("bits", sa.Integer, nullable=False),
        sa.Column("mirrored", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("sha256", "other", name="pk_photo_near"),
        sa.ForeignKeyConstraint(["sha256"], ["photo.sha256"], name="fk_photo_near_sha256"),
        sa.ForeignKeyConstraint(["other"], ["photo.sha256"], name="fk_photo_near_other"),
    )
    op.execute("INSERT INTO counter (name, value) VALUES ('picture', 0)")


def downgrade() -> None:
    op.execute("DELETE FROM counter WHERE name = 'picture'")
    op.drop_table("photo_near")
    op.drop_table("photo_hash")
    op.drop_index("ix_photo_received_at", "photo")
    op.drop_column("photo", "compared")
