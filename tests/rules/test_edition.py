"""An edition travels as plain JSON and comes back as it was; what is no edition is refused."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from typing import Any

import orjson
import pytest

from server.rules.crop import CROPS
from server.rules.edition import (
    DEFAULT_EDITION,
    Edition,
    adopted_edition,
    by_code,
    edition_as_json,
    edition_from_json,
)
from server.rules.limits import Limits

OTHER = Edition(
    "2024.2",
    date(2024, 7, 1),
    replace(
        Limits(),
        edge_cap_m=20.0,
        orchard_either=False,
        reasonable_plants_per_mu=(("柑橘", 60.0), ("茶", 3000.0)),
        grain_share_percent=60,
        main_season=("03-15", "10-15"),
    ),
    CROPS[:3],
)


@pytest.mark.parametrize("edition", [DEFAULT_EDITION, OTHER], ids=lambda edition: edition.id)
@pytest.mark.parametrize(
    "there_and_back",
    [
        lambda said: said,
        lambda said: json.loads(json.dumps(said)),
        lambda said: orjson.loads(orjson.dumps(said)),
    ],
    ids=["as it is", "json", "orjson"],
)
def test_it_comes_back_as_it_was(edition: Edition, there_and_back: Any) -> None:
    assert edition_from_json(there_and_back(edition_as_json(edition))) == edition


def test_an_edition_that_came_back_can_be_a_key() -> None:
    assert hash(edition_from_json(edition_as_json(OTHER))) == hash(OTHER)


def test_every_limit_travels() -> None:
    said = edition_as_json(DEFAULT_EDITION)["limits"]
    assert set(said) == {field.name for field in fields(Limits)}


@pytest.mark.parametrize("name", ["id", "effective_from", "limits", "crops"])
def test_a_part_left_out_is_refused(name: str) -> None:
    said = edition_as_json(DEFAULT_EDITION)
    del said[name]
    with pytest.raises(KeyError):
        edition_from_json(said)


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_a_limit_left_out_is_refused_rather_than_guessed(name: str) -> None:
    said = edition_as_json(DEFAULT_EDITION)
    del said["limits"][name]
    with pytest.raises(KeyError):
        edition_from_json(said)


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_an_adopted_edition_older_than_a_limit_still_loads(name: str) -> None:
    said = edition_as_json(OTHER)
    del said["limits"][name]
    limits = replace(OTHER.limits, **{name: getattr(DEFAULT_EDITION.limits, name)})
    assert adopted_edition(said) == replace(OTHER, limits=limits)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("effective_from", "2023-13-01"),
        ("effective_from", 2023),
        ("crops", [{"code": "rice"}]),
        ("crops", [{"code": "rice", "cycles": []}]),
        ("crops", edition_as_json(OTHER)["crops"][:1] * 2),
        ("crops", [{**edition_as_json(OTHER)["crops"][0], "colour": "green"}]),
    ],
)
def test_what_is_no_edition_is_refused(part: str, value: Any) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        edition_from_json({**edition_as_json(DEFAULT_EDITION), part: value})


class TestCatalogue:
    def test_codes_are_single(self) -> None:
        assert len(by_code(CROPS)) == len(CROPS)
        with pytest.raises(ValueError, match="twice"):
            by_code((CROPS[0], CROPS[0]))

    @pytest.mark.parametrize("crop", CROPS, ids=lambda crop: crop.code)
    def test_a_crop_is_whole(self, crop: Any) -> None:
        assert crop.zh
        assert crop.en
        assert len(crop.usual_stage) == 12
        assert len(set(crop.local)) == len(crop.local)
        assert crop.cut_of is None or crop.cut_of in by_code(CROPS)
        assert not crop.ask_purpose or len(crop.purposes) > 1
        for cycle in crop.cycles:
            for span in (cycle.sow, cycle.transplant, cycle.standing, cycle.harvest):
                for day in span or ():
                    date.fromisoformat(f"2023-{day}")

    @pytest.mark.parametrize(
        ("local", "code"),
        [("红苕", "sweet_potato"), ("洋芋", "potato"), ("苞谷", "maize"), ("胡豆", "broad_bean")],
    )
    def test_local_words_are_known(self, local: str, code: str) -> None:
        assert [crop.code for crop in CROPS if local in (crop.zh, *crop.local)] == [code]

    def test_a_name_means_one_crop(self) -> None:
        names = [name for crop in CROPS for name in {crop.zh, *crop.local}]
        assert sorted({name for name in names if names.count(name) > 1}) == []

    def test_grain_is_cereals_beans_and_two_tubers(self) -> None:
        grain = {crop.code for crop in CROPS if crop.grain}
        assert {crop.group for crop in CROPS if crop.grain} == {"cereal", "bean", "tuber"}
        assert {crop.code for crop in CROPS if crop.group == "tuber"} == {"potato", "sweet_potato"}
        assert not grain & {"rapeseed", "peanut", "cassava", "taro", "yam", "konjac", "lotus"}
