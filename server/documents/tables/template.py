"""An empty sheet to fill in: its heads, one example row, and a second sheet that explains each column."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from xlsxwriter import Workbook

from server.documents.tables.column import Table, words_for
from server.words import Language

ROWS_AS_TEXT = 2_000
"""So far down codes and telephone numbers that are typed in stay text."""


def write_template(
    file: Path, table: Table, example: Mapping[str, str], language: Language
) -> None:
    """Explanations stand in words/lists under "column_help", as `table.column`."""
    words = words_for(language)
    with closing(Workbook(str(file), {"tmpdir": str(file.parent)})) as book:
        text = book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "num_format": "@"})
        wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(words.say("list", table.name))
        notes = book.add_worksheet(words.say("sheet", "notes"))
        notes.set_column(0, 0, 24)
        notes.set_column(1, 1, 90)
        notes.write_string(0, 0, words.say("sheet", "how"), wrapped)
        notes.write_string(0, 1, words.say("sheet_help", table.name), wrapped)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, max(column.width, 14), text)
            sheet.write_string(0, at, column.head(words), head)
            sheet.write_string(1, at, example[column.code], text)
            notes.write_string(at + 1, 0, column.head(words), wrapped)
            told = words.say("column_help", f"{table.name}.{column.code}")
            notes.write_string(at + 1, 1, told, wrapped)
        sheet.freeze_panes(1, 0)
