"""Sheets as people would bring them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from werkzeug.test import TestResponse

from server.documents.tables.column import words_for
from server.documents.tables.columns import TABLES
from tests.api.records import Inspector

Cells = Sequence[Any]


def workbook(table: str, *rows: Cells) -> bytes:
    """A sheet with the heads of the table in Chinese."""
    book = Workbook()
    sheet = book.active
    sheet.append([column.head(words_for("zh")) for column in TABLES[table].columns])
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bring(who: Inspector, kind: str, file: bytes, act: str = "look") -> TestResponse:
    return who.client.post(
        f"/api/v1/sheets/{kind}/{act}",
        data={"file": (io.BytesIO(file), "sheet.xlsx")},
        headers=who.headers,
    )


def faults(response: TestResponse) -> list[tuple[int, str]]:
    """(row, code) of each."""
    assert response.status_code == 200, response.text
    return [(one["row"], one["code"]) for one in response.json["faults"]]
