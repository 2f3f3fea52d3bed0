"""The crops of an edition and what differs from the one before, as the desk reads them."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.jobs.adopting import adopt
from server.models.base import now
from server.rules.edition import DEFAULT_EDITION
from tests.api.records import Inspector, inspector


@pytest.fixture
def officer(client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"))


def page(who: Inspector, edition_id: str) -> Any:
    response = who.get(f"editions/{edition_id}")
    assert response.status_code == 200, response.json
    return response.json


def test_every_crop_is_told_with_its_seasons_and_whether_that_was_read(officer: Inspector) -> None:
    told = page(officer, DEFAULT_EDITION.id)
    assert [crop["code"] for crop in told["crops"]] == [c.code for c in DEFAULT_EDITION.crops]
    assert told["crop_differences"] == []
    rice = told["crops"][0]
    assert (rice["zh"], rice["en"], rice["grain"], rice["group"]) == (
        "水稻",
        "rice",
        True,
        "cereal",
    )
    assert rice["cycles"][0]["harvest"] == ["08-11", "09-30"]
    assert len(rice["usual_stage"]) == 12
    assert rice["mark"] == {"mark": "V", "sentence": {"zh": "查到出处", "en": "read in a source"}}
    assert {crop["mark"]["mark"] for crop in told["crops"]} == {"U", "V"}


def test_what_differs_from_the_edition_before(officer: Inspector) -> None:
    rice, ratoon, *others = DEFAULT_EDITION.crops
    ratoon = replace(ratoon, grain=False)
    new = replace(others[-1], code="tea_oil", zh="油茶", en="tea oil", cut_of=None)
    edition_id = f"t{uuid.uuid4().hex[:12]}"
    edition = replace(
        DEFAULT_EDITION,
        id=edition_id,
        effective_from=now().date(),
        crops=(rice, ratoon, *others[:-1], new),
    )
    adopt(edition, "crops of the bureau", None)
    told = page(officer, edition_id)
    differences = {
        one["code"]: (one["before"] and one["before"]["grain"], one["after"] and one["after"]["zh"])
        for one in told["crop_differences"]
    }
    assert differences == {
        "rice_ratoon": (True, "再生稻"),
        others[-1].code: (others[-1].grain, None),
        "tea_oil": (None, "油茶"),
    }
    assert told["crops_changed"] == sorted(differences)
    assert told["crops"][-1]["code"] == "tea_oil"
