"""Decisions and comments of officers as the report says them, and how they are laid out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from server.documents.plot_report.plot import report_told
from server.documents.plot_report.render import report_pdf
from server.documents.words import Words
from server.evidence.package.dossier import Json
from tests.documents.dossiers import a_claim, a_dossier, a_record
from tests.makers import jpeg, sha256

PHOTO = jpeg(1)


def a_decision(kind: str, day: int = 3, **fields: Any) -> Json:
    usual: Json = {
        "at": f"2026-07-0{day}T02:00:00.000000Z",
        "person_name": "李管理",
        "kind": kind,
        "reason": None if kind == "accept" else "photo_unclear",
        "note": "",
        "requests": [],
        "override": None,
        "computed": {
            "edition": "2023.1",
            "cultivated": "yes",
            "farmable": "unknown",
            "grain": "yes",
        },
    }
    return {**usual, **fields}


def visit(language: Any = "zh", **fields: Any) -> Json:
    dossier = a_dossier([a_record(1, a_claim(PHOTO), **fields)])
    told: Json = report_told(dossier, {}, Words(language))["visits"][0]
    return told


def test_a_record_that_waits() -> None:
    assert visit()["review"] == {"state": "待审", "voided": None, "said": []}


@pytest.mark.parametrize(
    ("decision", "head", "lines"),
    [
        (a_decision("accept"), "2026-07-03 10:00　管理员李管理：通过", []),
        (
            a_decision(
                "return",
                note="近一点",
                requests=[
                    {"role": "closeup", "photo": None, "why": "crop_not_visible"},
                    {"role": "overview", "photo": sha256(PHOTO), "why": "photo_unclear"},
                ],
            ),
            "2026-07-03 10:00　管理员李管理：退回，原因：照片看不清",
            [
                "重拍近景：看不到庄稼",
                "重拍第 1 张（全景）：照片看不清",
                "说明：近一点",
            ],
        ),
        (
            a_decision("override", override={"cultivated": "no"}),
            "2026-07-03 10:00　管理员李管理：改判，原因：照片看不清",
            ["耕地特征：规则 2023.1 判定“有”，管理员改为“没有”"],
        ),
    ],
    ids=["accept", "return", "override"],
)
def test_a_decision_in_words(decision: Json, head: str, lines: list[str]) -> None:
    [said] = visit(state="accepted", decisions=(decision,))["review"]["said"]
    assert (said["head"], said["lines"]) == (head, lines)


def test_comments_stand_between_the_decisions_by_time() -> None:
    comment = {"at": "2026-07-04T02:00:00.000000Z", "person_name": "李管理", "text": "{person} *x*"}
    decisions = (a_decision("return", 3), a_decision("accept", 5))
    said = visit("en", state="accepted", decisions=decisions, comments=(comment,))["review"]["said"]
    assert [one["head"] for one in said] == [
        "2026-07-03 10:00, officer 李管理: returned; reason: the photo is not clear",
        "2026-07-04 10:00, comment of officer 李管理: {person} *x*",
        "2026-07-05 10:00, officer 李管理: accepted",
    ]


def test_a_voided_record_says_so_in_its_heading() -> None:
    told = visit(state="voided", decisions=(a_decision("void"),))
    assert told["name"].endswith("　已作废")
    assert "照样保留" in told["review"]["voided"]
    assert visit("en", state="voided")["name"].endswith("(voided)")


def test_it_can_be_laid_out(tmp_path: Path) -> None:
    decisions = (
        a_decision(
            "return",
            3,
            note='#read("x") *_$',
            requests=[{"role": "closeup", "photo": None, "why": "other"}],
        ),
        a_decision("void", 4),
    )
    record = a_record(1, a_claim(), state="voided", decisions=decisions)
    made = report_pdf(a_dossier([record]), lambda _: io.BytesIO(), "zh", tmp_path)
    assert made.startswith(b"%PDF-")
