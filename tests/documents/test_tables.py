"""Lists as files: what a spreadsheet reads back, in both languages, and what it must not calculate."""

from __future__ import annotations

import csv
import re
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from server.documents.tables.column import Column, Kind, Table, words_for
from server.documents.tables.columns import TABLES
from server.documents.tables.comma import write_csv
from server.documents.tables.workbook import write_xlsx
from server.words import LANGUAGES, Language, list_catalogue

AT = datetime(2026, 11, 29, 1, 2, 3, tzinfo=UTC)
DANGEROUS = (
    "=1+1",
    "+86 138",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "  =1+1",
    "　=1+1",
    '=HYPERLINK("http://x","y")',
)
HARMLESS = ("王家坡", "0047", "511703001001", "http://example.org", "a=b", "1e9", "", "换\n行")


def table(kind: Kind, name: str = "plots") -> Table:
    return Table(name, (Column("note", kind, lambda row, _: row["it"]),))


def from_xlsx(folder: Path, table_: Table, rows: Any, language: Language = "zh", **how: Any) -> Any:
    file = folder / "list.xlsx"
    file.unlink(missing_ok=True)
    write_xlsx(file, table_, rows, language, AT, **how)
    return load_workbook(file)


def from_csv(folder: Path, table_: Table, rows: Any, language: Language = "zh") -> list[list[str]]:
    file = folder / "list.csv"
    file.unlink(missing_ok=True)
    write_csv(file, table_, rows, language)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as read:
        return list(csv.reader(read))


@pytest.mark.parametrize("text", [*DANGEROUS, *HARMLESS])
def test_text_stays_text_in_xlsx(tmp_path: Path, text: str) -> None:
    sheet = from_xlsx(tmp_path, table("text"), [{"it": text}]).active
    cell = sheet.cell(2, 1)
    assert (cell.value or "").replace("_x000D_", "\r") == text
    assert cell.data_type == ("s" if text else "n")
    assert cell.hyperlink is None
    with zipfile.ZipFile(tmp_path / "list.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe_in_csv(
    tmp_path: Path, text: str
) -> None:
    assert from_csv(tmp_path, table("text"), [{"it": text}])[1] == [f"'{text}"]


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_is_as_it_was_in_csv(tmp_path: Path, text: str) -> None:
    assert from_csv(tmp_path, table("text"), [{"it": text}])[1] == [text]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=200)
def test_no_cell_of_a_csv_begins_like_a_formula(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    cell = from_csv(tmp_path_factory.mktemp("csv"), table("text"), [{"it": text}])[1][0]
    assert cell in (text, f"'{text}")
    assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)


VALUES: list[tuple[Kind, Any, Any, str]] = [
    ("mu", Decimal("8.61"), 8.61, "8.61"),
    ("mu", Decimal("0.10"), 0.1, "0.10"),
    ("number", -107.4512345, -107.4512345, "-107.4512345"),
    ("number", 5.0, 5, "5"),
    ("whole", -3, -3, "-3"),
    ("instant", AT, datetime(2026, 11, 29, 9, 2, 3), "2026-11-29 09:02:03"),
    (
        "instant",
        datetime(2026, 12, 31, 16, tzinfo=UTC),
        datetime(2027, 1, 1),
        "2027-01-01 00:00:00",
    ),
    ("instant", datetime(1, 1, 1, tzinfo=UTC), "0001-01-01 08:00:00", "0001-01-01 08:00:00"),
    ("day", date(2026, 2, 28), datetime(2026, 2, 28), "2026-02-28"),
    ("text", None, None, ""),
    ("mu", None, None, ""),
]


@pytest.mark.parametrize(("kind", "value", "in_xlsx", "in_csv"), VALUES)
def test_values_keep_their_kind(
    tmp_path: Path, kind: Kind, value: Any, in_xlsx: Any, in_csv: str
) -> None:
    assert from_xlsx(tmp_path, table(kind), [{"it": value}]).active.cell(2, 1).value == in_xlsx
    assert from_csv(tmp_path, table(kind), [{"it": value}])[1] == [in_csv]


def test_areas_show_two_places_and_codes_all_their_digits(tmp_path: Path) -> None:
    sheet = from_xlsx(tmp_path, table("mu"), [{"it": Decimal("2.5")}]).active
    assert sheet.cell(2, 1).number_format == "0.00"
    sheet = from_xlsx(tmp_path, table("text"), [{"it": "0047"}]).active
    assert (sheet.cell(2, 1).value, sheet.cell(2, 1).number_format) == ("0047", "@")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_head_and_every_head_a_column(language: Language) -> None:
    words = words_for(language)
    codes = {column.code for one in TABLES.values() for column in one.columns}
    assert codes == set(list_catalogue(language)["column"])
    assert set(TABLES) == set(list_catalogue(language)["list"])
    for one in TABLES.values():
        heads = [column.head(words) for column in one.columns]
        assert len(set(heads)) == len(heads), one.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_list_still_has_its_heads(tmp_path: Path, language: Language) -> None:
    words = words_for(language)
    heads = [column.head(words) for column in TABLES["plots"].columns]
    book = from_xlsx(tmp_path, TABLES["plots"], [], language)
    assert book.sheetnames == [words.say("list", "plots")]
    assert [cell.value for cell in book.active[1]] == heads
    assert from_csv(tmp_path, TABLES["plots"], [], language) == [heads]


def test_what_is_too_long_for_a_sheet_goes_on_in_the_next(tmp_path: Path) -> None:
    book = from_xlsx(tmp_path, table("whole"), [{"it": n} for n in range(7)], rows_a_sheet=3)
    read = [[row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in book]
    assert read == [[0, 1, 2], [3, 4, 5], [6]]
    book = from_xlsx(tmp_path, table("whole"), [{"it": n} for n in range(3)], rows_a_sheet=3)
    assert len(book.sheetnames) == 1


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        files.append(tmp_path / name / "list.xlsx")
        write_xlsx(files[-1], table("text"), [{"it": "x"}], "zh", AT)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    def rows(count: int) -> Iterator[dict[str, Any]]:
        return ({"it": f"王家坡 {n}"} for n in range(count))

    def peak(count: int) -> int:
        file = tmp_path / f"{count}.xlsx"
        tracemalloc.start()
        write_xlsx(file, table("text"), rows(count), "zh", AT)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    # what the pieces of the zip take; the rows alone would be several times as much
    assert peak(20_000) < 1_500_000
