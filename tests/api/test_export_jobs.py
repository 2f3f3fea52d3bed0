"""Long lists, which a worker makes: made once, stopped, fetched by who asked, gone after a while."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update

from server import create_app
from server.config import Config
from server.jobs import exporting, listing
from server.jobs.exporting import make
from server.models.base import db, now, writing
from server.models.export import Export
from server.models.log import LogLine
from server.models.person import Grant, Person
from tests.api.plot_files import Officer, officer
from tests.api.records import code_of
from tests.makers import AREA, make_plot, square


@pytest.fixture
def app(config: Config) -> Iterator[APIFlask]:
    """Every list but an empty one is a long one."""
    app = create_app(replace(config, export_at_once_rows=0))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def me(client: FlaskClient) -> Officer:
    for number in range(3):
        make_plot(f"{number:04d}", square(107.4 + number / 100))
    return officer(client, "me", AREA)


def work_off() -> None:
    exporting.queue().work_off()


def export(asking: Officer, export_id: str) -> dict[str, Any]:
    return dict(asking.get(f"exports/{export_id}").json or {})


def row_of(export_id: str) -> Export:
    db.session.rollback()
    return db.session.get_one(Export, export_id, populate_existing=True)


def alter(export_id: str, **values: Any) -> None:
    with writing() as session:
        session.execute(update(Export).where(Export.id == export_id).values(**values))


def files(app: APIFlask) -> list[str]:
    config = app.extensions["xuntian.config"]
    vault = [path.name for path in (config.vault_dir / "exports").glob("*")]
    return vault + [path.name for path in config.spool_dir.glob("*")]


def actions() -> list[str]:
    asked = select(LogLine.action).where(LogLine.subject.startswith("export:"))
    return list(db.session.scalars(asked.order_by(LogLine.seq)))


def test_a_long_list_waits_for_a_worker(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots", "csv", q="王家坡")
    assert (asked["state"], asked["done"], asked["total"]) == ("waiting", 0, 3)
    assert asked["filename"].endswith(".csv")
    assert asked["filename"].startswith("巡田-图斑-")
    assert me.post("exports/count", {"list": "plots"}).json["at_once"] is False
    assert code_of(me.get(f"exports/{asked['id']}/file")) == (409, "export_not_ready")
    work_off()
    made = export(me, asked["id"])
    assert (made["state"], made["done"], made["total"]) == ("done", 3, 3)
    response = me.get(f"exports/{asked['id']}/file")
    assert response.data.decode("utf-8-sig").count("\r\n") == 4
    assert len(response.data) == made["size_bytes"]
    assert me.get("exports").json["exports"] == [made]
    assert actions() == ["export_asked", "export_made", "export_read"]
    line = db.session.scalars(select(LogLine).where(LogLine.action == "export_read")).one()
    assert (line.person_id, line.facts["sha256"]) == (me.person_id, made["sha256"])


def test_the_queue_is_told(app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(exporting.queue(), "tell", lambda *what: told.append(what))
    asked = me.ask("plots")
    assert told == [("export", asked["id"])]


def test_made_twice_is_made_once(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots")
    make(asked["id"])
    made = export(me, asked["id"])
    make(asked["id"])
    work_off()
    assert export(me, asked["id"]) == made
    assert files(app) == [f"{asked['id']}-1"]


def test_one_whose_worker_is_gone_is_taken_over(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots")
    alter(asked["id"], state="running", tries=1, done=2, beat_at=now() - timedelta(minutes=1))
    work_off()
    assert export(me, asked["id"])["state"] == "running", "its worker may only be slow"
    alter(asked["id"], beat_at=now() - timedelta(minutes=3))
    work_off()
    assert export(me, asked["id"])["state"] == "done"
    assert files(app) == [f"{asked['id']}-2"]


def test_one_that_took_every_worker_with_it_is_left_alone(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots")
    alter(asked["id"], state="running", tries=3, beat_at=now() - timedelta(minutes=3))
    work_off()
    left = export(me, asked["id"])
    assert (left["state"], left["error"]) == ("failed", "unexpected")
    assert code_of(me.get(f"exports/{asked['id']}/file")) == (410, "export_gone")


def interrupted(monkeypatch: pytest.MonkeyPatch, what: Any, list_: str = "plots") -> None:
    """Has `what` happen after the first row was read."""
    was = listing.LISTINGS[list_]

    def rows(*given: Any) -> Iterator[Any]:
        for at, row in enumerate(was.rows(*given)):
            if at == 1:
                what()
            yield row

    monkeypatch.setitem(listing.LISTINGS, list_, replace(was, rows=rows))
    monkeypatch.setattr(exporting, "TELL_EVERY_S", 0)


def test_it_tells_how_far_it_is(
    app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = me.ask("plots")
    seen: list[Any] = []
    interrupted(monkeypatch, lambda: seen.append(export(me, asked["id"])))
    make(asked["id"])
    assert [(one["state"], one["done"], one["total"]) for one in seen] == [("running", 1, 3)]


@pytest.mark.parametrize("format_", ["xlsx", "csv"])
def test_stopped_in_the_middle(
    app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    asked = me.ask("plots", format_)
    path = f"/api/v1/exports/{asked['id']}"
    interrupted(monkeypatch, lambda: me.client.delete(path, headers=me.headers))
    make(asked["id"])
    assert export(me, asked["id"])["state"] == "cancelled"
    assert files(app) == []
    work_off()
    assert export(me, asked["id"])["state"] == "cancelled"
    assert actions() == ["export_asked", "export_taken_back"]


def test_what_comes_in_meanwhile_is_not_in_it(
    app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def more() -> None:
        make_plot("0009")
        with writing() as session:
            session.execute(update(Person).values(name="changed"))

    asked = me.ask("plots", "csv")
    interrupted(monkeypatch, more)
    make(asked["id"])
    assert export(me, asked["id"])["total"] == 3
    assert b"0009" not in me.get(f"exports/{asked['id']}/file").data


def test_a_fault_of_ours_is_told_and_not_hidden(
    app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault() -> None:
        raise ZeroDivisionError

    asked = me.ask("plots")
    interrupted(monkeypatch, fault)
    with pytest.raises(ZeroDivisionError):
        make(asked["id"])
    assert export(me, asked["id"])["error"] == "unexpected"
    assert files(app) == []


def test_a_full_disk_is_told(app: APIFlask, me: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(28, "no space")

    asked = me.ask("plots")
    interrupted(monkeypatch, full)
    make(asked["id"])
    assert export(me, asked["id"])["error"] == "storage_full"


def areas_become(person_id: str, *areas: str) -> None:
    with writing() as session:
        session.execute(delete(Grant).where(Grant.person_id == person_id))
        for area in areas:
            session.add(Grant(person_id=person_id, role="officer", area_prefix=area))


def test_the_areas_are_those_of_the_moment_it_is_made(app: APIFlask, me: Officer) -> None:
    make_plot("far", division_code="511771001001")
    asked = me.ask("plots", "csv")
    areas_become(me.person_id, "511771")
    work_off()
    data = me.get(f"exports/{asked['id']}/file").data
    assert b"far" in data
    assert b"0001" not in data


def test_who_is_no_officer_any_more_gets_nothing(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots", "csv")
    areas_become(me.person_id)
    work_off()
    row = row_of(asked["id"])
    assert (row.state, row.error) == ("failed", "role_not_allowed")


def test_nor_does_who_lost_an_area_since(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots", "csv")
    work_off()
    areas_become(me.person_id, AREA + "001")
    refused = me.get(f"exports/{asked['id']}/file")
    assert code_of(refused) == (403, "export_areas_changed")
    areas_become(me.person_id, "5117")
    assert me.get(f"exports/{asked['id']}/file").status_code == 200


def test_nobody_else_sees_it(app: APIFlask, client: FlaskClient, me: Officer) -> None:
    asked = me.ask("plots")
    work_off()
    boss = officer(client, "boss", "5117")
    assert boss.get("exports").json["exports"] == []
    for path in (f"exports/{asked['id']}", f"exports/{asked['id']}/file"):
        assert code_of(boss.get(path)) == (404, "export_unknown")
    refused = client.delete(f"/api/v1/exports/{asked['id']}", headers=boss.headers)
    assert code_of(refused) == (404, "export_unknown")
    assert export(me, asked["id"])["state"] == "done"


def test_after_some_days_the_file_goes(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots")
    work_off()
    expires_at = row_of(asked["id"]).expires_at
    assert expires_at is not None
    assert timedelta(days=6) < expires_at - now() < timedelta(days=7)
    work_off()
    assert len(files(app)) == 1
    alter(asked["id"], expires_at=now() - timedelta(seconds=1))
    work_off()
    assert export(me, asked["id"])["state"] == "expired"
    assert files(app) == []
    assert code_of(me.get(f"exports/{asked['id']}/file")) == (410, "export_gone")
    assert actions()[-1] == "export_expired"


def test_who_asked_may_delete_the_file(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots")
    work_off()
    for _ in range(2):
        answer = me.client.delete(f"/api/v1/exports/{asked['id']}", headers=me.headers)
        assert (answer.status_code, answer.json["state"]) == (200, "expired")
    assert files(app) == []


def test_a_file_that_somebody_removed_is_gone(app: APIFlask, me: Officer) -> None:
    asked = me.ask("plots")
    work_off()
    folder: Path = app.extensions["xuntian.config"].vault_dir / "exports"
    for file in folder.iterdir():
        file.unlink()
    assert code_of(me.get(f"exports/{asked['id']}/file")) == (410, "export_gone")


def test_a_few_at_a_time(app: APIFlask, me: Officer) -> None:
    for _ in range(exporting.MOST_AT_ONCE):
        me.ask("plots")
    refused = me.post("exports", {"list": "plots", "format": "csv"})
    assert code_of(refused) == (429, "export_too_many")
    work_off()
    me.ask("plots")


def test_the_newest_first_a_page_at_a_time(app: APIFlask, me: Officer) -> None:
    asked = [me.ask("plots")["id"] for _ in range(3)]
    first = me.get("exports?limit=2").json
    assert [one["id"] for one in first["exports"]] == asked[:0:-1]
    after = first["next"].replace("+", "%2B")
    second = me.get(f"exports?limit=2&after={after}").json
    assert ([one["id"] for one in second["exports"]], second["next"]) == ([asked[0]], None)
    assert me.get("exports?after=nonsense").status_code == 422
