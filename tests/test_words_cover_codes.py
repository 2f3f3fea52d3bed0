"""Every code that a client can see has a sentence in both languages, with the same facts in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from server.jobs.verifying import SAID
from server.refusals import STATUS
from server.rules import (
    claim,
    figures,
    limit_facts,
    message,
    outline,
    problem,
    problem_clock,
    reward,
    same_fact,
    tipoff,
    verdict,
)
from server.rules.decided import DecisionKind, Reason, ReviewState
from server.rules.edition import DEFAULT_EDITION
from server.rules.grain_year import UNPROVEN
from server.rules.roles import ROLES
from server.rules.seal import NonceState, SealState
from server.rules.verdict import Cause
from server.words import (
    Language,
    catalogue,
    limit_catalogue,
    list_catalogue,
    package_catalogue,
)

SERVER = Path(__file__).resolve().parents[1] / "server"


Catalogue = Callable[[Language], dict[str, dict[str, str]]]
CATALOGUES = pytest.mark.parametrize("words", [catalogue, package_catalogue, limit_catalogue])


@CATALOGUES
def test_both_languages_have_the_same_codes(words: Catalogue) -> None:
    zh, en = words("zh"), words("en")
    assert {kind: set(codes) for kind, codes in zh.items()} == {
        kind: set(codes) for kind, codes in en.items()
    }


@CATALOGUES
def test_both_languages_use_the_same_facts(words: Catalogue) -> None:
    zh, en = words("zh"), words("en")
    for kind, codes in zh.items():
        for code, sentence in codes.items():
            facts = set(re.findall(r"{(\w+)}", sentence))
            assert facts == set(re.findall(r"{(\w+)}", en[kind][code])), f"{kind}.{code}"


def test_every_refusal_has_a_sentence() -> None:
    assert set(catalogue("zh")["refusal"]) == set(STATUS)


def test_every_role_has_a_name() -> None:
    for language in get_args(Language):
        assert set(list_catalogue(language)["person_role"]) == set(ROLES)


@pytest.mark.parametrize("how", ["message", "message_short"])
def test_every_kind_of_message_has_a_sentence(how: str) -> None:
    assert set(catalogue("zh")[how]) == set(message.KINDS)


def test_every_reason_of_a_decision_has_a_sentence() -> None:
    assert set(catalogue("zh")["review_reason"]) == set(get_args(Reason))


@pytest.mark.parametrize("language", get_args(Language))
def test_every_cause_of_a_verdict_has_words_in_the_report(language: Language) -> None:
    assert set(package_catalogue(language)["cause"]) == set(get_args(Cause))


def test_every_crop_has_a_name() -> None:
    assert {crop.code for crop in DEFAULT_EDITION.crops} <= set(catalogue("en")["crop"])


RULES = SERVER / "rules"
KINDS = ("finding", "clause", "missing", "watch", "visit_reason")


def _codes_written_in(file: Path) -> set[str]:
    """Every literal of two words and more, whatever it is passed through: names of facts are keys."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            names |= {id(key) for key in node.keys}
        elif isinstance(node, ast.Subscript):
            names.add(id(node.slice))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in names
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", node.value)
    }


def _words_of_the_wire() -> set[str]:
    """What the claim may say or the corridor found, which no rule answers."""
    kinds = (
        claim.Cover,
        claim.Stage,
        claim.Purpose,
        claim.TreeKind,
        claim.PhotoSource,
        SealState,
        Cause,
    )
    return {word for kind in kinds for word in get_args(kind)}


def _words_of_limits() -> set[str]:
    """Names and units, which stand with the limits (words/limits), and what may be wrong with a value."""
    words = limit_catalogue("zh")
    return {*words["limit"], *words["unit"], *get_args(limit_facts.Wrong)}


OF_PROBLEMS = {
    "problem_kind": problem.Kind,
    "problem_state": problem.State,
    "problem_step": problem.Step,
    "problem_level": problem.Level,
    "problem_outcome": problem.Outcome,
    "problem_clock": problem_clock.Clock,
    "problem_finding": outline.OutlineFinding,
}


@pytest.mark.parametrize("kind", OF_PROBLEMS)
def test_whatever_a_problem_says_has_a_sentence(kind: str) -> None:
    assert set(catalogue("zh")[kind]) == set(get_args(OF_PROBLEMS[kind]))


OF_TIPOFFS = {
    "tipoff_against": tipoff.Against,
    "matter_state": tipoff.MatterState,
    "matter_step": tipoff.MatterStep,
    "place_how": tipoff.PlaceHow,
    "same_fact": same_fact.Reason,
}


@pytest.mark.parametrize("kind", OF_TIPOFFS)
def test_whatever_a_matter_says_has_a_sentence(kind: str) -> None:
    assert set(catalogue("zh")[kind]) == set(get_args(OF_TIPOFFS[kind]))


def _words_of_tipoffs() -> set[str]:
    """Codes of matters, and how they stand to one another."""
    return {code for kind in OF_TIPOFFS.values() for code in get_args(kind)}


def _words_of_problems() -> set[str]:
    """Codes of problems, names of roles, why the table refuses, and what is wrong with a field."""
    said = {code for kind in OF_PROBLEMS.values() for code in get_args(kind)}
    roles = problem.FIELD_ROLES | {"resources_bureau"}
    return said | roles | {*get_args(problem.Refused), "not_of_step", "out_of_bounds"}


OF_REWARDS = {
    "reward_state": reward.State,
    "reward_reason": reward.Reason,
    "reward_step": reward.Step,
    "tipoff_outcome": figures.Outcome,
}


@pytest.mark.parametrize("kind", OF_REWARDS)
def test_whatever_a_reward_says_has_a_sentence(kind: str) -> None:
    assert set(catalogue("zh")[kind]) == set(get_args(OF_REWARDS[kind]))


def _words_of_rewards() -> set[str]:
    """Codes of rewards, names of sums, and what is wrong with a field."""
    said = {code for kind in OF_REWARDS.values() for code in get_args(kind)}
    sums = {field.name for field in fields(reward.Sum)} | {"by_the_terms"}
    return said | sums | {"cannot_tell", "claim_days", "valid_from", "in_past", "not_whole_fen"}


@pytest.mark.parametrize(
    "file", sorted(set(RULES.glob("*.py")) - {RULES / "claim.py", RULES / "crop.py"}), ids=str
)
def test_every_code_a_rule_writes_has_a_sentence(file: Path) -> None:
    said = {code for kind in (*KINDS, "review_reason", "message") for code in catalogue("zh")[kind]}
    said |= list_catalogue("zh")["person_role"].keys() | catalogue("zh")["refusal"].keys()
    assert _codes_written_in(file) <= (
        said
        | _words_of_the_wire()
        | _words_of_limits()
        | _words_of_problems()
        | _words_of_rewards()
        | _words_of_tipoffs()
    )


def _given_to(functions: dict[str, int]) -> set[str]:
    """Literals given to these functions at these places anywhere in the rules."""
    found: set[str] = set()
    for file in RULES.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = functions.get(node.func.id)
            if place is not None:
                found |= {
                    part.value
                    for given in node.args[place : place + 1]
                    for part in (
                        [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
                    )
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return found


@pytest.mark.parametrize(
    ("kind", "functions"),
    [
        ("finding", {"Finding": 0, "ask": 0, "look": 0}),
        ("clause", {"Judged": 1, "Grain": 1, "suggest": 3}),
    ],
)
def test_every_code_has_its_sentence_under_its_kind(kind: str, functions: dict[str, int]) -> None:
    assert _given_to(functions) <= set(catalogue("zh")[kind])


def test_every_reason_why_evidence_proves_nothing_is_a_clause() -> None:
    assert set(catalogue("zh")["clause"]) >= UNPROVEN


def test_every_trouble_of_verify_has_a_sentence_and_no_other() -> None:
    codes = set(catalogue("en")["verify"])
    assert _codes_written_in(SERVER / "jobs" / "verifying.py") & codes == codes
    text = (SERVER / "jobs" / "verifying.py").read_text(encoding="utf-8")
    told = re.findall(r'(?:Trouble\(|yield |append\()"(\w+)"', text)
    assert {*told, *(code for of_kind in SAID.values() for code in of_kind)} == codes


def test_no_sentence_is_left_over() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in RULES.glob("*.py"))
    for kind in KINDS:
        unused = [code for code in catalogue("zh")[kind] if f'"{code}"' not in text]
        assert unused == [], kind


def test_codes_stand_in_order() -> None:
    for language in ("zh", "en"):
        for kind in (*KINDS, "crop"):
            assert list(catalogue(language)[kind]) == sorted(catalogue(language)[kind])


def test_every_code_of_an_import_report_has_a_sentence() -> None:
    from server.geodata.checks import CODES

    assert set(CODES) <= set(catalogue("zh")["import"])


OF_THE_WIRE = {
    "canopy_method": claim.CanopyMethod,
    "cover": claim.Cover,
    "purpose": claim.Purpose,
    "role": claim.PhotoRole,
    "source": claim.PhotoSource,
    "stage": claim.Stage,
    "trees": claim.TreeKind,
    "yes_no": claim.YesNo,
    "answer": verdict.Answer,
    "position": verdict.PositionClass,
    "weight": verdict.Weight,
    "nonce": NonceState,
    "seal": SealState,
    "decision": DecisionKind,
    "review_state": ReviewState,
}


@pytest.mark.parametrize("kind", OF_THE_WIRE)
def test_the_report_can_say_whatever_a_record_says(kind: str) -> None:
    assert set(package_catalogue("zh")[kind]) == set(get_args(OF_THE_WIRE[kind]))


def test_every_sentence_of_the_check_is_used_and_none_is_missing() -> None:
    script = (SERVER / "evidence" / "package" / "verify.sh").read_text(encoding="utf-8")
    used = set(re.findall(r"(?:say|trouble|note) (\w+)", script))
    used |= {f"doubt_{state}" for state in get_args(SealState) if state not in ("good", "none")}
    assert used == set(package_catalogue("en")["check"])


def test_every_sentence_of_the_report_is_used() -> None:
    files = (SERVER / "documents" / "plot_report").glob("*.py")
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    told = set(re.findall(r"""["'](\w+)["']""", text))
    by_answer = {f"looks_in_{answer}" for answer in ("yes", "no")}
    by_level = set(get_args(verdict.GrainLevel)) - {"none"}
    assert set(package_catalogue("zh")["report"]) - told == by_answer | by_level
