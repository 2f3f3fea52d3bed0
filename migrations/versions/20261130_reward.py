"""Rewards for tip-offs, their terms and budget, openings and deletions of contacts, published figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import BigId, Exact, Instant, Json

revision = "20261130_reward"
down_revision = "20261130_tipoff"
branch_labels = None
depends_on = None

ID = sa.Uuid(as_uuid=False)


def _by(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=f"fk_{table}_{column}")


def upgrade() -> None:
    op.create_table(
        "reward_terms",
        sa.Column("id", BigId, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("adopted_by", ID, nullable=False),
        sa.Column("adopted_at", Instant, nullable=False),
        _by("reward_terms", "adopted_by"),
        sa.PrimaryKeyConstraint("id", name="pk_reward_terms"),
    )
    op.create_table(
        "reward_budget",
        sa.Column("id", BigId, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("yuan", Exact, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_by", ID, nullable=False),
        sa.Column("set_at", Instant, nullable=False),
        _by("reward_budget", "set_by"),
        sa.PrimaryKeyConstraint("id", name="pk_reward_budget"),
    )
    op.create_index("ix_reward_budget_year_id", "reward_budget", ["year", "id"])
    op.create_table(
        "reward",
        sa.Column("id", ID, nullable=False),
        sa.Column("matter_id", ID, nullable=False),
        sa.Column("tipoff_id", ID, nullable=False),
        sa.Column("division_code", sa.String(19), nullable=False),
        sa.Column("level", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("state", sa.String(14), nullable=False),
        sa.Column("reasons", Json, nullable=False),
        sa.Column("terms_id", BigId),
        sa.Column("sum", Json),
        sa.Column("sum_yuan", Exact),
        sa.Column("problem_place", sa.Integer, nullable=False),
        sa.Column("worked_out_at", Instant, nullable=False),
        sa.Column("expires_on", sa.Date),
        sa.Column("payment_code", sa.String(10)),
        sa.Column("approved_by", ID),
        sa.Column("approved_at", Instant),
        sa.Column("year", sa.Integer),
        sa.Column("paid_on", sa.Date),
        sa.Column("voucher", sa.String(60)),
        sa.Column("last_place", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"], name="fk_reward_matter_id"),
        sa.ForeignKeyConstraint(["tipoff_id"], ["tipoff.id"], name="fk_reward_tipoff_id"),
        sa.ForeignKeyConstraint(["terms_id"], ["reward_terms.id"], name="fk_reward_terms_id"),
        _by("reward", "approved_by"),
        sa.PrimaryKeyConstraint("id", name="pk_reward"),
        sa.UniqueConstraint("matter_id", name="uq_reward_matter_id"),
        sa.UniqueConstraint("tipoff_id", name="uq_reward_tipoff_id"),
        sa.UniqueConstraint("payment_code", name="uq_reward_payment_code"),
    )
    op.create_index("ix_reward_worked_out_at_id", "reward", ["worked_out_at", "id"])
    op.create_index("ix_reward_state_expires_on", "reward", ["state", "expires_on"])
    op.create_index("ix_reward_year_state", "reward", ["year", "state"])
    op.create_table(
        "reward_event",
        sa.Column("id", ID, nullable=False),
        sa.Column("reward_id", ID, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("step", sa.String(14), nullable=False),
        sa.Column("person_id", ID),
        sa.Column("at", Instant, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("facts", Json, nullable=False),
        sa.ForeignKeyConstraint(["reward_id"], ["reward.id"], name="fk_reward_event_reward_id"),
        _by("reward_event", "person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reward_event"),
        sa.UniqueConstraint("reward_id", "place", name="uq_reward_event_reward_id_place"),
    )
    op.create_table(
        "contact_opening",
        sa.Column("id", ID, nullable=False),
        sa.Column("reward_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["reward_id"], ["reward.id"], name="fk_contact_opening_reward_id"),
        _by("contact_opening", "person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_opening"),
    )
    op.create_index("ix_contact_opening_at_id", "contact_opening", ["at", "id"])
    op.create_index("ix_contact_opening_reward_id", "contact_opening", ["reward_id"])
    op.create_table(
        "contact_deletion",
        sa.Column("tipoff_id", ID, nullable=False),
        sa.Column("sealed_sha256", sa.String(64), nullable=False),
        sa.Column("why", sa.String(10), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("erased_at", Instant),
        sa.ForeignKeyConstraint(["tipoff_id"], ["tipoff.id"], name="fk_contact_deletion_tipoff_id"),
        sa.PrimaryKeyConstraint("tipoff_id", name="pk_contact_deletion"),
    )
    op.create_index("ix_contact_deletion_erased_at", "contact_deletion", ["erased_at"])
    op.create_table(
        "tipoff_bulletin",
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("threshold", sa.Integer, nullable=False),
        sa.Column("figures", Json, nullable=False),
        sa.Column("names", Json, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("published_by", ID, nullable=False),
        sa.Column("published_at", Instant, nullable=False),
        _by("tipoff_bulletin", "published_by"),
        sa.PrimaryKeyConstraint("period", name="pk_tipoff_bulletin"),
    )


def downgrade() -> None:
    for table in (
        "tipoff_bulletin",
        "contact_deletion",
        "contact_opening",
        "reward_event",
        "reward",
        "reward_budget",
        "reward_terms",
    ):
        op.drop_table(table)
