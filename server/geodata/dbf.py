"""The table of a Shapefile, read as bytes.

GDAL decodes a .dbf before anybody can tell in which encoding it is, and takes ISO-8859-1 where it
does not know; here the bytes are kept until the encoding is decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import numpy as np

from server.geodata.errors import Unreadable

DIGITS_MAX = 30


@dataclass(frozen=True, slots=True)
class Column:
    name: bytes
    kind: str
    """Type letter of dBase: C text, N and F numbers, D date, L logical."""
    width: int
    values: list[bytes]
    """One a record, up to the first zero byte, trailing blanks cut."""


def read_dbf(path: Path) -> list[Column]:
    """Every column with the values of all records, deleted ones too (their place counts).

    Raises Unreadable import_file_broken where the header and the length of the file disagree.
    """
    data = path.read_bytes()
    if len(data) < 33:
        raise Unreadable("import_file_broken", why=".dbf")
    count = int.from_bytes(data[4:8], "little")
    header = int.from_bytes(data[8:10], "little")
    record = int.from_bytes(data[10:12], "little")
    described = _described(data[32:header])
    if 1 + sum(width for _, _, width in described) > record or record == 0:
        raise Unreadable("import_file_broken", why=".dbf")
    if len(data) < header + count * record:
        raise Unreadable("import_file_broken", why=".dbf")
    table = np.frombuffer(data, np.uint8, count * record, header).reshape(count, record)
    columns, start = [], 1
    for name, kind, width in described:
        block = np.ascontiguousarray(table[:, start : start + width])
        raw = block.view(f"S{width}")[:, 0].tolist() if count else []
        # what stands behind a zero byte is left over from a longer text
        values = [value.split(b"\0", 1)[0].rstrip() for value in raw]
        columns.append(Column(name, kind, width, values))
        start += width
    return columns


def _described(header: bytes) -> list[tuple[bytes, str, int]]:
    described = []
    for place in range(0, len(header), 32):
        entry = header[place : place + 32]
        if len(entry) < 32 or entry[0] in (0x0D, 0x00):
            break
        kind = chr(entry[11])
        # dBase's own way for text wider than 255: the decimals hold the high byte
        width = entry[16] + 256 * entry[17] if kind == "C" else entry[16]
        if width == 0:
            raise Unreadable("import_file_broken", why=".dbf")
        described.append((entry[:11].split(b"\0")[0], kind, width))
    if not described:
        raise Unreadable("import_file_broken", why=".dbf")
    return described


def decoded(column: Column, encoding: str) -> list[Any]:
    """Values as text, int, Decimal, ISO date or bool; None where empty.

    A number that is none stays text, so that a check can name it.
    """
    if column.kind in "NF":
        return [_number(value) for value in column.values]
    if column.kind == "D":
        return [_date(value) for value in column.values]
    if column.kind == "L":
        return [
            {b"T": True, b"Y": True, b"F": False, b"N": False}.get(value.upper())
            for value in column.values
        ]
    if column.kind != "C":
        return [None] * len(column.values)
    return [text_of(value, column.width, encoding) or None for value in column.values]


def text_of(value: bytes, width: int, encoding: str) -> str:
    """Decodes strictly; only a character that the field's end cut in two is dropped.

    Raises UnicodeDecodeError.
    """
    try:
        return value.decode(encoding).strip()
    except UnicodeDecodeError as error:
        if len(value) == width and error.end >= len(value) and len(value) - error.start < 4:
            return value[: error.start].decode(encoding).strip()
        raise


def _number(value: bytes) -> int | Decimal | str | None:
    text = value.decode("ascii", "replace").strip()
    if not text or set(text) == {"*"}:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > DIGITS_MAX:
        # "1E+999999999" is a number too, and one that no machine can write out
        return text
    return int(number) if text.lstrip("+-").isdecimal() else number


def _date(value: bytes) -> str | None:
    text = value.decode("ascii", "replace").strip()
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])).isoformat()
    except ValueError:
        return None
