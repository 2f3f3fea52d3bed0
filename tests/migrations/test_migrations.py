"""Every migration up and down, with rows; and the last one is what the models say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from apiflask import APIFlask
from flask_migrate import check, downgrade, upgrade

from server import create_app
from server.config import Config
from server.models.base import Counter, Instant, Json, db
from server.models.inspection import Inspection
from server.models.log import LogLine, line_sha256
from tests.api.records import inspector
from tests.makers import jpeg, make_claim, make_plot

ROOT = Path(__file__).resolve().parents[2]
REVISIONS = [
    script.revision for script in ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
][::-1]


@pytest.fixture(params=["sqlite", "postgis"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[APIFlask]:
    """An application whose database has no table yet."""
    url = ""
    if request.param == "postgis":
        server = request.getfixturevalue("postgis_server")
        admin = sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS migrated WITH (FORCE)")
            connection.exec_driver_sql("CREATE DATABASE migrated")
        admin.dispose()
        url = f"{server}/migrated"
    app = create_app(Config(data_dir=tmp_path, database_url=url))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


GEOMETRY = pytest.mark.filterwarnings("ignore:Did not recognize type 'geometry'")
"""Reading the schema back, SQLAlchemy does not know the type of PostGIS."""
NOT_OURS = ("alembic_version", "spatial_ref_sys")


def tables() -> set[str]:
    return set(sa.inspect(db.engine).get_table_names()) - set(NOT_OURS)


def rows() -> dict[str, list[Any]]:
    """Everything that is kept."""
    with db.engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table)).all()))
            for table in db.metadata.sorted_tables
        }


def filled(app: APIFlask) -> None:
    who = inspector(app.test_client())
    photo = jpeg(1)
    who.phone.send(photo)
    claim = make_claim(make_plot(), who.person_id, [photo, jpeg(2)])
    assert who.put(claim).status_code == 201
    assert who.put({**claim, "edition": None}).status_code == 409
    db.session.remove()


@GEOMETRY
def test_the_head_is_what_the_models_say(bare: APIFlask) -> None:
    upgrade()
    check()


@GEOMETRY
def test_a_model_that_the_head_lacks_is_seen(bare: APIFlask) -> None:
    upgrade()
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE rival")
    with pytest.raises(SystemExit):
        check()


def test_down_step_by_step_with_rows_and_up_again(bare: APIFlask) -> None:
    upgrade()
    filled(bare)
    for _ in REVISIONS:
        downgrade(revision="-1")
    assert tables() == set()
    for revision in REVISIONS:
        upgrade(revision=revision)
    filled(bare)


def test_lines_from_before_become_the_beginning_of_the_chain(bare: APIFlask) -> None:
    upgrade(revision="20261124_main_job")
    before = sa.text(
        "INSERT INTO log_line (at, action, subject, facts) VALUES (:at, :action, 'login:x', :facts)"
    ).bindparams(sa.bindparam("at", type_=Instant), sa.bindparam("facts", type_=Json))
    moment = datetime(2026, 11, 24, 1, 2, 3, 4, UTC)
    with db.engine.begin() as connection:
        for action in ("sign_in_failed", "sign_in"):
            said = {"at": moment, "action": action, "facts": {"n": 1.5, "who": "王"}}
            connection.execute(before, said)
    upgrade()
    with db.engine.connect() as connection:
        lines = connection.execute(sa.select(LogLine.__table__)).mappings().all()
        counter = connection.execute(sa.select(Counter.value).where(Counter.name == "log"))
        assert counter.scalar_one() == 2
    assert [(line["seq"], line["action"]) for line in lines] == [
        (1, "sign_in_failed"),
        (2, "sign_in"),
    ]
    assert [line["sha256"] for line in lines] == [line_sha256(dict(line)) for line in lines]
    assert lines[1]["prev_sha256"] == lines[0]["sha256"]


def test_records_from_before_come_into_the_review_queue(bare: APIFlask) -> None:
    upgrade()
    filled(bare)
    asked = sa.select(
        Inspection.risk, Inspection.findings, Inspection.review_state, Inspection.decision_id
    )
    with db.engine.connect() as connection:
        before = connection.execute(asked).all()
    assert before[0].risk > 0
    downgrade(revision="20261125_evidence")
    upgrade()
    with db.engine.connect() as connection:
        assert connection.execute(asked).all() == before


def test_up_twice_changes_nothing(bare: APIFlask) -> None:
    upgrade()
    filled(bare)
    before = rows()
    upgrade()
    assert rows() == before


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(str(ROOT / "migrations")).get_heads()) == 1
