"""Who is owed a reward and how much, as tables; the steps, and who may take which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules.reward import (
    CODE_LETTERS,
    STATES,
    STEPS,
    TABLE,
    Case,
    Ledger,
    after,
    approval_refused,
    areas_with,
    budget_refused,
    expires_on,
    is_soon,
    judged,
    sum_of,
    told_reasons,
)
from server.rules.reward_terms import (
    KindTerms,
    Terms,
    terms_as_json,
    terms_from_json,
    terms_on,
    wrong_terms,
)

DAY = date(2026, 3, 2)
TERMS = Terms(
    date(2026, 1, 1),
    {
        "new_orchard": KindTerms(Decimal(100), Decimal("30.5")),
        "new_forest": KindTerms(Decimal(80), None),
    },
    Decimal(200),
    60,
    True,
)
CASE = Case(DAY, True, False, False, "new_orchard", "closed", "yes", Decimal("2.35"))


def test_the_first_true_tipoff_is_owed_the_sum_with_its_arithmetic() -> None:
    found = judged(CASE, TERMS)
    assert (found.answer, found.reasons) == ("yes", ())
    assert found.sum is not None
    # 30.5 yuan a mu times 2.35 mu is 71.675: half up to the fen
    assert found.sum.by_area_yuan == Decimal("71.68")
    assert (found.sum.before_cap_yuan, found.sum.yuan) == (Decimal("171.68"), Decimal("171.68"))


@pytest.mark.parametrize(
    ("change", "terms", "answer", "reasons"),
    [
        ({"first": False}, TERMS, "no", ("not_first",)),
        ({"withdrawn": True, "first": False}, TERMS, "no", ("withdrawn",)),
        ({"muted": True}, TERMS, "no", ("muted",)),
        ({"verified": "no"}, TERMS, "no", ("not_true",)),
        ({"verified": "cannot_tell"}, TERMS, "no", ("not_true",)),
        ({"verified": None, "check": "dismissed"}, TERMS, "no", ("not_true",)),
        ({"kind": "new_pond"}, TERMS, "no", ("kind_without_sum",)),
        ({}, None, "no", ("no_terms",)),
        ({}, replace(TERMS, kinds={}), "no", ("no_terms",)),
        ({"check": "rectified"}, TERMS, "cannot_tell", ("check_open",)),
        ({"check": None, "verified": None}, TERMS, "cannot_tell", ("check_open",)),
        ({"mu": None}, TERMS, "cannot_tell", ("area_not_measured",)),
        ({"kind": "new_forest", "mu": None}, TERMS, "yes", ()),
        ({"check": "dispatched", "first": False}, TERMS, "no", ("not_first",)),
        ({"first": False, "verified": "no"}, TERMS, "no", ("not_first", "not_true")),
    ],
)
def test_who_is_owed_none_and_why(
    change: dict[str, Any], terms: Terms | None, answer: str, reasons: tuple[str, ...]
) -> None:
    found = judged(replace(CASE, **change), terms)
    assert (found.answer, found.reasons) == (answer, reasons)
    assert (found.sum is None) is (answer != "yes")


@pytest.mark.parametrize(
    ("promised", "cap", "mu", "yuan"),
    [
        (KindTerms(Decimal(50), None), None, None, "50.00"),
        (KindTerms(None, Decimal(30)), None, Decimal("0.01"), "0.30"),
        (KindTerms(Decimal(100), Decimal(30)), Decimal(150), Decimal(3), "150.00"),
        (KindTerms(Decimal(100), Decimal(30)), Decimal(190), Decimal(3), "190.00"),
        (KindTerms(Decimal("0.05"), Decimal("0.5")), None, Decimal("0.01"), "0.06"),
    ],
)
def test_sums(promised: KindTerms, cap: Decimal | None, mu: Decimal | None, yuan: str) -> None:
    found = sum_of(promised, cap, mu)
    assert found is not None
    assert str(found.yuan) == yuan


def test_an_area_that_nobody_measured_has_no_sum() -> None:
    assert sum_of(KindTerms(Decimal(100), Decimal(1)), None, None) is None


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        (("not_first",), ("by_the_terms",)),
        (("muted",), ("by_the_terms",)),
        (("not_first", "not_true"), ("not_true",)),
        (("no_terms",), ("no_terms",)),
    ],
)
def test_a_reporter_reads_nothing_of_others(reasons: Any, told: tuple[str, ...]) -> None:
    assert told_reasons(reasons) == told


def test_the_terms_of_the_day_hold() -> None:
    early, late = TERMS, replace(TERMS, valid_from=date(2026, 6, 1))
    between = replace(TERMS, valid_from=date(2026, 3, 1))
    known = [early, late, between]
    days = {date(2025, 12, 31): None, DAY: 2, date(2026, 2, 1): 0, date(2026, 6, 1): 1}
    assert {day: terms_on(known, day) for day in days} == days
    # of two of one day the later adopted one holds
    assert terms_on([early, early], DAY) == 1


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, {}),
        ({"valid_from": date(2025, 12, 31)}, {"valid_from": "in_past"}),
        ({"claim_days": 6}, {"claim_days": "out_of_bounds"}),
        ({"cap_yuan": Decimal(0)}, {"cap_yuan": "out_of_bounds"}),
        ({"cap_yuan": Decimal("NaN")}, {"cap_yuan": "out_of_bounds"}),
        ({"kinds": {"other": KindTerms(None, None)}}, {"kinds.other": "missing"}),
        (
            {"kinds": {"other": KindTerms(Decimal("1.005"), None)}},
            {"kinds.other.fixed_yuan": "not_whole_fen"},
        ),
        ({"kinds": {}, "cap_yuan": None}, {}),
    ],
)
def test_terms_that_cannot_be(change: dict[str, Any], wrong: dict[str, str]) -> None:
    assert wrong_terms(replace(TERMS, **change), date(2026, 1, 1)) == wrong


def test_terms_are_kept_exactly() -> None:
    assert terms_from_json(TERMS.valid_from, terms_as_json(TERMS)) == TERMS


def test_every_step_leads_from_known_states_to_known_ones() -> None:
    assert set(TABLE) == set(STEPS)
    assert {state for way in TABLE.values() for pair in way.items() for state in pair} == set(
        STATES
    )
    assert [
        after("approve", state) for state in ("claimed", "approved_once", "approved", "paid")
    ] == [
        "approved_once",
        "approved",
        None,
        None,
    ]
    assert after("refuse", "approved") is None
    assert after("withdraw", "approved") is None


@pytest.mark.parametrize(
    ("person", "handled", "approved_by", "why"),
    [
        ("a", ["b"], None, None),
        ("a", ["b"], "c", None),
        ("a", ["b"], "a", "reward_approved_by_you"),
        ("a", ["a", "b"], None, "reward_own_matter"),
    ],
)
def test_two_who_differ_and_did_not_handle_it(
    person: str, handled: list[str], approved_by: str | None, why: str | None
) -> None:
    assert approval_refused(person, handled, approved_by) == why


@pytest.mark.parametrize(
    ("budget", "yuan", "why"),
    [
        (None, "1", "reward_no_budget"),
        ("100", "30", None),
        ("100", "30.01", "reward_over_budget"),
    ],
)
def test_no_more_is_promised_than_there_is(budget: str | None, yuan: str, why: str | None) -> None:
    ledger = Ledger(Decimal(budget) if budget else None, Decimal(20), Decimal(50))
    assert budget_refused(ledger, Decimal(yuan)) == why


def test_the_last_day_and_the_fortnight_before_it() -> None:
    last = expires_on(DAY, TERMS)
    assert last == date(2026, 5, 1)
    days = [date(2026, 4, 16), date(2026, 4, 17), last, date(2026, 5, 2)]
    assert [is_soon(last, day) for day in days] == [False, True, True, False]


GRANTS = [("officer", "511703"), ("officer", "511703001"), ("committee", "5117"), ("finance", "51")]


@pytest.mark.parametrize(
    ("right", "level", "areas"),
    [
        ("rewards", "county", ("511703", "5117")),
        ("rewards", "committee", ("5117",)),
        ("payments", "committee", ("51",)),
        ("identity", "county", ()),
    ],
)
def test_nobody_below_a_county_decides(right: Any, level: str, areas: tuple[str, ...]) -> None:
    assert areas_with(GRANTS, right, level) == areas


def test_a_payment_code_has_no_letter_that_is_mistaken() -> None:
    assert not set(CODE_LETTERS) & set("01ILOU")
    assert len(CODE_LETTERS) == len(set(CODE_LETTERS)) == 30


@given(
    fixed=st.none() | st.decimals(1, 10_000, places=2),
    per_mu=st.none() | st.decimals(1, 1_000, places=2),
    mu=st.decimals(0, 500, places=4),
    cap=st.none() | st.decimals(1, 10_000, places=2),
)
def test_a_sum_is_whole_fen_and_never_above_its_cap(
    fixed: Decimal | None, per_mu: Decimal | None, mu: Decimal, cap: Decimal | None
) -> None:
    found = sum_of(KindTerms(fixed, per_mu), cap, mu)
    assert found is not None
    assert found.yuan == found.yuan.quantize(Decimal("0.01"))
    assert cap is None or found.yuan <= cap
    assert found.before_cap_yuan == (found.fixed_yuan or 0) + (found.by_area_yuan or 0)
