"""In which encoding the text of a Shapefile is: proven from its bytes, or asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from server.geodata.dbf import Column, text_of
from server.geodata.errors import Unreadable

Evidence = Literal["given", "cpg", "ascii", "utf8_strict", "gb18030_strict", "format"]
NAME_FIELDS = (b"ZLDWMC", b"DLMC", b"QSDWMC", b"XZMC")
SAMPLES = 5
GBK_NAMES = frozenset({"GBK", "GB2312", "GB18030", "936", "CP936", "EUC-CN", "ANSI 936", "MS936"})
UTF8_NAMES = frozenset({"UTF-8", "UTF8", "65001", "CP65001", "UTF-8-SIG"})


@dataclass(frozen=True, slots=True)
class Encoding:
    name: Literal["UTF-8", "GB18030"]
    evidence: Evidence
    samples: tuple[str, ...]
    """Up to five different names, for a person to look at."""


def find_encoding(columns: list[Column], cpg: Path | None, given: str | None) -> Encoding:
    """First what a person said, then .cpg, then UTF-8 strict, then GB18030 strict (domain E).

    Nothing is taken that does not decode every value. Raises Unreadable import_needs_encoding, with
    samples in both readings, where the bytes allow two readings or none.
    """
    texts = [
        (value, column.width)
        for column in columns
        if column.kind == "C"
        for value in set(column.values)
        if not value.isascii()
    ]
    texts += [(column.name, 10) for column in columns if not column.name.isascii()]
    if given is not None:
        name: Literal["UTF-8", "GB18030"] = "UTF-8" if _known(given) == "UTF-8" else "GB18030"
        if _read(texts, name) is None:
            raise _asked(columns, texts, given)
        return Encoding(name, "given", _samples(columns, name))
    if not texts:
        return Encoding("UTF-8", "ascii", _samples(columns, "UTF-8"))
    declared = _known(cpg.read_bytes()[:40].decode("ascii", "replace")) if cpg else None
    if declared is not None and _read(texts, declared) is not None:
        return Encoding(declared, "cpg", _samples(columns, declared))
    utf8, gb = _read(texts, "UTF-8"), _read(texts, "GB18030")
    if utf8 is not None and (_chinese(utf8) or gb is None or not _chinese(gb)):
        return Encoding("UTF-8", "utf8_strict", _samples(columns, "UTF-8"))
    if utf8 is None and gb is not None and _chinese(gb):
        return Encoding("GB18030", "gb18030_strict", _samples(columns, "GB18030"))
    raise _asked(columns, texts, None)


def _known(name: str) -> Literal["UTF-8", "GB18030"] | None:
    """The encoding a .cpg names, where it is one that can hold Chinese."""
    name = name.strip().upper()
    if name in UTF8_NAMES:
        return "UTF-8"
    return "GB18030" if name in GBK_NAMES else None


def _read(texts: Iterable[tuple[bytes, int]], encoding: str) -> set[str] | None:
    """The characters beyond ASCII, or None where one value does not decode."""
    found: set[str] = set()
    try:
        for value, width in texts:
            found.update(text_of(value, width, encoding))
    except UnicodeDecodeError:
        return None
    return {character for character in found if ord(character) > 127}


def _chinese(characters: set[str]) -> bool:
    """Whether at least half are in GB 2312: bytes of other encodings decode too, but not to that."""
    return 2 * sum(_in_gb2312(character) for character in characters) >= len(characters)


def _in_gb2312(character: str) -> bool:
    if not ("\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"):
        return False
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _samples(columns: list[Column], encoding: str) -> tuple[str, ...]:
    ordered = sorted(columns, key=lambda column: column.name.upper() not in NAME_FIELDS)
    found: dict[str, None] = {}
    for column in ordered:
        if column.kind != "C" or all(value.isascii() for value in column.values):
            continue
        for value in column.values:
            if not value.isascii():
                found[value.decode(encoding, "replace").strip()] = None
            if len(found) == SAMPLES:
                return tuple(found)
    return tuple(found)


def _asked(columns: list[Column], texts: list[tuple[bytes, int]], given: str | None) -> Unreadable:
    return Unreadable(
        "import_needs_encoding",
        given=given,
        candidates=[
            {
                "encoding": name,
                "decodes": _read(texts, name) is not None,
                "samples": list(_samples(columns, name)),
            }
            for name in ("UTF-8", "GB18030")
        ],
    )
