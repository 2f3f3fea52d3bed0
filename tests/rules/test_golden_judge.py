"""Whole records: what the verdict answers and what it finds."""

from __future__ import annotations

from typing import Any

import orjson

from server.rules.verdict import verdict_as_json
from server.words import catalogue
from tests.rules.case_visits import visit
from tests.rules.cases import golden, named_in


@golden("judge")
def test_judge(given: Any, expect: Any) -> None:
    verdict = visit(given).judged()
    found = {
        "class": verdict.position.class_,
        "looks_in": verdict.position.looks_in,
        "nearest": [near.plot_id for near in verdict.position.nearest],
        "cultivated": verdict.cultivated.answer,
        "cultivated_clause": verdict.cultivated.clause,
        "cultivated_row": verdict.cultivated.row,
        "farmable": verdict.farmable.answer,
        "grain": verdict.grain.answer,
        "grain_clause": verdict.grain.clause,
        "level": verdict.grain.level,
        "year": verdict.grain.year,
        "share_percent": verdict.grain.share_percent,
        "land_class": verdict.land_class,
        "attribute": verdict.attribute,
        "findings": [finding.code for finding in verdict.findings],
        "owed": len(verdict.owed_photos),
        "late": verdict.late,
    }
    assert named_in(expect, found) == expect
    orjson.dumps(verdict_as_json(verdict))


@golden("photo")
def test_photo(given: Any, expect: Any) -> None:
    findings = visit(given).judged().findings
    assert [finding.code for finding in findings] == expect["findings"]


@golden("judge")
def test_the_facts_of_a_finding_fill_its_sentence(given: Any, expect: Any) -> None:
    for finding in visit(given).judged().findings:
        for language in ("zh", "en"):
            sentence = catalogue(language)["finding"][finding.code]
            for name in finding.facts:
                sentence = sentence.replace("{" + name + "}", "")
            assert "{" not in sentence, finding
