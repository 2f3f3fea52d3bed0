"""docs/rules.md says every limit with its default and source, and warns of those to be confirmed."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from server.rules.limits import Limits

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
COLUMNS = "| limit | default |"
"""How the tables of limits begin; other tables are headed otherwise."""


def _lines() -> dict[str, str]:
    found, among = {}, False
    for line in DOCUMENT.splitlines():
        among = line.startswith("|") and (among or line.startswith(COLUMNS))
        if among and line.startswith("| `"):
            found[line.split("`")[1]] = line
    return found


LINES = _lines()


def said(value: object) -> str:
    if value == ():
        return "empty"
    if isinstance(value, tuple):
        return " to ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("field", fields(Limits), ids=lambda field: field.name)
def test_a_limit_stands_with_its_default_and_source(field: Any) -> None:
    cells = [cell.strip() for cell in LINES[field.name].split("|")]
    assert cells[2] == said(field.default)
    assert cells[4]
    if "[U]" in cells[4]:
        assert "待确认" in cells[4]


def test_no_other_limit_is_told() -> None:
    assert set(LINES) == {field.name for field in fields(Limits)}


def test_every_row_of_the_decision_table_is_told() -> None:
    told = {
        cell
        for line in DOCUMENT.splitlines()
        if line.startswith("| ")
        for cell in [line.split("|")[1].strip()]
    }
    numbers = {number for cell in told for number in cell.split(", ") if number.isdigit()}
    assert numbers == {str(number) for number in range(1, 25)}
