"""Every code that a client can see has a sentence in both languages, with the same facts in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from server.refusals import STATUS
from server.rules.edition import DEFAULT_EDITION
from server.words import catalogue

SERVER = Path(__file__).resolve().parents[1] / "server"


def test_both_languages_have_the_same_codes() -> None:
    zh, en = catalogue("zh"), catalogue("en")
    assert {kind: set(codes) for kind, codes in zh.items()} == {
        kind: set(codes) for kind, codes in en.items()
    }


def test_both_languages_use_the_same_facts() -> None:
    zh, en = catalogue("zh"), catalogue("en")
    for kind, codes in zh.items():
        for code, sentence in codes.items():
            facts = set(re.findall(r"{(\w+)}", sentence))
            assert facts == set(re.findall(r"{(\w+)}", en[kind][code])), f"{kind}.{code}"


def test_every_refusal_has_a_sentence() -> None:
    assert set(catalogue("zh")["refusal"]) == set(STATUS)


def test_every_crop_has_a_name() -> None:
    assert {crop.code for crop in DEFAULT_EDITION.crops} <= set(catalogue("en")["crop"])


def _strings_given_to(function: str, place: int, keyword: str) -> set[str]:
    """Literal codes given to a constructor anywhere in the rules."""
    found: set[str] = set()
    for file in (SERVER / "rules").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name != function:
                continue
            given = node.args[place : place + 1] + [
                item.value for item in node.keywords if item.arg == keyword
            ]
            found |= {
                item.value
                for item in given
                if isinstance(item, ast.Constant) and isinstance(item.value, str)
            }
    return found


@pytest.mark.parametrize(
    ("kind", "function", "place", "keyword"),
    [
        ("finding", "Finding", 0, "code"),
        ("clause", "Judged", 1, "clause"),
        ("clause", "Grain", 1, "clause"),
    ],
)
def test_every_code_of_the_rules_has_a_sentence(
    kind: str, function: str, place: int, keyword: str
) -> None:
    assert _strings_given_to(function, place, keyword) <= set(catalogue("zh")[kind])


def test_every_code_of_an_import_report_has_a_sentence() -> None:
    from server.geodata.checks import CODES

    assert set(CODES) <= set(catalogue("zh")["import"])
