"""The main job: people, plots, photos, inspections, verdicts, years."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.models.base import BigId, Exact, Instant, Json, Shape

revision = "20261124_main_job"
down_revision = None
branch_labels = None
depends_on = None

BOX_TRIGGERS = (
    """CREATE TRIGGER boundary_box_add AFTER INSERT ON boundary BEGIN
    INSERT INTO boundary_box VALUES
        (new.id, new.min_lon, new.max_lon, new.min_lat, new.max_lat);
    END""",
    """CREATE TRIGGER boundary_box_move AFTER UPDATE OF min_lon, max_lon, min_lat, max_lat
    ON boundary BEGIN
    UPDATE boundary_box SET min_lon = new.min_lon, max_lon = new.max_lon,
        min_lat = new.min_lat, max_lat = new.max_lat WHERE id = new.id;
    END""",
    """CREATE TRIGGER boundary_box_drop AFTER DELETE ON boundary BEGIN
    DELETE FROM boundary_box WHERE id = old.id;
    END""",
)


def key() -> sa.Uuid[str]:
    return sa.Uuid(as_uuid=False)


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        op.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    op.create_table(
        "counter",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counter"),
    )
    op.execute("INSERT INTO counter (name, value) VALUES ('change', 0)")
    op.create_table(
        "person",
        sa.Column("id", key(), nullable=False),
        sa.Column("login", sa.String(60), nullable=False),
        sa.Column("phone", sa.String(20)),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("failed_tries", sa.Integer, nullable=False),
        sa.Column("locked_until", Instant),
        sa.Column("created_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("login", name="uq_person_login"),
        sa.UniqueConstraint("phone", name="uq_person_phone"),
    )
    op.create_table(
        "grant",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("area_prefix", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_grant"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_grant_person_id"),
    )
    op.create_index("ix_grant_person_id", "grant", ["person_id"])
    op.create_table(
        "sign_in",
        sa.Column("id", key(), nullable=False),
        sa.Column("token_sha256", sa.String(64), nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("device_id", sa.String(60), nullable=False),
        sa.Column("device_name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("used_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in"),
        sa.UniqueConstraint("token_sha256", name="uq_sign_in_token_sha256"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_sign_in_person_id"),
    )
    op.create_index("ix_sign_in_person_id", "sign_in", ["person_id"])
    op.create_table(
        "log_line",
        sa.Column("id", BigId, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("person_id", key()),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
        sa.Column("facts", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_log_line"),
    )
    op.create_index("ix_log_line_at", "log_line", ["at"])
    op.create_index("ix_log_line_subject", "log_line", ["subject"])
    op.create_table(
        "edition",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("effective_from", sa.Date, nullable=False),
        sa.Column("body", Json, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("adopted_at", Instant, nullable=False),
        sa.Column("adopted_by", key()),
        sa.PrimaryKeyConstraint("id", name="pk_edition"),
        sa.ForeignKeyConstraint(["adopted_by"], ["person.id"], name="fk_edition_adopted_by"),
    )
    op.create_table(
        "plot_import",
        sa.Column("id", key(), nullable=False),
        sa.Column("filename", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("options", Json, nullable=False),
        sa.Column("report", Json, nullable=False),
        sa.Column("counts", Json, nullable=False),
        sa.Column("divisions", Json, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("created_by", key()),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("applied_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_plot_import"),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_plot_import_created_by"),
    )
    op.create_index("ix_plot_import_sha256", "plot_import", ["sha256"])
    op.create_index("ix_plot_import_created_at", "plot_import", ["created_at"])
    op.create_table(
        "plot",
        sa.Column("id", key(), nullable=False),
        sa.Column("scheme", sa.String(30), nullable=False),
        sa.Column("survey_year", sa.Integer, nullable=False),
        sa.Column("division_code", sa.String(19), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("village", sa.String(100), nullable=False),
        sa.Column("place", sa.String(100), nullable=False),
        sa.Column("household", sa.String(100), nullable=False),
        sa.Column("land_class", sa.String(10)),
        sa.Column("attribute", sa.String(10)),
        sa.Column("basic_farmland", sa.Boolean),
        sa.Column("slope_grade", sa.Integer),
        sa.Column("declared_area_m2", Exact, nullable=False),
        sa.Column("ridge_area_m2", Exact, nullable=False),
        sa.Column("net_area_m2", Exact, nullable=False),
        sa.Column("accepted_on", sa.Date),
        sa.Column("attributes", Json, nullable=False),
        sa.Column("boundary_version", sa.Integer, nullable=False),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("last_seen_at", Instant),
        sa.Column("last_crop", sa.String(40)),
        sa.Column("verdict", Json),
        sa.PrimaryKeyConstraint("id", name="pk_plot"),
        sa.UniqueConstraint(
            "scheme",
            "survey_year",
            "division_code",
            "number",
            name="uq_plot_scheme_survey_year_division_code_number",
        ),
    )
    op.create_index("ix_plot_division_code", "plot", ["division_code"])
    op.create_index("ix_plot_change", "plot", ["change"])
    op.create_table(
        "boundary",
        sa.Column("id", BigId, nullable=False),
        sa.Column("plot_id", key(), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("valid_from", Instant, nullable=False),
        sa.Column("shape", Shape, nullable=False),
        sa.Column("area_m2", Exact, nullable=False),
        sa.Column("packed", sa.Text, nullable=False),
        sa.Column("import_id", key()),
        sa.Column("min_lon", sa.Double, nullable=False),
        sa.Column("min_lat", sa.Double, nullable=False),
        sa.Column("max_lon", sa.Double, nullable=False),
        sa.Column("max_lat", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_boundary"),
        sa.UniqueConstraint("plot_id", "version", name="uq_boundary_plot_id_version"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_boundary_plot_id"),
        sa.ForeignKeyConstraint(["import_id"], ["plot_import.id"], name="fk_boundary_import_id"),
    )
    if postgres:
        op.execute("CREATE INDEX ix_boundary_shape ON boundary USING gist (shape)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE boundary_box USING rtree(id, min_lon, max_lon, min_lat, max_lat)"
        )
        for trigger in BOX_TRIGGERS:
            op.execute(trigger)
    op.create_table(
        "photo",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size_bytes", sa.Integer, nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("width_px", sa.Integer),
        sa.Column("height_px", sa.Integer),
        sa.Column("facts", Json, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("received_by", key()),
        sa.PrimaryKeyConstraint("sha256", name="pk_photo"),
    )
    op.create_table(
        "inspection",
        sa.Column("id", key(), nullable=False),
        sa.Column("plot_id", key(), nullable=False),
        sa.Column("boundary_id", BigId, nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("device_id", sa.String(60), nullable=False),
        sa.Column("finished_at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("device_skew_s", sa.Double),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("cover", sa.String(20), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("claim_sha256", sa.String(64), nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inspection"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_inspection_plot_id"),
        sa.ForeignKeyConstraint(["boundary_id"], ["boundary.id"], name="fk_inspection_boundary_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_inspection_person_id"),
    )
    op.create_index("ix_inspection_plot_id_finished_at", "inspection", ["plot_id", "finished_at"])
    op.create_index("ix_inspection_person_id", "inspection", ["person_id"])
    op.create_table(
        "inspection_photo",
        sa.Column("inspection_id", key(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("inspection_id", "sha256", name="pk_inspection_photo"),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspection.id"], name="fk_inspection_photo_inspection_id"
        ),
    )
    op.create_index("ix_inspection_photo_sha256", "inspection_photo", ["sha256"])
    op.create_table(
        "rival",
        sa.Column("id", BigId, nullable=False),
        sa.Column("inspection_id", key(), nullable=False),
        sa.Column("claim_sha256", sa.String(64), nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("person_id", key(), nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rival"),
        sa.UniqueConstraint(
            "inspection_id", "claim_sha256", name="uq_rival_inspection_id_claim_sha256"
        ),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspection.id"], name="fk_rival_inspection_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_rival_person_id"),
    )
    op.create_table(
        "verdict",
        sa.Column("id", BigId, nullable=False),
        sa.Column("inspection_id", key(), nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("judged_at", Instant, nullable=False),
        sa.Column("cause", sa.String(20), nullable=False),
        sa.Column("edition", sa.String(20), nullable=False),
        sa.Column("boundary_version", sa.Integer, nullable=False),
        sa.Column("body", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_verdict"),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspection.id"], name="fk_verdict_inspection_id"
        ),
    )
    op.create_index("ix_verdict_inspection_id_current", "verdict", ["inspection_id", "current"])
    op.create_table(
        "plot_year",
        sa.Column("plot_id", key(), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("cultivated", sa.String(10), nullable=False),
        sa.Column("grain", sa.String(10), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("edition", sa.String(20), nullable=False),
        sa.Column("computed_at", Instant, nullable=False),
        sa.Column("body", Json, nullable=False),
        sa.PrimaryKeyConstraint("plot_id", "year", name="pk_plot_year"),
        sa.ForeignKeyConstraint(["plot_id"], ["plot.id"], name="fk_plot_year_plot_id"),
    )


def downgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for table in (
        "plot_year",
        "verdict",
        "rival",
        "inspection_photo",
        "inspection",
        "photo",
    ):
        op.drop_table(table)
    if not postgres:
        for trigger in ("boundary_box_add", "boundary_box_move", "boundary_box_drop"):
            op.execute(f"DROP TRIGGER {trigger}")
        op.execute("DROP TABLE boundary_box")
    for table in (
        "boundary",
        "plot",
        "plot_import",
        "edition",
        "log_line",
        "sign_in",
        "grant",
        "person",
        "counter",
    ):
        op.drop_table(table)
