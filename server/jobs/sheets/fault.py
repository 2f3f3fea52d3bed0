"""What is wrong with a row of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from server.documents.tables.reading import MOST_LETTERS, SheetRow


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` has its sentence in server/words under "sheet_fault"."""

    row: int
    code: str
    facts: dict[str, Any]


def shape_faults(
    rows: Iterable[SheetRow], needed: Iterable[str], most: dict[str, int]
) -> Iterator[Fault]:
    """Formulas, cells that must not be empty, cells longer than `most` letters."""
    asked = tuple(needed)
    for row in rows:
        for column in row.formulas:
            yield Fault(row.number, "formula", {"column": row.heads[column]})
        for column in asked:
            if not row.cells[column] and column not in row.formulas:
                yield Fault(row.number, "empty", {"column": row.heads[column]})
        for column, text in row.cells.items():
            if len(text) > most.get(column, MOST_LETTERS):
                yield Fault(row.number, "long", {"column": row.heads[column]})
