"""The seam between the two databases: what goes in comes out, in the same order on both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from threading import Thread
from typing import Any

import pytest
import shapely
import sqlalchemy as sa
from apiflask import APIFlask

from server.models.base import Counter, Exact, Instant, Shape, db, next_change, refusal_of, writing
from server.refusals import Refusal
from tests.makers import square

seam = sa.Table(
    "seam",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Instant),
    sa.Column("exact", Exact),
    sa.Column("shape", Shape),
)


@pytest.fixture
def table(app: APIFlask) -> Iterator[sa.Table]:
    with writing() as session:
        seam.create(session.connection())
    yield seam
    with writing() as session:
        seam.drop(session.connection())


def through(table: sa.Table, column: str, *values: Any) -> list[Any]:
    """The values out of the database, ordered by themselves."""
    with writing() as session:
        session.execute(sa.insert(table), [{column: value} for value in values])
    query = sa.select(table.c[column]).order_by(table.c[column])
    return list(db.session.scalars(query))


def test_instants_come_back_in_utc_and_in_order(table: sa.Table) -> None:
    shanghai = timezone(timedelta(hours=8))
    given = [
        datetime(9998, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        datetime(2026, 1, 1, 7, 0, tzinfo=shanghai),
        datetime(2025, 12, 31, 23, 30, tzinfo=UTC),
        datetime(2025, 12, 31, 23, 30, 0, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 16, tzinfo=UTC),
        datetime(999, 6, 1, tzinfo=UTC),
        datetime(2, 1, 1, tzinfo=UTC),
    ]
    found = through(table, "at", *given)
    assert found == sorted(given)
    assert {moment.utcoffset() for moment in found} == {timedelta(0)}
    late = sa.select(table.c.at).where(table.c.at > datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    assert len(list(db.session.scalars(late))) == 2


def test_an_instant_without_a_zone_is_a_fault(table: sa.Table) -> None:
    with pytest.raises(sa.exc.StatementError, match="needs its zone"):
        through(table, "at", datetime(2026, 1, 1))
    db.session.rollback()


@pytest.mark.parametrize(
    "text", ["0.1", "2.30", "0.00", "-0.01", "123456789012345.678901", "1E-9", "1E+3"]
)
def test_decimals_are_exact(table: sa.Table, text: str) -> None:
    value = Decimal(text)
    assert through(table, "exact", value) == [value]


def test_nothing_stays_nothing(table: sa.Table) -> None:
    with writing() as session:
        session.execute(sa.insert(table).values(id=1))
    row = db.session.execute(sa.select(table)).one()
    assert (row.at, row.exact, row.shape) == (None, None, None)


def test_shapes_come_back_to_the_last_bit(table: sa.Table) -> None:
    hole = square(side_deg=0.0002).geoms[0].exterior.coords
    outer = square().geoms[0].exterior.coords
    given = shapely.MultiPolygon(
        [shapely.Polygon(outer, [hole]), square(107.5000000001, 31.1).geoms[0]]
    )
    with writing() as session:
        session.execute(sa.insert(table).values(shape=given))
    found = db.session.scalars(sa.select(table.c.shape)).one()
    assert isinstance(found, shapely.MultiPolygon)
    assert shapely.to_wkb(shapely.set_srid(found, 0)) == shapely.to_wkb(given)


def test_writing_commits_or_undoes_all(app: APIFlask) -> None:
    with writing() as session:
        first = next_change(session)
    with pytest.raises(ZeroDivisionError), writing() as session:
        next_change(session) / 0
    with writing() as session:
        assert next_change(session) == first + 1


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_writing_takes_the_lock_before_the_first_statement(app: APIFlask) -> None:
    with db.engine.connect() as other:
        other.exec_driver_sql("ROLLBACK")
        other.exec_driver_sql("PRAGMA busy_timeout=1")
        with writing(), pytest.raises(sa.exc.OperationalError, match="locked"):
            other.exec_driver_sql("BEGIN IMMEDIATE")
        other.exec_driver_sql("PRAGMA busy_timeout=10000")


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_only_what_can_be_made_again_may_be_lost_with_the_power(app: APIFlask) -> None:
    told = []
    for lasting in (True, False, True):
        with writing(lasting) as session:
            told.append(session.connection().exec_driver_sql("PRAGMA synchronous").scalar_one())
    assert told == [2, 1, 2], "FULL, NORMAL, FULL"


CHANGES = sa.select(Counter.value).where(Counter.name == "change")


def test_a_reader_is_not_stopped_by_a_writer(app: APIFlask) -> None:
    with writing() as session:
        next_change(session)
        with db.engine.connect() as other:
            assert other.execute(CHANGES).scalar_one() == 0


def test_changes_become_visible_in_their_order(app: APIFlask) -> None:
    """A later number never commits before an earlier one: a reader's cursor skips nothing."""
    seen: list[int] = []

    def later() -> None:
        with app.app_context(), writing() as session:
            seen.append(next_change(session))

    with writing() as session:
        first = next_change(session)
        thread = Thread(target=later)
        thread.start()
    thread.join()
    assert seen == [first + 1]


@pytest.mark.parametrize("broken", [OSError(28, "full"), OSError(122, "quota")])
def test_a_full_disk_is_told(app: APIFlask, broken: OSError) -> None:
    refusal = refusal_of(broken)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "storage_full"
    assert refusal_of(OSError(5, "io")) is None
