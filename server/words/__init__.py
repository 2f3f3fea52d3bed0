"""The sentences of all codes, shared with the phone and the desk (zh.json, en.json).

Those of the evidence package (package/), of the limits (limits/) and of exported lists (lists/)
stand apart: a phone need not load them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
ROOM = Path(__file__).parent


@cache
def catalogue(language: Language) -> dict[str, dict[str, str]]:
    return _loaded(ROOM / f"{language}.json")


@cache
def package_catalogue(language: Language) -> dict[str, dict[str, str]]:
    """Every kind of the package, and every shared one."""
    return {**catalogue(language), **_loaded(ROOM / "package" / f"{language}.json")}


@cache
def limit_catalogue(language: Language) -> dict[str, dict[str, str]]:
    """What each limit means, its unit, its group, and the source marks."""
    return _loaded(ROOM / "limits" / f"{language}.json")


@cache
def list_catalogue(language: Language) -> dict[str, dict[str, str]]:
    """Every kind of exported lists, of the package, and every shared one."""
    return {**package_catalogue(language), **_loaded(ROOM / "lists" / f"{language}.json")}


def recipe(language: Language) -> str:
    """How a stranger checks a package, one page of Markdown."""
    return (ROOM / "package" / f"recipe.{language}.md").read_text(encoding="utf-8")


def _loaded(file: Path) -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def say(language: Language, kind: str, code: str, facts: dict[str, Any] | None = None) -> str:
    """The sentence of `kind.code`; `{name}` in it is replaced by a fact where there is one."""
    return filled(language, catalogue(language)[kind][code], facts)


def filled(language: Language, sentence: str, facts: dict[str, Any] | None) -> str:
    for name, value in (facts or {}).items():
        sentence = sentence.replace("{" + name + "}", _in_words(language, value))
    return sentence


def _in_words(language: Language, value: Any) -> str:
    if isinstance(value, list | tuple):
        return ("、" if language == "zh" else ", ").join(map(str, value))
    return str(value)
