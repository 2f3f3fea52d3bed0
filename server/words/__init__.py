"""The sentences of all codes, shared with the phone and the desk (zh.json, en.json)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

Language = Literal["zh", "en"]


@cache
def catalogue(language: Language) -> dict[str, dict[str, str]]:
    text = (Path(__file__).parent / f"{language}.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = json.loads(text)
    return loaded


def say(language: Language, kind: str, code: str, facts: dict[str, Any] | None = None) -> str:
    """The sentence of `kind.code`; `{name}` in it is replaced by a fact where there is one."""
    sentence = catalogue(language)[kind][code]
    for name, value in (facts or {}).items():
        sentence = sentence.replace("{" + name + "}", _in_words(language, value))
    return sentence


def _in_words(language: Language, value: Any) -> str:
    if isinstance(value, list | tuple):
        return ("、" if language == "zh" else ", ").join(map(str, value))
    return str(value)
