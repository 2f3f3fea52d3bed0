"""The verdict over one record: what evidence it lacks, what is asked, and that nothing is corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import inf, nan
from typing import Any

import pytest

from server.rules.claim import Claim, CropSeen, Fix, Observation, Trees
from server.rules.datum import to_bd09, to_gcj02
from server.rules.edition import DEFAULT_EDITION
from server.rules.inspection import Earlier, judge, local_day, photo_positions, record_fix
from server.rules.seal import Seal
from server.rules.verdict import Finding, PhotoFacts, Verdict
from tests.makers import LAT, LON, square
from tests.rules.usual_visit import (
    CLAIM,
    FIX,
    GROUND,
    MOMENT,
    PHOTOS,
    RICE,
    at_place,
    facts_of,
    metres_off,
    photo_of,
)

LIMITS = DEFAULT_EDITION.limits
ARRIVED = {photo.sha256: facts_of(photo) for photo in PHOTOS}


SEALED = Seal("good", "good")


def verdict_of(
    claim: Claim = CLAIM,
    photos: dict[str, PhotoFacts] | None = None,
    received_at: datetime = MOMENT + timedelta(hours=1),
    skew_s: float | None = None,
    **ground: Any,
) -> Verdict:
    here = ARRIVED if photos is None else photos
    at = replace(GROUND, **ground)
    return judge(claim, here, at, Earlier(None), DEFAULT_EDITION, received_at, skew_s, seal=SEALED)


def taken_at(fix: Fix | None) -> Claim:
    """The visit with this fix for all its pictures."""
    photos = tuple(replace(photo, fix=fix) for photo in PHOTOS)
    return replace(CLAIM, fix=fix, photos=photos)


def seen(cover: Any = "crop", **fields: Any) -> Claim:
    return replace(CLAIM, observation=replace(RICE, cover=cover, **fields))


def found(verdict: Verdict) -> dict[str, Finding]:
    return {finding.code: finding for finding in verdict.findings}


def answers(verdict: Verdict) -> tuple[str, str, str]:
    return verdict.cultivated.answer, verdict.farmable.answer, verdict.grain.answer


def test_the_usual_visit_is_answered_without_a_question() -> None:
    verdict = verdict_of()
    assert verdict.position.class_ == "inside"
    assert answers(verdict) == ("yes", "yes", "yes")
    assert (verdict.grain.year, verdict.grain.level) == (2026, "standing")
    assert (verdict.land_class, verdict.attribute) == ("0101", "LS")
    assert (verdict.findings, verdict.owed_photos, verdict.late) == ((), (), False)
    assert verdict.edition == DEFAULT_EDITION.id


class TestEvidence:
    def test_owed_pictures_leave_every_answer_open(self) -> None:
        verdict = verdict_of(photos={})
        assert answers(verdict) == ("unknown", "unknown", "unknown")
        assert verdict.grain.clause == verdict.cultivated.clause == "photos_owed"
        assert verdict.owed_photos == tuple(photo.sha256 for photo in PHOTOS)
        assert verdict.findings == ()

    def test_one_owed_picture_is_enough(self) -> None:
        here = {photo.sha256: facts_of(photo) for photo in PHOTOS[:2]}
        verdict = verdict_of(photos=here)
        assert verdict.grain.clause == "photos_owed"
        assert verdict.owed_photos == (PHOTOS[2].sha256,)

    def test_a_visit_without_pictures_proves_nothing(self) -> None:
        verdict = verdict_of(replace(CLAIM, photos=()))
        assert verdict.grain.clause == "no_photo"
        assert "photo_set_incomplete" in found(verdict)

    def test_pictures_that_cannot_be_opened_prove_nothing(self) -> None:
        here = {photo.sha256: facts_of(photo, readable=False) for photo in PHOTOS}
        verdict = verdict_of(photos=here)
        assert answers(verdict) == ("unknown", "unknown", "unknown")
        assert verdict.grain.clause == "photos_unreadable"

    def test_one_readable_picture_is_evidence(self) -> None:
        here = ARRIVED | {PHOTOS[0].sha256: facts_of(PHOTOS[0], readable=False)}
        verdict = verdict_of(photos=here)
        assert verdict.grain.answer == "yes"
        assert found(verdict)["photo_unreadable"].photo == PHOTOS[0].sha256

    def test_what_excludes_the_land_holds_without_any_evidence(self) -> None:
        verdict = verdict_of(photos={}, excluded_by=("生态保护红线",))
        assert (verdict.cultivated.answer, verdict.cultivated.row) == ("no", 1)
        assert found(verdict)["excluded_layer"].facts == {"layers": "生态保护红线"}


class TestPlace:
    @pytest.mark.parametrize(
        ("north_m", "class_", "answer"),
        [(54.2, "edge", "yes"), (54.5, "outside", "unknown"), (500, "outside", "unknown")],
    )
    def test_the_edge_counts_and_outside_does_not(
        self, north_m: float, class_: str, answer: str
    ) -> None:
        verdict = verdict_of(taken_at(at_place(*metres_off(0, north_m))))
        assert (verdict.position.class_, verdict.grain.answer) == (class_, answer)

    def test_outside_tells_how_far_and_which_way_to_go(self) -> None:
        verdict = verdict_of(taken_at(at_place(*metres_off(0, 144.35))))
        assert verdict.grain.clause == "position_outside"
        assert found(verdict)["outside"].facts == {"distance_m": 100, "direction_deg": 180}

    @pytest.mark.parametrize("metres", [None, nan, -1.0, 50.1, inf])
    def test_without_a_usable_accuracy_the_place_is_unknown(self, metres: float | None) -> None:
        verdict = verdict_of(taken_at(replace(FIX, accuracy_m=metres)))
        assert verdict.position.class_ == "unknown"
        assert verdict.grain.clause == "position_unknown"
        assert {"accuracy_missing", "accuracy_poor"} & set(found(verdict))
        assert "outside" not in found(verdict)

    @pytest.mark.parametrize("fix", [None, at_place(0, 0), at_place(nan, LAT), at_place(LON, 91)])
    def test_no_place_at_all_is_asked_for(self, fix: Fix | None) -> None:
        verdict = verdict_of(taken_at(fix))
        assert verdict.grain.clause == "position_unknown"
        assert verdict.position.distance_m is None
        assert list(found(verdict)) == ["no_fix"]

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"source": "map"}, "fix_from_map"),
            ({"age_ms": 60_001}, "fix_old"),
            ({"datum": "GCJ02", "lon": 107.454693, "lat": 31.117851}, "datum_named"),
        ],
    )
    def test_a_poor_fix_is_marked_and_counts(self, changed: dict[str, Any], code: str) -> None:
        verdict = verdict_of(taken_at(replace(FIX, **changed)))
        assert list(found(verdict)) == [code]
        assert verdict.grain.answer == "yes"

    def test_a_fix_of_a_minute_is_fresh(self) -> None:
        assert verdict_of(taken_at(replace(FIX, age_ms=60_000))).findings == ()

    def test_standing_in_the_neighbours_plot_names_it(self) -> None:
        neighbour = ("plot-b", square(LON, LAT + 0.0009))
        verdict = verdict_of(taken_at(at_place(LON, LAT + 0.0009)), neighbours=(neighbour,))
        assert found(verdict)["in_other_plot"].facts == {"plot_id": "plot-b"}
        assert [near.plot_id for near in verdict.position.nearest] == ["plot-b"]

    def test_a_boundary_that_changed_since_is_noted(self) -> None:
        verdict = verdict_of(boundary_version=2)
        assert verdict.findings == (Finding("boundary_changed", "note", {"phone": 1, "judged": 2}),)
        assert verdict.position.boundary_version == 2


class TestShift:
    @pytest.mark.parametrize(("shift", "datum"), [(to_gcj02, "GCJ02"), (to_bd09, "BD09")])
    @pytest.mark.parametrize("named", ["WGS84", "unknown"])
    def test_a_suspected_shift_is_marked_and_nothing_corrected(
        self, shift: Any, datum: str, named: str
    ) -> None:
        lon, lat = shift(LON, LAT)
        verdict = verdict_of(taken_at(at_place(lon, lat, datum=named)))
        finding = found(verdict)["datum_shift"]
        assert (finding.weight, finding.facts["datum"]) == ("review", datum)
        assert verdict.position.class_ == "outside"
        assert finding.facts["distance_m"] == round(verdict.position.distance_m or 0) > 400
        assert verdict.grain.clause == "position_outside"
        assert "outside" not in found(verdict)

    def test_a_fix_in_wgs84_that_names_another_datum(self) -> None:
        verdict = verdict_of(taken_at(at_place(LON, LAT, datum="GCJ02")))
        assert found(verdict)["datum_shift"].facts["datum"] == "WGS84"

    def test_another_place_is_no_shift(self) -> None:
        verdict = verdict_of(taken_at(at_place(*metres_off(-447, 238))))
        assert "datum_shift" not in found(verdict)


class TestWhichFix:
    OWN, WIDE, NEAR = (at_place(LON + n / 1e4, LAT) for n in (1, 2, 3))

    def test_the_overview_s_before_the_record_s_before_any(self) -> None:
        near, wide = photo_of("closeup", fix=self.NEAR), photo_of(fix=self.WIDE, heading_deg=90.0)
        blank = photo_of(fix=at_place(0, 0), heading_deg=10.0)
        for photos, own, expected in [
            ((near, wide), self.OWN, (self.WIDE, 90.0)),
            ((near, blank), self.OWN, (self.OWN, 10.0)),
            ((near, blank), None, (self.NEAR, None)),
            ((blank,), None, (None, None)),
            ((), self.OWN, (self.OWN, None)),
        ]:
            assert record_fix(replace(CLAIM, fix=own, photos=photos), LIMITS) == expected

    @pytest.mark.parametrize(("metres", "marked"), [(207, False), (209, True)])
    def test_a_picture_taken_elsewhere_is_marked(self, metres: float, marked: bool) -> None:
        far = replace(PHOTOS[1], fix=at_place(*metres_off(metres, 0)))
        verdict = verdict_of(replace(CLAIM, photos=(PHOTOS[0], far, PHOTOS[2])))
        expected = (Finding("photo_elsewhere", "question", {"distance_m": 209}, far.sha256),)
        assert verdict.findings == (expected if marked else ())

    def test_each_picture_has_its_own_place(self) -> None:
        far = replace(PHOTOS[1], fix=at_place(*metres_off(0, 144.35)))
        claim = replace(CLAIM, photos=(PHOTOS[0], far, replace(PHOTOS[2], fix=None)))
        places = photo_positions(claim, GROUND, LIMITS)
        assert [places[photo.sha256].class_ for photo in claim.photos] == [
            "inside",
            "outside",
            "unknown",
        ]


class TestClock:
    """A clock that is wrong is marked; the day and the lateness follow the best time known."""

    @pytest.mark.parametrize(
        ("received", "late"),
        [(timedelta(hours=72), False), (timedelta(hours=72, seconds=1), True)],
    )
    def test_a_record_is_late_after_three_days(self, received: timedelta, late: bool) -> None:
        verdict = verdict_of(received_at=MOMENT + received)
        assert verdict.late is late
        assert verdict.grain.answer == "yes"
        assert verdict.findings == (Finding("late", "note", {"hours": 72}),) * late

    @pytest.mark.parametrize(
        ("skew_s", "marked"),
        [
            (300, False),
            (-300, False),
            (301, True),
            (-301, True),
            (3e11, True),
            (1e21, True),
            (inf, False),
            (nan, False),
        ],
    )
    def test_five_minutes_of_skew_are_borne(self, skew_s: float, marked: bool) -> None:
        verdict = verdict_of(skew_s=skew_s)
        assert ("clock_skew" in found(verdict)) is marked

    @pytest.mark.parametrize(
        ("ahead", "code"),
        [
            (timedelta(seconds=300), None),
            (timedelta(seconds=301), "clock_future"),
            (timedelta(days=4000), "clock_future"),
        ],
    )
    def test_a_clock_in_the_future(self, ahead: timedelta, code: str | None) -> None:
        verdict = verdict_of(moved_to(MOMENT + ahead), received_at=MOMENT)
        assert [finding.code for finding in verdict.findings] == ([code] if code else [])

    @pytest.mark.parametrize(
        ("moment", "unset"),
        [
            (datetime(1970, 1, 1, tzinfo=UTC), True),
            (datetime(2019, 12, 31, 23, 59, 59, tzinfo=UTC), True),
            (datetime(2020, 1, 1, tzinfo=UTC), False),
        ],
    )
    def test_a_clock_that_was_never_set(self, moment: datetime, unset: bool) -> None:
        verdict = verdict_of(moved_to(moment))
        assert ("clock_unset" in found(verdict)) is unset

    def test_of_an_unset_clock_nobody_can_say_that_the_record_is_late(self) -> None:
        verdict = verdict_of(moved_to(datetime(1970, 1, 1, tzinfo=UTC)))
        assert verdict.late is False
        assert "late" not in found(verdict)
        assert verdict.grain.year == 2026

    def test_a_clock_known_to_be_slow_makes_no_record_late(self) -> None:
        slow = timedelta(days=4)
        verdict = verdict_of(moved_to(MOMENT - slow), skew_s=-slow.total_seconds())
        assert verdict.late is False
        assert list(found(verdict)) == ["clock_skew"]

    def test_a_clock_known_to_be_fast_hides_no_lateness(self) -> None:
        fast = timedelta(days=4)
        received_at = MOMENT + timedelta(hours=73)
        verdict = verdict_of(moved_to(MOMENT + fast), None, received_at, fast.total_seconds())
        assert verdict.late is True
        assert found(verdict)["late"].facts == {"hours": 73}

    def test_a_visit_that_ends_before_it_starts_is_asked_about(self) -> None:
        claim = replace(CLAIM, started_at=MOMENT + timedelta(seconds=1))
        assert "visit_ends_before_start" in found(verdict_of(claim))


def moved_to(moment: datetime) -> Claim:
    """The visit by a clock that showed this."""
    photos = tuple(replace(photo, taken_at=moment) for photo in PHOTOS)
    return replace(CLAIM, started_at=moment, finished_at=moment, photos=photos)


@pytest.mark.parametrize(
    ("finished_at", "offset_min", "skew_s", "day"),
    [
        ("2025-12-31T15:59:59Z", 480, None, date(2025, 12, 31)),
        ("2025-12-31T16:00:00Z", 480, None, date(2026, 1, 1)),
        ("2025-12-31T16:00:00Z", 480, 300.0, date(2026, 1, 1)),
        ("2025-12-31T16:00:00Z", 480, 301.0, date(2025, 12, 31)),
        ("2025-12-31T16:00:00Z", -240, None, date(2025, 12, 31)),
        ("1970-01-01T00:00:00Z", 480, None, date(2026, 1, 2)),
        ("2031-01-01T00:00:00Z", 480, None, date(2026, 1, 2)),
        ("2025-12-31T16:00:00Z", 480, inf, date(2026, 1, 1)),
        ("2025-12-31T16:00:00Z", 480, 1e300, date(2026, 1, 1)),
    ],
)
def test_the_day_is_the_visit_s_own(
    finished_at: str, offset_min: int, skew_s: float | None, day: date
) -> None:
    claim = replace(
        CLAIM, finished_at=datetime.fromisoformat(finished_at), utc_offset_min=offset_min
    )
    received_at = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
    assert local_day(claim, received_at, skew_s, LIMITS) == day


@pytest.mark.parametrize(
    ("claim", "code", "facts"),
    [
        (seen(crops=()), "crop_missing", {}),
        (seen("stubble", crops=()), "crop_missing", {}),
        (seen(crops=(CropSeen("hops", "heading", None, 100),)), "crop_unknown", {"crop": "hops"}),
        (
            seen(crops=(CropSeen("maize", "heading", None, 50),)),
            "purpose_missing",
            {"crop": "maize"},
        ),
        (seen(crops=(CropSeen("rice", None, "grain", 50),)), "stage_missing", {"crop": "rice"}),
        (
            seen(crops=(CropSeen("wheat", "heading", "grain", 50),)),
            "out_of_season",
            {"crop": "wheat", "day": "2026-07-01"},
        ),
        (seen(trees=Trees("fruit", "citrus", 20, None, 10)), "canopy_method_missing", {}),
        (seen(note="田坎垮了"), "has_note", {}),
    ],
)
def test_what_was_not_said_is_asked(claim: Claim, code: str, facts: dict[str, Any]) -> None:
    assert found(verdict_of(claim))[code].facts == facts


@pytest.mark.parametrize(
    "observation",
    [
        Observation("weeds"),
        replace(RICE, note=" \n"),
        replace(RICE, cover="stubble", crops=(CropSeen("wheat", None, "grain", 100),)),
    ],
)
def test_what_was_said_is_not_asked_again(observation: Observation) -> None:
    asked = {"crop_missing", "stage_missing", "purpose_missing", "has_note", "out_of_season"}
    assert not asked & set(found(verdict_of(replace(CLAIM, observation=observation))))
