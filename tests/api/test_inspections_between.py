"""What happens after a record was judged and before it takes the write lock is in its verdict."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from server.api import corridor
from server.models.base import db, now, writing
from server.models.edition import EditionRow
from server.rules.edition import DEFAULT_EDITION, edition_as_json
from tests.api.records import OTHER_RECORD, RECORD, Inspector, codes, inspector
from tests.makers import jpeg, make_claim, make_plot, sha256, square

PHOTO = jpeg(1)
Between = Callable[[Callable[[], Any]], None]


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def twin(app: APIFlask, chief: Inspector) -> Inspector:
    """The same person with another phone."""
    return Inspector(app.test_client(), chief.person_id)


@pytest.fixture
def plot_id() -> str:
    return make_plot()


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Between:
    """Has something happen once, in that moment."""

    def arrange(meanwhile: Callable[[], Any]) -> None:
        todo = [meanwhile]

        def lock() -> AbstractContextManager[Session]:
            if todo:
                todo.pop()()
            return writing()

        monkeypatch.setattr(corridor, "writing", lock)

    return arrange


def test_a_photo_that_lands(
    chief: Inspector, twin: Inspector, plot_id: str, between: Between
) -> None:
    between(lambda: twin.phone.send(PHOTO))
    told = chief.put(make_claim(plot_id, chief.person_id, [PHOTO])).json
    assert told["verdict"]["owed_photos"] == []
    assert told["receipt"]["photos"] == [sha256(PHOTO)]
    assert chief.record() == told


def test_a_record_of_the_same_plot(
    chief: Inspector, twin: Inspector, plot_id: str, between: Between
) -> None:
    chief.phone.send(PHOTO)
    claim = make_claim(plot_id, chief.person_id, [PHOTO])
    between(lambda: twin.put(claim, OTHER_RECORD))
    told = chief.put(claim).json
    assert set(told["years"][0]["grain"]["inspections"]) == {RECORD, OTHER_RECORD}
    assert chief.record() == told


def test_a_record_elsewhere_with_the_same_photo(
    chief: Inspector, twin: Inspector, plot_id: str, between: Between
) -> None:
    """Whichever of the two is written later must say so."""
    chief.phone.send(PHOTO)
    other = make_claim(make_plot("0002", square(107.46, 31.13)), chief.person_id, [PHOTO])
    between(lambda: twin.put(other, OTHER_RECORD))
    told = chief.put(make_claim(plot_id, chief.person_id, [PHOTO])).json
    assert "photo_reused" in codes(told)
    assert "photo_reused" not in codes(twin.record(OTHER_RECORD))


def test_an_edition(chief: Inspector, plot_id: str, between: Between) -> None:
    edition = replace(DEFAULT_EDITION, id="2026.9", effective_from=now().date())

    def adopt() -> None:
        # over a connection of its own: the record's session is in the middle of its reading
        with db.engine.begin() as connection:
            connection.execute(
                sa.insert(EditionRow).values(
                    id=edition.id,
                    effective_from=edition.effective_from,
                    body=edition_as_json(edition),
                    reason="test",
                    adopted_at=now(),
                )
            )

    between(adopt)
    told = chief.put(make_claim(plot_id, chief.person_id, [])).json
    assert told["verdict"]["edition"] == "2026.9"


def test_a_plot_that_is_nobody_s_any_more(chief: Inspector, plot_id: str, between: Between) -> None:
    def move() -> None:
        with db.engine.begin() as connection:
            connection.execute(sa.text("UPDATE plot SET division_code = '999999'"))

    between(move)
    refused = chief.put(make_claim(plot_id, chief.person_id, []))
    assert (refused.status_code, refused.json["code"]) == (404, "plot_unknown")
