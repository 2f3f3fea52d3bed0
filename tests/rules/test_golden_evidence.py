"""Seals and what other records say: their states, and the findings they make."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from server.rules.edition import DEFAULT_EDITION
from server.rules.seal import KeyFacts, NonceFacts, nonce_state, seal_state
from server.words import catalogue
from tests.rules.case_visits import visit
from tests.rules.cases import golden

SIGNED_AT = "2026-07-10T02:05:00+00:00"
KEY = {"person_id": "person", "revoked_at": None}
NONCE = {
    "issued_at": "2026-07-10T02:00:00+00:00",
    "expires_at": "2026-07-10T02:15:00+00:00",
    "reused": False,
}
WEIGHTS = {"unsigned": "question", "made_offline": "note"}
"""Of the findings that are not for review."""
OTHERS = {"accuracy_poor", "no_fix"}


@golden("evidence")
def test_findings(given: Any, expect: Any) -> None:
    findings = visit(given).judged().findings
    codes = [code.partition(":")[0] for code in expect["findings"]]
    assert [finding.code for finding in findings] == codes
    for finding, told in zip(findings, expect["findings"], strict=True):
        if finding.code not in OTHERS:
            said = told.partition(":")[2] or WEIGHTS.get(finding.code, "review")
            assert finding.weight == said
        for language in ("zh", "en"):
            sentence = catalogue(language)["finding"][finding.code]
            for name in finding.facts:
                sentence = sentence.replace("{" + name + "}", "")
            assert "{" not in sentence, finding


@golden("seal")
def test_states(given: Any, expect: Any) -> None:
    if "seal" in given:
        assert _seal(given["seal"]) == expect["seal"]
    else:
        assert _nonce(given["nonce"]) == expect["nonce"]


def _seal(said: dict[str, Any]) -> str:
    key = None
    if said.get("key", {}) is not None:
        facts = {**KEY, **said.get("key", {})}
        key = KeyFacts(facts["person_id"], _instant(facts["revoked_at"]))
    return seal_state(
        key,
        said.get("holds", True),
        "person",
        datetime.fromisoformat(said.get("signed_at", SIGNED_AT)),
        datetime.fromisoformat("2026-07-10T03:00:00+00:00"),
    )


def _nonce(said: dict[str, Any]) -> str:
    facts = None
    if said.get("facts", {}) is not None:
        known = {**NONCE, **said.get("facts", {})}
        facts = NonceFacts(
            datetime.fromisoformat(known["issued_at"]),
            datetime.fromisoformat(known["expires_at"]),
            known["reused"],
        )
    return nonce_state(
        facts,
        datetime.fromisoformat(said.get("signed_at", SIGNED_AT)),
        said.get("skew_s"),
        DEFAULT_EDITION.limits.clock_skew_max_s,
    )


def _instant(said: str | None) -> datetime | None:
    return None if said is None else datetime.fromisoformat(said)
