"""What must hold for any record, however odd."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from math import inf, nan
from typing import Any, get_args

import orjson
from hypothesis import given
from hypothesis import strategies as st

from server.rules import claim as words
from server.rules.claim import Claim, ClaimPhoto, CropSeen, Fix, Observation, Trees
from server.rules.crop import CROPS
from server.rules.edition import DEFAULT_EDITION
from server.rules.grain_year import Seen, seen_of, year_as_json, year_state, years_touched
from server.rules.inspection import Ground, judge, photo_positions
from server.rules.scene import Earlier
from server.rules.seal import Seal
from server.rules.verdict import PhotoFacts, Verdict, verdict_as_json
from server.words import catalogue
from tests.rules.case_visits import SQUARE, visit

LIMITS = DEFAULT_EDITION.limits
SHA256 = [f"{number:064x}" for number in range(4)]


def one_of(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


moments = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31, 23), timezones=st.just(UTC))
received = st.datetimes(datetime(2023, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
numbers = st.floats(allow_nan=True, allow_infinity=True)
near_plot = st.floats(-0.01, 0.01)
fixes = st.builds(
    Fix,
    lon=near_plot.map(lambda off: 107.45 + off) | numbers,
    lat=near_plot.map(lambda off: 31.12 + off) | numbers,
    accuracy_m=st.none() | st.floats(0, 100) | numbers,
    datum=one_of(words.Datum),
    source=one_of(words.FixSource),
    taken_at=moments,
    age_ms=st.none() | st.integers(0, 10**12),
)
photos = st.builds(
    ClaimPhoto,
    sha256=st.sampled_from(SHA256),
    size_bytes=st.integers(1, 10**9),
    media_type=st.text(max_size=10),
    role=one_of(words.PhotoRole),
    source=one_of(words.PhotoSource),
    taken_at=moments,
    fix=st.none() | fixes,
    heading_deg=st.none() | st.floats(0, 360) | numbers,
)
crops = st.builds(
    CropSeen,
    crop=st.sampled_from([crop.code for crop in CROPS]) | st.text(max_size=5),
    stage=st.none() | one_of(words.Stage),
    purpose=st.none() | one_of(words.Purpose),
    share_percent=st.none() | st.integers(1, 100),
)
trees = st.builds(
    Trees,
    kind=one_of(words.TreeKind),
    species=st.none() | st.just("citrus") | st.text(max_size=5),
    canopy_percent=st.none() | st.integers(0, 100),
    canopy_method=st.none() | one_of(words.CanopyMethod),
    plants_per_mu=st.none() | st.integers(0, 10_000),
    young_in_rows=st.booleans(),
)
observations = st.builds(
    Observation,
    cover=one_of(words.Cover),
    crops=st.lists(crops, max_size=6).map(tuple),
    trees=st.none() | trees,
    plough_layer=one_of(words.YesNo),
    permanent_water=one_of(words.YesNo),
    hardened=one_of(words.YesNo),
    woody_regrowth=one_of(words.YesNo),
    fallow_document=st.none() | st.text(max_size=5),
    note=st.text(max_size=5),
)
claims = st.builds(
    Claim,
    id=st.just("a"),
    plot_id=st.just("plot"),
    person_id=st.just("person"),
    device_id=st.just("device"),
    app_version=st.just("test"),
    boundary_version=st.none() | st.integers(-(2**53), 2**53),
    edition=st.none() | st.text(max_size=5),
    started_at=moments,
    finished_at=moments,
    utc_offset_min=st.integers(-840, 840),
    fix=st.none() | fixes,
    photos=st.lists(photos, max_size=4, unique_by=lambda photo: photo.sha256).map(tuple),
    observation=observations,
)
exif = st.builds(
    PhotoFacts,
    sha256=st.sampled_from(SHA256),
    media_type=st.just("image/jpeg"),
    width_px=st.none() | st.integers(1, 10**6),
    height_px=st.none() | st.integers(1, 10**6),
    readable=st.booleans(),
    exif_lon=st.none() | numbers,
    exif_lat=st.none() | numbers,
    exif_taken_at=st.none() | moments,
    exif_local_time=st.none() | st.text(max_size=20) | moments.map(lambda at: at.isoformat()[:19]),
    exif_accuracy_m=st.none() | numbers,
)
days = st.dates(date(2020, 1, 1), date(2060, 1, 1))
grounds = st.builds(
    Ground,
    plot_id=st.just("plot"),
    boundary=st.just(SQUARE),
    boundary_version=st.integers(1, 3),
    land_class=st.none() | st.sampled_from(["0101", "0103", "0301", "0201K", ""]),
    basic_farmland=st.booleans(),
    net_area_mu=st.none() | st.just(Decimal("8.60")),
    neighbours=st.sampled_from([(), (("other", SQUARE),)]),
    slope_deg=st.none() | st.floats(0, 90),
    excluded_by=st.sampled_from([(), ("nature_reserve",)]),
    accepted_on=st.none() | days,
)
earlier = st.builds(
    Earlier,
    last_crop_seen_on=st.none() | days,
    idle_seen_on=st.lists(days, max_size=3).map(tuple),
)


@given(
    claims,
    st.lists(exif, max_size=4),
    grounds,
    earlier,
    received,
    st.none() | st.floats(-1e12, 1e12) | st.sampled_from([nan, inf, -inf]),
)
def test_any_claim_is_judged(
    claim: Claim,
    facts: list[PhotoFacts],
    ground: Ground,
    before: Earlier,
    received_at: datetime,
    skew_s: float | None,
) -> None:
    here = {one.sha256: one for one in facts}
    verdict = judge(
        claim, here, ground, before, DEFAULT_EDITION, received_at, skew_s, seal=Seal("none", "none")
    )
    photo_positions(claim, ground, LIMITS)
    said = verdict_as_json(verdict)
    orjson.dumps(said)
    every_code_has_a_sentence(verdict)
    missing_evidence_is_no_guilt(verdict)
    seen = seen_of("a", claim, said, DEFAULT_EDITION, received_at, skew_s)
    for year in years_touched(seen):
        state = year_state(year, [seen], ground.accepted_on, LIMITS, received_at.date())
        orjson.dumps(year_as_json(state, DEFAULT_EDITION.id))
        assert {state.grain.clause, state.cultivated.clause} <= set(catalogue("zh")["clause"])
        assert set(state.missing) <= set(catalogue("zh")["missing"])


def every_code_has_a_sentence(verdict: Verdict) -> None:
    sentences = catalogue("zh")
    clauses = {verdict.cultivated.clause, verdict.farmable.clause, verdict.grain.clause}
    assert clauses <= set(sentences["clause"])
    assert {finding.code for finding in verdict.findings} <= set(sentences["finding"])


def missing_evidence_is_no_guilt(verdict: Verdict) -> None:
    unproven = verdict.position.class_ in ("outside", "unknown") or verdict.owed_photos
    if unproven and verdict.cultivated.row != 1:
        answers = {verdict.cultivated.answer, verdict.farmable.answer, verdict.grain.answer}
        assert answers == {"unknown"}


@given(observations)
def test_saying_less_never_turns_into_no(seen: Observation) -> None:
    """Where the canopy, the plough layer and the water are not said, they cannot condemn."""
    said = visit({})
    full = replace(said, claim=replace(said.claim, observation=seen)).judged()
    less = replace(
        seen,
        plough_layer="unknown",
        trees=seen.trees and replace(seen.trees, canopy_percent=None, plants_per_mu=None),
    )
    told_less = replace(said, claim=replace(said.claim, observation=less)).judged()
    if full.cultivated.answer == "yes":
        assert told_less.cultivated.answer != "no"


@given(observations, st.floats(0, 24.99))
def test_a_slope_below_the_limit_changes_nothing(seen: Observation, slope_deg: float) -> None:
    said = visit({})
    flat = replace(said, claim=replace(said.claim, observation=seen))
    sloped = replace(flat, ground=replace(flat.ground, slope_deg=slope_deg))
    assert flat.judged() == sloped.judged()


seen_records = st.builds(
    lambda number, day, observation, unproven: record(number, day, observation, unproven),
    st.integers(0, 10**6),
    st.dates(date(2023, 6, 1), date(2025, 6, 1)),
    observations,
    st.sampled_from([None, None, None, "no_photo", "photos_owed"]),
)


def record(number: int, day: date, observation: Observation, unproven: str | None) -> Seen:
    said = visit({"finished_at": f"{day}T02:00:00+00:00"})
    said = replace(said, claim=replace(said.claim, observation=observation))
    verdict = verdict_as_json(said.judged())
    seen = seen_of(str(number), said.claim, verdict, DEFAULT_EDITION, said.received_at)
    return seen if unproven is None else replace(seen, unproven=unproven)


visits = st.lists(seen_records, max_size=5, unique_by=lambda seen: seen.inspection_id)


@given(visits, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(records: list[Seen], random: Any) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    today = date(2025, 7, 1)
    for year in (2023, 2024, 2025):
        state = year_state(year, records, None, LIMITS, today)
        assert state == year_state(year, shuffled, None, LIMITS, today)
        assert state.share_percent is None or 0 <= state.share_percent <= 100
        assert not (state.grain.answer == "no" and today.year <= year)


@given(visits)
def test_a_visit_that_proves_nothing_never_makes_a_no(records: list[Seen]) -> None:
    proven = [seen for seen in records if seen.unproven is None]
    today = date(2026, 1, 1)
    with_all = year_state(2024, records, None, LIMITS, today)
    if year_state(2024, proven, None, LIMITS, today).grain.answer != "no":
        assert with_all.grain.answer != "no"


@given(visits)
def test_a_harvest_seen_makes_the_year(records: list[Seen]) -> None:
    stubble = Observation("stubble", (CropSeen("rice", "harvested", "grain", 100),))
    harvest = record(10**7, date(2024, 9, 20), stubble, None)
    state = year_state(2024, [*records, harvest], None, LIMITS, date(2026, 1, 1))
    assert (state.grain.answer, state.level) == ("yes", "harvested")
