"""Rows of a sheet that somebody filled in: XLSX or CSV, from hands that are not trusted.

Cells come as text. Nothing is calculated: a cell with a formula is told as such and has no value.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from server.documents.tables.column import Table, words_for
from server.words import LANGUAGES

MOST_BYTES = 5_000_000
"""Of the file; 20,000 rows of a usual sheet are one megabyte [P]."""
MOST_UNPACKED_BYTES = 60_000_000
"""XML of a sheet shrinks to a tenth; a bomb shrinks to a thousandth [P]."""
MOST_ROWS = 20_000
MOST_CELLS = 60
MOST_LETTERS = 500
"""Of one cell; longer ones are cut, and too long for every column."""


class UnreadableSheet(Exception):
    """`code` is a refusal's; `facts` fill its sentence."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class SheetRow:
    number: int
    """As the spreadsheet counts it: the head is row 1."""
    cells: dict[str, str]
    """Column code → text without blanks round it; every column of the table."""
    heads: dict[str, str]
    """Column code → head as it stands in the sheet."""
    formulas: tuple[str, ...] = ()
    """Columns whose cell holds a formula."""


def read_sheet(file: Path, table: Table) -> list[SheetRow]:
    """Rows of the first sheet that have anything in them, by the heads of `table` in either language.

    Raises UnreadableSheet: sheet_unreadable, sheet_too_large, sheet_columns_missing.
    """
    if file.stat().st_size > MOST_BYTES:
        raise UnreadableSheet("sheet_too_large", most=MOST_ROWS)
    with file.open("rb") as stream:
        is_zip = stream.read(4) == b"PK\x03\x04"
    lines = _of_workbook(file) if is_zip else _of_text(file)
    return list(_rows(lines, table))


Line = Sequence[tuple[str, bool]]
"""(text, whether it is a formula) of each cell."""


def _of_workbook(file: Path) -> Iterator[Line]:
    try:
        with zipfile.ZipFile(file) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
        if unpacked > MOST_UNPACKED_BYTES:
            raise UnreadableSheet("sheet_too_large", most=MOST_ROWS)
        # its bytes, for a name without .xlsx would be refused
        book = load_workbook(io.BytesIO(file.read_bytes()), read_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            # what a file says of its own size is not believed: rows are counted as they come
            sheet.reset_dimensions()
            for cells in sheet.iter_rows(max_col=MOST_CELLS):
                yield [(_text(cell.value), getattr(cell, "data_type", "") == "f") for cell in cells]
        finally:
            book.close()
    except (
        zipfile.BadZipFile,
        zlib.error,
        InvalidFileException,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        EOFError,
        OSError,
        NotImplementedError,
    ) as error:
        raise UnreadableSheet("sheet_unreadable") from error


def _of_text(file: Path) -> Iterator[Line]:
    data = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        try:
            for line in csv.reader(io.StringIO(text, newline="")):
                yield [(_text(cell), False) for cell in line[:MOST_CELLS]]
        except csv.Error as error:
            raise UnreadableSheet("sheet_unreadable") from error
        return
    raise UnreadableSheet("sheet_unreadable")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # the apostrophe with which a written CSV keeps text from being calculated
    return str(value)[: MOST_LETTERS + 1].strip().removeprefix("'").replace("\x00", "")


def _rows(lines: Iterable[Line], table: Table) -> Iterator[SheetRow]:
    heads = {
        column.head(words_for(language)): column.code
        for language in LANGUAGES
        for column in table.columns
    }
    places: dict[str, int] | None = None
    seen: dict[str, str] = {}
    count = 0
    for number, line in enumerate(lines, 1):
        if number > 2 * MOST_ROWS:
            raise UnreadableSheet("sheet_too_large", most=MOST_ROWS)
        if places is None:
            if any(text for text, _ in line):
                places = _places(line, heads, table)
                seen = {code: line[at][0] for code, at in places.items()}
            continue
        row = _row(number, line, places, seen)
        if any(row.cells.values()) or row.formulas:
            count += 1
            if count > MOST_ROWS:
                raise UnreadableSheet("sheet_too_large", most=MOST_ROWS)
            yield row
    if places is None:
        raise UnreadableSheet("sheet_columns_missing", columns=list(heads)[: len(table.columns)])


def _places(line: Line, heads: dict[str, str], table: Table) -> dict[str, int]:
    found = {heads[text]: at for at, (text, _) in enumerate(line) if text in heads}
    missing = [column.head(words_for("zh")) for column in table.columns if column.code not in found]
    if missing:
        raise UnreadableSheet("sheet_columns_missing", columns=missing)
    return found


def _row(number: int, line: Line, places: dict[str, int], heads: dict[str, str]) -> SheetRow:
    cells = {code: line[at] if at < len(line) else ("", False) for code, at in places.items()}
    return SheetRow(
        number,
        {code: "" if formula else text for code, (text, formula) in cells.items()},
        heads,
        tuple(code for code, (_, formula) in cells.items() if formula),
    )
