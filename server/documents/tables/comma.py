"""A list as CSV: UTF-8 with a byte order mark, without which Excel in China reads it as GBK."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from server.documents.tables.column import Column, Row, Table, words_for
from server.documents.tables.safe import begins_formula
from server.documents.words import number, second
from server.words import Language


def write_csv(file: Path, table: Table, rows: Iterable[Row], language: Language) -> None:
    """Every cell as text; what a spreadsheet would calculate gets a leading apostrophe."""
    words = words_for(language)
    with file.open("x", encoding="utf-8-sig", errors="replace", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(column.head(words) for column in table.columns)
        for row in rows:
            writer.writerow(_cell(column, column.value(row, words)) for column in table.columns)


def _cell(column: Column, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return second(value)
    if isinstance(value, date):
        return value.isoformat()
    if column.kind != "text" and isinstance(value, int | float | Decimal):
        return number(value) if isinstance(value, float) else str(value)
    text = str(value)
    return f"'{text}" if begins_formula(text) else text
