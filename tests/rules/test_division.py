"""Codes of divisions, whole and filled up."""

from __future__ import annotations

import pytest

from server.rules.division import beginning_of, level_of, parent_of


@pytest.mark.parametrize(
    ("code", "beginning", "level", "parent"),
    [
        ("510000000000", "51", "province", None),
        ("51", "51", "province", None),
        ("511700000000", "5117", "city", "51"),
        ("511703000000", "511703", "county", "5117"),
        ("511703", "511703", "county", "5117"),
        ("511703001000", "511703001", "township", "511703"),
        ("511703001201", "511703001201", "village", "511703001"),
        ("5117030012010000000", "511703001201", "village", "511703001"),
        ("5117030012010300000", "5117030012010300000", "group", "511703001201"),
        ("51170300120103", "51170300120103", "group", "511703001201"),
        ("511703001200", "511703001200", "village", "511703001"),
    ],
)
def test_a_code_has_a_beginning_a_level_and_a_parent(
    code: str, beginning: str, level: str, parent: str | None
) -> None:
    assert beginning_of(code) == beginning
    assert level_of(beginning) == level
    assert parent_of(beginning) == parent


@pytest.mark.parametrize(
    "code", ["", "5", "511", "51170", "5117031", "乙湾村", "51170300120103000000", "00", "５１"]
)
def test_what_is_no_code(code: str) -> None:
    assert beginning_of(code) is None
