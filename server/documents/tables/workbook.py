"""A list as XLSX, row after row: memory does not grow with the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from server.documents.tables.column import Column, Kind, Row, Table, words_for
from server.documents.words import Words, in_china
from server.words import Language

ROWS_A_SHEET = 1_000_000
"""A sheet ends at 1,048,576."""
LETTERS_A_CELL = 32_767
FIRST_YEAR = 1900
"""Days before it are text in a spreadsheet: some phone's clock stood there."""
FORMATS: dict[Kind, str] = {
    "text": "@",
    "mu": "0.00",
    "yuan": "0.00",
    "number": "General",
    "whole": "0",
    "instant": "yyyy-mm-dd hh:mm:ss",
    "day": "yyyy-mm-dd",
}
Write = Callable[[Worksheet, int, int, Any], None]


def write_xlsx(
    file: Path,
    table: Table,
    rows: Iterable[Row],
    language: Language,
    made_at: datetime,
    rows_a_sheet: int = ROWS_A_SHEET,
) -> None:
    """Numbers and days as such, everything else as text: no cell is a formula or a link.

    `made_at` stands in the file, so that the same rows give the same bytes; parts of the file lie in
    its own folder meanwhile.
    """
    words = words_for(language)
    options = {"constant_memory": True, "tmpdir": str(file.parent)}
    with closing(Workbook(str(file), options)) as book:
        title = words.say("list", table.name)
        book.set_properties({"title": title, "created": in_china(made_at).replace(tzinfo=None)})
        cells = {kind: book.add_format({"num_format": told}) for kind, told in FORMATS.items()}
        wrapped = book.add_format({"num_format": "@", "text_wrap": True})
        head = book.add_format({"bold": True, "num_format": "@"})
        left = iter(rows)
        following, place = next(left, None), 0
        while following is not None or place == 0:
            place += 1
            sheet = book.add_worksheet(f"{title} {place}" if place > 1 else title)
            writers = _begin(sheet, table, words, head, cells, wrapped)
            at = 0
            while following is not None and at < rows_a_sheet:
                at += 1
                _write(sheet, at, table, writers, following, words)
                following = next(left, None)


def _write(
    sheet: Worksheet, at: int, table: Table, writers: list[Write], row: Row, words: Words
) -> None:
    for place, (column, write) in enumerate(zip(table.columns, writers, strict=True)):
        value = column.value(row, words)
        if value is not None and value != "":
            write(sheet, at, place, value)


def _begin(
    sheet: Worksheet,
    table: Table,
    words: Words,
    head: Format,
    cells: dict[Kind, Format],
    wrapped: Format,
) -> list[Write]:
    """Heads that stay in sight, and how the cells of each column are written."""
    writers = []
    for at, column in enumerate(table.columns):
        long = column.width > 40 and column.code in ("findings", "reasons")
        sheet.set_column(at, at, column.width)
        writers.append(_writer(column, wrapped if long else cells[column.kind]))
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.head(words), head)
    sheet.freeze_panes(1, 1)
    return writers


def _writer(column: Column, cell: Format) -> Write:
    def text(sheet: Worksheet, row: int, at: int, value: Any) -> None:
        sheet.write_string(row, at, str(value)[:LETTERS_A_CELL], cell)

    def number(sheet: Worksheet, row: int, at: int, value: Any) -> None:
        sheet.write_number(row, at, float(value), cell)

    def moment(sheet: Worksheet, row: int, at: int, value: date) -> None:
        shown = in_china(value).replace(tzinfo=None) if isinstance(value, datetime) else value
        if shown.year < FIRST_YEAR:
            sheet.write_string(row, at, str(shown), cell)
        else:
            sheet.write_datetime(row, at, shown, cell)

    if column.kind in ("instant", "day"):
        return moment
    return text if column.kind == "text" else number
