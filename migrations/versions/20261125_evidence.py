"""Evidence: keys of phones and of the server, nonces, seals and receipts of records, the log as a chain."""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import Any

import rfc8785
import sqlalchemy as sa
from alembic import op

from server.models.base import BigId, Instant, Json

revision = "20261125_evidence"
down_revision = "20261124_main_job"
branch_labels = None
depends_on = None

AT_ONCE = 1000
LINE: list[tuple[str, Any]] = [
    ("at", Instant),
    ("person_id", sa.Uuid(as_uuid=False)),
    ("action", sa.String(40)),
    ("subject", sa.String(100)),
    ("facts", Json),
]


def key() -> sa.Uuid[str]:
    return sa.Uuid(as_uuid=False)


def upgrade() -> None:
    op.create_table(
        "device_key",
        sa.Column("key_id", sa.String(64), nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("device_id", sa.String(60), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("public_key", sa.Text, nullable=False),
        sa.Column("registered_at", Instant, nullable=False),
        sa.Column("revoked_at", Instant),
        sa.Column("revoked_by", key()),
        sa.Column("revoke_reason", sa.Text),
        sa.PrimaryKeyConstraint("key_id", name="pk_device_key"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_device_key_person_id"),
        sa.ForeignKeyConstraint(["revoked_by"], ["person.id"], name="fk_device_key_revoked_by"),
    )
    op.create_index("ix_device_key_person_id", "device_key", ["person_id"])
    op.create_table(
        "nonce",
        sa.Column("nonce", sa.String(22), nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("issued_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("inspection_id", key()),
        sa.PrimaryKeyConstraint("nonce", name="pk_nonce"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_nonce_person_id"),
    )
    op.create_index("ix_nonce_issued_at", "nonce", ["issued_at"])
    op.create_table(
        "server_key",
        sa.Column("key_id", sa.String(64), nullable=False),
        sa.Column("public_key", sa.Text, nullable=False),
        sa.Column("valid_from", Instant, nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="pk_server_key"),
    )
    for column in (
        sa.Column("lon", sa.Double),
        sa.Column("lat", sa.Double),
        sa.Column("accuracy_m", sa.Double),
        sa.Column("fix_at", Instant),
        sa.Column("key_id", sa.String(64)),
        sa.Column("manifest", sa.Text),
        sa.Column("signature", sa.Text),
        sa.Column("seal_state", sa.String(20), nullable=False, server_default="none"),
        sa.Column("nonce_state", sa.String(10), nullable=False, server_default="none"),
        sa.Column("receipt", sa.Text),
    ):
        op.add_column("inspection", column)
    op.drop_index("ix_inspection_person_id", "inspection")
    op.create_index("ix_inspection_person_id_fix_at", "inspection", ["person_id", "fix_at"])
    op.create_index("ix_inspection_lon_lat", "inspection", ["lon", "lat"])
    _chain()


def downgrade() -> None:
    _unchain()
    op.drop_index("ix_inspection_lon_lat", "inspection")
    op.drop_index("ix_inspection_person_id_fix_at", "inspection")
    op.create_index("ix_inspection_person_id", "inspection", ["person_id"])
    for name in (
        "receipt",
        "nonce_state",
        "seal_state",
        "signature",
        "manifest",
        "key_id",
        "fix_at",
        "accuracy_m",
        "lat",
        "lon",
    ):
        op.drop_column("inspection", name)
    for table in ("server_key", "nonce", "device_key"):
        op.drop_table(table)


def _chain() -> None:
    """The lines that are there become the beginning of the chain, in the order they were written."""
    lines = _taken_out("id")
    sha256 = "0" * 64
    for seq, line in enumerate(lines, 1):
        line |= {"seq": seq, "prev_sha256": sha256}
        line["sha256"] = sha256 = _hash(line)
    _create_table(
        sa.Column("seq", BigId, nullable=False, autoincrement=False),
        sa.Column("prev_sha256", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        key="seq",
        lines=lines,
    )
    op.execute(f"INSERT INTO counter (name, value) VALUES ('log', {len(lines)})")


def _unchain() -> None:
    op.execute("DELETE FROM counter WHERE name = 'log'")
    lines = _taken_out("seq")
    _create_table(sa.Column("id", BigId, nullable=False), key="id", lines=lines)


def _taken_out(order: str) -> list[dict[str, Any]]:
    """The lines of the table, which is dropped."""
    columns = [sa.column(name, type_) for name, type_ in LINE]
    table = sa.table("log_line", sa.column(order, BigId), *columns)
    rows = op.get_bind().execute(sa.select(*columns).select_from(table).order_by(table.c[order]))
    lines = [dict(row) for row in rows.mappings()]
    op.drop_table("log_line")
    return lines


def _create_table(*columns: sa.Column[Any], key: str, lines: list[dict[str, Any]]) -> None:
    table = op.create_table(
        "log_line",
        *columns,
        *(sa.Column(name, type_, nullable=name == "person_id") for name, type_ in LINE),
        sa.PrimaryKeyConstraint(key, name="pk_log_line"),
    )
    for start in range(0, len(lines), AT_ONCE):
        op.get_bind().execute(sa.insert(table), lines[start : start + AT_ONCE])
    for name in ("at", "subject"):
        op.create_index(f"ix_log_line_{name}", "log_line", [name])


def _hash(line: dict[str, Any]) -> str:
    said = dict(line)
    moment = line["at"].astimezone(UTC).isoformat(timespec="microseconds")
    said["at"] = moment.replace("+00:00", "Z")
    return hashlib.sha256(rfc8785.dumps(said)).hexdigest()
