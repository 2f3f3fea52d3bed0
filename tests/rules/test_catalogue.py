"""The crop catalogue and the editions that carry it."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules.crop import CROPS, Crop
from server.rules.edition import DEFAULT_EDITION, by_code, edition_as_json, edition_from_json
from server.rules.idle import whole_months
from server.rules.season import harvest_timing, within

BY_CODE = by_code(CROPS)
STAGES = (
    "sown", "emerged", "tillering", "vegetative", "heading", "ripening", "harvested", "failed", None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("cereal", "rice rice_ratoon maize wheat sorghum barley oat buckwheat millet"),
        ("bean", "soybean broad_bean pea mung_bean adzuki_bean cowpea"),
        ("tuber", "sweet_potato potato"),
    ],
)
def test_grain_is_cereals_beans_and_two_tubers(group: str, codes: str) -> None:
    assert {crop.code for crop in CROPS if crop.group == group} == set(codes.split())
    assert all(BY_CODE[code].grain for code in codes.split())


@pytest.mark.parametrize(
    "crop", [crop for crop in CROPS if crop.cycles], ids=lambda crop: crop.code
)
def test_the_preselected_stage_is_usual_in_its_month(crop: Crop) -> None:
    for month, stage in enumerate(crop.usual_stage, 1):
        if stage is not None:
            timing = harvest_timing(crop, date(2026, month, 15), stage, DEFAULT_EDITION.limits)
            assert timing.usual, (crop.code, month, stage)


@given(
    st.sampled_from(CROPS),
    st.dates(date(2020, 1, 1), date(2100, 12, 31)),
    st.sampled_from(STAGES),
)
def test_every_day_has_a_harvest_year(crop: Crop, day: date, stage: Any) -> None:
    timing = harvest_timing(crop, day, stage, DEFAULT_EDITION.limits)
    assert abs(timing.year - day.year) <= 1
    if stage in ("emerged", "tillering", "vegetative", "heading", "ripening"):
        assert timing.year >= day.year
    if stage == "harvested":
        assert timing.year <= day.year


@given(st.dates(date(2020, 1, 1), date(2100, 12, 31)), st.integers(0, 2000))
def test_months_grow_with_days(since: date, days: int) -> None:
    day = since + timedelta(days)
    assert whole_months(since, day) <= whole_months(since, day + timedelta(1))
    assert 0 <= whole_months(since, day) <= days / 28


@pytest.mark.parametrize(
    ("since", "day", "months"),
    [
        (date(2025, 7, 10), date(2026, 7, 9), 11),
        (date(2025, 7, 10), date(2026, 7, 10), 12),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
        (date(2026, 7, 10), date(2026, 7, 1), -1),
    ],
)
def test_whole_months(since: date, day: date, months: int) -> None:
    assert whole_months(since, day) == months


def test_a_window_may_wrap_over_new_year() -> None:
    wraps = ("12-01", "02-28")
    assert within(wraps, date(2025, 12, 1))
    assert within(wraps, date(2026, 2, 28))
    assert not within(wraps, date(2026, 3, 1))
    assert not within(wraps, date(2025, 11, 30))


def broken(change: Any) -> dict[str, Any]:
    said = copy.deepcopy(edition_as_json(DEFAULT_EDITION))
    change(said)
    return said


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda said: said.pop("limits"), id="no limits"),
        pytest.param(lambda said: said["limits"].pop("edge_cap_m"), id="a limit missing"),
        pytest.param(lambda said: said["limits"].update(edge_cap="30"), id="a limit misspelt"),
        pytest.param(lambda said: said["limits"].update(edge_cap_m="30"), id="a number as text"),
        pytest.param(lambda said: said["limits"].update(grain_share_percent=None), id="no number"),
        pytest.param(lambda said: said["limits"].update(orchard_either=1), id="yes as a number"),
        pytest.param(lambda said: said["limits"].update(main_season=["04-01"]), id="half a window"),
        pytest.param(lambda said: said["limits"].update(first_year_cutoff="06-31"), id="no day"),
        pytest.param(lambda said: said["limits"].update(main_season=["02-29", "09-30"]), id="leap"),
        pytest.param(lambda said: said["limits"].update(clock_plausible_from="2020"), id="no date"),
        pytest.param(
            lambda said: said["limits"].update(reasonable_plants_per_mu=[["citrus"]]), id="no table"
        ),
        pytest.param(lambda said: said["crops"].append(said["crops"][0]), id="a crop twice"),
        pytest.param(lambda said: said["crops"][0].update(group="tree"), id="unknown group"),
        pytest.param(lambda said: said["crops"][0].update(cut_of="nothing"), id="cut of nothing"),
        pytest.param(
            lambda said: said["crops"][0]["cycles"][0].update(harvest=["02-29", "03-31"]),
            id="a season that begins on a leap day",
        ),
        pytest.param(lambda said: said.update(effective_from="soon"), id="no day of effect"),
    ],
)
def test_what_is_no_edition_is_told_apart(change: Any) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        edition_from_json(broken(change))
