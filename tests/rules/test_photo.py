"""What the bytes of a picture say beside its fix: gaps are marked, absence never is (domain F1, E2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf, nan
from typing import Any

import pytest

from server.rules.claim import ClaimPhoto, Fix
from server.rules.datum import to_bd09, to_gcj02
from server.rules.limits import Limits
from server.rules.photo import arrived, photo_findings, set_findings
from server.rules.place import plane_at
from server.rules.verdict import Finding, PhotoFacts
from tests.makers import LAT, LON
from tests.rules.usual_visit import CLAIM, FIX, MOMENT, PHOTOS, at_place, facts_of, photo_of

PLANE = plane_at(LON, LAT)
LIMITS = Limits()
USUAL = PHOTOS[0]


def findings(
    photo: ClaimPhoto = USUAL, facts: PhotoFacts | None = None, **claim: Any
) -> list[Finding]:
    return list(photo_findings(photo, facts, replace(CLAIM, **claim), PLANE, LIMITS))


def codes(*args: Any, **claim: Any) -> list[str]:
    return [finding.code for finding in findings(*args, **claim)]


def north_of_here(metres: float) -> tuple[float, float]:
    return LON, LAT + metres / PLANE.north_m_per_deg


def test_a_picture_that_says_nothing_is_not_marked() -> None:
    assert findings(USUAL, facts_of(USUAL)) == []


def test_a_picture_that_has_not_arrived_is_not_marked() -> None:
    assert findings(USUAL, None) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [("camera", []), ("camera_app", []), ("gallery", [("photo_from_gallery", "note")])],
)
def test_a_picture_from_the_gallery_is_noted(source: Any, expected: list[tuple[str, str]]) -> None:
    found = findings(replace(USUAL, source=source))
    assert [(finding.code, finding.weight) for finding in found] == expected


@pytest.mark.parametrize(
    ("seconds_after_end", "marked"),
    [(-720, False), (-721, True), (0, False), (600, False), (601, True)],
)
def test_a_picture_belongs_to_the_visit_with_ten_minutes_to_spare(
    seconds_after_end: int, marked: bool
) -> None:
    taken_at = MOMENT + timedelta(seconds=seconds_after_end)
    assert codes(replace(USUAL, taken_at=taken_at)) == ["photo_outside_visit"] * marked


class TestTime:
    @pytest.mark.parametrize(
        ("seconds", "marked"),
        [(0, False), (600, False), (-600, False), (601, True), (-601, True), (86_400, True)],
    )
    def test_the_picture_s_own_time_may_differ_by_ten_minutes(
        self, seconds: int, marked: bool
    ) -> None:
        moment = MOMENT + timedelta(seconds=seconds)
        assert codes(USUAL, facts_of(USUAL, exif_taken_at=moment)) == ["photo_time_gap"] * marked

    def test_the_gap_is_told_in_minutes_and_names_the_picture(self) -> None:
        facts = facts_of(USUAL, exif_taken_at=MOMENT - timedelta(hours=2))
        assert findings(USUAL, facts) == [
            Finding("photo_time_gap", "question", {"minutes": 120}, USUAL.sha256)
        ]

    @pytest.mark.parametrize(
        ("local", "offset_min", "marked"),
        [
            ("2026-07-01T10:00:00", 480, False),
            ("2026-07-01T10:10:00", 480, False),
            ("2026-07-01T10:10:01", 480, True),
            ("2026-07-01T02:00:00", 480, True),
            ("2026-07-01T07:30:00", 330, False),
            ("2026-06-30T22:00:00", -240, False),
            ("0000:00:00 00:00:00", 480, False),
            ("", 480, False),
        ],
    )
    def test_local_time_is_read_in_the_zone_of_the_visit(
        self, local: str, offset_min: int, marked: bool
    ) -> None:
        facts = facts_of(USUAL, exif_local_time=local)
        assert codes(USUAL, facts, utc_offset_min=offset_min) == ["photo_time_gap"] * marked

    def test_the_satellites_time_goes_before_the_local_one(self) -> None:
        facts = facts_of(USUAL, exif_taken_at=MOMENT, exif_local_time="2001-01-01T00:00:00")
        assert findings(USUAL, facts) == []

    def test_a_time_without_zone_is_no_instant(self) -> None:
        assert findings(USUAL, facts_of(USUAL, exif_taken_at=datetime(2001, 1, 1))) == []

    def test_the_ends_of_the_calendar_do_not_break_it(self) -> None:
        first, last = datetime(2, 1, 1, tzinfo=UTC), "9999-12-31T23:59:59"
        photo = replace(USUAL, taken_at=first)
        assert "photo_time_gap" in codes(photo, facts_of(photo, exif_local_time=last))


class TestPlace:
    @pytest.mark.parametrize(("metres", "marked"), [(0, False), (103.9, False), (104.1, True)])
    def test_the_picture_s_place_may_differ_by_100_m_and_the_fix_s_accuracy(
        self, metres: float, marked: bool
    ) -> None:
        lon, lat = north_of_here(metres)
        found = codes(USUAL, facts_of(USUAL, exif_lon=lon, exif_lat=lat))
        assert found == ["photo_place_gap"] * marked

    @pytest.mark.parametrize(("metres", "marked"), [(123.9, False), (124.1, True)])
    def test_and_by_its_own_accuracy_where_it_says_one(self, metres: float, marked: bool) -> None:
        lon, lat = north_of_here(metres)
        facts = facts_of(USUAL, exif_lon=lon, exif_lat=lat, exif_accuracy_m=20.0)
        assert codes(USUAL, facts) == ["photo_place_gap"] * marked

    @pytest.mark.parametrize(
        ("lon", "lat"),
        [
            (None, None),
            (LON, None),
            (None, LAT),
            (0.0, 0.0),
            (0.004, 0.005),
            (nan, nan),
            (LON, nan),
            (inf, LAT),
            (181.0, LAT),
            (LON, 91.0),
            (LAT, LON),
        ],
    )
    def test_a_blanked_or_impossible_place_is_missing_not_wrong(
        self, lon: float | None, lat: float | None
    ) -> None:
        assert findings(USUAL, facts_of(USUAL, exif_lon=lon, exif_lat=lat)) == []

    def test_a_place_just_off_the_null_island_is_a_place(self) -> None:
        facts = facts_of(USUAL, exif_lon=0.006, exif_lat=0.005)
        assert codes(USUAL, facts) == ["photo_place_gap"]

    def test_without_any_fix_there_is_nothing_to_compare(self) -> None:
        photo = replace(USUAL, fix=None)
        assert findings(photo, facts_of(photo, exif_lon=100.0, exif_lat=30.0), fix=None) == []

    @pytest.mark.parametrize("own", [None, at_place(0.0, 0.0), at_place(nan, nan)])
    def test_a_picture_without_a_usable_fix_is_compared_with_the_record_s(
        self, own: Fix | None
    ) -> None:
        photo = replace(USUAL, fix=own)
        facts = facts_of(photo, exif_lon=100.0, exif_lat=30.0)
        assert codes(photo, facts) == ["photo_place_gap"]


class TestShift:
    """One of the two places in a shifted datum is a datum's fault, not the person's (E2)."""

    @pytest.mark.parametrize("shift", [to_gcj02, to_bd09])
    def test_a_picture_in_a_shifted_datum(self, shift: Any) -> None:
        lon, lat = shift(LON, LAT)
        found = findings(USUAL, facts_of(USUAL, exif_lon=lon, exif_lat=lat))
        assert [(finding.code, finding.weight) for finding in found] == [("datum_shift", "review")]
        assert found[0].facts == {"distance_m": 507 if shift is to_gcj02 else 1147}

    @pytest.mark.parametrize("shift", [to_gcj02, to_bd09])
    def test_a_fix_in_a_shifted_datum_that_it_does_not_name(self, shift: Any) -> None:
        photo = photo_of(fix=at_place(*shift(LON, LAT)))
        assert codes(photo, facts_of(photo, exif_lon=LON, exif_lat=LAT)) == ["datum_shift"]

    @pytest.mark.parametrize(("shift", "datum"), [(to_gcj02, "GCJ02"), (to_bd09, "BD09")])
    def test_a_fix_that_names_its_datum_agrees_with_a_true_picture(
        self, shift: Any, datum: str
    ) -> None:
        photo = photo_of(fix=at_place(*shift(LON, LAT), datum=datum))
        assert findings(photo, facts_of(photo, exif_lon=LON, exif_lat=LAT)) == []

    @pytest.mark.parametrize(("shift", "datum"), [(to_gcj02, "GCJ02"), (to_bd09, "BD09")])
    def test_fix_and_picture_both_shifted_and_only_the_fix_says_so(
        self, shift: Any, datum: str
    ) -> None:
        lon, lat = shift(LON, LAT)
        photo = photo_of(fix=at_place(lon, lat, datum=datum))
        assert codes(photo, facts_of(photo, exif_lon=lon, exif_lat=lat)) == ["datum_shift"]

    @pytest.mark.parametrize("datum", ["GCJ02", "BD09"])
    def test_a_fix_that_names_a_datum_it_is_not_in(self, datum: str) -> None:
        photo = photo_of(fix=at_place(LON, LAT, datum=datum))
        assert codes(photo, facts_of(photo, exif_lon=LON, exif_lat=LAT)) == ["datum_shift"]

    def test_as_far_in_another_direction_is_another_place(self) -> None:
        lon, lat = north_of_here(507)
        assert codes(USUAL, facts_of(USUAL, exif_lon=lon, exif_lat=lat)) == ["photo_place_gap"]

    @pytest.mark.parametrize(("off_m", "code"), [(59, "datum_shift"), (61, "photo_place_gap")])
    def test_the_two_agree_within_60_m_once_it_is_undone(self, off_m: float, code: str) -> None:
        lon, lat = to_gcj02(*north_of_here(off_m))
        assert codes(USUAL, facts_of(USUAL, exif_lon=lon, exif_lat=lat)) == [code]

    def test_no_shift_is_suspected_outside_china(self) -> None:
        photo = photo_of(fix=at_place(2.35, 48.85))
        facts = facts_of(photo, exif_lon=2.3547, exif_lat=48.8479)
        assert codes(photo, facts) == ["photo_place_gap"]


class TestSet:
    def test_the_whole_set_of_good_pictures(self) -> None:
        here = arrived(CLAIM, {photo.sha256: facts_of(photo) for photo in PHOTOS})
        assert list(here) == [photo.sha256 for photo in PHOTOS]
        assert list(set_findings(CLAIM, here)) == []

    def test_pictures_never_taken_are_named_whether_others_arrived_or_not(self) -> None:
        claim = replace(CLAIM, photos=(PHOTOS[1], photo_of("extra")))
        assert list(set_findings(claim, {})) == [
            Finding("photo_set_incomplete", "question", {"missing": "overview, opposite"})
        ]

    def test_pictures_on_their_way_are_not_missing(self) -> None:
        assert list(set_findings(CLAIM, {})) == []

    def test_a_picture_that_cannot_be_opened_is_marked(self) -> None:
        broken = facts_of(PHOTOS[1], readable=False, width_px=None, height_px=None)
        assert list(set_findings(CLAIM, {broken.sha256: broken})) == [
            Finding("photo_unreadable", "question", {"role": "closeup"}, broken.sha256)
        ]

    @pytest.mark.parametrize(
        ("roles", "original", "missing"),
        [
            (("closeup",), {"overview", "closeup", "opposite"}, None),
            (("closeup",), {"overview", "closeup"}, "opposite"),
            (("opposite",), {"overview", "closeup"}, None),
            (("closeup",), set(), "overview, opposite"),
        ],
    )
    def test_a_re_shoot_leaves_the_other_pictures_with_the_original(
        self, roles: tuple[str, ...], original: set[str], missing: str | None
    ) -> None:
        claim = replace(CLAIM, reshoot_of="x", photos=tuple(photo_of(role) for role in roles))
        expected = [Finding("photo_set_incomplete", "question", {"missing": missing})]
        assert list(set_findings(claim, {}, original)) == (expected if missing else [])

    def test_a_re_shoot_of_a_record_that_is_not_there_stands_alone(self) -> None:
        claim = replace(CLAIM, reshoot_of="x", photos=(photo_of("closeup"),))
        assert list(set_findings(claim, {})) == [
            Finding("reshoot_of_unknown", "note"),
            Finding("photo_set_incomplete", "question", {"missing": "overview, opposite"}),
        ]

    def test_facts_under_another_hash_are_not_this_picture_s(self) -> None:
        assert arrived(CLAIM, {USUAL.sha256: facts_of(PHOTOS[1])}) == {}

    def test_facts_of_pictures_the_record_does_not_name_are_left_out(self) -> None:
        other = photo_of("extra")
        assert arrived(CLAIM, {other.sha256: facts_of(other)}) == {}


def test_nothing_of_a_gap_depends_on_the_fix_being_the_same_object() -> None:
    photo = replace(USUAL, fix=replace(FIX))
    assert findings(photo, facts_of(photo, exif_lon=LON, exif_lat=LAT)) == []
