"""Codes, facts and times as the report says them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from server.documents.words import Words, minute, number, second

ZH, EN = Words("zh"), Words("en")


@pytest.mark.parametrize(
    ("words", "code", "facts", "sentence"),
    [
        (ZH, "outside", {"distance_m": 37.6}, "离图斑还有 38 米"),
        (EN, "photo_set_incomplete", {"missing": ["closeup", "opposite"]}, "Close-up, Opposite"),
        (ZH, "photo_set_incomplete", {"missing": "closeup, opposite"}, "近景、对面"),
        (ZH, "stage_missing", {"crop": "rice"}, "“水稻”"),
        (ZH, "crop_unknown", {"crop": "天麻"}, "“天麻”"),
        (ZH, "photo_time_gap", {"minutes": 5.0}, "差 5 分钟"),
        (ZH, "abandonment_warning", {"last_crop_on": "2025-09-01"}, "2025-09-01"),
        (EN, "of_a_later_edition", {"code": 1, "kind": 2}, "of_a_later_edition"),
    ],
)
def test_findings_in_words(words: Words, code: str, facts: dict[str, Any], sentence: str) -> None:
    assert sentence in words.finding(code, facts)


@pytest.mark.parametrize(
    ("code", "scheme", "said"),
    [
        ("0103", "GBT21010-2017", "0103 旱地"),
        ("0204K", "GBT21010-2017", "0204K 可调整其他园地"),
        ("0103", "another", "0103"),
        ("9999", "GBT21010-2017", "9999"),
        (None, "GBT21010-2017", "没有资料"),
    ],
)
def test_land_classes(code: str | None, scheme: str, said: str) -> None:
    assert ZH.land_class(code, scheme) == said


def test_attributes() -> None:
    assert [ZH.attribute(code) for code in ("LS", "XX", None)] == [
        "LS 种植粮食作物",
        "XX",
        "没有资料",
    ]


@pytest.mark.parametrize(
    ("deg", "said"),
    [(0, "北"), (22.4, "北"), (22.5, "东北"), (202, "南"), (350, "北"), (360, "北")],
)
def test_directions(deg: float, said: str) -> None:
    assert ZH.direction(deg) == said


def test_times_are_those_of_china() -> None:
    moment = datetime(2026, 6, 30, 23, 59, 58, 999_000, tzinfo=UTC)
    assert (minute(moment), second(moment)) == ("2026-07-01 07:59", "2026-07-01 07:59:58")
    assert second(datetime(9999, 12, 31, 23, 0, tzinfo=UTC)) == "9999-12-31 23:00:00"
    assert minute(datetime(2, 1, 1, tzinfo=UTC)) == "0002-01-01 08:00"


def test_numbers_as_people_write_them() -> None:
    assert [number(value) for value in (5.0, 5, 0.5, -3.0)] == ["5", "5", "0.5", "-3"]
