"""Letters that the font has stay; any other is named."""

from __future__ import annotations

import pytest

from server.documents.letters import readable
from server.words import LANGUAGES, package_catalogue


@pytest.mark.parametrize("text", ["乙湾村 王家坡 №3", "line\nline　", "±5 米 · “”（）①㘵", "é – ß"])
def test_what_the_font_has_stays(text: str) -> None:
    assert readable({"a": [text, 1, None]}) == {"a": [text, 1, None]}


@pytest.mark.parametrize(
    ("text", "said"),
    [("𠮷面", "[U+20BB7]面"), ("🌾", "[U+1F33E]"), ("a\x07\u202eb", "a[U+0007][U+202E]b")],
)
def test_what_it_has_not_is_named(text: str, said: str) -> None:
    assert readable(text) == said


def test_every_sentence_of_the_report_can_be_drawn() -> None:
    for language in LANGUAGES:
        words = package_catalogue(language)
        assert readable(words) == words
