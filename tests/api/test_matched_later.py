"""Pictures that were taken before anybody said of which plot: what such a record tells."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from server.models.base import now
from tests.api.phones import Phone
from tests.api.records import code_of
from tests.makers import jpeg, make_plot, text


@pytest.fixture
def chief(client: FlaskClient) -> Phone:
    return Phone(client, "chief")


def test_a_record_says_that_its_plot_was_named_later(chief: Phone) -> None:
    taken = now() - timedelta(hours=9, minutes=30)
    named = text(taken + timedelta(hours=9, minutes=20))
    claim = chief.claim(make_plot(), jpeg(1), at=taken, matched_at=named)
    chief.found(chief.sealed(claim))
    answer = chief.who.record()
    found = {one["code"]: one for one in answer["verdict"]["findings"]}
    assert found["matched_later"]["weight"] == "note"
    assert found["matched_later"]["facts"] == {"hours": 9, "minutes": 20}
    assert "photo_outside_visit" not in found
    assert answer["verdict"]["position"]["class"] == "inside"
    assert answer["claim"]["matched_at"] == named
    assert answer["claim"]["finished_at"] == text(taken)


def test_the_seal_covers_when_the_plot_was_named(chief: Phone) -> None:
    moment = now()
    sealed = chief.sealed(chief.claim(make_plot(), jpeg(1), matched_at=text(moment)))
    without = {name: value for name, value in sealed.items() if name != "matched_at"}
    assert "signature_bad" in chief.found(without)


def test_an_older_phone_sends_nothing_of_it(chief: Phone) -> None:
    assert "matched_later" not in chief.found(chief.sealed(chief.claim(make_plot(), jpeg(1))))
    assert "matched_at" not in chief.who.record()["claim"]


@pytest.mark.parametrize("named", ["yesterday", "2026-07-01T02:00:00", 5, "10000-01-01T00:00:00Z"])
def test_what_is_no_moment_is_refused(chief: Phone, named: object) -> None:
    claim = chief.claim(make_plot(), jpeg(1), matched_at=named)
    assert code_of(chief.who.put(claim)) == (422, "body_invalid")
