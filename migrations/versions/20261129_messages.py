"""What people are told and by which ways; complaints and suggestions with their answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import Instant, Json

revision = "20261129_messages"
down_revision = "20261129_problem"
branch_labels = None
depends_on = None

ID = sa.Uuid(as_uuid=False)


def _to_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=f"fk_{table}_person_id")


def upgrade() -> None:
    op.create_table(
        "message",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("facts", Json, nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("read_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        _to_person("message"),
    )
    op.create_index(
        "ix_message_person_id_created_at_id", "message", ["person_id", "created_at", "id"]
    )
    op.create_table(
        "push_subscription",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("sign_in_id", ID, nullable=False),
        sa.Column("endpoint", sa.String(2_000), nullable=False),
        sa.Column("endpoint_sha256", sa.String(64), nullable=False),
        sa.Column("p256dh", sa.String(120), nullable=False),
        sa.Column("auth", sa.String(40), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_push_subscription"),
        sa.UniqueConstraint("endpoint_sha256", name="uq_push_subscription_endpoint_sha256"),
        sa.ForeignKeyConstraint(
            ["sign_in_id"], ["sign_in.id"], name="fk_push_subscription_sign_in_id"
        ),
        _to_person("push_subscription"),
    )
    op.create_index("ix_push_subscription_person_id", "push_subscription", ["person_id"])
    op.create_table(
        "delivery",
        sa.Column("id", ID, nullable=False),
        sa.Column("message_id", ID, nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("subscription_id", ID),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("error", sa.String(100)),
        sa.Column("finished_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_delivery_message_id"),
    )
    op.create_index("ix_delivery_message_id", "delivery", ["message_id"])
    op.create_index("ix_delivery_state_due_at", "delivery", ["state", "due_at"])
    op.create_table(
        "message_settings",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("choices", Json, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_message_settings"),
        _to_person("message_settings"),
    )
    op.create_table(
        "suggestion",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("area_prefix", sa.String(12), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("answered_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion"),
        _to_person("suggestion"),
    )
    op.create_index("ix_suggestion_person_id_created_at", "suggestion", ["person_id", "created_at"])
    op.create_index("ix_suggestion_created_at_id", "suggestion", ["created_at", "id"])
    op.create_table(
        "suggestion_answer",
        sa.Column("id", ID, nullable=False),
        sa.Column("suggestion_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion_answer"),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestion.id"], name="fk_suggestion_answer_suggestion_id"
        ),
        _to_person("suggestion_answer"),
    )
    op.create_index("ix_suggestion_answer_suggestion_id", "suggestion_answer", ["suggestion_id"])


def downgrade() -> None:
    for table in (
        "suggestion_answer",
        "suggestion",
        "message_settings",
        "delivery",
        "push_subscription",
        "message",
    ):
        op.drop_table(table)
