"""What a column of a list is, whoever writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from server.documents.words import Words
from server.words import list_catalogue

Row = Mapping[str, Any]
Kind = Literal["text", "mu", "yuan", "number", "whole", "instant", "day"]
"""mu: an area with 0.01 mu; yuan: money to the fen; number: a double; instant: shown in China's time."""


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    """Its head stands in words/lists under "column", with the unit where there is one."""
    kind: Kind
    value: Callable[[Row, Words], Any]
    """None where nothing is known: the cell stays empty."""
    width: int = 12
    """In characters, for XLSX."""

    def head(self, words: Words) -> str:
        return words.say("column", self.code)


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    """Its title stands in words/lists under "list"."""
    columns: tuple[Column, ...]


def words_for(language: Any) -> Words:
    return Words(language, list_catalogue)
