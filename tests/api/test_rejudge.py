"""flask rejudge: what a changed rule or boundary would alter, and doing it beside the old verdict."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from apiflask import APIFlask
from click.testing import Result
from flask.testing import FlaskClient

from server.models.base import db, now, writing
from server.models.edition import EditionRow
from server.models.inspection import PlotYear, VerdictRow
from server.models.log import LogLine
from server.models.plot import Boundary
from server.rules.edition import DEFAULT_EDITION, edition_as_json
from tests.api.records import OTHER_RECORD, RECORD, Inspector, inspector
from tests.makers import LON, jpeg, make_claim, make_plot, square

PHOTO = jpeg(1)
Rejudge = Callable[..., Result]


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def plot_id(chief: Inspector) -> str:
    """A plot with two visits: half rice, and far away."""
    plot_id = make_plot()
    chief.phone.send(PHOTO)
    claim = make_claim(plot_id, chief.person_id, [PHOTO])
    claim["observation"]["crops"][0]["share_percent"] = 40
    assert chief.put(claim).status_code == 201
    far = make_claim(plot_id, chief.person_id, at=now() - timedelta(hours=1))
    far["fix"]["lon"] = LON + 0.005
    assert chief.put(far, OTHER_RECORD).status_code == 201
    return plot_id


@pytest.fixture
def rejudge(app: APIFlask) -> Rejudge:
    def run(*options: str) -> Result:
        db.session.rollback()
        result = app.test_cli_runner().invoke(args=["rejudge", *options])
        db.session.rollback()
        db.session.expire_all()
        return result

    return run


@pytest.fixture
def edition(tmp_path: Path) -> Callable[..., str]:
    def write(**limits: Any) -> str:
        body = edition_as_json(DEFAULT_EDITION)
        # a process reads an edition once by its id
        body["id"] = f"t{uuid.uuid4().hex[:12]}"
        body["limits"].update(limits)
        file = tmp_path / "edition.json"
        file.write_bytes(orjson.dumps(body))
        return str(file)

    return write


def verdicts() -> list[tuple[str, bool, str, dict[str, Any]]]:
    rows = db.session.query(VerdictRow).order_by(VerdictRow.id)
    return [(row.inspection_id, row.current, row.cause, row.body) for row in rows]


def years() -> list[tuple[int, str, dict[str, Any]]]:
    return [(row.year, row.edition, row.body) for row in db.session.query(PlotYear)]


def test_nothing_changed_alters_nothing(plot_id: str, rejudge: Rejudge) -> None:
    before = verdicts(), years()
    result = rejudge()
    assert result.exit_code == 0, result.output
    assert len(result.output.splitlines()) == 1
    assert (verdicts(), years()) == before


def test_a_dry_run_says_what_alters_and_writes_nothing(
    plot_id: str, rejudge: Rejudge, edition: Callable[..., str]
) -> None:
    before = verdicts(), years(), db.session.query(LogLine).count()
    result = rejudge("--dry-run", "--edition", edition(edge_cap_m=600.0, edge_min_m=600.0))
    assert result.exit_code == 0, result.output
    lines = [line.split("\t") for line in result.output.splitlines()[:-1]]
    assert [plot_id, OTHER_RECORD, "position", "outside", "edge"] in lines
    assert RECORD not in {line[1] for line in lines}
    assert (verdicts(), years(), db.session.query(LogLine).count()) == before
    assert db.session.query(EditionRow).count() == 0


def test_a_new_edition_is_adopted_and_the_old_verdict_kept(
    plot_id: str, rejudge: Rejudge, edition: Callable[..., str], chief: Inspector
) -> None:
    before = verdicts()
    file = edition(edge_cap_m=600.0, edge_min_m=600.0)
    result = rejudge("--edition", file, "--reason", "wider edge")
    assert result.exit_code == 0, result.output
    after = verdicts()
    assert [row[3] for row in after[: len(before)]] == [row[3] for row in before]
    added = after[len(before) :]
    assert [(row[0], row[1], row[2]) for row in added] == [(OTHER_RECORD, True, "rejudged")]
    assert added[0][3]["position"]["class"] == "edge"
    assert [row[1] for row in after if row[0] == OTHER_RECORD] == [False, True]
    assert chief.record(OTHER_RECORD)["verdict"]["position"]["class"] == "edge"
    adopted = db.session.query(EditionRow).one()
    assert adopted.reason == "wider edge"
    actions = {line.action for line in db.session.query(LogLine)}
    assert {"edition_adopted", "inspection_rejudged"} <= actions
    assert {edition for _, edition, _ in years()} == {adopted.id}
    assert len(rejudge().output.splitlines()) == 1, "a second time there is nothing to do"


def test_a_year_alters_though_no_record_does(
    plot_id: str, rejudge: Rejudge, edition: Callable[..., str]
) -> None:
    """The share that grain must cover is a rule of the year, not of a record."""
    assert {body["grain"]["answer"] for _, _, body in years()} != {"yes"}
    file = edition(grain_share_percent=30)
    lines = [
        line.split("\t") for line in rejudge("--dry-run", "--edition", file).output.splitlines()
    ]
    year = years()[0][0]
    assert any(line[:3] == [plot_id, str(year), "year_grain"] for line in lines[:-1]), lines
    before = verdicts()
    assert rejudge("--edition", file, "--reason", "less is enough").exit_code == 0
    assert verdicts() == before
    assert {body["grain"]["answer"] for _, _, body in years()} == {"yes"}
    assert "plot_years_folded" in {line.action for line in db.session.query(LogLine)}


def test_a_boundary_that_was_put_right(plot_id: str, rejudge: Rejudge) -> None:
    """As where a wrong import was mended in place; records keep to the version of their day."""
    with writing() as session:
        row = session.query(Boundary).one()
        row.shape = square(LON + 0.005)
        row.min_lon, row.min_lat, row.max_lon, row.max_lat = row.shape.bounds
    result = rejudge()
    assert result.exit_code == 0, result.output
    assert f"{plot_id}\t{OTHER_RECORD}\tposition\toutside\tinside" in result.output
    assert f"{plot_id}\t{RECORD}\tposition\tinside\toutside" in result.output
    current = {row[0]: row[3]["position"]["class"] for row in verdicts() if row[1]}
    assert current == {RECORD: "outside", OTHER_RECORD: "inside"}


@pytest.mark.parametrize(
    "change",
    [
        {"id": None},
        {"effective_from": "soon"},
        {"effective_from": "2999-01-01"},
        {"limits": {}},
        {"crops": [{}]},
    ],
    ids=str,
)
def test_an_edition_that_cannot_be_adopted(
    plot_id: str, rejudge: Rejudge, tmp_path: Path, change: dict[str, Any]
) -> None:
    body = {**edition_as_json(DEFAULT_EDITION), "id": f"t{uuid.uuid4().hex[:12]}", **change}
    if change.get("id", "") is None:
        del body["id"]
    file = tmp_path / "edition.json"
    file.write_bytes(orjson.dumps(body))
    before = verdicts()
    result = rejudge("--edition", str(file), "--reason", "test")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].startswith("Error: ")
    assert verdicts() == before
    assert db.session.query(EditionRow).count() == 0


def test_adopting_needs_a_reason_and_a_free_id(
    plot_id: str, rejudge: Rejudge, edition: Callable[..., str]
) -> None:
    file = edition()
    assert rejudge("--edition", file).exit_code == 1
    assert rejudge("--edition", file, "--reason", "one").exit_code == 0
    assert rejudge("--edition", file, "--reason", "two").exit_code == 1
    assert db.session.query(EditionRow).one().reason == "one"
